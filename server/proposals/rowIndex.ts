/** The proposals of one bagian by their turn and by their time, so that few are looked at for one passage. */
import type { ProposalRow } from '../store/proposals.ts'
import type { Place } from './match.ts'

export type RowIndex = {
  /** In the order in which they came. */
  all(): readonly ProposalRow[]
  /** Those that may stand for the same sound. */
  near(place: Place): ProposalRow[]
  of(turnId: string): ProposalRow[]
  turnIds(): Iterable<string>
  /** Proposals of a speaker. */
  speakers(): ProposalRow[]
  /** New ones, and others in place of those with their id. */
  put(rows: readonly ProposalRow[]): void
}

/** Rows of so long a time are looked at together. */
const stretchMs = 60_000

function stretchesOf({ channel, startMs, endMs }: Place): string[] {
  if (startMs < 0) return []
  const first = Math.floor(startMs / stretchMs)
  const last = Math.floor(Math.max(startMs, endMs) / stretchMs)
  return Array.from({ length: last - first + 1 }, (_, n) => `${channel}:${first + n}`)
}

export function indexRows(given: readonly ProposalRow[]): RowIndex {
  const rows = new Map<string, ProposalRow>()
  /** Which came first. */
  const order = new Map<string, number>()
  const byTurn = new Map<string, Set<string>>()
  const byStretch = new Map<string, Set<string>>()
  const speakers = new Set<string>()
  let list: readonly ProposalRow[] | null = null

  const enter = (into: Map<string, Set<string>>, key: string, id: string) =>
    into.set(key, (into.get(key) ?? new Set()).add(id))
  function leave(from: Map<string, Set<string>>, key: string, id: string): void {
    const set = from.get(key)
    set?.delete(id)
    if (set?.size === 0) from.delete(key)
  }
  const inOrder = (ids: Iterable<string>) =>
    [...ids].sort((a, b) => order.get(a)! - order.get(b)!).map((id) => rows.get(id)!)

  function put(changed: readonly ProposalRow[]): void {
    for (const row of changed) {
      const before = rows.get(row.id)
      if (before) {
        leave(byTurn, before.turnId, row.id)
        for (const key of stretchesOf(before)) leave(byStretch, key, row.id)
      } else order.set(row.id, order.size)
      rows.set(row.id, row)
      enter(byTurn, row.turnId, row.id)
      for (const key of stretchesOf(row)) enter(byStretch, key, row.id)
      if (row.payload.kind === 'pembicara') speakers.add(row.id)
    }
    list = null
  }
  put(given)

  return {
    all() {
      list ??= [...rows.values()]
      return list
    },
    near: (place) =>
      inOrder(
        new Set([
          ...(byTurn.get(place.turnId) ?? []),
          ...stretchesOf(place).flatMap((key) => [...(byStretch.get(key) ?? [])]),
        ]),
      ),
    of: (turnId) => inOrder(byTurn.get(turnId) ?? []),
    turnIds: () => byTurn.keys(),
    speakers: () => inOrder(speakers),
    put,
  }
}
