/** Which items and places the words of one turn name by themselves: whose they are says something about who speaks. */
import type { Items } from './input.ts'
import type { Linker } from './links/link.ts'
import { placeKey, plainWords } from './links/places.ts'
import { rememberTexts } from './remember.ts'
import type { Topic } from './speakers/index.ts'

/** `wilayah`: dapil of each kecamatan, where the input tells them. */
export function openTopics(
  linker: Linker,
  wilayah: Items['wilayah'] = null,
): (spoken: string) => readonly Topic[] {
  const all = linker.index.all.map(({ item }) => item)
  const byKode = new Map(all.map((item) => [item.kode, item]))
  const dapilOf = new Map(
    (wilayah ?? []).map(({ kecamatan, dapil }) => [placeKey(kecamatan), dapil ?? null]),
  )
  const members = new Map<string, Set<string>>()
  for (const { lokasi, pengusulId } of all) {
    if (!lokasi?.kecamatan || !pengusulId) continue
    const key = placeKey(lokasi.kecamatan)
    members.set(key, (members.get(key) ?? new Set()).add(pengusulId))
  }
  const regions = new Map(
    [...new Set([...dapilOf.keys(), ...members.keys()])].map((key) => [
      key,
      { dapil: dapilOf.get(key) ?? null, members: [...(members.get(key) ?? [])] },
    ]),
  )
  const regionOf = (kecamatan: string): Pick<Topic, 'region'> => {
    const region = regions.get(kecamatan)
    return region === undefined ? {} : { region }
  }
  return rememberTexts((spoken) => {
    const items = linker.link(spoken).map(({ kode }): Topic => {
      const item = byKode.get(kode)
      return {
        owner: item?.pengusulId ?? null,
        opd: item?.opd ?? null,
        ...regionOf(placeKey(item?.lokasi?.kecamatan ?? '')),
      }
    })
    const named = linker.gazetteer.find(plainWords(spoken)).flatMap(({ places }) => {
      const [first, ...others] = new Set(places.map(({ kecamatan }) => kecamatan))
      return first === undefined || others.length > 0 ? [] : [first]
    })
    return [
      ...items,
      ...[...new Set(named)].map((key): Topic => ({ owner: null, opd: null, ...regionOf(key) })),
    ]
  })
}
