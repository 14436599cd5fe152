/** Google's engine against a service on this machine that keeps to the documented protocol, limits and errors. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { status } from '@grpc/grpc-js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SpeechEngine, SpeechStream } from '../../transcription/engine.ts'
import { openGoogle, openGoogleEngine } from '../../transcription/engines/google.ts'
import {
  type GoogleSpeech,
  levelSound,
  levelWords,
  startGoogleSpeech,
} from '../support/googleSpeech.ts'
import { lots, silence } from '../support/sound.ts'

const patience = { callMs: 290_000, retryMs: [10, 20, 40], answerMs: 1500 }
let service: GoogleSpeech
let engine: SpeechEngine | null = null
let dir: string

beforeEach(async () => {
  service = await startGoogleSpeech()
  dir = mkdtempSync(join(tmpdir(), 'kunci-'))
})
afterEach(async () => {
  await engine?.close()
  engine = null
  await service.stop()
  rmSync(dir, { recursive: true, force: true })
})

const options = (env: Record<string, string> = service.env, model = 'google-latest-long') => ({
  ...{ dataDir: dir, model, language: 'id', threads: 1 },
  env,
})
async function open(given: Partial<typeof patience> = {}, model?: string): Promise<SpeechEngine> {
  engine = await openGoogleEngine(options(service.env, model), { ...patience, ...given })
  return engine
}

/** Levels 1 to 9 in an order that does not come again, with pauses. */
function levelsOf(count: number, seed = 3): number[] {
  const next = lots(seed)
  return Array.from({ length: count }, (_, i) => (i % 7 === 6 ? 0 : 1 + Math.floor(next() * 9)))
}

/** In frames of 200 ms; the service gets time to answer between them. */
async function play(stream: SpeechStream, sound: Float32Array, pauseMs = 4): Promise<string[]> {
  const shown: string[] = []
  for (let at = 0; at < sound.length; at += 3200) {
    shown.push(await stream.push(sound.subarray(at, at + 3200)))
    await new Promise((done) => setTimeout(done, pauseMs))
  }
  return shown
}

async function hear(own: SpeechEngine, levels: readonly number[], pauseMs = 4) {
  const stream = own.openStream!()
  const shown = await play(stream, levelSound(levels), pauseMs)
  return { ...(await stream.finish()), shown }
}

/** Every word once, in order, at the half second where it was said. */
function expectWhole(
  heard: { words: readonly { text: string; startMs: number }[] },
  levels: readonly number[],
) {
  expect(heard.words.map(({ text }) => text)).toEqual(levelWords(levels))
  const places = levels.flatMap((level, i) => (level > 0 ? [i * 500 + 20] : []))
  expect(heard.words.map(({ startMs }) => Math.round(startMs))).toEqual(places)
}

describe('the engine google', () => {
  it('asks for the documented model, language and word times, and shows words before they are final', async () => {
    const levels = levelsOf(12)
    const heard = await hear(await open(), levels)
    expectWhole(heard, levels)
    expect(heard.shown.findIndex((text) => text !== '')).toBeLessThan(heard.shown.length - 3)
    expect(service.calls).toHaveLength(1)
    expect(service.calls[0]!.config).toMatchObject({
      encoding: 1,
      sampleRateHertz: 16_000,
      languageCode: 'id-ID',
      model: 'latest_long',
      enableWordTimeOffsets: true,
    })
  })

  it('says no confidence where the service writes 0, and even times where it gives none', async () => {
    const own = await open()
    const { words } = await own.decode(levelSound([3, 4, 5, 6]))
    expect(words.map(({ confidence }) => confidence && Math.round(confidence * 100))).toEqual([
      90,
      90,
      null,
      90,
    ])
    service.behave({ wordTimes: false })
    for (const heard of [await own.decode(levelSound([0, 3, 4])), await hear(own, [0, 3, 4])]) {
      expect(heard.words.map(({ text }) => text)).toEqual(['tiga', 'empat'])
      expect(heard.words.every(({ confidence }) => confidence === null)).toBe(true)
      expect(heard.words[1]!.endMs).toBe(1500)
      expect(heard.words[1]!.startMs).toBe(750)
    }
  })

  it('loses and doubles no word where the service ends the stream at its limit, again and again', async () => {
    const levels = levelsOf(80)
    service.behave({ limitMs: 6000 })
    const heard = await hear(await open(), levels)
    expectWhole(heard, levels)
    expect(service.calls.length).toBeGreaterThan(5)
    // Only what was not final yet is sent twice.
    expect(service.received()).toBeLessThan(levels.length * 16_000 * 2)
  })

  it('takes a fresh call before the limit, without the service ending one', async () => {
    const levels = levelsOf(60)
    service.behave({ limitMs: 9000 })
    const heard = await hear(await open({ callMs: 6000 }), levels)
    expectWhole(heard, levels)
    expect(service.calls.length).toBeGreaterThan(3)
    expect(service.calls.every(({ bytes }) => bytes <= 9000 * 32)).toBe(true)
  })

  it('goes on where a final is late for the limit, by bringing the call to its end', async () => {
    const levels = [...Array.from({ length: 170 }, (_, i) => 1 + (i % 9)), 0, 4, 5]
    service.behave({ finalWords: 1000 })
    const heard = await hear(await open({ callMs: 62_000 }), levels, 0)
    expectWhole(heard, levels)
  })

  it('goes on from the last final after each error that passes, at any moment', async () => {
    const { UNAVAILABLE, DEADLINE_EXCEEDED, INTERNAL, RESOURCE_EXHAUSTED, ABORTED } = status
    const own = await open()
    for (const code of [UNAVAILABLE, DEADLINE_EXCEEDED, INTERNAL, RESOURCE_EXHAUSTED, ABORTED]) {
      for (const afterMs of [0, 100, 2600, 5900]) {
        const levels = levelsOf(13, code + afterMs)
        service.fail({ code, afterMs })
        expectWhole(await hear(own, levels, 1), levels)
      }
    }
  })

  it('goes on where the service ends a stream without a word', async () => {
    const levels = levelsOf(40)
    service.behave({ endAfterMs: 4500 })
    expectWhole(await hear(await open(), levels), levels)
  })

  it('goes on after a pause in which no sound came', async () => {
    const levels = levelsOf(16)
    service.behave({ idleMs: 60 })
    const own = await open()
    const stream = own.openStream!()
    const sound = levelSound(levels)
    await play(stream, sound.subarray(0, 60_000))
    await new Promise((done) => setTimeout(done, 200))
    await play(stream, sound.subarray(60_000))
    expectWhole(await stream.finish(), levels)
    expect(service.calls.length).toBeGreaterThan(1)
  })

  it('gives up after some tries, so that a fresh process may try later', async () => {
    const own = await open()
    service.fail({ code: status.UNAVAILABLE, times: 100 })
    const stream = own.openStream!()
    await stream.push(levelSound([3, 4]))
    await expect(stream.finish()).rejects.toMatchObject({ name: 'EngineError', retryable: true })
    await expect(own.decode(levelSound([3]))).rejects.toMatchObject({ retryable: true })
  })

  it('does not try again where the key is refused or the quota of the project forbids, and shows nothing of the key', async () => {
    const own = await open()
    for (const code of [
      status.PERMISSION_DENIED,
      status.UNAUTHENTICATED,
      status.INVALID_ARGUMENT,
    ]) {
      service.fail({ code, message: 'account uji@uji.test of RAHASIA', times: 2 })
      const before = service.calls.length
      const stream = own.openStream!()
      const failed = (async () => {
        await play(stream, levelSound([3, 4]), 20)
        await stream.finish()
      })()
      const error = await failed.then(
        () => null,
        (e: unknown) => e as Error,
      )
      expect(error).toMatchObject({ name: 'EngineError', retryable: false })
      expect(service.calls.length).toBe(before + 1)
      await expect(own.decode(levelSound([3]))).rejects.toMatchObject({ retryable: false })
      expect(`${error!.message}${error!.stack}`).not.toMatch(/RAHASIA|uji@uji/)
    }
  })

  it('waits for slow answers, and no longer than it must for none', async () => {
    const levels = levelsOf(8)
    service.behave({ delayMs: 300 })
    const own = await open()
    expectWhole(await hear(own, levels), levels)
    service.behave({ mute: true })
    const quick = await open({ answerMs: 100 })
    const stream = quick.openStream!()
    await stream.push(levelSound([3]))
    await expect(stream.finish()).rejects.toMatchObject({ name: 'EngineError', retryable: true })
  })

  it('gives nothing for silence, and asks nothing for no sound', async () => {
    const own = await open()
    expect(await own.decode(silence(2))).toEqual({ words: [], text: '' })
    expect((await hear(own, [0, 0, 0, 0])).words).toEqual([])
    const before = service.calls.length
    expect(await own.decode(new Float32Array(0))).toEqual({ words: [], text: '' })
    expect(await own.openStream!().finish()).toEqual({ words: [], text: '' })
    expect(service.calls.length).toBe(before)
  })

  it('sends nothing more once it is cancelled or closed', async () => {
    const own = await open()
    const stream = own.openStream!()
    await play(stream, levelSound([3, 4, 5, 6]))
    stream.cancel()
    const sent = service.received()
    await expect(stream.push(levelSound([7, 8, 9]))).rejects.toMatchObject({ name: 'EngineError' })
    service.behave({ delayMs: 5000 })
    const stopping = new AbortController()
    const asked = own.decode(levelSound([3]), { signal: stopping.signal })
    await expect.poll(() => service.received()).toBeGreaterThan(sent)
    stopping.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    const other = own.openStream!()
    await other.push(levelSound([5, 6]))
    const finishing = other.finish()
    await own.close()
    await expect(finishing).rejects.toMatchObject({ name: 'EngineError' })
    await expect(other.push(levelSound([1]))).rejects.toMatchObject({ name: 'EngineError' })
  })

  it('gives hints only to the model that takes them, within the limits of a request', async () => {
    const hints = [
      'Bima',
      ' ',
      'x'.repeat(300),
      ...Array.from({ length: 6000 }, (_, i) => `nama ${i}`),
    ]
    const plain = await open()
    expect(plain.can.hints).toBe(false)
    await plain.decode(levelSound([3]), { hints })
    await plain.close()
    const taking = await open({}, 'google-default')
    expect(taking.can.hints).toBe(true)
    await taking.decode(levelSound([3]), { hints })
    const [first, second] = service.calls.map(({ config }) => config)
    expect(first!.speechContexts).toEqual([])
    const { phrases } = (second!.speechContexts as { phrases: string[] }[])[0]!
    expect(phrases.length).toBe(5000)
    expect(phrases[0]).toBe('Bima')
    expect(Math.max(...phrases.map((phrase) => phrase.length))).toBe(100)
    expect(second).toMatchObject({ model: 'default' })
  })
})

describe('the settings of the engine google', () => {
  const refusal = (env: Record<string, string>) =>
    openGoogle(options(env)).then(
      () => null,
      (error: unknown) => error as Error & { code: string },
    )

  it('are off by default, and say how to turn it on', async () => {
    expect(await refusal({})).toMatchObject({
      code: 'model_missing',
      message: /RISALAH_GOOGLE_KEY=/,
    })
  })

  it('refuse a file that is no key without showing what is in it', async () => {
    const path = join(dir, 'kunci.json')
    for (const content of ['RAHASIA', '{}', '{"type":"authorized_user","private_key":"RAHASIA"}']) {
      writeFileSync(path, content)
      const error = await refusal({ RISALAH_GOOGLE_KEY: path })
      expect(error).toMatchObject({ code: 'model_missing', message: /bukan kunci akun layanan/ })
      expect(`${error!.message}${error!.stack}`).not.toContain('RAHASIA')
    }
    expect(await refusal({ RISALAH_GOOGLE_KEY: join(dir, 'tidak-ada.json') })).toMatchObject({
      message: /tidak dapat dibaca/,
    })
  })

  it('send sound and key to the service only, or to this very machine', async () => {
    for (const endpoint of [
      'jahat.example',
      'googleapis.com.jahat.example',
      '10.0.0.1:443',
      'a b',
    ]) {
      const env = { ...service.env, RISALAH_GOOGLE_ENDPOINT: endpoint }
      expect(await refusal(env), endpoint).toMatchObject({ code: 'model_missing' })
    }
  })
})
