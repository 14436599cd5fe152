/** What a speaker takes back: "dua puluh, eh, tiga puluh orang" says thirty. */
import type { Token } from '../token.ts'
import { isNumberWord, readNumber } from './read.ts'
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

/** Index of the number that replaces the one at `i`, or null. */
function correctedAt(tokens: readonly Token[], i: number): number | null {
  const first = readNumber(tokens, i)
  if (first === null) return null
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
    if (extra === 0 || repeated) return at
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
    const starts = digitWords[token.lower] !== undefined || oneWords[token.lower] !== undefined
    const better = starts && !token.done ? correctedAt(tokens, i) : null
    if (better === null) out.push(token)
    i = better ?? i + 1
    // The rest of a number is no number of its own.
    while (better === null && starts && scaleWords[tokens[i]?.lower ?? ''] !== undefined)
      out.push(tokens[i++]!)
  }
  return out
}
