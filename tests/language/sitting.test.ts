/** Who speaks in a whole sitting: with what comes behind, the gavel, guests, names that are everyday words. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse } from '../../server/language/index.ts'

const rapat = {
  ketua: 'k',
  anggota: [
    { id: 'k', nama: 'Hamka Ladjin', sapaan: 'Bapak', jabatan: 'Ketua Komisi I' },
    { id: 'w', nama: 'Lena Tobing', sapaan: 'Ibu', jabatan: 'Wakil Ketua Komisi I' },
    {
      id: 'a',
      nama: 'Petrus Bisa Lamak',
      sapaan: 'Bapak',
      fraksi: 'Fraksi Nusa',
      panggilan: ['Pak Pet'],
    },
    { id: 'b', nama: 'Sumiati Dahlan', sapaan: 'Ibu', fraksi: 'Fraksi Bahari' },
  ],
  undangan: [
    {
      id: 'd',
      nama: 'Gunadi Rahmat',
      sapaan: 'Bapak',
      jabatan: 'Kepala Dinas',
      instansi: 'Dinas Perhubungan',
    },
    {
      id: 'e',
      nama: 'Retno Wulan',
      sapaan: 'Ibu',
      jabatan: 'Kepala Dinas',
      instansi: 'Dinas Kesehatan',
    },
    {
      id: 'p',
      nama: 'Yusra Alim',
      sapaan: 'Bapak',
      jabatan: 'Ketua',
      instansi: 'Karang Taruna Sinar Laut',
    },
    {
      id: 'm',
      nama: 'Theo Wirya',
      sapaan: 'Bapak',
      jabatan: 'Manajer',
      instansi: 'PT Samudra Makmur',
    },
  ],
}
const ids = (...spoken: (string | [string, string])[]) =>
  analyse(
    AnalyseInput.parse({
      rapat,
      turns: spoken.map((one, i) =>
        typeof one === 'string'
          ? { i, speakerId: null, spoken: one }
          : { i, speakerId: one[0], spoken: one[1] },
      ),
    }),
  ).turns!.map((turn) => turn.speakerId)

describe('a whole sitting', () => {
  it('knows the chair by the one who answers what was asked', () => {
    expect(
      ids('untuk trayek yang baru pak gunadi kapan jalan', ['d', 'siap pimpinan bulan depan']),
    ).toEqual(['k', 'd'])
  })

  it('gives the gavel to whom the chair hands it, until the chair is back', () => {
    const found = ids(
      ['k', 'saya dipanggil sebentar palu saya serahkan ke ibu wakil'],
      'baik kita lanjut ke pembahasan berikutnya',
      ['d', 'baik ibu'],
      'terima kasih bu lena saya sudah kembali kita lanjut ke acara kedua',
    )
    expect(found[1]).toBe('w')
    expect(found[3]).toBe('k')
  })

  it('knows the new chair by whom the rapat is to be opened again, and the old one who takes the gavel back', () => {
    const found = ids(
      [
        'k',
        'rapat saya skors nanti dibuka lagi oleh ibu wakil ketua komisi beliau yang memimpin dulu',
      ],
      'baik kita mulai lagi skors saya cabut',
      ['d', 'terima kasih ibu pimpinan'],
      'mohon maaf saya baru selesai palunya saya ambil lagi ya',
    )
    expect(found[1]).toBe('w')
    expect(found[3]).toBe('k')
  })

  it('knows a deputy for its leader who opens it, although the chair comes in later', () => {
    const found = ids(
      ['w', 'ketua masih di jalan rapat komisi hari ini saya buka'],
      ['d', 'terima kasih pimpinan'],
      'sabar dulu pak gunadi saya habiskan dulu yang lain nanti ada gilirannya',
      ['k', 'maaf saya terlambat silakan dilanjutkan saja'],
      ['b', 'interupsi pimpinan'],
      'sebentar bu sumiati kita selesaikan dulu acara ini',
    )
    expect(found[2]).toBe('w')
    expect(found[5]).toBe('w')
  })

  it('finds guests by what they stand for', () => {
    expect(ids(['k', 'sekarang perwakilan pemuda'], 'terima kasih pak ketua')[1]).toBe('p')
    expect(ids(['k', 'pihak perusahaan silakan'], 'baik pimpinan')[1]).toBe('m')
    expect(ids(['k', 'lalu dari pe te samudra makmur'], 'izin menjelaskan')[1]).toBe('m')
  })

  it('takes whom the chair names last for called, where the next begins like one who was', () => {
    expect(ids(['k', 'tinggal kesehatan ini bu retno'], 'baik pimpinan obat cukup')[1]).toBe('e')
    expect(ids(['k', 'tinggal kesehatan ini bu retno'], 'interupsi pimpinan')[1]).toBeNull()
    expect(ids(['k', 'pak gunadi atau bu retno'], 'baik pimpinan saya saja')[1]).toBeNull()
    expect(ids(['k', 'demikian paparan bu retno'], 'terima kasih')[1]).toBeNull()
  })

  it('names nobody for a bare assent when several were told something', () => {
    const both = 'pak gunadi kirim datanya besok dan dinas kesehatan lengkapi lampirannya'
    expect(ids(['k', both], 'siap pak')[1]).toBeNull()
  })

  it('lets a question and its answer go back and forth', () => {
    const found = ids(
      ['b', 'pak gunadi berapa bus yang jalan'],
      ['d', 'dua belas bu'],
      ['b', 'yang rusak berapa pak'],
      'yang rusak tiga bu',
    )
    expect(found[3]).toBe('d')
  })

  it('lets the same mouth go on with its list', () => {
    const found = ids(['b', 'saya ada dua hal pertama soal obat'], 'yang kedua soal perawat')
    expect(found[1]).toBe('b')
  })

  it('takes an everyday word for a name only behind a form of address', () => {
    expect(ids(['k', 'tahun ini belum bisa'], 'baik pimpinan')[1]).toBeNull()
    expect(ids(['k', 'silakan pak bisa'], 'baik pimpinan')[1]).toBe('a')
  })

  it('hears nobody in a remark of the minute-taker', () => {
    expect(ids(['d', 'maaf bu'], '(tertawa)', ['b', 'siap pak gunadi'])[1]).toBeNull()
  })
})
