import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const rapat = {
  jenis: 'komisi',
  judul: 'Rapat Komisi III tentang jalan',
  alat: 'Komisi III',
  nomor: null,
  masaSidang: null,
  tahunSidang: null,
  sifatAwal: 'terbuka',
  tanggal: '2026-12-01',
  jamMulai: '09:00',
  jamSelesai: null,
  tempat: 'Ruang Komisi III',
  acara: [{ judul: 'Pembukaan' }],
}

describe('scheduling a rapat', () => {
  it('lets the secretariat make one, and everybody see an open one', async () => {
    const sekretariat = await t.client('sekretariat')
    const made = await sekretariat.call('createRapat', { body: rapat })
    expect(made.status).toBe('terjadwal')
    const seen = await (await t.client()).call('listRapat')
    expect(seen.rapat.map((r) => r.id)).toContain(made.id)
    const changed = await sekretariat.call('updateRapat', {
      params: { rapatId: made.id },
      body: { ...rapat, judul: 'Judul baru', versi: made.versi },
    })
    expect(changed).toMatchObject({ judul: 'Judul baru', versi: made.versi + 1 })
    await sekretariat.call('deleteRapat', { params: { rapatId: made.id } })
    await expect(
      sekretariat.call('getRapat', { params: { rapatId: made.id } }),
    ).rejects.toMatchObject({ status: 404 })
  })
})
