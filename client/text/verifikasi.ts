/** Words of the public page that says whether a record is authentic. */
import type { VerifyResult } from '../../server/domain/api.ts'

export type Verdict = VerifyResult['verdict']

export const verdictText: Record<Verdict, { kata: string; kalimat: string }> = {
  asli: {
    kata: 'ASLI',
    kalimat: 'Risalah ini asli dan tidak berubah sejak ditandatangani.',
  },
  'asli-belum-dipercaya': {
    kata: 'UTUH',
    kalimat:
      'Isi risalah ini tidak berubah sejak ditandatangani, tetapi sertifikat penanda tangan belum dikenal server ini.',
  },
  diubah: {
    kata: 'DIUBAH',
    kalimat: 'Berkas ini diubah setelah ditandatangani. Jangan dipakai sebagai risalah.',
  },
  rusak: {
    kata: 'RUSAK',
    kalimat: 'Berkas ini rusak atau tanda tangannya tidak sah.',
  },
  'tanpa-tanda-tangan': {
    kata: 'BELUM DITANDATANGANI',
    kalimat: 'Risalah ini belum ditandatangani, jadi belum dapat dinyatakan asli.',
  },
}

export const verifikasiText = {
  judul: 'Periksa keaslian risalah',
  isi: 'Pindai kode QR pada lembar cetak, ketik nomor verifikasinya, atau jatuhkan berkas PDF-nya di sini.',
  nomor: 'Nomor verifikasi',
  nomorContoh: 'tertulis di bawah kode QR',
  periksa: 'Periksa',
  atau: 'atau',
  jatuhkan: 'Jatuhkan PDF risalah di sini, atau klik untuk memilih',
  jatuhkanIsi:
    'Sidik jari berkas dihitung di perangkat ini dulu. Berkas dikirim hanya bila perlu diperiksa lebih jauh, dan tidak disimpan.',
  menghitung: 'Menghitung sidik jari berkas…',
  memeriksa: 'Memeriksa tanda tangan…',
  cocok: 'Berkas ini sama persis dengan yang terdaftar. Tidak ada yang perlu dikirim.',
  tidakCocok: 'Berkas ini tidak sama dengan yang terdaftar; server memeriksa tanda tangannya.',
  bukanPdf: 'Pilih berkas PDF.',
  terlaluBesar: 'Berkas lebih dari 50 MB.',
  terdaftar: 'Lihat risalah ini di daftar',
  takTerdaftar: 'Berkas ini tidak ada di daftar risalah server ini.',
  tidakAdaJudul: 'Nomor verifikasi tidak dikenal',
  tidakAdaIsi:
    'Periksa lagi nomornya huruf demi huruf. Bila tetap tidak dikenal, lembar itu bukan risalah dari dewan ini.',
  cobaLain: 'Periksa risalah lain',
  dicabut: 'Risalah ini sudah diganti oleh versi yang lebih baru.',
  siapa: 'Ditandatangani oleh',
  belumAda: 'Belum ada tanda tangan.',
  waktu: 'Waktu',
  waktuServer: 'menurut jam penanda tangan',
  rincian: 'Rincian teknis',
  alasan: 'Hasil pemeriksaan',
  sidik: 'Sidik jari SHA-256 berkas',
  tingkat: 'Tingkat tanda tangan',
  cakupan: 'Cakupan',
  sesudah: 'Yang ditambahkan setelah tanda tangan',
  keadaan: 'Keadaan',
  nomorRisalah: 'Nomor',
  versi: 'Versi',
  halaman: 'Halaman',
  unduh: 'Unduh PDF',
  bandingkan: 'Punya berkasnya? Bandingkan',
  dipercaya: 'sertifikat dipercaya',
  belumDipercaya: 'sertifikat belum dipercaya',
  hasilBerkas: 'Hasil untuk berkas',
} as const
