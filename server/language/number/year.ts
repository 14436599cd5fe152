/** Years, as people say them. */
import type { Token } from '../token.ts'
import { readDigits, readNumber } from './read.ts'
import { digitWords } from './words.ts'

export type Year = { readonly text: string; readonly to: number }

const isYear = (value: number) => value >= 1000 && value <= 2999

const follows = (tokens: readonly Token[], i: number, words: readonly string[]) =>
  words.includes(tokens[i]?.lower ?? '')

/** "dua ribu dua puluh lima juta …": the year ends where a sum begins. */
function yearBeforeSum(tokens: readonly Token[], i: number, to: number): Year | null {
  for (let end = to - 1; end > i; end -= 1) {
    const head = readNumber(tokens.slice(0, end), i)
    if (
      head !== null &&
      head.to === end &&
      isYear(head.value) &&
      readNumber(tokens, end) !== null
    ) {
      return { text: String(head.value), to: end }
    }
  }
  return null
}

/** A year at `i`. `sure` (behind *tahun* or a month) also takes shortened forms. */
export function readYear(tokens: readonly Token[], i: number, sure: boolean): Year | null {
  const token = tokens[i]
  if (token === undefined || token.done) return null
  if (/^\d{4}$/.test(token.text)) return { text: token.text, to: i + 1 }
  const digits = readDigits(tokens, i)
  if (sure && digits !== null && digits.digits.length === 4 && /^[12]/.test(digits.digits)) {
    return { text: digits.digits, to: digits.to }
  }
  if (sure && digits !== null && digits.digits.length === 2 && /^[4-9]/.test(digits.digits)) {
    return { text: digits.digits, to: digits.to }
  }
  const number = readNumber(tokens, i)
  if (number === null || number.decimals !== null || number.figures) return null
  if (number.value > 1e6) return sure ? yearBeforeSum(tokens, i, number.to) : null
  if (isYear(number.value)) {
    // "dua ribu dua enam": the decade is said digit by digit.
    const more = digitWords[tokens[number.to]?.lower ?? '']
    if (sure && more !== undefined && number.value % 1000 > 0 && number.value % 1000 < 10) {
      const joined = Math.floor(number.value / 1000) * 1000 + (number.value % 10) * 10 + more
      if (!follows(tokens, number.to + 1, ['puluh', 'belas', 'ratus', 'ribu', 'juta'])) {
        return { text: String(joined), to: number.to + 1 }
      }
    }
    return { text: String(number.value), to: number.to }
  }
  if (!sure) return null
  // "dua puluh dua lima": the decade figure by figure.
  const unit = digitWords[tokens[number.to]?.lower ?? '']
  if (
    number.value > 20 &&
    number.value < 30 &&
    unit !== undefined &&
    tokens[number.to - 1]!.trail === ''
  ) {
    const more = [
      'puluh',
      'belas',
      'ratus',
      'ribu',
      'juta',
      'rupiah',
      'orang',
      'desa',
      'bulan',
      'hari',
    ]
    if (!follows(tokens, number.to + 1, more))
      return { text: `20${number.value % 10}${unit}`, to: number.to + 1 }
  }
  // "sembilan belas sembilan puluh delapan", "dua puluh dua puluh enam"
  if (number.value === 19 || number.value === 20) {
    const rest = readNumber(tokens, number.to)
    if (
      rest !== null &&
      !rest.figures &&
      rest.value >= 10 &&
      rest.value < 100 &&
      rest.decimals === null
    ) {
      return { text: `${number.value}${rest.value}`, to: rest.to }
    }
  }
  return number.value >= 45 && number.value < 100
    ? { text: String(number.value), to: number.to }
    : null
}
