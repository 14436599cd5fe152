/** The gazetteer of the council's own region: which kecamatan and desa a passage names. */
import type { Item, Items } from '../input.ts'
import { officialKinds, type Region } from '../region.ts'
import { isSapaan } from '../speakers/mention.ts'
import { foldPhrases } from './phrases.ts'
import { soundKey } from './sounds.ts'

export type Place = { readonly kecamatan: string; readonly desa: string | null }
export type PlaceHit = {
  readonly from: number
  readonly to: number
  readonly places: readonly Place[]
  /** An everyday word that may be no place at all: it helps an item, and speaks against none. */
  readonly weak: boolean
  /** Part of a longer name ("Compang" for Compang Lawi). */
  readonly partial?: boolean
  /** A name below the village (hamlet, river, road) that only one village has. */
  readonly local?: boolean
}

export const plainWords = (text: string): string[] =>
  foldPhrases(
    text
      .toLowerCase()
      .replaceAll('-', ' ')
      .replace(/[^\p{L}\d]+/gu, ' '),
  )
    .split(/\s+/)
    .filter(Boolean)

const kinds = new Set([
  'desa',
  'kelurahan',
  'kecamatan',
  'nagari',
  'gampong',
  'kampung',
  'distrik',
  'kota',
  'kab',
  'kabupaten',
  'lembang',
  'pekon',
  'tiyuh',
  'kalurahan',
  'kapanewon',
  'kemantren',
  'dusun',
])
/** "Desa Bontokapal" → bontokapal; "Kampung Baru" keeps its *kampung* when nothing else makes a name. */
export function placeKey(name: string): string {
  const words = plainWords(name)
  const bare =
    words.length > 1 && kinds.has(words[0]!) && words[0] !== 'kampung' ? words.slice(1) : words
  return bare.join(' ')
}

/** Words that a place follows. */
const leading = new Set('di ke dari warga se masyarakat petani nelayan pemuda ibu rw rt'.split(' '))
/** Everyday words that are also names of places: sure only behind `desa`, `kecamatan`, `di`. */
const everyday = new Set(
  `baru lama harapan mekar jaya makmur sejahtera indah tengah timur barat utara selatan raya sari mulya damai bersama sumber maju
   merdeka persatuan bakti karya tani pasar sungai pulau tanjung kampung kota gunung batu bukit air sentosa bahagia setia mulia
   tunas bina bangun subur aman tentram rukun lestari abadi utama induk pusat muara teluk pantai hulu hilir rawa danau laut simpang lubuk talang padang ujung batang sumber tebing`
    .split(/\s+/)
    .filter(Boolean),
)

/** A final -a is -o in Minangkabau, Bengkulu, Palembang and Java. */
const spokenKeys = new Map<string, string>()
function spokenKey(word: string): string {
  const known = spokenKeys.get(word)
  if (known !== undefined) return known
  const key = soundKey(word).replace(/[au]$/, 'a')
  if (spokenKeys.size < 50_000) spokenKeys.set(word, key)
  return key
}

export const isEveryday = (word: string) => everyday.has(word)

export type Gazetteer = {
  /** Every name of an item's place in one word, and names of several words run together: what the ear listens for. */
  readonly names: ReadonlySet<string>
  find(words: readonly string[]): PlaceHit[]
}

/** `regional`: no item names it, only the list of the whole region does. */
type Entry = { words: string[]; places: Place[]; regional: boolean }

/** `isPlain` tells everyday words, which are never short for a place. */
export function openGazetteer(
  items: Items | null | undefined,
  region: Region | null = null,
  isPlain: (word: string) => boolean = () => false,
): Gazetteer {
  const names = new Map<string, Entry>()
  const add = (name: string, place: Place, regional = false) => {
    const key = placeKey(name)
    if (key === '') return
    const entry = names.get(key) ?? { words: key.split(' '), places: [], regional }
    if (!entry.places.some((p) => p.kecamatan === place.kecamatan && p.desa === place.desa))
      entry.places.push(place)
    names.set(key, entry)
  }
  for (const region of items?.wilayah ?? []) {
    const kecamatan = placeKey(region.kecamatan)
    add(region.kecamatan, { kecamatan, desa: null })
    for (const desa of region.desa ?? []) add(desa, { kecamatan, desa: placeKey(desa) })
  }
  for (const item of [...(items?.aspirasi ?? []), ...(items?.pokir ?? [])] as Item[]) {
    const kecamatan = placeKey(item.lokasi?.kecamatan ?? '')
    if (kecamatan !== '') add(kecamatan, { kecamatan, desa: null })
    if (item.lokasi?.desa) add(item.lokasi.desa, { kecamatan, desa: placeKey(item.lokasi.desa) })
  }
  // A place without items speaks against the items of the other places.
  for (const { kecamatan, desa } of region?.places ?? []) {
    const district = placeKey(kecamatan)
    add(kecamatan, { kecamatan: district, desa: null }, true)
    for (const name of desa) add(name, { kecamatan: district, desa: placeKey(name) }, true)
  }
  const byFirst = Map.groupBy(names.values(), (entry) => entry.words[0]!)
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  const bySound = Map.groupBy(
    [...names.values()]
      .filter((entry) => entry.words.length > 1 && !entry.regional)
      .sort((a, b) => b.words.length - a.words.length),
    (entry) => spokenKey(entry.words[0]!),
  )
  // "Compang" for Desa Compang Lawi: a part that no other name has, and no everyday word.
  const parts = new Map<string, Place[] | null>()
  for (const { words, places, regional } of names.values()) {
    if (words.length < 2) continue
    for (const word of new Set(words))
      if (word.length > 3 && !everyday.has(word) && !kinds.has(word) && !isPlain(word))
        parts.set(word, regional || names.has(word) ? null : joinedPart(parts.get(word), places))
  }
  function joinedPart(known: Place[] | null | undefined, places: Place[]): Place[] | null {
    if (known === undefined) return places
    const all = [...(known ?? []), ...places]
    // "Wosi" of Wosi Besar and Wosi Kecil: somewhere in the kecamatan Pulau Wosi.
    const one = known !== null && all.every((p) => p.kecamatan === all[0]!.kecamatan)
    return one ? all : null
  }
  // Names said in one word though written in two, and the other way round.
  const joined = new Map<string, Entry>()
  for (const entry of names.values())
    if (entry.words.length > 1) joined.set(entry.words.join(''), entry)
  /** Everyday words that only the list of the region calls a place are one behind *desa*, *kecamatan* alone. */
  const isSpeech = (entry: Entry, said: readonly string[], before: string) =>
    entry.regional && region!.isCommon(said) && !officialKinds.has(before)

  /** "muaro lintang lamo": a name of several words, each as it is spoken there, one as it is written. */
  function spokenAt(words: readonly string[], i: number): Entry | undefined {
    return (bySound.get(spokenKey(words[i]!)) ?? []).find(
      (entry) =>
        entry.words.every((word, k) => spokenKey(words[i + k] ?? '') === spokenKey(word)) &&
        entry.words.some((word, k) => word === words[i + k] && !everyday.has(word)),
    )
  }

  function hitAt(words: readonly string[], i: number): PlaceHit | null {
    const list = byFirst.get(words[i]!) ?? []
    const before = words[i - 1] ?? ''
    for (const entry of list) {
      if (!entry.words.every((word, k) => words[i + k] === word)) continue
      if (isSpeech(entry, entry.words, before)) continue
      const plain = entry.words.length === 1 && everyday.has(entry.words[0]!)
      const numbered = /^(rw|rt)$/.test(words[i - 2] ?? '')
      const weak = plain && !kinds.has(before) && !leading.has(before) && !numbered
      const places = marked(entry.places, before)
      if (places.length > 0) return { from: i, to: i + entry.words.length, places, weak }
    }
    const spoken = spokenAt(words, i)
    if (spoken !== undefined) {
      const to = i + spoken.words.length
      return { from: i, to, places: marked(spoken.places, before), weak: false }
    }
    const whole = joined.get(words[i]!)
    if (whole !== undefined && !isSpeech(whole, [words[i]!], before))
      return { from: i, to: i + 1, places: marked(whole.places, before), weak: false }
    const two = words[i + 1] === undefined ? undefined : names.get(words[i]! + words[i + 1]!)
    if (two?.words.length === 1 && !isSpeech(two, words.slice(i, i + 2), before))
      return { from: i, to: i + 2, places: marked(two.places, before), weak: false }
    const part = isSapaan(before) ? null : parts.get(words[i]!)
    // "Lubuk Kemang" is not short for Desa Lubuk Tempayan: a first word stands alone.
    const after = words[i + 1]
    const alone = after === undefined || isPlain(after) || isSapaan(after)
    if (part && byFirst.has(words[i]!) && !alone) return null
    return part
      ? { from: i, to: i + 1, places: marked(part, before), weak: true, partial: true }
      : null
  }

  function marked(places: readonly Place[], before: string): readonly Place[] {
    if (before === 'kecamatan') {
      const only = places.filter((p) => p.desa === null)
      return only.length > 0 ? only : places
    }
    if (before === 'desa' || before === 'kelurahan') {
      const only = places.filter((p) => p.desa !== null)
      return only.length > 0 ? only : places
    }
    return places
  }

  function find(words: readonly string[]): PlaceHit[] {
    const hits: PlaceHit[] = []
    for (let i = 0; i < words.length; ) {
      // A road may be called like a village: "jalan merdeka".
      const road = /^(jalan|jl|gang|lorong|sungai|kali|pasar|masjid|jembatan)$/.test(
        words[i - 1] ?? '',
      )
      const plainHit = road ? hitAt(words, i) : null
      // "jalan Sukamaju ke Karang": a road may also be called by its two ends.
      const leads =
        plainHit !== null && /^(ke|menuju|sampai|hingga|tembus)$/.test(words[plainHit.to] ?? '')
      const hit =
        road &&
        !leads &&
        words[i - 1] !== 'pasar' &&
        words[i - 1] !== 'sungai' &&
        words[i - 1] !== 'jembatan'
          ? null
          : hitAt(words, i)
      if (hit === null) {
        i += 1
        continue
      }
      hits.push(hit)
      i = hit.to
    }
    return hits
  }
  const heard = [...names.values()].filter((entry) => !entry.regional)
  return {
    find,
    names: new Set([
      ...heard.flatMap(({ words }) => (words.length > 1 ? [words[0]!, words.join('')] : words)),
      ...[...parts].flatMap(([word, places]) => (places === null ? [] : [word])),
    ]),
  }
}
