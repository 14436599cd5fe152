/**
 * The server's side of listening to voices: one process for the whole server, started when first asked, put away when
 * nobody has asked for a while, and started again when it dies. A question it cannot answer is answered with null.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { findModel } from '../models/index.ts'
import type { HeardWindow } from './listen.ts'
import { type EarAnswer, type EarQuestion, unpack } from './packed.ts'

export type VoiceListener = {
  /** False where the models are missing: then nothing is started and nothing fetched. */
  ready(): Promise<boolean>
  /** The voices in a stretch that is on disk already, or null where nobody could listen. */
  hear(stretch: {
    readonly pcmPath: string
    readonly fromSample: number
    readonly toSample: number
  }): Promise<HeardWindow[] | null>
  /** Of the process at work, for tests that kill it. */
  readonly pid: number | null
  close(): Promise<void>
}

type Log = { warn(sentence: string, fields?: Readonly<Record<string, unknown>>): void }

/** Somebody may have installed the model meanwhile. */
const readyForMs = 30_000
const idleMs = 5 * 60_000
/** Deaths in a row without an answer: then it is left alone for a while. */
const maxDeaths = 3
const restMs = 60_000

export function openListener({ dataDir, log }: { dataDir: string; log: Log }): VoiceListener {
  let child: ChildProcess | null = null
  let known: { readonly at: number; readonly ready: Promise<boolean> } | null = null
  let deaths = 0
  let restUntil = 0
  let told = false
  let next = 0
  let closed = false
  let idle: NodeJS.Timeout | undefined
  const waiting = new Map<number, (heard: HeardWindow[] | null) => void>()

  function tell(cause: string): void {
    if (!told) log.warn('voices could not be listened to', { cause })
    told = true
  }

  function settle(id: number, heard: HeardWindow[] | null): void {
    waiting.get(id)?.(heard)
    waiting.delete(id)
  }

  function rest(): void {
    clearTimeout(idle)
    if (waiting.size > 0) return
    idle = setTimeout(stop, idleMs)
    idle.unref()
  }

  function stop(): void {
    const own = child
    child = null
    own?.kill()
  }

  function start(): ChildProcess | null {
    if (closed || Date.now() < restUntil) return null
    const own = fork(new URL('./ear.ts', import.meta.url), [], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    own.on('message', (answer: EarAnswer) => {
      if ('heard' in answer) {
        deaths = 0
        told = false
        settle(answer.id, unpack(answer.heard))
      } else {
        tell(answer.fault)
        settle(answer.id, null)
      }
      rest()
    })
    // A write into a process that just died.
    own.on('error', () => {})
    own.on('exit', (code, signal) => {
      if (child !== own) return
      child = null
      deaths++
      if (deaths >= maxDeaths) {
        deaths = 0
        restUntil = Date.now() + restMs
      }
      tell(`ended (${signal ?? code})`)
      for (const id of [...waiting.keys()]) settle(id, null)
    })
    return own
  }

  async function look(): Promise<boolean> {
    const found = await Promise.all(
      ['voice-ge2e', 'silero-vad'].map((id) => findModel(id, { dataDir })),
    )
    return found.every((folder) => folder !== null)
  }

  function ready(): Promise<boolean> {
    if (known === null || Date.now() - known.at > readyForMs) {
      known = { at: Date.now(), ready: look() }
    }
    return known.ready
  }

  return {
    ready,
    async hear(stretch) {
      if (!(await ready())) return null
      clearTimeout(idle)
      child ??= start()
      const own = child
      if (own === null) return null
      return new Promise((done) => {
        const id = next++
        waiting.set(id, done)
        own.send({ id, dataDir, ...stretch } satisfies EarQuestion, (error) => {
          if (error) settle(id, null)
        })
      })
    },
    get pid() {
      return child?.pid ?? null
    },
    async close() {
      closed = true
      clearTimeout(idle)
      const own = child
      child = null
      for (const id of [...waiting.keys()]) settle(id, null)
      if (own === null) return
      const ended = new Promise<void>((done) => own.once('exit', () => done()))
      own.kill('SIGKILL')
      await ended
    },
  }
}
