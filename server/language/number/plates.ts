/** Number plates said letter by letter: "be de satu dua tiga empat ka ye" → `BD 1234 KY`. */

import { isLetter } from '../spelling.ts'
import { letterHeads, letters, plateRegions, wordLetters } from '../tables/letters.ts'
import { merge, type Token } from '../token.ts'
import { readDigits, readNumber } from './read.ts'
import { digitWords, oneWords } from './words.ts'

const named = /^(pelat|plat|nopol|polisi)(nya)?$/

const closed = (token: Token) => token.trail !== ''

/** The letters from `i` on, at most `most`. */
function lettersAt(tokens: readonly Token[], i: number, most: number) {
  let text = ''
  let to = i
  while (to < i + most) {
    const token = tokens[to]
    if (!isLetter(token)) break
    if (to > i && closed(tokens[to - 1]!)) break
    text += letters[token.lower]!.toUpperCase()
    to += 1
  }
  return { text, to }
}

/** One to four figures: one by one, in pairs or as one number. */
function figuresAt(tokens: readonly Token[], i: number) {
  let text = ''
  let to = i
  let single = true
  while (text.length < 4 && (to === i || !closed(tokens[to - 1]!))) {
    const run = readDigits(tokens, to)
    const number = run === null ? readNumber(tokens, to) : null
    if (run === null && (number === null || number.decimals !== null || number.scale !== null))
      break
    single &&= run !== null || number!.figures
    text += run?.digits ?? String(number!.value)
    to = run?.to ?? number!.to
  }
  return { text, to, single }
}

const startsFigures = (token: Token | undefined) =>
  token !== undefined &&
  (digitWords[token.lower] !== undefined ||
    oneWords[token.lower] !== undefined ||
    /^\d{1,4}$/.test(token.text))

function plateAt(tokens: readonly Token[], i: number): { text: string; to: number } | null {
  const length = startsFigures(tokens[i + 1]) ? 1 : startsFigures(tokens[i + 2]) ? 2 : 0
  const region = lettersAt(tokens, i, length)
  const before = tokens[i - 1]
  if (region.text.length !== length || !plateRegions.has(region.text)) return null
  if (closed(tokens[region.to - 1]!) || letterHeads.has(before?.lower ?? '')) return null
  const figures = figuresAt(tokens, region.to)
  if (!/^[1-9]\d{0,3}$/.test(figures.text)) return null
  const series = closed(tokens[figures.to - 1]!)
    ? { text: '', to: figures.to }
    : lettersAt(tokens, figures.to, 3)
  const text = [region.text, figures.text, series.text].filter(Boolean).join(' ')
  const found = { text, to: series.to }
  if (tokens.slice(Math.max(0, i - 5), i).some((token) => named.test(token.lower))) return found
  // Nobody says that it is a plate: then by its shape alone, and not out of sounds of doubt.
  const said = [...tokens.slice(i, region.to), ...tokens.slice(figures.to, series.to)]
  const clear = said.some((token) => !wordLetters.has(token.lower))
  return figures.single && figures.text.length >= 3 && series.text !== '' && clear ? found : null
}

export function writePlates(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    const plate = isLetter(token) ? plateAt(tokens, i) : null
    if (plate === null) {
      out.push(token)
      i += 1
      continue
    }
    out.push(merge(tokens, i, plate.to, plate.text))
    i = plate.to
  }
  return out
}
