/** Words and cuts become segments, with times that lie in order inside them. */
import { type Segment, sampleRateHz, segmentId, type Word } from '../server/domain/speech.ts'
import type { Cut } from './cutter.ts'
import type { SpeechEngine } from './engine.ts'

const msOf = (sample: number) => (sample * 1000) / sampleRateHz

/** Words timed from the first sample of the range become words of the recording, in order and inside the range. */
export function shiftWords(words: readonly Word[], fromSample: number, toSample: number): Word[] {
  return fitWords(
    words.map((word) => ({
      ...word,
      startMs: word.startMs + msOf(fromSample),
      endMs: word.endMs + msOf(fromSample),
    })),
    msOf(fromSample),
    msOf(toSample),
  )
}

/** Keeps times inside `fromMs…toMs` and never lets a word begin before the one in front of it ended. */
export function fitWords(words: readonly Word[], fromMs: number, toMs: number): Word[] {
  let before = fromMs
  return words.map((word) => {
    const startMs = Math.min(toMs, Math.max(before, word.startMs))
    const endMs = Math.min(toMs, Math.max(startMs, word.endMs))
    before = endMs
    return { ...word, startMs, endMs }
  })
}

export function segmentOf(
  engine: Pick<SpeechEngine, 'name' | 'model'>,
  channel: number,
  cut: Pick<Cut, 'startSample' | 'endSample'>,
  words: readonly Word[],
  rev: number,
): Segment {
  const { startSample, endSample } = cut
  return {
    channel,
    sid: segmentId(channel, startSample),
    rev,
    startSample,
    endSample,
    text: words.map((word) => word.text).join(' '),
    words: [...words],
    engine: engine.name,
    model: engine.model,
  }
}
