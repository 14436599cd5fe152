/** What the room answers when the chair asks for assent. */
import type { SpokenTurn } from './decisions.ts'
import { denied, no, taken, yes } from './resolves.ts'

const onward =
  /^(?:dan )?(?:yang )?(?:pertama|kedua|ketiga|keempat|kelima|keenam|terakhir|selanjutnya|berikutnya|kalau (?:sudah )?tidak ada lagi)\b/
/** Do the next voices agree? Null where nobody says anything to it. */
export function answered(turns: readonly SpokenTurn[], at: number, k: number): boolean | null {
  const own = turns[at]!.sentences.slice(k + 1).map((s) => s.plain)
  const others = turns
    .slice(at + 1, at + 4)
    .flatMap((turn, n) =>
      (n > 0 && turn.chair === true && own.length === 0
        ? turn.sentences.slice(0, 2)
        : turn.sentences.slice(0, 3)
      ).map((s) => s.plain),
    )
  const next = turns[at + 1]
  const first = next?.chair === true && own.length === 0 ? next.sentences[0]?.plain : undefined
  const passed = first !== undefined && onward.test(first) ? first : null
  // "ada yang keberatan?" – "tidak, pimpinan"
  const objects = /\bada yang keberatan\b/.test(turns[at]!.sentences[k]!.plain)
  for (const said of [...own, ...others]) {
    if (objects && said.split(' ').length <= 6 && /^(tidak|tak|cukup|lanjut|aman)\b/.test(said))
      return true
    if (no.test(said)) return false
    if (yes.test(said) && said.split(' ').length <= 8) return true
    // The chair passes to the next point: nobody had anything against this one.
    if (said === passed) return true
    if (/\b(disepakati|disetujui|diputuskan|terima kasih)\b/.test(said) && !denied.test(said))
      return true
  }
  return null
}

/** The turn in which the chair says that it is agreed, behind a question. */
export function confirmedBy(turns: readonly SpokenTurn[], at: number): number | null {
  for (const turn of turns.slice(at + 1, at + 4)) {
    if (turn.chair !== true) continue
    const first = turn.sentences[0]
    const short = first !== undefined && first.words.length <= 6
    return short &&
      /\b(disepakati|disetujui|diputuskan|sah|kita sepakati|kita setujui)\b/.test(first.plain) &&
      !denied.test(first.plain)
      ? turn.i
      : null
  }
  return null
}

/** An answer of the whole room, as only the chair gets it. */
export const chorus = (turn: SpokenTurn | undefined): boolean => {
  const first = turn?.sentences[0]
  return (
    first !== undefined &&
    first.words.length <= 4 &&
    /^(setuju|sepakat)( (setuju|sepakat|ketua|pimpinan|pak ketua|bu ketua|semua))*$/.test(
      first.plain,
    )
  )
}

/** Does the very next voice take the plan up in a few words? */
export const takenUp = (turns: readonly SpokenTurn[], at: number): boolean => {
  const next = turns[at + 1]
  if (next === undefined || next.chair === true) return false
  return [1, 2]
    .map((n) => next.sentences.slice(0, n).flatMap(({ words }) => words))
    .some((words) => {
      const said = words.join(' ').toLowerCase()
      return words.length > 0 && words.length <= 5 && taken.test(said) && !no.test(said)
    })
}
