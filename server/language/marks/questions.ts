/** Which sentences ask. */
import type { Token } from '../token.ts'
import { addMark, endsSentence } from './breaks.ts'
import { asking, asksFor, set, tells } from './words.ts'

const before =
  /^(baik|nah|jadi|lalu|terus|dan|tetapi|tapi|namun|pertanyaannya|oke|kemudian|begitu|maaf)$/
const askLast = /^(berapa|kapan|kenapa|mengapa|siapa|apa|mana|bagaimana)$/
/** *masa* of time and office, not of doubt. */
const times = set(
  'sidang reses persidangan tugas jabatan depan lalu kerja tanam berlaku kini koreksi jeda itu ini transisi pandemi kampanye panen pemeliharaan',
)
const vocative = /^(pak|bu|bapak|ibu|saudara|pimpinan|ketua)$/

function asks(words: readonly Token[]): boolean {
  // What is asked stands behind the calls and interjections that open the sentence.
  let k = 0
  while (
    k < words.length - 1 &&
    (before.test(words[k]!.lower) ||
      (/,$/.test(words[k]!.trail) && k < 5 && !asking.has(words[k]!.lower)))
  )
    k += 1
  // A call of several words: "Pak Wiryawan, apakah …".
  for (let m = 0; m < Math.min(5, words.length - 1); m += 1)
    if (words[m]!.trail === ',' && vocative.test(words[0]!.lower)) k = Math.max(k, m + 1)
  const first = words[k]!.lower
  const next = words[k + 1]?.lower ?? ''
  const any = next === 'pun' || next === 'saja'
  if (asking.has(first) && !any) return first !== 'sejauh' || next === 'mana'
  if (/^(di|ke|dari)$/.test(first) && next === 'mana') return true
  if (
    first === 'apa' &&
    /^(benar|betul|bisa|boleh|sudah|tidak|yang|itu|alasan|alasannya|dasar|dasarnya|saja|masih|ada|perlu|kendala|kendalanya|mungkin)$/.test(
      next,
    )
  )
    return true
  // "ada yang mau menanggapi", "masih ada pertanyaan"
  const offered = first === 'masih' && next === 'ada' ? k + 1 : k
  if (
    words[offered]!.lower === 'ada' &&
    words.length <= 7 &&
    (/^(tanggapan|pertanyaan|masukan|sanggahan)$/.test(words[offered + 1]?.lower ?? '') ||
      (words[offered + 1]?.lower === 'yang' &&
        /^(lain|mau|ingin|keberatan|bertanya|menanggapi)$/.test(words[offered + 2]?.lower ?? '')))
  )
    return true
  if (first === 'masa' && !times.has(next) && next !== '') return true
  // The last word before a call at the end.
  let end = words.length - 1
  while (end > 0 && words[end - 1]!.trail === ',' && /^\p{Lu}/u.test(words[end]!.text)) end -= 1
  if (words.length > 2 && end === words.length - 2 && words[end - 1]?.trail === ',') end -= 1
  const last = words[end]!.lower
  const prior = words[end - 1]?.lower ?? ''
  const lower = words.map((token) => token.lower)
  const told = lower.some(
    (word) =>
      tells.has(word) &&
      !/^(untuk|dan|atau|dari|soal|data|jumlah|sampai|seperti|tentang)$/.test(word),
  )
  if (askLast.test(last) && !/^(tidak|entah|bukan)$/.test(prior) && (!told || words.length <= 3))
    return true
  if (/^(tidak|belum|bukan)$/.test(last) && prior === 'atau' && !told) return true
  // "sudah berapa persen realisasinya"
  const many = lower.findIndex((word) => word === 'berapa' || word === 'kapan')
  if (
    many >= 0 &&
    words.length <= 9 &&
    lower[many + 1] !== 'pun' &&
    lower[many - 1] !== 'entah' &&
    !told
  )
    return true
  if (last === 'kan' && words[end - 1]?.trail === ',') return true
  if (last === 'ya' && /^(setuju|sepakat|bisa|sah|cukup|jelas)$/.test(prior)) return true
  // "saya mau tanya, kenapa …"
  return lower.some(
    (word, m) =>
      m > 0 &&
      asking.has(word) &&
      (words[m - 1]!.trail === ',' || asksFor.test(lower[m - 1]!)) &&
      !told,
  )
}

export function questions(tokens: readonly Token[]): Token[] {
  const out = [...tokens]
  let start = 0
  for (let i = 0; i < out.length; i += 1) {
    const ends = i === out.length - 1 || endsSentence(out[i])
    if (!ends) continue
    if (/^[.,]?$/.test(out[i]!.trail) && asks(out.slice(start, i + 1)))
      out[i] = { ...out[i]!, trail: '?' }
    start = i + 1
  }
  return out
}

const notAnswered =
  /^(anggap|nyatakan|kami|saya|masih|telah|sama|saling|bisa|dapat|kita|sudah|untuk|bapak|ibu|semua|yang|tidak|sangat|anggota|semuanya|fraksi|pimpinan|dan|atau|sekalian|hadir|ini|itu|lain|\p{L}+nya)$/u

/** "setuju ya setuju": the room answers. */
export function roomAnswers(tokens: readonly Token[]): Token[] {
  const last = tokens.length - 1
  const agreed =
    last >= 4 &&
    tokens[0]!.lower === 'apakah' &&
    /^(setuju|sepakat)$/.test(tokens[last]!.lower) &&
    !notAnswered.test(tokens[last - 1]!.lower)
  return tokens.map((token, i) => {
    // "apakah laporan ini dapat kita terima setuju"
    if (agreed && i === last - 1) return addMark(token, '?')
    const asked = token.lower === 'ya' && /^(setuju|sepakat|sah)$/.test(tokens[i - 1]?.lower ?? '')
    const told = /^(setuju|sepakat|sah)$/.test(tokens[i + 1]?.lower ?? '')
    return asked && told ? addMark(token, '?') : token
  })
}
