/** Of one road with an item in each village, the part that is spoken of; works that lie beside each other and are not one. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse } from '../../server/language/index.ts'

const work = (
  kode: string,
  judul: string,
  desa: string,
  pengusulId: string,
  more: { alamat?: string; volume?: number; satuan?: string } = {},
) => ({
  ...{ kode, judul, uraian: judul, pengusulId, jenis: 'pokir', status: 'diusulkan', fisik: true },
  ...{ opd: 'Dinas PUPR', bidang: 'infrastruktur', tahun: 2027 },
  lokasi: { kecamatan: 'Wanaraya', desa: `Desa ${desa}`, alamat: more.alamat },
  volume: more.volume,
  satuan: more.satuan,
})
const road = { alamat: 'Ruas Batukapal-Lokasari', satuan: 'meter' }
const items = {
  aspirasi: [],
  pokir: [
    work('R1', 'Pengaspalan ruas Batukapal-Lokasari di Desa Batukapal', 'Batukapal', 'm1', {
      ...road,
      volume: 900,
    }),
    work('R2', 'Pengaspalan ruas Batukapal-Lokasari di Desa Lokasari', 'Lokasari', 'm2', {
      ...road,
      volume: 800,
    }),
    work('I1', 'Rehabilitasi saluran irigasi Cimanuka', 'Kubangsari', 'm1', {
      ...{ volume: 300, satuan: 'meter' },
    }),
    work('I2', 'Penggantian pintu air irigasi Cimanuka', 'Kubangsari', 'm2', {
      ...{ volume: 2, satuan: 'unit' },
    }),
    work('G1', 'Peningkatan jalan Kubangsari–Tanjakan', 'Kubangsari', 'm1', {
      ...{ volume: 2500, satuan: 'meter' },
    }),
    work('G2', 'Rabat beton gang Melati Kubangsari', 'Kubangsari', 'm2', {
      ...{ alamat: 'Gang Melati', volume: 200, satuan: 'meter' },
    }),
    work('S1', 'Pagar SD Negeri 014', 'Lokasari', 'm1', { alamat: 'SD Negeri 014' }),
    work('P1', 'Bantuan modal kelompok Maju Bersama', 'Batukapal', 'm1'),
  ],
}
const linked = (passage: string) =>
  analyse(AnalyseInput.parse({ items, passages: [{ id: 'p', passage }] })).passages![0]!.pred

describe('a road through several villages', () => {
  it('is linked in the part that is named, though its own name holds the other village', () => {
    expect(linked('ruas batukapal lokasari yang masuk desa batukapal itu berlubang')).toEqual([
      'R1',
    ])
    expect(linked('ruas batukapal lokasari segmen lokasari tolong diaspal')).toEqual(['R2'])
  })
})

describe('works beside each other', () => {
  it('are no overlap: parts of one road, a sluice and its ditch, a lane and a road', () => {
    expect(analyse(AnalyseInput.parse({ items })).overlaps).toEqual([])
  })
})

describe('one work under two names', () => {
  const two = (first: ReturnType<typeof work>, second: ReturnType<typeof work>) =>
    analyse(AnalyseInput.parse({ items: { aspirasi: [], pokir: [first, second] } })).overlaps!
  const place = { alamat: 'Dusun Gubuk Lauk', volume: 250, satuan: 'meter' }
  it('is one where the text of either tells the other by the same proper name', () => {
    const ditch = work('T1', 'Perbaikan saluran irigasi Telabah Beleq', 'Kubangsari', 'm1', place)
    const wall = work('T2', 'Rehabilitasi talud Telabah Beleq', 'Kubangsari', 'm2', place)
    const told = { ...ditch, uraian: 'Talud saluran Telabah Beleq jebol, sawah kering' }
    expect(two(told, wall)).toHaveLength(1)
    expect(two(ditch, wall)).toEqual([])
  })
  it('is two where the name is that of a road', () => {
    const street = { alamat: 'Jalan Yos Sudarso', volume: 900, satuan: 'meter' }
    const drain = work('Y2', 'Drainase Jalan Yos Sudarso', 'Kubangsari', 'm2', street)
    expect(
      two(work('Y1', 'Peningkatan Jalan Yos Sudarso', 'Kubangsari', 'm1', street), {
        ...drain,
        uraian: 'Saluran tepi jalan',
      }),
    ).toEqual([])
  })
  it('is one whatever the vessel of the same is called', () => {
    const dump = { alamat: 'TPA Lokasari', volume: 1, satuan: 'paket' }
    expect(
      two(
        work('L1', 'Perbesaran bak penampung lindi TPA Lokasari', 'Lokasari', 'm1', dump),
        work('L2', 'Peningkatan kolam lindi TPA Lokasari', 'Lokasari', 'm2', dump),
      ),
    ).toHaveLength(1)
  })
})

describe('a school', () => {
  it('is known by its number read figure by figure', () => {
    expect(linked('pagar es de negeri nol satu empat roboh')).toEqual(['S1'])
  })
})

describe('an everyday word', () => {
  it('is not taken for a name that sounds nearly like it', () => {
    expect(linked('serapan anggaran triwulan pertama ini masih rendah')).toEqual([])
  })
})
