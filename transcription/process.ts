/** One child process that transcribes: started when first needed, started again when it dies, slower each time it gets nowhere. */
import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import type { EngineChoice } from '../server/domain/speech.ts'
import { FromWorker, type ToWorker, type WorkerRole } from './protocol.ts'

export type ProcessFault = {
  readonly code: 'model_missing' | 'engine_failed'
  readonly message: string
}
type Ready = Extract<FromWorker, { type: 'ready' }>

export type WorkerProcess = {
  /** Starts it where it does not run. */
  wake(): void
  /** What it lacked has just been installed: tries at once where it waits to try again. */
  retry(): void
  /** False where it is not ready to hear: what it missed is said again by `onReady`. */
  send(message: ToWorker): boolean
  readonly pid: number | null
  close(): Promise<void>
}

type Log = {
  warn(sentence: string, fields?: Readonly<Record<string, unknown>>): void
}

/** Quick at first, since whoever speaks is waiting; an engine that dies again and again is not worth the processor. */
const delaysMs = [100, 100, 250, 250, 500, 500, 1000, 1000, 2000, 2000, 2000, 2000, 15_000]
/** One that lived so long was not killed by what it had to do first. */
const healthyMs = 5000
/** Whoever was killed from outside, by a person or for want of memory, may work the next time. */
const killedDelayMs = 2000
/** Somebody may have installed the missing model meanwhile, or mended the broken one. */
const retryFaultMs = 60_000
/** A process that died so often before it was ready has a model that it cannot load. */
const maxUnready = 8
const stopGraceMs = 5000

export function createWorkerProcess(parts: {
  role: WorkerRole
  choice: EngineChoice
  dataDir: string
  threads: number
  log: Log
  /** Called each time a process is ready; says again what it has to do. */
  onReady: (ready: Ready) => void | Promise<void>
  onMessage: (message: FromWorker) => void
  /** It died and will be started again. */
  onCrash: () => void
  /** It cannot work, and starting it again would not help. */
  onFault: (fault: ProcessFault) => void
}): WorkerProcess {
  const { role, log } = parts
  let child: ChildProcess | null = null
  let heard = false
  let readyAt = 0
  let closed = false
  let fault: ProcessFault | null = null
  /** Deaths in a row without a result in between. */
  let deaths = 0
  /** Deaths in a row in which it never became ready. */
  let unready = 0
  let timer: NodeJS.Timeout | null = null

  function later(ms: number): void {
    if (closed || timer !== null) return
    timer = setTimeout(() => {
      timer = null
      start()
    }, ms)
  }

  function start(): void {
    if (closed || child !== null) return
    fault = null
    heard = false
    const own = fork(new URL('./main.ts', import.meta.url), [], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    child = own
    // Live words must never wait for better ones.
    if (role === 'careful' && own.pid !== undefined) lowerPriority(own.pid)
    let lastWords = ''
    own.stderr?.on('data', (text: Buffer) => {
      lastWords = (lastWords + text.toString()).slice(-400)
    })
    own.on('message', (raw) => {
      const message = FromWorker.safeParse(raw)
      if (!message.success || child !== own) return
      if (message.data.type === 'failed') {
        const { code, message: sentence, retryable } = message.data
        if (!retryable) fault = { code, message: sentence }
        else log.warn('a transcription process gave up', { role, cause: sentence })
        return
      }
      if (message.data.type === 'ready') {
        heard = true
        unready = 0
        readyAt = Date.now()
        void parts.onReady(message.data)
        return
      }
      if (message.data.type === 'final' || message.data.type === 'revised') deaths = 0
      parts.onMessage(message.data)
    })
    // A write into a process that just died.
    own.on('error', () => {})
    own.on('exit', (code, signal) => {
      if (child !== own) return
      child = null
      if (heard && Date.now() - readyAt > healthyMs) deaths = 0
      // Killed from outside says nothing of the model.
      if (!heard && signal !== 'SIGKILL') unready++
      heard = false
      if (closed) return
      if (unready >= maxUnready) fault ??= unloadable(parts.choice)
      if (fault !== null) {
        parts.onFault(fault)
        later(retryFaultMs)
        return
      }
      const slower = delaysMs[Math.min(deaths, delaysMs.length - 1)]!
      const delay = signal === 'SIGKILL' ? Math.min(slower, killedDelayMs) : slower
      deaths++
      log.warn('a transcription process ended and is started again', {
        role,
        code,
        signal,
        delayMs: delay,
        cause: lastWords.trim().split('\n').at(-1),
      })
      parts.onCrash()
      later(delay)
    })
    const { choice, dataDir, threads } = parts
    own.send({ type: 'configure', role, choice, dataDir, threads } satisfies ToWorker, () => {})
  }

  return {
    wake() {
      if (fault === null && timer === null) start()
    },
    retry() {
      if (fault === null || timer === null) return
      clearTimeout(timer)
      timer = null
      unready = 0
      start()
    },
    send(message) {
      if (child === null || !heard) return false
      child.send(message, () => {})
      return true
    },
    get pid() {
      return child?.pid ?? null
    },
    async close() {
      closed = true
      if (timer !== null) clearTimeout(timer)
      const own = child
      if (own === null) return
      const ended = new Promise<void>((done) => own.once('exit', () => done()))
      own.send({ type: 'stop' } satisfies ToWorker, () => {})
      const late = setTimeout(() => own.kill('SIGKILL'), stopGraceMs)
      await ended
      clearTimeout(late)
    },
  }
}

function unloadable({ engine, model }: EngineChoice): ProcessFault {
  const message = `Mesin ${engine} berhenti setiap kali memuat model ${model}. Model mungkin rusak: hapus, lalu pasang lagi.`
  return { code: 'engine_failed', message }
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, 10)
  } catch {
    // Not allowed here: then both are equal.
  }
}
