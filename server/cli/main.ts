/** `risalah COMMAND …`: picks the command, gives it the streams, turns its answer into an exit code. */
import { resolve } from 'node:path'
import { RisalahError } from '../domain/errors.ts'
import { type CliIo, type Command, UsageError } from './io.ts'

/** Name → lazy import, so that `normalize` never loads an engine. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).runInit,
  serve: async () => (await import('./serve.ts')).runServe,
  models: async () => (await import('./models.ts')).runModels,
  transcribe: async () => (await import('./transcribe.ts')).runTranscribe,
  analyse: async () => (await import('./analyse.ts')).runAnalyse,
  normalize: async () => (await import('./normalize.ts')).runNormalize,
  verify: async () => (await import('./verify.ts')).runVerify,
  demo: async () => (await import('./demo.ts')).runDemo,
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  const load = name === undefined ? undefined : commands[name]
  if (load === undefined) {
    process.stderr.write(`Pakai: risalah ${Object.keys(commands).join(' | ')}\n`)
    return 2
  }
  const io: CliIo = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.env.INIT_CWD ?? process.cwd(),
    dataDir: resolve(process.env.RISALAH_DATA || resolve(import.meta.dirname, '../../data')),
    env: process.env,
  }
  try {
    return await (await load())(rest, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`${error.message.replaceAll('\n', ' ')}\n`)
      return 2
    }
    if (error instanceof RisalahError) {
      io.stderr.write(`${error.message}\n`)
      return error.code === 'model_missing' ? 3 : error.status < 500 ? 2 : 1
    }
    io.stderr.write(`Gagal: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
