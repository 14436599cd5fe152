/** A transcription process: one engine, one role. Hears `ToWorker` from its parent and ends with it. */
import { RisalahError } from '../server/domain/errors.ts'
import { type CarefulWork, createCarefulWork } from './careful.ts'
import { EngineError } from './engine.ts'
import { openEngine } from './engines/index.ts'
import { createLiveWork, type Work } from './live.ts'
import { type FromWorker, ToWorker } from './protocol.ts'
import { openVoiceActivity } from './vad/index.ts'

type Configure = Extract<ToWorker, { type: 'configure' }>
type Running = { work: Work; revise: CarefulWork['revise'] | null; close: () => Promise<void> }

/** Live pieces are short, so that their text comes soon; files are cut where people pause. */
const pieceSeconds = { live: 9, careful: 18 } as const

function send(message: FromWorker): void {
  // A parent that is gone is noticed by `disconnect`.
  if (process.connected) process.send?.(message)
}

/** Says what went wrong and ends: a native engine that failed once is not trusted to go on. */
function fail(error: unknown): void {
  const missing = error instanceof RisalahError && error.code === 'model_missing'
  const known = error instanceof EngineError ? error : null
  const message: FromWorker = {
    type: 'failed',
    code: missing ? 'model_missing' : 'engine_failed',
    message: error instanceof Error ? error.message : String(error),
    retryable: !missing && (known?.retryable ?? true),
  }
  if (!process.connected) process.exit(1)
  process.send?.(message, () => process.exit(1))
}

async function start({ role, choice, dataDir, threads }: Configure): Promise<Running> {
  const { model, language, hints } = choice
  const engine = await openEngine(choice.engine, {
    ...{ dataDir, model, language, threads, hints },
    env: process.env,
  })
  const openVad = () => openVoiceActivity({ dataDir, maxSpeechSeconds: pieceSeconds[role] })
  // Loads the detector now rather than at the first word, and fails here where it is missing.
  await openVad()
  const parts = { engine, hints, openVad, send, onFault: fail }
  const careful = role === 'careful' ? createCarefulWork(parts) : null
  const work = careful ?? createLiveWork(parts)
  const { packs, can } = engine
  send({ type: 'ready', engine: choice.engine, model, packs, online: can.online })
  return {
    work,
    revise: careful?.revise ?? null,
    async close() {
      await work.stop()
      await engine.close()
    },
  }
}

let running: Running | null = null
/** Messages are taken one after another, so that a span never overtakes the engine's start. */
let tail: Promise<void> = Promise.resolve()

async function take(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'configure':
      running ??= await start(message)
      return
    case 'span':
      return running?.work.add(message.span)
    case 'advance':
      return running?.work.advance(message.spanId, message.availableSample, message.toSample)
    case 'revise':
      return running?.revise?.(message)
    case 'drop':
      return running?.work.drop(message.spanId)
    case 'stop':
      await running?.close()
      process.exit(0)
  }
}

process.on('message', (raw) => {
  tail = tail.then(() => take(ToWorker.parse(raw))).catch(fail)
})
process.on('disconnect', () => process.exit(0))
// The terminal's Ctrl-C reaches the whole group; the parent decides when this process ends.
process.on('SIGINT', () => {})
