/** Of a road with an item in each village, the part that is spoken of: "ruas A–B yang masuk desa B". Pure. */
import type { Indexed } from './index.ts'
import { plainWords } from './places.ts'

const kind = /^(?:ruas|jalan|jl|segmen|gang|desa|kelurahan|kecamatan)$/

/** The proper name of the road; empty where the address names none. */
function roadOf({ item }: Indexed): readonly string[] {
  const words = plainWords(item.lokasi?.alamat ?? '')
  return kind.test(words[0] ?? '') ? words.filter((word) => !kind.test(word)) : []
}

const startsAt = (words: readonly string[], name: readonly string[], k: number): boolean =>
  name.length > 0 && name.every((word, n) => words[k + n] === word)

/** Words without the name of the road, which may hold that of a village at its end. */
function without(words: readonly string[], road: readonly string[]): string[] {
  const out: string[] = []
  for (let k = 0; k < words.length; k += 1) {
    const run = [road, road.toReversed()].find((name) => startsAt(words, name, k))
    if (run === undefined) out.push(words[k]!)
    else {
      k += run.length - 1
      out.push('')
    }
  }
  return out
}

/** Those of `found` that lie in another part of a road than the one named; none where no part is named. */
export function otherParts(found: readonly Indexed[], words: readonly string[]): Indexed[] {
  const byRoad = Map.groupBy(
    found.filter((entry) => entry.desa !== ''),
    (entry) => roadOf(entry).join(' '),
  )
  byRoad.delete('')
  return [...byRoad].flatMap(([road, entries]) => {
    if (new Set(entries.map(({ desa }) => desa)).size < 2) return []
    const rest = without(words, road.split(' '))
    const isNamed = ({ desa }: Indexed) => rest.some((_, k) => startsAt(rest, desa.split(' '), k))
    return entries.some(isNamed) ? entries.filter((entry) => !isNamed(entry)) : []
  })
}
