/** Orders and decisions in long breaths: several in one, to those just called, with what is told before them left out. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse } from '../../server/language/index.ts'

const rapat = {
  ketua: 'k',
  tanggal: '2026-04-14',
  anggota: [
    { id: 'k', nama: 'La Ode Saharuddin', sapaan: 'Bapak' },
    { id: 'a', nama: 'Rosmini Ngai', sapaan: 'Ibu', panggilan: ['Bu Rosmini'] },
  ],
  sekretaris: { id: 's', nama: 'Mahmudah, S.Sos.', jabatan: 'Sekretaris Komisi', sapaan: 'Ibu' },
  undangan: [
    {
      id: 'u',
      nama: 'Yohanes Tandi',
      jabatan: 'Kepala Dinas',
      instansi: 'Dinas Perhubungan',
      sapaan: 'Bapak',
    },
    {
      id: 'b',
      nama: 'Maria Kolo',
      jabatan: 'Kepala Dinas',
      instansi: 'Dinas Kesehatan',
      sapaan: 'Ibu',
    },
    {
      id: 'w',
      nama: 'Gunawan Lodo',
      jabatan: 'Kepala Dinas',
      instansi: 'Dinas Pekerjaan Umum',
      sapaan: 'Bapak',
    },
    {
      id: 't',
      nama: 'Samsul Bena',
      jabatan: 'Sekretaris Daerah',
      instansi: 'TAPD',
      sapaan: 'Bapak',
    },
  ],
}
const sitting = (...said: [string, string][]) =>
  analyse(
    AnalyseInput.parse({
      rapat,
      turns: said.map(([speakerId, spoken], i) => ({ i, speakerId, spoken })),
    }),
  )
const orders = (by: string, spoken: string) =>
  sitting([by, spoken], ['a', 'terima kasih']).tindakLanjut!.map(({ pic, due }) => [pic, due])

describe('orders', () => {
  it('of one breath are told apart by addressee and day', () => {
    expect(
      orders(
        'k',
        'sekarang tugasnya pak yohanes peta trayek diserahkan ke komisi paling lambat dua puluh delapan april bu maria ambil sampel lagi air sungai paling lambat tiga puluh april',
      ),
    ).toEqual([
      ['Dinas Perhubungan', '2026-04-28'],
      ['Dinas Kesehatan', '2026-04-30'],
    ])
  })
  it('go to whom the sentence before called, or whom they open with', () => {
    expect(
      orders('k', 'sabar bu maria. tolong cek ke lapangan pagar itu paling lambat hari kamis.'),
    ).toEqual([['Dinas Kesehatan', '2026-04-16']])
    expect(
      orders('k', 'sudah ada ya bu rosmini. tolong urus surat hibah tanahnya sebelum akhir april.'),
    ).toEqual([['Rosmini Ngai', '2026-04-30']])
    expect(orders('k', 'bu mahmudah kantor pertanahan disurati senin depan.')).toEqual([
      ['Mahmudah, S.Sos.', '2026-04-20'],
    ])
  })
  it('may be a paper and a day', () => {
    expect(orders('k', 'pe u hitungan biaya jalan poros lima mei ya pak gunawan')).toEqual([
      ['Dinas Pekerjaan Umum', '2026-05-05'],
    ])
  })
  it('stand where a wish is refused, and hold with doing words in *ber-*', () => {
    expect(
      orders(
        'k',
        'tidak usah mudah mudahan saya minta dinas perhubungan menghitung ulang rambunya dan menyampaikan hasilnya ke komisi paling lambat dua puluh tujuh april',
      ),
    ).toEqual([['Dinas Perhubungan', '2026-04-27']])
    expect(
      orders(
        'k',
        'dinas perhubungan bersurat ke provinsi soal dermaga paling lambat dua puluh tujuh april',
      ),
    ).toEqual([['Dinas Perhubungan', '2026-04-27']])
  })
  it('are none where somebody was only asked whether, or asks for something themselves', () => {
    expect(
      orders('k', 'tadi ditanya dinas perhubungan sudah pernah turun secara tertulis atau tidak'),
    ).toEqual([])
    expect(orders('t', 'TAPD minta hasil final tertulis dan dikunci sebelum akhir bulan')).toEqual(
      [],
    )
  })
  it('are told from whom they go to until their day', () => {
    const { tindakLanjut } = sitting(
      [
        'k',
        'semua orang tanya begitu sabar ya dinas perhubungan menyusun usulan trayek paling lambat lima belas mei jalan kartini disetujui tahun ini',
      ],
      ['a', 'terima kasih'],
    )
    expect(tindakLanjut![0]!.text).toBe(
      'Dinas Perhubungan menyusun usulan trayek paling lambat 15 Mei.',
    )
  })
})

describe('a promise', () => {
  it('stands behind a refusal, and from the day on which it begins', () => {
    expect(
      orders(
        'u',
        'baik pimpinan jadi tidak bisa langsung dicabut salinan izinnya nanti kami sampaikan ke komisi secara tertulis',
      ),
    ).toEqual([['Dinas Perhubungan', null]])
    expect(orders('b', 'baik bidan bisa kami geser dari puskesmas induk mulai satu mei')).toEqual([
      ['Dinas Kesehatan', '2026-05-01'],
    ])
  })
})

describe('a decision', () => {
  it('is one that the chair asks for and answers in one breath', () => {
    const { keputusan } = sitting(
      [
        'k',
        'pustu watu disetujui seratus juta rupiah tahun ini ada keberatan tidak ada berarti setuju',
      ],
      ['a', 'dokter giginya pak jangan kelewatan'],
    )
    expect(keputusan).toHaveLength(1)
    const objected = sitting(
      [
        'k',
        'pustu watu disetujui seratus juta rupiah tahun ini ada keberatan tidak ada berarti setuju',
      ],
      ['a', 'saya keberatan ketua'],
    )
    expect(objected.keputusan).toEqual([])
  })
  it('is not denied by *tidak* before *jadi*', () => {
    const { keputusan } = sitting(
      ['k', 'dinas tidak keberatan anggota juga tidak jadi dua duanya disetujui'],
      ['a', 'terima kasih ketua'],
    )
    expect(keputusan).toHaveLength(1)
  })
  it('is called one behind it, and who belongs to it is no other', () => {
    expect(
      sitting(
        ['k', 'ambulans itu satu unit atas nama berdua itu keputusan ya'],
        ['a', 'terima kasih'],
      ).keputusan,
    ).toHaveLength(1)
    expect(
      sitting(
        [
          'k',
          'kita sepakati dibentuk tim verifikasi kebun dipimpin dinas perhubungan. anggotanya kedua kepala desa dan komisi dua setuju?',
        ],
        ['a', 'setuju'],
      ).keputusan,
    ).toHaveLength(1)
  })
})
