/** The server goes away and comes back: what the page says meanwhile, and that it mends itself. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoSandi } from '../../server/demo/index.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { chromiumPath, ensureClient, launch, openDesk, signInPage } from './browser.ts'

describe.skipIf(chromiumPath === null)('a break of the server, in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'risalah-putus-'))
  let app: TestApp
  let browser: Browser

  beforeAll(async () => {
    await ensureClient()
    app = await startApp({ demo: true, dataDir })
    browser = await launch()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('is told in one line, keeps the pages within reach, and ends by itself', async () => {
    const { url } = app
    const desk = await openDesk(browser, url)
    const { page } = desk
    await signInPage(page, 'sekretariat', demoSandi)
    await page.goto('/rapat')
    await page.getByRole('listitem').first().waitFor()
    // The programs of the other pages have come by now, before the line breaks.
    await page.waitForFunction(() => {
      const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      const quiet = all.every((one) => performance.now() - one.responseEnd > 1500)
      return quiet && all.some((one) => /\/assets\/orang-.*\.js/.test(one.name))
    })
    await app.stop()

    const banner = page.getByText('Sambungan ke server terputus.')
    await banner.waitFor()
    await page.getByRole('link', { name: 'Orang' }).click()
    await page.getByRole('heading', { level: 1, name: 'Orang' }).waitFor()
    const failed = page.getByRole('alert').filter({ hasText: 'Belum dapat dimuat' })
    await failed.getByText(/Yang sudah tersimpan aman/).waitFor()

    app = await startApp({ demo: true, dataDir, env: { PORT: new URL(url).port } })
    expect(app.url).toBe(url)
    await banner.waitFor({ state: 'hidden', timeout: 30_000 })
    await failed.getByRole('button', { name: 'Coba lagi' }).click()
    await page.getByRole('row', { name: /Harun Wiratama/ }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/orang')
    expect(desk.faults).toEqual([])
    await desk.close()
  }, 180_000)

  it('before the first answer a page says that the server is away and offers to try again', async () => {
    const desk = await openDesk(browser, app.url)
    const { page } = desk
    await page.route('**/api/sesi', (route) => route.abort())
    await page.goto('/')
    await page.getByRole('heading', { name: 'Server belum dapat dihubungi' }).waitFor()
    await page.unroute('**/api/sesi')
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await page.getByRole('heading', { level: 1, name: /Rapat dewan/ }).waitFor()
    await desk.close()
  })
})
