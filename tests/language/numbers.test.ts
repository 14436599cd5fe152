/** Numbers under EYD V: one table per rule, with what must be written and what must be left. */
import { describe, expect, it } from 'vitest'
import { normalizeLine, suggestAmounts } from '../../server/language/index.ts'

type Case = readonly [spoken: string, written: string]

function rule(title: string, cases: readonly Case[]) {
  describe(title, () => {
    it.each(cases)('%s → %s', (spoken, written) => {
      expect(normalizeLine(spoken)).toBe(written)
      // What is written is not written again.
      expect(normalizeLine(written)).toBe(written)
    })
  })
}

rule('money is always figures', [
  ['kami minta dua ratus lima puluh juta rupiah', 'kami minta Rp250.000.000,00'],
  ['pagunya dua koma lima triliun rupiah', 'pagunya Rp2,5 triliun'],
  ['sebesar satu setengah miliar rupiah', 'sebesar Rp1,5 miliar'],
  ['biaya satu koma dua lima milyar rupiah', 'biaya Rp1,25 miliar'],
  ['uang seribu rupiah', 'uang Rp1.000,00'],
  ['uang sejuta rupiah', 'uang Rp1.000.000,00'],
  ['dua belas ribu lima ratus rupiah', 'Rp12.500,00'],
  [
    'seratus dua puluh tiga miliar empat ratus lima puluh enam juta rupiah lebih',
    'Rp123.456.000.000,00 lebih',
  ],
  ['lima ratus rupiah lima puluh sen', 'Rp500,50'],
  ['antara dua sampai tiga juta rupiah', 'antara Rp2.000.000,00 sampai Rp3.000.000,00'],
  ['lima ribu rupiah per kilogram', 'Rp5.000,00 per kilogram'],
  ['dua ratus eee lima puluh juta rupiah', 'Rp250.000.000,00'],
  ['sebesar duaratus limapuluh juta rupiah', 'sebesar Rp250.000.000,00'],
])

rule('talk of money without a number stays', [
  ['berapa juta rupiah yang dibutuhkan', 'berapa juta rupiah yang dibutuhkan'],
  ['beberapa ratus juta rupiah', 'beberapa ratus juta rupiah'],
  ['nilai tukar rupiah melemah', 'nilai tukar rupiah melemah'],
  ['uang ratusan juta rupiah hilang', 'uang ratusan juta rupiah hilang'],
])

rule('percent and decimals', [
  ['naik lima persen', 'naik 5%'],
  ['turun nol koma tujuh lima persen', 'turun 0,75%'],
  ['hanya sembilan puluh sembilan koma nol lima persen', 'hanya 99,05%'],
  ['sekitar satu setengah persen', 'sekitar 1,5%'],
  ['antara lima sampai sepuluh persen', 'antara 5 sampai 10%'],
  ['naik dari sepuluh menjadi dua belas persen', 'naik dari 10 menjadi 12%'],
  ['indeksnya tiga koma empat', 'indeksnya 3,4'],
  ['dua puluh tiga koma dua puluh lima hektar', '23,25 hektare'],
  ['berapa persen yang terserap', 'berapa persen yang terserap'],
  ['setengah persen saja', 'setengah persen saja'],
])

rule('measures are figures with their unit word', [
  ['panjangnya tiga meter', 'panjangnya 3 meter'],
  ['diskors tiga puluh menit', 'diskors 30 menit'],
  ['selama lima tahun', 'selama 5 tahun'],
  ['sejauh seribu meter', 'sejauh 1.000 meter'],
  ['sejauh dua setengah kilometer', 'sejauh 2,5 kilometer'],
  ['seluas dua belas meter persegi', 'seluas 12 meter persegi'],
  ['dalam dua puluh empat jam', 'dalam 24 jam'],
  ['antara tiga atau empat hari', 'antara 3 atau 4 hari'],
  ['dua tiga hari lagi', '2–3 hari lagi'],
  ['ukuran empat kali enam meter', 'ukuran 4 kali 6 meter'],
  ['setengah jam lagi', 'setengah jam lagi'],
  ['sehari penuh', 'sehari penuh'],
])

rule('counts: one word stays, more become figures', [
  ['hadir tiga orang', 'hadir tiga orang'],
  ['hadir sebelas orang', 'hadir sebelas orang'],
  ['ada seribu buku', 'ada seribu buku'],
  ['ada seratus lubang', 'ada seratus lubang'],
  ['hadir dua puluh orang', 'hadir 20 orang'],
  ['hadir seratus lima puluh empat orang', 'hadir 154 orang'],
  ['hadir dua ribu orang', 'hadir 2.000 orang'],
  ['tersedia satu juta buku', 'tersedia 1 juta buku'],
  ['tersedia dua juta lima ratus ribu buku', 'tersedia 2.500.000 buku'],
  ['penduduk satu koma lima juta jiwa', 'penduduk 1,5 juta jiwa'],
  ['ada tiga puluh lima kali kunjungan', 'ada 35 kali kunjungan'],
  ['sekitar dua ratusan orang', 'sekitar 200-an orang'],
  ['ada dua atau tiga orang', 'ada dua atau tiga orang'],
  ['ada dua tiga orang', 'ada dua tiga orang'],
])

rule('counts set against each other are written alike', [
  ['hadir empat puluh lima dari lima puluh anggota', 'hadir 45 dari 50 anggota'],
  ['hadir tiga dari lima anggota', 'hadir 3 dari 5 anggota'],
  [
    'hadir dua puluh tujuh orang dari tiga puluh lima orang anggota',
    'hadir 27 orang dari 35 orang anggota',
  ],
  ['ada sepuluh atau dua belas orang', 'ada 10 atau 12 orang'],
  [
    'sebanyak lima puluh dua orang setuju, lima belas orang tidak setuju, dan lima orang abstain',
    'sebanyak 52 orang setuju, 15 orang tidak setuju, dan 5 orang abstain',
  ],
  ['tiga sekolah dan dua belas puskesmas', 'tiga sekolah dan 12 puskesmas'],
  [
    'datang tiga orang laki-laki dan dua orang perempuan',
    'datang tiga orang laki-laki dan dua orang perempuan',
  ],
  ['dua puluh orang hadir. Lima desa belum', 'dua puluh orang hadir. Lima desa belum'],
])

rule('a number that opens a sentence stays a word while it is readable', [
  ['dua puluh orang hadir dalam rapat ini', 'dua puluh orang hadir dalam rapat ini'],
  ['tiga puluh menit kemudian rapat dilanjutkan', 'tiga puluh menit kemudian rapat dilanjutkan'],
  ['dua ratus lima puluh juta rupiah dipakai untuk jalan', 'Rp250.000.000,00 dipakai untuk jalan'],
  ['dua puluh satu november kita rapat lagi', '21 November kita rapat lagi'],
])

rule('dates and years', [
  ['pada dua puluh satu november dua ribu dua puluh enam', 'pada 21 November 2026'],
  ['hari senin tanggal sembilan maret dua ribu dua puluh enam', 'hari Senin tanggal 9 Maret 2026'],
  [
    'tanggal dua puluh satu sampai dua puluh tiga november dua ribu dua puluh enam',
    'tanggal 21 sampai 23 November 2026',
  ],
  ['dari sembilan sampai sebelas maret', 'dari 9 sampai 11 Maret'],
  ['paling lambat tanggal dua belas', 'paling lambat tanggal 12'],
  ['tujuh belas agustus seribu sembilan ratus empat puluh lima', '17 Agustus 1945'],
  ['tahun dua ribu empat belas', 'tahun 2014'],
  ['rancangan dua ribu dua puluh tujuh sedangkan', 'rancangan 2027 sedangkan'],
  ['daftar tunggu dua ribu dua puluh tujuh bang', 'daftar tunggu 2027 bang'],
  ['tahun sembilan puluhan', 'tahun 90-an'],
  ['tahun sembilan puluh an', 'tahun 90-an'],
  ['tahun seribu sembilan ratus lima puluhan', 'tahun 1950-an'],
  ['sejak tahun dua nol dua enam', 'sejak tahun 2026'],
  ['sejak tahun satu sembilan sembilan delapan', 'sejak tahun 1998'],
  ['tahun dua ribu dua enam', 'tahun 2026'],
  ['tahun anggaran dua ribu dua puluh tujuh', 'Tahun Anggaran 2027'],
  ['tahun dua ribu dua puluh lima sampai dua ribu dua puluh enam', 'tahun 2025 sampai 2026'],
  ['periode dua ribu dua puluh empat dua ribu dua puluh sembilan', 'periode 2024–2029'],
  ['apbd dua ribu dua puluh enam', 'APBD 2026'],
  ['bulan mei dua ribu dua puluh enam', 'bulan Mei 2026'],
])

rule('what looks like a year but counts', [
  ['setiap tahun dua ribu orang datang', 'setiap tahun 2.000 orang datang'],
  ['ada dua ribu dua puluh enam orang', 'ada 2.026 orang'],
  ['per tahun dua ribu rupiah', 'per tahun Rp2.000,00'],
  ['lima tahun dua bulan', '5 tahun 2 bulan'],
  ['tahun pertama dan tahun kedua', 'tahun pertama dan tahun kedua'],
])

rule('clock times', [
  ['dibuka pukul sembilan tiga puluh wita', 'dibuka pukul 09.30 WITA'],
  ['pukul setengah sembilan', 'pukul 08.30'],
  ['jam setengah sembilan pagi', 'pukul 08.30 pagi'],
  ['pukul sepuluh', 'pukul 10.00'],
  ['pukul dua puluh tiga puluh', 'pukul 20.30'],
  ['pukul dua puluh lima belas', 'pukul 20.15'],
  ['pukul dua puluh satu lima belas', 'pukul 21.15'],
  ['pukul tujuh belas nol lima', 'pukul 17.05'],
  ['pukul sembilan lewat seperempat', 'pukul 09.15'],
  ['pukul sepuluh kurang lima belas menit', 'pukul 09.45'],
  ['pukul sembilan sampai sebelas we i be', 'pukul 09.00 sampai 11.00 WIB'],
  ['jam dua siang', 'pukul 14.00 siang'],
])

rule('hours that are no clock time', [
  ['selama dua jam', 'selama 2 jam'],
  ['ketuk palu tiga kali', 'ketuk palu tiga kali'],
  ['pukul rata semua', 'pukul rata semua'],
  ['jam kerja pegawai', 'jam kerja pegawai'],
  ['dua puluh empat jam sehari', '24 jam sehari'],
])

rule('citations of law', [
  [
    'undang undang nomor dua puluh tiga tahun dua ribu empat belas',
    'Undang-Undang Nomor 23 Tahun 2014',
  ],
  ['u u nomor enam tahun dua ribu empat belas', 'Undang-Undang Nomor 6 Tahun 2014'],
  ['pasal dua puluh tiga ayat satu huruf a', 'Pasal 23 ayat (1) huruf a'],
  ['pasal dua ayat satu', 'Pasal 2 ayat (1)'],
  ['pasal lima ayat dua huruf be angka tiga', 'Pasal 5 ayat (2) huruf b angka 3'],
  ['pasal tiga puluh satu a', 'Pasal 31A'],
  ['pasal lima sampai dengan pasal delapan', 'Pasal 5 sampai dengan Pasal 8'],
  ['pasal dua dan tiga', 'Pasal 2 dan 3'],
  ['ayat satu dan dua', 'ayat (1) dan (2)'],
  ['bab empat', 'Bab IV'],
  ['lampiran dua', 'Lampiran II'],
  ['perda nomor tiga tahun dua ribu dua puluh empat', 'Perda Nomor 3 Tahun 2024'],
  [
    'peraturan menteri dalam negeri nomor tujuh puluh tujuh tahun dua ribu dua puluh',
    'Peraturan Menteri Dalam Negeri Nomor 77 Tahun 2020',
  ],
  [
    'surat nomor empat ratus garis miring lima garis miring dua ribu dua puluh enam',
    'surat nomor 400/5/2026',
  ],
  ['pasal itu kita hapus', 'pasal itu kita hapus'],
  ['dua pasal dihapus', 'dua pasal dihapus'],
  ['menurut undang undang yang berlaku', 'menurut undang-undang yang berlaku'],
])

rule('bodies and periods in Roman figures', [
  ['komisi empat', 'Komisi IV'],
  ['komisi a', 'Komisi A'],
  ['daerah pemilihan lima', 'Daerah Pemilihan V'],
  ['masa sidang tiga', 'Masa Sidang III'],
  ['triwulan dua', 'Triwulan II'],
  ['semester satu', 'Semester I'],
  ['dari komisi satu dua dan tiga', 'dari Komisi I, II, dan III'],
  ['pembicaraan tingkat dua', 'Pembicaraan Tingkat II'],
  ['anggota komisi hadir', 'anggota komisi hadir'],
  ['dua komisi tiga fraksi', 'dua komisi tiga fraksi'],
])

rule('strings of figures', [
  ['telepon nol enam satu delapan delapan dua tiga empat', 'telepon 06188234'],
  ['nomor rekening satu dua tiga empat lima enam', 'nomor rekening 123456'],
  ['kode pos sembilan dua satu satu lima', 'kode pos 92115'],
  ['agen nol nol tujuh', 'agen 007'],
  ['kita hitung satu dua tiga', 'kita hitung satu dua tiga'],
])

rule('RT and RW', [
  ['warga er te tiga er we lima', 'warga RT 3 RW 5'],
  ['warga rt nol nol tiga rw nol lima', 'warga RT 003 RW 05'],
  ['ketua rt setempat', 'ketua RT setempat'],
  ['perda er te er we', 'perda RTRW'],
])

rule('ordinals', [
  ['yang kedua', 'yang kedua'],
  ['yang ke dua', 'yang kedua'],
  ['peringkat ke dua puluh', 'peringkat ke-20'],
  ['hari kedua puluh lima', 'hari ke-25'],
  ['turun ke dua desa', 'turun ke dua desa'],
  ['kedua belah pihak', 'kedua belah pihak'],
])

rule('fractions', [
  ['dua per tiga anggota hadir', '2/3 anggota hadir'],
  ['dua pertiga anggota', '2/3 anggota'],
  ['tiga perempat anggota', '3/4 anggota'],
  ['sepertiga dan seperempat', 'sepertiga dan seperempat'],
  ['setengah anggota', 'setengah anggota'],
  ['satu per satu', 'satu per satu'],
])

rule('phrases that only look like numbers', [
  ['salah satu usulan', 'salah satu usulan'],
  ['bersatu padu', 'bersatu padu'],
  ['satu suara', 'satu suara'],
  ['seribu satu alasan', 'seribu satu alasan'],
  ['satu dua kali', 'satu dua kali'],
  ['sebelas dua belas', 'sebelas dua belas'],
  ['pedagang kaki lima', 'pedagang kaki lima'],
  ['kendaraan roda empat', 'kendaraan roda empat'],
  ['di simpang empat', 'di simpang empat'],
  ['dua belah pihak', 'dua belah pihak'],
  ['satu satunya jalan', 'satu-satunya jalan'],
  ['hari sabtu', 'hari Sabtu'],
])

rule('what is taken back is left out', [
  ['ada dua puluh eh tiga puluh orang', 'ada 30 orang'],
  ['ada dua puluh, eh, tiga puluh orang', 'ada 30 orang'],
  ['ada dua puluh orang eh tiga puluh orang', 'ada 30 orang'],
  ['sebesar dua puluh juta maaf tiga puluh juta rupiah', 'sebesar Rp30.000.000,00'],
  ['dua puluh maksud saya tiga puluh unit', '30 unit'],
])

rule('what the engine wrote in figures keeps its place', [
  ['sebesar 250 juta rupiah', 'sebesar Rp250.000.000,00'],
  ['sebesar Rp 5 miliar', 'sebesar Rp5.000.000.000,00'],
  ['sebesar Rp5 miliar', 'sebesar Rp5 miliar'],
  ['naik 20 persen', 'naik 20%'],
  ['Komisi 4', 'Komisi IV'],
  ['pasal 23 ayat 1', 'Pasal 23 ayat (1)'],
  ['pukul 9.30', 'pukul 09.30'],
  ['tahun 2026', 'tahun 2026'],
  ['hadir 20 orang', 'hadir 20 orang'],
  ['Rp250.000.000,00', 'Rp250.000.000,00'],
])

describe('amounts without rupiah', () => {
  it('are suggested beside budget words, the text keeping the scale word', () => {
    const spoken = 'anggaran dua ratus lima puluh juta untuk jalan'
    expect(normalizeLine(spoken)).toBe('anggaran 250 juta untuk jalan')
    expect(suggestAmounts(spoken)).toEqual([
      { from: 1, to: 6, written: 'Rp250.000.000,00', because: 'anggaran' },
    ])
  })
  it('are not suggested for people, nor away from budget words', () => {
    expect(suggestAmounts('penduduk dua juta jiwa')).toEqual([])
    expect(suggestAmounts('dana untuk dua juta orang')).toEqual([])
    expect(suggestAmounts('di sana ada dua juta')).toEqual([])
  })
})

describe('the PUEBI 2015 setting', () => {
  it('leaves numbers of one or two words', () => {
    const options = { numbers: 'puebi-2015' } as const
    expect(normalizeLine('hadir dua puluh orang', options)).toBe('hadir dua puluh orang')
    expect(normalizeLine('hadir dua puluh satu orang', options)).toBe('hadir 21 orang')
  })
})
