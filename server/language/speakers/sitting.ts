/**
 * Who speaks in each turn of a whole sitting: first turn by turn, as it is heard live; then what stayed open once more,
 * now with what was said behind it.
 */
import type { Directory } from './directory.ts'
import { guessSpeaker } from './guess.ts'
import { readNeighbours } from './neighbours.ts'
import { isBack, leadsNext } from './presiding.ts'
import type { Candidate, Guess, Said } from './situation.ts'
import { interrupts } from './talk.ts'

export type SittingTurn = {
  readonly words: readonly string[]
  /** Whom a person named already. */
  readonly speakerId: string | null
  /** What channel and voice say. */
  readonly outside: readonly Candidate[]
}

export type Sitting = {
  readonly directory: Directory
  /** The chair; several where nobody knows which of them leads. */
  readonly chairIds: readonly string[]
}

const contextTurns = 24
/** Each round may open up what hung on the one before. */
const rounds = 3

export type State = {
  readonly turns: readonly SittingTurn[]
  readonly guesses: Guess[]
  /** Who leads when a turn begins. */
  readonly leading: (readonly string[])[]
}

export function speakersOf(turns: readonly SittingTurn[], sitting: Sitting): Guess[] {
  const state: State = {
    turns,
    guesses: turns.map(({ speakerId }) => ({ id: speakerId, evidence: [] })),
    leading: [],
  }
  for (let round = 0; round <= rounds; round++) {
    const before = JSON.stringify(state.guesses.map(({ id }) => id))
    listen(state, sitting, round > 0)
    if (round > 0 && before === JSON.stringify(state.guesses.map(({ id }) => id))) break
  }
  return state.guesses
}

function listen(state: State, { directory, chairIds }: Sitting, again: boolean): void {
  const { turns, guesses, leading } = state
  const context: Said[] = []
  let now = chairIds
  for (const [k, turn] of turns.entries()) {
    if (chairIds.length === 1 && now[0] !== chairIds[0] && isBack(turn.words)) now = chairIds
    leading[k] = now
    if (turn.speakerId === null && guesses[k]!.id === null) {
      const behind = again ? readNeighbours(state, k, directory) : []
      const before = leading[k - 1]
      // Whoever was just given the gavel speaks first.
      if (
        before !== undefined &&
        now.length === 1 &&
        now[0] !== before[0] &&
        !interrupts(turn.words)
      )
        behind.push({
          id: now[0]!,
          signal: 'chair',
          detail: 'menerima pimpinan rapat',
          confidence: 0.88,
        })
      guesses[k] = guessSpeaker({
        chairIds: now,
        directory,
        context: context.slice(-contextTurns),
        next: turn.words,
        outside: [...turn.outside, ...behind],
      })
    }
    const said = { speakerId: guesses[k]!.id, words: turn.words }
    context.push(said)
    if (chairIds.length === 1) {
      const next = leadsNext(said, now[0] ?? null, chairIds[0]!, directory)
      now = next === null ? [] : [next]
    }
  }
}
