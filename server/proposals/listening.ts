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
import { placeOf, type RowIndex } from './rows.ts'
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

const noWords: readonly string[] = []

export function createListening(): Listening {
  let recall = createRecall()
  let people = ''
  const known = new Map<string, { readonly key: string; readonly turn: SittingTurn }>()

  function turnOf(
    turn: TurnView,
    { setting, cut }: Reading,
    said: Said | null,
    of: {
      readonly owners: Known['owners']
      readonly mine: ProposalRow | undefined
      readonly refused: readonly string[]
    },
  ): SittingTurn {
    const here = (spk: string | null) => (spk !== null && setting.ids.has(spk) ? spk : null)
    const open = turn.status === 'usulan'
    const speakerId = !open || isDeaf(turn, said) ? here(turn.spk) : null
    const sebelum = of.mine?.payload.kind === 'pembicara' ? of.mine.payload.sebelum : null
    const stands = here(isOurs(turn.bukti) ? sebelum : turn.spk)
    return {
      words: isRemark(turn.text) ? noWords : cut(turn).words,
      speakerId,
      outside: open ? outsideFor(turn, of.owners, said) : [],
      stands: stands !== null && of.refused.includes(stands) ? null : stands,
      refused: of.refused,
      nobody: !open && speakerId === null,
    }
  }

  /** The same object as before where nothing about the turn changed. */
  function remembered(tid: string, turn: SittingTurn): SittingTurn {
    const { words, ...rest } = turn
    const key = JSON.stringify(rest)
    const before = known.get(tid)
    if (before?.key === key && before.turn.words === words) return before.turn
    known.set(tid, { key, turn })
    return turn
  }

  function sittingTurns(reading: Reading, { rows, owners, said }: Known): SittingTurn[] {
    const waiting = new Map<string, ProposalRow>()
    const refusals: ProposalRow[] = []
    for (const row of rows.all) {
      if (row.payload.kind !== 'pembicara') continue
      if (row.state === 'ditolak') refusals.push(row)
      else if (row.state === 'terbuka' && !waiting.has(row.turnId)) waiting.set(row.turnId, row)
    }
    return reading.turns.map((turn, i) => {
      const mine = waiting.get(turn.tid)
      const place = placeOf(turn)
      const refused = refusals
        .filter((row) => samePlace(row, place))
        .flatMap((row) => spkOf(row) ?? [])
      const taken = takenOff(turn, mine)
      if (taken !== null) refused.push(taken)
      return remembered(turn.tid, turnOf(turn, reading, said[i]!, { owners, mine, refused }))
    })
  }

  return {
    async hear(reading, given, slice) {
      const { setting, turns } = reading
      for (const turn of turns) {
        reading.cut(turn)
        await slice.rest()
      }
      const here = new Set(turns.map(({ tid }) => tid))
      // One that comes back is heard as if it were new.
      for (const tid of [...known.keys()]) if (!here.has(tid)) known.delete(tid)
      const before = setting.people === people ? recall : createRecall()
      // Only a hearing that comes to its end is remembered.
      recall = createRecall()
      const { directory, chairIds } = setting
      const sitting = hearSitting(sittingTurns(reading, given), { directory, chairIds }, before)
      for (;;) {
        const step = sitting.next()
        if (step.done) {
          recall = before
          people = setting.people
          return step.value
        }
        await slice.rest()
      }
    },
  }
}
