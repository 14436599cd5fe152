/** What a sitting carries from turn to turn: place, work, whose words are taken up, who leads. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse, openLinker } from '../../server/language/index.ts'

const item = (kode: string, judul: string, desa: string, more: object = {}) => ({
  kode,
  jenis: 'aspirasi',
  judul,
  uraian: '',
  pengusulId: 'm1',
  opd: 'Dinas Pertanian',
  lokasi: { kecamatan: 'Muara Keliat', desa },
  ...more,
})
const items = {
  wilayah: [
    {
      kecamatan: 'Muara Keliat',
      desa: ['Desa Lubuk Sengkuang', 'Desa Pering Baru', 'Desa Talang Jambe'],
    },
  ],
  aspirasi: [
    item('K-1', 'Bantuan kambing etawa untuk kelompok wanita', 'Desa Talang Jambe', {
      uraian: 'Kambing etawa pengganti yang mati.',
      volume: 30,
      satuan: 'ekor',
    }),
    item('K-2', 'Bantuan kambing etawa', 'Desa Pering Baru'),
    item('J-1', 'Pembukaan jalan kebun Bukit Sirih', 'Desa Lubuk Sengkuang', {
      lokasi: { kecamatan: 'Muara Keliat', desa: 'Desa Lubuk Sengkuang', alamat: 'Dusun Merbau' },
    }),
    item('J-2', 'Perkerasan jalan kebun Bukit Sirih', 'Desa Pering Baru', {
      lokasi: { kecamatan: 'Muara Keliat', desa: 'Desa Pering Baru', alamat: 'Bukit Sirih' },
    }),
    item('B-1', 'Jembatan gantung Sungai Keliat', 'Desa Pering Baru', {
      lokasi: { kecamatan: 'Muara Keliat', desa: 'Desa Pering Baru', alamat: 'Sungai Keliat' },
    }),
    item('D-1', 'Sandaran ketek nelayan Lubuk Sengkuang', 'Desa Lubuk Sengkuang', {
      uraian: 'Tempat sandar perahu.',
    }),
    item('D-2', 'Tempat labuh perahu nelayan', 'Desa Lubuk Sengkuang', {
      pengusulId: 'm2',
      uraian: 'Perahu hanyut waktu banjir.',
    }),
    item('L-1', 'PJU Jalan Rajawali', 'Desa Lubuk Sengkuang', {
      pengusulId: 'm2',
      lokasi: { kecamatan: 'Muara Keliat', desa: 'Desa Lubuk Sengkuang', alamat: 'Simpang Tugu' },
    }),
    item('L-2', 'Lampu lalu lintas Simpang Tugu', 'Desa Lubuk Sengkuang', {
      lokasi: { kecamatan: 'Muara Keliat', desa: 'Desa Lubuk Sengkuang', alamat: 'Simpang Tugu' },
    }),
    item('L-3', 'Pelebaran Jalan Rajawali', 'Desa Lubuk Sengkuang', {
      lokasi: { kecamatan: 'Muara Keliat', desa: 'Desa Lubuk Sengkuang', alamat: 'Jalan Rajawali' },
    }),
    item('L-4', 'Overlay Jalan Rajawali', 'Desa Lubuk Sengkuang', {
      pengusulId: 'm2',
      lokasi: { kecamatan: 'Muara Keliat', desa: 'Desa Lubuk Sengkuang', alamat: 'Jalan Rajawali' },
    }),
    item('S-1', 'Pamsimas Talang Jambe', 'Desa Talang Jambe', { pengusulId: 'm3' }),
    item('S-2', 'Pamsimas Lubuk Sengkuang', 'Desa Lubuk Sengkuang'),
    item('A-1', 'Aspal Jl. Kenari', 'Desa Talang Jambe', {
      lokasi: { kecamatan: 'Muara Keliat', desa: 'Desa Talang Jambe', alamat: 'Jl. Kenari' },
      volume: 1.2,
      satuan: 'kilometer',
    }),
    item('A-2', 'Pengaspalan Jalan Kenari', 'Desa Talang Jambe', {
      pengusulId: 'm2',
      lokasi: { kecamatan: 'Muara Keliat', desa: 'Desa Talang Jambe', alamat: 'Jalan Kenari' },
      volume: 1200,
      satuan: 'meter',
    }),
  ],
}
const linker = openLinker(AnalyseInput.parse({ items }).items)
type By = { speakerId?: string; home?: string; cites?: string[] }
function hearing() {
  const talk = linker.converse()
  return (spoken: string, by: By = {}) =>
    talk
      .hear(spoken, by)
      .map((link) => link.kode)
      .toSorted()
}

describe('a turn without a place', () => {
  it('is about the place that was just named', () => {
    const hear = hearing()
    hear('saya dari pering baru pimpinan')
    expect(hear('kambing etawa kami habis semua kena penyakit')).toEqual(['K-2'])
  })
  it('is about the village its speaker stands for', () => {
    expect(
      hearing()('kambing etawa kami habis semua', { speakerId: 'w', home: 'Desa Talang Jambe' }),
    ).toEqual(['K-1'])
  })
  it('keeps a speaker’s own place over the turns of others', () => {
    const hear = hearing()
    hear('saya mewakili ibu ibu talang jambe', { speakerId: 'w' })
    hear('di pering baru sinyal juga susah pimpinan', { speakerId: 'x' })
    expect(hear('kambing etawa itu yang kami tunggu', { speakerId: 'w' })).toEqual(['K-1'])
  })
  it('is about no item for a place alone', () => {
    const hear = hearing()
    hear('saya dari pering baru pimpinan')
    expect(hear('kami berterima kasih sudah diundang ke sini')).toEqual([])
  })
})

describe('a work under discussion', () => {
  const bridge = 'jembatan gantung sungai keliat di pering baru talinya putus'
  it('is gone on with by an answer, an addition and the words of others', () => {
    const hear = hearing()
    expect(hear(bridge, { speakerId: 'a' })).toEqual(['B-1'])
    expect(hear('sanggup pimpinan anggarannya nanti kami hitung dulu')).toEqual(['B-1'])
    expect(hear('saya tambahkan ibu kalau hujan anak anak tidak berani lewat')).toEqual(['B-1'])
    expect(hear('drainase pasar dan parkir kita juga kacau')).toEqual([])
    expect(hear('yang disampaikan pak amir tadi sudah saya catat', { cites: ['a'] })).toEqual([
      'B-1',
    ])
  })
  it('is gone on with by a fraksi that supports it, not by one that is called', () => {
    const hear = hearing()
    hear(bridge)
    expect(
      hear('kami dari fraksi karya nusa mendukung usulan itu supaya segera dikerjakan'),
    ).toEqual(['B-1'])
    expect(hear('Pas lima menit. Fraksi Amanah Rakyat itu.')).toEqual([])
  })
  it('is not gone on with by bare questions, order of talk, another village or another matter', () => {
    for (const next of [
      'kapan itu bapak kira kira',
      'habis itu orang pulang dan tidak ada kabar lagi',
      'dari tadi kita bicara panjang sekali pimpinan',
      'baik terima kasih pak amir sekarang badan keuangan',
      'kunjungan ke talang jambe waktunya kita atur di bamus',
      'silpa kita tahun ini angkanya belum cocok',
      'pengalaman kami di desa lain uangnya malah hilang',
      'makanya nanti kita duduk bersama saja',
      'anak anaknya sampai sekarang belum pulang dari kota bapak',
    ]) {
      const hear = hearing()
      hear(bridge)
      expect(hear(next), next).toEqual([])
    }
  })
  it('does not outlast the floor given to another', () => {
    const hear = hearing()
    hear(bridge)
    hear('baik silakan ibu ratna')
    expect(hear('terima kasih pimpinan datanya akan kami sampaikan tertulis')).toEqual([])
  })
  it('is called back by the name of its place, which tells two of one name apart', () => {
    const hear = hearing()
    expect(hear('jalan kebun dari merbau ke bukit sirih di lubuk sengkuang licin')).toEqual(['J-1'])
    expect(hear('yang di pering baru jalan kebun bukit sirihnya juga belum keras')).toEqual(['J-2'])
    expect(hear('maksud kami yang sebelah merbau bukan yang di pering')).toEqual(['J-1'])
  })
})

describe('a work at another place', () => {
  it('is meant where only the place is new', () => {
    const hear = hearing()
    expect(hear('pamsimas lubuk sengkuang itu masuk tahun ini')).toEqual(['S-2'])
    expect(hear('yang di talang jambe belum pak')).toEqual(['S-1'])
  })
  it('is not meant where another thing is named there', () => {
    const hear = hearing()
    hear('pamsimas lubuk sengkuang itu masuk tahun ini')
    expect(hear('yang di talang jambe sekolah juga belum ada guru')).toEqual([])
  })
})

describe('a speaker’s own item', () => {
  it('is meant by "punya saya" once it was spoken of', () => {
    const hear = hearing()
    hear('pamsimas talang jambe dan pamsimas lubuk sengkuang itu sama saja')
    expect(hear('punya saya sudah dari reses tahun lalu ketua', { speakerId: 'm3' })).toEqual([
      'S-1',
    ])
  })
  it('is not meant by anybody else', () => {
    const hear = hearing()
    hear('pamsimas talang jambe dan pamsimas lubuk sengkuang itu sama saja')
    expect(hear('punya saya sudah dari reses tahun lalu ketua', { speakerId: 'm9' })).toEqual([])
  })
})

describe('items', () => {
  it('are not found through the people they are for', () => {
    expect(linker.link('ini ibu sumi dari kelompok wanita tani talang jambe')).toEqual([])
  })
  it('are not found through everyday turns of phrase', () => {
    const hear = hearing()
    hear('jalan kebun bukit sirih di lubuk sengkuang licin')
    for (let n = 0; n < 6; n += 1) hear('terima kasih')
    expect(hear('rapat saya tutup hati hati di jalan')).toEqual([])
    expect(hear('kita cari jalan keluar yang sama sama enak')).toEqual([])
  })
  it('on a road from one village to another are not those of both villages', () => {
    expect(
      linker.link('dari talang jambe ke pering baru jalan kebunnya licin').map((l) => l.kode),
    ).toEqual(['J-2'])
  })
  it('share a place with what is said behind a list of places', () => {
    expect(
      linker
        .link('talang jambe dan pering baru sama sama minta kambing etawa')
        .map((l) => l.kode)
        .toSorted(),
    ).toEqual(['K-1', 'K-2'])
  })
  it('are not found through figures of days or the metres of another road', () => {
    for (const none of [
      'rapel kambing dibayar tanggal tiga puluh september pimpinan',
      'jalan anggrek seribu dua ratus meter itu sudah selesai dihitung',
    ])
      expect(linker.link(none), none).toEqual([])
    expect(linker.link('jalan kenari seribu dua ratus meter').map((l) => l.kode)).toContain('A-1')
  })
  it('are called by a part of their village that no other has, but not by a shared first word', () => {
    const kode = (spoken: string) => linker.link(spoken).map((l) => l.kode)
    expect(kode('pamsimas di jambe belum jalan')).toEqual(['S-1'])
    expect(kode('pamsimas di sengkuang belum jalan')).toEqual(['S-2'])
    expect(kode('pamsimas di talang ubi belum jalan')).toEqual([])
  })
  it('bring the pokir that rests on them, unless it answers by other work', () => {
    const lokasi = { kecamatan: 'Muara Keliat', desa: 'Desa Pering Baru' }
    const rests = (judul: string, uraian: string) => ({
      wilayah: items.wilayah,
      aspirasi: [item('R-1', 'Modal usaha pedagang', 'Desa Pering Baru', { uraian: 'Gerobak.' })],
      pokir: [{ kode: 'P-1', jenis: 'pokir', judul, uraian, lokasi, aspirasi: ['R-1'] }],
    })
    const found = (judul: string, uraian: string) =>
      openLinker(AnalyseInput.parse({ items: rests(judul, uraian) }).items)
        .link('pedagang di pering baru minta modal usaha dan gerobak')
        .map((l) => l.kode)
        .toSorted()
    expect(found('Pengadaan gerobak', 'Gerobak untuk warga.')).toEqual(['P-1', 'R-1'])
    expect(found('Pelatihan las listrik', 'Kursus pemuda.')).toEqual(['R-1'])
  })
  it('share no work for lying at one market', () => {
    const pasar = (kode: string, judul: string, pengusulId: string) =>
      item(kode, judul, 'Desa Pering Baru', {
        pengusulId,
        lokasi: { kecamatan: 'Muara Keliat', desa: 'Desa Pering Baru', alamat: 'Pasar Lama' },
      })
    const out = analyse(
      AnalyseInput.parse({
        items: {
          wilayah: items.wilayah,
          aspirasi: [
            pasar('Q-1', 'Revitalisasi Pasar Lama', 'm1'),
            pasar('Q-2', 'Modal bergulir pedagang pasar', 'm2'),
            pasar('Q-3', 'Penataan pedagang kaki lima Pasar Lama', 'm3'),
          ],
        },
      }),
    )
    expect(out.overlaps).toEqual([])
  })
  it('of two members overlap through another word, a short form, another unit of length', () => {
    const { overlaps } = analyse(AnalyseInput.parse({ items }))
    expect(overlaps!.map(({ a, b }) => `${a} ${b}`).toSorted()).toEqual(['A-1 A-2', 'D-1 D-2'])
  })
})

const rapat = {
  ketua: 'k',
  tanggal: '2026-08-10',
  anggota: [
    { id: 'k', nama: 'Burhanuddin Lakoni', jabatan: 'Ketua Komisi I' },
    { id: 'w', nama: 'Rosdiana Mawi', jabatan: 'Wakil Ketua Komisi I', sapaan: 'Ibu' },
    { id: 'a', nama: 'Harjuno Pandi', jabatan: 'Anggota' },
  ],
  undangan: [
    {
      id: 'u',
      nama: 'Sukma Layang',
      jabatan: 'Kepala Dinas',
      instansi: 'Dinas Pertanian dan Peternakan',
    },
    {
      id: 'b',
      nama: 'Darius Pakila',
      jabatan: 'Kepala Badan',
      instansi: 'Badan Perencanaan Pembangunan Daerah',
    },
  ],
}
const sitting = (...said: [string | null, string][]) =>
  analyse(
    AnalyseInput.parse({
      rapat,
      turns: said.map(([speakerId, spoken], i) => ({ i, speakerId, spoken })),
    }),
  )

describe('decisions in plain words', () => {
  it.each([
    ['jadi kita turun ke lokasi minggu depan bersama camat', 'siap ketua'],
    ['Pungutan di terminal dihentikan mulai hari ini. Setuju?', 'Setuju.'],
    ['komisi akan kunjungan kerja ke pering baru, setuju semua', 'setuju ketua'],
    ['kalau tidak ada yang keberatan usulan pak harjuno kita masukkan ya', 'masukkan ketua setuju'],
    ['yang dua titik itu ditunda ke tahun depan, bisa diterima?', 'bisa ketua'],
    ['jadi untuk air bersih kita dahulukan dua dusun itu, oke ya?', 'oke ketua'],
    ['saya ketuk ya tarif parkir tetap seribu', 'sepakat'],
    ['komisi merekomendasikan izin perusahaan itu dicabut', 'terima kasih'],
  ])('are put by the chair and taken up: %s', (put, answer) => {
    expect(sitting(['k', put], ['a', answer]).keputusan).toHaveLength(1)
  })
  it('are all points of a list that one call for assent closes', () => {
    const said =
      'Pertama, bantuan bibit dilanjutkan tahun depan. Kedua, jembatan Pering Baru masuk prioritas. Apakah dapat disetujui?'
    expect(sitting(['k', said], ['a', 'Setuju.']).keputusan!.map((one) => one.text)).toEqual([
      'Bantuan bibit dilanjutkan tahun depan.',
      'Jembatan Pering Baru masuk prioritas.',
    ])
    expect(sitting(['k', said], ['a', 'Tidak setuju.']).keputusan).toEqual([])
  })
  it('are what the chair sums up or what nobody objects to', () => {
    expect(
      sitting(['k', 'saya rangkum ya dinas pertanian menyusun rencana kandang bersama']).keputusan,
    ).toHaveLength(1)
    expect(sitting(['k', 'Saya putuskan begini saja.']).keputusan).toEqual([])
    const put = 'jembatan pering baru masuk prioritas tahun depan ada yang keberatan'
    expect(sitting(['k', put], ['a', 'tidak pimpinan lanjut']).keputusan).toHaveLength(1)
    expect(sitting(['k', put], ['a', 'kami keberatan pimpinan']).keputusan).toEqual([])
  })
  it.each([
    ['jadi kita turun ke lokasi minggu depan bersama camat', 'nanti dulu ketua'],
    ['jadi kita turun ke lokasi minggu depan bersama camat', 'saya mau tanya soal anggarannya'],
    ['kita sudah lihat sendiri keadaannya', 'iya ketua'],
    ['kita turun dulu makan siang', 'siap ketua'],
    ['bisa disetujui tidak ini bapak ibu', 'belum ketua masih ada pertanyaan'],
    ['yang dua titik itu ditunda ke tahun depan, bisa diterima?', 'tidak bisa ketua'],
  ])('are none where nobody takes them up or nothing is put: %s – %s', (put, answer) => {
    expect(sitting(['k', put], ['a', answer]).keputusan).toEqual([])
  })
})

describe('follow-ups in plain words', () => {
  it('are orders in the bare verb, with or without a word of asking', () => {
    for (const spoken of [
      'dinas pertanian kirim hasil pemeriksaan itu ke komisi paling lambat tanggal dua puluh agustus',
      'dicatat dinas pertanian rincikan bantuannya sampai tanggal dua puluh agustus',
    ]) {
      expect(sitting(['k', spoken]).tindakLanjut, spoken).toMatchObject([
        { pic: 'Dinas Pertanian dan Peternakan', due: '2026-08-20' },
      ])
    }
  })
  it.each([
    ['k', 'ibu sukma saya tunggu daftarnya hari rabu di meja saya', '2026-08-12'],
    ['k', 'tolong ibu sukma kirim fotonya paling telat hari kamis', '2026-08-13'],
    [
      'k',
      'kadis pertanian tolong dicek lagi nama namanya lalu laporkan dua minggu lagi',
      '2026-08-24',
    ],
    ['k', 'bu sukma bisa kirim fotonya sore ini', '2026-08-10'],
    [
      'k',
      'dinas pertanian kami minta petanya diserahkan ke badan perencanaan tanggal dua puluh',
      '2026-08-20',
    ],
    ['k', 'dinas pertanian segera lunasi honor penyuluh sebelum akhir agustus', '2026-08-31'],
    ['u', 'baik pimpinan daftarnya akan kami antar ke sekretariat hari jumat', '2026-08-14'],
    ['u', 'kami usahakan akhir september sudah selesai pengukurannya', '2026-09-30'],
    ['u', 'hari sabtu pimpinan kami kumpulkan di balai desa', '2026-08-15'],
  ])('name actor, act and day in any order: %s %s', (by, spoken, due) => {
    expect(sitting([by, spoken]).tindakLanjut).toMatchObject([
      { pic: 'Dinas Pertanian dan Peternakan', due },
    ])
  })
  it.each([
    ['u', 'besok kami ada rapat di provinsi'],
    ['u', 'kami tunggu hasil laboratorium dari provinsi hari rabu'],
    ['a', 'dinas pertanian ini tiap tahun kirim laporan yang sama'],
    ['k', 'tadi bu sukma bilang airnya mati sampai hari rabu'],
    ['k', 'bu sukma silakan dijawab dulu pertanyaan tadi'],
  ])('are not: %s %s', (by, spoken) => {
    expect(sitting([by, spoken]).tindakLanjut).toEqual([])
  })
  it('are one where a promise is taken down by the chair', () => {
    const { tindakLanjut } = sitting(
      ['b', 'antrean usulan panjang tetapi saya janji verifikasi selesai akhir bulan ini'],
      ['a', 'dipegang ya pak'],
      ['k', 'dicatat bapeda selesaikan verifikasi usulan sampai akhir bulan'],
    )
    expect(tindakLanjut).toMatchObject([
      {
        pic: 'Badan Perencanaan Pembangunan Daerah',
        due: '2026-08-31',
        turnIndexes: [0, 2],
      },
    ])
  })
  it('are what the words after a call to take note say', () => {
    expect(
      sitting([
        'k',
        'Catat ya, Sekretaris. Dinas Pertanian membagikan bibitnya paling lambat 20 Agustus.',
      ]).tindakLanjut,
    ).toMatchObject([{ pic: 'Dinas Pertanian dan Peternakan', due: '2026-08-20' }])
  })
  it('are what the chair says that a body does by a day, be it the secretary or every fraksi', () => {
    const due = '2026-08-20'
    for (const [spoken, pic] of [
      [
        'Dinas Pertanian menempatkan penyuluh di Pering Baru paling lambat tanggal 20.',
        'Dinas Pertanian dan Peternakan',
      ],
      [
        'Dan Sekretaris Dewan membagikan naskahnya kepada anggota paling lambat tanggal 20.',
        'Sekretaris DPRD',
      ],
      ['Setiap fraksi mengirimkan nama anggotanya paling lambat tanggal 20.', 'Fraksi'],
    ] as const) {
      expect(sitting(['k', spoken]).tindakLanjut, spoken).toMatchObject([{ pic, due }])
      expect(
        sitting(['a', spoken.replace('paling lambat tanggal 20', 'tiap tahun')]).tindakLanjut,
      ).toEqual([])
    }
  })
  it('are no condition for "kalau begitu"', () => {
    expect(
      sitting(['k', 'Kalau begitu Dinas Pertanian perbaiki daftarnya, serahkan ke kita besok.'])
        .tindakLanjut,
    ).toMatchObject([{ due: '2026-08-11' }])
    expect(
      sitting(['k', 'Kalau Dinas Pertanian perbaiki daftarnya besok, kita lanjut.']).tindakLanjut,
    ).toEqual([])
  })
  it('name nobody through a bare word that is also a name', () => {
    const { tindakLanjut } = sitting([
      'k',
      'tolong layang layang itu diperbaiki paling lambat tanggal dua puluh agustus',
    ])
    expect(tindakLanjut).toEqual([])
  })
  it('come from the deputy who holds the gavel', () => {
    const said = 'dinas pertanian memperbaiki daftar penerima dan diserahkan besok'
    const handed: [string, string] = ['k', 'saya keluar sebentar palu saya serahkan ke ibu wakil']
    expect(sitting(handed, ['w', said]).tindakLanjut).toHaveLength(1)
    expect(sitting(['w', said]).tindakLanjut).toEqual([])
  })
})
