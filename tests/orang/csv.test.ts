import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Keanggotaan, Orang } from '../../server/domain/orang.ts'
import { mergeMembership, readDay, readOrangCsv } from '../../server/orang/csv.ts'
import { membershipsOn } from '../../server/orang/roster.ts'

let n = 0
const newId = () => `id-${++n}`
const context = {
  orang: [] as Orang[],
  fraksi: [{ id: 'f1', nama: 'Fraksi Nusa Mandiri', singkatan: 'F-NM', warna: '#000000' }],
  komisi: [{ id: 'k3', nama: 'Komisi III', bidang: '' }],
  today: '2026-11-25',
  newId,
}

describe('a table of members', () => {
  it('is read with the columns a secretariat writes, whatever separates them', () => {
    for (const sign of [';', ',', '\t']) {
      const csv = [
        ['No', 'Nama Lengkap', 'Fraksi', 'Komisi', 'Daerah Pemilihan', 'Jabatan', 'Sejak'],
        ['A-09', '"Drs. Tes, M.Si."', 'f-nm', 'Komisi III', 'II', 'Anggota', '30/09/2024'],
      ]
        .map((row) => row.join(sign))
        .join('\r\n')
      const { preview, orang } = readOrangCsv(`\uFEFF${csv}`, context)
      expect(preview).toMatchObject({ baris: 1, baru: 1, berubah: 0, galat: [] })
      expect(orang[0]).toMatchObject({
        nama: 'Drs. Tes, M.Si.',
        nomorAnggota: 'A-09',
        keanggotaan: [{ fraksiId: 'f1', komisiId: 'k3', dapil: 'II', sejak: '2024-09-30' }],
      })
    }
  })

  it('names every faulty cell with its row', () => {
    const csv = [
      'nama;nomor;fraksi;sapaan;sejak;sampai',
      'Ani;A1;Fraksi Nusa Mandri;Ibu;2024-09-30;',
      ';A2;;;;',
      'Budi;A1;;Tuan;kemarin;',
      'Cici;A4;;;2024-09-30;2020-01-01',
    ].join('\n')
    const { preview, orang } = readOrangCsv(csv, context)
    expect(orang).toEqual([])
    expect(preview.galat.map((g) => `${g.baris} ${g.kolom}`).sort()).toEqual([
      '2 fraksi',
      '3 nama',
      '4 nomor',
      '4 sapaan',
      '4 sejak',
      '5 sampai',
    ])
  })

  it('brings the fraksi and komisi of a council that has none yet', () => {
    const csv = 'nama;fraksi\nAni;Fraksi Baru\nBudi;fraksi baru\nCici;Fraksi Lain'
    const { fraksi, orang } = readOrangCsv(csv, { ...context, fraksi: [] })
    expect(fraksi.map((f) => f.nama)).toEqual(['Fraksi Baru', 'Fraksi Lain'])
    expect(orang[0]!.keanggotaan[0]!.fraksiId).toBe(orang[1]!.keanggotaan[0]!.fraksiId)
  })

  it('refuses what is no table', () => {
    for (const csv of ['', 'nama', 'apa;itu\n1;2', 'nama\n"tidak ditutup']) {
      expect(() => readOrangCsv(csv, context)).toThrow(
        expect.objectContaining({ code: 'input_invalid' }),
      )
    }
  })
})

describe('a membership', () => {
  const member = (change: Partial<Keanggotaan>): Keanggotaan => ({
    id: newId(),
    fraksiId: 'f1',
    komisiId: 'k3',
    dapil: 'II',
    jabatan: 'Anggota',
    sejak: '2024-09-30',
    sampai: null,
    ...change,
  })

  it('that changes ends the one before on the day before', () => {
    const old = member({})
    const next = member({ jabatan: 'Ketua Komisi III', sejak: '2026-06-01' })
    expect(mergeMembership([old], next)).toEqual([{ ...old, sampai: '2026-05-31' }, next])
  })

  it('that is the same is not written twice', () => {
    const old = member({})
    const merged = mergeMembership([old], member({ sejak: '2026-06-01' }))
    expect(merged).toEqual([old])
  })

  it('never overlaps another, however often the table is brought again', () => {
    const day = fc
      .integer({ min: 0, max: 3000 })
      .map((d) => new Date(Date.UTC(2020, 0, 1) + d * 86_400_000).toISOString().slice(0, 10))
    const change = fc.record({ sejak: day, jabatan: fc.constantFrom('Anggota', 'Ketua', 'Wakil') })
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 8 }),
        fc.array(day, { maxLength: 20 }),
        (list, days) => {
          const rows = list
            .toSorted((a, b) => (a.sejak < b.sejak ? -1 : 1))
            .reduce<readonly Keanggotaan[]>((known, c) => mergeMembership(known, member(c)), [])
          const orang = { keanggotaan: rows } as Orang
          for (const d of days) expect(membershipsOn(orang, d).length).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('a day', () => {
  it('is read as people here write it, and only if it exists', () => {
    expect(readDay('2024-09-30')).toBe('2024-09-30')
    expect(readDay('30/9/2024')).toBe('2024-09-30')
    expect(readDay('30.09.2024')).toBe('2024-09-30')
    for (const wrong of ['31/02/2024', '2024-13-01', 'kemarin', '30/09/24']) {
      expect(readDay(wrong)).toBeNull()
    }
  })
})
