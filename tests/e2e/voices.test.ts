/** Voices in the room, in a browser: they are labelled, one key names a voice, one key joins two, and one undo takes it back. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { offline } from '../support/models.ts'
import {
  openVoicesSitting,
  play,
  soundOf,
  type VoicesSitting,
  voicesFolder,
} from '../voices/sitting.ts'
import { chromiumPath, type Desk, ensureClient, launch, openDesk, signInPage } from './browser.ts'
import { demoSandi } from './workSitting.ts'

/** The process that listens yields to everything else on the machine. */
const slow = { timeout: 100_000 }

describe.skipIf(chromiumPath === null || offline)('voices in a browser', () => {
  const folder = voicesFolder()
  let sitting: VoicesSitting
  let browser: Browser
  let desk: Desk
  let page: Page

  beforeAll(async () => {
    await ensureClient()
    sitting = await openVoicesSitting(folder.dataDir)
    const order = (['ani', 'budi', 'ani', 'budi', 'ani'] as const).map((who) => [who, 2.2] as const)
    await play(sitting.app, sitting, await soundOf(order))
    browser = await launch()
    desk = await openDesk(browser, sitting.app.url)
    page = desk.page
    await signInPage(page, 'budi', demoSandi)
    await page.goto(`/rapat/${sitting.rapatId}/ruang`)
  }, 180_000)
  afterAll(async () => {
    await desk?.close()
    await browser?.close()
    await sitting?.app.stop()
    folder.take()
    expect(desk?.faults ?? []).toEqual([])
  })

  const names = () => page.locator('.naskah-nama').allTextContents()
  const guesses = () => page.locator('.naskah-nama.naskah-usulan').count()
  const picker = () => page.getByRole('dialog', { name: 'Siapa yang berbicara?' })
  async function openPicker(turn: number) {
    await page.locator('.naskah-nama').nth(turn).click()
    await picker().waitFor()
  }
  const voices = (...numbers: number[]) => numbers.map((n) => `Suara ${n}`)

  it('are numbered until somebody knows them', async () => {
    await expect.poll(names, slow).toEqual(voices(1, 2, 1, 2, 1))
    expect(await guesses()).toBe(5)
  })

  it('one key names a turn and proposes the name for the others of its voice; one undo takes all back', async () => {
    await openPicker(0)
    await picker().getByText('Namanya juga diusulkan pada 2 giliran Suara 1 lainnya').waitFor()
    const first = picker().getByRole('option').first().locator('.naskah-pilih-nama')
    const name = await first.evaluate((label) => label.firstChild?.textContent ?? '')
    await page.keyboard.press('1')
    await page.getByText(`${name} diusulkan juga pada 2 giliran Suara 1 lainnya`).waitFor()
    await expect.poll(names, slow).toEqual([name, 'Suara 2', name, 'Suara 2', name])
    expect(await guesses()).toBe(4)
    const turns = () => sitting.app.app.rooms.document.turns(sitting.bagianId)
    const confirmed = async () => (await turns()).map((turn) => turn.spkStatus === 'dikonfirmasi')
    await expect.poll(confirmed, slow).toEqual([true, false, false, false, false])
    // What the voice says of the others comes to the same.
    await expect.poll(async () => (await turns())[4]!.spkBukti, slow).toMatch(/Suaranya mirip/)

    await page.keyboard.press('Control+z')
    await expect.poll(names, slow).toEqual(voices(1, 2, 1, 2, 1))
  })

  it('one key joins a voice to another; one undo parts them again', async () => {
    await openPicker(1)
    await picker().getByRole('button', { name: 'Gabungkan Suara 2 ke Suara 1' }).waitFor()
    await page.keyboard.press('Alt+1')
    await expect.poll(names, slow).toEqual(voices(1, 1, 1, 1, 1))
    await sitting.app.app.rooms.proposals.settled(sitting.bagianId)
    await sitting.app.app.rooms.voices.settled()
    await new Promise((done) => setTimeout(done, 800))
    expect(await names()).toEqual(voices(1, 1, 1, 1, 1))
    await page.keyboard.press('Control+z')
    await expect.poll(names, slow).toEqual(voices(1, 2, 1, 2, 1))
    await new Promise((done) => setTimeout(done, 800))
    expect(await names()).toEqual(voices(1, 2, 1, 2, 1))
  })
})
