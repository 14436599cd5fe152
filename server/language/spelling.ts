/** Runs of letter names: known terms one behind another, or else one short name in capitals (`pe em te` → `PMT`). */
import { letterHeads, letters, soundLetters, wordLetters } from './tables/letters.ts'
import { merge, type Token } from './token.ts'

/** What is printed in capitals is no name of a letter. */
export const isLetter = (token: Token | undefined): token is Token =>
  token !== undefined &&
  token.lower.length <= 3 &&
  !token.done &&
  letters[token.lower] !== undefined &&
  !/^\p{Lu}{2}/u.test(token.text)

/** End of the letters said from `i` on in one breath; `i` itself where none is said. */
export function lettersEnd(tokens: readonly Token[], i: number): number {
  if (!isLetter(tokens[i])) return i
  let to = i + 1
  while (isLetter(tokens[to]) && tokens[to - 1]!.trail === '' && tokens[to]!.lead === '') to += 1
  return to
}

/** A part of the run: its end, and what stands there: a term, an unknown name, or only sounds. */
export type Spelled<Term> = { readonly to: number; readonly term: Term | 'name' | 'sounds' }

type TermsAt<Term> = (i: number) => readonly { readonly to: number; readonly term: Term }[]

/** The run as terms only; sounds of doubt may stand before them, one behind. */
function asTerms<Term>(
  tokens: readonly Token[],
  from: number,
  end: number,
  termsAt: TermsAt<Term>,
): Spelled<Term>[] | null {
  const cover = (i: number): Spelled<Term>[] | null => {
    if (i >= end) return []
    for (const { to, term } of termsAt(i)) {
      const rest = cover(to)
      if (rest !== null) return [{ to, term }, ...rest]
    }
    const alone = i === end - 1 && i > from && soundLetters.has(tokens[i]!.lower)
    return alone ? [{ to: end, term: 'sounds' }] : null
  }
  for (let start = from; start < end - 1; start += 1) {
    const found = cover(start)
    if (found !== null) return start === from ? found : [{ to: start, term: 'sounds' }, ...found]
    // "pe pe u pe er": the first try of a letter stays apart, as do sounds of doubt.
    const word = tokens[start]!.lower
    const sound = soundLetters.has(word) && word !== 'ka'
    if (!sound && word !== tokens[start + 1]!.lower) break
  }
  return null
}

/** Could the letters be a short name that no table has: not too long, not only words and sounds, not one letter again and again? */
function spellsName(words: readonly string[]): boolean {
  if (words.length < 3 || words.length > 6) return false
  const clear = words.filter((word) => !wordLetters.has(word))
  return clear.length > 0 && new Set(words).size > 1 && new Set(clear).size > words.length / 4
}

/** The parts of the run of letters from `i` to `end`; null where they may be words. */
export function spelledParts<Term>(
  tokens: readonly Token[],
  i: number,
  end: number,
  termsAt: TermsAt<Term>,
): Spelled<Term>[] | null {
  if (letterHeads.has(tokens[i - 1]?.lower ?? '')) return null
  const known = asTerms(tokens, i, end, termsAt)
  if (known !== null) return known
  // "lab i pe a es em pe dua": an unknown name right before a known term.
  for (let cut = i + 3; cut < end - 1; cut += 1) {
    const rest = asTerms(tokens, cut, end, termsAt)
    const name = tokens.slice(i, cut).map((token) => token.lower)
    if (rest !== null && rest[0]!.term !== 'sounds' && spellsName(name))
      return [{ to: cut, term: 'name' }, ...rest]
  }
  // The tail of a longer run is no name of its own.
  if (isLetter(tokens[i - 1]) && tokens[i - 1]!.trail === '') return null
  const words = tokens.slice(i, end).map((token) => token.lower)
  // A drawn *e* before or behind the name.
  let [from, to] = [0, words.length]
  while (words[from] === 'e' && to - from > 3) from += 1
  while (words[to - 1] === 'e' && to - from > 3) to -= 1
  if (!spellsName(words.slice(from, to))) return null
  const parts: Spelled<Term>[] = [{ to: i + to, term: 'name' }]
  if (from > 0) parts.unshift({ to: i + from, term: 'sounds' })
  if (to < words.length) parts.push({ to: end, term: 'sounds' })
  return parts
}

/** The letters from `i` to `to` in capitals. */
export function spelled(tokens: readonly Token[], i: number, to: number): Token {
  const text = tokens
    .slice(i, to)
    .map((token) => letters[token.lower]!.toUpperCase())
    .join('')
  return merge(tokens, i, to, text)
}

/** `HP-nya`: the possessive that was heard apart from a short name. */
export function withSuffix(token: Token, next: Token | undefined): Token | null {
  if (next?.lower !== 'nya' || next.done || token.trail !== '' || next.lead !== '') return null
  if (!/^\p{Lu}[\p{Lu}\d/-]+$/u.test(token.text)) return null
  const text = `${token.text}-nya`
  return { ...token, text, lower: text.toLowerCase(), trail: next.trail, to: next.to, done: true }
}
