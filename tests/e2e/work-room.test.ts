/** The room and the readers' page in real browsers: text arrives, is corrected and linked by keyboard, and is read live. */
import { chromium, type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { chromiumPath, openDesk, signInPage } from './browser.ts'
import { atSitting } from './windows.ts'
import { demoSandi, spoken } from './workSitting.ts'

/** Chromium with a microphone that beeps. */
const launchSpeaking = () =>
  chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  })

const slow = { timeout: 20_000 }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

describe.skipIf(chromiumPath === null)('the room in a browser', () => {
  const at = atSitting()
  const { room, window } = at

  const reader = () => window(null, `/siaran/${at.sitting.bagianId}`, phone)
  const turns = (page: Page) => page.locator('.naskah-isi')
  const status = (page: Page) => page.getByRole('status', { name: 'Keadaan ruang' })

  /** Puts the caret behind the last letter of a turn and types. */
  async function typeAtEnd(page: Page, turn: number, text: string) {
    await turns(page).nth(turn).click()
    await page.keyboard.press('End')
    await page.keyboard.type(text)
  }

  /** Asks for the picker until it is there: the editor hears of a selection a moment after it is made. */
  async function openPicker(page: Page, turn: number) {
    const dialog = page.getByRole('dialog', { name: 'Tautkan kutipan ke usulan' })
    await turns(page).nth(turn).click()
    await expect
      .poll(async () => {
        if (await dialog.isVisible()) return true
        await page.keyboard.press('Home')
        await page.keyboard.press('Shift+End')
        await page.evaluate(() => new Promise((done) => setTimeout(done, 200)))
        await page.keyboard.press('Control+Shift+K')
        return dialog.isVisible()
      }, slow)
      .toBe(true)
    return dialog
  }

  it('what one notulis types is seen by the other and by readers, and is called saved only when it is', async () => {
    const [budi, sari, audience] = [await room('budi'), await room('sari'), await reader()]
    for (const page of [budi, sari]) await expect.poll(() => turns(page).count(), slow).toBe(2)
    await audience.getByText(/tanggul kali belut/i).waitFor()
    await expect.poll(() => status(budi).textContent(), slow).toContain('Sari Puspita')

    await typeAtEnd(budi, 1, ' Tambahan dari Budi.')
    await sari.getByText('Tambahan dari Budi.').waitFor()
    await audience.getByText('Tambahan dari Budi.').waitFor()
    await status(budi).getByText('semua tersimpan').waitFor()
    const sections = await at.app.app.rooms.document.read(at.sitting.bagianId)
    expect(JSON.stringify(sections)).toContain('Tambahan dari Budi.')

    // The next final arrives while somebody types, and moves nobody's words.
    await typeAtEnd(sari, 0, ' kata Sari')
    await at.app.app.rooms.document.appendFinal(
      at.sitting.bagianId,
      spoken('demikian pimpinan terima kasih', 30_000),
    )
    await audience.getByText(/demikian,? pimpinan/i).waitFor()
    await expect.poll(() => turns(budi).first().textContent(), slow).toContain('kata Sari')
  })

  it('a passage is linked without the mouse, and the item says where it was discussed', async () => {
    const page = await room('budi')
    await expect.poll(() => turns(page).count(), slow).toBe(2)
    const dialog = await openPicker(page, 0)
    // The item the words speak of stands first before anything is typed.
    await expect
      .poll(() => dialog.getByRole('option').first().textContent(), slow)
      .toContain('Perbaikan tanggul Kali Belut')
    await page.keyboard.type('tanggul')
    await expect.poll(() => dialog.getByRole('option').count(), slow).toBe(1)
    await page.keyboard.press('Alt+3')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })

    const link = page.locator('[data-tautan]').filter({ hasText: 'ASP-2026-031' })
    await link.waitFor()
    expect(await link.getByRole('combobox').inputValue()).toBe('disepakati')
    await expect.poll(() => page.locator('mark.naskah-tautan').count(), slow).toBeGreaterThan(0)
    await status(page).getByText('semua tersimpan').waitFor()

    await link.getByRole('combobox').selectOption('ditunda')
    const client = await at.app.client('budi')
    const params = { params: { rapatId: at.sitting.rapatId } }
    await expect
      .poll(async () => (await client.call('listTautan', params)).tautan[0]?.relasi, slow)
      .toBe('ditunda')

    const { tautan } = await client.call('listTautan', params)
    expect(tautan[0]).toMatchObject({ kode: 'ASP-2026-031', startMs: expect.any(Number) })
    await page.goto(`/usulan/${tautan[0]!.usulanId}`)
    await page.getByText('Ditunda').waitFor()
    await page.getByText(/RDP Komisi III dengan Dinas PUPR/).waitFor()
    await page
      .locator('blockquote')
      .filter({ hasText: /tanggul kali belut/i })
      .waitFor()
  })

  it('leaving a link takes it off the text and off the list', async () => {
    const page = await room('budi')
    await expect.poll(() => turns(page).count(), slow).toBe(2)
    const picker = await openPicker(page, 1)
    await picker.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    const link = page.locator('[data-tautan]').filter({ has: page.getByRole('combobox') })
    await link.waitFor()
    await link.getByRole('button', { name: /Lainnya/ }).click()
    await page.getByRole('menuitem', { name: 'Lepas tautan' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Lepas tautan' }).click()
    await link.waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('mark.naskah-tautan').count(), slow).toBe(0)
  })

  it('readers leave at once when the part is closed to them, and the room carries its lock', async () => {
    const [budi, audience] = [await room('budi'), await reader()]
    await audience.getByText(/tanggul kali belut/i).waitFor()
    await budi.getByRole('button', { name: 'Ganti sifat' }).click()
    await budi.getByRole('menuitem', { name: 'Tertutup' }).click()
    const dialog = budi.getByRole('dialog')
    await dialog.getByText(/Siaran teks berhenti/).waitFor()
    await dialog.getByRole('button', { name: 'Tertutup' }).click()
    await budi.getByText(/Bagian tertutup: hanya untuk yang diundang/).waitFor()
    await audience.getByText('Bagian ini tidak disiarkan').waitFor()
    expect(await audience.getByText(/tanggul kali belut/i).count()).toBe(0)
  })

  it('before the gavel the microphone can be tried and the rapat opened; after it the room works', async () => {
    const { rapat } = at.app.app.rooms
    const made = await rapat.create(
      {
        jenis: 'komisi',
        judul: 'Rapat Komisi III yang belum dibuka',
        alat: 'Komisi III',
        nomor: null,
        masaSidang: null,
        tahunSidang: null,
        sifatAwal: 'terbuka',
        tanggal: '2026-11-26',
        jamMulai: '09:00',
        jamSelesai: null,
        tempat: 'Ruang Rapat Komisi III',
        acara: [{ judul: 'Pembukaan' }],
        engine: null,
        model: null,
      },
      { akun: null },
    )
    const page = await window('sekretariat', `/rapat/${made.id}/ruang`)
    await page.getByRole('button', { name: 'Coba mikrofon' }).waitFor()
    await page.getByRole('button', { name: 'Buka rapat' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Buka rapat' }).click()
    await page.getByText(/RAPAT DIBUKA PUKUL/).waitFor()
    await status(page).getByText('tidak merekam').waitFor()
    await page.keyboard.press('Control+/')
    await page.getByRole('dialog', { name: 'Pintasan papan ketik' }).waitFor()
  })

  it('a decision noted in the room is there when the naskah is to be frozen', async () => {
    const page = await room('budi')
    await page.getByRole('textbox', { name: 'Tambah keputusan' }).fill('Tanggul diperbaiki.')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Keputusan 1' }).waitFor()
    await at.app.app.rooms.rapat.close(at.sitting.rapatId, { akun: null })
    await page.getByRole('link', { name: 'Ke pemeriksaan dan pembekuan' }).click()
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Keputusan 1' }).inputValue(), slow)
      .toBe('Tanggul diperbaiki.')
  })

  it('a link to a turn opens the room at that turn', async () => {
    await at.app.app.rooms.rapat.close(at.sitting.rapatId, { akun: null })
    const sections = await at.app.app.rooms.document.read(at.sitting.bagianId)
    const turn = sections.flatMap((s) => s.items).filter((item) => item.kind === 'turn')[1]!
    const page = await window('budi', `/rapat/${at.sitting.rapatId}/ruang#${turn.id}`)
    await expect
      .poll(() => page.evaluate(() => getSelection()?.anchorNode?.textContent ?? ''), slow)
      .toMatch(/kami perbaiki sebelum akhir tahun/i)
  })

  it('says that nobody records yet; closing the recorder leaves the recording running', async () => {
    const spoken = await launchSpeaking()
    try {
      const desk = await openDesk(spoken, at.app.url, { permissions: ['microphone'] })
      at.keep(desk)
      const { page } = desk
      await signInPage(page, 'budi', demoSandi)
      await page.goto(`/rapat/${at.sitting.rapatId}/ruang`)
      await page.getByRole('button', { name: 'Buka perekam' }).click()
      const drawer = page.getByRole('dialog', { name: 'Perekam' })
      await drawer.getByRole('button', { name: 'Mulai merekam' }).click()
      await drawer.getByRole('button', { name: 'Hentikan rekaman' }).waitFor()
      await page.keyboard.press('Escape')
      await expect.poll(() => drawer.isVisible()).toBe(false)
      await status(page).getByText('merekam', { exact: true }).waitFor()
      const samples = async () =>
        (await at.app.app.rooms.capture.recordings(at.sitting.bagianId))[0]?.samples ?? 0
      const before = await samples()
      await expect.poll(samples, slow).toBeGreaterThan(before + 2 * 16_000)
      // What was said a moment ago is heard while the recording goes on.
      const wave = page.getByRole('slider', { name: /Gelombang/ })
      await wave.waitFor()
      await page.keyboard.press('F2')
      await page.getByRole('button', { name: 'Jeda (F2)' }).waitFor()
      await expect
        .poll(async () => Number(await wave.getAttribute('aria-valuenow')), slow)
        .toBeGreaterThan(0)
      await page.keyboard.press('F1')
      await page.keyboard.press('F2')
      await page.getByRole('button', { name: 'Putar (F2)' }).waitFor()
    } finally {
      await spoken.close()
    }
  })

  it('an anggota who may only read cannot type, and is told so', async () => {
    const page = await room('mulyana')
    await expect.poll(() => turns(page).count(), slow).toBe(2)
    await status(page).getByText('hanya baca').waitFor()
    await turns(page).first().click()
    await page.keyboard.type('diselipkan')
    const sections = await at.app.app.rooms.document.read(at.sitting.bagianId)
    expect(JSON.stringify(sections)).not.toContain('diselipkan')
    expect(await page.getByRole('button', { name: 'Tutup rapat' }).count()).toBe(0)
  })
})
