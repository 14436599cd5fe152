/** Words of what the program proposes while people speak, and of the records that come of it. */
import { isVoiceLabel } from '../../server/domain/naskah.ts'
import type { Proposal, ProposalKind } from '../../server/domain/protocol/proposals.ts'
import type { Sifat } from '../../server/domain/rapat.ts'
import { isiAnggaran } from './anggaran.ts'

const due = (day: string) =>
  new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

const sifatWords: Record<Sifat, string> = {
  terbuka: 'terbuka untuk umum',
  tertutup: 'tertutup',
  rahasia: 'rahasia',
}

export const isyarat = {
  judul: 'Isyarat',
  kosong: 'Belum ada isyarat dari pembicaraan.',
  usulanMesin: 'Usulan mesin',
  terima: 'Terima',
  tolak: 'Tolak',
  beriGiliran: (nama: string) => `Beri giliran: ${nama}`,
  urungkan: 'Urungkan',
  lagi: (n: number) => `${n} isyarat lagi (F7)`,
  habis: 'Tidak ada lagi usulan mesin di sini.',
  diterima: 'Diterima.',
  ditolak: 'Ditolak. Usulan ini tidak muncul lagi untuk kutipan yang sama.',
  dibatalkan: 'Dikembalikan.',
  keGiliran: 'Ke giliran ini',
  tumpang: (kode: readonly string[]) => `Beririsan dengan ${kode.join(', ')}`,
  cocok: (score: number) => `${Math.round(score * 100)}%`,
  padaGiliran: (n: number) => `${n} usulan mesin pada giliran ini`,
  tindakLanjut: 'Tindak lanjut',
  tindakLanjutTambah: 'Tambah tindak lanjut',
  tindakLanjutKosong: 'Belum ada tindak lanjut yang dicatat.',
  tindakLanjutHapus: (no: number) => `Hapus tindak lanjut ${no}`,
  pelaksana: 'Pelaksana',
  batas: 'Batas waktu',
  tertutup: {
    ditahan: (sifat: Sifat) =>
      `Ketua menyatakan rapat ${sifatWords[sifat]}. Siaran pembaca sudah dijeda.`,
    tanya: (sifat: Sifat) => `Ketua menyatakan rapat ${sifatWords[sifat]}.`,
    dilarang: 'Ada kata “tertutup”, tetapi rapat jenis ini wajib terbuka. Siaran tetap berjalan.',
    ya: (sifat: Sifat) => `Jadikan ${sifatWords[sifat]}`,
    bukan: 'Bukan, lanjutkan siaran',
    bukanBiasa: 'Bukan',
    mengerti: 'Mengerti',
  },
} as const

export const jenisIsyarat: Record<ProposalKind, string> = {
  pembicara: 'Pembicara',
  tautan: 'Usulan',
  keputusan: 'Keputusan',
  'tindak-lanjut': 'Tindak lanjut',
  acara: 'Acara',
  sifat: 'Sifat rapat',
  kuorum: 'Kuorum',
  setuju: 'Persetujuan',
  skors: 'Skors',
  'buka-tutup': 'Buka/tutup',
  giliran: 'Giliran bicara',
  interupsi: 'Interupsi',
  suara: 'Pemungutan suara',
  anggaran: 'Perubahan anggaran',
  hukum: 'Rujukan hukum',
}

/** What is proposed, in one line. */
export function isiIsyarat({ payload }: Proposal, nameOf: (id: string) => string): string {
  switch (payload.kind) {
    case 'pembicara':
      return nameOf(payload.spk)
    case 'tautan':
      return `${payload.kode} ${payload.judul}`
    case 'keputusan':
    case 'hukum':
      return payload.text
    case 'tindak-lanjut':
      return [
        payload.pic && !payload.text.startsWith(payload.pic) ? payload.pic : null,
        payload.text,
        payload.due && `batas ${due(payload.due)}`,
      ]
        .filter(Boolean)
        .join(' · ')
    case 'anggaran':
      return payload.perubahan ? isiAnggaran(payload.perubahan) : payload.text
    case 'acara':
      return `Mulai acara “${payload.judul}”`
    case 'sifat':
      return `Rapat ${sifatWords[payload.sifat]}`
    case 'kuorum':
      return `${
        payload.disebut === null
          ? 'Kuorum disebut'
          : `Disebut ${payload.disebut}${payload.dari === null ? '' : ` dari ${payload.dari}`}`
      }; tercatat hadir ${payload.tercatat} dari ${payload.anggota}, perlu ${payload.perlu}${
        payload.beda ? ' – BERBEDA' : ''
      }`
    case 'setuju':
      return 'Baris RAPAT: SETUJU'
    case 'skors':
      return payload.aksi === 'skors' ? 'Rapat diskors' : 'Skors dicabut'
    case 'buka-tutup':
      return payload.aksi === 'buka' ? 'Rapat dibuka' : 'Rapat ditutup'
    case 'giliran':
      return `Beri giliran: ${payload.calon.map(nameOf).join(' / ')}`
    case 'interupsi':
      return payload.spk && !isVoiceLabel(payload.spk)
        ? `Interupsi ${nameOf(payload.spk)} ke daftar pembicara`
        : 'Interupsi'
    case 'suara':
      return `Pemungutan suara${payload.perihal ? ` atas ${payload.perihal}` : ''}: catat hasilnya`
  }
}
