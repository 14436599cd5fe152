/** Makes FLAC for keeping and Opus for playing out of a settled recording, one at a time, in the background. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { setPriority } from 'node:os'
import type { Log } from '../log.ts'
import type { Db } from '../store/index.ts'
import { type RecordingRow, setArchived } from '../store/recording.ts'
import { findFfmpeg } from './media.ts'

export type Archive = {
  /** Queues a recording; the same one twice is done twice only if it changed. */
  add(row: RecordingRow, pcmPath: string): void
  /** Resolves when the queue is empty. */
  idle(): Promise<void>
  close(): Promise<void>
}

export const flacPath = (pcmPath: string) => pcmPath.replace(/\.pcm$/, '.flac')
export const opusPath = (pcmPath: string) => pcmPath.replace(/\.pcm$/, '.opus')

const quiet = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-protocol_whitelist', 'file,pipe']
const raw = ['-f', 's16le', '-ar', '16000', '-ac', '1']

export function createArchive(options: {
  readonly db: Db
  readonly log: Log
  readonly clock: () => Date
}): Archive {
  const { db, log, clock } = options
  let turn: Promise<void> = Promise.resolve()
  let child: ChildProcess | null = null
  let closed = false
  const waiting = new Set<string>()

  /** Runs ffmpeg at low priority; gives the SHA-256 of what it prints. */
  async function run(args: readonly string[]): Promise<string> {
    if (closed) throw new Error('closed')
    const running = spawn(findFfmpeg(), [...quiet, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    child = running
    try {
      if (running.pid !== undefined) setPriority(running.pid, 15)
    } catch {
      // then at normal priority
    }
    let fault = ''
    running.stderr.on('data', (text: Buffer) => {
      fault = (fault + text.toString()).slice(-500)
    })
    const ended = new Promise<number>((resolve, reject) => {
      running.on('error', reject)
      running.on('close', (code) => resolve(code ?? 1))
    })
    const hash = createHash('sha256')
    for await (const chunk of running.stdout as AsyncIterable<Buffer>) hash.update(chunk)
    const code = await ended
    child = null
    if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${fault}`)
    return hash.digest('hex')
  }

  async function finish(part: string, path: string): Promise<void> {
    const file = await open(part, 'r+')
    await file.chmod(0o600)
    await file.datasync()
    await file.close()
    await rename(part, path)
  }

  async function make(row: RecordingRow, pcmPath: string): Promise<void> {
    if (closed || row.samples === 0) return
    const flac = flacPath(pcmPath)
    const opus = opusPath(pcmPath)
    const input = [...raw, '-i', `file:${pcmPath}`]
    // `-t` keeps out what was added after the hash was made.
    const length = ['-t', String(row.samples / 16_000)]
    try {
      await run([...input, ...length, '-c:a', 'flac', '-f', 'flac', '-y', `file:${flac}.part`])
      const back = await run(['-f', 'flac', '-i', `file:${flac}.part`, '-f', 's16le', 'pipe:1'])
      if (back !== row.sha256) throw new Error('the FLAC does not give the same sound')
      const opusArgs = ['-c:a', 'libopus', '-b:a', '32k', '-application', 'voip', '-f', 'ogg']
      await run([...input, ...length, ...opusArgs, '-y', `file:${opus}.part`])
      await finish(`${flac}.part`, flac)
      await finish(`${opus}.part`, opus)
      await setArchived(db, row, clock().toISOString())
    } catch (error) {
      await Promise.all([rm(`${flac}.part`, { force: true }), rm(`${opus}.part`, { force: true })])
      // The PCM stays, so nothing is lost; the next start tries again.
      if (!closed) {
        log.error('archive copy failed', { bagian: row.bagian_id, cause: String(error) })
      }
    }
  }

  return {
    add(row, pcmPath) {
      const key = `${pcmPath} ${row.sha256}`
      if (waiting.has(key)) return
      waiting.add(key)
      turn = turn.then(() => make(row, pcmPath)).finally(() => waiting.delete(key))
    },
    idle: () => turn,
    async close() {
      closed = true
      child?.kill('SIGKILL')
      await turn
    },
  }
}
