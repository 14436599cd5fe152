/** Changes of the budget and the matter of a vote, as proposals. Pure. */
import { findBudgetChanges } from '../language/index.ts'
import type { Reading } from './find.ts'
import type { Found } from './types.ts'

/** "pemungutan suara atas …": what is voted on, in the chair's words. */
export const perihalOf = (text: string): string | null =>
  /\b(?:voting|pemungutan suara) (?:atas|terhadap|mengenai|tentang|untuk|soal) ([^,.?!]{4,300})/i
    .exec(text)?.[1]
    ?.trim() ?? null

/** Changes of the budget; those who spoke just before may have named the item. */
export function findBudget({ setting, turns, cut }: Reading, at: number): Found[] {
  const sentencesAt = (i: number) => (turns[i] ? cut(turns[i]).sentences : [])
  const changes = findBudgetChanges({
    before: [at - 2, at - 1].filter((i) => i >= 0).map(sentencesAt),
    sentences: sentencesAt(at),
    after: sentencesAt(at + 1),
    year: Number(setting.rapat.tanggal.slice(0, 4)),
  })
  return changes.map(({ sentence, ...perubahan }, k) => {
    const text = sentencesAt(at)[sentence]!.text.slice(0, 4000)
    const ke = changes.slice(0, k).filter((other) => other.sentence === sentence).length
    return {
      turnId: turns[at]!.tid,
      payload: { kind: 'anggaran', text, ke, perubahan },
      bukti: text,
      score: 0.8,
    }
  })
}
