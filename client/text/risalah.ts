/** Words of the record's reading page and of signing it. */
import type { RisalahStatus } from '../../server/domain/record.ts'

/** What a state means to a reader, in one sentence. */
export const statusArti: Record<RisalahStatus, string> = {
  draf: 'Masih draf; belum dibagikan.',
  sementara: 'Sementara: belum dikoreksi anggota.',
  'masa-koreksi': 'Anggota sedang memeriksa ucapan masing-masing.',
  penetapan: 'Koreksi selesai; menunggu penetapan ketua rapat.',
  resmi: 'Sudah ditetapkan; menunggu tanda tangan.',
  ditandatangani: 'Sudah ditandatangani; isinya tidak dapat diubah.',
  terbit: 'Sudah ditandatangani dan diterbitkan untuk umum.',
  'arsip-terbatas': 'Disimpan sebagai arsip terbatas.',
  'arsip-rahasia': 'Disimpan sebagai arsip rahasia.',
}

export const moveLabel: Partial<Record<RisalahStatus, string>> = {
  'masa-koreksi': 'Mulai masa koreksi',
  penetapan: 'Akhiri koreksi',
  resmi: 'Tetapkan resmi',
  'arsip-terbatas': 'Simpan sebagai arsip terbatas',
  'arsip-rahasia': 'Simpan sebagai arsip rahasia',
}

export const moveAkibat: Partial<Record<RisalahStatus, string>> = {
  'masa-koreksi':
    'Anggota yang hadir dapat mengusulkan koreksi atas ucapannya sendiri sampai masa koreksi berakhir.',
  penetapan:
    'Koreksi baru tidak lagi digabungkan; ketua rapat memutuskan yang masih diperdebatkan.',
  resmi:
    'Risalah dibekukan sekali lagi tanpa tanda SEMENTARA dan siap ditandatangani. Teks tidak dapat diubah lagi.',
  'arsip-terbatas': 'Hanya petugas dan yang diundang yang dapat membacanya.',
  'arsip-rahasia': 'Hanya petugas rapat yang dapat membacanya.',
}

export const lingkupLabel = { lengkap: 'Naskah lengkap', publik: 'Naskah untuk umum' } as const

export const eventLabel: Record<string, string> = {
  buka: 'RAPAT DIBUKA',
  tutup: 'RAPAT DITUTUP',
  skors: 'RAPAT DISKORS',
  'cabut-skors': 'SKORS DICABUT',
  'ketuk-palu': 'KETUK PALU',
  setuju: 'RAPAT: SETUJU',
  'rekaman-terputus': 'REKAMAN TERPUTUS',
  sifat: 'SIFAT RAPAT BERUBAH',
  keterangan: '',
}

export const risalahText = {
  isi: 'Isi',
  keputusan: 'Keputusan',
  tindakLanjut: 'Tindak lanjut',
  batas: (tanggal: string) => `batas ${tanggal}`,
  keputusanKosong: 'Tidak ada keputusan yang dicatat.',
  identitas: 'Identitas rapat',
  ketua: 'Ketua rapat',
  sekretaris: 'Sekretaris rapat',
  waktu: 'Waktu',
  tempat: 'Tempat',
  sifat: 'Sifat',
  nomor: 'Nomor',
  hadir: 'Anggota hadir',
  undangan: 'Undangan',
  dibekukan: 'Dibekukan',
  pembuka: 'Pembukaan',
  tanpaJudul: 'Jalannya rapat',
  bagianTertutup: 'Bagian tertutup',
  bagian: (no: number) => `Bagian ${no}`,
  takDikenal: 'Pembicara tidak dikenal',
  unduh: 'Unduh PDF',
  cetak: 'Buka untuk dicetak',
  tandaTangani: 'Tanda tangani',
  terbitkan: 'Terbitkan',
  terbitkanAkibat:
    'Risalah ini dapat dibaca dan diunduh siapa saja lewat internet atau jaringan kantor. Penerbitan tidak dapat ditarik kembali.',
  diterbitkan: 'Risalah diterbitkan.',
  keaslian: 'Periksa keaslian',
  ttdOleh: 'Ditandatangani',
  ttdKosong: 'Belum ada tanda tangan.',
  koreksiSampai: 'Masa koreksi sampai',
  diganti: 'Ada versi yang lebih baru dari risalah ini.',
  bukaTerbaru: 'Buka versi terbaru',
  alasan: 'Alasan atau catatan (boleh kosong)',
  dipindah: 'Keadaan risalah sudah diubah.',
  kosong: 'Tidak ada teks dalam bagian ini.',
  terkait: 'Usulan yang dibahas',
  keRapat: 'Kembali ke rapat',
  tidakAda: 'Risalah ini tidak ada, atau bukan untuk dibaca oleh akun Anda.',
  belumDikoreksi: 'SEMENTARA – BELUM DIKOREKSI',
  rahasiaBand: 'Memuat bagian tertutup. Jangan dibagikan di luar yang diundang.',
  contoh: 'Contoh, bukan dokumen resmi',
  halaman: (pages: number) => `${pages} halaman`,
  naik: 'Ke atas',
} as const

export const ttdText = {
  judul: 'Tanda tangani risalah',
  yangDitandatangani: 'Yang Anda tanda tangani',
  sidik: 'Sidik jari',
  memuatBerkas: 'Mengambil berkas dan menghitung sidik jarinya…',
  cocok: 'Berkas di bawah ini persis sama dengan yang akan ditandatangani.',
  tidakCocok:
    'Berkas yang diterima perangkat ini tidak sama dengan yang terdaftar. Jangan menandatangani; muat ulang halaman dan hubungi sekretariat.',
  takDapatHitung:
    'Perangkat ini tidak dapat menghitung sidik jari karena alamat server tidak memakai https. Tanda tangan tetap hanya berlaku untuk berkas yang terdaftar.',
  bukaPdf: 'Buka PDF',
  pratinjauTakAda:
    'Peramban ini tidak menampilkan PDF di dalam halaman. Buka PDF-nya untuk membaca.',
  sebelumnya: 'Sudah menandatangani',
  belumAda: 'Belum ada yang menandatangani.',
  sebagai: 'Sebagai',
  sertifikat: 'Sertifikat Anda',
  belumSertifikat: 'Akun Anda belum punya sertifikat tanda tangan.',
  belumSertifikatIsi:
    'Unggah berkas sertifikat (.p12 atau .pfx) dari BSrE atau penyelenggara lain. Berkas disimpan terenkripsi seperti aslinya; kata sandinya tidak disimpan.',
  pilihBerkas: 'Pilih berkas .p12',
  unggah: 'Simpan sertifikat',
  ganti: 'Ganti sertifikat',
  berlakuSampai: 'berlaku sampai',
  kedaluwarsa: 'Sertifikat ini sudah habis masa berlakunya. Unggah yang baru.',
  sandiBerkas: 'Kata sandi berkas sertifikat',
  sandi: 'Kata sandi sertifikat',
  sandiPetunjuk: 'Diperlukan setiap kali menandatangani; tidak disimpan.',
  wajib: 'Wajib diisi.',
  tanda: (label: string) => `Tanda tangani sebagai ${label}`,
  menandatangani: 'Menandatangani…',
  selesai: 'Risalah sudah Anda tanda tangani',
  bukti: 'Bukti tanda tangan',
  pada: 'Pada',
  oleh: 'Oleh',
  sidikBaru: 'Sidik jari berkas bertanda tangan',
  bukaRisalah: 'Buka risalah',
  bukanAnda:
    'Risalah ini ditandatangani oleh ketua dan sekretaris rapat. Akun Anda tidak tercatat sebagai salah satunya.',
  sudah: 'Anda sudah menandatangani risalah ini.',
  belumGiliran: (siapa: string) =>
    `Belum giliran Anda: yang menandatangani lebih dulu adalah ${siapa}. Halaman ini siap begitu selesai.`,
  belumSiap: 'Risalah ini belum dapat ditandatangani: keadaannya masih',
  slot: { ketua: 'Ketua Rapat', sekretaris: 'Sekretaris Rapat' },
} as const
