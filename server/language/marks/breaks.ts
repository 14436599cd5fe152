/** Where sentences end in speech that came without marks. */
import type { Token } from '../token.ts'
import { frontedEnd } from './fronted.ts'
import { pointsCounted } from './points.ts'
import { asksFor, openers, type Phrases, strongOpeners, tells, unfinished } from './words.ts'

export const at = (tokens: readonly Token[], i: number, phrase: readonly string[]): boolean =>
  phrase.every((word, k) => tokens[i + k]?.lower === word)

/** Does one of the phrases, kept by their first word, stand at `i`? */
export const opensWith = (phrases: Phrases, tokens: readonly Token[], i: number): boolean =>
  phrases.get(tokens[i]?.lower ?? '')?.some((phrase) => at(tokens, i, phrase)) ?? false

export const addMark = (token: Token, mark: string): Token =>
  token.trail === '' || (mark !== ',' && token.trail === ',') ? { ...token, trail: mark } : token

export const endsSentence = (token: Token | undefined): boolean =>
  token !== undefined && /[.?!]["”’)]*$/.test(token.trail)

const calls =
  /^(baik|ya|nah|oke|bapak|pak|ibu|bu|saudara|saudari|pimpinan|ketua|sekalian|semua|hadirin|haji|hajah|yang|terhormat|hormati|banggakan|saya|kami|siap)$/

const questionWords = /^(apakah|bagaimana|kapan|kenapa|mengapa)$/

/** A question that is told, not asked: "kami ditanya warga kapan …". */
const told = (tokens: readonly Token[], start: number, i: number) =>
  tokens
    .slice(Math.max(start, i - 4), i)
    .some((token) => tells.has(token.lower) || asksFor.test(token.lower))

/** *baik*, *jadi*, *nah* open a sentence only before words of talk. */
const plainOpeners: Readonly<Record<string, RegExp>> = {
  baik: /^(terima|bapak|ibu|pak|bu|saudara|pimpinan|kita|kalau|saya|kami|selanjutnya|silakan|jadi|apakah|untuk|demikian)$/,
  jadi: /^(saya|kami|kita|tidak|kalau|ini|itu|memang|bukan|untuk|mohon|pak|bu|anggaran|usulan|kesimpulannya|intinya|yang)$/,
  nah: /^(ini|itu|kalau|saya|kami|kita|yang|untuk|sekarang|tadi|di|dari)$/,
  kapan: /^.{2,}$/,
}

function opensHere(tokens: readonly Token[], i: number, start: number): boolean {
  const length = i - start
  const before = tokens[i - 1]!.lower
  const word = tokens[i]!.lower
  // "Demikian laporan kami. Terima kasih."
  const closing =
    /^(kami|saya|kita|bapak|ibu)$/.test(before) && at(tokens, i, ['terima', 'kasih']) && length >= 3
  if (unfinished.has(before) && !closing) return false
  if (frontedEnd(tokens, start) === i) return false
  // "agenda berikutnya", "tahun selanjutnya": told of the noun before it.
  if (/^(berikutnya|selanjutnya)$/.test(word)) {
    const told =
      /^(agenda|acara|rapat|sidang|tahun|bulan|minggu|hari|tahap|pembicara|usulan|pembahasan|anggaran|yang|kali|proses|periode)$/
    if (told.test(before) || tokens[i + 1] === undefined) return false
  }
  // "waktu dan tempat kami persilakan", "pertanyaan tadi mohon dijawab": the thing stands before its verb.
  if (/^(waktu|tempat|kesempatan)$/.test(before) && /^(kami|saya)$/.test(word)) return false
  // "yang setuju silakan berdiri": who is asked to stands before it.
  const named = tokens[start]!.lower === 'yang' && tokens[start + 1]!.lower !== 'terhormat'
  if (/^(silakan|mohon|harap)$/.test(word) && named && length <= 4) return false
  if (before === 'siapa' && word === 'yang') return false
  const segment = tokens.slice(start, i)
  const asked =
    /^(mohon|tolong)$/.test(word) &&
    /^di/.test(tokens[i + 1]?.lower ?? '') &&
    /^(pertanyaan|usulan|data|surat|itu|ini|hal|laporan|jawaban|masukan|catatan)$/.test(
      tokens[start]!.lower,
    )
  if (
    asked &&
    !segment.some((token) =>
      /^(me[mnlry]|di.{4}|ter.{3}|ber.{3}|sudah$|belum$|tidak$)/.test(token.lower),
    )
  )
    return false
  if (word === 'mohon' && /^(lebihnya|kurangnya|kekurangannya)$/.test(before)) return false
  // "Apakah ada yang keberatan? Kalau tidak ada, saya anggap setuju."
  if (/^(kalau|jika|apabila)$/.test(word) && length >= 4) return frontedEnd(tokens, i) !== null
  // "rapat kita mulai": the thing begun stands before it.
  if (word === 'kita' && /^(rapat|sidang|acara|agenda|pembahasan|skors|ini|itu)$/.test(before))
    return false
  // "Baik, Bapak, Ibu sekalian, kita mulai": only a call stands before it.
  const content = tokens
    .slice(start, i)
    .filter((token) => !calls.test(token.lower) && token.kind !== 'person')
  if (content.length === 0) return false
  const strong = length >= 2 && opensWith(strongOpeners, tokens, i)
  const greeting = /^w?assalamualaikum/.test(word)
  if (!strong && !greeting && (length < 4 || !opensWith(openers, tokens, i))) {
    // "nah itu yang kami tunggu kapan dikerjakan"
    return (
      length >= 3 && questionWords.test(word) && !told(tokens, start, i) && word !== 'bagaimana'
    )
  }
  if (questionWords.test(word)) return !told(tokens, start, i)
  const plain = plainOpeners[word]
  if (plain !== undefined && !plain.test(tokens[i + 1]?.lower ?? '')) return false
  if (/^(baik|jadi|kemudian)$/.test(word) && /^(dengan|lebih|yang|itu|ini|supaya)$/.test(before))
    return false
  if (
    /^(hasilnya|akibatnya|intinya)$/.test(word) &&
    /^(apa|bagaimana|me\p{L}{3,}kan)$/u.test(before)
  )
    return false
  return !(word === 'mohon' && /^(maaf|kami)$/.test(before))
}

/** "assalamualaikum warahmatullahi wabarakatuh": a greeting is a sentence of its own. */
function greetings(tokens: Token[]): void {
  for (let i = 0; i < tokens.length; i += 1) {
    const last = tokens[i]!
    if (/(^|\s)(wabarakatuh|wabarokatuh|swastiastu|buddhaya)$/.test(last.lower))
      tokens[i] = addMark(last, '.')
    if (i > 0 && /^w?assalamualaikum/.test(last.lower)) tokens[i - 1] = addMark(tokens[i - 1]!, '.')
    if (at(tokens, i, ['salam', 'sejahtera'])) {
      if (i > 0) tokens[i - 1] = addMark(tokens[i - 1]!, '.')
      const all = tokens.findIndex((token, k) => k > i && k < i + 6 && token.lower === 'semua')
      if (all > 0) tokens[all] = addMark(tokens[all]!, '.')
    }
    if (
      i > 0 &&
      /^(om|namo)$/.test(last.lower) &&
      /^(swastiastu|buddhaya)$/.test(tokens[i + 1]?.lower ?? '')
    )
      tokens[i - 1] = addMark(tokens[i - 1]!, '.')
  }
}

export function breakSentences(tokens: readonly Token[]): Token[] {
  const out = [...tokens]
  greetings(out)
  // "Terima kasih. Izin menjelaskan."
  if (
    at(out, 0, ['terima', 'kasih']) &&
    /^(izin|saya|kami|kita|selanjutnya|sebelumnya|baik|pertama)$/.test(out[2]?.lower ?? '')
  )
    out[1] = addMark(out[1]!, '.')
  for (const point of pointsCounted(out)) {
    if (point > 0) out[point - 1] = addMark(out[point - 1]!, '.')
    out[point] = addMark(out[point]!, ',')
  }
  let start = 0
  for (let i = 1; i < out.length; i += 1) {
    if (endsSentence(out[i - 1])) start = i
    if (i === start || !opensHere(out, i, start)) continue
    out[i - 1] = addMark(out[i - 1]!, '.')
    start = i
  }
  return out
}
