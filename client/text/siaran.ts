/** Words of the readers' live text. */
export const siaran = {
  label: 'Teks siaran langsung',
  memuat: 'Memuat teks…',
  kosong: 'Rapat belum memiliki teks. Teks muncul di sini begitu ada yang berbicara.',
  ditutup: 'Bagian rapat ini tertutup untuk umum.',
  ditahan: 'Siaran dijeda sebentar: menunggu penetapan apakah rapat tetap terbuka untuk umum.',
  tanpaHak: 'Teks rapat ini tidak dapat dibuka.',
  terputus: 'Sambungan terputus. Menyambung lagi…',
  sedangBicara: 'sedang bicara:',
  keBawah: 'Ke yang terbaru',
}
