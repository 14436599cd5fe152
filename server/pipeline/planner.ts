/**
 * What of each part is to be recognised: its spans, kept up with what is recorded, and given to the transcription of its
 * engine. Whoever asks sees to it that a part is planned by one at a time.
 */
import type { Transcription } from '../../transcription/client.ts'
import { type EngineChoice, onlineEngines } from '../domain/speech.ts'
import { recordingsOf } from '../store/recording.ts'
import { importsOf, insertSpan, type SpanRow, spansOf, updateSpan } from '../store/span.ts'
import { planSpans } from './spans.ts'
import { excludedRanges, lostRanges, lostText } from './timeline.ts'
import type { Part, PipelineParts } from './types.ts'

export type Planner = {
  all(): Part[]
  find(bagianId: string): Part | undefined
  /** The part that a span belongs to. */
  ownerOf(spanId: string): string | undefined
  plan(bagianId: string): Promise<Part>
  /** The engine hears nothing more of the part until it is planned again. */
  cutOff(part: Part): Promise<void>
  forget(part: Part): void
}

export function createPlanner(
  parts: Pick<PipelineParts, 'store' | 'newId' | 'capture' | 'document' | 'rapat' | 'engineOf'> & {
    readonly engineFor: (choice: EngineChoice) => Transcription
  },
): Planner {
  const { newId, capture, document, rapat } = parts
  const { db } = parts.store
  const known = new Map<string, Part>()
  const bagianOfSpan = new Map<string, string>()

  async function cutOff(part: Part): Promise<void> {
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
    if (part.refused) await cutOff(part)
    if (before !== undefined && JSON.stringify(choice) !== JSON.stringify(part.choice)) {
      await cutOff(part)
      part.choice = choice
    }
    return part
  }

  /** Brings the spans up to what is recorded, and gives the transcription what it does not have yet. */
  async function plan(bagianId: string): Promise<Part> {
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
    return part
  }

  function hand(part: Part): void {
    const running = part.bagian.selesaiAt === null && part.rapat.status !== 'terjadwal'
    const wanted = [...part.spans.values()].filter((span) => !span.done && span.pcmPath !== '')
    if (part.refused || (wanted.length === 0 && !running)) return
    part.transcription = parts.engineFor(part.choice)
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

  return {
    all: () => [...known.values()],
    find: (bagianId) => known.get(bagianId),
    ownerOf: (spanId) => bagianOfSpan.get(spanId),
    plan,
    cutOff,
    forget({ bagianId, spans }) {
      known.delete(bagianId)
      for (const spanId of spans.keys()) bagianOfSpan.delete(spanId)
    },
  }
}
