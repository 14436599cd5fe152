/** The pipeline with an engine that streams by itself, on a real model and in its own process. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ensureLibrary, ensureModel } from '../../transcription/models/index.ts'
import { dataDir, offline } from '../support/models.ts'
import { joinSound, silence, speak } from '../support/sound.ts'
import { bagianId, faultsOf, startPipeline, type TestPipeline } from './support.ts'

let test: TestPipeline
afterEach(() => test.stop())

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
