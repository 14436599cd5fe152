/** Words for the same work or thing in reses and pokir items; the first word names the concept. */
import { stem } from './stem.ts'

const groups = `
rehab: perbaikan memperbaiki diperbaiki rehabilitasi rehab renovasi direnovasi merenovasi memulihkan pemulihan pembenahan dibenahi membenahi pemeliharaan perawatan revitalisasi
bangun: pembangunan membangun dibangun bangun bangunkan pembuatan dibuat membuat dibuatkan dibangunkan mendirikan pendirian
rusak: rusak kerusakan hancur jebol ambruk roboh lapuk keropos retak bocor reyot bolong berlubang lubang longsor
aspal: pengaspalan aspal diaspal mengaspal hotmix lapen peningkatan ditingkatkan
beton: rabat cor betonisasi semenisasi dicor dirabat paving
adakan: pengadaan bantuan penyediaan pemberian disediakan dibantu penyaluran hibah
lampu: lampu penerangan pju lpju gelap
irigasi: irigasi pengairan jitut
drainase: drainase selokan parit got saluran
gorong: gorong
tanggul: tanggul talut talud turap bronjong penahan senderan abrasi
jembatan: jembatan titian
airbersih: airbersih pamsimas sumurbor pipanisasi perpipaan spam ledeng
sekolah: sekolah sd smp sdn smpn madrasah sman sma smk smkn mts
kelas: rkb kelas
puskesmas: puskesmas
pustu: pustu poskesdes polindes
posyandu: posyandu
ambulans: ambulans ambulan
ibadah: masjid musala mushola musholla langgar gereja pura
latih: pelatihan latih dilatih bimtek kursus pembekalan keterampilan melatih
traktor: traktor tractor alsintan handtraktor
bibit: bibit benih
kapal: kapal perahu
rtlh: rtlh bedah
gedung: gedungserbaguna
damkar: damkar
pasar: pasar kios los lapak
sampah: sampah tps tps3r tempat
lapang: lapangan
normal: normalisasi pengerukan dikeruk mengeruk pendalaman sedimentasi dangkal pendangkalan
lebar: pelebaran dilebarkan melebarkan
umkm: umkm ukm
beasiswa: beasiswa
petani: petani tani
jamban: jamban wc toilet mck sanitasi
`

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

/** Names of things in several words, and the one word they are compared by. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [
    /\brumah(?: warga)? (?:yang )?(?:tidak|tak) layak(?: huni)?\b|\b(?:tidak|tak) layak huni\b/g,
    'rtlh',
  ],
  [/\bair (?:bersih|minum)\b/g, 'airbersih'],
  [/\b(?:lampu|penerangan) (?:penerangan )?jalan(?: umum)?\b/g, 'pju'],
  [/\bjalan usaha tani\b/g, 'jut'],
  [/\btempat pelelangan ikan\b/g, 'tpi'],
  [/\bsekolah dasar\b/g, 'sd'],
  [/\bsekolah menengah pertama\b/g, 'smp'],
  [/\bsekolah menengah atas\b/g, 'sma'],
  [/\bpuskesmas pembantu\b/g, 'pustu'],
  [/\b(?:tembok|dinding|talut|talud)? ?penahan (?:tanah|longsor|tebing)\b/g, ' talut'],
  [/\b(?:hand ?tra[ck]tor|traktor tangan)\b/g, 'traktor'],
  [/\b(?:mobil )?pemadam(?: kebakaran)?\b/g, 'damkar'],
  [/\b(?:gedung|balai) (?:serba ?guna|warga|pertemuan)\b/g, 'gedungserbaguna'],
  [/\busaha mikro(?: kecil)?(?: dan)?(?: menengah)?\b|\busaha kecil\b/g, 'umkm'],
  [/\btempat (?:pembuangan|penampungan|pemrosesan) (?:sampah |akhir|sementara)*/g, 'tps '],
  [/\bgorong gorong\b/g, 'gorong'],
]

export function foldPhrases(text: string): string {
  let out = text
  for (const [found, word] of phrases) out = out.replace(found, word)
  return out
}

/** Kinds of action, which tell less about an item than the thing that is acted on. */
export const actions: ReadonlySet<string> = new Set(
  'rehab bangun rusak adakan normal lebar latih petani kelompok nelayan perempuan pemuda anak negeri'.split(
    ' ',
  ),
)

export const stopwords: ReadonlySet<string> = new Set(
  `yang dan di ke dari untuk dengan pada dalam oleh ini itu tersebut adalah akan sudah telah agar supaya karena sebagai juga atau
   kami kita saya mereka warga masyarakat mohon minta tolong usulan usul aspirasi pokir reses tahun desa kelurahan kecamatan dusun
   kabupaten dinas pak bapak ibu bu saudara pimpinan ketua terima kasih baik jadi lalu kemudian ada tidak belum bisa dapat harus
   perlu sangat sekali lagi saja masih setiap hari bulan sejak tadi soal terkait tentang mengenai begitu seperti bahwa kalau jika
   apabila maka sampai hingga antara para nya pun lah rt rw jalan sepanjang sebanyak sejumlah sekitar kurang lebih anggaran rupiah
   juta miliar ribu persen segera menjadi atas sana sini situ tempat orang unit buah paket volume kegiatan program pekerjaan kondisi
   lokasi wilayah daerah setempat guna bagi secara hal lain tambah serta maupun sering serta izin silakan eee eh`
    .split(/\s+/)
    .filter(Boolean),
)
