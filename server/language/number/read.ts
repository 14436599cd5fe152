/** Reads one number, as long as the grammar of number words reaches, from a place in a line. */
import type { Token } from '../token.ts'
import { type BigScale, bigScales, digitWords, hesitations, oneWords, scaleWords } from './words.ts'

export type NumberPhrase = {
  /** Token index behind the number. */
  readonly to: number
  readonly value: number
  /** Figures behind the comma, as spoken; a half is `5`. */
  readonly decimals: string | null
  /** A scale word that stays: behind decimals, or of a whole count of a big scale. */
  readonly scale: BigScale | null
  /** The number before the scale word. */
  readonly before: number
  readonly wordCount: number
  /** Spoken words; for figures of the engine the figures. */
  readonly words: string
  readonly figures: boolean
}

type At = { readonly value: number; readonly next: number }

const isDigit = (word: string | undefined): word is string =>
  word !== undefined && word !== 'kosong' && digitWords[word] !== undefined
const isUnit = (word: string | undefined): word is string => isDigit(word) && word !== 'nol'

export const isNumberWord = (word: string): boolean =>
  isDigit(word) || oneWords[word] !== undefined || scaleWords[word] !== undefined

const startsNumber = (word: string): boolean => isDigit(word) || oneWords[word] !== undefined

function belowHundred(words: readonly string[], i: number): At | null {
  const word = words[i]
  if (word === undefined) return null
  if (word === 'sepuluh' || word === 'sebelas') return { value: oneWords[word]!, next: i + 1 }
  if (!isUnit(word)) return null
  const unit = digitWords[word]!
  if (words[i + 1] === 'belas' && unit > 1) return { value: 10 + unit, next: i + 2 }
  if (words[i + 1] !== 'puluh') return { value: unit, next: i + 1 }
  const last = words[i + 2]
  const plain = isUnit(last) && !['puluh', 'belas', 'ratus'].includes(words[i + 3] ?? '')
  return plain
    ? { value: unit * 10 + digitWords[last]!, next: i + 3 }
    : { value: unit * 10, next: i + 2 }
}

function belowThousand(words: readonly string[], i: number): At | null {
  const head =
    words[i] === 'seratus'
      ? { value: 100, next: i + 1 }
      : isUnit(words[i]) && words[i + 1] === 'ratus'
        ? { value: digitWords[words[i]!]! * 100, next: i + 2 }
        : null
  if (head === null) return belowHundred(words, i)
  // The `lima` of "seratus lima ratus" opens the next number.
  const rest =
    isUnit(words[head.next]) && words[head.next + 1] === 'ratus'
      ? null
      : belowHundred(words, head.next)
  return rest === null ? head : { value: head.value + rest.value, next: rest.next }
}

function belowMillion(words: readonly string[], i: number): At | null {
  const first = words[i] === 'seribu' ? null : belowThousand(words, i)
  const head =
    words[i] === 'seribu'
      ? { value: 1000, next: i + 1 }
      : first !== null && words[first.next] === 'ribu'
        ? { value: first.value * 1000, next: first.next + 1 }
        : null
  if (head === null) return first
  const rest = belowThousand(words, head.next)
  if (rest === null || words[rest.next] === 'ribu') return head
  return { value: head.value + rest.value, next: rest.next }
}

const bigOnes: Readonly<Record<string, BigScale>> = {
  sejuta: 'juta',
  semiliar: 'miliar',
  setriliun: 'triliun',
}
const rank = (scale: string | undefined): number => bigScales.indexOf(scale as BigScale)

type Whole = At & { readonly scale: BigScale | null; readonly before: number }

/** A whole number; `scale` where it is one count of one big scale. */
function whole(words: readonly string[], start: number): Whole | null {
  let i = start
  let value = 0
  let lastRank = -1
  let scale: BigScale | null = null
  let before = 0
  for (;;) {
    const one = bigOnes[words[i] ?? '']
    const group: At | null = one !== undefined ? { value: 1, next: i } : belowMillion(words, i)
    if (group === null) break
    const named = one ?? words[group.next]
    const r = rank(named)
    if (r >= 0) {
      if (r <= lastRank) break
      scale = lastRank < 0 ? (named as BigScale) : null
      before = group.value
      value += group.value * scaleWords[named!]!
      lastRank = r
      i = group.next + 1
      continue
    }
    scale = null
    before = 0
    value += group.value
    i = group.next
    break
  }
  return i === start ? null : { value, next: i, scale, before }
}

/** The figures behind *koma*: digit by digit, or one number. */
function decimalsAt(words: readonly string[], i: number): { digits: string; next: number } | null {
  let digits = ''
  let next = i
  while (words[next] === 'nol') {
    digits += '0'
    next += 1
  }
  const number = belowThousand(words, next)
  if (number !== null && number.value >= 10) {
    // "koma lima ribu" is not a number; "koma dua puluh lima juta" is.
    return { digits: digits + String(number.value), next: number.next }
  }
  while (isDigit(words[next]) && !['puluh', 'belas', 'ratus'].includes(words[next + 1] ?? '')) {
    digits += String(digitWords[words[next]!]!)
    next += 1
  }
  return digits === '' ? null : { digits, next }
}

const figure = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/

/** "2 koma 5 miliar", "2 setengah juta": what the engine left in words behind its figures. */
function saidBehind(
  tokens: readonly Token[],
  i: number,
): { decimals: string; scale: BigScale | null; to: number } | null {
  const word = tokens[i]
  const figures = tokens[i + 1]
  const half = word?.lower === 'setengah'
  const comma = word?.lower === 'koma' && figures !== undefined && /^\d{1,4}$/.test(figures.text)
  if (word === undefined || word.done || (!half && !comma)) return null
  const to = half ? i + 1 : i + 2
  const next = tokens[to - 1]!.trail === '' ? (tokens[to]?.lower ?? '') : ''
  const scale = rank(next) >= 0 ? (next as BigScale) : null
  if (half && scale === null) return null
  return { decimals: half ? '5' : figures!.text, scale, to: scale === null ? to : to + 1 }
}

/** "1 miliar 200 juta": the smaller part of an amount, behind the scale word that ends before `i`. */
function restBehind(tokens: readonly Token[], i: number, scale: number): NumberPhrase | null {
  const before = tokens[i - 1]
  if (scale < 1000 || before === undefined || before.trail !== '') return null
  const rest = readNumber(tokens, i)
  if (rest === null || rest.decimals !== null || rest.value < 1 || rest.value >= scale) return null
  const money = /^(rupiah|rp)$/.test(tokens[rest.to]?.lower ?? '')
  const scaled = rest.figures ? rest.to > i + 1 : rest.value >= 1000
  return scaled || (money && tokens[rest.to - 1]!.trail === '') ? rest : null
}

/** A number that the engine wrote in figures, with the scale word behind it. */
function figuresAt(tokens: readonly Token[], i: number): NumberPhrase | null {
  const token = tokens[i]!
  const found = figure.exec(token.text)
  if (found === null) return null
  const value = Number(found[1]!.replaceAll('.', ''))
  const spoken = found[2] === undefined && token.trail === '' ? saidBehind(tokens, i + 1) : null
  if (spoken !== null) {
    const decimals = spoken.decimals
    const scaled = Number(`${value}.${decimals}`) * (scaleWords[spoken.scale ?? ''] ?? 1)
    return {
      to: spoken.to,
      value: Math.round(scaled),
      decimals,
      scale: spoken.scale,
      before: value,
      wordCount: 2,
      words: token.text,
      figures: true,
    }
  }
  const next = tokens[i + 1]
  const named = token.trail === '' && next !== undefined ? next.lower : ''
  const scale = rank(named) >= 0 ? (named as BigScale) : null
  const thousand = named === 'ribu' && found[2] === undefined
  const rest = found[2] === undefined ? restBehind(tokens, i + 2, scaleWords[named] ?? 0) : null
  if (rest !== null) {
    const sum = value * scaleWords[named]! + rest.value
    return { ...rest, value: sum, scale: null, before: sum, words: token.text, figures: true }
  }
  return {
    to: scale === null && !thousand ? i + 1 : i + 2,
    value: value * (scale === null ? (thousand ? 1000 : 1) : scaleWords[scale]!),
    decimals: found[2] ?? null,
    scale,
    before: value,
    wordCount: 1,
    words: token.text,
    figures: true,
  }
}

/** The number words from `i` on, without the hesitations between them; marks end the run. */
function runAt(tokens: readonly Token[], i: number): { words: string[]; at: number[] } {
  const words: string[] = []
  const at: number[] = []
  for (let k = i; k < tokens.length; k += 1) {
    const token = tokens[k]!
    if (token.done) break
    const word = token.lower
    if (
      isNumberWord(word) ||
      (words.length > 0 && (word === 'koma' || word === 'setengah' || word === 'seperempat'))
    ) {
      words.push(word)
      at.push(k)
      if (token.trail !== '' || (tokens[k + 1]?.lead ?? '') !== '') break
      continue
    }
    if (words.length === 0 || !hesitations.has(word) || token.trail !== '') break
    // A hesitation is skipped only where the number goes on behind it.
    if (tokens[k + 1] === undefined || !isNumberWord(tokens[k + 1]!.lower)) break
  }
  return { words, at }
}

export function readNumber(tokens: readonly Token[], i: number): NumberPhrase | null {
  const token = tokens[i]
  if (token === undefined || token.done) return null
  if (/^\d/.test(token.text)) return figuresAt(tokens, i)
  if (!startsNumber(token.lower)) return null
  const { words, at } = runAt(tokens, i)
  const found = words[0] === 'nol' ? { value: 0, next: 1, scale: null, before: 0 } : whole(words, 0)
  if (found === null) return null
  const behind = tokens[at[found.next - 1]! + 1]?.lower ?? ''
  const bare = found.value > 1e6 && found.value % 1e6 < 10 && found.value % 10 > 0
  // "satu miliar satu desa": a lone one behind a big scale counts what follows.
  const cut = bare && !/^(rupiah|rp|koma)$/.test(behind) && words[found.next] !== 'koma'
  const number = (cut ? whole(words.slice(0, found.next - 1), 0) : null) ?? found
  let { next, scale } = number
  let decimals: string | null = null
  let before = scale === null ? number.value : number.before
  let value = number.value
  const after = words[next] === 'koma' ? decimalsAt(words, next + 1) : null
  if (scale === null && after !== null) {
    decimals = after.digits
    next = after.next
  } else if (scale === null && words[next] === 'setengah' && value > 0) {
    decimals = '5'
    next += 1
  }
  // "dua seperempat miliar": only before a scale word, else it is a part of something.
  if (
    scale === null &&
    decimals === null &&
    words[next] === 'seperempat' &&
    rank(words[next + 1]) >= 0
  ) {
    decimals = '25'
    next += 1
  }
  if (decimals !== null) {
    before = value
    if (rank(words[next]) >= 0) {
      scale = words[next] as BigScale
      value = Math.round(Number(`${before}.${decimals}`) * scaleWords[scale]!)
      next += 1
    } else if (words[next] === 'ribu') {
      value = Math.round(Number(`${before}.${decimals}`) * 1000)
      decimals = null
      before = value
      next += 1
    }
  }
  return {
    to: at[next - 1]! + 1,
    value,
    decimals,
    scale,
    before,
    wordCount: next,
    words: words.slice(0, next).join(' '),
    figures: false,
  }
}

/** Single digits one after another ("nol delapan satu satu"), as one string; null under two. */
export function readDigits(
  tokens: readonly Token[],
  i: number,
): { digits: string; to: number } | null {
  let digits = ''
  let k = i
  for (; k < tokens.length; k += 1) {
    const token = tokens[k]!
    const next = tokens[k + 1]
    if (token.done || digitWords[token.lower] === undefined) break
    // "dua" of "dua puluh" is no digit.
    if (next !== undefined && token.trail === '' && scaleWords[next.lower] !== undefined) break
    digits += String(digitWords[token.lower])
    if (token.trail !== '') {
      k += 1
      break
    }
  }
  return digits.length < 2 ? null : { digits, to: k }
}
