/** Words of budget changes and votes, while a sitting runs and in its record. */
import {
  type Anggaran,
  type ArahAnggaran,
  type StatusAnggaran,
  selisihDiffers,
  selisihOf,
} from '../../server/domain/anggaran.ts'
import type { CaraSuara, HasilSuara, PemungutanSuara } from '../../server/domain/pemungutan.ts'
import { grouped } from '../../server/domain/rupiah.ts'

export const arahLabel: Readonly<Record<ArahAnggaran, string>> = {
  naik: 'Naik',
  turun: 'Turun',
  digeser: 'Digeser',
  dicoret: 'Dicoret',
  ditunda: 'Ditunda',
  diubah: 'Diubah',
}
export const statusAnggaranLabel: Readonly<Record<StatusAnggaran, string>> = {
  disampaikan: 'Disampaikan',
  diusulkan: 'Diusulkan',
  disepakati: 'Disepakati',
  ditolak: 'Ditolak',
}
export const caraLabel: Readonly<Record<CaraSuara, string>> = {
  terbuka: 'Terbuka',
  rahasia: 'Rahasia',
}
export const hasilLabel: Readonly<Record<HasilSuara, string>> = {
  disetujui: 'Disetujui',
  ditolak: 'Ditolak',
}

export const rp = (digits: string): string => `Rp${grouped(digits)}`

/** "+Rp500.000.000", "−Rp1.000.000" */
export function selisihTeks(change: Anggaran): string | null {
  const value = selisihOf(change)
  if (value === null) return change.selisih === null ? null : rp(change.selisih)
  const sign = value < 0n ? '−' : value > 0n ? '+' : ''
  return `${sign}${rp((value < 0n ? -value : value).toString())}`
}

const target = ({ arah, tujuan }: Anggaran) =>
  tujuan === null ? '' : arah === 'ditunda' ? ` sampai ${tujuan}` : ` ke ${tujuan}`

/** What changes, in one line: "Turun Rp2.000.000.000 → Rp1.500.000.000 (−Rp500.000.000)". */
export function ringkasAnggaran(change: Anggaran): string {
  const { dari, menjadi, persen } = change
  const ends =
    dari !== null && menjadi !== null
      ? `${rp(dari)} → ${rp(menjadi)}`
      : dari !== null
        ? `dari ${rp(dari)}`
        : menjadi !== null
          ? `menjadi ${rp(menjadi)}`
          : ''
  const more = [selisihTeks(change), persen && `${persen}%`].filter(Boolean).join(', ')
  const amounts = ends === '' ? more : more === '' ? ends : `${ends} (${more})`
  return [`${arahLabel[change.arah]}${target(change)}`, amounts].filter(Boolean).join(' · ')
}

/** The line of a proposal. */
export function isiAnggaran(change: Anggaran): string {
  const name = change.mataAnggaran ?? 'Mata anggaran belum disebut'
  const warning = selisihDiffers(change) ? ' – selisih yang disebut berbeda dari hitungan' : ''
  return `${name}: ${ringkasAnggaran(change)}${warning}`
}

/** "Setuju 20, tidak setuju 5" */
export function ringkasSuara({
  setuju,
  tidakSetuju,
  abstain,
  hasil,
}: Pick<PemungutanSuara, 'setuju' | 'tidakSetuju' | 'abstain' | 'hasil'>): string {
  const counts = [
    setuju === null ? '' : `setuju ${setuju}`,
    tidakSetuju === null ? '' : `tidak setuju ${tidakSetuju}`,
    abstain === null ? '' : `abstain ${abstain}`,
  ].filter(Boolean)
  const found = counts.length === 0 ? 'jumlah suara belum diisi' : counts.join(', ')
  return hasil === null ? found : `${found} · ${hasilLabel[hasil].toLowerCase()}`
}

export const anggaranText = {
  judul: 'Perubahan anggaran',
  tambah: 'Tambah perubahan anggaran',
  kosong: 'Belum ada perubahan anggaran yang dicatat.',
  ke: (no: number) => `Perubahan anggaran ${no}`,
  hapus: (no: number) => `Hapus perubahan anggaran ${no}`,
  tanpaNama: 'Mata anggaran belum diisi',
  mata: 'Mata anggaran',
  arah: 'Perubahan',
  status: 'Keadaan',
  semula: 'Semula',
  menjadi: 'Menjadi',
  selisih: 'Selisih',
  persen: 'Persen',
  opd: 'Perangkat daerah',
  tujuan: 'Ke / sampai',
  dihitung: (text: string) => `Selisih ${text}, dihitung dari semula dan menjadi.`,
  terbaca: (text: string) => `= ${text}`,
  contoh: 'mis. 2,5 miliar',
  takTerbaca: 'Tulis seperti 2,5 miliar atau 250.000.000.',
  persenTakTerbaca: 'Tulis seperti 10 atau 0,75.',
  keSumber: 'Ke ucapannya',
  dengar: 'Dengarkan ucapannya',
  jumlah: 'Jumlah yang disepakati',
}

export const suaraText = {
  judul: 'Pemungutan suara',
  tambah: 'Tambah pemungutan suara',
  kosong: 'Belum ada pemungutan suara yang dicatat.',
  ke: (no: number) => `Pemungutan suara ${no}`,
  hapus: (no: number) => `Hapus pemungutan suara ${no}`,
  tanpaPerihal: 'Perihal belum diisi',
  perihal: 'Yang diputus',
  cara: 'Cara',
  caraKosong: 'Cara belum dipilih',
  hasil: 'Hasil',
  hasilKosong: 'Hasil belum dipilih',
  setuju: 'Setuju',
  tidakSetuju: 'Tidak setuju',
  abstain: 'Abstain',
  rahasia: 'Suara rahasia: nama pemilih tidak dicatat di mana pun.',
  takTerbaca: 'Angka bulat saja.',
}
