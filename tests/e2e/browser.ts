/** A real browser on a real server: the built pages, Chromium without a screen, and sign-in as people do it. */
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
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

/** When the youngest file under these folders was written. */
function youngest(...folders: string[]): number {
  return Math.max(
    0,
    ...folders.flatMap((folder) =>
      readdirSync(resolve(root, folder), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
    ),
  )
}

function isBuilt(): boolean {
  const index = resolve(root, 'dist/client/index.html')
  return existsSync(index) && statSync(index).mtimeMs >= youngest('client', 'server/domain')
}

/** The server gives out `dist/client`; it is built here where it is missing or older than its sources. */
export async function ensureClient(): Promise<void> {
  mkdirSync(resolve(root, 'dist'), { recursive: true })
  const lock = resolve(root, 'dist/sedang-dibangun')
  // Test files run side by side, and only one of them may build.
  while (!isBuilt()) {
    try {
      mkdirSync(lock)
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 180_000) rmdirSync(lock)
      await new Promise((done) => setTimeout(done, 300))
      continue
    }
    try {
      if (!isBuilt())
        await build({ configFile: resolve(root, 'vite.config.ts'), logLevel: 'error' })
      return
    } finally {
      rmdirSync(lock)
    }
  }
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

/** A file as a person chooses it, for `setInputFiles`. */
export const fileOf = (name: string, mimeType: string, content: Uint8Array | string) => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
})
