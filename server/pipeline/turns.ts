/** Cuts recognised pieces into turns: by change of speaker where one is known, by pause, by length in words and in time. Pure. */
import { maxTurnMs, maxTurnWords } from '../domain/naskah.ts'
import type { Word } from '../domain/speech.ts'

/** A pause this long starts a new turn. */
export const turnPauseMs = 1500

export function cutTurns(
  pieces: readonly (readonly Word[])[],
  speakerOf: (word: Word) => string | null = () => null,
): Word[][] {
  const turns: Word[][] = []
  for (const words of pieces) {
    for (const word of words) {
      const turn = turns.at(-1)
      const last = turn?.at(-1)
      const starts =
        turn === undefined ||
        last === undefined ||
        speakerOf(word) !== speakerOf(last) ||
        word.startMs - last.endMs > turnPauseMs ||
        turn.length >= maxTurnWords ||
        word.endMs - turn[0]!.startMs > maxTurnMs
      if (starts) turns.push([word])
      else turn.push(word)
    }
  }
  return turns
}
