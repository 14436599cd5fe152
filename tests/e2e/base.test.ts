/** The base pages in a real browser: signing in, scheduling, openness, opening, attendance, people from a table. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoSandi } from '../../server/demo/index.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { chromiumPath, type Desk, ensureClient, launch, openDesk, signInPage } from './browser.ts'

describe.skipIf(chromiumPath === null)('the base pages in a browser', () => {
  let app: TestApp
  let browser: Browser
  let desk: Desk

  beforeAll(async () => {
    await ensureClient()
    app = await startApp({ demo: true })
    browser = await launch()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })
  afterEach(async () => {
    const faults = desk?.faults ?? []
    await desk?.close()
    expect(faults).toEqual([])
  })

  async function signedIn(namaAkun: string) {
    desk = await openDesk(browser, app.url)
    await signInPage(desk.page, namaAkun, demoSandi)
    return desk.page
  }

  it('the public sees the start page, its verification box and no working menu', async () => {
    desk = await openDesk(browser, app.url)
    const { page } = desk
    await page.goto('/')
    await page
      .getByRole('heading', { level: 1, name: 'Rapat dewan, terbuka untuk dibaca' })
      .waitFor()
    await page.getByRole('textbox', { name: 'Kode dokumen' }).waitFor()
    const menu = page.getByRole('navigation', { name: 'Menu utama' })
    expect(await menu.getByRole('link').allTextContents()).toEqual([
      'Beranda',
      'Rapat',
      'Periksa keaslian',
    ])
  })

  it.each([
    ['admin', ['Beranda', 'Rapat', 'Orang', 'Admin', 'Periksa keaslian']],
    ['sekretariat', ['Beranda', 'Rapat', 'Usulan', 'Orang', 'Kosakata', 'Periksa keaslian']],
    ['budi', ['Beranda', 'Rapat', 'Usulan', 'Periksa keaslian']],
    ['mulyana', ['Beranda', 'Rapat', 'Usulan', 'Periksa keaslian']],
  ])('%s signs in and finds the menu of the role', async (namaAkun, expected) => {
    const page = await signedIn(namaAkun)
    await page.getByRole('heading', { level: 1, name: /^Selamat / }).waitFor()
    const menu = page.getByRole('navigation', { name: 'Menu utama' })
    expect(await menu.getByRole('link').allTextContents()).toEqual(expected)
  })

  it('a wrong password is refused in words, and a demo account signs in with one press', async () => {
    desk = await openDesk(browser, app.url)
    const { page } = desk
    await page.goto('/masuk')
    await page.getByLabel('Nama akun').fill('budi')
    await page.getByLabel('Kata sandi', { exact: true }).fill('bukan-sandinya')
    await page.getByRole('button', { name: 'Masuk', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'salah' }).waitFor()
    await page.getByRole('button', { name: /Sari Puspita/ }).click()
    await page.getByRole('heading', { level: 1, name: /Sari Puspita/ }).waitFor()
  })

  it('whoever opens a working page without a session signs in and lands on that page', async () => {
    desk = await openDesk(browser, app.url)
    const { page } = desk
    await page.goto('/orang?cari=Harun')
    await page.waitForURL(/\/masuk/)
    await page.getByText('Masuk dahulu untuk membuka halaman itu.').waitFor()
    await page.getByLabel('Nama akun').fill('sekretariat')
    await page.getByLabel('Kata sandi', { exact: true }).fill(demoSandi)
    await page.getByRole('button', { name: 'Masuk', exact: true }).click()
    await page.waitForURL(/\/orang\?cari=Harun/)
    await page.getByRole('row', { name: /Harun Wiratama/ }).waitFor()
  })

  it('a session that ended elsewhere leads to sign-in with the way back, and nothing is claimed saved', async () => {
    const page = await signedIn('sekretariat')
    await page.goto('/orang')
    await page.getByRole('heading', { level: 1, name: 'Orang' }).waitFor()
    await page.getByRole('button', { name: 'Tambah orang' }).click()
    const dialog = page.getByRole('dialog', { name: 'Orang baru' })
    // What the page still asks for would lead to sign-in before anything is typed.
    await page.waitForLoadState('networkidle')
    await page.context().clearCookies()
    await dialog.getByLabel('Nama lengkap dengan gelar').fill('Orang Sesi Habis')
    await dialog.getByRole('button', { name: 'Simpan' }).click()
    await page.waitForURL(/\/masuk/)
    await page.getByText(/Sesi Anda sudah berakhir/).waitFor()
    const client = await app.client('sekretariat')
    const { orang } = await client.call('listOrang')
    expect(orang.some((o) => o.nama === 'Orang Sesi Habis')).toBe(false)
  })

  it('a paripurna cannot be closed: the choice is there, refused, with its reason', async () => {
    const page = await signedIn('sekretariat')
    await page.goto('/rapat/baru')
    await page.getByRole('combobox', { name: 'Jenis rapat' }).click()
    await page.getByRole('option', { name: 'Rapat Pimpinan', exact: true }).click()
    await expect
      .poll(() => page.getByRole('radio', { name: /Tertutup/ }).getAttribute('aria-checked'))
      .toBe('true')
    await page.getByRole('combobox', { name: 'Jenis rapat' }).click()
    await page.getByRole('option', { name: 'Rapat Paripurna', exact: true }).click()
    await expect
      .poll(() => page.getByRole('radio', { name: /Terbuka/ }).getAttribute('aria-checked'))
      .toBe('true')
    expect(await page.getByRole('radio', { name: /Tertutup/ }).isDisabled()).toBe(true)
    expect(await page.getByRole('radio', { name: /Rahasia/ }).isDisabled()).toBe(true)
    await page.getByText(/wajib terbuka untuk umum \(PP 12\/2018 Pasal 90\)/).waitFor()

    // The page is no guard: the server refuses it as well.
    const client = await app.client('sekretariat')
    const refused = await client.raw('createRapat', {
      body: {
        jenis: 'paripurna',
        judul: 'Paripurna tertutup',
        alat: null,
        nomor: null,
        masaSidang: null,
        tahunSidang: null,
        sifatAwal: 'tertutup',
        tanggal: '2030-01-10',
        jamMulai: '09:00',
        jamSelesai: null,
        tempat: 'Ruang Sidang',
        acara: [],
      },
    })
    expect(refused.status).toBe(409)
    expect(((await refused.json()) as { code: string }).code).toBe('sifat_refused')
  })

  it('a rapat is scheduled, opened, attended, paused and closed', async () => {
    const page = await signedIn('sekretariat')
    await page.goto('/rapat/baru')
    await page.getByRole('button', { name: 'Jadwalkan rapat' }).click()
    await page.getByText('Wajib diisi.').first().waitFor()

    await page.getByLabel('Judul').fill('RDP Komisi III tentang tanggul Kali Belut')
    await page.getByLabel('Alat kelengkapan').fill('Komisi III')
    await page.getByLabel('Jam mulai').fill('0930')
    await page.getByLabel('Tempat').fill('Ruang Rapat Komisi III')
    // The agenda by keyboard alone: type, Enter for a new line, Alt+Up to move it.
    await page.getByLabel('Acara 2', { exact: true }).fill('Laporan dinas')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Tanya jawab')
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByRole('button', { name: 'Jadwalkan rapat' }).click()
    await page.getByRole('heading', { level: 1, name: /tanggul Kali Belut/ }).waitFor()
    await page.getByText('09.30 WITA').first().waitFor()
    const agenda = page.getByRole('region', { name: 'Acara' }).getByRole('listitem')
    expect(await agenda.allTextContents()).toEqual([
      'Pembukaan',
      'Tanya jawab',
      'Laporan dinas',
      'Penutup',
    ])

    await page.getByRole('tab', { name: /Peserta dan kehadiran/ }).click()
    await page.getByRole('button', { name: 'Atur peserta' }).click()
    await page
      .getByRole('dialog')
      .getByText(/^Komisi III \(\d+\)$/)
      .click()
    await page.getByRole('button', { name: 'Simpan peserta' }).click()
    await page.getByRole('button', { name: /^Datang: .*Harun/ }).waitFor()

    await page.getByRole('button', { name: 'Buka rapat' }).click()
    const dialog = page.getByRole('dialog', { name: 'Buka rapat sekarang?' })
    await dialog.getByText(/siaran teksnya dapat diikuti umum/).waitFor()
    await dialog.getByRole('button', { name: 'Buka rapat' }).click()
    const run = page.getByRole('region', { name: 'Jalannya rapat' })
    await run.getByText('Berlangsung', { exact: true }).waitFor()

    // Present by a button, then by typing part of a name and Enter.
    await page.getByRole('button', { name: /^Datang: .*Harun/ }).click()
    await page.getByText(/^Hadir sejak \d\d\.\d\d$/).waitFor()
    await page.getByRole('searchbox', { name: /Cari nama/ }).fill('mulyana')
    await page.keyboard.press('Enter')
    await page.getByText('2 dari 4 anggota hadir').waitFor()
    await page.getByText('Kurang 1 orang').waitFor()
    await page.getByRole('button', { name: /^Datang: .*Rosmini/ }).click()
    await page.getByText('Tercapai').waitFor()
    await page
      .getByRole('button', { name: /^Izin: / })
      .first()
      .click()
    await page.getByText('3 dari 4 anggota hadir').waitFor()
    await page.getByRole('button', { name: /^Pulang: .*Rosmini/ }).click()
    await page.getByText('Kurang 1 orang').waitFor()

    await run.getByRole('button', { name: 'Skors' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Skors' }).click()
    await run.getByText('Diskors', { exact: true }).waitFor()
    await run.getByRole('button', { name: 'Cabut skors' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cabut skors' }).click()
    await run.getByText('Berlangsung', { exact: true }).waitFor()

    await run.getByRole('button', { name: 'Ganti sifat' }).click()
    await page.getByRole('menuitem', { name: 'Tertutup' }).click()
    await page.getByText(/Siaran teks berhenti saat ini juga/).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Tertutup' }).click()
    await page.getByRole('tab', { name: 'Ikhtisar' }).click()
    await page.getByText('Bagian 2').waitFor()

    const client = await app.client('sekretariat')
    const { rapat } = await client.call('listRapat')
    const made = rapat.find((r) => r.judul.includes('tanggul Kali Belut'))
    expect(made?.bagian.map((b) => b.sifat)).toEqual(['terbuka', 'tertutup'])
    expect(made?.skors).toHaveLength(1)

    await run.getByRole('button', { name: 'Tutup rapat' }).click()
    await page
      .getByRole('dialog')
      .getByText(/tidak dapat dibuka lagi/)
      .waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup rapat' }).click()
    await run.getByText('Selesai', { exact: true }).waitFor()
  }, 120_000)

  it('what one person changes is seen by another without reloading', async () => {
    const client = await app.client('sekretariat')
    const made = await client.call('createRapat', {
      body: {
        jenis: 'komisi',
        judul: 'Rapat yang diikuti dua layar',
        alat: 'Komisi I',
        nomor: null,
        masaSidang: null,
        tahunSidang: null,
        sifatAwal: 'terbuka',
        tanggal: '2030-01-11',
        jamMulai: '09:00',
        jamSelesai: null,
        tempat: 'Ruang Komisi I',
        acara: [],
      },
    })
    const page = await signedIn('budi')
    await page.goto(`/rapat/${made.id}`)
    await page.getByText('Terjadwal').first().waitFor()
    await client.call('openRapat', { params: { rapatId: made.id } })
    await page.getByText('Berlangsung').first().waitFor()
    expect(await page.getByRole('button', { name: 'Tutup rapat' }).count()).toBe(0)
  })

  it('people come from a table: faulty rows are named and nothing is saved until they are right', async () => {
    const page = await signedIn('sekretariat')
    await page.goto('/orang')
    const before = (await (await app.client('sekretariat')).call('listOrang')).orang.length
    await page.getByRole('button', { name: 'Impor CSV' }).click()
    const head = 'nomor;nama;sapaan;fraksi;komisi;jabatan;sejak'
    const paste = page.getByLabel('atau tempel isinya di sini')
    await paste.fill(
      `${head}\nZ-1;Ni Made Ayu Lestari, S.H.;Ibu;Fraksi Nusa Mandiri;Komisi I;Anggota;31/02/2026`,
    )
    await page.getByRole('button', { name: 'Periksa', exact: true }).click()
    await page.getByText('1 isian keliru').waitFor()
    await page.getByRole('cell', { name: /bukan tanggal/ }).waitFor()
    expect(await page.getByRole('button', { name: /^Simpan \d+ orang$/ }).isDisabled()).toBe(true)

    await page.locator('input[type=file]').setInputFiles({
      name: 'anggota.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `${head}\nZ-1;Ni Made Ayu Lestari, S.H.;Ibu;Fraksi Nusa Mandiri;Komisi I;Anggota;28/02/2026`,
      ),
    })
    await page.getByText('1 baru').waitFor()
    await page.getByRole('button', { name: 'Simpan 1 orang' }).click()
    await page.getByRole('row', { name: /Ni Made Ayu Lestari/ }).waitFor()
    const after = (await (await app.client('sekretariat')).call('listOrang')).orang
    expect(after).toHaveLength(before + 1)
    expect(after.find((o) => o.nomorAnggota === 'Z-1')?.keanggotaan[0]?.sejak).toBe('2026-02-28')
  })

  it('pages stand without a mouse: skip link, titles, focus at the content after a change', async () => {
    const page = await signedIn('sekretariat')
    await page.goto('/rapat')
    await page.getByRole('heading', { level: 1, name: 'Rapat' }).waitFor()
    expect(await page.title()).toMatch(/^Rapat · DPRD/)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Langsung ke isi')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('isi')
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder(/Cari halaman, rapat/).fill('orang')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Orang' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('isi')
  })

  it.each([
    [390, 844],
    [1366, 768],
  ])('no page of %i × %i scrolls sideways', async (width, height) => {
    desk = await openDesk(browser, app.url, { viewport: { width, height } })
    const { page } = desk
    await signInPage(page, 'sekretariat', demoSandi)
    const { rapat } = await (await app.client('sekretariat')).call('listRapat')
    const paths = ['/', '/rapat', '/rapat?tampilan=kalender', '/rapat/baru', '/orang']
    for (const path of [...paths, `/rapat/${rapat[0]?.id}`, `/rapat/${rapat[0]?.id}?tab=hadir`]) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, path).toBeLessThanOrEqual(0)
    }
  })
})
