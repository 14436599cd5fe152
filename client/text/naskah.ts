/** Words of the editor. */
import type { SaveState } from '../editor/sync.ts'

const suara = (label: string) => `Suara ${label.replace(/^suara-/, '')}`

export const naskah = {
  label: 'Naskah rapat',
  memuat: 'Memuat naskah…',
  kosong: 'Belum ada teks. Teks muncul sendiri begitu ada yang berbicara.',
  mulaiMengetik: 'Mulai mengetik',
  sedangBicara: 'sedang bicara:',
  keSiaran: 'Kembali ke siaran langsung',
  belumDikenal: 'Pembicara?',
  tidakDikenal: 'Tidak dikenal',
  suara,
  suaraSama: (label: string) => `Bersuara sama dengan giliran yang dinamai (${suara(label)}).`,
  suaraDigabung: (dari: string, ke: string) =>
    `${suara(dari)} digabungkan ke ${suara(ke)}. Ctrl+Z mengembalikannya.`,
  suaraGabungan: (dari: string) => `Digabungkan dari ${suara(dari)}, belum bernama.`,
  suaraDinamai: (label: string, jumlah: number, nama: string) =>
    `${nama} diusulkan juga pada ${jumlah} giliran ${suara(label)} lainnya. Ctrl+Z membatalkan semuanya.`,
  usulan: 'Usulan mesin, belum dikonfirmasi.',
  gantiPembicara: (nama: string) => `Pembicara: ${nama}. Tekan untuk mengganti (F9).`,
  putar: (jam: string) => `Putar dari ${jam}`,
  tandaiDiperiksa: 'Tandai giliran ini sudah diperiksa',
  sudahDiperiksa: 'Sudah diperiksa. Tekan untuk membatalkan.',
  kataRagu: 'Mesin ragu pada kata ini',
  kataKoreksi: (heard: string) =>
    `Mesin mendengar “${heard}”; diganti menurut bunyinya. Alt+R mengembalikan.`,
  tanpaRagu: 'Tidak ada lagi kata yang meragukan di sini.',
  pilihKutipan: 'Pilih dulu kata-kata dalam satu giliran, lalu tautkan.',
  tidakDitautkan: 'Kutipan sudah berubah, jadi tautan tidak dipasang. Pilih lagi kata-katanya.',
  ditolak: 'Naskah tidak dapat dibuka.',
  muatUlang: 'Muat ulang',
  hadir: 'Sedang membuka naskah ini',
  pilih: {
    judul: 'Siapa yang berbicara?',
    judulSuara: (label: string) => `${suara(label)}: siapa yang berbicara?`,
    cari: 'Cari nama, atau tekan 1–9',
    benar: (nama: string) => `Benar, ${nama}`,
    tidakDikenal: 'Tidak dikenal',
    kosongkan: 'Kosongkan',
    sebarkan: (label: string, jumlah: number) =>
      `Namanya juga diusulkan pada ${jumlah} giliran ${suara(label)} lainnya.`,
    gabungkan: (label: string) => `Gabungkan ${suara(label)} ke`,
    gabungkanKe: (dari: string, ke: string) => `Gabungkan ${suara(dari)} ke ${suara(ke)}`,
    alt: (nomor: number) => `Alt ${nomor}`,
    tiadaHasil: 'Tidak ada peserta dengan nama itu.',
  },
  simpan: {
    tersimpan: 'Tersimpan',
    menyimpan: 'Menyimpan…',
    'belum-tersimpan': 'Belum tersimpan – tersambung lagi…',
    ditolak: 'Belum tersimpan – muat ulang halaman',
  } satisfies Record<SaveState, string>,
}
