/** What WCAG AA asks and a machine can measure: contrast of every word, names of everything that can be operated. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoSandi } from '../../server/demo/index.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { chromiumPath, ensureClient, launch, openDesk, signInPage } from './browser.ts'

/** Runs in the page: words whose contrast is too low, and controls without a name. */
function findFaults(): string[] {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  type Rgba = [number, number, number, number]
  const parse = (color: string): Rgba => {
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = color
    pen.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const over = (top: Rgba, below: Rgba): Rgba => [
    top[0] * top[3] + below[0] * (1 - top[3]),
    top[1] * top[3] + below[1] * (1 - top[3]),
    top[2] * top[3] + below[2] * (1 - top[3]),
    1,
  ]
  const luminance = ([r, g, b]: Rgba) => {
    const linear = (c: number) =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  }
  /** What lies behind an element, or null on a picture or a gradient. */
  const ground = (element: Element | null): Rgba | null => {
    if (!element) return parse(getComputedStyle(document.documentElement).backgroundColor)
    const style = getComputedStyle(element)
    if (style.backgroundImage !== 'none') return null
    const own = parse(style.backgroundColor)
    if (own[3] >= 0.999) return own
    const below = ground(element.parentElement)
    return below && over(own, below)
  }
  const seen = (element: Element) => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.opacity !== '0'
  }
  const faults: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const element = node.parentElement
    if (!text || !element || !seen(element)) continue
    // What cannot be operated now is left out by WCAG 1.4.3.
    if (element.closest(':disabled, [data-disabled], [aria-disabled=true]')) continue
    const behind = ground(element)
    if (!behind) continue
    const style = getComputedStyle(element)
    const ink = over(parse(style.color), behind)
    const [x, y] = [luminance(ink), luminance(behind)]
    const ratio = (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
    const size = Number.parseFloat(style.fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    if (ratio < (large ? 3 : 4.5)) faults.push(`${ratio.toFixed(2)}: ${text.slice(0, 40)}`)
  }
  for (const control of document.querySelectorAll('a[href], button, input, select, textarea')) {
    const field = control as HTMLInputElement
    if (!seen(control) || field.type === 'hidden' || control.getAttribute('aria-hidden') === 'true')
      continue
    const labelled = control.getAttribute('aria-labelledby')
    const name =
      control.getAttribute('aria-label') ??
      (labelled ? document.getElementById(labelled)?.textContent : null) ??
      field.labels?.[0]?.textContent ??
      control.textContent
    if (!name?.trim()) faults.push(`tanpa nama: ${control.outerHTML.slice(0, 120)}`)
  }
  for (const image of document.querySelectorAll('img:not([alt])'))
    faults.push(`gambar: ${image.outerHTML}`)
  const headings = document.querySelectorAll('h1').length
  if (headings !== 1) faults.push(`${headings} h1`)
  return faults
}

describe.skipIf(chromiumPath === null)('everyone can read and operate the base pages', () => {
  let app: TestApp
  let browser: Browser
  let running = ''

  beforeAll(async () => {
    await ensureClient()
    app = await startApp({ demo: true })
    browser = await launch()
    const client = await app.client('sekretariat')
    const { rapat } = await client.call('listRapat')
    running = rapat.find((r) => r.status === 'terjadwal')?.id ?? ''
    await client.call('openRapat', { params: { rapatId: running } })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  async function check(page: Page, paths: string[]): Promise<void> {
    const found: Record<string, string[]> = {}
    for (const path of paths) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle').catch(() => {})
      const faults = await page.evaluate(findFaults)
      if (faults.length > 0) found[path] = faults
    }
    expect(found).toEqual({})
  }

  it.each(['light', 'dark'] as const)(
    'in %s',
    async (colorScheme) => {
      const guest = await openDesk(browser, app.url, { colorScheme })
      await check(guest.page, ['/', '/masuk', '/rapat', `/rapat/${running}`, '/tidak-ada'])
      await guest.close()

      const desk = await openDesk(browser, app.url, { colorScheme })
      await signInPage(desk.page, 'sekretariat', demoSandi)
      await check(desk.page, [
        '/',
        '/rapat',
        '/rapat?tampilan=kalender',
        '/rapat/baru',
        `/rapat/${running}`,
        `/rapat/${running}?tab=hadir`,
        `/rapat/${running}?tab=risalah`,
        '/orang',
      ])
      await desk.close()

      const admin = await openDesk(browser, app.url, { colorScheme })
      await signInPage(admin.page, 'admin', demoSandi)
      const tabs = ['dewan', 'akun', 'mesin', 'audit']
      await check(
        admin.page,
        tabs.map((tab) => `/admin?tab=${tab}`),
      )
      await admin.close()
    },
    180_000,
  )
})
