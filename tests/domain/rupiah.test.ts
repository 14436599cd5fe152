import { describe, expect, it } from 'vitest'
import {
  agreedSum,
  formatSelisih,
  selisihDiffers,
  selisihOf,
} from '../../server/domain/anggaran.ts'
import { formatRupiah, readRupiah } from '../../server/domain/rupiah.ts'

describe('an amount as people write it', () => {
  it.each([
    ['2,5 miliar', '2500000000'],
    ['Rp2,5 miliar', '2500000000'],
    ['2.5 M', '2500000000'],
    ['250.000.000', '250000000'],
    ['Rp 250.000.000,00', '250000000'],
    ['Rp250.000.000,-', '250000000'],
    ['750 jt', '750000000'],
    ['1.250 juta', '1250000000'],
    ['0,75 miliar', '750000000'],
    ['12.345.678.901.234.567', '12345678901234567'],
    ['3 triliun rupiah', '3000000000000'],
    ['0', '0'],
  ])('%s is read to the rupiah', (text, digits) => {
    expect(readRupiah(text)).toBe(digits)
  })

  it.each([
    '',
    'dua miliar',
    '2,5',
    '12,34',
    '-5 juta',
    '1.00',
    '2,5 miliar lebih',
    '1,2345 ribu',
    '9'.repeat(19),
  ])('%s is no whole amount', (text) => {
    expect(readRupiah(text)).toBeNull()
  })

  it('is printed in full', () => {
    expect(formatRupiah('2500000000')).toBe('Rp2.500.000.000,00')
    expect(formatRupiah('9007199254740993')).toBe('Rp9.007.199.254.740.993,00')
    expect(formatSelisih(-500_000_000n)).toBe('−Rp500.000.000,00')
  })
})

describe('the difference of a budget change', () => {
  const none = { dari: null, menjadi: null, selisih: null, arah: 'turun' as const }

  it('is reckoned from both ends, else what was said with the sign of its direction', () => {
    expect(selisihOf({ ...none, dari: '300', menjadi: '400' })).toBe(100n)
    expect(selisihOf({ ...none, selisih: '500' })).toBe(-500n)
    expect(selisihOf({ ...none, selisih: '500', arah: 'diubah' })).toBeNull()
    expect(selisihOf(none)).toBeNull()
  })

  it('is told where what was said does not fit its ends', () => {
    expect(selisihDiffers({ dari: '300', menjadi: '400', selisih: '100' })).toBe(false)
    expect(selisihDiffers({ dari: '400', menjadi: '300', selisih: '90' })).toBe(true)
  })

  const row = (mataAnggaran: string, selisih: string | null, more = {}) => ({
    ...none,
    mataAnggaran,
    selisih,
    status: 'disepakati' as const,
    ...more,
  })

  it('is summed only over agreed changes that can honestly be added', () => {
    expect(agreedSum([row('Belanja cetak', '100'), row('Belanja modal', '300')])).toBe(-400n)
    expect(agreedSum([row('Belanja cetak', '100')])).toBeNull()
    expect(agreedSum([row('Belanja cetak', '100'), row('Belanja modal', null)])).toBeNull()
    expect(agreedSum([row('Belanja cetak', '100'), row('belanja cetak', '50')])).toBeNull()
    expect(agreedSum([row('Belanja cetak', '100'), row('Pendapatan daerah', '50')])).toBeNull()
    expect(
      agreedSum([row('Belanja cetak', '100'), row('Hibah', '50', { arah: 'digeser' })]),
    ).toBeNull()
    expect(
      agreedSum([
        row('Belanja cetak', '100'),
        row('Belanja modal', '300'),
        row('Hibah', '5', { status: 'diusulkan' }),
      ]),
    ).toBe(-400n)
  })
})
