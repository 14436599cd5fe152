/** The daftar pembicara in real browsers: the operator works it by keyboard, and the notulis sees what follows from it. */
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { demoAkunId } from '../../server/demo/akun.ts'
import { holds, waitingOf } from '../../server/domain/pembicara.ts'
import { chromiumPath } from './browser.ts'
import { atSitting } from './windows.ts'
import { spoken } from './workSitting.ts'

const slow = { timeout: 20_000 }

describe.skipIf(chromiumPath === null)('the daftar pembicara in a browser', () => {
  const at = atSitting({ silent: true })
  const { room } = at
  let opened: number

  beforeEach(async () => {
    const { rapat } = at.app.app.rooms
    const of = await rapat.load(at.sitting.rapatId)
    opened = Date.parse(of.rapat.bagian[0]!.mulaiAt)
    await rapat.setPenugasan(at.sitting.rapatId, {
      ...of.rapat.penugasan,
      operator: [demoAkunId('budi')],
      notulis: [demoAkunId('sari')],
    })
  })

  const panel = (page: Page) => page.getByRole('region', { name: 'Daftar pembicara' })
  const rows = (page: Page) => panel(page).locator('ol [role=group]')
  const names = async (page: Page) =>
    (await rows(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).map(
      (label) => /Mulyana|Wahyuni|Yohanes|Harun/.exec(label ?? '')?.[0],
    )
  const stored = async () => (await at.app.app.rooms.pembicara.of(at.sitting.bagianId)).isi
  async function add(page: Page, typed: string, key = 'Alt+T') {
    const before = (await stored()).length
    const field = panel(page).getByRole('combobox')
    await expect.poll(() => field.isEnabled(), slow).toBe(true)
    await page.keyboard.press(key)
    await expect.poll(() => field.evaluate((el) => el === document.activeElement), slow).toBe(true)
    await page.keyboard.type(typed)
    await page.locator('[data-combobox-selected]').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await stored()).length, slow).toBe(before + 1)
  }

  it('is worked by keyboard, and the notulis sees who holds the floor and why a turn is theirs', async () => {
    const [budi, sari] = [await room('budi'), await room('sari')]
    await panel(budi)
      .getByText('Belum ada yang terdaftar. Ketik nama di bawah, lalu Enter.')
      .waitFor()
    await add(budi, 'muly')
    await add(budi, 'pupr: alat berat')
    await panel(sari).getByText('alat berat').waitFor()
    await expect.poll(() => names(budi), slow).toEqual(['Mulyana', 'Yohanes'])
    await add(budi, 'wahyuni')

    // Moved up twice by keyboard; the row keeps the focus.
    await rows(budi).nth(2).focus()
    await budi.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => names(budi), slow).toEqual(['Mulyana', 'Wahyuni', 'Yohanes'])
    await budi.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => names(sari), slow).toEqual(['Wahyuni', 'Mulyana', 'Yohanes'])
    expect(await budi.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      /Wahyuni/,
    )
    await budi.keyboard.press('Delete')
    await expect.poll(() => names(budi), slow).toEqual(['Mulyana', 'Yohanes'])
    await budi.keyboard.press('Control+z')
    await expect.poll(() => names(sari), slow).toEqual(['Wahyuni', 'Mulyana', 'Yohanes'])
    await rows(budi).first().focus()
    await budi.keyboard.press('Delete')
    await expect.poll(() => names(sari), slow).toEqual(['Mulyana', 'Yohanes'])

    await budi.keyboard.press('Alt+G')
    for (const page of [budi, sari]) {
      await panel(page)
        .getByText(/Mulyana.* memegang giliran/)
        .waitFor({ state: 'attached' })
      expect(await panel(page).getByRole('timer').textContent()).toMatch(/^00:0\d$/)
    }
    // What is said while Mulyana has the floor is Mulyana's, without a word that says so.
    const second = Math.ceil((Date.parse(holds(await stored())!.mulaiAt!) - opened) / 1000)
    await at.app.app.rooms.document.appendFinal(
      at.sitting.bagianId,
      spoken('tanggul itu jebol sejak bulan lalu dan sawah warga terendam', second * 1000),
    )
    const guess = sari.locator('.naskah-nama.naskah-usulan')
    await expect.poll(() => guess.textContent(), slow).toMatch(/Mulyana/)
    await guess.click()
    const picker = sari.getByRole('dialog', { name: 'Siapa yang berbicara?' })
    await picker
      .getByText(/Memegang giliran menurut daftar pembicara \(\d\d\.\d\d\)\./)
      .first()
      .waitFor()
    await sari.keyboard.press('Escape')

    // A point of order breaks in, and one key gives the floor back.
    await add(budi, 'wahyuni', 'Alt+I')
    expect(await names(budi)).toEqual(['Wahyuni', 'Yohanes'])
    await budi.keyboard.press('Alt+G')
    await panel(sari)
      .getByText(/menyela Mulyana/)
      .waitFor()
    await budi.keyboard.press('Alt+G')
    await panel(sari)
      .getByText(/Mulyana.* memegang giliran/)
      .waitFor({ state: 'attached' })
    await budi.keyboard.press('Alt+G')
    await panel(sari)
      .getByText(/Yohanes.*memegang giliran/)
      .waitFor({ state: 'attached' })
    await budi.keyboard.press('Alt+G')
    await panel(sari)
      .getByRole('status')
      .getByText('Tidak ada yang memegang giliran.')
      .waitFor({ state: 'attached' })
    expect((await stored()).map((one) => one.status)).toEqual(['selesai', 'selesai', 'selesai'])
    await panel(sari).getByText('3 sudah berbicara').click()
    await panel(sari)
      .getByText(/Wahyuni.*interupsi/)
      .waitFor()
  }, 90_000)

  it('rests while the connection is broken, says so, and works again behind it', async () => {
    const page = await room('budi')
    await add(page, 'muly')
    await page.context().setOffline(true)
    // Offline a browser keeps the sockets it has; a change of tasks has the server cut them.
    await at.app.app.rooms.rapat.setPenugasan(at.sitting.rapatId, {
      ...(await at.app.app.rooms.rapat.load(at.sitting.rapatId)).rapat.penugasan,
      operator: [demoAkunId('budi'), demoAkunId('sari')],
    })
    await panel(page)
      .getByText(/Sambungan terputus/)
      .waitFor()
    expect(await panel(page).getByRole('combobox').isDisabled()).toBe(true)
    expect(
      await panel(page)
        .getByRole('button', { name: /^Berikutnya/ })
        .isDisabled(),
    ).toBe(true)
    await page.context().setOffline(false)
    await expect
      .poll(
        () =>
          panel(page)
            .getByRole('button', { name: /^Berikutnya/ })
            .isEnabled(),
        slow,
      )
      .toBe(true)
    await panel(page)
      .getByRole('button', { name: /^Berikutnya/ })
      .click()
    await expect.poll(async () => holds(await stored())?.status, slow).toBe('berbicara')
  })

  it('can be worked with a thumb, and is not there for an anggota', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const page = await room('budi', phone)
    await page.getByRole('button', { name: 'Panel acara, pembicara, dan kehadiran' }).tap()
    await panel(page).getByRole('combobox').tap()
    await page.getByRole('option', { name: /Mulyana/ }).tap()
    await expect.poll(() => names(page), slow).toEqual(['Mulyana'])
    await panel(page)
      .getByRole('button', { name: /Catat sebagai interupsi/ })
      .tap()
    await panel(page).getByRole('combobox', { name: 'Siapa yang interupsi?' }).tap()
    await page.getByRole('option', { name: /Yohanes/ }).tap()
    await expect.poll(() => names(page), slow).toEqual(['Yohanes', 'Mulyana'])
    await panel(page)
      .getByRole('button', { name: /^Atur .*Mulyana/ })
      .tap()
    await page.getByRole('menuitem', { name: 'Naikkan' }).tap()
    await expect.poll(() => names(page), slow).toEqual(['Mulyana', 'Yohanes'])
    await panel(page)
      .getByRole('button', { name: /^Beri giliran sekarang: .*Yohanes/ })
      .tap()
    await expect.poll(async () => waitingOf(await stored()).length, slow).toBe(1)

    const other = await room('mulyana')
    await other.getByRole('region', { name: 'Hadir' }).waitFor()
    expect(await panel(other).count()).toBe(0)
  })
})
