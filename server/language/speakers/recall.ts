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

export type Recall = WeakMap<SittingTurn, Heard[]>

/** Good for one sitting with one directory and one chair, and only as long as every hearing came to its end. */
export const createRecall = (): Recall => new WeakMap()

export function keep(recall: Recall, turn: SittingTurn, round: number, heard: Heard): void {
  const rounds = recall.get(turn) ?? []
  rounds[round] = heard
  recall.set(turn, rounds)
}
