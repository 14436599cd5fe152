/**
 * Cuts the sound of one span into pieces of speech and stretches of silence, gapless from where it begins: each cut
 * starts where the one before ended. What it cuts depends on the sound alone, not on how it arrives.
 */
import { sampleRateHz } from '../server/domain/speech.ts'
import { marginSamples } from './packing.ts'
import type { SpeechRange } from './protocol.ts'
import type { Speech, VoiceActivity } from './vad/index.ts'

export type Cut = {
  readonly startSample: number
  readonly endSample: number
  /** Speech with its margins, at the end of the cut; null where nobody speaks. */
  readonly speech: SpeechRange | null
  /** Cut in the middle of speech, because the piece grew too long. */
  readonly forced?: true
}

export type Cutter = {
  /** The sound that follows what was pushed before. */
  push(samples: Float32Array): Cut[]
  /** The span ends with what was pushed. */
  finish(): Cut[]
  /** Up to here sound was pushed. */
  readonly pushedSample: number
  /** Where the stretch begins that is being spoken now, margin included; null in silence. */
  speakingFrom(): number | null
  /** Since when it has been quiet within a stretch that is not over yet: a pause may be coming. Null while it is loud. */
  quietFrom(): number | null
}

const stepSamples = 512
/** So much silence is a cut of its own, so that the checkpoint moves on. */
const silenceSamples = 15 * sampleRateHz
/** The detector may later say that speech began so much earlier than where it noticed. */
const lookBackSamples = sampleRateHz
/** Where a stretch gets too long, it is cut at the quietest place of its last part. */
const quietSearchSamples = 4 * sampleRateHz
/** Energy against the loudest of the last seconds: the reverb and noise of a hall lie below, soft words above. */
const quietShare = 0.02

export function createCutter(options: {
  vad: VoiceActivity
  fromSample: number
  maxPieceSamples: number
}): Cutter {
  const { vad, fromSample, maxPieceSamples } = options
  let planned = fromSample
  let fed = fromSample
  let rest = new Float32Array(0)
  let spokenFrom: number | null = null
  let levels: { at: number; level: number }[] = []

  function cutPiece(from: number, to: number): Cut {
    const speech = { fromSample: Math.max(planned, from), toSample: to }
    const cut = { startSample: planned, endSample: to, speech }
    planned = to
    return cut
  }

  function cutsOf(found: readonly Speech[]): Cut[] {
    return found.flatMap((stretch) => {
      const to = Math.min(fed, fromSample + stretch.toSample + marginSamples)
      // What was already cut off a long stretch comes again with its end.
      if (to <= planned || fromSample + stretch.toSample <= planned) return []
      return [cutPiece(fromSample + stretch.fromSample - marginSamples, to)]
    })
  }

  function quietest(): number {
    const last = levels.filter(({ at }) => at > fed - quietSearchSamples && at > planned)
    if (last.length === 0) return fed
    return last.reduce((a, b) => (b.level < a.level ? b : a)).at
  }

  function step(samples: Float32Array): Cut[] {
    const found = vad.push(samples)
    fed += samples.length
    let energy = 0
    for (const x of samples) energy += x * x
    levels.push({ at: fed - (samples.length >> 1), level: energy })
    if (levels.length > 400) levels = levels.slice(-200)
    const cuts = cutsOf(found)
    const since = vad.speakingSince()
    spokenFrom = since === null ? null : Math.max(planned, fromSample + since - marginSamples)
    if (spokenFrom !== null && fed - spokenFrom >= maxPieceSamples) {
      cuts.push({ ...cutPiece(spokenFrom, quietest()), forced: true })
      spokenFrom = planned
    }
    if (spokenFrom === null && fed - planned >= silenceSamples) {
      const endSample = fed - lookBackSamples
      cuts.push({ startSample: planned, endSample, speech: null })
      planned = endSample
    }
    return cuts
  }

  return {
    get pushedSample() {
      return fed + rest.length
    },
    speakingFrom: () => spokenFrom,
    quietFrom() {
      if (spokenFrom === null) return null
      const from = spokenFrom
      const heard = levels.filter(({ at }) => at >= from)
      const loud = Math.max(0, ...heard.map(({ level }) => level)) * quietShare
      const last = heard.findLast(({ level }) => level > loud)
      return last === undefined || last === heard.at(-1) ? null : last.at + stepSamples / 2
    },
    push(samples) {
      const all = new Float32Array(rest.length + samples.length)
      all.set(rest)
      all.set(samples, rest.length)
      const cuts: Cut[] = []
      let at = 0
      for (; at + stepSamples <= all.length; at += stepSamples) {
        cuts.push(...step(all.subarray(at, at + stepSamples)))
      }
      rest = all.slice(at)
      return cuts
    },
    finish() {
      const cuts: Cut[] = []
      if (rest.length > 0) {
        const last = new Float32Array(stepSamples)
        last.set(rest)
        const found = vad.push(last)
        fed += rest.length
        rest = new Float32Array(0)
        cuts.push(...cutsOf(found))
      }
      cuts.push(...cutsOf(vad.flush()))
      spokenFrom = null
      if (fed > planned) {
        cuts.push({ startSample: planned, endSample: fed, speech: null })
        planned = fed
      }
      return cuts
    },
  }
}
