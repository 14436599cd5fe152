/** Points of a list that one call for assent closes. */
import type { SpokenTurn } from './decisions.ts'
import { asks, maybe } from './resolves.ts'
import { isCounted, type Sentence } from './sentences.ts'
import { statement } from './statement.ts'

const ordinal = /^(dan )?(yang )?(pertama|kedua|ketiga|keempat|kelima|keenam)\b/
/** One point of a list: "Kedua, …", "Dua, …". */
const isPoint = (s: Sentence): boolean =>
  (isCounted(s) || (ordinal.test(s.plain) && s.words.length > 5)) &&
  s.words.length > 3 &&
  !asks.test(s.plain) &&
  !maybe.test(s.plain)

/** The points of a list that one call for assent closes: "Pertama, … Kedua, … Apakah dapat disetujui?" */
export const pointsBefore = (turn: SpokenTurn, k: number): string[] =>
  turn.sentences
    .slice(0, k)
    .filter(isPoint)
    .map((s) => statement(s.text))

/** What was read out before: "kesimpulan itu", "tiga poin tadi", or nothing but the call for assent. */
export const refersBack =
  /\b(?:poin|butir|kesimpulan|simpulan|rumusan|rancangan|draf|bacaan|keputusan)(?:nya)?\b(?: \S+){0,2} (?:itu|ini|tadi|tersebut|barusan)\b|\b(?:yang )?(?:barusan |tadi )?dibacakan\b/

/** Points that somebody else read out right before the chair puts them: a secretary with the draft. */
export function pointsRead(
  turns: readonly SpokenTurn[],
  at: number,
): { text: string; i: number }[] {
  for (const turn of turns.slice(Math.max(0, at - 3), at).toReversed()) {
    const points = turn.sentences.filter((s) => isCounted(s) && s.words.length > 3)
    if (points.length > 1) return points.map((s) => ({ text: statement(s.text), i: turn.i }))
  }
  return []
}
