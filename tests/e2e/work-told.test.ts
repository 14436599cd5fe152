/** What pages tell about themselves: how far the text is behind, where sound was lost, and an hour that was corrected. */
import { randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { formatClock } from '../../client/components/time.ts'
import { frameSamples } from '../../server/domain/protocol/capture.ts'
import { toPcm, whiteNoise } from '../support/sound.ts'
import { chromiumPath } from './browser.ts'
import { atSitting } from './windows.ts'
import { finishSitting } from './workSitting.ts'

const slow = { timeout: 20_000 }

describe.skipIf(chromiumPath === null)('what the pages tell', () => {
  const at = atSitting()
  const { window } = at

  it('readers are told how far the text is behind, also those who come later, until it has caught up', async () => {
    const { document } = at.app.app.rooms
    const behind = (ms: number) => document.showLag(at.sitting.bagianId, ms)
    const reader = await window(null, `/siaran/${at.sitting.bagianId}`)
    const state = reader.getByRole('status').filter({ hasText: /langsung|teks tertinggal/ })
    await expect.poll(() => state.textContent(), slow).toBe('langsung')

    // What recognising takes anyway is not worth a word.
    behind(4000)
    // Said again until it stands: the pipeline of the new part says its own nothing at some moment.
    await expect
      .poll(() => {
        behind(42_000)
        return state.textContent()
      }, slow)
      .toBe('teks tertinggal')
    await reader.getByText('42 dtk').waitFor()
    behind(754_000)
    await reader.getByText('13 mnt').waitFor()

    const late = await window(null, `/siaran/${at.sitting.bagianId}`)
    await late.getByText('13 mnt').waitFor()

    behind(4000)
    await expect.poll(() => state.textContent(), slow).toBe('langsung')
    expect(await reader.getByText(/dtk|mnt/).count()).toBe(0)
  })

  it('a stretch whose sound was lost is hatched on the waveform, where it is and as long as it is', async () => {
    const socket = await at.app.socket('budi')
    const ids = { bagianId: at.sitting.bagianId, channel: 0, captureId: randomUUID() }
    const device = { ...ids, deviceId: randomUUID() }
    const samples = 300 * frameSamples
    const sound = toPcm(whiteNoise(60, 0.25))
    await socket.emitWithAck('capture:mulai', {
      ...device,
      label: 'Uji',
      startedAgoMs: 60_000,
      samples,
      ended: false,
    })
    for (let seq = 0; seq < 300; seq += 10) {
      // From 16 s to 26 s nothing ever comes.
      if (seq >= 80 && seq < 130) continue
      const frames = Array.from({ length: 10 }, (_, i) => {
        const sampleStart = (seq + i) * frameSamples
        const pcm = sound.subarray(sampleStart * 2, (sampleStart + frameSamples) * 2)
        return { seq: seq + i, sampleStart, crc: crc32(pcm), pcm }
      })
      await socket.emitWithAck('capture:frames', { ...device, frames })
    }
    await socket.emitWithAck('capture:akhir', { ...device, samples })

    const page = await window('budi', `/rapat/${at.sitting.rapatId}/ruang`)
    const wave = page.getByRole('slider', { name: /Gelombang/ })
    const lost = page.getByTitle('rekaman terputus 00:00:16–00:00:26')
    await lost.waitFor(slow)
    expect(await page.getByTitle(/rekaman terputus/).count()).toBe(1)
    const [whole, part] = [(await wave.boundingBox())!, (await lost.boundingBox())!]
    expect((part.x - whole.x) / whole.width).toBeCloseTo(16 / 60, 2)
    expect(part.width / whole.width).toBeCloseTo(10 / 60, 2)
    // The pointer finds its words, and a press on it seeks as anywhere else.
    await lost.hover()
    await page.mouse.down()
    await page.mouse.up()
    expect(await wave.getAttribute('aria-valuetext')).toMatch(/^00:00:2[01], rekaman terputus$/)
    await wave.press('Home')
    expect(await wave.getAttribute('aria-valuetext')).toBe('00:00:00')
  })

  it('the hour of opening is corrected with its reason by the secretariat, until a record is frozen', async () => {
    const page = await window('sekretariat', `/rapat/${at.sitting.rapatId}`)
    const zona = 'Asia/Makassar'
    const minutesAgo = (n: number) =>
      formatClock(new Date(Date.now() - n * 60_000).toISOString(), zona)
    const button = page.getByRole('button', { name: 'Koreksi jam buka' })
    await button.click()
    const form = page.getByRole('dialog', { name: 'Koreksi jam pembukaan' })
    const [hour, reason] = [form.getByLabel('Rapat dibuka pukul'), form.getByLabel('Alasan')]
    const save = form.getByRole('button', { name: 'Simpan koreksi' })
    const { rapat: before } = await at.app.app.rooms.rapat.load(at.sitting.rapatId)
    expect(await hour.inputValue()).toBe(formatClock(before.dibukaAt!, zona))
    expect(await save.isDisabled()).toBe(true)
    await reason.fill('Gawai operator terlambat.')

    // What is no hour is not sent as the hour that stood there before.
    await hour.fill('25.99')
    await hour.press('Enter')
    await form.getByText('Tulis jam seperti 09.30.').waitFor()
    await save.click()
    expect((await at.app.app.rooms.rapat.load(at.sitting.rapatId)).rapat.versi).toBe(before.versi)

    await hour.fill(minutesAgo(-60))
    await save.click()
    await form.getByText('Jam buka tidak boleh di masa depan.').waitFor()
    expect(await hour.getAttribute('aria-invalid')).toBe('true')

    const corrected = minutesAgo(30)
    await hour.fill(corrected)
    await save.click()
    await form.waitFor({ state: 'hidden' })
    await page.getByText(`Dibuka ${corrected} WITA`).waitFor()
    const room = await window('budi', `/rapat/${at.sitting.rapatId}/ruang`)
    await room.getByText(`RAPAT DIBUKA PUKUL ${corrected} WITA`).waitFor()
    // The notulis corrects words, not hours.
    await room.goto(`/rapat/${at.sitting.rapatId}`)
    await room.getByText(`Dibuka ${corrected} WITA`).waitFor()
    expect(await room.getByRole('button', { name: 'Koreksi jam buka' }).count()).toBe(0)

    await finishSitting(at.app, at.sitting)
    const sekretariat = await at.app.client('sekretariat')
    const of = { params: { rapatId: at.sitting.rapatId } }
    await sekretariat.call('freezeRisalah', { ...of, body: { keputusan: ['Tanggul.'] } })
    await page.reload()
    await page.getByText(`Dibuka ${corrected} WITA`).waitFor()
    expect(await button.count()).toBe(0)
  })
})
