/** Villages in speech, and the names below a village that lead to one village alone. */
import type { ItemIndex } from './index.ts'
import type { Gazetteer, PlaceHit } from './places.ts'

export function placesWithin(
  words: readonly string[],
  gazetteer: Pick<Gazetteer, 'find'>,
  index: Pick<ItemIndex, 'homes'>,
): PlaceHit[] {
  const hits = [...gazetteer.find(words)]
  const homeAt = (k: number) => {
    const homes = words[k]!.length > 3 ? index.homes.get(words[k]!) : undefined
    return homes?.size === 1 ? [...homes][0]! : null
  }
  for (let i = 0; i < words.length; i += 1) {
    const home = homeAt(i)
    if (home === null || hits.some((hit) => hit.from <= i && i < hit.to)) continue
    let to = i + 1
    while (to < words.length && homeAt(to) === home) to += 1
    const [kecamatan = '', desa = ''] = home.split('/')
    const places = [{ kecamatan, desa: desa === '' ? null : desa }]
    hits.push({ from: i, to, places, weak: false, local: true })
    i = to - 1
  }
  return hits.sort((a, b) => a.from - b.from)
}
