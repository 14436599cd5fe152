/** Words of written text against what was wanted, as printed and bare. */

export const round = (n: number) => Math.round(n * 1000) / 1000

/** Word errors over gold words, by the shortest edit. */
function wordErrors(gold: readonly string[], said: readonly string[]): number {
  let row = Array.from({ length: said.length + 1 }, (_, k) => k)
  for (const [i, word] of gold.entries()) {
    const next = [i + 1]
    for (const [k, other] of said.entries()) {
      next.push(Math.min(row[k]! + (word === other ? 0 : 1), row[k + 1]! + 1, next[k]! + 1))
    }
    row = next
  }
  return row.at(-1)!
}

/** A line without the marks between its words and without capitals. */
const bareWords = (line: string) =>
  line
    .toLowerCase()
    .replace(/[.,?!](?=\s|$)/g, '')
    .split(' ')

export type Words = { words: number; cased: number; bare: number }

export function countWords(into: Words, gold: string, said: string) {
  into.words += gold.split(' ').length
  into.cased += wordErrors(gold.split(' '), said.split(' '))
  into.bare += wordErrors(bareWords(gold), bareWords(said))
}

export const accuracy = ({ words, cased, bare }: Words) => ({
  cased: round(1 - cased / words),
  bare: round(1 - bare / words),
})
