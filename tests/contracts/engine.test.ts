/** What every speech engine must do, on real sound with real models. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Decoded, type EngineName, onlineEngines } from '../../server/domain/speech.ts'
import type { SpeechEngine } from '../../transcription/engine.ts'
import { openEngine } from '../../transcription/engines/index.ts'
import { units } from '../../transcription/guard.ts'
import { ensureLibrary, ensureModel, findModel } from '../../transcription/models/index.ts'
import { decodeGuarded } from '../../transcription/pieces.ts'
import {
  type GoogleSpeech,
  levelSound,
  levelWords,
  startGoogleSpeech,
} from '../support/googleSpeech.ts'
import { dataDir, offline } from '../support/models.ts'
import { hum, joinSound, silence, speak, whiteNoise } from '../support/sound.ts'
import { singTokens, writeTransducer } from '../support/transducer.ts'

type Case = {
  /** Said in the report; the engine where none is given. */
  title?: string
  engine: EngineName
  model: string
  language: string
  /** What is spoken to it by espeak, or the sound itself. */
  speech: { voice: string; sentence: string } | Float32Array
  /** Of these words at least so many must be heard; espeak is harder to understand than people are. */
  words: readonly string[]
  atLeast: number
  /** `fetched`: brought here for the test. `installed`: too large for a test; skipped where it is not there. */
  source: 'fetched' | 'installed' | 'made'
  /** For `made`: writes the model into a data folder. */
  make?: (dataDir: string) => void
  /** Kaldi adds a little noise to its features, so that Vosk's words differ from one decode to the next. */
  dithers?: true
  /** Asks another machine, which a server here stands in for. */
  remote?: true
}

const levels = [0, 3, 5, 2, 0, 0, 7, 4, 8, 1, 6, 3, 0]

const cases: readonly Case[] = [
  {
    engine: 'whisper',
    model: 'whisper-base',
    language: 'id',
    speech: {
      voice: 'id',
      sentence: 'Selamat pagi. Rapat hari ini membahas jalan dan jembatan.',
    },
    words: ['selamat', 'pagi', 'rapat', 'hari', 'ini', 'jalan', 'dan', 'jembatan'],
    atLeast: 4,
    source: 'fetched',
  },
  {
    engine: 'vosk',
    model: 'vosk-ko',
    language: 'ko',
    speech: { voice: 'ko', sentence: '안녕하세요 오늘 회의를 시작합니다' },
    words: [],
    atLeast: 0,
    source: 'fetched',
    dithers: true,
  },
  {
    engine: 'scripted',
    model: 'scripted',
    language: 'id',
    speech: { voice: 'id', sentence: 'Selamat pagi.' },
    words: [],
    atLeast: 0,
    source: 'made',
  },
  {
    title: 'sherpa with a trained model (skipped: zipformer-id is not installed here)',
    engine: 'sherpa',
    model: 'zipformer-id',
    language: 'id',
    speech: {
      voice: 'id',
      sentence: 'Selamat pagi. Rapat hari ini membahas jalan dan jembatan.',
    },
    words: ['selamat', 'pagi', 'rapat', 'hari', 'ini', 'jalan', 'dan', 'jembatan'],
    atLeast: 3,
    source: 'installed',
  },
  {
    title: 'sherpa with a transducer that hears tones',
    engine: 'sherpa',
    model: 'sherpa-nada',
    language: 'id',
    speech: singTokens([null, '▁RAPAT', '▁JALAN', 'KAN', null, '▁BIMA', '▁DESA', '▁DANA', null]),
    words: ['rapat', 'jalankan', 'bima', 'desa', 'dana'],
    atLeast: 5,
    source: 'made',
    make: (dir) => writeTransducer(join(dir, 'models', 'sherpa-nada')),
  },
  {
    title: 'google through a stand-in on this machine',
    engine: 'google',
    model: 'google-latest-long',
    language: 'id',
    speech: levelSound(levels),
    words: levelWords(levels),
    atLeast: 9,
    source: 'made',
    remote: true,
  },
]

/** Share of the words of `a` that `b` holds too. */
function alike(a: Decoded, b: Decoded): number {
  const other = new Set(units(b.text))
  const own = units(a.text)
  return own.filter((word) => other.has(word)).length / Math.max(1, own.length)
}

for (const each of cases) {
  const here = each.source !== 'installed' || (await findModel(each.model, { dataDir })) !== null
  const skipped = { skip: !here || (offline && each.source === 'fetched'), timeout: 300_000 }
  const title =
    each.title === undefined || (here && each.source === 'installed') ? each.engine : each.title
  describe(`the engine ${title}`, skipped, () => {
    let engine: SpeechEngine
    let sound: Float32Array
    const { model, language } = each
    const own = each.make ? mkdtempSync(join(tmpdir(), 'mesin-')) : dataDir
    let service: GoogleSpeech | null = null
    const open = (name: string = model, threads = 2) => {
      const env = service?.env ?? {}
      return openEngine(each.engine, { dataDir: own, model: name, language, threads, env })
    }

    beforeAll(async () => {
      if (each.source === 'fetched') {
        await ensureModel(model, { dataDir, env: process.env })
        if (each.engine === 'whisper' || each.engine === 'vosk') {
          await ensureLibrary(each.engine, { dataDir, env: process.env })
        }
      }
      each.make?.(own)
      if (each.remote) service = await startGoogleSpeech()
      engine = await open()
      sound =
        each.speech instanceof Float32Array
          ? each.speech
          : await speak(each.speech.sentence, { voice: each.speech.voice })
    }, 600_000)
    afterAll(async () => {
      await engine?.close()
      await service?.stop()
      if (each.make) rmSync(own, { recursive: true, force: true })
    })

    it('says what it is and what it can do', () => {
      expect(engine.name).toBe(each.engine)
      expect(engine.model).toBe(each.model)
      expect(engine.can.online).toBe(onlineEngines.includes(each.engine))
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

    it('hears a stretch while it is spoken, where it can', async () => {
      expect(engine.openStream !== undefined).toBe(engine.can.partials)
      if (engine.openStream === undefined) return
      const stream = engine.openStream()
      const step = 3200
      let firstAt = Number.POSITIVE_INFINITY
      for (let at = 0; at < sound.length; at += step) {
        const text = await stream.push(sound.subarray(at, at + step))
        if (text !== '') firstAt = Math.min(firstAt, at + step)
        if (each.remote) await new Promise((done) => setTimeout(done, 20))
      }
      expect(firstAt).toBeLessThan(sound.length)
      const heard = await stream.finish()
      const whole = await engine.decode(sound)
      if (each.dithers) expect(alike(heard, whole)).toBeGreaterThan(0.5)
      else expect(heard).toEqual(whole)
      await expect(stream.push(sound)).rejects.toMatchObject({ name: 'EngineError' })
    })

    it('keeps streams apart that are open at once, and goes on after one is cancelled', async () => {
      if (engine.openStream === undefined) return
      const half = sound.length >> 1
      const [kept, dropped] = [engine.openStream(), engine.openStream()]
      await Promise.all([kept.push(sound.subarray(0, half)), dropped.push(sound.subarray(half))])
      dropped.cancel()
      await kept.push(sound.subarray(half))
      const heard = await kept.finish()
      expect(alike(await engine.decode(sound), heard)).toBeGreaterThan(0.5)
      expect(heard.words.at(-1)!.endMs).toBeLessThanOrEqual(sound.length / 16 + 100)
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

    it('hears the next sound as ever after one was given up', async () => {
      const same = (a: Decoded, b: Decoded) =>
        each.dithers ? expect(alike(a, b)).toBeGreaterThan(0.5) : expect(a).toEqual(b)
      for (const quick of [true, false]) {
        const before = await engine.decode(sound, { quick })
        const giveUp = new AbortController()
        const given = engine.decode(sound, { quick, signal: giveUp.signal }).catch((e) => e)
        setTimeout(() => giveUp.abort(), 40)
        const next = engine.decode(sound, { quick })
        // Some engines hear to the end what they began.
        if (each.engine === 'whisper') expect(await given).toMatchObject({ name: 'AbortError' })
        await given
        same(await next, before)
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
      const another = await open(model, 1)
      await another.close()
      await another.close()
      await expect(another.decode(sound)).rejects.toMatchObject({ name: 'EngineError' })
    })

    it('says that its model is missing', async () => {
      if (each.engine === 'scripted') return
      await expect(open('tidak-ada', 1)).rejects.toMatchObject({
        code: 'model_missing',
        message: expect.stringContaining('tidak-ada'),
      })
    })
  })
}
