/** Links from passages to items and overlaps between items, with hard negatives. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse } from '../../server/language/index.ts'
import { evaluate } from '../eval/evaluate.ts'

const item = (kode: string, judul: string, desa: string, more: object = {}) => ({
  kode,
  jenis: 'aspirasi',
  judul,
  uraian: '',
  pengusulId: 'm1',
  opd: 'Dinas PU',
  lokasi: { kecamatan: desa === 'Desa Lain' ? 'Hulu' : 'Hilir', desa },
  ...more,
})
const items = {
  wilayah: [
    { kecamatan: 'Hilir', desa: ['Desa Sukamaju', 'Desa Karang', 'Desa Kosong'] },
    { kecamatan: 'Hulu', desa: ['Desa Lain', 'Desa Sukamaju'] },
  ],
  aspirasi: [
    item('A1', 'Pengaspalan Jalan Merdeka', 'Desa Sukamaju', {
      lokasi: { kecamatan: 'Hilir', desa: 'Desa Sukamaju', alamat: 'Jalan Merdeka' },
    }),
    item('A2', 'Pengaspalan Jalan Merdeka', 'Desa Karang', {
      lokasi: { kecamatan: 'Hilir', desa: 'Desa Karang', alamat: 'Jalan Merdeka' },
    }),
    item('A3', 'Perbaikan jembatan gantung', 'Desa Karang'),
    item('A4', 'Jembatan gantung yang lapuk', 'Desa Karang', { pengusulId: 'm2' }),
    item('A5', 'Perbaikan jembatan gantung', 'Desa Lain', { pengusulId: 'm2' }),
    item('A6', 'Perbaikan jembatan gantung', 'Desa Karang', { kode: 'A6' }),
    item('A7', 'Pagar SD Negeri 2', 'Desa Karang'),
    item('A8', 'Pagar SD Negeri 3', 'Desa Karang', { pengusulId: 'm2' }),
  ],
}
const pred = (passage: string) =>
  analyse(AnalyseInput.parse({ items, passages: [{ id: 'p', passage }] })).passages![0]!.pred

describe('links', () => {
  it('tell the same road in two villages apart', () => {
    expect(pred('jalan merdeka di sukamaju kecamatan hilir sudah lama minta diaspal')).toEqual([
      'A1',
    ])
    expect(pred('aspal jalan merdeka di desa karang mengelupas')).toEqual(['A2'])
    expect(pred('jalan merdeka di desa kosong minta diaspal')).toEqual([])
  })
  it('find two items in one passage', () => {
    expect(
      pred(
        'aspal jalan merdeka di sukamaju kecamatan hilir dan jembatan gantung di desa lain',
      ).toSorted(),
    ).toEqual(['A1', 'A5'])
  })
  it('tell schools apart by their number', () => {
    expect(pred('pagar es de negeri dua di karang roboh')).toEqual(['A7'])
  })
  it('say nothing where nothing is meant', () => {
    for (const none of [
      'terima kasih pimpinan kami setuju',
      'jembatan gantung',
      'puskesmas di desa karang butuh dokter',
      '',
    ]) {
      expect(pred(none)).toEqual([])
    }
  })
})

describe('overlaps', () => {
  it('are pairs of different members for the same work at the same place', () => {
    const { overlaps } = analyse(AnalyseInput.parse({ items }))
    expect(overlaps!.map(({ a, b }) => [a, b].join('-')).toSorted()).toEqual(['A3-A4', 'A4-A6'])
  })
})

describe('the evaluation set', () => {
  it('keeps its marks', () => {
    const marks = evaluate()
    expect(marks.numbers).toBeGreaterThanOrEqual(0.99)
    expect(marks.attribution.whereEvidence).toBeGreaterThanOrEqual(0.98)
    expect(marks.attribution.wrongNameWhereNone).toBe(0)
    expect(marks.links.secondHalf.precision).toBeGreaterThanOrEqual(0.9)
    expect(marks.links.secondHalf.recall).toBeGreaterThanOrEqual(0.9)
    expect(marks.overlaps.f1).toBeGreaterThanOrEqual(0.9)
  })
})
