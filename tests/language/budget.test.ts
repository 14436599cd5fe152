/** Changes of the budget out of what is said: exact amounts, and nothing that was not said. */
import { describe, expect, it } from 'vitest'
import {
  findBudgetChanges,
  sentencesOf,
  splitWords,
  tokensOf,
} from '../../server/language/index.ts'
import { evaluateBudget, evaluateBudgetInSittings, rates } from '../eval/budget.ts'

const cut = (text: string) => sentencesOf(tokensOf(splitWords(text)))
/** The last turn is read; the ones before it may name the item. */
const said = (...turns: string[]) =>
  findBudgetChanges({
    before: turns.slice(0, -1).map(cut),
    sentences: cut(turns.at(-1)!),
    after: [],
    year: 2026,
  })
const amounts = (...turns: string[]) =>
  said(...turns).map(({ arah, dari, menjadi, selisih, persen }) => [
    arah,
    dari,
    menjadi,
    selisih,
    persen,
  ])

describe('a budget change', () => {
  it.each([
    [
      'Anggaran pemeliharaan naik dari Rp2 miliar menjadi Rp2,5 miliar.',
      ['naik', '2000000000', '2500000000', null, null],
    ],
    ['Belanja perjalanan dinas dikurangi Rp500 juta.', ['turun', null, null, '500000000', null]],
    ['Belanja hibah dirasionalisasi sebesar 10%.', ['turun', null, null, null, '10']],
    ['Pagunya menjadi Rp750.000.000,00.', null],
    ['Semula Rp1,2 miliar, sekarang Rp900 juta.', ['turun', '1200000000', '900000000', null, null]],
    [
      'Belanja modal kami dari 86 miliar menjadi 79.',
      ['turun', '86000000000', '79000000000', null, null],
    ],
    [
      'Belanja daerah naik dari Rp9.007.199.254.740.993,00 menjadi Rp9.007.199.254.740.994,00.',
      ['naik', '9007199254740993', '9007199254740994', null, null],
    ],
    // About so much is not so much.
    ['Belanja pegawai berkurang hampir Rp30 miliar.', ['turun', null, null, null, null]],
  ] as const)('has the amounts that were said, to the rupiah: %s', (sentence, wanted) => {
    expect(amounts(sentence)).toEqual(wanted === null ? [] : [wanted])
  })

  it('takes its item from the sentence before where it names none, and is none where nobody names one', () => {
    expect(
      said('Kita lihat kegiatan bimbingan teknis.', 'Pagunya menjadi Rp750.000.000,00.'),
    ).toMatchObject([{ mataAnggaran: 'Bimbingan teknis', arah: 'diubah', menjadi: '750000000' }])
    expect(said('Ditambah Rp350 juta.')).toEqual([])
  })

  it('says where shifted money goes and where it comes from', () => {
    expect(said('Dana hibah KONI sebesar Rp4 miliar dialihkan ke BTT.')).toMatchObject([
      { mataAnggaran: 'Dana hibah KONI', arah: 'digeser', selisih: '4000000000', tujuan: 'BTT' },
    ])
    expect(
      said('Dinas PUPR menggeser Rp4 miliar dari pelebaran jalan ke pemeliharaan rutin.'),
    ).toMatchObject([
      { mataAnggaran: 'Pelebaran jalan', tujuan: 'pemeliharaan rutin', opd: 'Dinas PUPR' },
    ])
  })

  it('tells a wish from an agreement', () => {
    expect(said('Saya usul anggaran posyandu ditambah Rp200 juta.')[0]?.status).toBe('diusulkan')
    expect(said('Disepakati belanja cetak dikurangi Rp50 juta.')[0]?.status).toBe('disepakati')
    expect(said('Belanja cetak dikurangi Rp50 juta.')[0]?.status).toBe('disampaikan')
    const both = said('Disepakati belanja cetak dikurangi Rp50 juta dan dana hibah digeser ke BTT.')
    expect(both.map(({ status }) => status)).toEqual(['disepakati', 'disepakati'])
  })

  it('is found for each item that one sentence names', () => {
    expect(
      amounts('Belanja cetak kita kurangi Rp100 juta dan belanja makan minum Rp250 juta.'),
    ).toEqual([
      ['turun', null, null, '100000000', null],
      ['turun', null, null, '250000000', null],
    ])
  })

  it('gets from the next turn the amounts that complete it, once', () => {
    const turns = ['Anggaran kebersihan kami turun 8%.', 'Dari 25 miliar menjadi 23 miliar.']
    const [first] = findBudgetChanges({
      before: [],
      sentences: cut(turns[0]!),
      after: cut(turns[1]!),
      year: 2026,
    })
    expect(first).toMatchObject({ dari: '25000000000', menjadi: '23000000000', persen: '8' })
    expect(said(...turns)).toEqual([])
  })

  it.each([
    'Kalau anggaran sekolah dinaikkan menjadi Rp5 miliar, dari mana uangnya?',
    'Apakah anggaran posyandu bisa ditambah Rp200 juta?',
    'Seandainya dana desa dipotong 10%, kepala desa pasti protes.',
    'Tahun lalu anggaran posyandu naik dari Rp300 juta menjadi Rp450 juta.',
    'Pada 2024 belanja modal dipotong Rp20 miliar.',
    'Jangan sampai anggaran bencana dikurangi Rp1 miliar.',
    'Anggaran bencana tidak dikurangi, tetap Rp5 miliar.',
    'Tarif parkir dinaikkan dari Rp1.000,00 menjadi Rp2.000,00.',
    'Jumlah siswa turun dari 1.200 menjadi 900 orang.',
    'Bedah rumah dari 10 unit kami usulkan menjadi 7.',
    'Anggaran ambulans Rp400 juta disetujui.',
    'Jadwal reses ditunda sampai bulan depan.',
  ])('is not: %s', (sentence) => {
    expect(said(sentence)).toEqual([])
  })
})

describe('on sentences and sittings that no rule was chosen on', () => {
  it('nine of ten changes are found, and nine of ten found are changes', () => {
    const [sentences, sittings] = [evaluateBudget('held'), evaluateBudgetInSittings('held')]
    const all = {
      ...sentences,
      found: sentences.found + sittings.found,
      missed: sentences.missed + sittings.missed,
      extra: sentences.extra + sittings.extra,
    }
    expect(rates(all).precision).toBeGreaterThanOrEqual(0.9)
    expect(rates(all).recall).toBeGreaterThanOrEqual(0.9)
    const [right, of] = sentences.fields.amounts
    expect(right / of).toBeGreaterThanOrEqual(0.9)
  }, 60_000)

  it('those rules were chosen on are all found', () => {
    for (const figures of [evaluateBudget('dev'), evaluateBudgetInSittings('dev')]) {
      expect(figures.faults).toEqual([])
    }
  }, 60_000)
})
