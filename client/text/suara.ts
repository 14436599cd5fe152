/** Words about kept voice prints: the council's switch, a person's consent, enrolment and deletion. */
import { enrolSeconds } from '../../server/domain/voicePrint.ts'

const { least, most } = enrolSeconds
const rentang = `${least}–${most} detik`

export const suara = {
  dewan: {
    judul: 'Sidik suara',
    label: 'Simpan sidik suara antar rapat',
    isi: 'Nama pembicara diusulkan dari suaranya sejak ucapan pertama. Untuk itu server ini menyimpan sidik suara (256 angka, bukan rekaman) orang yang sudah menyetujuinya; usulan tetap dipastikan orang.',
    dasar:
      'Sidik suara adalah data biometrik (UU 27/2022 Pasal 4): perlu persetujuan tertulis atau terekam (Pasal 22), dan dapat ditarik kapan saja.',
    nyala: 'Sidik suara disimpan. Rekam persetujuan tiap orang di halaman Orang.',
    mati: (n: number) =>
      n === 0
        ? 'Sidik suara tidak disimpan.'
        : `Sidik suara tidak lagi disimpan. ${n} sidik suara sudah dihapus untuk selamanya.`,
    matikanJudul: 'Berhenti menyimpan sidik suara?',
    matikanIsi: (n: number) =>
      n === 0
        ? 'Belum ada sidik suara yang tersimpan. Catatan persetujuan tetap ada.'
        : `${n} sidik suara dihapus untuk selamanya dan tidak dapat dikembalikan. Catatan persetujuan tetap ada.`,
    matikan: (n: number) =>
      n === 0 ? 'Berhenti menyimpan' : `Berhenti dan hapus ${n} sidik suara`,
  },
  tab: { data: 'Data', suara: 'Sidik suara' },
  ada: 'Sidik suara tersimpan',
  mati: 'Dewan ini tidak menyimpan sidik suara, jadi tidak ada yang dibuat atau dipakai. Admin dapat mengubahnya di Admin → Dewan.',
  tanpaModel: 'Model untuk mengenali suara belum terpasang',
  tanpaModelIsi: 'Pasang di server, lalu muat ulang halaman ini:',
  perintah: (model: string) => `npm run models -- get ${model}`,
  keadaan: 'Keadaan',
  belum: (nama: string) => `Belum ada sidik suara ${nama}`,
  sejak: (nama: string, kapan: string, sumber: string) =>
    `Sidik suara ${nama} tersimpan sejak ${kapan}, ${sumber}.`,
  sumber: {
    unggahan: 'dari rekaman yang diunggah',
    rapat: 'dari ucapan dalam rapat',
  },
  persetujuan: {
    judul: 'Persetujuan',
    belum: 'Belum ada persetujuan. Tanpa persetujuan orangnya sendiri, sidik suara tidak dibuat.',
    isi: (nama: string, tanggal: string, bentuk: string) =>
      `Diberikan ${nama} pada ${tanggal}, ${bentuk}.`,
    dicatat: (oleh: string, kapan: string) => `Dicatat oleh ${oleh}, ${kapan}.`,
    tanpaAkun: 'akun yang sudah dihapus',
    bentuk: {
      lisan: 'lisan dalam rapat',
      tertulis: 'tertulis',
    },
    surat: (nomor: string) => `tertulis, surat nomor ${nomor}`,
    rekam: 'Rekam persetujuan',
    cabut: 'Cabut persetujuan',
    cabutJudul: 'Cabut persetujuan?',
    cabutIsi: (nama: string, ada: boolean) =>
      ada
        ? `Catatan persetujuan ${nama} dan sidik suaranya dihapus untuk selamanya.`
        : `Catatan persetujuan ${nama} dihapus.`,
    tercatat: 'Persetujuan sudah dicatat.',
    dicabut: 'Persetujuan sudah dicabut.',
  },
  form: {
    oleh: 'Diberikan oleh',
    olehIsi: 'Hanya orangnya sendiri yang dapat menyetujui.',
    tanggal: 'Tanggal persetujuan',
    bentuk: 'Bentuk',
    bentukPilihan: { lisan: 'Lisan dalam rapat (terekam)', tertulis: 'Tertulis' },
    nomor: 'Nomor surat (bila ada)',
  },
  rekam: {
    judul: 'Buat sidik suara',
    isi: 'Yang paling baik: suara orang ini dari mikrofon ruang rapat yang dipakai sehari-hari. Rekamannya tidak disimpan.',
    unggah: 'Unggah rekaman',
    unggahIsi: `${rentang}, hanya suara orang ini; wav, mp3, m4a, ogg, flac, mp4, atau webm.`,
    mendengar: 'Mendengarkan…',
    rapat: 'Atau dari rapat yang sudah selesai',
    rapatIsi: 'Dari ucapannya yang sudah dikonfirmasi dalam bagian yang terbuka.',
    rapatKosong: `Belum ada rapat selesai dengan paling sedikit ${least} detik ucapan orang ini yang sudah dikonfirmasi.`,
    pilih: 'Pilih rapat',
    pilihan: (judul: string, tanggal: string, detik: number) =>
      `${tanggal} · ${judul} (${detik} detik)`,
    ambil: 'Buat dari rapat ini',
    selesai: 'Sidik suara sudah dibuat.',
  },
  hapus: 'Hapus sidik suara',
  hapusJudul: 'Hapus sidik suara?',
  hapusIsi: (nama: string) =>
    `Sidik suara ${nama} dihapus untuk selamanya. Persetujuannya tetap tercatat, jadi sidik suara dapat dibuat lagi.`,
  terhapus: 'Sidik suara sudah dihapus.',
} as const
