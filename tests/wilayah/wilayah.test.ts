/** The council's own region: chosen by an admin from the list of the country, and known by its names alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Http } from '../../server/http/index.ts'
import { openWilayah } from '../../server/wilayah/index.ts'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'

describe('the places of a region', () => {
  const room = openWilayah({ http: { handle() {} } as unknown as Http })

  it('are those of its own kecamatan and of no other region', async () => {
    const bandung = await room.places('32.04')
    expect(bandung.length).toBeGreaterThan(25)
    expect(bandung.find(({ kecamatan }) => kecamatan === 'Soreang')?.desa).toContain('Sadu')
    const all = bandung.flatMap(({ kecamatan, desa }) => [kecamatan, ...desa])
    expect(all.length).toBeLessThan(400)
    // Kabupaten Bandung Barat, 32.17.
    expect(all).not.toContain('Ngamprah')
  })

  it('are none where no region is chosen, and none of an unknown code or half a code', async () => {
    expect(await room.places(null)).toEqual([])
    expect(await room.places('99.99')).toEqual([])
    expect(await room.places('32.0')).toEqual([])
  })

  it('are written as people write them', async () => {
    const names = async (kode: string) => (await room.places(kode)).flatMap(({ desa }) => desa)
    expect(await names('35.13')).toContain("Soka'an")
    expect(await names('96.05')).toEqual(expect.arrayContaining(['Faitwosur', 'Angkasa Pura']))
    const nias = await names('12.04')
    expect(nias).toContain('Lalai I')
    expect(nias).not.toContain('II')
  })
})

describe('the region of the council', () => {
  let t: TestApp
  let admin: ApiClient
  beforeAll(async () => {
    t = await startApp()
    admin = await t.client('admin')
  })
  afterAll(() => t.stop())

  const settings = async () => {
    const { demo: _demo, ...rest } = (await admin.call('session')).dewan
    return rest
  }

  it('is none in the demo, whose council is made up', async () => {
    expect((await settings()).wilayah).toBeNull()
  })

  it('is chosen from every kabupaten and kota by an admin only', async () => {
    const { wilayah } = await admin.call('listWilayah')
    expect(wilayah.length).toBeGreaterThan(500)
    expect(wilayah).toContainEqual({
      kode: '32.04',
      nama: 'Kabupaten Bandung',
      provinsi: 'Jawa Barat',
    })
    const body = { ...(await settings()), wilayah: '32.04' }
    for (const name of ['sekretariat', 'budi', 'harun', undefined]) {
      const client = await t.client(name)
      expect((await client.raw('listWilayah')).ok).toBe(false)
      expect((await client.raw('updateDewan', { body })).ok).toBe(false)
    }
    expect((await settings()).wilayah).toBeNull()
    await admin.call('updateDewan', { body })
    expect((await settings()).wilayah).toBe('32.04')
    await admin.call('updateDewan', { body: { ...body, wilayah: null } })
    expect((await settings()).wilayah).toBeNull()
  })

  it('writes its villages as names in the next final', async () => {
    const { rapat, document } = t.app.rooms
    const nobody = { akun: null }
    await admin.call('updateDewan', { body: { ...(await settings()), wilayah: '32.04' } })
    const sitting = await rapat.create(
      {
        jenis: 'kerja',
        judul: 'Rapat kerja',
        alat: null,
        nomor: null,
        masaSidang: null,
        tahunSidang: null,
        sifatAwal: 'terbuka',
        tanggal: '2026-11-26',
        jamMulai: '09:00',
        jamSelesai: null,
        tempat: 'Ruang rapat',
        acara: [{ judul: 'Jalan' }],
        engine: 'scripted',
        model: null,
      },
      nobody,
    )
    const { bagian } = await rapat.open(sitting.id, nobody)
    const text = 'warga desa cileunyi kulon meminta sumur'
    await document.appendFinal(bagian[0]!.id, {
      channel: 0,
      sid: '0-32000',
      rev: 0,
      startSample: 32_000,
      endSample: 112_000,
      text,
      words: text.split(' ').map((word, k) => ({
        text: word,
        startMs: 2000 + k * 400,
        endMs: 2300 + k * 400,
        confidence: 0.95,
      })),
      engine: 'scripted',
      model: 'scripted',
    })
    const turns = (await document.read(bagian[0]!.id)).flatMap((section) => section.items)
    expect(turns.at(-1)?.text).toBe('Warga Desa Cileunyi Kulon meminta sumur.')
    await admin.call('updateDewan', { body: { ...(await settings()), wilayah: null } })
  })

  it('refuses a code that is in no list and keeps what was there', async () => {
    const body = { ...(await settings()), wilayah: '32.99' }
    await expect(admin.call('updateDewan', { body })).rejects.toMatchObject({
      status: 400,
      body: { fields: { wilayah: 'Kabupaten atau kota ini tidak ada dalam daftar wilayah.' } },
    })
    expect((await settings()).wilayah).toBeNull()
  })
})
