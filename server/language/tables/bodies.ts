/**
 * Bodies of government whose names follow from national law: the kinds of local offices and their fields
 * (UU 23/2014, PP 18/2016 and its nomenclature), the bodies of a DPRD (PP 12/2018), national bodies.
 * No list of one council.
 */

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Affairs of a *dinas*, alone or joined ("pertanian dan pangan"). */
export const fields: readonly string[] = lines(`
  pendidikan
  pendidikan menengah
  pendidikan dasar
  kebudayaan
  kesehatan
  kesehatan hewan
  pekerjaan umum
  penataan ruang
  bina marga
  cipta karya
  sumber daya air
  pengairan
  tata ruang
  tata kota
  tata bangunan
  perumahan
  perumahan rakyat
  kawasan permukiman
  permukiman
  prasarana wilayah
  pertanahan
  pemadam kebakaran
  penyelamatan
  penanggulangan bencana
  sosial
  tenaga kerja
  ketenagakerjaan
  transmigrasi
  pemberdayaan perempuan
  perlindungan anak
  pangan
  ketahanan pangan
  lingkungan hidup
  kebersihan
  pertamanan
  kehutanan
  kependudukan
  pencatatan sipil
  catatan sipil
  pemberdayaan masyarakat
  pemerintahan desa
  desa
  kampung
  kelurahan
  pengendalian penduduk
  keluarga berencana
  perhubungan
  komunikasi
  informatika
  statistik
  persandian
  koperasi
  usaha mikro
  usaha kecil
  usaha menengah
  usaha kecil dan menengah
  usaha kecil menengah
  usaha mikro kecil dan menengah > Usaha Mikro, Kecil, dan Menengah
  koperasi usaha kecil dan menengah > Koperasi, Usaha Kecil, dan Menengah
  penanaman modal
  pelayanan terpadu satu pintu
  perizinan
  kepemudaan
  pemuda
  olahraga
  perpustakaan
  kearsipan
  kelautan
  perikanan
  pariwisata
  ekonomi kreatif
  pertanian
  tanaman pangan
  hortikultura
  perkebunan
  peternakan
  energi
  sumber daya mineral
  perdagangan
  perindustrian
  pasar
  pendapatan
  pertambangan
`)

/** What a *badan* is for; unlike the fields of a dinas they stand alone. */
const badan = lines(`
  anggaran
  musyawarah
  kehormatan
  legislasi
  pembentukan peraturan daerah
  perencanaan pembangunan daerah
  perencanaan pembangunan riset dan inovasi daerah > Perencanaan Pembangunan, Riset, dan Inovasi Daerah
  perencanaan pembangunan penelitian dan pengembangan daerah > Perencanaan Pembangunan, Penelitian, dan Pengembangan Daerah
  perencanaan pembangunan penelitian dan pengembangan > Perencanaan Pembangunan, Penelitian, dan Pengembangan
  perencanaan pembangunan nasional
  penelitian dan pengembangan
  penelitian dan pengembangan daerah
  riset dan inovasi daerah
  riset dan inovasi nasional
  kepegawaian
  kepegawaian daerah
  kepegawaian negara
  kepegawaian dan pengembangan sumber daya manusia
  kepegawaian pendidikan dan pelatihan > Kepegawaian, Pendidikan, dan Pelatihan
  pengembangan sumber daya manusia
  pengembangan sumber daya manusia daerah
  pendidikan dan pelatihan
  pengelolaan keuangan dan aset daerah
  pengelolaan keuangan dan pendapatan daerah
  pengelola keuangan dan aset daerah
  pengelolaan keuangan daerah
  keuangan dan aset daerah
  keuangan daerah
  aset daerah
  pendapatan daerah
  pengelolaan pendapatan daerah
  pengelola pendapatan daerah
  pengelolaan pajak dan retribusi daerah
  pengelola pajak dan retribusi daerah
  pajak dan retribusi daerah
  penanggulangan bencana daerah
  penanggulangan bencana
  nasional penanggulangan bencana
  kesatuan bangsa dan politik
  kesatuan bangsa dan politik dalam negeri
  penghubung daerah
  pengelola perbatasan daerah
  narkotika nasional
  pusat statistik
  pertanahan nasional
  pemeriksa keuangan
  pengawasan keuangan dan pembangunan
  pengawas pemilihan umum
  pengawas obat dan makanan
  amil zakat nasional
  penyelenggara jaminan sosial
  penyelenggara jaminan sosial kesehatan
  penyelenggara jaminan sosial ketenagakerjaan
  meteorologi klimatologi dan geofisika > Meteorologi, Klimatologi, dan Geofisika
  permusyawaratan desa
  pangan nasional
  gizi nasional
`)

const ministries = lines(`
  dalam negeri
  luar negeri
  keuangan
  pertahanan
  hukum
  hak asasi manusia
  hukum dan hak asasi manusia
  kesehatan
  pendidikan
  pendidikan dan kebudayaan
  pendidikan dasar dan menengah
  pendidikan tinggi
  kebudayaan
  agama
  sosial
  ketenagakerjaan
  perindustrian
  perdagangan
  energi dan sumber daya mineral
  pekerjaan umum
  pekerjaan umum dan perumahan rakyat
  perumahan dan kawasan permukiman
  perhubungan
  komunikasi dan informatika
  komunikasi dan digital
  pertanian
  kehutanan
  lingkungan hidup
  lingkungan hidup dan kehutanan
  kelautan dan perikanan
  desa
  desa dan pembangunan daerah tertinggal
  pariwisata
  pariwisata dan ekonomi kreatif
  pemuda dan olahraga
  koperasi
  koperasi dan usaha kecil dan menengah
  badan usaha milik negara
  pendayagunaan aparatur negara
  pendayagunaan aparatur negara dan reformasi birokrasi
  agraria dan tata ruang
  perencanaan pembangunan nasional
  sekretariat negara
  transmigrasi
`)

/** Whole names, whatever stands before them. */
const whole = lines(`
  satuan polisi pamong praja
  tim anggaran pemerintah daerah
  dewan perwakilan rakyat
  dewan perwakilan rakyat daerah
  dewan perwakilan daerah
  majelis permusyawaratan rakyat
  sekretariat daerah
  sekretariat dewan
  sekretariat dewan perwakilan rakyat daerah
  sekretariat jenderal
  inspektorat daerah
  mahkamah konstitusi
  mahkamah agung
  komisi pemilihan umum
  komisi pemilihan umum daerah
  komisi pemberantasan korupsi
  komisi informasi
  ombudsman republik indonesia
  bank indonesia
  otoritas jasa keuangan
  kejaksaan negeri
  kejaksaan tinggi
  kejaksaan agung
  pengadilan negeri
  pengadilan agama
  kepolisian resor
  kepolisian daerah
  kepolisian negara republik indonesia
  komando distrik militer
  tentara nasional indonesia
  palang merah indonesia
  majelis ulama indonesia
  forum koordinasi pimpinan daerah
  balai besar wilayah sungai
  balai wilayah sungai
  bagian hukum
  bagian persidangan
  bagian kesejahteraan rakyat
  bagian administrasi pembangunan
  bagian pengadaan barang dan jasa
  bagian protokol dan komunikasi pimpinan
  bagian tata pemerintahan
  negara kesatuan republik indonesia
  republik indonesia
  sistem informasi pemerintahan daerah
`)

export type Body = { readonly words: readonly string[]; readonly written: readonly string[] }

const small = /^(dan|di|ke|dari|yang|untuk|tentang)$/
const raise = (word: string) =>
  small.test(word) ? word : word.replace(/^./, (c) => c.toUpperCase())

function bodyOf(line: string, head = ''): Body {
  const [spoken = '', written = ''] = line.split(' > ')
  const words = `${head} ${spoken}`.trim().split(' ')
  const own = written === '' ? words.map(raise) : `${raise(head)} ${written}`.trim().split(' ')
  return { words, written: own }
}

const longestFirst = (list: Body[]): Body[] =>
  list.toSorted((a, b) => b.words.length - a.words.length)

export const fieldsByFirst: ReadonlyMap<string, readonly Body[]> = Map.groupBy(
  longestFirst(fields.map((line) => bodyOf(line))),
  (body) => body.words[0]!,
)

export const wholeByFirst: ReadonlyMap<string, readonly Body[]> = Map.groupBy(
  longestFirst([
    ...whole.map((line) => bodyOf(line)),
    ...badan.map((line) => bodyOf(line, 'badan')),
    ...ministries.map((line) => bodyOf(line, 'kementerian')),
    ...ministries.map((line) => bodyOf(line, 'menteri')),
  ]),
  (body) => body.words[0]!,
)

/** Heads that take fields. */
export const fieldHeads: ReadonlySet<string> = new Set(['dinas', 'kadis'])
/** Heads that stay small, their field does not ("bidang Bina Marga"), where a body follows. */
export const partHeads: ReadonlySet<string> = new Set(['bidang', 'seksi'])
/** Before these, *dinas* is no office ("rumah dinas", "perjalanan dinas"). */
export const dutyWords: ReadonlySet<string> = new Set(
  'rumah perjalanan mobil kendaraan motor nota surat pakaian seragam urusan'.split(' '),
)
