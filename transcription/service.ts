/**
 * The server's side of transcription: keeps what has to be recognised, so that a process that dies loses nothing. A
 * span goes on from the end of its last stored final; finals are stored one after another, each exactly once.
 */
import { availableParallelism } from 'node:os'
import {
  type EngineChoice,
  type Partial,
  type Segment,
  type Span,
  sampleRateHz,
} from '../server/domain/speech.ts'
import { units } from './guard.ts'
import { maxWindowSamples } from './packing.ts'
import { createWorkerProcess, type ProcessFault, type WorkerProcess } from './process.ts'
import type { FromWorker, Revisable, WorkerRole } from './protocol.ts'

export type TranscriptionState = 'memulai' | 'siap' | 'mengulang' | 'gagal'

export type TranscriptionEvents = {
  /** Revision 0, in order; `cursorSample` is the checkpoint to store with it. Called again until it succeeds. */
  onFinal(spanId: string, segment: Segment, cursorSample: number): Promise<void>
  /** A better decode of a final. */
  onRevised(spanId: string, segment: Segment): Promise<void>
  onPartial(spanId: string, partial: Partial): void
  /** Every sample of the span is final and better decodes have come. */
  onDone(spanId: string): void
  onState(state: TranscriptionState, fault: ProcessFault | null): void
}

export type Transcription = {
  add(span: Span): void
  advance(spanId: string, availableSample: number, toSample: number | null): void
  /** Forgets a span; resolves when what came of it is stored. */
  drop(spanId: string): Promise<void>
  /** Loads the engine before there is anything to hear. */
  warm(): void
  /** Tries again at once where it cannot work: what it lacked has just been installed. */
  retry(): void
  /** How much recorded sound is not yet recognised. */
  lagMs(spanId: string): number
  readonly state: TranscriptionState
  readonly fault: ProcessFault | null
  /** Of the processes that run, for tests that kill them. */
  pids(): number[]
  close(): Promise<void>
}

type Log = {
  warn(sentence: string, fields?: Readonly<Record<string, unknown>>): void
  error(sentence: string, fields?: Readonly<Record<string, unknown>>): void
}

/** A final that waits for its better decode, with how much was heard in the quick one. */
type Waiting = Revisable & { readonly heard: number }

type Task = {
  span: Span
  /** Where the next final must start. */
  expected: number
  /** Storing, one after another. */
  tail: Promise<void>
  ended: boolean
  waiting: Waiting[]
  revising: Waiting[]
  revisingTries: number
  lastSpeechAt: number
  workerLagMs: number | null
}

/** Better words are asked for once so much speech has gathered, or nobody has spoken for so long. */
const reviseFromSamples = 20 * sampleRateHz
const reviseIdleMs = 8000
const reviseTries = 3
const storeRetryMs = 1000

export function openTranscription(options: {
  choice: EngineChoice
  dataDir: string
  threads?: number
  log: Log
  events: TranscriptionEvents
}): Transcription {
  const { choice, dataDir, log, events } = options
  const threads = options.threads ?? Math.min(4, availableParallelism())
  const tasks = new Map<string, Task>()
  let state: TranscriptionState = 'memulai'
  let fault: ProcessFault | null = null
  let packs = false
  let closed = false

  function setState(next: TranscriptionState, why: ProcessFault | null = null): void {
    if (state === next && fault?.message === why?.message) return
    state = next
    fault = why
    events.onState(next, why)
  }

  const processOf = (role: WorkerRole): WorkerProcess =>
    createWorkerProcess({
      role,
      choice,
      dataDir,
      threads,
      log,
      async onReady(ready) {
        packs = ready.packs
        setState('siap')
        for (const [id, task] of tasks) {
          if (roleOf(task.span) === role) await resume(id, task)
          else if (role === 'careful' && task.revising.length > 0) askRevision(task)
        }
      },
      onMessage: take,
      onCrash: () => setState('mengulang'),
      onFault: (why) => setState('gagal', why),
    })
  const processes = { live: processOf('live'), careful: processOf('careful') }
  const roleOf = (span: Span): WorkerRole => (span.live ? 'live' : 'careful')

  /** Says a span to a fresh process, from where the stored finals end. */
  async function resume(id: string, task: Task): Promise<void> {
    await task.tail
    if (tasks.get(id) !== task || task.ended) return
    processes[roleOf(task.span)].send({
      type: 'span',
      span: { ...task.span, cursorSample: task.expected },
    })
  }

  async function store(run: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await run()
      } catch (error) {
        if (closed) return
        log.error('a final could not be stored and is tried again', { cause: String(error) })
        await new Promise((done) => setTimeout(done, storeRetryMs))
      }
    }
  }

  function take(message: FromWorker): void {
    if (!('spanId' in message)) return
    const task = tasks.get(message.spanId)
    if (task === undefined) return
    switch (message.type) {
      case 'partial':
        events.onPartial(message.spanId, message.partial)
        return
      case 'lag':
        task.workerLagMs = message.lagMs
        return
      case 'final': {
        const { segment, speech, spanId } = message
        // From a process that was told to start elsewhere.
        if (segment.startSample !== task.expected || task.ended) return
        task.expected = segment.endSample
        if (speech !== null) {
          task.lastSpeechAt = Date.now()
          const { sid, startSample, endSample, words } = segment
          const heard = units(segment.text).length
          if (packs) task.waiting.push({ sid, startSample, endSample, speech, words, heard })
        }
        task.tail = task.tail.then(() =>
          store(() => events.onFinal(spanId, segment, segment.endSample)),
        )
        considerRevision(task)
        return
      }
      case 'revised':
        takeRevision(message.spanId, task, message.segments)
        return
      case 'done':
        if (task.span.toSample === null || task.expected < task.span.toSample) return
        task.ended = true
        considerRevision(task)
        void finish(message.spanId, task)
    }
  }

  function takeRevision(spanId: string, task: Task, segments: readonly Segment[]): void {
    const asked = task.revising
    task.revising = []
    task.revisingTries = 0
    const known = segments.every((s, i) => s.sid === asked[i]?.sid)
    const before = asked.reduce((sum, w) => sum + w.heard, 0)
    const after = segments.reduce((sum, s) => sum + units(s.text).length, 0)
    // Much less than the quick decode heard means that the window lost speech: then the quick one stays.
    if (known && segments.length === asked.length && after >= before * 0.6) {
      task.tail = task.tail.then(async () => {
        for (const segment of segments) await store(() => events.onRevised(spanId, segment))
      })
    }
    considerRevision(task)
    if (task.ended) void finish(spanId, task)
  }

  function considerRevision(task: Task): void {
    if (task.revising.length > 0 || task.waiting.length === 0) return
    const lengthOf = (w: Waiting) => w.speech.toSample - w.speech.fromSample
    const gathered = task.waiting.reduce((sum, w) => sum + lengthOf(w), 0)
    const idle = Date.now() - task.lastSpeechAt >= reviseIdleMs
    if (gathered < reviseFromSamples && !idle && !task.ended) return
    let samples = 0
    let count = 0
    for (const each of task.waiting) {
      if (count > 0 && samples + lengthOf(each) > maxWindowSamples) break
      samples += lengthOf(each)
      count++
    }
    task.revising = task.waiting.splice(0, count)
    askRevision(task)
  }

  function askRevision(task: Task): void {
    if (task.revisingTries >= reviseTries) {
      // It kills the engine: the quick final stays.
      task.revising = []
      task.revisingTries = 0
      considerRevision(task)
      if (task.ended) void finish(task.span.spanId, task)
      return
    }
    const { spanId, pcmPath, channel } = task.span
    const segments = task.revising.map(({ heard: _, ...segment }) => segment)
    processes.careful.wake()
    const asked = { type: 'revise', spanId, pcmPath, channel, segments } as const
    if (processes.careful.send(asked)) task.revisingTries++
  }

  async function finish(spanId: string, task: Task): Promise<void> {
    if (task.waiting.length > 0 || task.revising.length > 0) return
    await task.tail
    if (tasks.get(spanId) !== task || task.waiting.length > 0 || task.revising.length > 0) return
    tasks.delete(spanId)
    events.onDone(spanId)
  }

  const timer = setInterval(() => {
    for (const task of tasks.values()) considerRevision(task)
  }, 1000)
  timer.unref()

  return {
    add(span) {
      if (closed || tasks.has(span.spanId)) return
      const task: Task = {
        span,
        expected: span.cursorSample,
        tail: Promise.resolve(),
        ended: false,
        waiting: [],
        revising: [],
        revisingTries: 0,
        lastSpeechAt: Date.now(),
        workerLagMs: null,
      }
      tasks.set(span.spanId, task)
      const role = roleOf(span)
      processes[role].wake()
      processes[role].send({ type: 'span', span })
    },
    advance(spanId, availableSample, toSample) {
      const task = tasks.get(spanId)
      if (task === undefined) return
      task.span = { ...task.span, availableSample, toSample }
      processes[roleOf(task.span)].send({ type: 'advance', spanId, availableSample, toSample })
    },
    async drop(spanId) {
      const task = tasks.get(spanId)
      if (task === undefined) return
      tasks.delete(spanId)
      processes[roleOf(task.span)].send({ type: 'drop', spanId })
      await task.tail
    },
    warm: () => processes.live.wake(),
    retry() {
      for (const process of Object.values(processes)) process.retry()
    },
    lagMs(spanId) {
      const task = tasks.get(spanId)
      if (task === undefined) return 0
      const whole = ((task.span.availableSample - task.expected) * 1000) / sampleRateHz
      return state === 'siap' && task.workerLagMs !== null
        ? Math.min(whole, task.workerLagMs)
        : whole
    },
    get state() {
      return state
    },
    get fault() {
      return fault
    },
    pids: () =>
      Object.values(processes).flatMap((process) => (process.pid === null ? [] : [process.pid])),
    async close() {
      closed = true
      clearInterval(timer)
      await Promise.all([processes.live.close(), processes.careful.close()])
      await Promise.all([...tasks.values()].map((task) => task.tail))
      tasks.clear()
    },
  }
}
