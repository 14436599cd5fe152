/** Numbers that measure or count: money, percent, units, fractions, plain counts. */
import { measures, months } from '../tables/measures.ts'
import { merge, retext, type Token } from '../token.ts'
import { gluedRupiah, wholeOf } from './figures.ts'
import { grouped } from './format.ts'
import { type NumberPhrase, readNumber } from './read.ts'
import { joinAt, type NumberStyle, type Place, type Rule, type Written } from './rule.ts'
import { scaleWords, wordsOf } from './words.ts'

/** Figures with comma and the scale word that stays: `2,5 triliun`, `1 juta`, `2.000`. */
export function figuresOf(number: NumberPhrase): string {
  const head = `${grouped(number.before)}${number.decimals === null ? '' : `,${number.decimals}`}`
  if (number.scale !== null) return `${head} ${number.scale}`
  return number.decimals === null ? grouped(number.value) : head
}

/** `Rp250.000.000,00`; with a comma before a scale word `Rp2,5 triliun`. */
export function rupiah(number: NumberPhrase): string {
  if (number.decimals === null) return `Rp${grouped(number.value)},00`
  const head = `Rp${grouped(number.before)},${number.decimals}`
  return number.scale === null ? head : `${head} ${number.scale}`
}

const isRupiah = (token: Token | undefined) => /^(rupiah|rp)$/.test(token?.lower ?? '')
const isPercent = (token: Token | undefined) => /^(persen|prosen|%)$/.test(token?.lower ?? '')

/** Cents behind rupiah: "lima ratus rupiah lima puluh sen". */
function senAt(tokens: readonly Token[], i: number): { text: string; to: number } | null {
  const number = readNumber(tokens, i)
  if (number === null || number.value > 99 || number.decimals !== null) return null
  if (tokens[number.to]?.lower !== 'sen') return null
  return { text: String(number.value).padStart(2, '0'), to: number.to + 1 }
}

const closed = (tokens: readonly Token[], to: number) => tokens[to - 1]!.trail !== ''

/** `Rp500.000`, `Rp500 ribu`, `Rp2.5 triliun`: the engine joined sign and figures. */
function gluedMoney(tokens: readonly Token[], i: number): ReturnType<Rule> {
  const token = tokens[i]!
  const figures = gluedRupiah.exec(token.text)?.[1]
  if (figures === undefined) return null
  const next = token.trail === '' ? (tokens[i + 1]?.lower ?? '') : ''
  const value = wholeOf(figures)
  if (next === 'ribu' && value !== null) {
    return { tokens: [merge(tokens, i, i + 2, `Rp${grouped(value * 1000)},00`)], to: i + 2 }
  }
  if (/^(juta|miliar|triliun)$/.test(next)) {
    // "Rp1,250 triliun": decimals, since no thousand stands before a scale word with a comma.
    const decimals = value === null || /^\d{1,3},\d{3}$/.test(figures)
    const text = decimals ? figures.replace('.', ',') : grouped(value)
    return { tokens: [merge(tokens, i, i + 2, `Rp${text} ${next}`)], to: i + 2 }
  }
  if (value === null)
    return { tokens: [retext(token, token.text.replace(/^rp\.?/i, 'Rp'))], to: i + 1 }
  const to = next === 'rupiah' ? i + 2 : i + 1
  return { tokens: [merge(tokens, i, to, `Rp${grouped(value)},00`)], to }
}

/** Halves and quarters before a scale word: `Rp0,5 miliar`, `Rp0,75 triliun`. */
function partMoney(tokens: readonly Token[], i: number): ReturnType<Rule> {
  const first = tokens[i]!.lower
  const [part, at] =
    first === 'setengah'
      ? ['0,5', i + 1]
      : first === 'seperempat'
        ? ['0,25', i + 1]
        : first === 'tiga' && tokens[i + 1]?.lower === 'perempat'
          ? ['0,75', i + 2]
          : [null, i]
  const scale = tokens[at]?.lower ?? ''
  if (part === null || !/^(juta|miliar|triliun)$/.test(scale) || !isRupiah(tokens[at + 1]))
    return null
  return { tokens: [merge(tokens, i, at + 2, `Rp${part} ${scale}`)], to: at + 2 }
}

export const writeMoney: Rule = ({ tokens, i }) => {
  const token = tokens[i]!
  if (token.done) return null
  const glued = gluedMoney(tokens, i)
  if (glued !== null) return glued
  // "Rp 250 juta", "Rp. 500.000", "rp dua ratus ribu"
  if (/^rp\.?$/.test(token.lower) && /^\.?$/.test(token.trail)) {
    const number = readNumber(tokens, i + 1)
    if (number === null) return null
    const named = tokens[number.to - 1]!.trail === '' && isRupiah(tokens[number.to])
    const to = named ? number.to + 1 : number.to
    return { tokens: [{ ...merge(tokens, i, to, rupiah(number)), lead: token.lead }], to }
  }
  const part = partMoney(tokens, i)
  if (part !== null) return part
  const number = readNumber(tokens, i)
  if (number === null || closed(tokens, number.to) || !isRupiah(tokens[number.to])) return null
  const to = number.to + 1
  // "satu rupiah pun": not a single one.
  if (number.words === 'satu' && tokens[to]?.lower === 'pun')
    return { tokens: tokens.slice(i, to).map((word) => retext(word, word.text)), to }
  const sen = closed(tokens, to) ? null : senAt(tokens, to)
  const text = sen === null ? rupiah(number) : rupiah(number).replace(/,00$/, `,${sen.text}`)
  return { tokens: [merge(tokens, i, sen?.to ?? to, text)], to: sen?.to ?? to }
}

export const writePercent: Rule = ({ tokens, i, opens }) => {
  const number = readNumber(tokens, i)
  if (number === null || closed(tokens, number.to) || !isPercent(tokens[number.to])) return null
  const to = number.to + 1
  if (opens && !number.figures && number.decimals === null && goesOn(tokens, to)) {
    return { tokens: tokens.slice(i, to).map((word) => retext(word, word.text)), to }
  }
  return { tokens: [merge(tokens, i, to, `${figuresOf(number)}%`)], to }
}

const denominators: Readonly<Record<string, number>> = {
  pertiga: 3,
  perempat: 4,
  perlima: 5,
  perenam: 6,
  perdelapan: 8,
  persepuluh: 10,
  perseratus: 100,
}

/** `2/3`, `3/4`; *setengah, sepertiga, seperempat* stay words. */
export const writeFraction: Rule = ({ tokens, i }) => {
  const number = readNumber(tokens, i)
  if (number === null || number.decimals !== null || closed(tokens, number.to)) return null
  const joined = denominators[tokens[number.to]?.lower ?? '']
  if (joined !== undefined && number.value < 1000) {
    return {
      tokens: [merge(tokens, i, number.to + 1, `${number.value}/${joined}`)],
      to: number.to + 1,
    }
  }
  if (tokens[number.to]?.lower !== 'per') return null
  const below = readNumber(tokens, number.to + 1)
  if (below === null || below.decimals !== null || below.value < 2) return null
  // "5 per 1.000 kelahiran" of an engine is a rate.
  if ((number.figures || below.figures) && below.value > 10) return null
  if (
    number.value >= below.value ||
    isRupiah(tokens[below.to]) ||
    measures.has(tokens[below.to]?.lower ?? '')
  )
    return null
  return { tokens: [merge(tokens, i, below.to, `${number.value}/${below.value}`)], to: below.to }
}

/** Is there a sentence behind the number, or is the line only the number and its noun? */
const goesOn = (tokens: readonly Token[], to: number) => tokens.length - to >= 2

/** A number that opens a sentence stays in words while it is readable. */
const staysInWords = (number: NumberPhrase) =>
  !number.figures && number.decimals === null && (number.value < 1000 || number.wordCount <= 2)

const isMeasure = (token: Token | undefined) => token !== undefined && measures.has(token.lower)

type Follow = 'measure' | 'percent' | 'month' | 'money' | null

/** What the second of two joined numbers is: the first is written like it. */
function joinedAs(
  tokens: readonly Token[],
  to: number,
): { follow: Follow; number: NumberPhrase } | null {
  if (/[.;:?!]/.test(tokens[to - 1]!.trail)) return null
  const join = joinAt(tokens, to, ['menjadi', 'ke', 'kali'])
  const number = join === null ? null : readNumber(tokens, join)
  if (number === null || closed(tokens, number.to)) return null
  const next = tokens[number.to]
  // "dua kali lima juta rupiah": how often, no money.
  if (tokens[to]!.lower === 'kali' && isRupiah(next)) return null
  const follow: Follow = isRupiah(next)
    ? 'money'
    : isPercent(next)
      ? 'percent'
      : months[next?.lower ?? ''] !== undefined
        ? 'month'
        : isMeasure(next)
          ? 'measure'
          : null
  return { follow, number }
}

/** "dua sampai tiga juta": the first takes the scale of the second. */
function scaled(first: NumberPhrase, second: NumberPhrase): NumberPhrase {
  const scale = second.scale ?? second.words.split(' ').at(-1) ?? ''
  const factor = scaleWords[scale]
  if (factor === undefined || factor < 1000 || first.value >= 1000) return first
  if (first.decimals !== null) {
    return factor < 1e6 ? first : { ...first, scale: scale as 'juta', value: first.value * factor }
  }
  return { ...first, value: first.value * factor, before: first.before * factor }
}

const wordLimit = (style: NumberStyle) => (style === 'puebi-2015' ? 2 : 1)

function count(place: Place, number: NumberPhrase): Written {
  const { tokens, i, opens, style } = place
  const figures = figuresOf(number)
  // As the engine cased it, unless a hesitation stands inside.
  const printed = tokens.slice(i, number.to)
  const whole = printed.length === number.words.split(' ').length
  const spoken = whole ? printed.map((token) => token.text).join(' ') : number.words
  const keep =
    number.wordCount <= wordLimit(style) && number.scale === null && number.decimals === null
  const one = number.wordCount === 1
  const opening = opens && goesOn(tokens, number.to) && staysInWords(number)
  const words = opening || ((keep || one) && !number.figures)
  const merged = merge(tokens, i, number.to, words ? spoken : figures)
  return {
    tokens: [{ ...merged, count: { value: number.value, words: spoken, figures } }],
    to: number.to,
  }
}

/** "dua tiga hari", "lima enam juta rupiah": about that many. */
function aboutAt(
  tokens: readonly Token[],
  first: NumberPhrase,
): { text: string; to: number } | null {
  if (first.wordCount !== 1 || first.value > 9 || closed(tokens, first.to)) return null
  const second = readNumber(tokens, first.to)
  if (second === null || second.value !== first.value + 1 || !isMeasure(tokens[second.to]))
    return null
  return { text: `${first.value}–${second.value}`, to: second.to }
}

/** Every other number: measures in figures, counts by the number of their words. */
export const writeAmount: Rule = (place) => {
  const { tokens, i, opens } = place
  const number = readNumber(tokens, i)
  if (number === null) return null
  // Figures of the engine stay as they are; measures and years are no counts.
  const joined = joinedAs(tokens, number.to)
  if (joined?.follow === 'money') {
    const text = rupiah(scaled(number, joined.number))
    return { tokens: [merge(tokens, i, number.to, text)], to: number.to }
  }
  if (number.figures) {
    const token = tokens[i]!
    const plain = isMeasure(tokens[i + 1]) || /^\d{4}$/.test(token.text)
    return {
      tokens: [{ ...token, done: true, count: plain ? undefined : figureCount(token) }],
      to: i + 1,
    }
  }
  const next = closed(tokens, number.to) ? undefined : tokens[number.to]
  const about = aboutAt(tokens, number)
  if (about !== null) return { tokens: [merge(tokens, i, about.to, about.text)], to: about.to }
  if (joined !== null && joined.follow !== null) {
    return { tokens: [merge(tokens, i, number.to, figuresOf(number))], to: number.to }
  }
  if (!isMeasure(next)) return count(place, number)
  const to = number.to + 1
  const unit = retext(next!, next!.text)
  if (opens && goesOn(tokens, to) && staysInWords(number) && readNumber(tokens, to) === null) {
    return { tokens: [merge(tokens, i, number.to, number.words), unit], to }
  }
  return { tokens: [merge(tokens, i, number.to, figuresOf(number)), unit], to }
}

function figureCount(token: Token): Token['count'] {
  const value = Number(token.text.replaceAll('.', '').replace(',', '.'))
  if (!Number.isFinite(value)) return undefined
  const whole = Number.isInteger(value) && value >= 0 && value < 1e15
  return { value, words: whole ? wordsOf(value) : token.text, figures: token.text }
}
