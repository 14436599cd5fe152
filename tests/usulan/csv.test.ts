import { describe, expect, it } from 'vitest'
import { readNumber, readUsulanCsv } from '../../server/usulan/csv.ts'

const people = [
  { id: 'o1', nama: 'Hj. Sitti Rahmawati, S.Sos.', nomor: 'A-12' },
  { id: 'o2', nama: 'Bambang Prakoso', nomor: 'A-13' },
]
let count = 0
const context = { people, existing: async () => null, newId: () => `n${++count}` }
const head = 'Kode;Judul;Kecamatan;Desa/Kelurahan;Pengusul;Tahun;Volume;Satuan'

describe('importing items from CSV', () => {
  it('reads a spreadsheet saved with semicolons and Indonesian numbers', async () => {
    const csv = `\uFEFF${head}\nASP-1;Perbaikan tanggul;Tanah Datar;Sukamaju;A-12;2026;1.250,5;meter\n`
    const { items, preview } = await readUsulanCsv('aspirasi', csv, context)
    expect(preview).toMatchObject({ baris: 1, baru: 1, berubah: 0, galat: [] })
    expect(items[0]).toMatchObject({
      kode: 'ASP-1',
      volume: 1250.5,
      pengusulId: 'o1',
      lokasi: { desa: 'Sukamaju' },
    })
  })

  it('names each faulty cell with its row and takes none of that row', async () => {
    const csv = `${head}\nA;;K;;A-12;2026;;\nB;Jalan;K;;Tidak Ada;dua ribu;;\nB;Jalan;K;;A-13;2026;;\n`
    const { items, preview } = await readUsulanCsv('aspirasi', csv, context)
    expect(items).toHaveLength(0)
    expect(preview.galat.map((g) => [g.baris, g.kolom])).toEqual([
      [2, 'judul'],
      [3, 'pengusul'],
      [3, 'tahun'],
      [4, 'kode'],
    ])
  })

  it('refuses a table without the needed columns and says which', async () => {
    await expect(readUsulanCsv('pokir', 'kode,judul\n1,x\n', context)).rejects.toThrow(
      /kecamatan, pengusul, tahun/,
    )
    await expect(readUsulanCsv('pokir', '', context)).rejects.toThrow(/kosong/)
  })

  it('does not guess between two people of one name', async () => {
    const twins = {
      ...context,
      people: [...people, { id: 'o3', nama: 'Bambang Prakoso', nomor: null }],
    }
    const { preview } = await readUsulanCsv(
      'aspirasi',
      `${head}\nA;J;K;;Bambang Prakoso;2026;;\n`,
      twins,
    )
    expect(preview.galat[0]?.kolom).toBe('pengusul')
  })

  it('reads money and decimals as people write them', () => {
    expect(readNumber('Rp250.000.000')).toBe(250_000_000)
    expect(readNumber('2,5')).toBe(2.5)
    expect(readNumber('1200')).toBe(1200)
    expect(readNumber('banyak')).toBeNull()
  })
})
