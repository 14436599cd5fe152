/**
 * Door of the pipeline room: recorded sound becomes finals in the text. It plans the spans of each recording, gives
 * them to the transcription of the rapat's engine, and stores what comes back with the checkpoint.
 */
import type { Transcription } from '../../transcription/client.ts'
import { can } from '../access/can.ts'
import type { CaptureRoom } from '../capture/index.ts'
import type { DocumentRoom } from '../document/index.ts'
import { RisalahError } from '../domain/errors.ts'
import { type PipelineStatus, RoomJoin, type RoomPartial } from '../domain/protocol/room.ts'
import type { Bagian, Rapat } from '../domain/rapat.ts'
import { type EngineChoice, onlineEngines } from '../domain/speech.ts'
import type { Live } from '../live/index.ts'
import type { Log } from '../log.ts'
import type { RapatRoom } from '../rapat/index.ts'
import type { Store } from '../store/index.ts'
import { recordingsOf } from '../store/recording.ts'
import {
  importsOf,
  insertSpan,
  type SpanRow,
  saveCursor,
  spansOf,
  unfinishedBagian,
  updateSpan,
} from '../store/span.ts'
import { createEngines } from './engines.ts'
import { planSpans } from './spans.ts'
import { statusOf } from './status.ts'
import { excludedRanges, lostRanges, lostText } from './timeline.ts'

export type PipelineParts = {
  readonly store: Store
  readonly live: Live
  readonly log: Log
  readonly newId: () => string
  readonly dataDir: string
  readonly capture: CaptureRoom
  readonly document: DocumentRoom
  readonly rapat: RapatRoom
  readonly engineOf: (rapat: Rapat) => EngineChoice | Promise<EngineChoice>
  readonly threads?: number
}

export type PipelineRoom = {
  /** All recorded sound is final. Throws where the engine cannot work. */
  settled(bagianId: string): Promise<void>
  status(bagianId: string): PipelineStatus
  /** A sitting that is held, or whose sound is being recognised, with this model. */
  userOf(model: string): Rapat | null
  /** Engines that cannot work try again at once: a model was installed. */
  retry(): void
  /** Of the processes at work, for tests that kill them. */
  pids(): number[]
  close(): Promise<void>
}

/** One part while it has something to recognise. */
export type Part = {
  readonly bagianId: string
  rapat: Rapat
  bagian: Bagian
  choice: EngineChoice
  transcription: Transcription | null
  /** By span id; `done`: every sample of it is final. */
  readonly spans: Map<string, SpanRow & { done: boolean; pcmPath: string }>
  /** The engine may not hear this part. */
  refused: boolean
  growing: boolean
  usedAt: number
}

/** Frames come five times a second; the worker need not hear of each. */
const planMs = 150
const statusMs = 1000
const forgetMs = 10 * 60_000

export async function openPipeline(parts: PipelineParts): Promise<PipelineRoom> {
  const { store, live, log, newId, dataDir, capture, document, rapat } = parts
  const { db } = store
  const known = new Map<string, Part>()
  const bagianOfSpan = new Map<string, string>()
  const queues = new Map<string, Promise<void>>()
  const due = new Map<string, NodeJS.Timeout>()
  const told = new Map<string, string>()
  const waiters = new Set<() => void>()
  let closed = false

  const engines = createEngines({
    dataDir,
    log,
    threads: parts.threads,
    events: {
      async onFinal(spanId, segment, cursorSample) {
        const bagianId = bagianOfSpan.get(spanId)
        if (bagianId === undefined) return
        await document.appendFinal(bagianId, segment)
        await saveCursor(db, spanId, cursorSample)
        const part = known.get(bagianId)
        const span = part?.spans.get(spanId)
        if (part && span) part.spans.set(spanId, { ...span, cursorSample })
        show(bagianId, { ...segment, text: '' })
      },
      async onRevised(spanId, segment) {
        const bagianId = bagianOfSpan.get(spanId)
        if (bagianId !== undefined) await document.appendFinal(bagianId, segment)
      },
      onPartial(spanId, partial) {
        const bagianId = bagianOfSpan.get(spanId)
        if (bagianId !== undefined) show(bagianId, partial)
      },
      onDone(spanId) {
        const part = known.get(bagianOfSpan.get(spanId) ?? '')
        const span = part?.spans.get(spanId)
        if (!part || !span) return
        part.spans.set(spanId, { ...span, done: true })
        schedule(part.bagianId)
      },
      onState() {
        for (const part of known.values()) tell(part)
        wake()
      },
    },
  })

  function show(bagianId: string, partial: Omit<RoomPartial, 'bagianId'>): void {
    const { channel, startSample, endSample, text } = partial
    const shown: RoomPartial = { bagianId, channel, startSample, endSample, text }
    live.publish(`bagian:${bagianId}`, 'ruang:partial', shown)
    document.showPartial(bagianId, shown).catch((error: unknown) => {
      log.warn('a partial could not be shown to readers', { cause: String(error) })
    })
  }

  function tell(part: Part): void {
    const status = statusOf(part)
    const fact = JSON.stringify({ ...status, lagMs: Math.round(status.lagMs / 1000) })
    if (told.get(part.bagianId) === fact) return
    told.set(part.bagianId, fact)
    live.publish(`bagian:${part.bagianId}`, 'ruang:status', status)
    document.showLag(part.bagianId, status.lagMs)
  }

  function wake(): void {
    for (const waiter of [...waiters]) waiter()
  }

  async function dropAll(part: Part): Promise<void> {
    const { transcription } = part
    part.transcription = null
    if (transcription === null) return
    const open = [...part.spans.values()].filter(({ done }) => !done)
    await Promise.all(open.map(({ spanId }) => transcription.drop(spanId)))
  }

  async function load(bagianId: string): Promise<Part> {
    const subject = await rapat.subjectOfBagian(bagianId)
    const choice = await parts.engineOf(subject.rapat)
    const before = known.get(bagianId)
    const part: Part = before ?? {
      bagianId,
      rapat: subject.rapat,
      bagian: subject.bagian,
      choice,
      transcription: null,
      spans: new Map(),
      refused: false,
      growing: false,
      usedAt: 0,
    }
    part.rapat = subject.rapat
    part.bagian = subject.bagian
    part.usedAt = Date.now()
    if (before === undefined) {
      for (const row of await spansOf(db, bagianId)) {
        const done = row.toSample !== null && row.cursorSample >= row.toSample
        part.spans.set(row.spanId, { ...row, done, pcmPath: '' })
        bagianOfSpan.set(row.spanId, bagianId)
      }
      known.set(bagianId, part)
    }
    // A closed part never leaves the building, whatever the rapat was set to.
    part.refused = onlineEngines.includes(choice.engine) && part.bagian.sifat !== 'terbuka'
    // What is being sent of a part that was closed meanwhile is cut off before anything else.
    if (part.refused) await dropAll(part)
    if (before !== undefined && JSON.stringify(choice) !== JSON.stringify(part.choice)) {
      await dropAll(part)
      part.choice = choice
    }
    return part
  }

  /** Brings the spans up to what is recorded, and gives the transcription what it does not have yet. */
  async function plan(bagianId: string): Promise<void> {
    const part = await load(bagianId)
    const imports = await importsOf(db, bagianId)
    part.growing = false
    for (const recording of await capture.recordings(bagianId)) {
      const { channel, ranges, pcmPath } = recording
      const files = imports.filter((i) => i.channel === channel)
      const excluded = excludedRanges(part.rapat, part.bagian, files)
      const { growing } = recording
      part.growing ||= growing
      const own = [...part.spans.values()].filter((span) => span.channel === channel)
      const { create, advance } = planSpans({ ranges, spans: own, excluded, growing })
      for (const span of own) part.spans.set(span.spanId, { ...span, pcmPath })
      for (const { spanId, availableSample, toSample } of advance) {
        if (toSample !== null) await updateSpan(db, spanId, { availableSample, toSample })
        const span = part.spans.get(spanId)!
        const done = toSample !== null && span.cursorSample >= toSample
        part.spans.set(spanId, { ...span, availableSample, toSample, done: span.done || done })
        part.transcription?.advance(spanId, availableSample, toSample)
      }
      for (const fresh of create) {
        const row: SpanRow = { spanId: newId(), channel, ...fresh, cursorSample: fresh.fromSample }
        await insertSpan(db, bagianId, row)
        bagianOfSpan.set(row.spanId, bagianId)
        part.spans.set(row.spanId, { ...row, done: false, pcmPath })
      }
      if (part.bagian.selesaiAt !== null) await writeLost(part, channel, ranges, excluded)
    }
    hand(part)
    tell(part)
  }

  function hand(part: Part): void {
    const running = part.bagian.selesaiAt === null && part.rapat.status !== 'terjadwal'
    const wanted = [...part.spans.values()].filter((span) => !span.done && span.pcmPath !== '')
    if (part.refused || (wanted.length === 0 && !running)) return
    part.transcription = engines.of(part.choice)
    // The engine is ready before the first word is spoken.
    if (running) part.transcription.warm()
    for (const { done: _, ...span } of wanted) {
      const sound = { ...span, bagianId: part.bagianId, live: span.toSample === null }
      part.transcription.add(sound)
    }
  }

  /** Said once the recording is settled, so that sound on its way does not count as lost. */
  async function writeLost(
    part: Part,
    channel: number,
    ranges: Parameters<typeof lostRanges>[0],
    excluded: Parameters<typeof lostRanges>[1],
  ): Promise<void> {
    const settled = await recordingsOf(db, part.bagianId)
    if (!settled.some((row) => row.channel === channel)) return
    for (const lost of lostRanges(ranges, excluded)) {
      await document.appendEvent(part.bagianId, {
        id: `putus-${channel}-${lost.fromSample}`,
        kind: 'rekaman-terputus',
        text: lostText(lost),
        atMs: lost.fromSample / 16,
      })
    }
  }

  /** One plan at a time for each part. */
  function planNow(bagianId: string): Promise<void> {
    const before = queues.get(bagianId) ?? Promise.resolve()
    const now = before.then(() => (closed ? undefined : plan(bagianId)))
    const quiet = now.catch((error: unknown) => {
      log.error('the spans of a part could not be planned', {
        bagian: bagianId,
        cause: String(error),
      })
    })
    queues.set(bagianId, quiet)
    return now
  }

  function schedule(bagianId: string): void {
    if (closed || due.has(bagianId)) return
    const timer = setTimeout(() => {
      due.delete(bagianId)
      planNow(bagianId).then(wake, wake)
    }, planMs)
    due.set(bagianId, timer)
  }

  capture.onGrow(({ bagianId }) => schedule(bagianId))
  rapat.onChange(({ bagian, previous }) => {
    // At once, also while a plan waits: whoever closes a part counts on it.
    for (const changed of [bagian, previous]) {
      const part = known.get(changed?.id ?? '')
      if (
        part &&
        changed &&
        changed.sifat !== 'terbuka' &&
        onlineEngines.includes(part.choice.engine)
      )
        void dropAll(part)
      if (changed) schedule(changed.id)
    }
  })
  live.onSocket((socket) => {
    socket.on('ruang:ikut', RoomJoin, async ({ bagianId }) => {
      const subject = await rapat.subjectOfBagian(bagianId)
      if (!can(await socket.actor(), 'bagian.read', subject)) throw new RisalahError('forbidden')
      socket.join(`bagian:${bagianId}`)
      return status(bagianId)
    })
  })
  const timer = setInterval(() => {
    for (const part of known.values()) tell(part)
    const busy = [...known.values()].filter(
      (part) =>
        part.bagian.selesaiAt === null || [...part.spans.values()].some((span) => !span.done),
    )
    engines.sweep((transcription) => busy.some((part) => part.transcription === transcription))
    for (const part of known.values()) if (!busy.includes(part)) forget(part)
  }, statusMs)
  timer.unref()

  /** A part that is over is looked up again when something is asked of it or late sound comes. */
  function forget(part: Part): void {
    if (part.growing || waiters.size > 0 || Date.now() - part.usedAt < forgetMs) return
    known.delete(part.bagianId)
    told.delete(part.bagianId)
    queues.delete(part.bagianId)
    for (const spanId of part.spans.keys()) bagianOfSpan.delete(spanId)
  }

  function status(bagianId: string): PipelineStatus {
    const part = known.get(bagianId)
    if (part) return statusOf(part)
    const nothing = { lagMs: 0, engine: null, model: null, pesan: null }
    return { bagianId, ...nothing, state: 'menunggu' }
  }

  for (const bagianId of await unfinishedBagian(db)) schedule(bagianId)
  for (const { rapat: sitting } of await rapat.list({})) {
    const last = sitting.bagian.at(-1)
    if (last && last.selesaiAt === null) schedule(last.id)
  }

  function userOf(model: string): Rapat | null {
    const user = [...known.values()].find(({ choice, rapat: sitting, bagian, ...part }) => {
      if (choice.model !== model || part.refused) return false
      const held = bagian.selesaiAt === null && sitting.status !== 'terjadwal'
      const works = part.transcription !== null && part.transcription.fault === null
      return held || (works && [...part.spans.values()].some(({ done }) => !done))
    })
    return user?.rapat ?? null
  }

  return {
    status,
    userOf,
    retry() {
      for (const transcription of engines.all()) transcription.retry()
    },
    pids: () => engines.all().flatMap((transcription) => transcription.pids()),
    async settled(bagianId) {
      for (;;) {
        await planNow(bagianId)
        const part = known.get(bagianId)
        if (closed || !part) return
        if (part.refused) throw new RisalahError('engine_refused')
        const open = [...part.spans.values()].some((span) => !span.done)
        if (!open && !part.growing) return
        const fault = part.transcription?.fault
        if (fault) throw new RisalahError(fault.code, { message: fault.message })
        await new Promise<void>((done) => {
          const waiter = () => {
            waiters.delete(waiter)
            done()
          }
          waiters.add(waiter)
        })
      }
    },
    async close() {
      closed = true
      clearInterval(timer)
      for (const each of due.values()) clearTimeout(each)
      await Promise.all(queues.values())
      await engines.close()
      wake()
    },
  }
}
