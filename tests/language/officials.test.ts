/** Officials by the short names of their offices, announced orders read from the front, and who is to answer. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse } from '../../server/language/index.ts'

const person = (id: string, nama: string, sapaan: string, jabatan: string, more: object) => ({
  id,
  nama,
  sapaan,
  jabatan,
  ...more,
})
const present = [
  person('k', 'Drs. Lamberto Nggadas', 'Bapak', 'Ketua Komisi I', {
    fraksi: 'Fraksi Mentari',
    panggilan: ['Pak Lamber'],
  }),
  person('w', 'Yuliana Bano', 'Ibu', 'Wakil Ketua Komisi I', {
    fraksi: 'Fraksi Sabana',
    panggilan: ['Mama Yuli'],
  }),
  person('a', 'Wayan Sukerta', 'Bapak', 'Anggota', {
    fraksi: 'Fraksi Mentari',
    panggilan: ['Bli Wayan'],
  }),
  person('b', 'Ruslan Tobing', 'Bapak', 'Anggota', {
    fraksi: 'Fraksi Sabana',
    panggilan: ['Bang Ruslan'],
  }),
  person('c', 'Sumiyati', 'Ibu', 'Anggota', {
    fraksi: 'Fraksi Samudra',
    panggilan: ['Mbak Sum'],
  }),
  person('h', 'Gerson Tael', 'Bapak', 'Kepala Dinas', { instansi: 'Dinas Perhubungan' }),
  person('d', 'Martha Kolo', 'Ibu', 'Kepala Dinas', { instansi: 'Dinas Pendidikan' }),
  person('p', 'Bambang Irawan', 'Bapak', 'Kepala Badan', { instansi: 'Badan Pendapatan Daerah' }),
  person('t', 'Petrus Lasi', 'Bapak', 'Camat', { instansi: 'Kecamatan Oenopu' }),
  person('n', 'Nikolas Sila', 'Bapak', 'Camat', { instansi: 'Kecamatan Bikomi' }),
]
const sitting = (...spoken: (string | [string, string])[]) =>
  analyse(
    AnalyseInput.parse({
      rapat: { ketua: 'k', anggota: present.slice(0, 5), undangan: present.slice(5) },
      turns: spoken.map((one, i) =>
        typeof one === 'string'
          ? { i, speakerId: null, spoken: one }
          : { i, speakerId: one[0], spoken: one[1] },
      ),
    }),
  ).turns!.map((turn) => turn.speakerId)

describe('the head of a body', () => {
  it.each([
    ['pak kadishub silakan', 'h'],
    ['pak kadis hub dulu', 'h'],
    ['bu kadisdik monggo dijawab', 'd'],
    ['sekarang pak kabapenda silakan', 'p'],
  ])('is called by the short name of it: %s', (call, id) => {
    expect(sitting(['k', call], 'terima kasih pimpinan kami jelaskan singkat')[1]).toBe(id)
  })
  it('of a body nobody here belongs to is nobody here', () => {
    expect(sitting(['k', 'pak kadinsos silakan'], 'terima kasih pimpinan kami jelaskan')[1]).toBe(
      null,
    )
  })
})

describe('an announced order', () => {
  it('begins with the first, also where the word of calling stands at its end', () => {
    expect(
      sitting(
        [
          'k',
          'pak gerson datanya disusulkan ya sekarang soal pasar urutannya mbak sum lalu bang ruslan terus bli wayan silakan',
        ],
        'terima kasih ketua los pasar kami bocor sejak tahun lalu',
        ['k', 'lanjut'],
        'baik ketua kalau di tempat saya selokannya mampet',
      ),
    ).toEqual(['k', 'c', 'k', 'b'])
  })
})

describe('who is to answer', () => {
  it('stands behind the word for it, not before', () => {
    expect(
      sitting(
        ['k', 'tunggu bang ruslan dijelaskan dulu oleh bu martha'],
        'baik bapak guru honor sudah masuk semua di data pokok',
      )[1],
    ).toBe('d')
  })
})

describe('one of several with the same office', () => {
  it('is the camat of the place they speak for', () => {
    expect(sitting(['k', 'pak camat silakan'], 'terima kasih kami di bikomi masih kering')[1]).toBe(
      'n',
    )
  })
})

describe('whoever leads', () => {
  it('goes on leading until the gavel is given back, and says so beforehand', () => {
    expect(
      sitting(
        ['k', 'saya titip palu ke mama yuli'],
        ['w', 'mbak sum dulu baru bu martha menjawab nanti saya kembalikan ke pak lamber'],
        ['c', 'sekolah di bikomi kurang dua kelas'],
        'mohon izin untuk kelas baru menunggu sertifikat tanah',
      )[3],
    ).toBe('d')
  })
})
