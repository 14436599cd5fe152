/** What every command gets: streams, the folder the person stands in, and the data folder. */
import type { Readable, Writable } from 'node:stream'

export type CliIo = {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  /** Relative file arguments are relative to this. */
  readonly cwd: string
  readonly dataDir: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Answers with the exit code: 0 done, 1 failed, 2 wrong input, 3 a model is missing. */
export type Command = (argv: readonly string[], io: CliIo) => Promise<number>

/** Wrong input or usage: one line of reason on stderr, nothing on stdout, exit code 2. */
export class UsageError extends Error {}
