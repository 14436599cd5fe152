/** Voice prints in a real browser: the switch, a person's consent, a recording, and the deletion of both. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { wavHeader } from '../../server/capture/audio.ts'
import { demoSandi } from '../../server/demo/index.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { dataDir as modelDir, offline } from '../support/models.ts'
import { speak, toPcm } from '../support/sound.ts'
import { chromiumPath, type Desk, ensureClient, launch, openDesk, signInPage } from './browser.ts'

describe.skipIf(chromiumPath === null || offline)('voice prints in a browser', () => {
  let app: TestApp
  let browser: Browser
  let desk: Desk
  let dir: string

  beforeAll(async () => {
    await ensureClient()
    dir = mkdtempSync(join(tmpdir(), 'suara-'))
    symlinkSync(join(modelDir, 'models'), join(dir, 'models'))
    app = await startApp({ dataDir: dir })
    browser = await launch()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    rmSync(dir, { recursive: true, force: true })
  })
  afterEach(async () => {
    const faults = desk?.faults ?? []
    await desk?.close()
    expect(faults).toEqual([])
  })

  async function signedIn(namaAkun: string): Promise<Page> {
    desk = await openDesk(browser, app.url)
    await signInPage(desk.page, namaAkun, demoSandi)
    return desk.page
  }

  async function sound(name: string, text: string): Promise<string> {
    const pcm = toPcm(await speak(text))
    const path = join(dir, name)
    writeFileSync(path, Buffer.concat([wavHeader(pcm.length), pcm]))
    return path
  }

  const name = /^Simpan sidik suara/
  const kept = async () => (await app.app.rooms.prints.prints()).map((print) => print.orangId)

  async function openVoice(page: Page): Promise<void> {
    await page.goto('/orang')
    await page.getByRole('button', { name: /^Ubah .*Harun/ }).click()
    await page.getByRole('tab', { name: 'Sidik suara' }).click()
  }

  it('are made after consent, shown with who consented and how, and deleted for good', async () => {
    const before = await signedIn('sekretariat')
    await openVoice(before)
    await before.getByText('Dewan ini tidak menyimpan sidik suara').waitFor()
    expect(await before.getByRole('button', { name: 'Rekam persetujuan' }).count()).toBe(0)
    await desk.close()

    const admin = await signedIn('admin')
    await admin.goto('/admin?tab=dewan')
    await admin.getByRole('switch', { name }).click()
    await admin.getByText('Sidik suara disimpan').waitFor()
    await desk.close()

    const page = await signedIn('sekretariat')
    await openVoice(page)
    expect(await page.getByRole('button', { name: 'Unggah rekaman' }).count()).toBe(0)
    await page.getByRole('radio', { name: 'Tertulis' }).check()
    await page.getByLabel('Nomor surat').fill('005/12/DPRD')
    await page.getByRole('button', { name: 'Rekam persetujuan' }).click()
    await page.getByText(/tertulis, surat nomor 005\/12\/DPRD/).waitFor()

    const upload = page.locator('input[type=file]')
    await upload.setInputFiles(await sound('pendek.wav', 'Terima kasih.'))
    await page.getByRole('alert').filter({ hasText: 'kurang dari 5 detik' }).waitFor()
    expect(await kept()).toEqual([])
    await upload.setInputFiles(await sound('harun.wav', 'Rapat ini saya buka. '.repeat(6)))
    await page.getByText(/Harun.* tersimpan sejak .* dari rekaman yang diunggah/).waitFor()
    expect(await kept()).toEqual(['o-harun'])

    await page.getByRole('button', { name: 'Hapus sidik suara' }).click()
    const question = page.getByRole('dialog', { name: 'Hapus sidik suara?' })
    await question.getByRole('button', { name: 'Hapus sidik suara' }).click()
    await page.getByText(/^Belum ada sidik suara .*Harun/).waitFor()
    expect(await kept()).toEqual([])

    await upload.setInputFiles(await sound('harun.wav', 'Rapat ini saya buka. '.repeat(6)))
    await page.getByText(/tersimpan sejak/).waitFor()
    await desk.close()
    const again = await signedIn('admin')
    await again.goto('/admin?tab=dewan')
    await again.getByRole('switch', { name }).click()
    const off = again.getByRole('dialog', { name: 'Berhenti menyimpan sidik suara?' })
    await off.getByRole('button', { name: 'Berhenti dan hapus 1 sidik suara' }).click()
    await again.getByText(/1 sidik suara sudah dihapus/).waitFor()
    const { orang } = await (await app.client('admin')).call('listVoice')
    expect(orang.map((one) => one.sidik)).toEqual([null])
  }, 150_000)
})
