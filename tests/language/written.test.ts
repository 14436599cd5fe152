/** The full written form of a turn: clean layer, names, forms of address, marks; bare speech and speech with marks. */
import { describe, expect, it } from 'vitest'
import { openNames, writtenForm } from '../../server/language/index.ts'

const names = openNames({
  rapat: {
    anggota: [
      { id: 'a', nama: 'Rosmini Daeng Ngai, S.E.', panggilan: ['Bu Rosmini'] },
      { id: 'b', nama: 'H. Budi Santoso' },
      { id: 'c', nama: 'H. Lalu Wirasakti, S.H.' },
    ],
    undangan: [
      { id: 'u', nama: 'Ir. Yohanes Tandi', instansi: 'Dinas Pekerjaan Umum dan Penataan Ruang' },
    ],
  },
  items: {
    wilayah: [
      {
        kecamatan: 'Pesisir Barat',
        desa: ['Desa Bontokapal', 'Desa Baru', 'Kelurahan Pasar Atas', 'Pekon Pasir Kuning'],
      },
    ],
  },
})

const cases: readonly (readonly [rule: string, spoken: string, written: string])[] = [
  ['fillers go', 'eee kami eh mendukung em usulan itu', 'Kami mendukung usulan itu.'],
  ['stutters go', 'kami kami mendukung pem pembangunan itu', 'Kami mendukung pembangunan itu.'],
  [
    'doubled words keep their meaning',
    'masing masing desa dan anak anak',
    'Masing-masing desa dan anak-anak.',
  ],
  [
    'short words before a like one stay',
    'kami ke kecamatan dan di dinas',
    'Kami ke kecamatan dan di dinas.',
  ],
  [
    'names are written as the roster writes them',
    'silakan ibu rosmini daeng ngai',
    'Silakan, Ibu Rosmini Daeng Ngai.',
  ],
  [
    'a name that is an everyday word needs a form of address',
    'budi pekerti dan pak budi',
    'Budi pekerti dan Pak Budi.',
  ],
  [
    'a name that is said as a word of time needs one too',
    'minggu lalu pak lalu bilang dan lalu wirasakti setuju',
    'Minggu lalu Pak Lalu bilang dan Lalu Wirasakti setuju.',
  ],
  [
    'a place that is an everyday word needs its kind',
    'jalan baru di desa baru',
    'Jalan baru di Desa Baru.',
  ],
  [
    'places',
    'dermaga di bontokapal kecamatan pesisir barat',
    'Dermaga di Bontokapal Kecamatan Pesisir Barat.',
  ],
  [
    'bodies by a part of their name',
    'mohon dinas pekerjaan umum hadir',
    'Mohon Dinas Pekerjaan Umum hadir.',
  ],
  [
    'thanks to the chair are a sentence',
    'terima kasih pimpinan dermaga kami rusak',
    'Terima kasih, Pimpinan. Dermaga kami rusak.',
  ],
  ['questions', 'apakah usulan ini dapat disetujui', 'Apakah usulan ini dapat disetujui?'],
  ['the answer of the room', 'bagaimana setuju ya setuju', 'Bagaimana, setuju, ya? Setuju.'],
  ['ibu of the house is no address', 'kaum ibu dan ibu hamil', 'Kaum ibu dan ibu hamil.'],
  ['the chair as a body stays small', 'unsur pimpinan dan anggota', 'Unsur pimpinan dan anggota.'],
  [
    'marks of the engine stay',
    'Rapat saya buka. Silakan, Bu Rosmini, mulai.',
    'Rapat saya buka. Silakan, Bu Rosmini, mulai.',
  ],
  [
    'figures of the engine come out right',
    'Anggarannya 250 juta rupiah, pasal 5 ayat 2.',
    'Anggarannya Rp250.000.000,00, Pasal 5 ayat (2).',
  ],
  [
    'villages of every region are names',
    'jalan di pasir kuning dan pekon pasir kuning',
    'Jalan di Pasir Kuning dan Pekon Pasir Kuning.',
  ],
  ['an office takes its field', 'saya kepala bidang bina marga', 'Saya Kepala Bidang Bina Marga.'],
  ['a word in -an doubles its root', 'anggaran kita pas pasan', 'Anggaran kita pas-pasan.'],
  ['the number of a school is one', 'es em pe tiga itu bocor', 'SMP 3 itu bocor.'],
  ['counted schools are not', 'di sini ada es em pe dua', 'Di sini ada SMP dua.'],
  ['letters before a known name', 'lab i pe a es em pe dua itu bocor', 'Lab IPA SMP 2 itu bocor.'],
  [
    'an object in -nya ends no sentence',
    'dinas menghitung ulang dan menyampaikan hasilnya ke komisi',
    'Dinas menghitung ulang dan menyampaikan hasilnya ke komisi.',
  ],
  ['nothing gives nothing', '', ''],
  ['only fillers give nothing', 'eee em', ''],
]

describe('the written form of a turn', () => {
  it.each(cases)('%s: %s', (_, spoken, written) => {
    expect(writtenForm(spoken, { names })).toBe(written)
  })

  it('is not changed by writing it again', () => {
    for (const [, , written] of cases) expect(writtenForm(written, { names })).toBe(written)
  })
})
