/** `risalah normalize [FILE|-]`: spoken lines in, the same number of written lines out. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { normalizeLine } from '../language/index.ts'
import { type CliIo, UsageError } from './io.ts'

/** The text of FILE, or of the standard input for `-` and for nothing. */
export async function readInput(
  argv: readonly string[],
  io: CliIo,
  usage: string,
): Promise<string> {
  const [file, ...rest] = argv
  if (rest.length > 0 || (file !== undefined && file !== '-' && file.startsWith('-'))) {
    throw new UsageError(usage)
  }
  let bytes: Uint8Array
  if (file === undefined || file === '-') {
    const chunks: Uint8Array[] = []
    for await (const chunk of io.stdin) chunks.push(chunk as Uint8Array)
    bytes = Buffer.concat(chunks)
  } else {
    try {
      bytes = await readFile(resolve(io.cwd, file))
    } catch {
      throw new UsageError(`Berkas "${file}" tidak dapat dibaca.`)
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError('Masukan bukan teks UTF-8.')
  }
}

export async function runNormalize(argv: readonly string[], io: CliIo): Promise<number> {
  const text = await readInput(argv, io, 'Pakai: risalah normalize [FILE|-]')
  if (text === '') return 0
  const ended = text.endsWith('\n')
  const lines = (ended ? text.slice(0, -1) : text).split('\n')
  const written = lines.map((line) => normalizeLine(line.replace(/\r$/, ''))).join('\n')
  await new Promise<void>((done) => io.stdout.write(ended ? `${written}\n` : written, () => done()))
  return 0
}
