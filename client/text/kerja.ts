/** Words shared by the work pages. */
export const kerja = {
  memuat: 'Memuat…',
  gagalJudul: 'Halaman ini belum dapat ditampilkan',
  gagalUmum: 'Server tidak menjawab. Yang sudah tersimpan aman. Periksa jaringan, lalu coba lagi.',
  cobaLagi: 'Coba lagi',
  batal: 'Batal',
  simpan: 'Simpan',
  hapus: 'Hapus',
  tutup: 'Tutup',
  kembali: 'Kembali',
  belumDiisi: '–',
} as const
