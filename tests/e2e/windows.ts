/** The set-up of a browser test about one sitting: hooks of its file, and windows as people have them. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { type Desk, ensureClient, launch, openDesk, signInPage } from './browser.ts'
import { demoSandi, openSitting, type Sitting } from './workSitting.ts'

export type AtSitting = {
  readonly app: TestApp
  /** Of the test that runs. */
  readonly sitting: Sitting
  /** A new window at this address; nobody signs in where `namaAkun` is null. */
  window(namaAkun: string | null, path: string, options?: BrowserContextOptions): Promise<Page>
  room(namaAkun: string, options?: BrowserContextOptions): Promise<Page>
  /** A window opened elsewhere: closed with the others, and its faults count too. */
  keep(desk: Desk): void
}

/** One server and one browser for the file, an open sitting for each test; whatever a page complains of fails its test. */
export function atSitting(options: Parameters<typeof openSitting>[1] = {}): AtSitting {
  let app: TestApp
  let browser: Browser
  let sitting: Sitting
  let desks: Desk[] = []

  beforeAll(async () => {
    await ensureClient()
    app = await startApp()
    browser = await launch()
  }, 180_000)
  beforeEach(async () => {
    desks = []
    sitting = await openSitting(app, options)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })
  afterEach(async () => {
    const faults = desks.flatMap((desk) => desk.faults)
    for (const desk of desks) await desk.close()
    expect(faults).toEqual([])
  })

  const at: AtSitting = {
    get app() {
      return app
    },
    get sitting() {
      return sitting
    },
    async window(namaAkun, path, how = {}) {
      const desk = await openDesk(browser, app.url, how)
      desks.push(desk)
      if (namaAkun !== null) await signInPage(desk.page, namaAkun, demoSandi)
      await desk.page.goto(path)
      return desk.page
    },
    keep: (desk) => void desks.push(desk),
    room: (namaAkun, how) => at.window(namaAkun, `/rapat/${sitting.rapatId}/ruang`, how),
  }
  return at
}
