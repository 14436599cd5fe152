/** Points that are counted aloud: how they are written, what becomes of them when the room agrees, who is told to do them. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse, tokensOf, writtenForm } from '../../server/language/index.ts'
import { pointsCounted } from '../../server/language/marks/points.ts'

const rapat = {
  ketua: 'k',
  tanggal: '2026-03-09',
  sifat: 'terbuka',
  anggota: [
    { id: 'k', nama: 'La Ode Saharuddin', jabatan: 'Ketua Komisi II', sapaan: 'Bapak' },
    { id: 'a', nama: 'Rosmini Ngai', sapaan: 'Ibu' },
  ],
  undangan: [
    { id: 'u', nama: 'Yohanes Tandi', jabatan: 'Kepala Dinas', instansi: 'Dinas Perhubungan' },
    { id: 'v', nama: 'Sri Wahyuni', jabatan: 'Kepala Dinas', instansi: 'Dinas Kesehatan' },
  ],
  sekretaris: { id: 's', nama: 'Mira Lestari', jabatan: 'Kepala Bagian Persidangan' },
}
const sitting = (...said: [string, string][]) =>
  analyse(
    AnalyseInput.parse({
      rapat,
      turns: said.map(([speakerId, spoken], i) => ({ i, speakerId, spoken })),
    }),
  )
const read =
  'izin pimpinan kami bacakan rancangan kesimpulan satu terminal lama diperbaiki tahun ini dua dinas perhubungan menyerahkan gambar terminal paling lambat dua puluh maret tiga dinas kesehatan menempatkan dua ambulans di terminal paling lambat tiga puluh maret demikian'

describe('points that are counted aloud', () => {
  it('are sentences of their own', () => {
    expect(writtenForm(read.replaceAll(/dinas \S+ /g, 'mereka '))).toBe(
      'Izin, Pimpinan, kami bacakan rancangan kesimpulan. Satu, terminal lama diperbaiki tahun ini. Dua, mereka menyerahkan gambar terminal paling lambat 20 Maret. Tiga, mereka menempatkan dua ambulans di terminal paling lambat 30 Maret. Demikian.',
    )
  })

  it.each([
    'kita sepakati satu unit kapal dan dua unit dermaga diusulkan tahun depan',
    'kesimpulan rapat dua usulan menjadi satu paket tiga titik',
    'di komisi satu ada dua orang dan di komisi dua ada tiga orang',
    'bapak punya satu saya punya dua',
  ])('are none: %s', (spoken) => {
    expect(pointsCounted(tokensOf(spoken.split(' ')))).toEqual([])
  })

  it.each([
    ['kesimpulan rapat satu jalan tani dikerjakan dua pasar lama ditutup', [2, 6]],
    [
      'saya simpulkan satu pagu tetap dua usulan yang sama digabung tiga rapat dilanjutkan',
      [2, 5, 10],
    ],
  ] as const)('may begin with what else would be counted: %s', (spoken, points) => {
    expect(pointsCounted(tokensOf(spoken.split(' ')))).toEqual(points)
  })

  it('become decisions where the chair puts what the secretary has read out', () => {
    const { keputusan } = sitting(
      ['s', read],
      ['k', 'tiga poin itu ada yang keberatan tidak ada ya bisa kita setujui setuju tok tok tok'],
    )
    expect(keputusan!.map(({ text, turnIndexes }) => [text, turnIndexes])).toEqual([
      ['Terminal lama diperbaiki tahun ini.', [0, 1]],
      ['Dinas Perhubungan menyerahkan gambar terminal paling lambat 20 Maret.', [0, 1]],
      ['Dinas Kesehatan menempatkan dua ambulans di terminal paling lambat 30 Maret.', [0, 1]],
    ])
  })

  it('become none where somebody objects', () => {
    const { keputusan } = sitting(
      ['s', read],
      ['k', 'tiga poin itu dapat disetujui'],
      ['a', 'tidak setuju pimpinan yang kedua belum jelas'],
    )
    expect(keputusan).toEqual([])
  })

  it('each tell whoever is named what to do by when', () => {
    const { tindakLanjut } = sitting(['s', read])
    expect(tindakLanjut!.map(({ pic, due }) => [pic, due])).toEqual([
      ['Dinas Perhubungan', '2026-03-20'],
      ['Dinas Kesehatan', '2026-03-30'],
    ])
  })

  it('are not done by whom the point before names', () => {
    const { tindakLanjut } = sitting([
      'k',
      'saya simpulkan satu dinas perhubungan memasang rambu paling lambat dua puluh maret dua pedagang melaporkan data kios setiap tanggal satu',
    ])
    expect(tindakLanjut!.map(({ pic }) => pic)).toEqual(['Dinas Perhubungan'])
  })
})

describe('a promise', () => {
  it('takes the day of the sentence before that holds nothing else', () => {
    const { tindakLanjut } = sitting(
      ['k', 'kapan orang perhubungan mengukur terminal itu pak kadis'],
      ['u', 'senin depan tanggal enam belas maret tim kami turun pak ketua'],
    )
    expect(tindakLanjut).toMatchObject([{ pic: 'Dinas Perhubungan', due: '2026-03-16' }])
  })
})
