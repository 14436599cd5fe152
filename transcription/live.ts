/**
 * The live work of a transcription process: each piece gets its quick final as soon as its pause is heard, and while
 * somebody speaks what is heard so far is shown. One decode at a time; finals before partials, the oldest first.
 */
import {
  type Decoded,
  type Segment,
  type Span,
  sampleRateHz,
  type Word,
} from '../server/domain/speech.ts'
import { type Cut, type Cutter, createCutter } from './cutter.ts'
import type { SpeechEngine } from './engine.ts'
import { createFollowing, type Following } from './following.ts'
import { marginSamples } from './packing.ts'
import { decodeGuarded, guardDecoded } from './pieces.ts'
import type { FromWorker, SpeechRange } from './protocol.ts'
import { fitWords, segmentOf, shiftWords } from './segments.ts'
import { readPcm } from './sound.ts'
import type { VoiceActivity } from './vad/index.ts'
import { startWorkLoop } from './work.ts'

/** A piece is cut here at the latest, so that a partial never has to hear more. */
const maxPieceSamples = 14 * sampleRateHz
const chunkSamples = 2 * sampleRateHz
/** A partial is made for so much new sound, and from so much speech on. */
const partialStepSamples = 0.5 * sampleRateHz
const firstPartialSamples = 0.7 * sampleRateHz
/** So much quiet may be a pause: what was said up to here is heard at once, so that its final is ready when the pause is sure. */
const pauseSamples = 0.16 * sampleRateHz
/** A partial that began before the pause is given up for one that hears up to it, unless so much sound waits to be shown. */
const keptSamples = 2.2 * sampleRateHz
/** A stretch begins and ends in the cut a little elsewhere than it was thought to while it was spoken: up to its margin all is silence. */
const sameSamples = 0.2 * sampleRateHz
/** An engine that streams hears new sound once, so it may hear it soon. */
const streamStepSamples = 0.15 * sampleRateHz
/** Sound that waits longer than this is caught up with before anything is shown. */
const catchUpSamples = 3 * sampleRateHz
const maxQueue = 4

/** What the process does; the same shape for live and careful work. */
export type Work = {
  add(span: Span): Promise<void>
  advance(spanId: string, availableSample: number, toSample: number | null): void
  drop(spanId: string): void
  stop(): Promise<void>
}

export type WorkParts = {
  readonly engine: SpeechEngine
  readonly hints: readonly string[]
  readonly openVad: () => Promise<VoiceActivity>
  readonly send: (message: FromWorker) => void
  readonly onFault: (error: unknown) => void
}

type Heard = { readonly fromSample: number; readonly toSample: number; readonly decoded: Decoded }

type LiveSpan = {
  span: Span
  readonly cutter: Cutter
  readonly queue: Cut[]
  /** Up to here a partial was shown. */
  shownTo: number
  /** The newest partial. */
  heard: Heard | null
  /** The partial that is being made: up to where it hears, and how to give it up. */
  hearing: { readonly toSample: number; readonly giveUp: AbortController } | null
  finished: boolean
  /** Null where the engine does not stream by itself. */
  readonly following: Following | null
  /** Ends whatever is being heard or sent of a span that is dropped. */
  readonly stopping: AbortController
}

/** The newest partial, where it heard all that is spoken in the cut: it is the answer that a decode now would give. */
function heardWhole({ heard }: LiveSpan, speech: NonNullable<Cut['speech']>): Heard | null {
  const whole =
    heard !== null &&
    heard.decoded.text !== '' &&
    heard.fromSample <= speech.fromSample + marginSamples &&
    heard.fromSample >= speech.fromSample - sameSamples &&
    heard.toSample >= speech.toSample - marginSamples + pauseSamples / 2 &&
    heard.toSample <= speech.toSample + sameSamples
  return whole ? heard : null
}

const msOf = (sample: number) => (sample * 1000) / sampleRateHz

export function createLiveWork({ engine, hints, openVad, send, onFault }: WorkParts): Work {
  const spans = new Map<string, LiveSpan>()
  const streams = engine.openStream !== undefined
  const firstSamples = streams ? streamStepSamples : firstPartialSamples
  const stepSamples = streams ? streamStepSamples : partialStepSamples

  function followingOf(span: Span): Following | null {
    if (!streams) return null
    return createFollowing({
      openStream: () => engine.openStream!({ hints }),
      read: (from, to) => readPcm(span.pcmPath, from, to),
      fromSample: span.cursorSample,
    })
  }

  /** What was dropped meanwhile may well fail: its sound is no longer heard. */
  const whileKept =
    ({ span, stopping }: LiveSpan, job: () => Promise<void>) =>
    () =>
      job().catch((error: unknown) => {
        if (spans.has(span.spanId) && !stopping.signal.aborted) throw error
      })

  /**
   * The words of a stretch, with times of the recording: what the newest partial or the engine's own stream heard of
   * it, where that holds; else it is heard again as a whole.
   */
  async function recognise(
    live: LiveSpan,
    cut: Cut & { speech: SpeechRange },
  ): Promise<Segment['words']> {
    const { fromSample, toSample } = cut.speech
    const { signal } = live.stopping
    const placed = (words: readonly Word[], from = fromSample) =>
      fitWords(shiftWords(words, from, toSample), msOf(fromSample), msOf(toSample))
    if (!cut.forced) {
      const heard = heardWhole(live, cut.speech)
      if (heard !== null) return placed(heard.decoded.words, heard.fromSample)
      const followed = await live.following?.finish(cut.speech)
      const kept = followed ? guardDecoded(followed, (toSample - fromSample) / sampleRateHz) : null
      if (kept !== null) return placed(kept.words)
    }
    signal.throwIfAborted()
    const sound = readPcm(live.span.pcmPath, fromSample, toSample)
    return placed((await decodeGuarded(engine, sound, { hints, quick: true, signal })).words)
  }

  function feed(live: LiveSpan): void {
    const { span, cutter, queue } = live
    while (cutter.pushedSample < span.availableSample && queue.length < maxQueue) {
      const from = cutter.pushedSample
      const to = Math.min(span.availableSample, from + chunkSamples)
      queue.push(...cutter.push(readPcm(span.pcmPath, from, to)))
    }
    if (!live.finished && span.toSample !== null && cutter.pushedSample >= span.toSample) {
      live.finished = true
      queue.push(...cutter.finish())
    }
  }

  const waiting = ({ span, cutter, queue }: LiveSpan) =>
    span.availableSample - (queue[0]?.endSample ?? cutter.pushedSample)

  function tellLag(live: LiveSpan): void {
    const lagMs = msOf(Math.max(0, waiting(live)))
    send({ type: 'lag', spanId: live.span.spanId, lagMs })
  }

  async function final(live: LiveSpan, cut: Cut): Promise<void> {
    const { span } = live
    let words: Segment['words'] = []
    if (cut.speech !== null) {
      const { speech } = cut
      words = await recognise(live, { ...cut, speech })
    }
    live.queue.shift()
    live.heard = null
    live.following?.settle(cut.endSample)
    if (!spans.has(span.spanId)) return
    const segment = segmentOf(engine, span.channel, cut, words, 0)
    send({ type: 'final', spanId: span.spanId, segment, speech: cut.speech })
    tellLag(live)
  }

  /** Null: it was given up. */
  async function hearPartial(live: LiveSpan, from: number, to: number): Promise<Decoded | null> {
    const sound = readPcm(live.span.pcmPath, from, to)
    const giveUp = new AbortController()
    const signal = AbortSignal.any([live.stopping.signal, giveUp.signal])
    live.hearing = { toSample: to, giveUp }
    try {
      return await decodeGuarded(engine, sound, { hints, quick: true, attempts: 1, signal })
    } catch (error) {
      if (giveUp.signal.aborted && !live.stopping.signal.aborted) return null
      throw error
    } finally {
      live.hearing = null
    }
  }

  /** A partial that will not hear the last words of a stretch that is over, or may be, only keeps its final waiting. */
  function giveUpStale({ cutter, queue, hearing, shownTo }: LiveSpan): void {
    if (hearing === null) return
    const cut = queue[0]
    const quiet = cutter.quietFrom()
    let wanted = 0
    if (cut?.speech) wanted = cut.forced ? Infinity : cut.speech.toSample - marginSamples
    else if (quiet !== null && cutter.pushedSample - quiet >= pauseSamples) {
      const told = Math.max(shownTo, cutter.speakingFrom() ?? 0)
      if (cutter.pushedSample - told < keptSamples) wanted = quiet
    }
    if (hearing.toSample < wanted + pauseSamples / 2) hearing.giveUp.abort()
  }

  async function partial(live: LiveSpan, fromSample: number): Promise<void> {
    const { span, cutter } = live
    const toSample = cutter.pushedSample
    let text: string
    if (live.following) {
      live.shownTo = toSample
      text = await live.following.hear(fromSample, toSample)
    } else {
      const decoded = await hearPartial(live, fromSample, toSample)
      if (decoded === null) return
      live.shownTo = toSample
      live.heard = { fromSample, toSample, decoded }
      text = decoded.text
    }
    if (text === '' || !spans.has(span.spanId)) return
    const { channel, spanId } = span
    const shown = { channel, startSample: fromSample, endSample: toSample, text }
    send({ type: 'partial', spanId, partial: shown })
  }

  function next(): (() => Promise<void>) | null {
    for (const live of spans.values()) feed(live)
    const behind = [...spans.values()].filter((live) => live.queue.length > 0)
    // The one that waits longest first.
    const live = behind.sort((a, b) => waiting(b) - waiting(a))[0]
    if (live !== undefined) return whileKept(live, () => final(live, live.queue[0]!))
    for (const [id, { finished }] of spans) {
      if (!finished) continue
      spans.delete(id)
      send({ type: 'done', spanId: id })
    }
    const speaking = [...spans.values()]
      .map((each) => ({ each, from: each.cutter.speakingFrom() }))
      .filter(({ each, from }) => {
        const { cutter, span, shownTo } = each
        if (from === null || span.availableSample - cutter.pushedSample > catchUpSamples)
          return false
        const quiet = streams ? null : cutter.quietFrom()
        if (quiet !== null && cutter.pushedSample - quiet >= pauseSamples) {
          return shownTo < quiet + pauseSamples / 2
        }
        const fresh = cutter.pushedSample - Math.max(shownTo, from)
        return fresh >= (shownTo > from ? stepSamples : firstSamples)
      })
      .sort((a, b) => a.each.shownTo - b.each.shownTo)[0]
    if (speaking === undefined) return null
    return whileKept(speaking.each, () => partial(speaking.each, speaking.from!))
  }

  const loop = startWorkLoop({ next, onFault })
  return {
    async add(span) {
      const vad = await openVad()
      const cutter = createCutter({ vad, fromSample: span.cursorSample, maxPieceSamples })
      spans.set(span.spanId, {
        span,
        cutter,
        queue: [],
        shownTo: 0,
        heard: null,
        hearing: null,
        finished: false,
        following: followingOf(span),
        stopping: new AbortController(),
      })
      loop.poke()
    },
    advance(spanId, availableSample, toSample) {
      const live = spans.get(spanId)
      if (live === undefined) return
      live.span = { ...live.span, availableSample, toSample }
      feed(live)
      giveUpStale(live)
      loop.poke()
    },
    drop(spanId) {
      const live = spans.get(spanId)
      spans.delete(spanId)
      live?.stopping.abort()
      live?.following?.cancel()
    },
    stop: () => loop.stop(),
  }
}
