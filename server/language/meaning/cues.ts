/** The cues of a sitting that one sentence gives: each is a proposal with the words that gave it; a person confirms. */

export type CueKind =
  | 'buka-tutup'
  | 'sifat'
  | 'kuorum'
  | 'acara'
  | 'gilir'
  | 'minta'
  | 'nama-diri'
  | 'tanya-setuju'
  | 'putus'
  | 'skors'
  | 'suara'
  | 'tindak-lanjut'
  | 'usulan'
  | 'hukum'

export type Cue = { readonly kind: CueKind; readonly words: string; readonly detail: string }

type Rule = {
  readonly kind: CueKind
  readonly detail: string
  readonly test: RegExp
  readonly chair?: true
  readonly notChair?: true
  /** Words in the same sentence that take the cue back. */
  readonly unless?: RegExp
}

/** "Kalau begitu", "jika tidak ada keberatan": ways of ruling, not conditions. */
const maybe =
  /\b(kalau|apabila|jika|bila|seandainya|andaikan|misalnya)\b(?! (begitu|(sudah )?tidak ada (lagi )?(yang )?(ber)?keberatan|semua(nya)? (setuju|sepakat))\b)/
const past =
  /\b(kemarin|yang lalu|minggu lalu|tahun lalu|bulan lalu|waktu itu|rapat sebelumnya|sebelumnya sudah|telah disepakati|sudah disepakati|pernah)\b/
const read = /\b(membacakan|sebagaimana tertulis|berbunyi|dikutip|kutipan)\b/
const article = '(?:pasal \\d+[a-z]?(?: ayat \\(\\d+\\))?(?: huruf [a-z]\\b)?)'
const document =
  '(?:(?:undang-undang|uu|peraturan [a-z ]{3,40}|perda|perbup|permendagri|pp|perpres) nomor \\d+(?: tahun \\d{4})?)'

const rules: readonly Rule[] = [
  {
    kind: 'buka-tutup',
    detail: 'buka',
    chair: true,
    unless: read,
    test: /\b(saya|kami|kita|dengan ini|izinkan|perkenankan)\b.{0,40}\b(buka|membuka|dibuka)\b|\b(rapat|sidang)\b.{0,60}\b(saya|kami)( nyatakan)? (di)?buka\b/,
  },
  {
    kind: 'buka-tutup',
    detail: 'tutup',
    chair: true,
    unless: /\b(tertutup|pintu|defisit|kekurangan|tutup untuk umum)\b/,
    test: /\b(rapat|sidang)\b.{0,60}\b(saya|kami|kita|resmi|dengan ini)?( nyatakan)? ?(di)?tutup\b|\b(saya|kami) (tutup|menutup)\b/,
  },
  {
    kind: 'sifat',
    detail: 'tertutup',
    chair: true,
    unless: maybe,
    test: /\b(dinyatakan|nyatakan|menjadi|secara|bersifat|lakukan|rapat) (rapat )?(ini )?(tertutup)\b|\b(ter|di)?tutup untuk umum\b|^((baik|baiklah|oke|ya|berarti|jadi),? )*tertutup(,? (ya|saja))?[.!]$/,
  },
  {
    kind: 'sifat',
    detail: 'rahasia',
    chair: true,
    unless: maybe,
    test: /\b(dinyatakan|bersifat) rahasia\b/,
  },
  {
    kind: 'sifat',
    detail: 'terbuka',
    chair: true,
    unless: maybe,
    test: /\bterbuka (kembali )?untuk umum\b|\b(dinyatakan|kembali) terbuka\b/,
  },
  {
    kind: 'kuorum',
    detail: 'kuorum',
    test: /\bkuorum\b|\bdaftar hadir\b.{0,60}\b(ditandatangani|hadir)\b|\bhadir \S+ (orang )?dari \S+ (orang )?anggota\b/,
  },
  {
    kind: 'acara',
    detail: 'acara',
    chair: true,
    test: /\b(acara|agenda) (rapat )?(kita )?(hari ini|pertama|kedua|ketiga|keempat|kelima|selanjutnya|berikutnya|terakhir)\b|\b(kita masuk|kita memasuki|marilah kita memasuki|masuk ke|lanjut ke|beralih ke)\b.{0,12}\b(acara|agenda)\b/,
  },
  {
    kind: 'gilir',
    detail: 'gilir',
    chair: true,
    test: /\b(silakan|persilakan|dipersilakan|beri kesempatan|berikan kesempatan|serahkan)\b.{0,30}\b(bapak|pak|ibu|bu|saudara|saudari|fraksi|dinas|badan|kepala)\b|\b(bapak|pak|ibu|bu|saudara)\b.{0,40}\b(silakan|dipersilakan)\b/,
  },
  {
    kind: 'minta',
    detail: 'interupsi',
    notChair: true,
    test: /\binterupsi\b|\bmohon izin,? (pimpinan|ketua)\b|\bsaya minta waktu\b/,
  },
  {
    kind: 'nama-diri',
    detail: 'nama diri',
    notChair: true,
    test: /\b(nama saya|perkenalkan)\b|\b(saya|kami) dari (fraksi|dinas|badan)\b|\bsaya [a-z]-\d{1,3}\b/,
  },
  {
    kind: 'tanya-setuju',
    detail: 'tanya setuju',
    chair: true,
    test: /\b(apakah|bisa|dapat|bisakah|dapatkah)\b.{0,80}\b(disetujui|setujui|disepakati|sepakati|diterima)\b|\b(setuju|sepakat|sah)(,? ya)?\?|\b(setuju|sepakat),? ya\b/,
  },
  {
    kind: 'putus',
    detail: 'putus',
    chair: true,
    unless: new RegExp(`${maybe.source}|${past.source}|\\b(apakah|belum|bisa|dapat)\\b`),
    test: /\b(dengan ini|maka)\b.{0,60}\b(nyatakan|tetapkan|sahkan|putuskan)\b|\b(disepakati|diputuskan|disetujui|ditolak|ditunda|ditetapkan|disahkan|menyepakati|menyetujui|memutuskan)\b|\b(kita|kami) (sepakati|putuskan|setujui|tetapkan|tolak|tunda)\b/,
  },
  {
    kind: 'skors',
    detail: 'skors',
    chair: true,
    test: /\b(di|men)?skors(ing)?\b(?!.{0,30}\bcabut)|\b(kita|saya|rapat) (kita )?skor\b/,
  },
  {
    kind: 'skors',
    detail: 'cabut',
    chair: true,
    test: /\bskors(ing)?\b.{0,30}\b(di)?cabut\b|\b(men|di)?cabut skors/,
  },
  {
    kind: 'suara',
    detail: 'suara',
    chair: true,
    test: /\b(voting|pemungutan suara)\b|\byang (tidak )?setuju (silakan )?(berdiri|angkat tangan|mengangkat tangan)\b/,
  },
  {
    kind: 'tindak-lanjut',
    detail: 'tindak lanjut',
    test: /\b(mohon|agar|supaya|tolong|minta|meminta|diminta)\b.{0,40}\b(dinas|badan|opd|tapd|bagian|inspektorat|bappeda|sekretariat|kadis)\b|\b(paling lambat|selambat-lambatnya)\b|\bsecara tertulis\b|\b(susulkan|menyusul)\b/,
  },
  {
    kind: 'usulan',
    detail: 'usulan',
    test: /\b(reses|pokir|pokok-pokok pikiran|aspirasi|usulan)\b/,
  },
  {
    kind: 'hukum',
    detail: 'hukum',
    test: new RegExp(`\\b(?:${document}(?:,? ${article})?|${article}(?:,? ${document})?)`),
  },
]

/** Cues of one sentence in written Indonesian; rules of the chair only count for the chair. */
export function cuesOf(sentence: string, options: { readonly chair: boolean | null }): Cue[] {
  const lower = sentence.toLowerCase()
  return rules.flatMap((rule) => {
    if (rule.chair && options.chair === false) return []
    if (rule.notChair && options.chair === true) return []
    const hit = rule.test.exec(lower)
    if (hit === null || rule.unless?.test(lower)) return []
    return [{ kind: rule.kind, words: hit[0], detail: rule.detail }]
  })
}
