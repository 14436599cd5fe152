/** Concepts: what a word of speech or of an item stands for, and what it says of a work. */
import { stem } from './stem.ts'
import { groups } from './synonyms.ts'

/** stem → concept */
export const concepts: ReadonlyMap<string, string> = new Map(
  groups
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', list = ''] = line.split(': ')
      return [name, ...list.split(' ')].map((word) => [stem(word), name] as const)
    }),
)

/** Kinds of action, which tell less about an item than the thing that is acted on. */
export const actions: ReadonlySet<string> = new Set(
  'rehab bangun rusak adakan petani kelompok nelayan perempuan wanita pemuda anak negeri aspal beton genang mampet murid siswa pelajar pedagang remaja'.split(
    ' ',
  ),
)

/** Words that only carry the thing behind them: "gedung posyandu", "kendaraan ambulans". */
export const carriers: ReadonlySet<string> = new Set(
  `gedung ruang jaringan kendaraan mobil alat sistem sarana prasarana bangunan fasilitas lingkungan kawasan kelompok modal mesin tenaga sumur
   usaha pasang balai saluran sambung instalasi lokal baru paket kegiatan kader daerah rumah alsintan umum desa tani tetap permanen layak milik lokasi halaman area tempat luas gudang lanjutan penyelesaian pembukaan penutupan penanganan bak tandon menara stasiun sambungan alat pos mess penampung perangkat barang peralatan hewan ulang total berkala rutin darurat bertahap`
    .split(/\s+/)
    .flatMap((word) => [word, stem(word)]),
)

/** Where a work is done, which many works share. */
export const sites: ReadonlySet<string> = new Set(
  'pasar sekolah puskesmas jalan posyandu kantordesa ibadah'.split(' '),
)

/** Heads that say little without what they are for: training in what, seed of what. */
export const broad: ReadonlySet<string> = new Set(
  'latih bibit mesin modal ternak alat pupuk umkm sosial sekolah kelompok lapang gedung sembako seragam'.split(
    ' ',
  ),
)

/** What is complained of tells which work is meant: said term → thing asked for. */
const implied: Readonly<Record<string, readonly string[]>> = {
  aspal: ['jalan'],
  beton: ['jalan', 'jut'],
  paving: ['jalan'],
  jut: ['jalan'],
  lebar: ['jalan'],
  jalan: ['jut', 'aspal', 'beton', 'paving', 'lebar'],
  genang: ['drainase', 'tanggul', 'normal'],
  mampet: ['drainase'],
  drainase: ['irigasi', 'gorong'],
  gorong: ['drainase'],
  alsintan: ['traktor', 'perontok'],
  lab: ['sekolah'],
  paud: ['sekolah'],
  irigasi: ['bendung', 'drainase'],
  bendung: ['irigasi'],
  tanggul: ['talut'],
  talut: ['tanggul', 'bronjong'],
  bronjong: ['talut'],
  tanjak: ['jalan'],
  kelas: ['sekolah', 'atap'],
  atap: ['sekolah', 'kelas', 'pasar', 'los', 'kios'],
  sekolah: ['kelas'],
  puskesmas: ['pustu'],
  pasar: ['los', 'kios'],
  los: ['pasar', 'kios'],
  kios: ['pasar', 'los'],
  air: ['airbersih', 'sumurbor', 'embung'],
  airbersih: ['sumurbor'],
  sumurbor: ['airbersih'],
  kapal: ['mesintempel'],
  jamban: ['sekolah'],
  komputer: ['lab'],
  pdam: ['airbersih'],
  pln: ['listrik'],
  ambulans: ['ambulanslaut'],
  ambulanslaut: ['ambulans'],
  lampu: ['surya'],
  pelita: ['listrik', 'surya'],
}
const things = new Set(concepts.values())
/** Does the term stand for a known kind of thing? */
export const isThing = (term: string) => things.has(term) && !actions.has(term)

export const impliedBy = (term: string): readonly string[] => implied[term] ?? []

/** Where the village is said these are also called by the plain name of their kind: "ambulans Wosi" for the one on water. */
export const genus: Readonly<Record<string, string>> = { ambulanslaut: 'ambulans' }

export const stopwords: ReadonlySet<string> = new Set(
  `yang dan di ke dari untuk dengan pada dalam oleh ini itu tersebut adalah akan sudah telah agar supaya karena sebagai juga atau
   kami kita saya mereka warga masyarakat mohon minta tolong usulan usul aspirasi pokir reses tahun desa kelurahan kecamatan dusun
   kabupaten dinas pak bapak ibu bu saudara pimpinan ketua terima kasih baik jadi lalu kemudian ada tidak belum bisa dapat harus
   perlu sangat sekali lagi saja masih setiap hari bulan sejak tadi soal terkait tentang mengenai begitu seperti bahwa kalau jika
   apabila maka sampai hingga antara para nya pun lah rt rw sepanjang raya negeri sebanyak sejumlah sekitar kurang lebih anggaran rupiah
   juta miliar ribu persen segera menjadi atas sana sini situ tempat orang unit buah paket volume kegiatan program pekerjaan kondisi
   lokasi wilayah daerah setempat guna bagi secara hal lain tambah serta maupun sering serta izin silakan eee eh besar punya butuh dua empat tiga lima enam semua apakah bagaimana kapan hanya cukup jadi sama tapi sudahlah titip
   nagari gampong kampung pekon lembang distrik kabupaten kota
   kemarin lagi juga jangan malam siang sering dulu usah belas ratus titik banyak tinggal dekat depan kerja
   kadis kaban kabid kepala camat lurah dewan komisi bupati wali direktur sekretaris senin selasa rabu kamis jumat sabtu sebelah sama cek baru lama setuju keterangan ketua dapil reses
   satu tujuh delapan sembilan sepuluh sebelas puluh koma nol
   sepakat jumat lalu terus nggak dak ndak kok sisa memang kalihitung`
    .split(/\s+/)
    .filter(Boolean),
)
