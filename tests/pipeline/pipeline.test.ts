/** The pipeline room: recorded sound becomes finals, each second exactly once, whatever dies meanwhile. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sampleRateHz, type Word } from '../../server/domain/speech.ts'
import { dataDir, offline } from '../support/models.ts'
import { joinSound, lots, silence, speak } from '../support/sound.ts'
import { bagianId, faultsOf, startPipeline, type TestPipeline } from './support.ts'

let sound: Float32Array
let test: TestPipeline

beforeAll(async () => {
  const sentences = [
    'Rapat dengar pendapat ini saya buka dan terbuka untuk umum.',
    'Kami mohon penjelasan tentang perbaikan jalan di kecamatan itu.',
    'Terima kasih pimpinan, anggaran tahun ini cukup untuk tiga ruas.',
    'Apakah jembatan yang rusak itu sudah masuk dalam rencana kerja?',
    'Sudah, dan lelangnya dimulai bulan depan.',
  ]
  const parts: Float32Array[] = [silence(1)]
  for (const [index, sentence] of sentences.entries()) {
    parts.push(await speak(sentence), silence([0.7, 1.6, 0.9, 20, 1][index]!))
  }
  sound = joinSound(...parts)
})

afterEach(() => test.stop())

const whole = (to: number) => [{ fromSample: 0, toSample: to }]
const plain = (text: string) => text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? []

/** The words in the text, and the words of the current segments. */
async function texts(): Promise<{ naskah: string[]; finals: string[] }> {
  const sections = await test.document.read(bagianId)
  const turns = sections.flatMap((s) => s.items.flatMap((i) => (i.kind === 'turn' ? [i.text] : [])))
  const finals = (await test.segments()).map((s) => s.text)
  return { naskah: plain(turns.join(' ')), finals: plain(finals.join(' ')) }
}

/** Feeds the sound in small parts, faster than it was spoken. */
async function play(from: number, to: number, pauseMs = 40): Promise<void> {
  for (let at = from; at < to; at += 8000) {
    test.append(sound.slice(at, Math.min(to, at + 8000)))
    await new Promise((done) => setTimeout(done, pauseMs))
  }
}

describe('the pipeline', () => {
  it('covers a file with finals, each second once, with words inside their segments', async () => {
    test = await startPipeline({})
    await test.importFile(sound)
    await test.pipeline.settled(bagianId)
    const segments = await test.segments()
    expect(faultsOf(segments, whole(sound.length))).toEqual([])
    expect(segments.some((s) => s.words.length > 0)).toBe(true)
    for (const { words, fromSample, toSample } of segments) {
      let before = (fromSample * 1000) / sampleRateHz
      for (const word of words as Word[]) {
        expect(word.startMs).toBeGreaterThanOrEqual(before - 0.01)
        expect(word.endMs).toBeGreaterThanOrEqual(word.startMs)
        before = word.startMs
      }
      expect(before).toBeLessThanOrEqual((toSample * 1000) / sampleRateHz + 0.01)
    }
    const { naskah, finals } = await texts()
    expect(naskah).toEqual(finals)
  })

  it('covers live sound, shows what is being spoken, and puts better words over the quick ones', async () => {
    test = await startPipeline({})
    await play(0, sound.length)
    test.stopDevice()
    await test.pipeline.settled(bagianId)
    const segments = await test.segments()
    expect(faultsOf(segments, whole(sound.length))).toEqual([])
    expect(segments.filter((s) => s.rev === 1).length).toBeGreaterThan(2)
    const { naskah, finals } = await texts()
    expect(naskah).toEqual(finals)
    const partials = test.published.filter(({ event }) => event === 'ruang:partial')
    expect(partials.length).toBeGreaterThan(0)
    expect(new Set(partials.map(({ room }) => room))).toEqual(new Set([`bagian:${bagianId}`]))
    expect(test.pipeline.status(bagianId)).toMatchObject({ lagMs: 0, state: 'siap' })
  })

  it('loses and doubles nothing when its processes are killed 20 times at random moments', async () => {
    test = await startPipeline({})
    const next = lots(11)
    let killed = 0
    let at = 0
    while (killed < 20) {
      const to = Math.min(sound.length, at + Math.round((0.5 + 2 * next()) * sampleRateHz))
      await play(at, to, 20 + next() * 200)
      at = to
      await new Promise((done) => setTimeout(done, next() * 300))
      for (const pid of test.pipeline.pids()) {
        process.kill(pid, 'SIGKILL')
        killed++
      }
    }
    await play(at, sound.length)
    test.stopDevice()
    await test.pipeline.settled(bagianId)
    expect(faultsOf(await test.segments(), whole(sound.length))).toEqual([])
    const { naskah, finals } = await texts()
    expect(naskah).toEqual(finals)
  }, 240_000)

  it('goes on where it was when the server starts again, also where the checkpoint was not yet written', async () => {
    test = await startPipeline({})
    await play(0, sound.length >> 1)
    const seen = async () => (await test.segments()).length
    while ((await seen()) < 2) await new Promise((done) => setTimeout(done, 50))
    await test.pipeline.close()
    await test.store.db.updateTable('span').set({ cursor_sample: 0 }).execute()
    await test.restart()
    await play(sound.length >> 1, sound.length)
    test.stopDevice()
    await test.pipeline.settled(bagianId)
    expect(faultsOf(await test.segments(), whole(sound.length))).toEqual([])
    const { naskah, finals } = await texts()
    expect(naskah).toEqual(finals)
  })

  it('leaves out what is said during skors and goes on after it', async () => {
    test = await startPipeline({})
    const at = (s: number) => new Date(Date.parse('2026-11-25T02:00:00.000Z') + s * 1000)
    test.rapat.skors = [{ mulaiAt: at(5).toISOString(), selesaiAt: at(9).toISOString() }]
    await play(0, sound.length, 10)
    test.stopDevice()
    await test.pipeline.settled(bagianId)
    const spoken = [
      { fromSample: 0, toSample: 5 * sampleRateHz },
      { fromSample: 9 * sampleRateHz, toSample: sound.length },
    ]
    expect(faultsOf(await test.segments(), spoken)).toEqual([])
  })

  it('recognises an imported file whole although the sitting was suspended', async () => {
    test = await startPipeline({})
    test.rapat.skors = [{ mulaiAt: '2026-11-25T02:00:05.000Z', selesaiAt: null }]
    await test.importFile(sound)
    await test.pipeline.settled(bagianId)
    expect(faultsOf(await test.segments(), whole(sound.length))).toEqual([])
  })

  it('names a stretch that was lost, at its place in the text, once', async () => {
    test = await startPipeline({})
    const half = sound.length >> 1
    await play(0, half, 10)
    test.skip(3)
    await play(half, sound.length, 10)
    test.stopDevice()
    test.rapat.selesaiAt = '2026-11-25T03:00:00.000Z'
    await test.changed('ditutup')
    await test.settleRecording()
    await test.pipeline.settled(bagianId)
    await test.pipeline.settled(bagianId)
    const lost = { fromSample: half, toSample: half + 3 * sampleRateHz }
    const heard = [
      { fromSample: 0, toSample: lost.fromSample },
      { fromSample: lost.toSample, toSample: sound.length + 3 * sampleRateHz },
    ]
    expect(faultsOf(await test.segments(), heard)).toEqual([])
    const sections = await test.document.read(bagianId)
    const events = sections.flatMap((s) => s.items.filter((item) => item.kind === 'event'))
    expect(events).toHaveLength(1)
    const s = half / sampleRateHz
    const two = (n: number) => String(n).padStart(2, '0')
    const from = `${two(Math.floor(s / 60))}.${two(Math.floor(s % 60))}`
    expect(events[0]).toMatchObject({ text: expect.stringContaining(`Rekaman terputus ${from}–`) })
  })

  it('keeps a closed part from an engine on another machine, and says so', async () => {
    test = await startPipeline({ engine: 'google', model: 'latest_long' })
    test.rapat.sifat = 'tertutup'
    await test.importFile(sound)
    await expect(test.pipeline.settled(bagianId)).rejects.toMatchObject({ code: 'engine_refused' })
    expect(test.pipeline.pids()).toEqual([])
    expect(test.pipeline.status(bagianId)).toMatchObject({ state: 'gagal' })
    expect(await test.segments()).toEqual([])
  })

  it('says that a model is missing instead of starting again and again', async () => {
    test = await startPipeline({ engine: 'whisper', model: 'whisper-tidak-ada' })
    await test.importFile(sound)
    await expect(test.pipeline.settled(bagianId)).rejects.toMatchObject({ code: 'model_missing' })
    expect(test.pipeline.status(bagianId)).toMatchObject({
      state: 'model-tidak-ada',
      pesan: expect.stringContaining('whisper-tidak-ada'),
    })
    await expect.poll(() => test.pipeline.pids(), { timeout: 30_000 }).toEqual([])
    await new Promise((done) => setTimeout(done, 1500))
    expect(test.pipeline.pids()).toEqual([])
  })
})

describe.skipIf(offline)('the pipeline with Whisper base', () => {
  it('covers live sound without a gap or a double while its processes are killed', async () => {
    test = await startPipeline({ engine: 'whisper', model: 'whisper-base', dataDir })
    const next = lots(5)
    for (let at = 0; at < sound.length; at += sound.length / 4) {
      await play(Math.round(at), Math.round(at + sound.length / 4), 80 + 40 * next())
      for (const pid of test.pipeline.pids()) process.kill(pid, 'SIGKILL')
    }
    test.stopDevice()
    await test.pipeline.settled(bagianId)
    expect(faultsOf(await test.segments(), whole(sound.length))).toEqual([])
    const { naskah, finals } = await texts()
    expect(finals.length).toBeGreaterThan(15)
    expect(naskah.length).toBeGreaterThan(finals.length * 0.8)
  }, 240_000)
})
