/** Amounts said without *rupiah* beside budget words: only a suggestion, the text stays as it is. */
import { budgetWords, measures } from '../tables/measures.ts'
import { splitWords, tokensOf } from '../token.ts'
import { rupiah } from './amounts.ts'
import { splitGlued } from './pass.ts'
import { readNumber } from './read.ts'

export type Suggestion = {
  /** Indexes into the spoken words, end exclusive. */
  readonly from: number
  readonly to: number
  readonly written: string
  /** The budget word that speaks for it. */
  readonly because: string
}

export function suggestAmounts(spoken: string): Suggestion[] {
  const tokens = splitGlued(tokensOf(splitWords(spoken)))
  const found: Suggestion[] = []
  for (let i = 0; i < tokens.length; ) {
    const number = readNumber(tokens, i)
    if (number === null) {
      i += 1
      continue
    }
    const next = tokens[number.to]?.lower ?? ''
    const near = tokens
      .slice(Math.max(0, i - 4), i)
      .findLast((token) => budgetWords.has(token.lower))
    const counts = /^(rupiah|rp|persen|orang|unit|buah|kali|paket|jiwa|kk|rumah|ekor)$/.test(next)
    if (near !== undefined && number.value >= 1e6 && !counts && !measures.has(next)) {
      found.push({
        from: tokens[i]!.from,
        to: tokens[number.to - 1]!.to,
        written: rupiah(number),
        because: near.lower,
      })
    }
    i = number.to
  }
  return found
}
