/** Ranks and strings of figures: `ke-20`, `06188234`. */
import { countNouns, digitLabels } from '../tables/labels.ts'
import { measures } from '../tables/measures.ts'
import { merge } from '../token.ts'
import { readDigits, readNumber } from './read.ts'
import type { Place, Rule } from './rule.ts'
import { digitWords } from './words.ts'

const named = 'satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')

/** "ke satu … ke dua …": points counted off one after another, not ways to so many places. */
function isListed({ tokens, i, out }: Place, value: number, to: number): boolean {
  const next = tokens[to]
  // Once the first was counted off, the others follow.
  if (value > 1 && out.some((token) => token.lower === 'kesatu')) return true
  if (next === undefined || countNouns.has(next.lower) || measures.has(next.lower)) return false
  if (tokens[i - 2]?.lower === 'dari') return false
  const said = (from: number, end: number, word: string) => {
    for (let k = Math.max(0, from); k < Math.min(end, tokens.length); k += 1) {
      if (tokens[k]!.lower === `ke${word}`) return true
      if (tokens[k]!.lower === 'ke' && tokens[k + 1]?.lower === word) return true
    }
    return false
  }
  const reach = 60
  const earlier = named[value - 2]
  if (earlier !== undefined)
    return (
      said(i - reach, i, earlier) ||
      (value === 2 && tokens.slice(Math.max(0, i - reach), i).some((t) => t.lower === 'pertama'))
    )
  const later = named[value]
  return value === 1 && later !== undefined && said(to, to + reach, later)
}

/** *ke dua puluh* and *kedua puluh lima* → `ke-20`, `ke-25`; *kedua* stays a word. */
export const writeOrdinal: Rule = (place) => {
  const { tokens, i, out } = place
  const token = tokens[i]!
  if (token.done || token.trail !== '') return null
  if (token.lower === 'ke') {
    const number = readNumber(tokens, i + 1)
    if (number === null || number.decimals !== null || number.value < 1) return null
    if (/(kunjung|salur|bagi|kirim|sebar|turun)/.test(out.at(-1)?.lower ?? '')) return null
    const before = out.at(-1)?.lower ?? ''
    if (number.wordCount > 1 || number.figures) {
      // "dari 5 ke 7 persen" is a way, not a rank.
      if (out.at(-2)?.lower === 'dari' || number.scale !== null) return null
      return { tokens: [merge(tokens, i, number.to, `ke-${number.value}`)], to: number.to }
    }
    const rank =
      /^(yang|pasal|bagian|halaman|alinea|paragraf|acara|agenda|rapat|pertemuan|ranking|paripurna|hut|ulang|putaran|urutan|peringkat|sidang|hari|tahap|kali|masa|poin|tahun|bulan|untuk|abad|periode)$/
    if (!rank.test(before) && !isListed(place, number.value, number.to)) return null
    return { tokens: [merge(tokens, i, number.to, `ke${number.words}`)], to: number.to }
  }
  const unit = /^ke(dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|seratus|seribu)$/.exec(
    token.lower,
  )?.[1]
  if (unit === undefined || !/^(puluh|belas|ratus|ribu)$/.test(tokens[i + 1]?.lower ?? ''))
    return null
  const opened = [
    ...tokens.slice(0, i),
    { ...token, text: unit, lower: unit },
    ...tokens.slice(i + 1),
  ]
  const number = readNumber(opened, i)
  if (number === null) return null
  return { tokens: [merge(tokens, i, number.to, `ke-${number.value}`)], to: number.to }
}

/** Telephone, account and identity numbers: spoken in figures or in pairs, written in one string. */
export const writeDigits: Rule = ({ tokens, i, out }: Place) => {
  const token = tokens[i]!
  if (token.done || digitWords[token.lower] === undefined) return null
  const named = out
    .slice(-3)
    .some((word) => digitLabels.has(word.lower.replace(/-?nya$/, '')) || word.lower === 'nomor')
  const digits = readDigits(tokens, i)
  let text = ''
  let to = i
  const dotted = tokens[i + 1]?.lower === 'titik' && token.trail === ''
  if (named && (digits !== null || token.lower === 'nol' || dotted)) {
    for (;;) {
      const run = readDigits(tokens, to)
      const number = run === null ? readNumber(tokens, to) : null
      if (run === null && (number === null || number.decimals !== null || number.scale !== null))
        break
      text += run?.digits ?? String(number!.value)
      to = run?.to ?? number!.to
      if (tokens[to - 1]!.trail !== '') break
      // "lima titik satu titik nol dua": the points of an account code are said.
      if (tokens[to]?.lower === 'titik' && digitWords[tokens[to + 1]?.lower ?? ''] !== undefined) {
        text += '.'
        to += 1
      }
    }
    if (text.replaceAll('.', '').length >= 3) return { tokens: [merge(tokens, i, to, text)], to }
  }
  if (digits === null) return null
  // "ruang dua nol satu"
  const room = /^(ruang|ruangan|kamar|lokal)$/.test(out.at(-1)?.lower ?? '')
  if (room && /^[1-9]0\d$/.test(digits.digits))
    return { tokens: [merge(tokens, i, digits.to, digits.digits)], to: digits.to }
  const zero = digits.digits.startsWith('0')
  const counting = '0123456789'.includes(digits.digits)
  if (digits.digits.length < (zero ? 3 : 4) || (counting && !zero)) return null
  return { tokens: [merge(tokens, i, digits.to, digits.digits)], to: digits.to }
}
