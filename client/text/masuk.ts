/** Words of the sign-in page and of the page that does not exist. */
export const masuk = {
  judul: 'Masuk',
  salam: 'Risalah rapat, dari ucapan sampai dokumen resmi.',
  pengantar: 'Untuk sekretariat, notulis, dan anggota dewan.',
  namaAkun: 'Nama akun',
  sandi: 'Kata sandi',
  tombol: 'Masuk',
  lupa: 'Lupa kata sandi? Admin sekretariat dapat membuat yang baru.',
  berakhir:
    'Sesi Anda sudah berakhir. Masuk lagi untuk kembali ke halaman tadi; yang tersimpan aman.',
  perlu: 'Masuk dahulu untuk membuka halaman itu.',
  demo: 'Coba sebagai',
  demoIsi: 'Akun contoh; satu klik langsung masuk.',
  publik: 'Tanpa akun: jadwal rapat dan risalah terbuka',
  poin: [
    'Ucapan menjadi teks saat rapat berlangsung',
    'Rekaman tersimpan dahulu, teks menyusul',
    'Risalah resmi bertanda tangan elektronik yang dapat diperiksa siapa pun',
  ],
} as const

export const takAda = {
  judul: 'Halaman tidak ditemukan',
  isi: 'Alamat ini tidak ada, atau isinya sudah dipindahkan. Periksa ejaan alamatnya, atau mulai dari beranda.',
  keBeranda: 'Ke beranda',
} as const
