/** Follows the stretch that is being spoken, for engines that stream by themselves: each sample is heard once. */
import { type Decoded, sampleRateHz } from '../server/domain/speech.ts'
import type { SpeechStream } from './engine.ts'
import type { SpeechRange } from './protocol.ts'

export type Following = {
  /** Hears on to `toSample` and gives the text so far of the stretch that began at `fromSample`. */
  hear(fromSample: number, toSample: number): Promise<string>
  /** The words of the whole stretch, from its first sample; null where it was not followed from its beginning. */
  finish(speech: SpeechRange): Promise<Decoded | null>
  /** Sound up to here belongs to finals: nothing of it is heard again. */
  settle(endSample: number): void
  /** Nothing more is heard or sent. */
  cancel(): void
}

/** The detector notices speech late, and says afterwards by how much; so much earlier the stream begins. */
const leadSamples = 0.3 * sampleRateHz

export function createFollowing(parts: {
  openStream: () => SpeechStream
  read: (fromSample: number, toSample: number) => Float32Array
  fromSample: number
}): Following {
  const { openStream, read } = parts
  let settled = parts.fromSample
  let current: { stretch: number; from: number; to: number; stream: SpeechStream } | null = null

  function drop(): void {
    current?.stream.cancel()
    current = null
  }

  async function hearTo(own: NonNullable<typeof current>, toSample: number): Promise<string> {
    const sound = read(own.to, Math.max(own.to, toSample))
    own.to = Math.max(own.to, toSample)
    return own.stream.push(sound)
  }

  return {
    hear(fromSample, toSample) {
      if (current !== null && current.stretch !== fromSample) drop()
      if (current === null) {
        const from = Math.max(settled, fromSample - leadSamples)
        current = { stretch: fromSample, from, to: from, stream: openStream() }
      }
      return hearTo(current, toSample)
    },
    async finish({ fromSample, toSample }) {
      const own = current
      if (own === null) return null
      // It may have begun in the middle of the stretch, or belong to a later one.
      if (own.from > fromSample || own.to <= fromSample) {
        if (own.stretch < toSample) drop()
        return null
      }
      current = null
      if (own.to < toSample) await hearTo(own, toSample)
      const heard = await own.stream.finish()
      const shiftMs = ((own.from - fromSample) * 1000) / sampleRateHz
      const words = heard.words.map((word) => ({
        ...word,
        startMs: Math.max(0, word.startMs + shiftMs),
        endMs: Math.max(0, word.endMs + shiftMs),
      }))
      return { words, text: heard.text }
    },
    settle(endSample) {
      settled = Math.max(settled, endSample)
    },
    cancel: drop,
  }
}
