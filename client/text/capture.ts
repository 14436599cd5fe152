/** Words of the recorder. */

const detik = (ms: number) => `${Math.ceil(ms / 1000)} dtk`

export const perekam = {
  judul: 'Perekaman',
  mikrofon: 'Mikrofon',
  mikrofonBawaan: 'Mikrofon bawaan',
  mikrofonKe: (no: number) => `Mikrofon ${no}`,
  mulai: 'Mulai merekam',
  hentikan: 'Hentikan rekaman',
  menyiapkan: 'Menyiapkan mikrofon…',
  cobaMikrofon: 'Coba mikrofon',
  sedangMencoba: 'Bicaralah selama 3 detik…',
  hasilCoba: 'Hasil percobaan. Dengarkan sebelum membuka rapat.',
  cobaSenyap: 'Tidak terdengar apa-apa. Periksa kabel, tombol bisu, atau pilih mikrofon lain.',
  tingkat: 'Tingkat suara',
  belumDibuka: 'Rekaman dapat dimulai setelah rapat dibuka. Mikrofon sudah dapat dicoba.',
  imporBerkas: 'Masukkan berkas rekaman',
  imporKeterangan: 'wav, mp3, m4a, ogg, flac, mp4, atau webm',
  mengunggah: (nama: string) => `Mengunggah ${nama}`,
  mengolah: (nama: string) => `Mengolah ${nama}`,
  imporSelesai: (menit: string) => `Berkas masuk ke rekaman: ${menit}.`,
  batal: 'Batalkan',
  unduhSisa: 'Unduh suara itu',
  buangSisa: 'Buang',
  keadaan: {
    siap: 'Siap merekam',
    merekam: 'Merekam · semua tersimpan',
    menyambung: (ms: number) =>
      `Menyambung ke server · ${detik(ms)} aman di perangkat ini, dikirim setelah tersambung`,
    belumTersimpan: (ms: number) => `Merekam · belum tersimpan ${detik(ms)}`,
    mengirim: (ms: number) => `Rekaman dihentikan · mengirim sisa ${detik(ms)}`,
    diskPenuh: (ms: number) =>
      `Disk server penuh · ${detik(ms)} aman di perangkat ini. Kosongkan ruang di server; pengiriman dilanjutkan sendiri.`,
  },
  peringatan: {
    senyap: (detikSenyap: number) =>
      `Tidak ada suara selama ${detikSenyap} dtk. Periksa mikrofon atau tombol bisu.`,
    pecah: 'Suara terlalu keras dan pecah. Kecilkan volume mikrofon.',
    terputus: 'Mikrofon terlepas. Rekaman dilanjutkan dengan mikrofon lain; jedanya ditandai.',
    mencariMikrofon: 'Mikrofon terlepas. Pasang kembali; rekaman dilanjutkan sendiri.',
    diskMenipis: (menit: number) =>
      `Ruang disk server cukup untuk ${Math.floor(menit / 60)} jam ${menit % 60} menit lagi.`,
    tanpaSimpanan:
      'Peramban ini tidak dapat menyimpan cadangan rekaman. Jangan menutup halaman selama merekam.',
    ditolak: (ms: number) =>
      `${detik(ms)} suara tidak dapat dimasukkan karena saluran sudah dipakai perangkat lain, rapat sudah ditutup, atau naskahnya sudah dibekukan. Suara itu masih ada di perangkat ini.`,
    jam: (ms: number) => `Jam perangkat bergeser ${(ms / 1000).toFixed(1)} dtk dari server.`,
  },
  galat: {
    izin: 'Peramban belum mengizinkan mikrofon. Klik ikon gembok di sebelah alamat, izinkan mikrofon, lalu coba lagi.',
    tidakAda: 'Tidak ada mikrofon yang terpasang. Pasang mikrofon, lalu coba lagi.',
    hilang: 'Mikrofon yang dipilih sudah tidak terpasang. Pilih mikrofon lain.',
    dipakai:
      'Mikrofon sedang dipakai aplikasi lain atau tidak menjawab. Tutup aplikasi itu, lalu coba lagi.',
    tidakAman:
      'Mikrofon hanya dapat dipakai lewat alamat https. Buka Risalah dengan alamat https, lalu coba lagi.',
    lain: 'Mikrofon tidak dapat dibuka. Cabut dan pasang lagi, atau pilih mikrofon lain.',
    server: 'Server menolak rekaman ini.',
  },
} as const
