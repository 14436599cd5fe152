import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Cut, createCutter } from '../../transcription/cutter.ts'
import { findSpeech } from '../../transcription/file.ts'
import { openVoiceActivity } from '../../transcription/vad/index.ts'
import { dataDir } from '../support/models.ts'
import {
  applause,
  hum,
  joinSound,
  knocks,
  music,
  pinkNoise,
  silence,
  speak,
  whiteNoise,
} from '../support/sound.ts'
import { loudness } from './loudness.ts'

function cutAll(sound: Float32Array, sizes: readonly number[], fromSample: number): Cut[] {
  const cutter = createCutter({ vad: loudness(), fromSample, maxPieceSamples: 9 * 16_000 })
  const cuts: Cut[] = []
  let at = 0
  for (let turn = 0; at < sound.length; turn++) {
    const size = sizes[turn % sizes.length]!
    cuts.push(...cutter.push(sound.subarray(at, at + size)))
    at += size
  }
  return [...cuts, ...cutter.finish()]
}

const soundOf = fc
  .array(fc.tuple(fc.boolean(), fc.integer({ min: 100, max: 400_000 })), { maxLength: 8 })
  .map((parts) => joinSound(...parts.map(([loud, n]) => new Float32Array(n).fill(loud ? 0.5 : 0))))
const sizesOf = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 5 })

describe('cutting live sound', () => {
  it('leaves no gap and no double, and cuts the same however the sound arrives', () => {
    fc.assert(
      fc.property(soundOf, sizesOf, fc.nat(1_000_000), (sound, sizes, from) => {
        const cuts = cutAll(sound, sizes, from)
        let at = from
        for (const { startSample, endSample, speech } of cuts) {
          expect(startSample).toBe(at)
          expect(endSample).toBeGreaterThan(startSample)
          if (speech) {
            expect(speech.fromSample).toBeGreaterThanOrEqual(startSample)
            expect(speech.toSample).toBe(endSample)
            expect(speech.toSample - speech.fromSample).toBeLessThanOrEqual(9 * 16_000 + 16_000)
          }
          at = endSample
        }
        expect(at).toBe(from + sound.length)
        expect(cutAll(sound, [16_000], from)).toEqual(cuts)
      }),
      { numRuns: 40 },
    )
  })

  it('has all that is loud in a piece', () => {
    fc.assert(
      fc.property(soundOf, (sound) => {
        const cuts = cutAll(sound, [8000], 0)
        const spoken = cuts.flatMap((cut) => cut.speech ?? [])
        let at = 0
        for (let i = 0; i < sound.length; i += 997) {
          if (sound[i]! <= 0) continue
          while (at < spoken.length && spoken[at]!.toSample <= i) at++
          expect(spoken[at]!.fromSample).toBeLessThanOrEqual(i)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('voice activity', () => {
  let speech: Float32Array
  beforeAll(async () => {
    speech = await speak('Rapat saya buka dan dinyatakan terbuka untuk umum.')
  })

  it('hears nobody in silence, noise, hum, applause, knocks and music', async () => {
    const sounds = {
      silence: silence(15),
      white: whiteNoise(15),
      pink: pinkNoise(15),
      hum: hum(15),
      applause: applause(15),
      knocks: knocks(15),
      music: music(15),
    }
    for (const [name, sound] of Object.entries(sounds)) {
      expect([name, await findSpeech(sound, dataDir)]).toEqual([name, []])
    }
  })

  it('hears somebody in a room that hums', async () => {
    const room = hum(8, 0.02)
    const sound = joinSound(silence(2), speech, silence(2)).map((x, i) => x + (room[i] ?? 0))
    const found = await findSpeech(sound, dataDir)
    const spoken = found.reduce((sum, s) => sum + s.toSample - s.fromSample, 0)
    expect(spoken).toBeGreaterThan(speech.length * 0.6)
  })

  it('knows that somebody is speaking before the stretch ends', async () => {
    const vad = await openVoiceActivity({ dataDir })
    vad.push(silence(1))
    expect(vad.speakingSince()).toBeNull()
    vad.push(speech.subarray(0, 16_000))
    expect(vad.speakingSince()).toBeGreaterThan(8000)
  })
})
