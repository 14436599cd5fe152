/** The operator's page of the whole product, with a microphone that speaks. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFfmpeg } from '../../server/capture/media.ts'
import { demoSandi } from '../../server/demo/index.ts'
import { chromiumPath, ensureClient, openDesk, signInPage } from '../e2e/browser.ts'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'

describe.skipIf(chromiumPath === null)('recording in the room', () => {
  let dir: string
  let app: TestApp
  let browser: Browser
  let secretariat: ApiClient

  beforeAll(async () => {
    await ensureClient()
    dir = mkdtempSync(join(tmpdir(), 'ruang-'))
    const speech = join(dir, 'suara.wav')
    const tone = 'sine=frequency=330:duration=20,volume=0.5'
    execFileSync(findFfmpeg(), ['-loglevel', 'error', '-f', 'lavfi', '-i', tone, speech])
    app = await startApp()
    secretariat = await app.client('sekretariat')
    browser = await chromium.launch({
      executablePath: chromiumPath!,
      args: [
        '--no-sandbox',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${speech}`,
      ],
    })
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    rmSync(dir, { recursive: true, force: true })
  })

  it('goes from the first part into a closed one and ends with the rapat, with the sound of both', async () => {
    const { akun } = await app.client('admin').then((admin) => admin.call('listAkun'))
    const budi = akun.find((each) => each.namaAkun === 'budi')!
    const rapat = await secretariat.call('createRapat', {
      body: {
        jenis: 'komisi',
        judul: 'Rapat Komisi III',
        alat: 'Komisi III',
        nomor: null,
        masaSidang: null,
        tahunSidang: null,
        sifatAwal: 'terbuka',
        tanggal: new Date().toISOString().slice(0, 10),
        jamMulai: '09:00',
        jamSelesai: null,
        tempat: 'Ruang Komisi III',
        acara: [],
      },
    })
    const params = { rapatId: rapat.id }
    await secretariat.call('setPenugasan', {
      params,
      body: { ketua: [], sekretaris: null, operator: [budi.id], notulis: [budi.id] },
    })
    const opened = await secretariat.call('openRapat', { params })
    const { page, faults, close } = await openDesk(browser, app.url, {
      permissions: ['microphone'],
    })
    await signInPage(page, 'budi', demoSandi)
    await page.goto(`/rapat/${rapat.id}/ruang`)
    await page
      .locator('footer')
      .getByRole('button', { name: /merekam/i })
      .click()
    await page.getByRole('button', { name: 'Mulai merekam' }).click()
    const state = page.getByTestId('keadaan-rekaman')
    await expect.poll(() => state.textContent(), { timeout: 20_000 }).toContain('Merekam')

    const { capture } = app.app.rooms
    const samples = async (bagianId: string) => {
      const ranges = (await capture.recordings(bagianId))[0]?.ranges ?? []
      return ranges.reduce((sum, range) => sum + range.toSample - range.fromSample, 0)
    }
    const first = opened.bagian[0]!.id
    await expect.poll(() => samples(first), { timeout: 30_000 }).toBeGreaterThan(32_000)

    // Another page of the product, and back: the recording goes on.
    const before = await samples(first)
    await page.keyboard.press('Escape')
    await page.locator(`a[href="/rapat/${rapat.id}"]`).first().click()
    await page.waitForURL((address) => address.pathname === `/rapat/${rapat.id}`)
    await expect.poll(() => samples(first), { timeout: 30_000 }).toBeGreaterThan(before + 32_000)
    await page.goBack()
    await expect.poll(() => state.textContent(), { timeout: 20_000 }).toContain('Merekam')

    const budiApi = await app.client('budi')
    const switched = await budiApi.call('changeSifat', { params, body: { sifat: 'tertutup' } })
    const second = switched.bagian.at(-1)!.id
    expect(second).not.toBe(first)
    await expect.poll(() => samples(second), { timeout: 30_000 }).toBeGreaterThan(32_000)
    await budiApi.call('closeRapat', { params })
    await expect.poll(() => state.textContent(), { timeout: 30_000 }).toBe('Siap merekam')

    for (const bagianId of [first, second]) {
      await expect
        .poll(async () => (await capture.recordings(bagianId))[0]?.growing, { timeout: 30_000 })
        .toBe(false)
      const [audio] = await capture.evidence(bagianId)
      // Recording began after the opening, and was not interrupted.
      expect(audio!.gaps.length).toBeLessThanOrEqual(1)
      const pcm = readFileSync(join(app.dataDir, 'recording', bagianId, '0.pcm'))
      expect(pcm.length).toBe(audio!.samples * 2)
      const heard = pcm.subarray((audio!.gaps[0]?.toSample ?? 0) * 2 + 16_000)
      const values = Array.from({ length: 8000 }, (_, i) => Math.abs(heard.readInt16LE(2 * i)))
      expect(Math.max(...values)).toBeGreaterThan(1000)
      const sound = await budiApi.raw('getAudio', { params: { bagianId, channel: 0 } })
      expect(sound.status).toBe(200)
    }
    const other = await app.client('mulyana')
    const closed = { params: { bagianId: second, channel: 0 } }
    expect((await other.raw('getAudio', closed)).status).toBe(403)
    // The recorder's worklet runs under the policy of the product.
    expect(faults.filter((fault) => fault.includes('Content Security Policy'))).toEqual([])
    await close()
  }, 180_000)
})
