/**
 * The careful work of a transcription process: files through packed windows at once, and second revisions of live
 * finals. Revisions first, since somebody is looking at them; spans take turns window by window.
 */
import { type Span, sampleRateHz, type Word } from '../server/domain/speech.ts'
import { type Cut, type Cutter, createCutter } from './cutter.ts'
import type { Work, WorkParts } from './live.ts'
import { maxWindowSamples, packWindows } from './packing.ts'
import { recogniseWindow } from './pieces.ts'
import type { ToWorker } from './protocol.ts'
import { fitWords, segmentOf } from './segments.ts'
import { readPcm } from './sound.ts'
import { startWorkLoop } from './work.ts'

const chunkSamples = 10 * sampleRateHz
/** A stretch without a pause is cut here, so that it fits into a window. */
const maxPieceSamples = 24 * sampleRateHz

type FileSpan = {
  span: Span
  readonly cutter: Cutter
  queue: Cut[]
  finished: boolean
  /** Ends whatever is being heard or sent of a span that is dropped. */
  readonly stopping: AbortController
}
type Revision = Extract<ToWorker, { type: 'revise' }>
export type CarefulWork = Work & { revise(request: Revision): void }

const msOf = (sample: number) => (sample * 1000) / sampleRateHz
const lengthOf = (cut: Cut) => (cut.speech ? cut.speech.toSample - cut.speech.fromSample : 0)

/** The first cuts that fill one window; null while more may still fit into it. */
function takeWindow(queue: readonly Cut[], finished: boolean): Cut[] | null {
  let samples = 0
  for (const [index, cut] of queue.entries()) {
    if (samples > 0 && samples + lengthOf(cut) > maxWindowSamples) return queue.slice(0, index)
    samples += lengthOf(cut)
  }
  if (finished && queue.length > 0) return [...queue]
  // Silence alone need not wait for speech.
  return queue.length > 0 && samples === 0 ? [...queue] : null
}

export function createCarefulWork(parts: WorkParts): CarefulWork {
  const { engine, hints, openVad, send, onFault } = parts
  const spans = new Map<string, FileSpan>()
  const revisions: Revision[] = []

  /** Words of each cut, decoded together. */
  async function decode(
    cuts: readonly Pick<Cut, 'speech'>[],
    pcmPath: string,
    given: { alone?: ReadonlyMap<number, readonly Word[]>; signal?: AbortSignal } = {},
  ) {
    const { alone, signal } = given
    const pieces = cuts.flatMap((cut) => (cut.speech === null ? [] : [cut.speech]))
    const read = (from: number, to: number) => readPcm(pcmPath, from, to)
    const found = new Map<number, ReturnType<typeof fitWords>>()
    for (const window of packWindows(pieces)) {
      const options = { hints, ...(signal && { signal }) }
      for (const { piece, words } of await recogniseWindow(engine, window, read, options, alone)) {
        const { fromSample, toSample } = piece
        found.set(fromSample, fitWords(words, msOf(fromSample), msOf(toSample)))
      }
    }
    return cuts.map((cut) => (cut.speech ? (found.get(cut.speech.fromSample) ?? []) : []))
  }

  function feed(file: FileSpan): void {
    const { span, cutter } = file
    while (cutter.pushedSample < span.availableSample && takeWindow(file.queue, false) === null) {
      const from = cutter.pushedSample
      const to = Math.min(span.availableSample, from + chunkSamples)
      file.queue.push(...cutter.push(readPcm(span.pcmPath, from, to)))
    }
    if (!file.finished && span.toSample !== null && cutter.pushedSample >= span.toSample) {
      file.finished = true
      file.queue.push(...cutter.finish())
    }
  }

  async function recognise(file: FileSpan, cuts: readonly Cut[]): Promise<void> {
    const { span } = file
    const { spanId, channel } = span
    const { signal } = file.stopping
    const words = await decode(cuts, span.pcmPath, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error
      return null
    })
    if (words === null || spans.get(spanId) !== file) return
    file.queue = file.queue.slice(cuts.length)
    for (const [index, cut] of cuts.entries()) {
      const segment = segmentOf(engine, channel, cut, words[index]!, 0)
      send({ type: 'final', spanId, segment, speech: null })
    }
    const lag = span.availableSample - (cuts.at(-1)?.endSample ?? span.availableSample)
    send({ type: 'lag', spanId, lagMs: msOf(Math.max(0, lag)) })
    // The next span's turn.
    spans.delete(spanId)
    spans.set(spanId, file)
  }

  async function revise({ spanId, pcmPath, channel, segments }: Revision): Promise<void> {
    const alone = new Map(segments.map((each) => [each.speech.fromSample, each.words]))
    const words = await decode(segments, pcmPath, { alone })
    const better = segments.map((cut, i) => segmentOf(engine, channel, cut, words[i]!, 1))
    send({ type: 'revised', spanId, segments: better })
  }

  function next(): (() => Promise<void>) | null {
    const revision = revisions.shift()
    if (revision !== undefined) return () => revise(revision)
    for (const file of spans.values()) {
      feed(file)
      const cuts = takeWindow(file.queue, file.finished)
      if (cuts !== null) return () => recognise(file, cuts)
      if (file.finished) {
        spans.delete(file.span.spanId)
        send({ type: 'done', spanId: file.span.spanId })
      }
    }
    return null
  }

  const loop = startWorkLoop({ next, onFault })
  return {
    async add(span) {
      const vad = await openVad()
      const cutter = createCutter({ vad, fromSample: span.cursorSample, maxPieceSamples })
      const stopping = new AbortController()
      spans.set(span.spanId, { span, cutter, queue: [], finished: false, stopping })
      loop.poke()
    },
    advance(spanId, availableSample, toSample) {
      const file = spans.get(spanId)
      if (file === undefined) return
      file.span = { ...file.span, availableSample, toSample }
      loop.poke()
    },
    revise(request) {
      revisions.push(request)
      loop.poke()
    },
    drop(spanId) {
      spans.get(spanId)?.stopping.abort()
      spans.delete(spanId)
    },
    stop: () => loop.stop(),
  }
}
