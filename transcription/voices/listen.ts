/** What is heard of the voices in a sound: a window every 0.4 s of speech, with silence taken out, and the pauses. */
import { windowFrames } from '../models/onnx.ts'
import type { Speech } from '../vad/index.ts'
import type { VoiceWindow } from './attribute.ts'
import type { VoiceEncoder } from './encoder.ts'
import { hopSamples, speechFrames } from './front.ts'

export type HeardWindow = VoiceWindow & {
  /** The speech of a stretch, shared among its windows. */
  readonly speechMs: number
}

const windowStep = 40
const frameMs = 10

export async function listen(
  encoder: VoiceEncoder,
  sound: Float32Array,
  speech: readonly Speech[],
): Promise<{ readonly windows: HeardWindow[]; readonly pauses: Speech[] }> {
  const windows: HeardWindow[] = []
  const pauses: Speech[] = []
  let last = 0
  for (const stretch of speech) {
    const { mels, sample } = speechFrames(sound, stretch)
    if (sample.length === 0) continue
    for (const at of sample) {
      if (at - last > 8 * hopSamples) pauses.push({ fromSample: last, toSample: at })
      last = at
    }
    const starts = [0]
    for (let s = windowStep; s + windowFrames <= sample.length; s += windowStep) starts.push(s)
    const voices = await encoder.encode(mels, starts)
    const speechMs = (sample.length * frameMs) / starts.length
    for (const [i, voice] of voices.entries()) {
      const middle = Math.min(
        starts[i]! + windowFrames / 2,
        Math.floor(sample.length / 2 + starts[i]!),
      )
      const at = sample[Math.min(middle, sample.length - 1)]!
      windows.push({ sample: at, voice, first: i === 0, speechMs })
    }
  }
  return { windows, pauses }
}
