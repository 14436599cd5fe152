/**
 * Door of the pipeline room: recorded sound becomes finals in the text. It plans the spans of each recording, gives
 * them to the transcription of the rapat's engine, and stores what comes back with the checkpoint.
 */
import { can } from '../access/can.ts'
import { RisalahError } from '../domain/errors.ts'
import { type PipelineStatus, RoomJoin, type RoomPartial } from '../domain/protocol/room.ts'
import type { Rapat } from '../domain/rapat.ts'
import { onlineEngines } from '../domain/speech.ts'
import { saveCursor, unfinishedBagian } from '../store/span.ts'
import { createEngines } from './engines.ts'
import { createPlanner } from './planner.ts'
import { statusOf } from './status.ts'
import type { Part, PipelineParts, PipelineRoom } from './types.ts'

export type { PipelineParts, PipelineRoom } from './types.ts'

/** Frames come five times a second; the worker need not hear of each. */
const planMs = 150
const statusMs = 1000
const forgetMs = 10 * 60_000

export async function openPipeline(parts: PipelineParts): Promise<PipelineRoom> {
  const { store, live, log, dataDir, capture, document, rapat } = parts
  const { db } = store
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
        const bagianId = planner.ownerOf(spanId)
        if (bagianId === undefined) return
        await document.appendFinal(bagianId, segment)
        await saveCursor(db, spanId, cursorSample)
        const part = planner.find(bagianId)
        const span = part?.spans.get(spanId)
        if (part && span) part.spans.set(spanId, { ...span, cursorSample })
        show(bagianId, { ...segment, text: '' })
      },
      async onRevised(spanId, segment) {
        const bagianId = planner.ownerOf(spanId)
        if (bagianId !== undefined) await document.appendFinal(bagianId, segment)
      },
      onPartial(spanId, partial) {
        const bagianId = planner.ownerOf(spanId)
        if (bagianId !== undefined) show(bagianId, partial)
      },
      onDone(spanId) {
        const part = planner.find(planner.ownerOf(spanId) ?? '')
        const span = part?.spans.get(spanId)
        if (!part || !span) return
        part.spans.set(spanId, { ...span, done: true })
        schedule(part.bagianId)
      },
      onState() {
        for (const part of planner.all()) tell(part)
        wake()
      },
    },
  })
  const planner = createPlanner({ ...parts, engineFor: engines.of })

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

  /** One plan at a time for each part. */
  function planNow(bagianId: string): Promise<void> {
    const before = queues.get(bagianId) ?? Promise.resolve()
    const now = before.then(async () => {
      if (!closed) tell(await planner.plan(bagianId))
    })
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
      const part = planner.find(changed?.id ?? '')
      if (
        part &&
        changed &&
        changed.sifat !== 'terbuka' &&
        onlineEngines.includes(part.choice.engine)
      )
        void planner.cutOff(part)
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
    for (const part of planner.all()) tell(part)
    const busy = planner
      .all()
      .filter(
        (part) =>
          part.bagian.selesaiAt === null || [...part.spans.values()].some((span) => !span.done),
      )
    engines.sweep((transcription) => busy.some((part) => part.transcription === transcription))
    for (const part of planner.all()) if (!busy.includes(part)) forget(part)
  }, statusMs)
  timer.unref()

  /** A part that is over is looked up again when something is asked of it or late sound comes. */
  function forget(part: Part): void {
    if (part.growing || waiters.size > 0 || Date.now() - part.usedAt < forgetMs) return
    planner.forget(part)
    told.delete(part.bagianId)
    queues.delete(part.bagianId)
  }

  function status(bagianId: string): PipelineStatus {
    const part = planner.find(bagianId)
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
    const user = planner.all().find(({ choice, rapat: sitting, bagian, ...part }) => {
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
        const part = planner.find(bagianId)
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
