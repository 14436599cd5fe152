/** Numbers that name something: Pasal 23 ayat (1) huruf a, Komisi IV, RT 3. */
import { countNouns, type Label, labelsByFirst } from '../tables/labels.ts'
import { letters } from '../tables/letters.ts'
import { functionWords, measures } from '../tables/measures.ts'
import { endsClause, merge, retext, type Token, upperFirst } from '../token.ts'
import { roman } from './format.ts'
import { readDigits, readNumber } from './read.ts'
import { joinAt, type Rule, type Written } from './rule.ts'
import { digitWords, scaleWords } from './words.ts'

type Value = { readonly text: string; readonly to: number; readonly value: number }

/** A whole number or a run of single figures at `i`. */
export function valueAt(tokens: readonly Token[], i: number): Value | null {
  const digits = readDigits(tokens, i)
  // "SMPN sembilan dua ruang": the second figure counts what follows.
  const counts =
    digits?.digits.length === 2 &&
    tokens[digits.to - 1]!.trail === '' &&
    countNouns.has(tokens[digits.to]?.lower ?? '')
  if (digits !== null && counts)
    return { text: digits.digits[0]!, to: digits.to - 1, value: Number(digits.digits[0]) }
  if (digits !== null) return { text: digits.digits, to: digits.to, value: Number(digits.digits) }
  const number = readNumber(tokens, i)
  if (number === null || number.decimals !== null) return null
  // Figures of the engine keep their leading zeros.
  const printed = number.figures && number.to === i + 1 ? tokens[i]!.text : String(number.value)
  return { text: printed, to: number.to, value: number.value }
}

const startsVerb = (word: string) => word.length > 5 && /^(me|di|ber|ter)/.test(word)

/** Does the number that ends before `i` count the word at `i`? Then it names nothing. */
const countsNext = (tokens: readonly Token[], i: number): boolean => {
  const next = tokens[i]
  if (next === undefined || endsClause(tokens[i - 1]!)) return false
  return !functionWords.has(next.lower) && !startsVerb(next.lower) && !labelsByFirst.has(next.lower)
}

const isRoman = (text: string) => /^[IVXLC]+$/.test(text)

type Format = (value: number) => string

/** Further numbers of the same label: "Pasal 2 dan 3", "ayat (1) sampai (4)". */
function goOn(tokens: readonly Token[], start: number, format: Format, max: number): Written {
  const written: Token[] = []
  let to = start
  for (;;) {
    if (
      tokens[to - 1] !== undefined &&
      endsClause(tokens[to - 1]!) &&
      !/,$/.test(tokens[to - 1]!.trail)
    )
      break
    const join = joinAt(tokens, to)
    if (join === null) break
    const value = valueAt(tokens, join)
    if (value === null || value.value > max || value.value < 1) break
    if (countsNext(tokens, value.to)) break
    written.push(
      ...tokens.slice(to, join),
      merge(tokens, join, value.to, /^0/.test(value.text) ? value.text : format(value.value)),
    )
    to = value.to
  }
  return { tokens: written, to }
}

/** Is the word at `i` counted itself ("dua komisi tiga fraksi"), so that it names nothing? */
export const isCounted = (out: readonly Token[]): boolean => {
  const previous = out.at(-1)
  return (
    previous !== undefined &&
    (previous.count !== undefined || /^(se|per|setiap|tiap|berapa|beberapa)$/.test(previous.lower))
  )
}

function labelAt(tokens: readonly Token[], i: number): Label | null {
  const list = labelsByFirst.get(tokens[i]!.lower)
  if (list === undefined) return null
  return (
    list.find((entry) => entry.spoken.every((word, k) => tokens[i + k]?.lower === word)) ?? null
  )
}

function labelWords(tokens: readonly Token[], i: number, label: Label): Token[] {
  const capital = /^\p{Lu}/u.test(label.written)
  const written = label.written.split(' ')
  return label.spoken.map((_, k) => {
    const token = tokens[i + k]!
    if (/^\p{Lu}{2}/u.test(written[k]!)) return retext(token, written[k]!)
    return retext(token, capital ? upperFirst(token.text) : token.text)
  })
}

/** `31A`: a letter set behind the number of a pasal or a house. */
export function letterBehind(tokens: readonly Token[], to: number): string | null {
  const token = tokens[to]
  if (token === undefined || token.done || tokens[to - 1]!.trail !== '') return null
  const next = tokens[to + 1]
  const ends = next === undefined || functionWords.has(next.lower) || labelsByFirst.has(next.lower)
  return ends && /^[a-d]$|^(be|ce|de)$/.test(token.lower)
    ? letters[token.lower]!.toUpperCase()
    : null
}

/** "komisi satu dua dan tiga" → `Komisi I, II, dan III`, `Pasal 1, 2, dan 3`: named in one breath. */
function listAt(tokens: readonly Token[], at: number, label: Label): Written | null {
  const law = label.written === 'Pasal'
  if (label.number !== roman && !law) return null
  const found: { number: number; from: number; to: number }[] = []
  let k = at
  for (;;) {
    const number = readNumber(tokens, k)
    if (number === null || number.value < 1 || number.value > label.max || number.wordCount > 1)
      return null
    found.push({ number: number.value, from: k, to: number.to })
    const join = /^(dan|atau)$/.test(tokens[number.to]?.lower ?? '') ? number.to : null
    if (join === null) {
      k = number.to
      continue
    }
    const last = readNumber(tokens, join + 1)
    if (found.length < 2 || last === null || last.value > label.max || countsNext(tokens, last.to))
      return null
    // "pasal dua tiga dan dua empat": only what counts up one by one is a list, the rest are figures of one number.
    const all = [...found.map((one) => one.number), last.value]
    const countsUp = all.every((value, n) => n === 0 || value === all[n - 1]! + 1)
    if (law && (!countsUp || readDigits(tokens, join + 1) !== null)) return null
    const heads = found.map((one) => ({
      ...merge(tokens, one.from, one.to, label.number(one.number)),
      trail: ',',
    }))
    return {
      tokens: [...heads, tokens[join]!, merge(tokens, join + 1, last.to, label.number(last.value))],
      to: last.to,
    }
  }
}

export const writeLabel: Rule = ({ tokens, i, out }) => {
  const label = tokens[i]!.done ? null : labelAt(tokens, i)
  if (label === null || isCounted(out)) return null
  const at = i + label.spoken.length
  if (endsClause(tokens[at - 1]!)) return null
  const next = tokens[at]
  if (next === undefined) return null
  const head = labelWords(tokens, i, label)
  if (isRoman(next.text) || (/^[A-Z]$/.test(next.text) && label.written === 'Komisi')) {
    return { tokens: [...head, next], to: at + 1 }
  }
  if (label.written === 'Komisi' && /^(a|b|c|d|be|ce|de)$/.test(next.lower)) {
    return { tokens: [...head, retext(next, letters[next.lower]!.toUpperCase())], to: at + 1 }
  }
  if (label.written === 'Pasal' && /^\d+[A-Z]$/.test(next.text)) {
    return { tokens: [...head, retext(next, next.text)], to: at + 1 }
  }
  const listed = listAt(tokens, at, label)
  if (listed !== null) return { tokens: [...head, ...listed.tokens], to: listed.to }
  const value = valueAt(tokens, at)
  if (value === null || value.value > label.max || value.value < 1) return null
  // "anggota komisi lima orang" counts them.
  const people = /^(orang|unit|kali)$/.test(tokens[value.to]?.lower ?? '')
  if (people && !endsClause(tokens[value.to - 1]!)) return null
  // "poin lima orang", "kilometer dua jam": only names of bodies and law stand before a counted word.
  const law = /^\p{Lu}/u.test(label.written) || label.written === 'nomor'
  if (!law && countsNext(tokens, value.to)) return null
  const letter = label.written === 'Pasal' ? letterBehind(tokens, value.to) : null
  const to = letter === null ? value.to : value.to + 1
  const number = merge(tokens, at, to, `${label.number(value.value)}${letter ?? ''}`)
  const more = goOn(tokens, to, label.number, label.max)
  return { tokens: [...head, number, ...more.tokens], to: more.to }
}

const schools = /^(SD|SMP|SMA|SMK|TK|SLB|SDN|SMPN|SMAN|SMKN|MIN|MTsN|Negeri)$/

/** `SDN Gunungsari 2`: the number of a school behind its place. */
export const writeSchool: Rule = ({ tokens, i, out }) => {
  const place = out.at(-1)
  if (place?.kind !== 'place' || place.trail !== '') return null
  if (!out.slice(-4, -1).some((token) => schools.test(token.text))) return null
  const value = valueAt(tokens, i)
  if (value === null || value.value > 200 || value.value < 1) return null
  const next = tokens[value.to]?.lower ?? ''
  if (tokens[value.to - 1]!.trail === '' && (countNouns.has(next) || measures.has(next)))
    return null
  return { tokens: [merge(tokens, i, value.to, value.text)], to: value.to }
}

/** `SMP 3 itu`: the number of a school right behind its kind; "SMP satu atap", "ada SD dua" count. */
export const writeSchoolNumber: Rule = ({ tokens, i, out }) => {
  const token = tokens[i]!
  if (token.done || token.trail !== '' || !/^(?:sd|smp|sma|smk)$/.test(token.lower)) return null
  if (isCounted(out) || /^(?:ada|punya|hanya|cuma)$/.test(out.at(-1)?.lower ?? '')) return null
  const value = valueAt(tokens, i + 1)
  if (value === null || value.value > 200 || value.value < 1) return null
  const next = tokens[value.to]?.lower ?? ''
  if (
    countsNext(tokens, value.to) ||
    /^(?:atap|pun|satunya|satu|saja|lagi|sampai|dan|atau)$/.test(next)
  )
    return null
  return {
    tokens: [retext(token, token.text), merge(tokens, i + 1, value.to, value.text)],
    to: value.to,
  }
}

export const writeAyat: Rule = ({ tokens, i }) => {
  const token = tokens[i]!
  if (token.lower !== 'ayat' || token.trail !== '') return null
  const bracket = (value: number) => `(${value})`
  const listed = countedList(tokens, i + 1, (text) => `(${text})`)
  if (listed !== null) return { tokens: [token, ...listed.tokens], to: listed.to }
  const value = valueAt(tokens, i + 1)
  if (value === null || value.value < 1 || value.value > 200) return null
  const more = goOn(tokens, value.to, bracket, 200)
  return {
    tokens: [token, merge(tokens, i + 1, value.to, bracket(value.value)), ...more.tokens],
    to: more.to,
  }
}

export const writeHuruf: Rule = ({ tokens, i }) => {
  const token = tokens[i]!
  const next = tokens[i + 1]
  if (token.lower !== 'huruf' || next === undefined || next.done || token.trail !== '') return null
  const letter = letters[next.lower]
  if (letter === undefined) return null
  const written: Token[] = [token, retext(next, letter)]
  let to = i + 2
  // "huruf a be dan ce" → `huruf a, b, dan c`
  const listed: Token[] = []
  let k = to
  while (tokens[k - 1]!.trail === '' && letters[tokens[k]?.lower ?? ''] !== undefined) {
    listed.push(retext(tokens[k]!, letters[tokens[k]!.lower]!))
    k += 1
  }
  const closes = /^(dan|atau)$/.test(tokens[k]?.lower ?? '')
  if (listed.length > 0 && closes && letters[tokens[k + 1]?.lower ?? ''] !== undefined) {
    written.push(...listed)
    for (let m = 1; m < written.length; m += 1) written[m] = { ...written[m]!, trail: ',' }
    to = k
  }
  for (;;) {
    const join = joinAt(tokens, to)
    const more = join === null ? undefined : letters[tokens[join]?.lower ?? '']
    if (join === null || more === undefined || tokens[to - 1]!.trail !== '') break
    written.push(...tokens.slice(to, join), retext(tokens[join]!, more))
    to = join + 1
  }
  return { tokens: written, to }
}

/** "rt dua tiga dan empat" → `RT 2, 3, dan 4`. */
function countedList(
  tokens: readonly Token[],
  start: number,
  show: (text: string) => string = (text) => text,
): Written | null {
  const found: Token[] = []
  let k = start
  while (tokens[k] !== undefined && !tokens[k]!.done && (digitWords[tokens[k]!.lower] ?? 0) > 0) {
    if (scaleWords[tokens[k + 1]?.lower ?? ''] !== undefined) return null
    found.push({
      ...merge(tokens, k, k + 1, show(String(digitWords[tokens[k]!.lower]))),
      trail: ',',
    })
    if (tokens[k]!.trail !== '' && tokens[k]!.trail !== ',') return null
    k += 1
  }
  if (found.length < 2 || !/^(dan|atau)$/.test(tokens[k]?.lower ?? '')) return null
  const last = valueAt(tokens, k + 1)
  if (last === null || last.value > 999 || countsNext(tokens, last.to)) return null
  return {
    tokens: [...found, tokens[k]!, merge(tokens, k + 1, last.to, show(last.text))],
    to: last.to,
  }
}

export const writeRtRw: Rule = ({ tokens, i }) => {
  const token = tokens[i]!
  if (!/^(RT|RW|RT\/RW)$/.test(token.text) || token.trail !== '') return null
  const listed = countedList(tokens, i + 1)
  if (listed !== null)
    return { tokens: [retext(token, token.text), ...listed.tokens], to: listed.to }
  const value = valueAt(tokens, i + 1)
  if (value === null || value.value > 999 || measures.has(tokens[value.to]?.lower ?? ''))
    return null
  const written = [retext(token, token.text), merge(tokens, i + 1, value.to, value.text)]
  const more = goOn(tokens, value.to, String, 999)
  return { tokens: [...written, ...more.tokens], to: more.to }
}
