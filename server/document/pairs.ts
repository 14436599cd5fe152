/** Which characters that one turn lost stand again in another, as they were or changed on the way. Pure. */
import { diff } from '../domain/diff.ts'
import type { Copy } from './change.ts'

/** Where the row of characters stands as a copy; unknown ones may be anything. */
function windowIn(
  row: readonly { text: string }[],
  copy: readonly Copy[],
  used: Set<Copy>,
): number {
  for (let start = 0; start + row.length <= copy.length; start++) {
    const fits = row.every(({ text }, i) => {
      const own = copy[start + i]!
      return !used.has(own) && (text === '' || text === own.text)
    })
    if (fits) return start
  }
  return -1
}

type Token = { text: string; from: number }
function tokens(chars: readonly { text: string }[]): Token[] {
  const found: Token[] = []
  let open: Token | null = null
  for (const [at, { text }] of chars.entries()) {
    if (text === '') continue
    if (/\s/.test(text)) open = null
    else if (open) open.text += text
    else {
      open = { text, from: at }
      found.push(open)
    }
  }
  return found
}

/** Which characters of the row stand again in the copy. */
export function pairsOf(
  row: readonly { text: string }[],
  copy: readonly Copy[],
  used: Set<Copy>,
): [number, number][] {
  // What was cut off with the spaces around it stands without them; what others deleted may have been a space.
  for (const apart of [/^\s+$/, /^\s*$/]) {
    let [from, to] = [0, row.length]
    while (from < to && apart.test(row[from]!.text)) from++
    while (to > from && apart.test(row[to - 1]!.text)) to--
    const inner = row.slice(from, to)
    if (!inner.some((char) => char.text !== '')) return []
    const start = windowIn(inner, copy, used)
    if (start >= 0) return inner.map((_, i) => [from + i, start + i])
  }
  // Changed on the way as well: word by word, where most of it is there.
  const [before, after] = [tokens(row), tokens(copy)]
  const pairs: [number, number][] = []
  let [i, j, words] = [0, 0, 0]
  const same = (until: number) => {
    for (; i < until; i++, j++) {
      words++
      const [own, other] = [before[i]!, after[j]!]
      for (let c = 0; c < own.text.length; c++) pairs.push([own.from + c, other.from + c])
    }
  }
  const hunks = diff(
    before.map((t) => t.text),
    after.map((t) => t.text),
  )
  for (const hunk of hunks) {
    same(hunk.aFrom)
    i = hunk.aTo
    j = hunk.bTo
  }
  same(before.length)
  if (words * 2 < before.length) return []
  // The space behind a word goes with it.
  const space = (char: { text: string } | undefined) => char?.text === ' '
  const spaces = pairs.flatMap(([r, c]): [number, number][] =>
    space(row[r + 1]) && space(copy[c + 1]) ? [[r + 1, c + 1]] : [],
  )
  return [...pairs, ...spaces].filter(([, c]) => !used.has(copy[c]!))
}
