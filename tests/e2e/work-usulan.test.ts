/** Items in a real browser: finding while one types, entering, changing, importing, and who sees how much. */
import { describe, expect, it } from 'vitest'
import { templateOf } from '../../client/pages/usulan/parts/template.ts'
import { chromiumPath, fileOf } from './browser.ts'
import { atServer } from './windows.ts'

/** As patient as the page itself: a busy machine shows a list late. */
const slow = { timeout: 20_000 }

describe.skipIf(chromiumPath === null)('items in a browser', () => {
  const at = atServer({ demo: true })

  const table = (name: string, text: string) => fileOf(name, 'text/csv', text)

  it('the table filters while one types, by word, code or place, and says when nothing fits', async () => {
    const page = await at.window('sekretariat', '/usulan')
    const rows = page.locator('tbody tr')
    await page.getByText('5 usulan').waitFor()
    const search = page.getByRole('textbox', { name: 'Cari usulan' })
    for (const [typed, count] of [
      ['tanggul', 1],
      ['PKR-2026', 2],
      ['Mekar Jaya', 1],
    ] as const) {
      await search.fill(typed)
      await expect.poll(() => rows.count(), slow).toBe(count)
    }
    await search.fill('kapal selam')
    await page.getByText('Tidak ada yang cocok').waitFor()
    await page.getByRole('button', { name: 'Hapus saringan' }).last().click()
    await expect.poll(() => rows.count(), slow).toBe(5)
  })

  it('an item is entered by form: faults stand at their fields and nothing typed is lost', async () => {
    const page = await at.window('sekretariat', '/usulan/baru?jenis=aspirasi')
    await page.getByLabel('Judul usulan').fill('Talud Sungai Wae Lareng')
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.getByRole('alert').filter({ hasText: 'belum benar' }).waitFor()
    expect(await page.getByText('Wajib diisi.').count()).toBe(3)

    await page.getByLabel('Kode').fill('ASP-2026-031')
    await page.getByLabel('Kecamatan').fill('Rawa Indah')
    await page.getByRole('combobox', { name: 'Anggota pengusul' }).click()
    await page.getByRole('option', { name: /Mulyana/ }).click()
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page
      .getByText(/sudah dipakai oleh "Perbaikan tanggul Kali Belut"/)
      .first()
      .waitFor()
    expect(await page.getByLabel('Judul usulan').inputValue()).toBe('Talud Sungai Wae Lareng')

    await page.getByLabel('Kode').fill('ASP-2026-090')
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.getByRole('heading', { level: 1, name: 'Talud Sungai Wae Lareng' }).waitFor()
    await page.getByText('Belum dibahas dalam rapat').waitFor()

    await page.getByRole('button', { name: 'Ubah' }).click()
    await page.getByLabel('Volume').fill('120,5')
    await page.getByLabel('Satuan').fill('meter')
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.getByText('120,5 meter').waitFor()
    const client = await at.app.client('sekretariat')
    const { usulan } = await client.call('listUsulan', { query: { cari: 'ASP-2026-090' } })
    expect(usulan).toMatchObject([{ judul: 'Talud Sungai Wae Lareng', versi: 2 }])
  })

  it('a table with a faulty cell saves nothing, names row and column, and is saved once it is right', async () => {
    const page = await at.window('sekretariat', '/usulan/impor')
    const head = 'Kode;Judul;Kecamatan;Pengusul;Tahun;Volume\n'
    const good = 'ASP-2026-101;Drainase pasar;Rawa Indah;Mulyana;2026;75\n'
    const input = page.locator('input[type=file]')
    await input.setInputFiles(
      table('salah.csv', `${head}${good}ASP-2026-102;Pagar sekolah;Rawa Indah;Siapa;2026;banyak\n`),
    )
    await page.getByRole('cell', { name: '"banyak" bukan angka.' }).waitFor()
    await page.getByRole('cell', { name: /"Siapa" bukan nama satu anggota/ }).waitFor()
    expect(await page.getByRole('button', { name: /^Simpan/ }).count()).toBe(0)
    const client = await at.app.client('sekretariat')
    const cari = { query: { cari: 'Drainase pasar' } }
    expect((await client.call('listUsulan', cari)).total).toBe(0)

    await input.setInputFiles(
      table('benar.csv', `${head}${good}ASP-2026-102;Pagar sekolah;Rawa Indah;Rosmini;2026;30\n`),
    )
    await page.getByRole('button', { name: 'Simpan 2 usulan' }).click()
    await page.waitForURL(/\/usulan\?jenis=aspirasi/)
    await page.getByRole('link', { name: 'Drainase pasar' }).first().waitFor()
    expect((await client.call('listUsulan', cari)).total).toBe(1)
  })

  it.each(['aspirasi', 'pokir'] as const)(
    'the example table of %s can itself be read',
    async (jenis) => {
      const page = await at.window('sekretariat', '/usulan/impor')
      if (jenis === 'pokir') await page.getByText('Pokir', { exact: true }).click()
      const href = await page.getByRole('link', { name: 'Unduh contoh tabel' }).getAttribute('href')
      expect(decodeURIComponent(href!.split(',').slice(1).join(','))).toBe(templateOf(jenis))
      const csv = templateOf(jenis).replace('tulis nama lengkap atau nomor anggota', 'A-03')
      await page.locator('input[type=file]').setInputFiles(table(`${jenis}.csv`, csv))
      await page.getByRole('button', { name: 'Simpan 1 usulan' }).waitFor()
    },
  )

  it('a notulis sees code, title and place of a pokir, and neither its pagu nor its notes', async () => {
    const page = await at.window('budi', '/usulan?cari=irigasi')
    await page
      .getByRole('link', { name: /Normalisasi saluran irigasi/ })
      .first()
      .click()
    await page.getByText(/Anda melihat kode, judul, dan tempat/).waitFor()
    const text = await page.locator('main').textContent()
    expect(text).toContain('PKR-2026-0007')
    expect(text).not.toMatch(/450\.000\.000|Pagu|Catatan verifikasi/)
    expect(await page.getByRole('button', { name: 'Ubah' }).count()).toBe(0)
  })

  it('an anggota does not find the pokir of another, and enters only their own', async () => {
    const page = await at.window('mulyana', '/usulan?jenis=pokir', {
      viewport: { width: 390, height: 844 },
    })
    await page.getByText('1 usulan').waitFor()
    expect(await page.getByText(/Pelatihan kader posyandu/).count()).toBe(0)
    await page.goto('/usulan/baru?jenis=pokir')
    const pengusul = page.getByRole('combobox', { name: 'Anggota pengusul' })
    await expect.poll(() => pengusul.inputValue(), slow).toContain('Mulyana')
    expect(await pengusul.isDisabled()).toBe(true)
  })

  it('items of two members that ask for the same work are shown to the secretariat alone', async () => {
    const secretariat = await at.app.client('sekretariat')
    const { usulan: items } = await secretariat.call('listUsulan', {
      query: { cari: 'ASP-2026-031' },
    })
    const first = (await secretariat.call('getUsulan', { params: { usulanId: items[0]!.id } }))
      .usulan!
    const { id, ...fields } = first
    const twin = {
      ...fields,
      versi: 0,
      kode: 'ASP-2026-099',
      judul: 'Pembangunan kembali tanggul Kali Belut yang jebol',
      pengusulId: 'o-rosmini',
    }
    await secretariat.call('saveUsulan', { params: { usulanId: 'usulan-kembar' }, body: twin })
    for (const one of ['budi', 'mulyana', 'admin']) {
      const seen = await (await at.app.client(one)).call('getUsulan', { params: { usulanId: id } })
      expect(seen.tumpang).toEqual([])
    }
    const page = await at.window('sekretariat', `/usulan/${id}`)
    const overlaps = page.getByRole('region', { name: 'Beririsan dengan usulan anggota lain' })
    await overlaps.getByRole('link', { name: /ASP-2026-099/ }).click()
    await overlaps.getByRole('link', { name: /ASP-2026-031/ }).waitFor()
  })
})
