/** Models as an admin sees them: from the warning that one is missing to the one that is installed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoSandi } from '../../server/demo/index.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { type ModelHub, startModelHub } from '../support/modelHub.ts'
import { writeTransducer } from '../support/transducer.ts'
import { chromiumPath, ensureClient, launch, openDesk, signInPage } from './browser.ts'

describe.skipIf(chromiumPath === null)('an admin', () => {
  let app: TestApp
  let hub: ModelHub
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    await ensureClient()
    folder = mkdtempSync(join(tmpdir(), 'bawaan-'))
    writeTransducer(join(folder, 'nada'))
    hub = await startModelHub(['uji', 'uji-dua'], 4_000_000)
    app = await startApp({ models: hub.entries, engine: 'sherpa', model: 'uji' })
    browser = await launch()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    hub?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('installs the missing model, sees how far it is after leaving the page, and the warning goes', async () => {
    const { page, faults, close } = await openDesk(browser, app.url)
    await signInPage(page, 'admin', demoSandi)
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const row = page.getByRole('listitem', { name: 'Model uji', exact: true })
    const warning = page.getByText('Model suara belum terpasang.')
    await warning.waitFor()
    await page.getByRole('link', { name: 'Pasang model' }).click()
    await row.getByText('Belum terpasang').waitFor()
    expect(await row.textContent()).toMatch(/Bawaan dewan.*Bahasa: Indonesia, Jawa.*4 MB.*MIT/)

    hub.mode = 'half'
    await button('Pasang: Model uji').click()
    await row.getByText('2 MB dari 4 MB · 50%').waitFor()
    await button('Pasang: Model uji-dua').click()
    await page.getByText('Dipasang sesudah yang sedang berjalan.').waitFor()
    await page.reload()
    await row.getByText('2 MB dari 4 MB · 50%').waitFor()
    await button('Batalkan: Model uji-dua').click()
    await button('Batalkan: Model uji').click()
    await row.getByText('Baru 2 MB terunduh').waitFor()

    hub.mode = 'none'
    await button('Lanjutkan: Model uji').click()
    await row
      .getByRole('alert')
      .getByText(/jawaban 503.*Tanpa internet/)
      .waitFor()
    hub.mode = 'all'
    await button('Coba lagi: Model uji').click()
    await row.getByText('Terpasang', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Beranda' }).first().click()
    await page.getByRole('heading', { level: 1, name: /Selamat/ }).waitFor()
    await warning.waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await close()
  })

  it('imports a model from the server, is told what is no model, and removes one after a question', async () => {
    const { page, faults, close } = await openDesk(browser, app.url)
    await signInPage(page, 'admin', demoSandi)
    await page.goto('/admin?tab=mesin')
    const path = page.getByLabel('Jalur di server')
    const send = page.getByRole('button', { name: 'Impor', exact: true })
    await path.fill('nada')
    await send.click()
    await page.getByText(/Tulis jalur lengkap di server/).waitFor()
    await path.fill(join(folder, 'nada'))
    await send.click()
    const row = page.getByRole('listitem', { name: 'sherpa-nada' })
    await row.getByText('Terpasang', { exact: true }).waitFor()

    writeFileSync(join(folder, 'foto.bin'), 'bukan model')
    await page.locator('input[type=file]').setInputFiles(join(folder, 'foto.bin'))
    await page.getByText(/Berkas ini bukan model Whisper/).waitFor()

    await page.getByRole('button', { name: 'Hapus: sherpa-nada' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click()
    await page.getByRole('button', { name: 'Hapus: sherpa-nada' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hapus', exact: true }).click()
    await row.waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await close()
  })
})
