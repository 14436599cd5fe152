/** The editor and the readers' page in a real browser, on a whole server: what two minute-takers do while people speak. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoSandi } from '../../server/demo/index.ts'
import { segment } from '../document/support.ts'
import {
  chromiumPath,
  type Desk,
  ensureClient,
  launch,
  openDesk,
  signInPage,
} from '../e2e/browser.ts'
import { startApp, type TestApp } from '../support/app.ts'

describe.skipIf(chromiumPath === null)('the editor in a browser', () => {
  let app: TestApp
  let browser: Browser
  let rapatId: string
  let bagianId: string
  const desks: Desk[] = []

  beforeAll(async () => {
    await ensureClient()
    app = await startApp({ demo: true })
    browser = await launch()
    const secretariat = await app.client('sekretariat')
    const { rapat } = await secretariat.call('listRapat')
    rapatId = rapat.find((r) => r.jenis === 'komisi')!.id
    await app.app.rooms.rapat.setPenugasan(rapatId, {
      ketua: [],
      sekretaris: null,
      operator: [],
      notulis: ['a-budi', 'a-sari'],
    })
    await secretariat.call('openRapat', { params: { rapatId } })
    const opened = await secretariat.call('getRapat', { params: { rapatId } })
    bagianId = opened.rapat.bagian[0]!.id
    await say(2000, 'tanggul kali belut jebol sepanjang empat puluh meter')
    await say(20_000, 'baik kami turunkan satu ekskavator besok pagi')
    await say(40_000, 'kami mohon waktu beberapa hari')
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })
  afterEach(async () => {
    const faults = desks.flatMap((desk) => desk.faults)
    for (const desk of desks.splice(0)) await desk.close()
    expect(faults).toEqual([])
  })

  const say = (startMs: number, text: string) =>
    app.app.rooms.document.appendFinal(bagianId, segment(startMs, text.split(' ')))

  async function openAs(namaAkun: string): Promise<Page> {
    const desk = await openDesk(browser, app.url)
    desks.push(desk)
    await signInPage(desk.page, namaAkun, demoSandi)
    await desk.page.goto(`/rapat/${rapatId}/ruang`)
    await desk.page.locator('.naskah-giliran').first().waitFor()
    return desk.page
  }
  const turnWith = (page: Page, text: string) => page.locator('.naskah-giliran', { hasText: text })
  const patient = { timeout: 30_000 }
  /** The text of the turns, without the names at others' carets. */
  const shown = (page: Page) =>
    page.locator('.naskah-isi').evaluateAll((turns) =>
      turns.map((turn) => {
        const copy = turn.cloneNode(true) as HTMLElement
        for (const caret of copy.querySelectorAll('.naskah-kursor')) caret.remove()
        return (copy.textContent ?? '').replaceAll('\u2060', '')
      }),
    )
  const stored = async () =>
    (await app.app.rooms.document.read(bagianId)).flatMap((s) => s.items.map((i) => i.text))

  it('two people type at once, new speech arrives, and everybody has everything', async () => {
    const [budi, sari] = await Promise.all([openAs('budi'), openAs('sari')])
    await turnWith(budi, 'Tanggul').locator('.naskah-isi').click()
    await budi.keyboard.press('Home')
    await turnWith(sari, 'ekskavator').locator('.naskah-isi').click()
    await sari.keyboard.press('Home')
    await Promise.all([
      budi.keyboard.type('Pimpinan, ', { delay: 20 }),
      sari.keyboard.type('Terima kasih. ', { delay: 20 }),
      say(60_000, 'rapat dilanjutkan'),
    ])
    const texts = [
      expect.stringMatching(/^Pimpinan, Tanggul/),
      expect.stringMatching(/^Terima kasih. Baik/),
      'Rapat dilanjutkan.',
    ]
    await expect.poll(stored, patient).toEqual(expect.arrayContaining(texts))
    for (const page of [budi, sari]) {
      await expect.poll(() => shown(page), patient).toEqual(expect.arrayContaining(texts))
    }
    await budi.locator('.naskah-kursor-nama', { hasText: 'Sari' }).waitFor()
    // Keys that a busy machine hands over slowly are more than one step.
    const undone = async () => (await shown(budi)).some((text) => text.startsWith('Tanggul'))
    for (let step = 0; step < 10 && !(await undone()); step++) {
      await budi.keyboard.press('Control+z')
    }
    await expect
      .poll(() => shown(sari), patient)
      .toEqual(
        expect.arrayContaining([expect.stringMatching(/^Tanggul/), texts[1], 'Rapat dilanjutkan.']),
      )
  })

  it('F9 and a digit name the speaker; the readers see the name', async () => {
    const page = await openAs('budi')
    await turnWith(page, 'beberapa').locator('.naskah-isi').click()
    await page.keyboard.press('F9')
    await page.getByRole('dialog', { name: 'Siapa yang berbicara?' }).waitFor()
    await page.keyboard.press('1')
    const named = turnWith(page, 'beberapa').locator('.naskah-nama')
    await expect.poll(() => named.textContent(), patient).not.toMatch(/\?/)
    const name = await named.textContent()
    const reader = await openDesk(browser, app.url)
    desks.push(reader)
    await reader.page.goto(`/siaran/${bagianId}`)
    await reader.page.locator('.siaran-giliran', { hasText: 'beberapa' }).getByText(name!).waitFor()
  })

  it('a key pressed in the very moment after a click acts where the caret is seen', async () => {
    const page = await openAs('budi')
    await turnWith(page, 'beberapa').locator('.naskah-isi').click()
    await page.evaluate(() => {
      const text = [...document.querySelectorAll('.naskah-isi')].find((turn) =>
        turn.textContent?.includes('ekskavator'),
      )!
      // In one step, so that the editor cannot have heard of the caret before the key comes.
      document.getSelection()!.collapse(text.firstChild, 3)
      document.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'F9', bubbles: true, cancelable: true }),
      )
    })
    await page.getByRole('dialog', { name: 'Siapa yang berbicara?' }).waitFor()
    await page.keyboard.press('2')
    const name = turnWith(page, 'ekskavator').locator('.naskah-nama')
    await expect.poll(() => name.textContent(), patient).not.toMatch(/\?/)
    const other = turnWith(page, 'beberapa').locator('.naskah-nama')
    expect(await other.textContent()).not.toBe(await name.textContent())
  })

  it('the speaker list has the keys before the next one can be pressed', async () => {
    const page = await openAs('budi')
    await turnWith(page, 'ekskavator').locator('.naskah-isi').click()
    const focused = await page.evaluate(async () => {
      const key = { key: 'F9', bubbles: true, cancelable: true }
      document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', key))
      await new Promise<void>((done) => queueMicrotask(done))
      return document.activeElement?.closest('[role=dialog]') !== null
    })
    expect(focused).toBe(true)
    await page.keyboard.press('Escape')
  })

  it('the list of items takes the keys from the text before the next one can be pressed', async () => {
    const page = await openAs('budi')
    const isi = turnWith(page, 'ekskavator').locator('.naskah-isi')
    await isi.dblclick()
    await expect.poll(() => page.evaluate(() => `${getSelection()}` !== '')).toBe(true)
    const before = await isi.textContent()
    const inText = () =>
      page.evaluate(() => (document.activeElement as HTMLElement).isContentEditable)
    const still = await page.evaluate(async () => {
      const key = { key: 'K', code: 'KeyK', keyCode: 75, ctrlKey: true, shiftKey: true }
      const event = { ...key, bubbles: true, cancelable: true }
      document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', event))
      await new Promise<void>((done) => queueMicrotask(done))
      return (document.activeElement as HTMLElement).isContentEditable
    })
    expect(still).toBe(false)
    await page.getByRole('dialog').locator('input').first().waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(inText, patient).toBe(true)
    expect(await isi.textContent()).toBe(before)
  })

  it('doubtful words are underlined and F8 goes to them', async () => {
    const final = segment(80_000, ['tanggul', 'kalibelut', 'aman'])
    final.words = final.words.map((word, i) => ({ ...word, confidence: i === 1 ? 0.2 : 0.95 }))
    await app.app.rooms.document.appendFinal(bagianId, final)
    const page = await openAs('sari')
    // The items of this council know the place: its name is put in, and says what was heard.
    const turn = turnWith(page, 'Tanggul Kali Belut aman')
    await turn.scrollIntoViewIfNeeded()
    await expect
      .poll(() => turn.locator('.naskah-ragu').first().getAttribute('title'), patient)
      .toContain('kalibelut')
    const selected = () => page.evaluate(() => window.getSelection()?.toString())
    await turn.locator('.naskah-isi').click()
    await page.keyboard.press('Home')
    await page.keyboard.press('F8')
    await expect.poll(selected, patient).toMatch(/^kali$/i)
    await page.keyboard.press('Alt+r')
    const heard = turnWith(page, 'Tanggul kalibelut aman.')
    await heard.waitFor()
    expect(await heard.locator('.naskah-ragu').textContent()).toBe('kalibelut')
    await page.keyboard.press('Home')
    await page.keyboard.press('F8')
    await expect.poll(selected, patient).toBe('kalibelut')
    await page.keyboard.type('Kali Belut')
    await turnWith(page, 'Tanggul Kali Belut aman.').waitFor()
  })

  it('what is typed without a connection is sent when it is back', async () => {
    const page = await openAs('budi')
    const status = page.getByText(/Belum tersimpan|belum tersimpan/)
    await turnWith(page, 'Rapat dilanjutkan').locator('.naskah-isi').click()
    await page.keyboard.press('End')
    await page.context().setOffline(true)
    await app.app.rooms.document.read(bagianId)
    await page.evaluate(() => window.dispatchEvent(new Event('offline')))
    await page.keyboard.type(' LURING')
    await page.context().setOffline(false)
    await expect
      .poll(async () => (await stored()).join('|'), { timeout: 30_000 })
      .toContain('LURING')
    await expect.poll(() => status.count(), { timeout: 30_000 }).toBe(0)
  })

  it('pasted pages become plain words of the turn', async () => {
    const page = await openAs('budi')
    await turnWith(page, 'ekskavator').locator('.naskah-isi').click()
    await page.keyboard.press('End')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/html', '<h1 onclick="a()">Judul</h1><img src=x>')
      data.setData('text/plain', ' baris satu\nbaris dua')
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await turnWith(page, 'baris satu baris dua').waitFor()
    expect(await page.locator('.naskah h1, .naskah img').count()).toBe(0)
  })

  it('new speech never moves the line somebody is typing on', async () => {
    const page = await openAs('sari')
    for (let i = 0; i < 12; i++)
      await say(200_000 + i * 9000, `uraian panjang nomor ${i} tentang anggaran daerah`)
    const turn = turnWith(page, 'nomor 3 ')
    await turn.waitFor()
    await turn.scrollIntoViewIfNeeded()
    await turn.locator('.naskah-isi').click()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className))
      .toMatch(/ProseMirror/)
    const before = await turn.boundingBox()
    await say(150_000, 'ucapan terlambat yang berdiri di atas')
    await say(400_000, 'ucapan baru di bawah')
    await turnWith(page, 'terlambat').waitFor()
    await turnWith(page, 'ucapan baru').or(turnWith(page, 'Ucapan baru')).waitFor()
    const after = await turn.boundingBox()
    expect(Math.abs(after!.y - before!.y)).toBeLessThan(4)
    await page.getByRole('button', { name: 'Kembali ke siaran langsung' }).click()
    await expect
      .poll(() =>
        page
          .locator('.naskah-gulir')
          .evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight),
      )
      .toBeLessThan(8)
  })
})
