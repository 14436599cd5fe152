/** Cues, decisions, follow-ups and deadlines, with what must not become one. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse, cuesOf } from '../../server/language/index.ts'
import { dueDate } from '../../server/language/meaning/due.ts'

describe('a deadline said on Monday 9 March 2026', () => {
  it.each([
    ['paling lambat 20 maret', '2026-03-20'],
    ['paling lambat tanggal 5 januari', '2027-01-05'],
    ['paling lambat 1 april 2027', '2027-04-01'],
    ['paling lambat tanggal 20', '2026-03-20'],
    ['paling lambat tanggal 5', '2026-04-05'],
    ['dalam 7 hari', '2026-03-16'],
    ['dalam waktu 5 hari kerja', '2026-03-16'],
    ['2 minggu lagi', '2026-03-23'],
    ['paling lambat hari jumat', '2026-03-13'],
    ['paling lambat senin depan', '2026-03-16'],
    ['akhir bulan ini', '2026-03-31'],
    ['paling lambat akhir april', '2026-04-30'],
    ['besok pagi', '2026-03-10'],
    ['bulan depan', null],
    ['jadwal pekerjaan itu', null],
    ['peristiwa 20 maret itu', null],
  ] as const)('%s → %s', (text, due) => {
    expect(dueDate(text, '2026-03-09')).toBe(due)
  })
})

const rapat = {
  ketua: 'k',
  tanggal: '2026-03-09',
  sifat: 'terbuka',
  sifatTimeline: [
    { fromTurn: 0, sifat: 'terbuka' },
    { fromTurn: 5, sifat: 'tertutup' },
  ],
  anggota: [
    { id: 'k', nama: 'La Ode Saharuddin' },
    { id: 'a', nama: 'Rosmini Ngai' },
  ],
  undangan: [
    { id: 'u', nama: 'Yohanes Tandi', jabatan: 'Kepala Dinas', instansi: 'Dinas Perhubungan' },
  ],
}
const sitting = (...said: [string, string][]) =>
  analyse(
    AnalyseInput.parse({
      rapat,
      turns: said.map(([speakerId, spoken], i) => ({ i, speakerId, spoken })),
    }),
  )

describe('decisions', () => {
  it('come from the chair, with the openness of their turn', () => {
    const { keputusan } = sitting(
      ['k', 'disepakati anggaran dermaga sebesar dua miliar rupiah'],
      ['a', 'terima kasih'],
      ['a', 'ya'],
      ['a', 'ya'],
      ['a', 'ya'],
      ['k', 'usulan cold storage ditolak'],
    )
    expect(keputusan).toEqual([
      { text: 'Anggaran dermaga sebesar Rp2.000.000.000,00.', turnIndexes: [0], sifat: 'terbuka' },
      { text: 'Usulan cold storage ditolak.', turnIndexes: [5], sifat: 'tertutup' },
    ])
  })

  it('are agreed where the chair goes on to the next point and nobody objects', () => {
    const { keputusan } = sitting(
      ['k', 'kedua pengadaan bus sekolah masuk anggaran perubahan setuju'],
      ['k', 'ketiga dinas perhubungan hadir minggu depan'],
    )
    expect(keputusan!.map((one) => one.turnIndexes)).toContainEqual([0])
  })

  it('are what the rapat is said to decide, whatever leads up to it', () => {
    const { keputusan } = sitting(
      [
        'k',
        'nah itu yang kita tunggu tunggu rapat memutuskan bus sekolah beroperasi tahun ini sepakat',
      ],
      ['a', 'sepakat'],
    )
    expect(keputusan).toMatchObject([{ text: 'Bus sekolah beroperasi tahun ini.' }])
  })

  it('come from a question that the room agrees to', () => {
    const { keputusan } = sitting(
      ['k', 'komisi meminta dinas perhubungan memperbaiki dermaga apakah dapat disetujui'],
      ['a', 'setuju'],
    )
    expect(keputusan!.map((one) => one.turnIndexes)).toEqual([[0]])
  })

  it.each([
    ['k', 'kalau nanti disepakati baru kita bahas anggarannya'],
    ['k', 'pada rapat yang lalu sudah kita sepakati tarif parkir'],
    ['k', 'soal itu belum disepakati bersama'],
    ['k', 'rapat saya nyatakan dibuka dan terbuka untuk umum'],
    ['a', 'menurut saya disepakati saja usulan itu'],
  ] as [string, string][])('are not: %s %s', (id, spoken) => {
    expect(sitting([id, spoken]).keputusan).toEqual([])
  })

  it('are not what the room refuses', () => {
    const { keputusan } = sitting(
      ['k', 'usulan kenaikan tarif kita bahas sekarang apakah usulan tarif itu dapat disetujui'],
      ['a', 'tidak setuju pimpinan'],
    )
    expect(keputusan).toEqual([])
  })
})

describe('follow-ups', () => {
  it('hold actor, act and date', () => {
    expect(
      sitting([
        'a',
        'dermaga rusak mohon dinas perhubungan menyampaikan jadwal secara tertulis paling lambat dua puluh maret',
      ]).tindakLanjut,
    ).toEqual([
      {
        text: 'Dinas Perhubungan menyampaikan jadwal secara tertulis paling lambat 20 Maret.',
        pic: 'Dinas Perhubungan',
        due: '2026-03-20',
        turnIndexes: [0],
        sifat: 'terbuka',
      },
    ])
  })

  it('take the day of the request that takes a promise down', () => {
    expect(
      sitting(
        ['u', 'salinan suratnya nanti kami serahkan secara tertulis'],
        ['k', 'dinas perhubungan serahkan salinan surat itu paling lambat dua puluh maret'],
      ).tindakLanjut,
    ).toMatchObject([{ pic: 'Dinas Perhubungan', due: '2026-03-20' }])
  })

  it('have no day from a paper dated before the sitting', () => {
    const [one] = sitting(['u', 'surat tanggal dua februari itu nanti kami serahkan']).tindakLanjut!
    expect(one?.due ?? null).toBeNull()
  })

  it('come from a promise of the invited, in the name of their body', () => {
    const [one] = sitting(['u', 'datanya akan kami kirim paling lambat hari jumat']).tindakLanjut!
    expect(one).toMatchObject({ pic: 'Dinas Perhubungan', due: '2026-03-13' })
  })

  it.each([
    'kami minta dua belas tiang diganti',
    'kalau dinas perhubungan menyampaikan jadwal paling lambat jumat kami senang',
    'dinas perhubungan kemarin sudah menyampaikan data',
  ])('are not: %s', (spoken) => {
    expect(sitting(['a', spoken]).tindakLanjut).toEqual([])
  })
})

describe('a promise in a long breath', () => {
  const promised = (spoken: string) => sitting(['u', spoken]).tindakLanjut

  it.each([
    [
      'dermaga itu belum bisa karena izinnya belum turun tapi jembatan kayu sementara kami pinjamkan dari gudang hari senin tanggal enam belas maret',
      '2026-03-16',
    ],
    [
      'penggantinya sudah kami usulkan sementara ini petugas lama yang jaga surat tugasnya kami terbitkan paling lambat tanggal dua puluh maret',
      '2026-03-20',
    ],
    [
      'tiangnya kami pesan bulan lalu insyaallah paling lambat tiga puluh satu maret sudah terpasang',
      '2026-03-31',
    ],
  ])('is not hidden by what was refused or done: %s', (spoken, due) => {
    expect(promised(spoken)).toMatchObject([{ pic: 'Dinas Perhubungan', due }])
  })

  it('is none where all of it is done', () => {
    expect(
      promised(
        'tiangnya sudah kami pasang minggu lalu tapi lampunya juga sudah kami nyalakan kemarin',
      ),
    ).toEqual([])
  })
})

describe('the cues of one sentence', () => {
  it.each([
    ['Rapat saya buka pukul 10.00.', 'buka-tutup', true],
    ['Rapat dinyatakan tertutup.', 'sifat', true],
    ['Kuorum telah tercapai.', 'kuorum', true],
    ['Marilah kita memasuki acara pertama.', 'acara', true],
    ['Silakan, Ibu Rosmini.', 'gilir', true],
    ['Interupsi, Pimpinan.', 'minta', false],
    ['Nama saya Rosmini.', 'nama-diri', false],
    ['Baik, kalau begitu, kita lakukan secara tertutup.', 'sifat', true],
    ['Jika tidak ada keberatan, rapat ini kita nyatakan tertutup.', 'sifat', true],
    ['Rapat kita tutup untuk umum.', 'sifat', true],
    ['Baik, tertutup ya.', 'sifat', true],
    ['Apakah ini dapat disetujui?', 'tanya-setuju', true],
    ['Setuju, ya?', 'tanya-setuju', true],
    ['Dengan ini kami tetapkan sebagai keputusan.', 'putus', true],
    ['Rapat diskors 30 menit.', 'skors', true],
    ['Kita lakukan pemungutan suara.', 'suara', true],
    ['Mohon dinas menyampaikan data.', 'tindak-lanjut', false],
    ['Aspirasi reses kami.', 'usulan', false],
    ['Sesuai Pasal 23 ayat (1).', 'hukum', false],
  ] as const)('%s is %s', (sentence, kind, chair) => {
    expect(cuesOf(sentence, { chair }).map((cue) => cue.kind)).toContain(kind)
  })

  it.each([
    ['Rapat saya buka.', 'buka-tutup', false],
    ['Rapat kita tutup untuk umum.', 'buka-tutup', true],
    ['Kalau rapat tertutup, warga tidak tahu.', 'sifat', true],
    ['Saluran tertutup itu rusak.', 'sifat', true],
    ['Kalau diskors kita rugi waktu dan disetujui nanti.', 'putus', true],
    ['Interupsi, Pimpinan.', 'minta', true],
    ['Sudah disepakati kemarin.', 'putus', true],
  ] as const)('%s is no %s there', (sentence, kind, chair) => {
    expect(cuesOf(sentence, { chair }).map((cue) => cue.kind)).not.toContain(kind)
  })
})

describe('a law that is cited', () => {
  it.each([
    ['Undang-Undang Nomor 23 Tahun 2014 Pasal 23 ayat (1).'],
    ['Pasal 23 ayat (1) huruf a Undang-Undang Nomor 23 Tahun 2014.'],
  ])('is taken whole: %s', (sentence) => {
    const law = cuesOf(`Sesuai ${sentence}`, { chair: null }).find(({ kind }) => kind === 'hukum')
    expect(law?.words).toBe(sentence.slice(0, -1).toLowerCase())
  })
})

describe('what the chair closes with', () => {
  const texts = (...said: [string, string][]) => sitting(...said).keputusan!.map(({ text }) => text)
  it('is no decision twice for the sound of the gavel', () => {
    expect(
      texts(
        ['k', 'usulan dermaga kita tunda ke tahun depan setuju'],
        ['a', 'setuju'],
        ['k', 'baik disetujui tok satu kali'],
      ),
    ).toHaveLength(1)
  })
  it('is a decision where the chair calls it valid', () => {
    const spoken = 'dengan ini saya nyatakan komposisi alat kelengkapan dewan sah'
    expect(texts(['k', spoken])).toHaveLength(1)
    expect(texts(['k', 'komposisi alat kelengkapan dewan sah'])).toEqual([])
  })
  it('is one decision for an order of the day of several matters', () => {
    expect(
      texts(
        [
          'k',
          'acara kita yang pertama pembahasan laporan tahunan yang kedua tindak lanjut hasil kunjungan apakah susunan acara ini dapat disetujui',
        ],
        ['a', 'setuju'],
      ),
    ).toHaveLength(1)
  })
  it('is one decision for each point that is counted in one breath', () => {
    expect(
      texts(
        [
          'k',
          'kesimpulan rapat satu perbaikan terminal diusulkan dalam perubahan anggaran dua tarif parkir pasar diturunkan mulai april apakah dapat disetujui',
        ],
        ['a', 'setuju'],
      ),
    ).toHaveLength(2)
    expect(
      texts(['k', 'disepakati pembelian satu bus sekolah dan dua mobil jenazah'], ['a', 'ya']),
    ).toHaveLength(1)
  })
  it('is one decision for each point behind what opens them, and none for what is only counted', () => {
    expect(
      texts(
        [
          'k',
          'baik bapak ibu saya simpulkan satu dermaga menjadi prioritas kita dua untuk terminal komisi berkirim surat ke gubernur karena bukan mitra kita bisa disepakati',
        ],
        ['a', 'sepakat pimpinan'],
      ),
    ).toHaveLength(2)
    expect(
      texts(
        ['k', 'kita sepakati satu unit kapal dan dua unit dermaga diusulkan tahun depan'],
        ['a', 'setuju'],
      ),
    ).toHaveLength(1)
  })
  it('stands where the chair answers in the same breath, or turns to somebody for assent', () => {
    expect(
      texts(
        ['k', 'jadi dua usulan dermaga itu digabung satu paket setuju ya oke setuju'],
        ['a', 'ya'],
      ),
    ).toHaveLength(1)
    expect(
      texts(['k', 'usulan terminal itu ditarik dari daftar sepakat ya bu asti'], ['a', 'sepakat']),
    ).toHaveLength(1)
  })
  it('is nothing that is refused in the way people speak', () => {
    expect(texts(['k', 'telepon itu ndak enak ditolak'], ['a', 'ya'])).toEqual([])
  })
  it('gives work to a body without a day, where the chair says who is to do it', () => {
    const chair = sitting(['k', 'dinas perhubungan agar mengurus izin terminal itu'])
    expect(chair.tindakLanjut).toMatchObject([{ pic: 'Dinas Perhubungan', due: null }])
    expect(sitting(['a', 'dinas perhubungan agar mengurus izin itu']).tindakLanjut).toEqual([])
  })
  it('counts days from today', () => {
    for (const from of ['sejak hari ini', 'terhitung sekarang', 'sejak rapat'])
      expect(dueDate(`hasilnya disampaikan 30 hari ${from}`, '2026-03-09')).toBe('2026-04-08')
  })
})
