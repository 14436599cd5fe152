/** Door of the language room: what a recogniser prints becomes written Indonesian. Pure. */

export { type NormalizeOptions, normalizeLine, normalizeWords } from './normalize.ts'

/**
 * The written form of one turn. Keeps what the engine got right; only joins and spaces are mended, and the first
 * letter and closing mark of a turn are set.
 */
export function writtenForm(raw: string): string {
  const text = raw
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:?!])/g, '$1')
    .trim()
  if (text === '') return ''
  const first = text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  return /[.?!…]$/.test(first) ? first : `${first.replace(/[,;:]$/, '')}.`
}
