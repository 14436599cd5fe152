/** Sets of whole numbers as sorted stretches `[from, to)` without overlap and without touching. Pure. */

export type Stretch = { from: number; to: number }

/** Index of the first stretch that ends after `at`. */
function firstEndingAfter(set: readonly Stretch[], at: number): number {
  let low = 0
  let high = set.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (set[middle]!.to > at) high = middle
    else low = middle + 1
  }
  return low
}

/** Adds `[from, to)` in place; what touches is joined. */
export function addStretch(set: Stretch[], from: number, to: number): void {
  if (to <= from) return
  const start = firstEndingAfter(set, from - 1)
  let end = start
  let low = from
  let high = to
  while (end < set.length && set[end]!.from <= to) {
    low = Math.min(low, set[end]!.from)
    high = Math.max(high, set[end]!.to)
    end++
  }
  set.splice(start, end - start, { from: low, to: high })
}

export function intersects(set: readonly Stretch[], from: number, to: number): boolean {
  const at = set[firstEndingAfter(set, from)]
  return from < to && at !== undefined && at.from < to
}

export function contains(set: readonly Stretch[], value: number): boolean {
  return intersects(set, value, value + 1)
}

/** What of `[from, to)` is not in the set. */
export function complement(set: readonly Stretch[], from: number, to: number): Stretch[] {
  const left: Stretch[] = []
  let at = from
  for (let i = firstEndingAfter(set, from); i < set.length && set[i]!.from < to; i++) {
    if (set[i]!.from > at) left.push({ from: at, to: set[i]!.from })
    at = set[i]!.to
  }
  if (at < to) left.push({ from: at, to })
  return left
}

export const endOf = (set: readonly Stretch[]): number => set.at(-1)?.to ?? 0
