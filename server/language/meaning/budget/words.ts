/** Words of budget talk: what happens to an item, what an item is called, and what only looks like one. */
import type { ArahAnggaran } from '../../../domain/anggaran.ts'

export type Act = {
  readonly arah: Exclude<ArahAnggaran, 'diubah'>
  readonly from: number
  readonly to: number
  /** "kenaikan", "tambahan": a noun, whose item follows. */
  readonly noun: boolean
}

const acts: readonly { arah: Act['arah']; noun: boolean; words: string }[] = [
  {
    arah: 'naik',
    noun: false,
    words:
      'naik|dinaikkan|menaikkan|naikkan|meningkat|ditingkatkan|tingkatkan|bertambah|ditambah|menambah|tambah|tambahkan|ditambahkan|membengkak',
  },
  {
    arah: 'naik',
    noun: true,
    words: 'kenaikan(?:nya)?|penambahan(?:nya)?|tambahan(?:nya)?|peningkatan',
  },
  {
    arah: 'turun',
    noun: false,
    words:
      'turun|diturunkan|menurunkan|turunkan|menurun|berkurang|dikurangi|mengurangi|kurangi|dipangkas|memangkas|pangkas|dipotong|memotong|potong|dirasionalisasi|dirasionalisasikan|merasionalisasi|rasionalisasi|diefisienkan|diefisiensi|efisienkan|menyusut|dihemat',
  },
  {
    arah: 'turun',
    noun: true,
    words:
      'pengurangan(?:nya)?|penurunan(?:nya)?|pemangkasan(?:nya)?|pemotongan(?:nya)?|efisiensi|penghematan',
  },
  {
    arah: 'dicoret',
    noun: false,
    words:
      'dicoret|mencoret|coret|dihapus|menghapus|hapus|dihapuskan|ditiadakan|dianulir|didrop|di-drop|dihilangkan|dibatalkan',
  },
  { arah: 'dicoret', noun: true, words: 'pencoretan|penghapusan' },
  {
    arah: 'digeser',
    noun: false,
    words:
      'digeser|menggeser|geser|bergeser|dialihkan|mengalihkan|alihkan|dipindahkan|memindahkan|pindahkan|direalokasi|direalokasikan',
  },
  { arah: 'digeser', noun: true, words: 'pergeseran|penggeseran|pengalihan' },
  { arah: 'ditunda', noun: false, words: 'ditunda|menunda|tunda|dibintangi' },
]

export function actsIn(text: string): Act[] {
  return acts
    .flatMap(({ arah, noun, words }) =>
      [...text.matchAll(new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'giu'))].map(
        (hit) => ({ arah, noun, from: hit.index, to: hit.index + hit[0].length }),
      ),
    )
    .sort((a, b) => a.from - b.from)
}

/** Begins the name of something that has a place in a budget. */
export const heads =
  'anggaran|apbd|rapbd|pagu|plafon|belanja|dana|biaya|pos|alokasi|hibah|bansos|bantuan|insentif|honor(?:arium)?|gaji|tunjangan|pengadaan|pembangunan|pembelian|pemeliharaan|rehab|rehabilitasi|revitalisasi|renovasi|perbaikan|perjalanan dinas|kunjungan kerja|pendapatan|pad|pajak|retribusi|target|dau|dak|dbh|btt|silpa|transfer|pembiayaan|subsidi|penyertaan modal|beasiswa|mobil dinas|kendaraan dinas|komponen|pokir'
export const head = new RegExp(`(?<![\\p{L}-])(?:${heads})(?![\\p{L}-])`, 'iu')

/** May be struck or moved, though nobody said a word of money. */
export const work = new RegExp(
  `(?<![\\p{L}-])(?:${heads}|kegiatan|program|proyek)(?![\\p{L}-])`,
  'iu',
)

/** Figures that are no budget. */
export const foreign =
  /\b(harga|harganya|tarif|ongkos|omzet|omset|realisasi\w*|serapan|terserap|penjualan|produksi|tagihan\w*|sewa\w*|utang|piutang|kerugian|inflasi|upah minimum|penghasilan|stok|kemiskinan|stunting|kebocoran|volume|kapasitas|jumlah (siswa|penduduk|warga|penerima))\b|\bper (hari|bulan|orang|kilogram|kilo|meter|liter|kali|unit|kios|jam|ton)\b/i

export const agreedWords =
  /\b(sepakat|disepakati|sepakati|menyepakati|disetujui|setujui|menyetujui|diputuskan|memutuskan|putuskan|ditetapkan|tetapkan|setuju)\b/i
export const askedWords =
  /\b(usul|usulkan|usulan|mengusulkan|diusulkan|mohon|minta|meminta|tolong|sarankan|menyarankan|harap|berharap)\b/i
