/** A real browser on a real server: the built pages, Chromium without a screen, and sign-in as people do it. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')
const places = [
  process.env.RISALAH_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
export const chromiumPath = places.find((path) => path !== '' && existsSync(path)) ?? null

/** The server gives out `dist/client`; it is built here where no one has built it yet. */
export async function ensureClient(): Promise<void> {
  if (existsSync(resolve(root, 'dist/client/index.html'))) return
  await build({ configFile: resolve(root, 'vite.config.ts'), logLevel: 'error' })
}

export function launch(): Promise<Browser> {
  if (chromiumPath === null) throw new Error('Chromium is not installed')
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
}

export type Desk = {
  readonly page: Page
  /** What the page complained of: script errors, and anything its security policy refused. */
  readonly faults: string[]
  close(): Promise<void>
}

/** A window of its own, with nothing remembered. */
export async function openDesk(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Desk> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'id-ID',
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && /Content Security Policy|Uncaught|Warning:/.test(text)) {
      faults.push(text)
    }
  })
  return { page, faults, close: () => context.close() }
}

export async function signInPage(page: Page, namaAkun: string, sandi: string): Promise<void> {
  await page.goto('/masuk')
  await page.getByLabel('Nama akun').fill(namaAkun)
  await page.getByLabel('Kata sandi', { exact: true }).fill(sandi)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.waitForURL((address) => address.pathname !== '/masuk')
}
