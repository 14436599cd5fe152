/** Door of the voices room: enrols people from recordings and says who of them speaks when. */
import { findSpeech } from '../file.ts'
import { ensureModel, type InstallOptions } from '../models/index.ts'
import { windowFrames } from '../models/onnx.ts'
import type { Speech } from '../vad/index.ts'
import { attribute, type Known, nearestRoom, type Stretch } from './attribute.ts'
import { meanVoice, openVoiceEncoder, type Voice } from './encoder.ts'
import { tooQuiet } from './folder.ts'
import { bands, hopSamples, speechFrames } from './front.ts'
import { halls, inHall } from './hall.ts'
import { type HeardWindow, listen } from './listen.ts'

export {
  attribute,
  type Common,
  type Known,
  nameVoice,
  type Stretch,
  thresholds,
} from './attribute.ts'
export { cosine, meanVoice, type Voice } from './encoder.ts'
export type { HeardWindow } from './listen.ts'
export { openListener, type VoiceListener } from './listener.ts'

const enrolStep = 77
/** Less speech than this does not show a voice. */
const leastMs = 1000
const frameMs = hopSamples / 16
/** A change is moved to the longest pause this near. */
const snapSamples = 0.8 * 16_000

export { readVoiceFiles } from './folder.ts'

export type VoiceRoom = {
  /** The voice of the one person in `sound`; null where less than `leastSpeechMs` (1000) is spoken. */
  enrol(sound: Float32Array, leastSpeechMs?: number): Promise<Voice | null>
  /** `rooms`: the same people as they sound in each. Everything that is spoken, in order, each stretch with the person or null. */
  find(sound: Float32Array, rooms: readonly (readonly Known[])[]): Promise<Stretch[]>
  /** For measurements: the windows behind `find`. */
  windows(sound: Float32Array): Promise<HeardWindow[]>
  close(): Promise<void>
}

export const ensureVoiceModel = (options: InstallOptions) => ensureModel('voice-ge2e', options)

export async function openVoices(options: InstallOptions): Promise<VoiceRoom> {
  const encoder = openVoiceEncoder(await ensureVoiceModel(options))
  const speechOf = (sound: Float32Array) => findSpeech(sound, options.dataDir)
  return {
    async enrol(sound, leastSpeechMs = leastMs) {
      const parts = (await speechOf(sound)).map((speech) => speechFrames(sound, speech).mels)
      const mels = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
      let at = 0
      for (const part of parts) {
        mels.set(part, at)
        at += part.length
      }
      const count = mels.length / bands
      if (count * frameMs < leastSpeechMs) return null
      const starts = [0]
      for (let s = enrolStep; s + windowFrames <= count; s += enrolStep) starts.push(s)
      return meanVoice(await encoder.encode(mels, starts))
    },
    async find(sound, rooms) {
      const speech = await speechOf(sound)
      const { windows, pauses } = await listen(encoder, sound, speech)
      return spread(attribute(windows, nearestRoom(windows, rooms)), pauses, sound.length)
    },
    windows: async (sound) => (await listen(encoder, sound, await speechOf(sound))).windows,
    close: () => encoder.close(),
  }
}

/** Enrols everybody and finds them in `sound`; a person whose recording shows no voice is refused. */
export async function findPeople(
  people: readonly { id: string; sound: Float32Array }[],
  sound: Float32Array,
  options: InstallOptions,
): Promise<Stretch[]> {
  const room = await openVoices(options)
  try {
    const rooms: Known[][] = [[], ...halls.map(() => [])]
    for (const { id, sound: own } of people) {
      const voice = await room.enrol(own)
      if (voice === null) throw tooQuiet(id)
      rooms[0]!.push({ id, voice })
      for (const [i, hall] of halls.entries()) {
        const echoing = await room.enrol(inHall(own, hall))
        rooms[i + 1]!.push({ id, voice: echoing ?? voice })
      }
    }
    return await room.find(sound, rooms)
  } finally {
    await room.close()
  }
}

/** Lets stretches meet at the longest pause near the middle between them, and joins equal neighbours. */
export function spread(
  stretches: readonly Stretch[],
  pauses: readonly Speech[],
  samples: number,
): Stretch[] {
  const out: Stretch[] = []
  for (const [i, stretch] of stretches.entries()) {
    const next = stretches[i + 1]
    const from = out.at(-1)?.to ?? 0
    let to = samples
    if (next !== undefined) {
      const middle = (stretch.to + next.from) / 2
      const near = pauses.filter(({ fromSample, toSample }) => {
        const at = (fromSample + toSample) / 2
        const inside = at > stretch.to - snapSamples && at < next.from + snapSamples
        return at > from && inside
      })
      const longest = near.reduce<Speech | null>(
        (best, pause) =>
          best === null || pause.toSample - pause.fromSample > best.toSample - best.fromSample
            ? pause
            : best,
        null,
      )
      to = longest === null ? middle : (longest.fromSample + longest.toSample) / 2
    }
    out.push({ ...stretch, from, to: Math.max(from, to) })
  }
  return out
}

/** The person at a moment, from what `find` gave. */
export function speakerAt(stretches: readonly Stretch[], sample: number): string | null {
  return stretches.find(({ to }) => sample < to)?.id ?? null
}
