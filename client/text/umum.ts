/** Words that every page shares. */
import type { Peran } from '../../server/domain/orang.ts'
import type { RapatStatus, Sifat } from '../../server/domain/rapat.ts'
import type { RisalahStatus } from '../../server/domain/record.ts'

export const peranLabel: Record<Peran, string> = {
  admin: 'Admin',
  sekretariat: 'Sekretariat',
  notulis: 'Notulis',
  anggota: 'Anggota',
}

export const sifatLabel: Record<Sifat, string> = {
  terbuka: 'Terbuka',
  tertutup: 'Tertutup',
  rahasia: 'Rahasia',
}

export const statusLabel: Record<RapatStatus, string> = {
  terjadwal: 'Terjadwal',
  berlangsung: 'Berlangsung',
  diskors: 'Diskors',
  ditutup: 'Selesai',
}

export const risalahLabel: Record<RisalahStatus, string> = {
  draf: 'Draf',
  sementara: 'Sementara',
  'masa-koreksi': 'Masa koreksi',
  penetapan: 'Penetapan',
  resmi: 'Resmi',
  ditandatangani: 'Ditandatangani',
  terbit: 'Terbit',
  'arsip-terbatas': 'Arsip terbatas',
  'arsip-rahasia': 'Arsip rahasia',
}

export const dokumenLabel = {
  risalah: 'Risalah',
  catatan: 'Catatan rapat',
  lapsing: 'Laporan singkat',
} as const

export const umum = {
  produk: 'Risalah',
  lewatiKeIsi: 'Langsung ke isi',
  simpan: 'Simpan',
  batal: 'Batal',
  jamSalah: 'Tulis jam seperti 09.30.',
  tutup: 'Tutup',
  hapus: 'Hapus',
  ubah: 'Ubah',
  tambah: 'Tambah',
  cari: 'Cari',
  cobaLagi: 'Coba lagi',
  kembali: 'Kembali',
  memuat: 'Memuat…',
  tersimpan: 'Tersimpan.',
  unduh: 'Unduh',
  tidakAda: '—',
  galat: {
    judul: 'Belum berhasil',
    jaringan:
      'Server tidak dapat dihubungi. Yang sudah tersimpan aman. Periksa jaringan, lalu coba lagi.',
    jawaban: 'Jawaban server tidak dikenali. Data Anda aman; muat ulang halaman, lalu coba lagi.',
    takTerduga: 'Terjadi kesalahan pada halaman ini. Data di server aman; muat ulang halaman.',
    dibatalkan: 'Pengiriman dibatalkan. Tidak ada yang berubah.',
    muatJudul: 'Belum dapat dimuat',
    halaman: 'Halaman ini mengalami gangguan',
    belumDimuat: 'Halaman belum dapat dimuat',
    belumDimuatIsi:
      'Server tidak dapat dihubungi, atau Risalah baru saja diperbarui. Yang sudah tersimpan aman. Coba lagi; bila tetap gagal, muat ulang halaman.',
    muatUlang: 'Muat ulang halaman',
  },
  sambungan: {
    putus: 'Sambungan ke server terputus.',
    aman: 'Yang sudah tersimpan aman. Halaman menyambung lagi sendiri.',
    server: 'Server belum dapat dihubungi',
    serverIsi:
      'Risalah tidak menjawab. Data di server tetap aman. Pastikan komputer server menyala dan jaringan tersambung.',
  },
  menu: {
    utama: 'Menu utama',
    buka: 'Buka menu',
    beranda: 'Beranda',
    rapat: 'Rapat',
    usulan: 'Usulan',
    orang: 'Orang',
    admin: 'Admin',
    kosakata: 'Kosakata',
    verifikasi: 'Periksa keaslian',
    masuk: 'Masuk',
    akun: 'Menu akun',
    keluar: 'Keluar',
    gantiSandi: 'Ganti kata sandi',
    tampilan: 'Tampilan',
    terang: 'Terang',
    gelap: 'Gelap',
    otomatis: 'Ikut perangkat',
    kontras: 'Kontras tinggi',
    cariTombol: 'Cari atau pindah…',
  },
  sandi: {
    judul: 'Ganti kata sandi',
    lama: 'Kata sandi sekarang',
    baru: 'Kata sandi baru',
    ulang: 'Ulangi kata sandi baru',
    aturan: 'Paling sedikit 10 huruf. Kalimat yang mudah Anda ingat lebih aman.',
    beda: 'Belum sama dengan kata sandi baru.',
    selesai: 'Kata sandi sudah diganti.',
  },
  spotlight: {
    isian: 'Cari halaman, rapat, usulan, atau orang…',
    kosong: 'Tidak ada yang cocok. Coba kata lain.',
    halaman: 'Halaman',
    rapat: 'Rapat',
    usulan: 'Usulan',
    orang: 'Orang',
    perintah: 'Perintah',
    rapatBaru: 'Buat rapat baru',
    keGelap: 'Ganti ke tampilan gelap',
    keTerang: 'Ganti ke tampilan terang',
  },
  demo: 'Contoh',
  demoKeterangan: 'Dewan, orang, dan rapat di sini rekaan. Jangan masukkan data sungguhan.',
} as const
