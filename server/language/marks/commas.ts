/** Commas inside sentences, by EYD V: behind openers and fronted clauses, before contrasts, around calls, in lists. */
import { retext, type Token, upperFirst } from '../token.ts'
import { addMark, at, endsSentence, opensWith } from './breaks.ts'
import { frontedEnd } from './fronted.ts'
import type { Vocative } from './vocative.ts'
import {
  answers,
  asking,
  asksFor,
  commaAfter,
  commaBefore,
  goesOn,
  openers,
  strongOpeners,
  subjectLike,
  unfinished,
} from './words.ts'

const comma = (tokens: Token[], i: number) => {
  if (i >= 0 && i < tokens.length - 1) tokens[i] = addMark(tokens[i]!, ',')
}

const opensAt = (tokens: readonly Token[], i: number) => i === 0 || endsSentence(tokens[i - 1])

const startOf = (tokens: readonly Token[], i: number): number => {
  let k = i
  while (k > 0 && !endsSentence(tokens[k - 1])) k -= 1
  return k
}

const opensTalk = (tokens: readonly Token[], i: number) =>
  opensWith(strongOpeners, tokens, i) ||
  opensWith(openers, tokens, i) ||
  asking.has(tokens[i]!.lower)

/** "Terima kasih, Pimpinan. Pagu …", "Izin menjawab, Pimpinan. Kami …", but "Izin, Bu, jembatan …". */
function markBehind(tokens: readonly Token[], { from, to }: Vocative): ',' | '.' {
  const start = startOf(tokens, from)
  const said = tokens.slice(start, from).map((token) => token.lower)
  const next = tokens[to]!.lower
  if (said.length === 0) return ','
  const last = said.at(-1)!
  const thanks = last === 'kasih' && said.at(-2) === 'terima'
  if (thanks) return /^(atas|untuk|yang|dan|telah|sudah|karena)$/.test(next) ? ',' : '.'
  if (
    /^(tetapi|tapi|dan|atau|karena|kalau|jika|sehingga|supaya|agar|yang|untuk|padahal|soal)$/.test(
      next,
    )
  )
    return ','
  if (/^w?assalamualaikum$/.test(next) || at(tokens, to, ['terima', 'kasih'])) return '.'
  // "izin menjawab", "menambahkan", "mohon izin bertanya": the sentence only asks for the floor.
  if (/^(izin|mohon)$/.test(said[0]!) && said.length > 1 && /^(me[mnlry]|ber)/.test(last))
    return '.'
  if (said.length === 1 && /^me[mnlry]/.test(last)) return '.'
  if (/^(pagi|siang|sore|malam)$/.test(last) && said.at(-2) === 'selamat') return '.'
  if (
    /^(betul|benar|interupsi|sepakat|setuju|cukup|sudah|belum|ada|hadir|bukan)$/.test(last) &&
    said.length <= 2
  )
    return '.'
  if (said.length === 1 && answers.has(last)) return ','
  if (said.length >= 2 && opensTalk(tokens, to)) return '.'
  return !/^(mohon|izin|maaf)$/.test(said[0]!) &&
    said.length >= 2 &&
    /^(kami|saya|kita|nanti)$/.test(next)
    ? '.'
    : ','
}

/** Marks around those who are called. */
export function markVocatives(tokens: readonly Token[], vocatives: readonly Vocative[]): Token[] {
  const out = [...tokens]
  for (const span of vocatives) {
    const called = out[span.from]!
    if (/^\p{Ll}/u.test(called.text)) out[span.from] = retext(called, upperFirst(called.text))
    if (span.from > 0) comma(out, span.from - 1)
    if (span.to < out.length) out[span.to - 1] = addMark(out[span.to - 1]!, markBehind(out, span))
  }
  return out
}

/** "Bapak, Ibu sekalian" */
function pairsOfAddress(tokens: Token[]): void {
  for (let i = 0; i + 1 < tokens.length; i += 1) {
    const pair = tokens[i]!.text === 'Bapak' && /^(Ibu|Saudara)$/.test(tokens[i + 1]!.text)
    const name = tokens[i + 2]?.kind === 'person'
    if (pair && !name && tokens[i]!.trail === '') comma(tokens, i)
  }
}

const ordinal = /^(pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh)$/
const headed =
  /^(kesimpulan|usulan|usul|catatan|keputusan|pertanyaan|rekomendasi|hal|saran|masukan|poin|alasan|agenda|acara)$/

function behindOpeners(tokens: Token[], i: number): void {
  const phrase = (commaAfter.get(tokens[i]!.lower) ?? [])
    .filter((words) => at(tokens, i, words))
    .reduce<readonly string[]>((best, words) => (words.length > best.length ? words : best), [])
  const end = i + Math.max(phrase.length, 1) - 1
  const next = tokens[end + 1]?.lower ?? ''
  const first = tokens[i]!.lower
  if (phrase.length > 0) {
    const ranked =
      ordinal.test(tokens[end]!.lower) ||
      /^(terakhir|misalnya|contohnya|kemudian|bahkan|umumnya|sebelumnya|akhirnya)$/.test(
        tokens[end]!.lower,
      )
    if (ranked && (goesOn.has(next) || /^yang$/.test(next))) return
    if (first === 'siap' && !/^(kami|saya|akan|nanti)$/.test(next)) return
    if (/^(betul|benar)$/.test(first) && /^(bahwa|itu|sekali|kan|ada)$/.test(next)) return
    if (first === 'maaf' && /^(atas|lahir)$/.test(next)) return
    // "Baik. Kesimpulan pertama, …"
    const second =
      first === 'baik' && headed.test(next) && ordinal.test(tokens[end + 2]?.lower ?? '')
    if (second) tokens[end] = addMark(tokens[end]!, '.')
    else comma(tokens, end)
    return
  }
  if (subjectLike.has(first) && next !== '' && !goesOn.has(next)) comma(tokens, i)
  // "Kedua, irigasi …", but "Kedua desa itu …"
  const both = tokens
    .slice(i + 1, i + 5)
    .some((token) => /^(itu|ini|tersebut|pihak|belah|orang)$/.test(token.lower))
  if (first === 'kedua' && !goesOn.has(next) && !both) comma(tokens, i)
  if (headed.test(first) && ordinal.test(next) && !goesOn.has(tokens[i + 2]?.lower ?? ''))
    comma(tokens, i + 1)
}

/** "dicatat, ya. Dinas Pertanian …", "setuju, ya?" */
function tags(tokens: Token[], i: number, start: number): void {
  const token = tokens[i]!
  // "begitu, ya, Pak"
  if (
    i > start &&
    token.trail === ',' &&
    token.lower === 'ya' &&
    /^(Pak|Bu|Bapak|Ibu|Pimpinan|Ketua)$/.test(tokens[i + 1]?.text ?? '')
  )
    comma(tokens, i - 1)
  if (i === start || token.trail === ',') return
  if (token.lower === 'kan' && (i === tokens.length - 1 || endsSentence(token))) {
    if (!/^(itu|ini|tadi|kami|saya|kita)$/.test(tokens[i - 1]!.lower)) comma(tokens, i - 1)
    return
  }
  if (token.lower !== 'ya' || unfinished.has(tokens[i - 1]!.lower)) return
  const next = tokens[i + 1]
  const last = next === undefined || endsSentence(token)
  const broken = next !== undefined && /^\p{Lu}\p{Ll}/u.test(next.text)
  if (!last && !broken) return
  comma(tokens, i - 1)
  if (!last && broken) tokens[i] = addMark(token, '.')
}

const heads = /^(Dinas|Badan|Komisi|Fraksi|Desa|Kecamatan|Kelurahan|Dapil|Bagian|Kabupaten)$/

/** "Dinas Sosial Dinas Kesehatan dan Dinas Pendidikan" → commas between, also before *dan*. */
function listedBodies(tokens: Token[]): void {
  for (let i = 0; i < tokens.length; i += 1) {
    if (!heads.test(tokens[i]!.text)) continue
    const same: number[] = [i]
    let k = i + 1
    for (; k < tokens.length && tokens[k - 1]!.trail === ''; k += 1) {
      const token = tokens[k]!
      if (token.text === tokens[i]!.text) same.push(k)
      else if (token.lower !== 'dan' && !/^[\p{Lu}\d]/u.test(token.text)) break
    }
    const last = same.at(-1)!
    const and = tokens[last - 1]?.lower === 'dan'
    if (same.length >= 3 && and) {
      for (const at of same.slice(1, -1)) comma(tokens, at - 1)
      comma(tokens, last - 2)
    }
    i = k - 1
  }
}

export function commas(tokens: readonly Token[]): Token[] {
  const out = [...tokens]
  pairsOfAddress(out)
  listedBodies(out)
  let start = 0
  for (let i = 0; i < out.length; i += 1) {
    const opens = opensAt(out, i)
    if (opens) {
      start = i
      behindOpeners(out, i)
      const main = frontedEnd(out, i)
      if (main !== null) comma(out, main - 1)
    }
    const word = out[i]!.lower
    // "Silakan, Dinas Pendidikan."
    if (word === 'silakan' && out[i + 1]?.kind === 'body') {
      let k = i + 1
      while (k < out.length && (/^[\p{Lu}\d]/u.test(out[k]!.text) || out[k]!.lower === 'dan'))
        k += 1
      if (k === out.length || (k > i + 1 && endsSentence(out[k - 1]))) comma(out, i)
    }
    // "Bagaimana, setuju?"
    if (opens && word === 'bagaimana' && /^(setuju|sepakat)$/.test(out[i + 1]?.lower ?? ''))
      comma(out, i)
    // "yang saya hormati Ketua …, yang saya hormati …"
    const honours =
      word === 'yang' &&
      /^(saya|kami)$/.test(out[i + 1]?.lower ?? '') &&
      out[i + 2]?.lower === 'hormati'
    if (honours && i > start && out[start]!.lower === 'yang') comma(out, i - 1)
    // "Izin, dari Fraksi …", "Pimpinan, izin, dari …"
    const asksLeave = word === 'izin' && /^(dari|soal|terkait)$/.test(out[i + 1]?.lower ?? '')
    if (asksLeave && (opens || out[i - 1]!.trail === ',')) comma(out, i)
    if (i > start && commaBefore.has(word) && out[i]!.lead === '') comma(out, i - 1)
    // "tidak perlu mengubah perda, cukup peraturan bupati"
    const spared =
      word === 'cukup' &&
      out.slice(start, i).some((token) => /^(bukan|jangan|perlu)$/.test(token.lower))
    if (
      spared &&
      i - start >= 3 &&
      !/^(sudah|belum|tidak|kurang|masih|sangat|lebih|yang|kira|itu|dengan|rasa)$/.test(
        out[i - 1]!.lower,
      )
    )
      comma(out, i - 1)
    // "saya mau tanya, kenapa …"
    if (i > start && asking.has(word) && asksFor.test(out[i - 1]!.lower)) comma(out, i - 1)
    tags(out, i, start)
  }
  return out
}
