/**
 * Who speaks in each turn of a text, as `analyse` would say of the same turns: heard again with every turn that comes, so
 * that what is said behind a turn counts too. Only what changed is guessed anew.
 */
import {
  createRecall,
  type Guess,
  hearSitting,
  isRemark,
  type SittingTurn,
} from '../language/index.ts'
import type { ProposalRow } from '../store/proposals.ts'
import type { Reading } from './find.ts'
import type { Said } from './hearing.ts'
import { samePlace } from './match.ts'
import type { RowIndex } from './rowIndex.ts'
import { placeOf } from './rows.ts'
import type { Slice } from './slice.ts'
import { isOurs, leansOnVoice, outsideFor } from './speaker.ts'
import type { TurnView } from './types.ts'

export type Known = {
  readonly rows: RowIndex
  readonly owners: ReadonlyMap<string, string>
  /** What the voices say of each turn. */
  readonly said: readonly (Said | null)[]
}

export type Listening = {
  /** One guess for each turn, the same object as long as nothing about it changed. */
  hear(reading: Reading, known: Known, slice: Slice): Promise<readonly Guess[]>
}

/** What a voice has said stands while nobody can listen: the sitting is over, or it was just begun anew. */
export const isDeaf = (turn: TurnView, said: Said | null): boolean =>
  said === null && leansOnVoice(turn.bukti)

export const spkOf = ({ payload }: ProposalRow): string | null =>
  payload.kind === 'pembicara' ? payload.spk : null

/** Taken off by a person: then it was refused, and nobody asks again. */
export const takenOff = (turn: TurnView, mine: ProposalRow | undefined): string | null =>
  mine && turn.spk === null ? spkOf(mine) : null

export function createListening(): Listening {
  let recall = createRecall()
  let people = ''
  const known = new Map<string, { readonly on: readonly unknown[]; readonly turn: SittingTurn }>()

  /** The same object as before where nothing about the turn changed. */
  function turnOf(
    turn: TurnView,
    reading: Reading,
    said: Said | null,
    of: {
      readonly owners: Known['owners']
      readonly mine: ProposalRow | undefined
      readonly refused: readonly string[]
    },
  ): SittingTurn {
    const { setting, cut, items } = reading
    const { spk, status, bukti, channel } = turn
    const { mine, refused } = of
    const sebelum = mine?.payload.kind === 'pembicara' ? mine.payload.sebelum : null
    const held = status === 'usulan' ? reading.listed(turn) : null
    const on = [
      ...[cut(turn), spk, status, bukti, channel, said, sebelum, items.topicsOf],
      ...[of.owners.get(String(channel)), refused.join(), held?.id, held?.detail],
    ]
    const before = known.get(turn.tid)
    if (before?.on.every((one, n) => one === on[n])) return before.turn
    const here = (id: string | null) => (id !== null && setting.ids.has(id) ? id : null)
    const open = status === 'usulan'
    const speakerId = !open || isDeaf(turn, said) ? here(spk) : null
    const stands = here(isOurs(bukti) ? sebelum : spk)
    const made: SittingTurn = {
      words: isRemark(turn.text) ? [] : cut(turn).words,
      topics: items.topicsOf(turn.text),
      speakerId,
      outside: open ? outsideFor(turn, of.owners, said) : [],
      listed: held && setting.ids.has(held.id) ? held : null,
      stands: stands !== null && refused.includes(stands) ? null : stands,
      voiced: said?.label != null,
      refused,
      nobody: !open && speakerId === null,
    }
    // Where it comes to the same for the sitting it is the same.
    const same = before && JSON.stringify(before.turn) === JSON.stringify(made)
    const kept = same ? before.turn : made
    known.set(turn.tid, { on, turn: kept })
    return kept
  }

  function sittingTurns(reading: Reading, { rows, owners, said }: Known): SittingTurn[] {
    const waiting = new Map<string, ProposalRow>()
    const refusals: ProposalRow[] = []
    for (const row of rows.speakers()) {
      if (row.state === 'ditolak') refusals.push(row)
      else if (row.state === 'terbuka' && !waiting.has(row.turnId)) waiting.set(row.turnId, row)
    }
    return reading.turns.map((turn, i) => {
      const mine = waiting.get(turn.tid)
      const taken = takenOff(turn, mine)
      const refused = taken === null ? [] : [taken]
      if (refusals.length > 0) {
        const place = placeOf(turn)
        for (const row of refusals) if (samePlace(row, place)) refused.push(spkOf(row)!)
      }
      return turnOf(turn, reading, said[i]!, { owners, mine, refused })
    })
  }

  return {
    async hear(reading, given, slice) {
      const { setting, turns } = reading
      for (const turn of turns) {
        reading.cut(turn)
        if (slice.over()) await slice.rest()
      }
      const here = new Set(turns.map(({ tid }) => tid))
      // One that comes back is heard as if it were new.
      for (const tid of [...known.keys()]) if (!here.has(tid)) known.delete(tid)
      const before = setting.people === people ? recall : createRecall()
      if (setting.people !== people) known.clear()
      // Only a hearing that comes to its end is remembered.
      recall = createRecall()
      const { directory, chairIds } = setting
      const sitting = hearSitting(
        sittingTurns(reading, given),
        { directory, chairIds, pieces: true },
        before,
      )
      for (;;) {
        const step = sitting.next()
        if (step.done) {
          recall = before
          people = setting.people
          return step.value
        }
        if (slice.over()) await slice.rest()
      }
    },
  }
}
