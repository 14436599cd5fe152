/** What every speech engine must do, on real sound with real models. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Decoded, EngineName } from '../../server/domain/speech.ts'
import type { SpeechEngine } from '../../transcription/engine.ts'
import { openEngine } from '../../transcription/engines/index.ts'
import { units } from '../../transcription/guard.ts'
import { ensureLibrary, ensureModel, type LibraryName } from '../../transcription/models/index.ts'
import { decodeGuarded } from '../../transcription/pieces.ts'
import { dataDir, offline } from '../support/models.ts'
import { hum, joinSound, silence, speak, whiteNoise } from '../support/sound.ts'

type Case = {
  engine: EngineName
  model: string
  language: string
  voice: string
  sentence: string
  /** Of these words at least so many must be heard; espeak is harder to understand than people are. */
  words: readonly string[]
  atLeast: number
  needsModel: boolean
  /** Kaldi adds a little noise to its features, so that Vosk's words differ from one decode to the next. */
  dithers?: true
}

const cases: readonly Case[] = [
  {
    engine: 'whisper',
    model: 'whisper-base',
    language: 'id',
    voice: 'id',
    sentence: 'Selamat pagi. Rapat hari ini membahas jalan dan jembatan.',
    words: ['selamat', 'pagi', 'rapat', 'hari', 'ini', 'jalan', 'dan', 'jembatan'],
    atLeast: 4,
    needsModel: true,
  },
  {
    engine: 'vosk',
    model: 'vosk-ko',
    language: 'ko',
    voice: 'ko',
    sentence: '안녕하세요 오늘 회의를 시작합니다',
    words: [],
    atLeast: 0,
    needsModel: true,
    dithers: true,
  },
  {
    engine: 'scripted',
    model: 'scripted',
    language: 'id',
    voice: 'id',
    sentence: 'Selamat pagi.',
    words: [],
    atLeast: 0,
    needsModel: false,
  },
]

/** Share of the words of `a` that `b` holds too. */
function alike(a: Decoded, b: Decoded): number {
  const other = new Set(units(b.text))
  const own = units(a.text)
  return own.filter((word) => other.has(word)).length / Math.max(1, own.length)
}

for (const each of cases) {
  const skipped = { skip: offline && each.needsModel, timeout: 300_000 }
  describe(`the engine ${each.engine}`, skipped, () => {
    let engine: SpeechEngine
    let sound: Float32Array
    const { model, language } = each

    beforeAll(async () => {
      if (each.needsModel) {
        await ensureModel(model, { dataDir, env: process.env })
        await ensureLibrary(each.engine as LibraryName, { dataDir, env: process.env })
      }
      engine = await openEngine(each.engine, { dataDir, model, language, threads: 2 })
      sound = await speak(each.sentence, { voice: each.voice })
    }, 600_000)
    afterAll(() => engine?.close())

    it('says what it is and what it can do', () => {
      expect(engine.name).toBe(each.engine)
      expect(engine.model).toBe(each.model)
      expect(engine.can.online).toBe(false)
      expect(typeof engine.can.wordConfidence).toBe('boolean')
    })

    it('gives words in order, inside the sound, with a confidence where it can', async () => {
      const { words, text } = await engine.decode(sound)
      expect(words.length).toBeGreaterThan(0)
      expect(text.trim()).not.toBe('')
      let before = 0
      for (const word of words) {
        expect(word.text.trim()).toBe(word.text)
        expect(word.startMs).toBeGreaterThanOrEqual(before)
        expect(word.endMs).toBeGreaterThanOrEqual(word.startMs)
        expect(word.endMs).toBeLessThanOrEqual(sound.length / 16 + 100)
        before = word.startMs
        if (engine.can.wordConfidence) {
          expect(word.confidence).toBeGreaterThanOrEqual(0)
          expect(word.confidence).toBeLessThanOrEqual(1)
        }
      }
      const heard = new Set(units(text))
      const right = each.words.filter((word) => heard.has(word))
      expect(right.length).toBeGreaterThanOrEqual(each.atLeast)
    })

    it('says the same again for the same sound, also when asked quickly in between', async () => {
      const short = sound.subarray(0, 2 * 16_000)
      const first = await engine.decode(short)
      await engine.decode(short, { quick: true })
      const again = await engine.decode(short)
      if (each.dithers) expect(alike(again, first)).toBeGreaterThan(0.5)
      else expect(again).toEqual(first)
    })

    it('gives nothing or few words for no sound, very short sound and silence', async () => {
      expect((await engine.decode(new Float32Array(0))).words.length).toBeLessThanOrEqual(2)
      expect((await engine.decode(silence(0.01))).words.length).toBeLessThanOrEqual(2)
      await expect(engine.decode(silence(3))).resolves.toBeDefined()
    })

    it('answers calls that overlap, each with its own words', async () => {
      const half = sound.subarray(0, sound.length >> 1)
      const quick = { quick: true }
      const apart = [await engine.decode(sound, quick), await engine.decode(half, quick)]
      const together = [engine.decode(sound, quick), engine.decode(half, quick)]
      const answers = await Promise.all(together)
      if (!each.dithers) expect(answers).toEqual(apart)
      else {
        for (const [i, answer] of answers.entries()) {
          expect(alike(answer, apart[i]!)).toBeGreaterThan(0.5)
          expect(answer.words.at(-1)!.endMs).toBeLessThanOrEqual(
            (i === 0 ? sound : half).length / 16 + 100,
          )
        }
      }
    })

    it('takes the longest window', async () => {
      const times = Math.floor((29 * 16_000) / sound.length)
      const { words } = await engine.decode(joinSound(...Array(times).fill(sound)))
      expect(words.at(-1)!.endMs).toBeLessThanOrEqual(30_000)
    })

    it('keeps to itself what the guard calls a loop or an invention', async () => {
      if (each.engine === 'scripted') return
      for (const noise of [whiteNoise(4), hum(4), silence(4)]) {
        const { words, text } = await decodeGuarded(engine, noise)
        expect(units(text).length).toBeLessThanOrEqual(4 * 4)
        expect(words.every((word) => word.endMs <= 4000)).toBe(true)
      }
    })

    it('refuses to decode after it was closed, and may be closed twice', async () => {
      const own = await openEngine(each.engine, { dataDir, model, language, threads: 1 })
      await own.close()
      await own.close()
      await expect(own.decode(sound)).rejects.toMatchObject({ name: 'EngineError' })
    })

    it('says that its model is missing', async () => {
      if (!each.needsModel) return
      const missing = { dataDir, model: 'tidak-ada', language, threads: 1 }
      await expect(openEngine(each.engine, missing)).rejects.toMatchObject({
        code: 'model_missing',
        message: expect.stringContaining('tidak-ada'),
      })
    })
  })
}
