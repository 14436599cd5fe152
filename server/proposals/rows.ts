/** Proposals as they are stored, brought in line with what is found and with what people did in the text. Pure. */
import type { ProposalRow } from '../store/proposals.ts'
import { type Place, samePassage } from './match.ts'
import type { RowIndex } from './rowIndex.ts'
import type { Found, TurnView } from './types.ts'

export const placeOf = ({ tid, channel, s, e }: TurnView): Place => ({
  turnId: tid,
  channel,
  startMs: s,
  endMs: e,
})

export const placed = (found: Found, turn: TurnView) => ({ ...found, ...placeOf(turn) })

/** Rows whose speaker a person has settled in the text, by any way; and those whose settling was taken back. */
export function settledSpeakers(
  rows: RowIndex,
  turns: readonly TurnView[],
  at: string,
): ProposalRow[] {
  const byId = new Map(turns.map((turn) => [turn.tid, turn]))
  return rows.speakers().flatMap((row): ProposalRow[] => {
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
  /** Turns of which all but decisions and follow-ups was looked for, and those of which these were. */
  readonly looked: ReadonlySet<string>
  readonly recorded: ReadonlySet<string>
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
  const inScope = ({ turnId, payload }: ProposalRow) =>
    payload.kind === 'keputusan' || payload.kind === 'tindak-lanjut'
      ? of.recorded.has(turnId)
      : of.looked.has(turnId)
  const gone = [...rows.turnIds()].filter((tid) => !byId.has(tid))
  for (const tid of new Set([...of.looked, ...of.recorded, ...gone])) {
    for (const row of rows.of(tid)) {
      if (row.state !== 'terbuka' || used.has(row.id)) continue
      if (inScope(row) || !byId.has(tid)) changed.push({ ...row, state: 'gugur' })
    }
  }
  return changed
}
