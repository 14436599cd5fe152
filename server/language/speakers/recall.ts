/**
 * What was heard of a sitting the last time, by turn and round. A turn is the same as long as it is the same object; what
 * was guessed of it stands while the turns around it are the same too.
 */
import type { SittingTurn } from './sitting.ts'
import type { Guess } from './situation.ts'

export type Heard = {
  /** What it rested on besides the turns before; the turn right before comes first. */
  readonly on: readonly (SittingTurn | string | null | undefined)[]
  readonly guess: Guess
  /** Who led when the turn began, and who leads behind it. */
  readonly leads: readonly string[]
  readonly next: readonly string[]
}

export type Recall = {
  readonly heard: WeakMap<SittingTurn, Heard[]>
  /** The turns of the last hearing, and how many rounds it took. */
  turns: readonly SittingTurn[]
  rounds: number
}

/** Good for one sitting with one directory and one chair, and only as long as every hearing came to its end. */
export const createRecall = (): Recall => ({ heard: new WeakMap(), turns: [], rounds: 0 })

export function keep({ heard }: Recall, turn: SittingTurn, round: number, one: Heard): void {
  const rounds = heard.get(turn) ?? []
  rounds[round] = one
  heard.set(turn, rounds)
}

/** So many turns from the beginning are what they were, with the same behind the last of them: one turn, and one more with each round. */
export function standing(
  { turns: before, rounds }: Recall,
  turns: readonly SittingTurn[],
  round: number,
): number {
  if (round >= rounds) return 0
  const first = turns.findIndex((turn, k) => turn !== before[k])
  const same = first < 0 ? turns.length : first
  return same === before.length && first < 0 ? same : Math.max(0, same - round - 1)
}
