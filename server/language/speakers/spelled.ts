/** Short names read letter by letter. */
import { letters } from '../tables/letters.ts'

/** A short name read letter by letter ("pe u pe er") from `i`; null under two letters. */
export function spelledAt(
  words: readonly string[],
  i: number,
): { readonly text: string; readonly to: number } | null {
  let text = ''
  let k = i
  while (k < words.length && letters[words[k]!] !== undefined) text += letters[words[k++]!]
  return text.length < 2 ? null : { text, to: k }
}
