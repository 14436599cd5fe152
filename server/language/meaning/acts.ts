/** Words of acts, requests, promises and deadlines that make a follow-up. */

export const request =
  /\b(mohon|agar|supaya|tolong|minta|meminta|diminta|dimintakan|menugaskan|ditugaskan|wajib|harus|diharapkan|mendesak|merekomendasikan|disepakati|diputuskan|menyepakati|memutuskan|dicatat|catat|tunggu|ditunggu)\b/
export const deliver =
  /\b(menyampaikan|disampaikan|sampaikan|menyerahkan|diserahkan|serahkan|mengirim|mengirimkan|dikirim|kirim|kirimkan|melaporkan|dilaporkan|laporkan|menyiapkan|disiapkan|siapkan|menyusun|disusun|melengkapi|dilengkapi|lengkapi|menyelesaikan|diselesaikan|selesaikan|memperbaiki|diperbaiki|melakukan|meninjau|ditinjau|mengecek|memverifikasi|diverifikasi|menghitung|dihitung|mengundang|menjadwalkan|berkoordinasi|menindaklanjuti|ditindaklanjuti|menyusulkan|susulkan|menyusul|membuat|dibuat|mendata|didata|menganggarkan|dianggarkan|mengajukan|diajukan|merevisi|direvisi|menghadirkan|memasang|dipasang|membangun|turun|menuntaskan)\b/
export const written = /\b(secara tertulis|tertulis|menyusul|susulkan)\b/
export const deadline =
  /\b(paling lambat|paling telat|selambat-lambatnya|selambatnya|paling lama|sebelum tanggal|dalam waktu|batas waktu|tenggat|minggu depan|pekan depan|bulan depan|akhir bulan|hari kerja|besok|lusa|hari lagi|hari ke depan|dalam \d+ (hari|minggu)|sebelum|hingga tanggal|sampai tanggal|pada tanggal|tanggal \d+|\d+ hari kerja|hari ini juga|sore ini|malam ini|\w+ (minggu|pekan) depan)\b/
/** Acts that a body promises in the bare form of speech: "kami survei", with their written form. */
export const bare: Readonly<Record<string, string>> = {
  kirim: 'mengirim',
  kirimkan: 'mengirimkan',
  sampaikan: 'menyampaikan',
  serahkan: 'menyerahkan',
  survei: 'melakukan survei',
  survey: 'melakukan survei',
  perbaiki: 'memperbaiki',
  siapkan: 'menyiapkan',
  lengkapi: 'melengkapi',
  susulkan: 'menyusulkan',
  laporkan: 'melaporkan',
  selesaikan: 'menyelesaikan',
  cek: 'mengecek',
  hitung: 'menghitung',
  ukur: 'mengukur',
  pasang: 'memasang',
  usulkan: 'mengusulkan',
  undang: 'mengundang',
  susun: 'menyusun',
  tinjau: 'meninjau',
  kerjakan: 'mengerjakan',
  bahas: 'membahas',
  koordinasikan: 'mengoordinasikan',
  tindaklanjuti: 'menindaklanjuti',
  bangun: 'membangun',
  tuntaskan: 'menuntaskan',
  ganti: 'mengganti',
  bersihkan: 'membersihkan',
  tertibkan: 'menertibkan',
  data: 'mendata',
  ajukan: 'mengajukan',
  bagikan: 'membagikan',
  mulai: 'memulai',
  jadwalkan: 'menjadwalkan',
  verifikasi: 'memverifikasi',
  surati: 'menyurati',
  salurkan: 'menyalurkan',
  cairkan: 'mencairkan',
  turunkan: 'menurunkan',
  masukkan: 'memasukkan',
  anggarkan: 'menganggarkan',
  revisi: 'merevisi',
  keruk: 'mengeruk',
  tutup: 'menutup',
  kaji: 'mengkaji',
  proses: 'memproses',
  umumkan: 'mengumumkan',
  tambah: 'menambah',
  aktifkan: 'mengaktifkan',
  rapikan: 'merapikan',
  periksa: 'memeriksa',
  evaluasi: 'mengevaluasi',
  lakukan: 'melakukan',
  adakan: 'mengadakan',
  buat: 'membuat',
  buatkan: 'membuatkan',
  rinci: 'merinci',
  rincikan: 'merincikan',
  bayar: 'membayar',
  bayarkan: 'membayarkan',
  bentuk: 'membentuk',
  petakan: 'memetakan',
  inventarisir: 'menginventarisasi',
  hadirkan: 'menghadirkan',
  tunjukkan: 'menunjukkan',
  terbitkan: 'menerbitkan',
  cocokkan: 'mencocokkan',
  sinkronkan: 'menyinkronkan',
  sosialisasikan: 'menyosialisasikan',
  dampingi: 'mendampingi',
  benahi: 'membenahi',
  tambal: 'menambal',
  pindahkan: 'memindahkan',
  bongkar: 'membongkar',
  angkut: 'mengangkut',
  telusuri: 'menelusuri',
  pastikan: 'memastikan',
  turun: 'turun',
  antar: 'mengantar',
  antarkan: 'mengantarkan',
  kumpulkan: 'mengumpulkan',
  bawa: 'membawa',
  rampungkan: 'merampungkan',
  bereskan: 'membereskan',
  tanam: 'menanam',
  tebar: 'menebar',
  jemput: 'menjemput',
  alirkan: 'mengalirkan',
  hidupkan: 'menghidupkan',
  sambung: 'menyambung',
  edarkan: 'mengedarkan',
  unggah: 'mengunggah',
  cetak: 'mencetak',
  ambil: 'mengambil',
  urus: 'mengurus',
  suruh: 'menyuruh',
  daftarkan: 'mendaftarkan',
  bantu: 'membantu',
  tugaskan: 'menugaskan',
  pinjamkan: 'meminjamkan',
  tempatkan: 'menempatkan',
  tayangkan: 'menayangkan',
  lelang: 'melelang',
  lelangkan: 'melelang',
  rehab: 'merehabilitasi',
}
export const own = new RegExp(
  `\\b(?:kami|saya)(?: juga)?(?: akan| segera| siap)? (${Object.keys(bare).join('|')})\\b|\\b(?:kami|saya|akan|siap|segera)(?: akan| segera)? (me\\p{L}{4,}|ber\\p{L}{4,}|turun|selesai|rampung)\\b`,
  'u',
)
/** A guest who asks another body promises nothing. */
export const asksBody =
  /\b(kami|saya|kita) (minta|meminta|mohon) (kepada |agar |supaya )?(dinas|badan|bagian|kecamatan|inspektorat|camat)\b/
export const answersOn = /\b(menjawab|dijawab|jawaban|jawabannya)\b/
/** "Tidak usah mudah-mudahan, saya minta …": the wish is refused. */
export const unwished =
  /\b(?:tidak usah|tidak pakai|jangan|bukan) (?:mudah-mudahan|semoga|mungkin)\b/
export const wishes =
  /\b(semoga|mudah-mudahan|berharap|alangkah|sebaiknya|seyogianya|seharusnya|ingin sekali|andai|idealnya|mungkin bisa)\b/
/** Words that ask for speech, which the floor gives at once. */
export const speech =
  /\b(penjelasan|tanggapan|jawaban|paparan|pandangan|menjelaskan|menjawab|menanggapi|memaparkan|dijawab|dijelaskan|ditanggapi)\b/
export const papers =
  /\b(data|daftar|laporan|dokumen|jadwal|surat|salinan|rincian|peta|gambar|hasil|hitungan|perhitungan|proposal|ded|sk)(nya)?\b/
export const refuses =
  /\b(belum bisa|tidak bisa|tidak dapat|tidak mungkin|belum dapat|tidak sanggup|belum sanggup|di luar kewenangan|bukan kewenangan)\b/
export const accepts = /^(siap|baik|ya|iya|insyaallah|oke)\b/
export const promise =
  /\b(kami|saya|dinas kami)( juga)? (akan|siap|segera|sanggup|berjanji|janji|janjikan|usahakan|pastikan|berkomitmen|bersedia|kirim|sampaikan|susulkan|laporkan|lengkapi|serahkan)\b|\b(akan|bisa|siap|segera|nanti)( segera| langsung)? (kami|saya) \p{L}{4,}/u
/** "paling lambat 31 Mei sudah terpasang", "Agustus itu tuntas": what is to be so by a day. */
export const outcome =
  /\b(?:sudah|bisa|harus|insyaallah|itu|akan) (?:selesai|rampung|beres|jadi|mulai|tuntas|jalan|berfungsi|mengalir|ngalir|ter(?:pasang|bit|kirim|bangun|salur|isi|sambung|perbaiki)\p{L}*)\b/u
/** *Sudah* of what is still to come: behind its day. */
export const ahead =
  /\b(?:besok|lusa|depan|mendatang|\d{1,2} \p{L}+|(?:akhir|awal|pertengahan) \p{L}+|senin|selasa|rabu|kamis|jumat|sabtu)(?: insyaallah| pasti| itu)? sudah\b/gu
/** Holds although the sentence says *sudah*: "kami usahakan akhir bulan sudah selesai". */
export const vowed =
  /\b(?:kami|saya)(?: \p{L}+)? (?:usahakan|janji|berjanji|janjikan|pastikan|targetkan)\b/u
export const past = /\b(kemarin|sudah|telah|tahun lalu|minggu lalu|bulan lalu|yang lalu)\b/
export const maybe =
  /\b(kalau(?! begitu)|apabila|jika|bila|seandainya|misalnya|asalkan|tergantung)\b/
export const sitting =
  /\b(rapat|sidang)\b.{0,30}\b(skors|dilanjutkan|dibuka|ditutup|jadwal)|\bskors\b|\b(rapat|sidang|kunjungan)\b.{0,60}\b(kita|komisi) (adakan|gelar|laksanakan|lanjutkan|jadwalkan)\b/

export const bareVerb: ReadonlySet<string> = new Set(Object.keys(bare))
/** A bare verb close behind the actor is an order: "Dinas Pertanian laporkan …". */
export const ordered = (words: readonly string[], from: number): boolean => {
  // After "segera" any word in -kan or -i is an order: "segera lunasi".
  const at = words.findIndex(
    (word, k) =>
      k > from &&
      (bareVerb.has(word) ||
        (/^(segera|harap|tolong)$/.test(words[k - 1]!) && /^\p{L}{3,}(kan|i)$/u.test(word))),
  )
  return at > 0 && at - from <= 12 && !/\b(kami|saya|akan)\b/.test(words.slice(from, at).join(' '))
}
/** What the chair waits for, or what must be so on a day. */
export const awaited =
  /\b(saya|kami|kita) tunggu\b|\bditunggu\b|\b(harus|wajib|minta) sudah\b|\bsudah (harus|wajib)\b/
export const noting = /\b(catat|dicatat|mohon dicatat)\b/
/** Any doing word; with an actor and a day it is an act whatever it is. */
export const doing =
  /\b(?:men[cdgjstyz]?|mem[bpf]?|meng?|me[lrw]|di)(?!(?:jadi|urut|ana|ri|nas|karenakan|mana|sini|situ|bandingkan)\b)\p{L}{4,}(?:kan|i)?\b/u
/** "… supaya digabung saja oleh" whom what follows names. */
/** Doing words in *ber-*, which otherwise tell how something is. */
export const dealing = /\bber(?:surat|koordinasi|konsultasi|unding|musyawarah|kirim|negosiasi)\b/
export const entrusted =
  /\b(?:agar|supaya|mohon|tolong)(?: \p{L}+){0,2} di\p{L}{4,}(?: \p{L}+){0,3} oleh$/u
export const assigning = /\b(?:agar|supaya)(?: segera)? me\p{L}{4,}/u
