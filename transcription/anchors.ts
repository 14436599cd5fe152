/**
 * Places the words of a packed window by what each piece said when it was decoded alone: less accurate, but certain of
 * its place. Words of the window go where the same or a like word was heard; what the window skipped is filled in.
 */
import type { Word } from '../server/domain/speech.ts'
import { spokenSeconds } from './alignment.ts'
import { confidence, units } from './guard.ts'

/** A skipped piece is taken from its own decode only where that is believed. */
const believed = 0.5

/** How unlike two units are, 0 to 1, by their letters. */
function unlike(a: string, b: string): number {
  if (a === b) return 0
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min(row[j]! + (letter === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1))
    }
    row = next
  }
  return row.at(-1)! / Math.max(a.length, b.length)
}

const figures = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')

/** Figures are spelled out one by one, so that `58` meets `lima delapan`. */
function spelled(word: Word): string[] {
  return units(word.text)
    .flatMap((unit) =>
      /^\p{N}+$/u.test(unit)
        ? [...unit].map((figure) => figures[Number(figure)] ?? figure)
        : [unit],
    )
    .map((unit) => (unit === 'kosong' || unit === 'no' ? 'nol' : unit))
}

type Unit = { readonly text: string; readonly owner: number }

const unitsOf = (words: readonly Word[], owner: (index: number) => number): Unit[] =>
  words.flatMap((word, index) => spelled(word).map((text) => ({ text, owner: owner(index) })))

/** For each unit of `a` the owner of the unit of `b` it stands for, or null. */
function matches(a: readonly Unit[], b: readonly Unit[]): (number | null)[] {
  const width = b.length + 1
  const cost = new Float64Array((a.length + 1) * width)
  for (let i = 0; i <= a.length; i++) cost[i * width] = i
  for (let j = 0; j <= b.length; j++) cost[j] = j
  const pair = (i: number, j: number) =>
    cost[(i - 1) * width + j - 1]! + 1.6 * unlike(a[i - 1]!.text, b[j - 1]!.text)
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      cost[i * width + j] = Math.min(
        pair(i, j),
        cost[(i - 1) * width + j]! + 1,
        cost[i * width + j - 1]! + 1,
      )
    }
  }
  const found: (number | null)[] = a.map(() => null)
  let i = a.length
  let j = b.length
  while (i > 0 && j > 0) {
    const here = cost[i * width + j]!
    if (here === pair(i, j)) {
      found[i - 1] = b[j - 1]!.owner
      i--
      j--
    } else if (here === cost[(i - 1) * width + j]! + 1) i--
    else j--
  }
  return found
}

/** `alone`: what each piece said by itself, in the times of the window. Gives the window's words by piece. */
export function placeByAnchors(
  words: readonly Word[],
  alone: readonly (readonly Word[])[],
): Word[][] {
  const own = unitsOf(words, (index) => index)
  const anchors = alone.flatMap((said, piece) => unitsOf(said, () => piece))
  const places = matches(own, anchors)
  /** By word: the piece most of its units were heard in. */
  const pieceOf: (number | null)[] = words.map(() => null)
  for (const [index, unit] of own.entries()) {
    const piece = places[index]
    if (piece !== null && piece !== undefined) pieceOf[unit.owner] ??= piece
  }
  const dealt: Word[][] = alone.map(() => [])
  const room = alone.map((said) => said.reduce((sum, word) => sum + spokenSeconds(word), 0))
  let at = pieceOf.find((piece) => piece !== null) ?? 0
  for (const [index, word] of words.entries()) {
    const known = pieceOf[index]
    if (known !== null && known !== undefined) at = Math.max(at, known)
    else {
      // Heard in no piece alone: with its neighbours, in the next piece where this one has all it can hold.
      const next = pieceOf.slice(index + 1).find((piece) => piece !== null) ?? at
      const full = dealt[at]!.reduce((sum, each) => sum + spokenSeconds(each), 0) >= (room[at] ?? 0)
      if (full && next > at) at = Math.min(next, at + 1)
    }
    dealt[at]!.push(word)
  }
  // What one piece has too much of is what another lacks: only what is missing in all was skipped.
  let missing = alone.reduce((sum, said) => sum + count(said), 0) - count(words)
  return dealt.map((own, piece) => {
    const said = alone[piece]!
    const needed = count(said)
    if (own.length > 0 || needed === 0 || needed > missing) return own
    if (confidence(said) < believed) return own
    missing -= needed
    return [...said]
  })
}

const count = (words: readonly Word[]) => words.reduce((sum, word) => sum + spelled(word).length, 0)
