/** Roads that are named by the two villages at their ends: "dari Tado naik ke Lingko Rana". */
import type { Indexed } from './index.ts'
import type { Joins } from './stretches.ts'

/** Does one item name both? */
export function openRoads(all: readonly Indexed[]): Joins {
  const villages = Map.groupBy(
    [...new Set(all.map(({ desa }) => desa).filter((desa) => desa !== ''))].map((desa) => ({
      desa,
      words: desa.split(' '),
    })),
    ({ words }) => words[0]!,
  )
  const ends = new Set<string>()
  for (const { desa, words } of all) {
    for (const word of words) {
      for (const other of villages.get(word) ?? [])
        if (other.desa !== desa && other.words.every((one) => words.has(one)))
          ends.add(`${desa}|${other.desa}`)
    }
  }
  return (a, b) =>
    a.places.some((p) =>
      b.places.some(
        (q) =>
          p.desa !== null &&
          q.desa !== null &&
          (ends.has(`${p.desa}|${q.desa}`) || ends.has(`${q.desa}|${p.desa}`)),
      ),
    )
}
