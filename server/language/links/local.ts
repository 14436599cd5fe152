/** Villages in speech, and the names below a village that lead to one village alone. */
import { isSapaan } from '../speakers/mention.ts'
import { type ItemIndex, schoolAt } from './index.ts'
import { landmarkAt } from './landmarks.ts'
import type { Gazetteer, PlaceHit } from './places.ts'

/** "Tinoba Hulu … yang hilir masih bisa dilewati": the other of two villages that differ in their last word. */
function counterparts(
  words: readonly string[],
  hits: readonly PlaceHit[],
  gazetteer: Pick<Gazetteer, 'find'>,
): PlaceHit[] {
  return words.flatMap((word, k) => {
    if (words[k - 1] !== 'yang' || hits.some((hit) => hit.from <= k && k < hit.to)) return []
    if (/^(?:lain|lainnya|beda|berbeda|bukan|dengan|dari)$/.test(words[k - 2] ?? '')) return []
    for (const hit of hits) {
      const name = words.slice(hit.from, hit.to)
      if (hit.to > k || name.length < 2 || name.at(-1) === word) continue
      const other = gazetteer.find([...name.slice(0, -1), word])[0]
      if (other !== undefined && !other.partial && other.to - other.from === name.length)
        return [{ ...other, from: k, to: k + 1, weak: false }]
    }
    return []
  })
}

export function placesWithin(
  words: readonly string[],
  gazetteer: Pick<Gazetteer, 'find'>,
  index: Pick<ItemIndex, 'homes'>,
): PlaceHit[] {
  const hits = [...gazetteer.find(words)]
  hits.push(...counterparts(words, hits, gazetteer))
  const sole = (key: string) => {
    const homes = index.homes.get(key)
    return homes?.size === 1 ? [...homes][0]! : null
  }
  const nameAt = (k: number) => (words[k]!.length > 3 ? sole(words[k]!) : null)
  const free = (from: number, to: number) => hits.every((hit) => hit.to <= from || to <= hit.from)
  const keep = (from: number, to: number, home: string) => {
    const [kecamatan = '', desa = ''] = home.split('/')
    const places = [{ kecamatan, desa: desa === '' ? null : desa }]
    hits.push({ from, to, places, weak: false, local: true })
  }
  for (let i = 0; i < words.length; i += 1) {
    const landmark = landmarkAt(words, i, (key) => index.homes.has(key))
    const school = schoolAt(words, i)
    const said =
      landmark ?? (school === null ? null : { landmark: `#${school.key}`, to: school.to })
    if (said !== null && free(i, said.to)) {
      const home = sole(said.landmark)
      if (home !== null) {
        keep(i, said.to, home)
        i = said.to - 1
        continue
      }
    }
    const home = nameAt(i)
    if (home === null || !free(i, i + 1) || isSapaan(words[i - 1] ?? '')) continue
    let to = i + 1
    while (to < words.length && nameAt(to) === home) to += 1
    keep(i, to, home)
    i = to - 1
  }
  // "es de satu Karang": the village says which school, not the school which village.
  const village = (hit: PlaceHit) => !hit.local && !hit.weak && hit.places.some((p) => p.desa)
  return hits
    .filter(
      (hit) =>
        !(
          hit.local &&
          schoolAt(words, hit.from) !== null &&
          hits.some((other) => village(other) && other.from === hit.to)
        ),
    )
    .sort((a, b) => a.from - b.from)
}
