/** What a rule of the number pass gets and gives. */
import type { Token } from '../token.ts'

export type NumberStyle = 'eyd-v' | 'puebi-2015'

export type Place = {
  readonly tokens: readonly Token[]
  readonly i: number
  /** What is already written before this place. */
  readonly out: readonly Token[]
  /** The line begins here, or a sentence does. */
  readonly opens: boolean
  readonly style: NumberStyle
}

export type Written = { readonly tokens: readonly Token[]; readonly to: number }

export type Rule = (place: Place) => Written | null

const joints: readonly (readonly string[])[] = [
  ['sampai', 'dengan'],
  ['sampai', 'ke'],
  ['dan', 'atau'],
  ['dan/atau'],
  ['sampai'],
  ['hingga'],
  ['dan'],
  ['atau'],
  ['serta'],
  ['s.d.'],
]

/** Token index behind the word that joins two numbers, or null. */
export function joinAt(
  tokens: readonly Token[],
  i: number,
  also: readonly string[] = [],
): number | null {
  const token = tokens[i]
  if (token === undefined || token.done) return null
  if (also.includes(token.lower)) return i + 1
  const found = joints.find((words) => words.every((word, k) => tokens[i + k]?.lower === word))
  return found === undefined ? null : i + found.length
}
