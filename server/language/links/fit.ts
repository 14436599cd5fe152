/** A stretch of speech, and how its place and its amounts fit an item. */
import type { Indexed } from './index.ts'
import type { Place, PlaceHit } from './places.ts'
import { seatBefore } from './seats.ts'
import type { About } from './words.ts'

export type Segment = {
  readonly words: readonly string[]
  readonly terms: ReadonlySet<string>
  /** Terms that are not only a landmark ("depan pasar"). */
  readonly firm: ReadonlySet<string>
  /** The first thing that it names. */
  readonly lead: string | null
  /** Works under discussion that it may speak of, if it names none itself. */
  readonly topical: readonly string[]
  /** Things that are complained of right behind their name: "jalan kemuning berlubang". */
  readonly blamed: ReadonlySet<string>
  /** What is said to be done: "penertiban", "ditertibkan". */
  readonly doings: ReadonlySet<string>
  /** Things told as two: "dua sumur bor itu". */
  readonly counted: ReadonlySet<string>
  /** Words among which proper names are looked for. */
  readonly names: ReadonlySet<string>
  readonly units: readonly string[]
  /** Names of members whose items are spoken of. */
  readonly members: ReadonlySet<string>
  readonly hits: readonly PlaceHit[]
  /** Places named to be left out. */
  readonly denied: readonly Place[]
  /** Without a place of its own: where the speech before it was. */
  readonly carried: readonly Place[]
  readonly roads: readonly string[]
  readonly schools: readonly string[]
  readonly landmarks: ReadonlySet<string>
  readonly quantities: readonly { readonly value: number; readonly unit: string }[]
  readonly sums: readonly number[]
  /** Sums said roughly. */
  readonly about: readonly About[]
  /** Holds several places: only for items that name them all. */
  readonly mixed: boolean
  /** Of a clause without a place: what the rest of the turn speaks of. */
  readonly beside: ReadonlySet<string>
  /** Told as finished, or as nobody's business here. */
  readonly settled: boolean
  /** "itu", "tadi", "tersebut": of something already spoken of. */
  readonly pointing: boolean
  /** The speaker tells of an item of their own. */
  readonly claims: boolean
  /** Told of several items at once: "digabung", "dua usulan". */
  readonly merging: boolean
  /** Told of the whole region. */
  readonly general: boolean
  /** Told of another region. */
  readonly abroad: boolean
}

export type PlaceFit = 'desa' | 'maybe' | 'kecamatan' | 'none' | 'conflict'

/** Does the item itself name this place somewhere? */
const names = (entry: Indexed, segment: Segment, hit: PlaceHit) =>
  segment.words.slice(hit.from, hit.to).every((word) => entry.words.has(word))

export function placeFit(entry: Indexed, segment: Segment): PlaceFit {
  if (segment.hits.length === 0) return 'none'
  // "ambulans Puskesmas Karang": at that puskesmas, whatever else is named on the way.
  const seated = (hit: PlaceHit) => {
    const seat = entry.seats.size === 0 ? null : seatBefore(segment.words, hit.from)
    return (
      seat !== null && entry.seats.has(`${seat}|${segment.words.slice(hit.from, hit.to).join(' ')}`)
    )
  }
  if (!segment.mixed && segment.hits.some(seated)) return 'desa'
  const firm = segment.hits.filter((hit) => !hit.weak)
  if (segment.mixed) {
    return firm.length > 0 && firm.every((hit) => names(entry, segment, hit)) ? 'desa' : 'conflict'
  }
  const here = (hit: PlaceHit) =>
    hit.places.some(
      (p) => p.desa !== null && p.desa === entry.desa && p.kecamatan === entry.kecamatan,
    )
  const desa = firm.filter((hit) => hit.places.some((p) => p.desa !== null))
  const kecamatan = firm.flatMap((hit) =>
    hit.places.filter((p) => p.desa === null).map((p) => p.kecamatan),
  )
  const inKecamatan = kecamatan.includes(entry.kecamatan)
  if (firm.some(here)) {
    // The same name of a desa in two kecamatan: the kecamatan that was said decides.
    const twice = desa.some((hit) => hit.places.filter((p) => p.desa === entry.desa).length > 1)
    return kecamatan.length > 0 && !inKecamatan && twice ? 'conflict' : 'desa'
  }
  const loosely = segment.hits.some(
    (hit) =>
      hit.partial && hit.places.some((p) => p.desa === null && p.kecamatan === entry.kecamatan),
  )
  if (firm.length === 0 && entry.desa === '' && loosely) return 'kecamatan'
  if (segment.hits.some((hit) => hit.weak && here(hit)))
    return firm.length === 0 || inKecamatan ? 'maybe' : 'conflict'
  if (firm.length === 0) return 'none'
  if (desa.length > 0 && entry.desa !== '') {
    // A name that is both desa and kecamatan may mean either.
    const either = desa.every((hit) => hit.places.some((p) => p.desa === null))
    return either && inKecamatan ? 'kecamatan' : 'conflict'
  }
  if (inKecamatan) return 'kecamatan'
  if (desa.length > 0 && entry.desa === '') {
    const within = desa.some((hit) => hit.places.some((p) => p.kecamatan === entry.kecamatan))
    return within ? 'kecamatan' : 'conflict'
  }
  return 'conflict'
}

/** A unit said and a unit kept, both as bare words. */
export const sameUnit = (a: string, b: string) =>
  a === b || (a !== '' && b !== '' && (b.startsWith(a) || a.startsWith(b)))

const long: Readonly<Record<string, number>> = { kilometer: 1000, kilo: 1000, km: 1000, m: 1 }
/** Lengths are compared in metres. */
export const inMetres = (value: number, unit: string) =>
  long[unit] === undefined ? { value, unit } : { value: value * long[unit]!, unit: 'meter' }

/** Figures of days, shares and money are no amounts of a work. */
const noMeasure =
  /^(januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|persen|hari|minggu|bulan|tahun|menit|jam|juta|miliar|triliun|ribu|rupiah|kali)$/
/** Is this item's amount among the amounts said: yes, another of the same unit, or nothing said. */
export function amountFit(entry: Indexed, segment: Segment): 'same' | 'other' | 'none' {
  const { volume, satuan } = entry.item
  if (!volume) return 'none'
  const own = inMetres(volume, (satuan ?? '').toLowerCase().split(/\s+/)[0]!)
  const said = segment.quantities.map((q) => inMetres(q.value, q.unit))
  const close = (a: number, b: number) => Math.abs(a - b) < 1e-6
  const free = (q: { value: number; unit: string }) => q.value > 9 && !noMeasure.test(q.unit)
  if (said.some((q) => close(q.value, own.value) && (sameUnit(q.unit, own.unit) || free(q))))
    return 'same'
  return said.some((q) => sameUnit(q.unit, own.unit) && q.value > 1) ? 'other' : 'none'
}
