/** The set-up of a browser test: hooks of its file, and windows as people have them. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type StartOptions, startApp, type TestApp } from '../support/app.ts'
import { type Desk, ensureClient, launch, openDesk, signInPage } from './browser.ts'
import { demoSandi, openSitting, type Sitting } from './workSitting.ts'

export type AtServer = {
  readonly app: TestApp
  /** A new window at this address; nobody signs in where `namaAkun` is null. */
  window(namaAkun: string | null, path: string, options?: BrowserContextOptions): Promise<Page>
  /** A window opened elsewhere: closed with the others, and its faults count too. */
  keep(desk: Desk): void
}

export type AtSitting = AtServer & {
  /** Of the test that runs. */
  readonly sitting: Sitting
  room(namaAkun: string, options?: BrowserContextOptions): Promise<Page>
}

/** One server and one browser for the file; whatever a page complains of fails its test. */
export function atServer(options: StartOptions = {}): AtServer {
  let app: TestApp
  let browser: Browser
  let desks: Desk[] = []

  beforeAll(async () => {
    await ensureClient()
    app = await startApp(options)
    browser = await launch()
  }, 180_000)
  beforeEach(() => {
    desks = []
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

  return {
    get app() {
      return app
    },
    async window(namaAkun, path, how = {}) {
      const desk = await openDesk(browser, app.url, how)
      desks.push(desk)
      if (namaAkun !== null) await signInPage(desk.page, namaAkun, demoSandi)
      await desk.page.goto(path)
      return desk.page
    },
    keep: (desk) => void desks.push(desk),
  }
}

/** The same with an open sitting for each test. */
export function atSitting(options: Parameters<typeof openSitting>[1] = {}): AtSitting {
  const server = atServer()
  const { window, keep } = server
  let sitting: Sitting

  beforeEach(async () => {
    sitting = await openSitting(server.app, options)
  })

  return {
    window,
    keep,
    get app() {
      return server.app
    },
    get sitting() {
      return sitting
    },
    room: (namaAkun, how) => window(namaAkun, `/rapat/${sitting.rapatId}/ruang`, how),
  }
}
