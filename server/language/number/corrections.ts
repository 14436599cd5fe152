/** What a speaker takes back: "dua puluh, eh, tiga puluh orang" says thirty. */
import type { Token } from '../token.ts'
import { isNumberWord, type NumberPhrase, readNumber } from './read.ts'
import { corrections, digitWords, hesitations, oneWords, scaleWords } from './words.ts'

function markerAt(tokens: readonly Token[], i: number): number | null {
  let k = i
  while (hesitations.has(tokens[k]?.lower ?? '') && !tokens[k]!.done) k += 1
  const found = corrections.find((words) => words.every((word, m) => tokens[k + m]?.lower === word))
  if (found === undefined) return null
  let to = k + found.length
  while (hesitations.has(tokens[to]?.lower ?? '')) to += 1
  return to
}

/** What is left out: the tokens from `from` up to `to`. */
type TakenBack = { readonly from: number; readonly to: number }

/** "dua ribu dua puluh lima eh enam": only the end of the year is said again. */
function yearEnd(words: readonly Token[], i: number, year: NumberPhrase, better: NumberPhrase) {
  const isYear = year.value >= 1900 && year.value <= 2100 && year.wordCount >= 4
  if (!isYear || better.figures || better.value < 1 || better.value > 99) return null
  if (better.value >= 10) return words.findIndex((token, k) => k >= i && token.lower === 'ribu') + 1
  return year.value % 10 > 0 ? year.to - 1 : year.to
}

/** What a number at `i` loses to the one that is said behind it, or null. */
function takenBackAt(tokens: readonly Token[], i: number): TakenBack | null {
  const first = readNumber(tokens, i)
  if (first === null || /[.;:?!]/.test(tokens[first.to - 1]!.trail)) return null
  // One or two words may stand between ("tiga puluh orang eh empat puluh orang"), if they come again behind.
  for (let extra = 0; extra <= 2; extra += 1) {
    const at = markerAt(tokens, first.to + extra)
    if (at === null) continue
    const second = readNumber(tokens, at)
    if (second === null) continue
    const repeated = Array.from({ length: extra }, (_, k) => k).every(
      (k) =>
        tokens[first.to + k]!.lower === tokens[second.to + k]?.lower &&
        !isNumberWord(tokens[first.to + k]!.lower),
    )
    if (extra === 0) return { from: yearEnd(tokens, i, first, second) ?? i, to: at }
    if (repeated) return { from: i, to: at }
  }
  return null
}

const openers = new Set(corrections.map(([first]) => first!))

/** The line without the numbers that were taken back, wherever they stand. */
export function withoutTakenBack(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => openers.has(token.lower))) return tokens
  const out: Token[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    const printed = /^\d/.test(token.text)
    const starts =
      printed || digitWords[token.lower] !== undefined || oneWords[token.lower] !== undefined
    const back = starts && !token.done ? takenBackAt(tokens, i) : null
    out.push(...tokens.slice(i, back === null ? i + 1 : back.from))
    i = back === null ? i + 1 : back.to
    // The rest of a number is no number of its own.
    while (back === null && starts && scaleWords[tokens[i]?.lower ?? ''] !== undefined)
      out.push(tokens[i++]!)
  }
  return out
}
