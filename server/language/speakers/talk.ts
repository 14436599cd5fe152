/** What sort of thing somebody says: the chair's own phrases, words to the chair, answers, going on. */

import { isNumberWord } from '../number/read.ts'
import { commonWords } from '../tables/common.ts'

const text = (words: readonly string[]) => words.join(' ')

/** Words that only whoever leads the sitting says. */
const chairTalk: readonly RegExp[] = [
  /\b(rapat|sidang)\b.{0,60}\b(saya|kami|kita)( nyatakan)? (di)?(buka|tutup|skors|cabut|skor|akhiri)\b/,
  /\b(saya|kami|kita) (buka|tutup|skors|skor|membuka|menutup|nyatakan (di)?(buka|tutup|skors|terbuka|tertutup|sah|disetujui|diterima))\b/,
  /\b(membuka|menutup|mengakhiri) (rapat|sidang)\b/,
  /\b(rapat|sidang) (kita |ini )?(di)?(skors|skor)\b/,
  /\bskors(ing)? (rapat |sidang )?(saya|kami|kita)? ?(nyatakan )?(di)?cabut\b/,
  /\b(silakan|silahkan|persilakan|persilahkan|dipersilakan) (kepada |untuk |dari )?(bapak|ibu|pak|bu|saudara|saudari|fraksi|dinas|anggota|yang lain)\b/,
  /^(ya |baik |oke |iya )*(silakan|silahkan|mohon) (di)?(lanjutkan|lanjut|teruskan)\b/,
  /^(baik |ya |oke )*(bapak|ibu|pak|bu) [a-z' ]{2,30} (masih )?ada (tambahan|yang)\b/,
  /\b(saya|kami) (per)?(silakan|silahkan)\b/,
  /\b(apakah|bisa|dapat) .{0,40}(di)?(setujui|sepakati)\b/,
  /\b(dapat|bisa) (kita )?(di)?(setujui|sepakati|terima)( ya| bersama)?$/,
  /\bsetuju (ya|semua|bapak|ibu|saudara)\b|(?<=.{20})(?<!\b(kami|saya|pun|juga|sangat|tidak|kurang|pada prinsipnya|prinsipnya) )\b(setuju|sepakat|sah)$/,
  /\b(di)?(sepakati|setujui|sepakat)( ya| bersama ya)$/,
  /^(baik |ya |oke |jadi |dengan demikian )*(sudah )?(disepakati|disetujui|diputuskan|kita sepakati|kita setujui|kita putuskan)\b/,
  /\b(kita|mari|marilah) (kita )?(masuk|memasuki|lanjut|lanjutkan|beralih|mulai|teruskan) .{0,20}(acara|agenda|sesi|termin|pendalaman|kesimpulan|tanya jawab|pembahasan)\b/,
  /\b(acara|agenda) (rapat )?(hari ini|berikutnya|selanjutnya|kita|pertama|kedua|ketiga)\b/,
  /\bkuorum\b.{0,40}\b(tercapai|terpenuhi|memenuhi|sah|ya)\b/,
  /\b(kami|saya|kita) (berikan|beri) (kesempatan|waktu)\b/,
  /\b(masih ada|ada lagi) yang (ingin|mau|akan|hendak|lain)?\b.{0,30}(bertanya|menambahkan|menanggapi|berbicara|disampaikan)?/,
  /\b(apakah |barangkali |mungkin |masih )?ada (lagi )?yang (ingin|mau|akan|hendak|perlu) (bertanya|menambahkan|menanggapi|mendalami|disampaikan|ditanyakan|menyampaikan|bicara|ditambahkan|merespons)\b/,
  /^(baik |ya |oke |terima kasih .{0,30} )?(masih )?ada (lagi|tanggapan|tambahan|yang lain)( lagi)?( bapak ibu| yang lain| dari .{3,30}| bapak bapak| silakan)?$/,
  /\bsaya (ambil alih|simpulkan|ulangi kesimpulan|bacakan kesimpulan|rangkum|buka termin|ketuk|ketok)\b/,
  /\bkesimpulan(nya)? (begini|kita|rapat)\b|^(baik |ya |oke )*kesimpulan( terakhir| pertama| kedua| ketiga| berikutnya)\b/,
  /\b(rapat|sidang|forum|komisi \S+) (ini )?(menyepakati|memutuskan|menyetujui)\b/,
  /\btermin (pertama|kedua|ketiga|ini|berikutnya)\b.*\b(saya|kita|kami|silakan|buka|mulai)\b/,
  /^(baik |ya |oke |sabar |kalau begitu |sekarang |jadi |maaf |terima kasih )*(pak \S+ |bu \S+ |kang \S+ )?(kita|mari kita|marilah kita) (catat|tunda|lanjut|lanjutkan|dengar|dengarkan|sudahi|akhiri|tampung|cukupkan|simpulkan|sepakati|putuskan|tetapkan|skors|istirahat|beralih|mulai)\b/,
  /\b(kita|kami) (catat|tampung) (dulu|ya|semua|usulannya|masukannya|pak|bu)\b|^(baik |ya |oke )*(kita|saya) catat\b/,
  /\bkita tunda\b.*\b(disepakati|setuju|sepakat|sampai|menunggu)\b/,
  /\bkita (dengar|dengarkan) (dulu|bersama|langsung|dari|dulu dari|penjelasan|tanggapan|jawaban|paparan|laporan|pandangan|pendapat|pak|bu|bapak|ibu|kang|bang|bung|mas|mbak|dinas|badan|kecamatan|kepala|fraksi|wakil|perwakilan|(\S+ ){1,4}dulu)\b/,
  /\b(waktunya|waktu) (sudah )?habis\b|\b(mohon|tolong) dipersingkat\b/,
  /\b(hadirin|bapak ibu) (sekalian )?(dimohon|kami mohon|dipersilakan) (berdiri|duduk)\b/,
  /^(baik |ya |oke )*(sekarang |selanjutnya |berikutnya |lanjut )(ke |giliran )?(kita|pak|bu|bapak|ibu|bung|kang|dari|dinas|badan|fraksi|giliran|saudara|ke)\b/,
  /^(baik |ya |oke )*(((pak|bu|bapak|ibu|bung|kang) \S+ dicatat$)|(dicatat (ya )?(pak|bu|bapak|ibu|bung|kang)\b))/,
  /^(pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kesembilan|kesepuluh|terakhir)\b.*\bkita (tunggu|tunda|putuskan|sepakati|setujui|lewati|coret|tetapkan)\b/,
  /^(baik |ya |oke )+((pak|bu|bapak|ibu|bung|kang) \S+ )?terima kasih (sekarang|selanjutnya|berikutnya|lanjut|giliran)\b/,
  /\b(kalau|jika|karena) (sudah )?(tidak ada|cukup)( lagi)?( yang \S+)? (kita|maka|saya|rapat)\b/,
  /^(ya |iya |oh |eh |baik |oke |sudah |nah |boleh |nggih |bisa )*(silakan|silahkan|monggo|mangga)( (yang|pak|bu|bapak|ibu|dulu|saja|lanjut|dilanjutkan|mikrofonnya|miknya)( \S+){0,4})?$/,
  /^(kalau begitu |baik |ya |oke )+.{3,40} (dulu|duluan|lebih dulu)( ya)?$/,
  /^(pas |tinggal |sudah |waktunya )?(satu|dua|tiga|empat|lima|sepuluh|\d+) menit( lagi| ya| saja)?\b(?! (yang lalu|dari|dengan))/,
  /\b(satu fraksi satu|masing masing (fraksi )?(satu|dua|tiga|lima|tujuh|sepuluh|\d+) menit|aturan mainnya)\b/,
  /\bnanti (ada )?giliran(nya)?\b/,
  /^(tenang|sabar|mohon tenang|tertib|mohon tertib)\b/,
  /\b(lewat|melalui) pimpinan\b/,
  /\bsaya tampung\b|\bkita (teruskan|lanjutkan) (saja|dulu)\b/,
  /\bpalu (sidang |rapat )?(saya|kami) (serahkan|titip|terima|ambil)\b|\b(tolong|mohon) (di)?pimpin\b/,
  /^(baik |oke |terima kasih (pak |bu )?\S+ |maaf )*(saya|kami) (sudah|telah) (kembali|balik)\b/,
  /\b(tolong )?(di)?catat (ya |ini )?(sekwan|pak sekwan|bu sekwan|notulis|notulen|sekretariat|staf|risalah)\b/,
  /^(berikutnya|selanjutnya|terakhir)\b(?=(?: \S+){1,7}$)/,
  /\bkita (masuk|lanjut|lanjutkan|mulai|beralih|pindah|kembali) (ke|dari|dengan) (?!rumah|kampung|kantor|desa)/,
  /\b(lanjut|lanjutkan|sekarang|silakan|monggo|mangga) (yang |ke (yang )?)?(berikut|berikutnya|selanjutnya)\b|\b(yang )?(berikut|berikutnya|selanjutnya) (silakan|silahkan|monggo|mangga|dipersilakan)\b/,
  /\b(baik|oke|sudah|nah|kita) (di)?(sepakati|setujui|putuskan)$/,
  /\b(berarti|jadi) (sudah )?(disetujui|disepakati|diputuskan|kita setujui|kita sepakati)( ya)?\b/,
  /\bsekarang silakan\b/,
  /\b(sesuai|ikut|ikuti|menurut) (urutan|daftar|giliran)\b|\b(kita|saya) (lanjutkan|teruskan) (dulu )?(urutan|giliran|daftar)(nya)?\b/,
  /\b(dinyatakan|kita nyatakan) (di)?(terima|setujui|sah|sepakati|terbuka|tertutup)\b/,
  /\bbaru (saya|kami) (kasih|beri|berikan|persilakan)\b|\b(saya|kami) (kasih|beri) (waktu )?(satu|dua|tiga|lima|sepuluh) menit\b/,
  /\b(jangan|tidak usah|ndak usah) (berebut|rebutan|bersahutan|saling potong)\b|\bmik(rofon)?(nya)? saya matikan\b/,
  /^(sudah |ya |iya |maaf |sabar )*(tahan|tunggu|sabar|sebentar) dulu (pak|bu|bapak|ibu|kang|bang|mas|mbak)\b.*\b(dulu|selesai|habis|giliran)/,
  /\b(saya|kita) putuskan\b|\b(belum|nanti|sudah) kita (putuskan|sepakati|bahas lagi|simpulkan)\b/,
]

/** The words that show the chair speaking, null where there are none. */
export function chairPhrase(words: readonly string[]): string | null {
  const said = text(words)
  if (isGrant(words)) return said
  for (const pattern of chairTalk) {
    const hit = pattern.exec(said)
    if (hit !== null && hit[0] !== '') return hit[0]
  }
  return null
}

/** Nothing but leave to speak: "oh boleh boleh", "ya monggo eh silakan". */
export const isGrant = (words: readonly string[]): boolean =>
  words.length <= 8 &&
  (words.some((w) => /^(silakan|silahkan|monggo|mangga|dipersilakan)$/.test(w)) ||
    words.filter((w) => w === 'boleh').length > 1) &&
  words.every((w) =>
    /^(ya|iya|oh|eh|o|oke|baik|boleh|bisa|nah|sudah|silakan|silahkan|dipersilakan|monggo|mangga|nggih|saja|dulu|lah|pak|bu|bapak|ibu|mas|mbak|kang|bang|bung)$/.test(
      w,
    ),
  )

/** The speaker addresses the chair, so is not the chair. */
export function addressesChair(words: readonly string[]): boolean {
  const head = text(words.slice(0, 14))
  return (
    /\b(terima kasih|makasih|izin|ijin|mohon izin|interupsi|baik|siap|maaf|menjawab|assalamualaikum|ya|cukup|ada|saya|setuju|betul|belum|sudah|tidak)\b.{0,25}\b(pimpinan|pak ketua|bu ketua|ibu ketua|bapak ketua|ketua|pimpinan rapat|pimpinan sidang)\b(?<!wakil ketua)(?! (komisi|fraksi(?! (kami|saya))|pansus|dprd|dewan|umum|perumda))/.test(
      head,
    ) ||
    /^(pimpinan|pak ketua|bu ketua|ketua|bapak pimpinan|ibu pimpinan)\b(?! (komisi|fraksi))/.test(
      head,
    ) ||
    /^(?!.*\b(oleh|dari|kepada|wakil|sebagai|selaku|saya|atas|dengan|dipanggil|untuk|arahan|usul|usulan|kata|setuju|menurut) (pak |bu |bapak |ibu )?(ketua|pimpinan)\b)(\S+ ){0,4}(ketua|pimpinan)\b(?! (komisi|fraksi|pansus|dprd|dewan|umum|perumda|kelompok|rt|rw|bumdes|gapoktan|poktan|karang|panitia|tim|badan|banggar))/.test(
      head,
    ) ||
    /\b(pimpinan|pak ketua|bu ketua)$/.test(text(words)) ||
    /\binterupsi\b/.test(text(words.slice(0, 5)))
  )
}

export const interrupts = (words: readonly string[]): boolean =>
  /^(maaf |mohon |izin |ijin |sebentar |pimpinan |pak ketua |bu ketua )*interupsi\b|\b(saya potong|memotong|potong (dikit|sedikit|sebentar)|menyela|saya sela)\b/.test(
    text(words.slice(0, 6)),
  )

/** "tertib dulu": an item of a list that is read out. */
export const countsOn = (words: readonly string[]): boolean =>
  /^(satu|dua|tiga|empat|lima|enam|tujuh|delapan|pertama|kedua|ketiga|keempat|kelima|keenam|yang \S+|nomor \S+|poin \S+|terakhir)\b/.test(
    text(words.slice(0, 2)),
  )

/** The same mouth goes on with its list or adds to it. */
export const goesOn = (words: readonly string[]): boolean =>
  /^((dan|lalu|terus|nah) )?((yang )?(pertama|kedua|ketiga|keempat|kelima|keenam|terakhir)|satu lagi|selain itu|contohnya?|misalnya|sekalian)\b/.test(
    text(words.slice(0, 4)),
  ) && !/^terakhir (ya )?(fraksi|dari|pak|bu|bapak|ibu)\b/.test(text(words.slice(0, 3)))

/** Only a word of assent or greeting from the room: everyone's. */
export const isChorus = (words: readonly string[]): boolean =>
  words.length <= 6 &&
  words.every(
    (w, n) =>
      (n > 0 &&
        /^(pak|bu|bapak|ibu|ketua|pimpinan)$/.test(w) &&
        (/^(setuju|sepakat|sah)$/.test(words[0]!) || (words.length > 3 && words[0] === 'cukup'))) ||
      (n > 3 && w === 'saja') ||
      /^(setuju|sepakat|tidak|iya|ya|aamiin|amin|siap|betul|merdeka|hadir|waalaikumsalam|wa|alaikumsalam|walaikumsalam|warahmatullahi|wabarakatuh|cukup|sudah|ada|sah|lanjut|bisa|terima|pagi|siang|sekali|itu|benar)$/.test(
        w,
      ),
  )
/** What anyone in the room may call out: "suaranya tidak kedengaran dari belakang". */
export const isFromRoom = (words: readonly string[]): boolean =>
  words.length <= 12 &&
  /\b(tidak|ndak|nggak|kurang|belum) (ke|ter)dengar(an)?\b|\b(mik|mikrofon|mic|suara)(nya)?\b.*\bmati\b/.test(
    text(words),
  ) &&
  !/\b(saya|kami|silakan|tolong|coba|pak|ketua|pimpinan)\b/.test(text(words))

/** Assent that a single person gives who was asked by name. */
export const isOwnWord = (words: readonly string[]): boolean =>
  words.every((w) => /^(tidak|iya|ya|siap|betul|cukup|sudah|ada|belum)$/.test(w))

/** What somebody says who goes on with an earlier thread. */
export const resumes = (words: readonly string[]): boolean =>
  /\b(yang tadi saya|saya ulang|saya ulangi|saya lanjutkan|saya teruskan|saya sambung (lagi|yang tadi)|seperti (yang )?(saya )?(sampaikan|katakan)( saya)? tadi|tadi saya (sampaikan|bilang|katakan)|melanjutkan yang tadi|jadi yang tadi|saya lanjut|kami lanjutkan|kami teruskan|kami ulangi)\b/.test(
    text(words),
  )

/** The next piece hangs on what the same mouth said before. */
export const hangsOn = (words: readonly string[]): boolean =>
  /^(kemudian|lalu|dan|juga|selain itu|selanjutnya|berikutnya|kedua|ketiga|yang kedua|yang ketiga|terakhir|yang terakhir|satu lagi|atau|sehingga|karena|padahal|apalagi|bahkan|termasuk|serta|sedangkan|sementara)\b/.test(
    text(words.slice(0, 3)),
  )

/** "giliran saya nggih", "saya yang terakhir", "saya singkat saja": the next of an order. */
export const takesTurn = (words: readonly string[]): boolean =>
  /^((baik|ya|nggih|terima kasih|makasih|izin|pimpinan|ketua) )*((saya|kami) (juga )?(melanjutkan|lanjutkan|teruskan|menyambung|sambung|singkat|yang terakhir|terakhir|penutup|kebagian)|giliran (saya|kami))\b/.test(
    text(words.slice(0, 8)),
  )

/** Somebody begins who was waiting for the word. */
export const begins = (words: readonly string[]): boolean =>
  /^(baik|baiklah|ya|iya|oke|siap|izin|ijin|mohon izin|terima kasih|makasih|terimakasih|assalamualaikum|bismillah|melanjutkan|menyambung|menambahkan|giliran|kalau saya|kalau dari|dari saya|dari kami|saya juga|selamat|pimpinan|pak ketua|bu ketua|mohon|matur|hatur|nuwun|suwun|suksma|matur suksma|tarima|makase|nggih|inggih|njih|iye|punten|tabe|tabea|syalom|shalom|om|salam|permisi|begini|kami)\b/.test(
    text(words.slice(0, 4)),
  )

/** The first words of somebody who replies to what was just said. */
export const opensReply = (words: readonly string[]): boolean =>
  /^(baik|baiklah|siap|izin|ijin|terima kasih|makasih|ya|iya|betul|benar|bukan|belum|sudah|tidak|nggak|enggak|insyaallah|mohon izin|mohon maaf|maaf|oh|bisa|sanggup|ada|cukup|setuju|oke|paling lambat|kurang lebih|sekitar|memang|masih|nanti|tinggal|menurut|pasti|matur nuwun|hatur nuhun|nuwun sewu|suksma|suwun|makase|nggih|inggih|njih|iye|punten|tabe|begini|ndak|dak|mboten|sanes|leres|sumuhun|muhun|henteu|teu|seng|tara|iyo|saestu|sampun|dereng|ampun)\b/.test(
    text(words.slice(0, 3)),
  )

/** Words of the question come back in the answer ("berapa tarif dasar" – "tarif dasar empat ribu"). */
const echoes = (question: readonly string[], reply: readonly string[]): boolean => {
  const head = reply.slice(0, 8)
  return question.some((word) => word.length > 3 && !commonWords.has(word) && head.includes(word))
}

/** Does the reply take up the question, by its words or with the number asked for? */
export const takesUp = (question: readonly string[], reply: readonly string[]): boolean =>
  echoes(question, reply) ||
  (question.some((word) => /^(berapa|seberapa)$/.test(word)) &&
    reply.slice(0, 8).some((word) => isNumberWord(word) || /^\d/.test(word))) ||
  (question.includes('kapan') &&
    /^(sejak|bulan|tahun|tanggal|hari|minggu|kemarin|besok|lusa|paling|awal|akhir|dua|tiga|setelah|sebelum)\b/.test(
      text(reply.slice(0, 2)),
    ))

/** Nothing but the word for the next one. */
export const callsNext = (words: readonly string[]): boolean =>
  /\b(sesuai|ikut|menurut|berdasarkan|ikuti) (urutan|daftar|giliran)(nya)?\b|\b(giliran|urutan|penanya|pembicara) (yang )?(berikut|berikutnya|selanjutnya|terakhir)\b/.test(
    text(words),
  ) ||
  (words.length <= 7 &&
    /^(ya |iya |nah |baik |oke |cukup |sudah |sekarang |dicatat |(terima kasih|makasih|matur nuwun)( (pak|bu|bapak|ibu))?( \S+)? )*(lanjut|lanjutkan|berikut|berikutnya|selanjutnya|terakhir|(lanjut )?(penanya |pembicara |giliran |yang )?(kedua|ketiga|keempat|kelima|terakhir|berikut|berikutnya|selanjutnya))( ya| silakan| lanjut| monggo)*$/.test(
      text(words),
    ))

/** "mantap tepat waktu, berikutnya silakan": the next one, behind a word on the last; who names somebody calls him. */
export const callsOn = (words: readonly string[]): boolean =>
  words.length <= 20 &&
  /\b(berikutnya|berikut|selanjutnya|terus|yang terakhir)( di daftar( saya)?)?( silakan| silahkan| monggo| mangga| (satu|dua|tiga|empat|lima) menit| ya| ibu| bapak| pak| bu| singkat| saja| dulu)*$/.test(
    text(words),
  )

/** Somebody answers. */
export const answers = (words: readonly string[]): boolean =>
  !/\b(bertanya|menanyakan|interupsi|sependapat|mendukung|usul|saya minta|kami minta|menambahkan|tambahkan|saya juga|ikut)\b/.test(
    text(words.slice(0, 14)),
  ) &&
  (/^(baik|siap|izin|ijin|terima kasih|makasih|ya|iya|betul|benar|bukan|belum|sudah|tidak|nggak|enggak|nanti|insyaallah|insya|mohon maaf|mohon izin|maaf|untuk|akan|kami|dapat|ada|masih|memang|bisa|oh|kalau itu|kurang|sekitar|tahun|bulan|minggu|rencananya|sebenarnya)\b/.test(
    text(words.slice(0, 3)),
  ) ||
    /\b(menjawab|jawab|menjelaskan|kami)\b/.test(text(words.slice(0, 10))))

/** The chair tells the one who has the floor something about speaking. */
export const minds = (words: readonly string[]): boolean =>
  words.length <= 16 &&
  /\b(mik|mic|mikrofon|mikrofonnya|mikropon|miknya|suara|suaranya|keras|dekat|didekatkan|singkat|dipersingkat|persingkat|waktunya|menit|langsung|intinya|poin|poinnya|diulang|ulangi|ulang|pelan|dibuka dulu|nyalakan|dinyalakan|nyala)\b/.test(
    text(words),
  )

/** Somebody who has the floor asks for a moment, or asks to have it. */
export const begs = (words: readonly string[]): boolean =>
  words.length <= 14 &&
  /\b(boleh|izin|ijin|interupsi|sebelah sini|di sini|minta waktu|mohon waktu|satu lagi|sebentar|sedikit|tambah|keberatan|protes|tidak sepakat|tidak setuju|ada catatan|angkat tangan|menambahkan|bertanya|lanjutkan|menyampaikan|menjawab|jawab)\b/.test(
    text(words),
  )

/** Somebody brings their turn to an end. */
export const ends = (words: readonly string[]): boolean =>
  /\b(sekian|demikian|cukup|itu saja|itu dulu|terima kasih|wassalamualaikum|wabarakatuh)( \S+){0,4}$/.test(
    text(words),
  )
