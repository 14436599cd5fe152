import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'

let t: TestApp
let sekretariat: ApiClient
beforeAll(async () => {
  t = await startApp()
  sekretariat = await t.client('sekretariat')
})
afterAll(() => t.stop())

describe('the people of the council', () => {
  it('are shown to who is signed in, and to nobody else', async () => {
    const { orang, fraksi, komisi } = await (await t.client('mulyana')).call('listOrang')
    expect([orang.length, fraksi.length, komisi.length]).toEqual([9, 4, 3])
    await expect((await t.client()).call('listOrang')).rejects.toMatchObject({ status: 401 })
  })

  it('are imported all together or not at all', async () => {
    const before = (await sekretariat.call('listOrang')).orang
    const csv = 'nomor;nama;fraksi;sejak\nA-20;Anggota Baru, S.H.;F-NM;2026-11-01\nA-21;;F-NM;'
    const preview = await sekretariat.call('importOrang', { body: { csv, simpan: false } })
    expect(preview).toMatchObject({ baris: 2, baru: 1, galat: [{ baris: 3, kolom: 'nama' }] })
    await expect(
      sekretariat.call('importOrang', { body: { csv, simpan: true } }),
    ).rejects.toMatchObject({ status: 400 })
    expect((await sekretariat.call('listOrang')).orang).toEqual(before)

    const good = csv.replace(';;F-NM', ';Anggota Lain;F-NM')
    await sekretariat.call('importOrang', { body: { csv: good, simpan: true } })
    const after = (await sekretariat.call('listOrang')).orang
    expect(after).toHaveLength(before.length + 2)
    // Brought again it changes nobody.
    const again = await sekretariat.call('importOrang', { body: { csv: good, simpan: true } })
    expect(again).toMatchObject({ baru: 0, berubah: 2 })
    expect((await sekretariat.call('listOrang')).orang).toHaveLength(after.length)
  })

  it('keep what they were when their office changes', async () => {
    const csv =
      'nomor;nama;fraksi;komisi;dapil;jabatan;sejak\nA-04;I Wayan Suardana, S.T.;F-TS;Komisi II;III;Ketua Komisi II;2026-11-20'
    await sekretariat.call('importOrang', { body: { csv, simpan: true } })
    const { orang } = await sekretariat.call('listOrang')
    const wayan = orang.find((o) => o.id === 'o-wayan')!
    expect(wayan.keanggotaan.map((k) => [k.jabatan, k.sejak, k.sampai])).toEqual([
      ['Anggota', '2024-09-30', '2026-11-19'],
      ['Ketua Komisi II', '2026-11-20', null],
    ])
  })

  it('are refused with the field that is wrong', async () => {
    const { orang } = await sekretariat.call('listOrang')
    const { id, ...harun } = orang.find((o) => o.id === 'o-harun')!
    await expect(
      sekretariat.call('saveOrang', {
        params: { orangId: id },
        body: {
          ...harun,
          nama: ' ',
          nomorAnggota: 'A-02',
          keanggotaan: [{ ...harun.keanggotaan[0]!, fraksiId: 'f-tidak-ada' }],
        },
      }),
    ).rejects.toMatchObject({
      status: 400,
      body: {
        fields: {
          nama: expect.any(String),
          nomorAnggota: expect.any(String),
          'keanggotaan.0': expect.any(String),
        },
      },
    })
  })
})
