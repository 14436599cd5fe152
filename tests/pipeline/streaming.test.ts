/** The pipeline with an engine that streams by itself, on a real model and in its own process. */
import { status } from '@grpc/grpc-js'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ensureLibrary, ensureModel } from '../../transcription/models/index.ts'
import { type GoogleSpeech, startGoogleSpeech } from '../support/googleSpeech.ts'
import { dataDir, offline } from '../support/models.ts'
import { joinSound, silence, speak } from '../support/sound.ts'
import { bagianId, faultsOf, startPipeline, type TestPipeline } from './support.ts'

let test: TestPipeline
afterEach(async () => {
  await test.stop()
  vi.unstubAllEnvs()
})

describe.skipIf(offline)('the pipeline with Vosk', () => {
  beforeAll(async () => {
    await ensureModel('vosk-ko', { dataDir, env: process.env })
    await ensureLibrary('vosk', { dataDir, env: process.env })
  }, 600_000)

  it('shows words before their pause, and covers the sound with finals although its process is killed', async () => {
    const sentence = await speak('안녕하세요 오늘 회의를 시작합니다 감사합니다', { voice: 'ko' })
    const round = joinSound(silence(0.7), sentence, silence(1.2), sentence, silence(1.5))
    test = await startPipeline({ engine: 'vosk', model: 'vosk-ko', dataDir })
    let partials = 0
    test.onPublish((event, value) => {
      if (event === 'ruang:partial' && (value as { text: string }).text !== '') partials++
    })
    const ready = () => test.pipeline.status(bagianId).state
    test.append(silence(0.2))
    let samples = 3200
    await expect.poll(ready, { timeout: 60_000 }).toBe('siap')
    let killed = false
    // A slow machine shows fewer partials: people go on talking until there were some.
    for (let turn = 0; turn < 6 && !killed; turn++) {
      for (let at = 0; at < round.length; at += 3200) {
        const frame = round.slice(at, at + 3200)
        test.append(frame)
        samples += frame.length
        if (partials > 1 && !killed) {
          killed = true
          for (const pid of test.pipeline.pids()) process.kill(pid, 'SIGKILL')
        }
        await new Promise((done) => setTimeout(done, 200))
      }
    }
    expect(killed).toBe(true)
    test.stopDevice()
    await test.pipeline.settled(bagianId)
    const segments = await test.segments()
    expect(faultsOf(segments, [{ fromSample: 0, toSample: samples }])).toEqual([])
    expect(segments.flatMap(({ words }) => words).length).toBeGreaterThan(3)
    expect(segments.every(({ rev }) => rev === 0)).toBe(true)
  }, 180_000)
})

describe('the pipeline with Google', () => {
  let service: GoogleSpeech
  let sentence: Float32Array
  beforeAll(async () => {
    sentence = await speak('Rapat ini membahas perbaikan jalan dan jembatan di kecamatan itu.')
  })
  afterAll(() => service?.stop())

  async function start(): Promise<void> {
    await service?.stop()
    service = await startGoogleSpeech()
    // The process that transcribes has the server's environment.
    for (const [name, value] of Object.entries(service.env)) vi.stubEnv(name, value)
    test = await startPipeline({ engine: 'google', model: 'google-latest-long' })
  }
  const state = () => test.pipeline.status(bagianId).state
  async function play(sound: Float32Array): Promise<void> {
    for (let at = 0; at < sound.length; at += 3200) {
      test.append(sound.slice(at, Math.min(sound.length, at + 3200)))
      await new Promise((done) => setTimeout(done, 60))
    }
  }

  it('gives each second to a final once, whatever the service does', async () => {
    await start()
    service.fail({ code: status.UNAVAILABLE, afterMs: 1000, times: 2 })
    const sound = joinSound(silence(0.6), sentence, silence(1.2), sentence, silence(1.4))
    await play(sound)
    test.stopDevice()
    await test.pipeline.settled(bagianId)
    const segments = await test.segments()
    expect(faultsOf(segments, [{ fromSample: 0, toSample: sound.length }])).toEqual([])
    const words = segments.flatMap((s) => s.words)
    expect(words.length).toBeGreaterThan(6)
    for (const [i, word] of words.entries()) {
      expect(word.startMs).toBeGreaterThanOrEqual(words[i - 1]?.startMs ?? 0)
    }
  }, 120_000)

  it('sends nothing more of a part from the moment it is closed, though somebody goes on speaking', async () => {
    await start()
    test.append(silence(0.5))
    await expect.poll(state, { timeout: 60_000 }).toBe('siap')
    await play(joinSound(sentence, silence(1), sentence.subarray(0, 32_000)))
    await expect.poll(() => service.received(), { timeout: 60_000 }).toBeGreaterThan(40_000)
    // Sound that waits, since the service is slow, is not sent either.
    service.behave({ delayMs: 1500 })
    const spoken = joinSound(sentence, silence(1))
    test.append(joinSound(spoken, spoken, spoken, spoken))
    const before = service.received()
    await expect.poll(() => service.received(), { timeout: 30_000 }).toBeGreaterThan(before)
    const sentBefore = service.received()
    test.rapat.sifat = 'tertutup'
    await test.changed('sifat')
    await play(sentence.subarray(32_000))
    const sentAfter = service.received()
    // No more than the stretch that was on its way when the part was closed.
    expect(sentAfter - sentBefore).toBeLessThan(2 * sentence.length * 2)
    await play(joinSound(silence(1), sentence, silence(1)))
    test.stopDevice()
    await expect.poll(state, { timeout: 30_000 }).toBe('gagal')
    await new Promise((done) => setTimeout(done, 1000))
    expect(service.received()).toBe(sentAfter)
  }, 120_000)
})
