/** Differences between two rows of tokens, and the three-way merge made from them. Pure; used by server and editor. */

/** `a[aFrom, aTo)` became `b[bFrom, bTo)`. */
export type Hunk = {
  readonly aFrom: number
  readonly aTo: number
  readonly bFrom: number
  readonly bTo: number
}

/** Beyond this many cells the middle is taken as one hunk: a turn is small, and nobody waits for more. */
const maxCells = 4_000_000

/** Smallest hunks, in order, that turn `a` into `b`. */
export function diff<T>(
  a: readonly T[],
  b: readonly T[],
  same: (x: T, y: T) => boolean = Object.is,
): Hunk[] {
  let start = 0
  while (start < a.length && start < b.length && same(a[start]!, b[start]!)) start++
  let end = 0
  const room = Math.min(a.length, b.length) - start
  while (end < room && same(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) end++
  const n = a.length - start - end
  const m = b.length - start - end
  if (n === 0 && m === 0) return []
  if (n === 0 || m === 0 || n * m > maxCells) {
    return [{ aFrom: start, aTo: start + n, bFrom: start, bTo: start + m }]
  }
  return longest(n, m, (i, j) => same(a[start + i]!, b[start + j]!)).map((h) => ({
    aFrom: h.aFrom + start,
    aTo: h.aTo + start,
    bFrom: h.bFrom + start,
    bTo: h.bTo + start,
  }))
}

function longest(n: number, m: number, same: (i: number, j: number) => boolean): Hunk[] {
  const width = m + 1
  const table = new Uint16Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      table[i * width + j] = same(i, j)
        ? table[(i + 1) * width + j + 1]! + 1
        : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
    }
  }
  const hunks: Hunk[] = []
  let [i, j, aFrom, bFrom] = [0, 0, 0, 0]
  const close = () => {
    if (i > aFrom || j > bFrom) hunks.push({ aFrom, aTo: i, bFrom, bTo: j })
  }
  while (i < n && j < m) {
    if (same(i, j)) {
      close()
      i++
      j++
      aFrom = i
      bFrom = j
    } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i++
    else j++
  }
  i = n
  j = m
  close()
  return hunks
}

/** Do two changes of the same base meet? An insertion meets whatever it touches. */
function meet(x: Hunk, y: Hunk): boolean {
  const insertion = x.aFrom === x.aTo || y.aFrom === y.aTo
  return insertion ? x.aFrom <= y.aTo && x.aTo >= y.aFrom : x.aFrom < y.aTo && x.aTo > y.aFrom
}

/**
 * What of `base → theirs` may be done to `ours` without touching what `base → ours` changed: hunks with `a` in `ours`
 * and `b` in `theirs`. Where both changed the same place, ours stays.
 */
export function mergeInto<T>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  same: (x: T, y: T) => boolean = Object.is,
): { hunks: Hunk[]; refused: number } {
  const mine = diff(base, ours, same)
  const wanted = diff(base, theirs, same)
  const hunks: Hunk[] = []
  for (const hunk of wanted) {
    if (mine.some((m) => meet(m, hunk))) continue
    let shift = 0
    for (const m of mine) if (m.aTo <= hunk.aFrom) shift += m.bTo - m.bFrom - (m.aTo - m.aFrom)
    hunks.push({ ...hunk, aFrom: hunk.aFrom + shift, aTo: hunk.aTo + shift })
  }
  return { hunks, refused: wanted.length - hunks.length }
}
