/** Stretches of speech: roads of two ends, villages of one name, partial and spoken names, works told in one breath. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse } from '../../server/language/index.ts'

const at = (kecamatan: string, desa: string | null, alamat?: string) => ({
  kecamatan,
  desa,
  alamat,
})
const item = (kode: string, judul: string, lokasi: object, more: object = {}) => ({
  kode,
  jenis: 'aspirasi',
  judul,
  uraian: '',
  lokasi,
  pengusulId: 'm1',
  ...more,
})
const items = {
  wilayah: [
    { kecamatan: 'Tirta Utara', desa: ['Desa Kembang Sari', 'Desa Gelung', 'Desa Rawa Bening'] },
    { kecamatan: 'Tirta Selatan', desa: ['Desa Kembang Sari', 'Desa Nibung Besar'] },
    { kecamatan: 'Pulau Selu', desa: ['Desa Selu Besar', 'Desa Selu Kecil'] },
  ],
  aspirasi: [
    item('R1', 'Pengaspalan jalan Gelung–Rawa Bening', at('Tirta Utara', 'Desa Gelung'), {
      volume: 2.4,
      satuan: 'km',
    }),
    item('R2', 'Perbaikan jalan Rawa Bening menuju Gelung', at('Tirta Utara', 'Desa Rawa Bening'), {
      pengusulId: 'm2',
      volume: 2400,
      satuan: 'meter',
    }),
    item('L1', 'Pemasangan PJU Kembang Sari', at('Tirta Utara', 'Desa Kembang Sari'), {
      volume: 8,
      satuan: 'titik',
    }),
    item('L2', 'Pemasangan PJU Kembang Sari', at('Tirta Selatan', 'Desa Kembang Sari'), {
      volume: 11,
      satuan: 'titik',
    }),
    item('K1', 'Kapal penumpang Selu', at('Pulau Selu', 'Desa Selu Besar')),
    item('G1', 'Pavingisasi Gang Nelayan', at('Tirta Utara', 'Desa Rawa Bening', 'Gang Nelayan')),
    item('B1', 'Jembatan gantung Nibung Besar', at('Tirta Selatan', 'Desa Nibung Besar')),
    item('P1', 'Program PMT balita', at('Tirta Selatan', 'Desa Nibung Besar')),
    item('S1', 'Perbaikan trotoar', at('Tirta Utara', 'Desa Gelung')),
    item('S2', 'Drainase lingkungan', at('Tirta Utara', 'Desa Gelung')),
  ],
}
const pred = (passage: string) =>
  analyse(AnalyseInput.parse({ items, passages: [{ id: 'p', passage }] })).passages![0]!.pred.sort()

describe('a road of two ends', () => {
  it('is meant from either end', () => {
    expect(pred('jalan gelung ke rawa bening sudah hancur')).toEqual(['R1', 'R2'])
    expect(pred('ruas rawa bening gelung itu belum diaspal')).toEqual(['R1', 'R2'])
  })
  it('is one work for two members of two villages', () => {
    const found = analyse(AnalyseInput.parse({ items })).overlaps!.map(({ a, b }) => [a, b].sort())
    expect(found).toContainEqual(['R1', 'R2'])
  })
})

describe('villages of one name', () => {
  it('are told apart by a word of the kecamatan', () => {
    expect(pred('lampu jalan kembang sari yang di selatan padam')).toEqual(['L2'])
    expect(pred('lampu kembang sari yang utara bukan yang selatan')).toEqual(['L1'])
  })
  it('are told apart by the amount', () => {
    expect(pred('di kembang sari minta penerangan sebelas titik')).toEqual(['L2'])
  })
})

describe('a name', () => {
  it('may be said as it is spoken there', () => {
    expect(pred('jembatan gantung di nibong besar talinya putus')).toEqual(['B1'])
  })
  it('may be a part that only villages of one kecamatan share', () => {
    expect(pred('orang selu minta kapal penumpang')).toEqual(['K1'])
  })
  it('may be a lane called by an everyday word', () => {
    expect(pred('gang nelayan itu pavingnya hancur')).toEqual(['G1'])
  })
  it('may be spelled letters that an item writes', () => {
    expect(pred('pe em te di nibung besar sampai bulan apa')).toEqual(['P1'])
  })
})

describe('two works in one breath', () => {
  it('are both found where the place is said once behind', () => {
    expect(pred('pe em te nibung besar terus trotoar gelung pecah')).toEqual(['P1', 'S1'])
  })
  it('what lies only beside is not meant', () => {
    expect(pred('sampah pasar di gelung menumpuk')).toEqual([])
  })
})
