/** Proposals as they are stored, brought in line with what is found and with what people did in the text. Pure. */
import type { ProposalRow } from '../store/proposals.ts'
import { type Place, samePassage } from './match.ts'
import type { Found, TurnView } from './types.ts'

/** Rows by their turn and by their time, so that few are looked at for one passage. */
export type RowIndex = {
  readonly all: readonly ProposalRow[]
  /** Rows that may stand for the same sound, in the order in which they are kept. */
  near(place: Place): ProposalRow[]
}

/** Rows of so long a time are looked at together. */
const stretchMs = 60_000

export function indexRows(all: readonly ProposalRow[]): RowIndex {
  const byKey = new Map<string | number, number[]>()
  const keysOf = ({ turnId, channel, startMs, endMs }: Place) => {
    const keys: (string | number)[] = [turnId]
    if (startMs < 0) return keys
    const last = Math.floor(Math.max(startMs, endMs) / stretchMs)
    for (let at = Math.floor(startMs / stretchMs); at <= last; at += 1)
      keys.push(at * 1000 + channel)
    return keys
  }
  all.forEach((row, n) => {
    for (const key of keysOf(row)) {
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [n])
      else list.push(n)
    }
  })
  return {
    all,
    near: (place) =>
      [...new Set(keysOf(place).flatMap((key) => byKey.get(key) ?? []))]
        .sort((a, b) => a - b)
        .map((n) => all[n]!),
  }
}

export const placeOf = ({ tid, channel, s, e }: TurnView): Place => ({
  turnId: tid,
  channel,
  startMs: s,
  endMs: e,
})

export const placed = (found: Found, turn: TurnView) => ({ ...found, ...placeOf(turn) })

/** `all` with what changed or came. */
export function withRows(
  all: readonly ProposalRow[],
  changed: readonly ProposalRow[],
): readonly ProposalRow[] {
  if (changed.length === 0) return all
  const byId = new Map(all.map((row) => [row.id, row]))
  for (const row of changed) byId.set(row.id, row)
  return [...byId.values()]
}

/** Rows whose speaker a person has settled in the text, by any way; and those whose settling was taken back. */
export function settledSpeakers(
  all: readonly ProposalRow[],
  turns: readonly TurnView[],
  at: string,
): ProposalRow[] {
  const byId = new Map(turns.map((turn) => [turn.tid, turn]))
  return all.flatMap((row): ProposalRow[] => {
    const turn = byId.get(row.turnId)
    if (row.payload.kind !== 'pembicara' || !turn) return []
    const { spk } = row.payload
    const open = turn.status === 'usulan'
    if (row.state === 'terbuka' && !open) {
      const state =
        turn.status === 'dikonfirmasi' && turn.spk === spk ? 'diterima' : ('ditolak' as const)
      return [{ ...row, state, diputusAt: at }]
    }
    if (row.state === 'terbuka' && turn.spk === null && row.bukti !== '') {
      return [{ ...row, state: 'ditolak', diputusAt: at }]
    }
    const back = open && turn.spk === spk && (row.state === 'diterima' || row.state === 'ditolak')
    return back ? [{ ...row, state: 'terbuka', oleh: null, diputusAt: null }] : []
  })
}

/** What people decided comes before what waits. */
const order = { ditolak: 0, diterima: 1, terbuka: 2, gugur: 3 } as const

/** Brings rows in line with what was found in a scope; answers those that are new or changed. */
export function reconcile(of: {
  readonly rows: RowIndex
  readonly turns: readonly TurnView[]
  readonly found: readonly Found[]
  readonly inScope: (row: ProposalRow) => boolean
  readonly bagianId: string
  readonly newId: () => string
  readonly at: string
}): ProposalRow[] {
  const { rows, bagianId, at } = of
  const byId = new Map(of.turns.map((turn) => [turn.tid, turn]))
  const used = new Set<string>()
  const changed: ProposalRow[] = []
  for (const one of of.found) {
    const turn = byId.get(one.turnId)
    if (!turn) continue
    const place = placed(one, turn)
    const fits = rows.near(place).filter((row) => !used.has(row.id) && samePassage(row, place))
    const row = fits.toSorted((a, b) => order[a.state] - order[b.state])[0]
    if (row === undefined) {
      const made: ProposalRow = {
        ...place,
        id: of.newId(),
        bagianId,
        state: 'terbuka',
        oleh: null,
        dibuatAt: at,
        diputusAt: null,
        hasil: null,
      }
      used.add(made.id)
      changed.push(made)
      continue
    }
    for (const twin of fits) used.add(twin.id)
    if (row.state === 'diterima' || row.state === 'ditolak') continue
    const next: ProposalRow = {
      ...row,
      ...place,
      state: 'terbuka',
      // Once held back, only a person lets readers in again.
      payload: row.payload.kind === 'sifat' && row.payload.tahan ? row.payload : place.payload,
    }
    if (JSON.stringify(next) !== JSON.stringify(row)) changed.push(next)
  }
  for (const row of rows.all) {
    if (row.state !== 'terbuka' || used.has(row.id)) continue
    if (of.inScope(row) || !byId.has(row.turnId)) changed.push({ ...row, state: 'gugur' })
  }
  return changed
}
