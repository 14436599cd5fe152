/** How well a stretch of speech fits an item: a weighed sum of signs, turned into a probability. */
import { actions, broad, carriers, impliedBy, isThing } from './concepts.ts'
import type { Indexed, ItemIndex } from './index.ts'
import type { PlaceHit } from './places.ts'

export type Segment = {
  readonly words: readonly string[]
  readonly terms: ReadonlySet<string>
  /** Terms that are not only a landmark ("depan pasar"). */
  readonly firm: ReadonlySet<string>
  /** Things that are complained of right behind their name: "jalan kemuning berlubang". */
  readonly blamed: ReadonlySet<string>
  /** Words among which proper names are looked for. */
  readonly names: ReadonlySet<string>
  readonly units: readonly string[]
  /** Names of members whose items are spoken of. */
  readonly members: ReadonlySet<string>
  readonly hits: readonly PlaceHit[]
  readonly roads: readonly string[]
  readonly schools: readonly string[]
  readonly quantities: readonly { readonly value: number; readonly unit: string }[]
  readonly sums: readonly number[]
  /** Holds several places: only for items that name them all. */
  readonly mixed: boolean
  /** Told as finished, or as nobody's business here. */
  readonly settled: boolean
  /** "itu", "tadi", "tersebut": of something already spoken of. */
  readonly pointing: boolean
  /** Told of the whole region. */
  readonly general: boolean
  /** Told of another region. */
  readonly abroad: boolean
}

export type PlaceFit = 'desa' | 'maybe' | 'kecamatan' | 'none' | 'conflict'

/** Half: a proposal is more likely right than wrong. Weights were chosen by hand on the evaluation regions. */
export const linkThreshold = 0.5

export type Scored = {
  readonly entry: Indexed
  readonly z: number
  readonly score: number
  readonly place: PlaceFit
  readonly work: number
  readonly head: 'said' | 'implied' | 'none'
  readonly evidence: readonly string[]
  /** Terms of the work that the passage holds. */
  readonly met: readonly string[]
  /** Names below the village that the passage holds. */
  readonly names: readonly string[]
  /** Nothing said points to a place, a code or an amount of this item. */
  readonly loose: boolean
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

/** Does the item itself name this place somewhere? */
const names = (entry: Indexed, segment: Segment, hit: PlaceHit) =>
  segment.words.slice(hit.from, hit.to).every((word) => entry.words.has(word))

function placeFit(entry: Indexed, segment: Segment): PlaceFit {
  if (segment.hits.length === 0) return 'none'
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

const level = /^(sd|smp|sma|smk|mts|mi|tk|paud)$/
/** Two schools with different numbers. */
export function rivals(a: string, b: string): boolean {
  const [kindA = '', kindB = ''] = [a.split(' ')[0], b.split(' ')[0]]
  return kindA === kindB || (level.test(kindA) && level.test(kindB))
}

/** A unit said and a unit kept, both as bare words. */
export const sameUnit = (a: string, b: string) =>
  a === b || (a !== '' && b !== '' && (b.startsWith(a) || a.startsWith(b)))

const long: Readonly<Record<string, number>> = { kilometer: 1000, kilo: 1000, km: 1000 }
/** Lengths are compared in metres. */
const inMetres = (value: number, unit: string) =>
  long[unit] === undefined ? { value, unit } : { value: value * long[unit]!, unit: 'meter' }

/** Is this item's amount among the amounts said: yes, another of the same unit, or nothing said. */
export function amountFit(entry: Indexed, segment: Segment): 'same' | 'other' | 'none' {
  const { volume, satuan } = entry.item
  if (!volume) return 'none'
  const own = inMetres(volume, (satuan ?? '').toLowerCase().split(/\s+/)[0]!)
  const said = segment.quantities.map((q) => inMetres(q.value, q.unit))
  const close = (a: number, b: number) => Math.abs(a - b) < 1e-6
  if (said.some((q) => close(q.value, own.value) && (sameUnit(q.unit, own.unit) || q.value > 9)))
    return 'same'
  return said.some((q) => sameUnit(q.unit, own.unit) && q.value > 1) ? 'other' : 'none'
}

export type Pool = {
  readonly title: ReadonlyMap<string, number>
  readonly all: ReadonlyMap<string, number>
}

/** `boost` is what an earlier turn of the same sitting speaks for the item; `pool` the words of all items of its work. */
export function scoreItem(
  entry: Indexed,
  segment: Segment,
  index: ItemIndex,
  pool: Pool,
  boost = 0,
): Scored {
  const { item } = entry
  const evidence: string[] = []
  let title = 0
  let mass = 0
  for (const [term, weight] of entry.title) {
    if (entry.named.has(term)) continue
    mass += weight
    if (segment.terms.has(term)) title += weight
  }
  const work = mass === 0 ? 0 : title / mass
  const met: string[] = []
  let gathered = 0
  for (const [term, weight] of pool.all) {
    if (!segment.terms.has(term) || entry.named.has(term)) continue
    met.push(term)
    gathered += weight * (pool.title.has(term) ? 1 : 0.8)
  }
  const more = Math.min(1, gathered / 7)
  // Terms of the passage that the item knows nothing of speak softly against it.
  let own = 0
  let foreign = 0
  for (const term of segment.terms) {
    const weight = Math.min(index.weight(term), 3)
    if (pool.all.has(term)) own += weight
    else if (index.byTerm.has(term)) foreign += weight
  }
  const focus = own + foreign === 0 ? 0 : own / (own + foreign)
  const said = segment.firm.has(entry.head)
  // A word that hardly another item has in its title names the work as well: "alpukat", "barista".
  const vague = !isThing(entry.head) || broad.has(entry.head)
  const rare =
    vague &&
    met.some(
      (term) =>
        entry.title.has(term) && !actions.has(term) && !isThing(term) && index.weight(term) >= 2.5,
    )
  const implied =
    !said && (rare || [...segment.firm].some((term) => impliedBy(term).includes(entry.head)))
  const head = said ? 'said' : implied ? 'implied' : 'none'
  if (met.length > 0) evidence.push(`pekerjaan: ${met.join(', ')}`)

  const place = placeFit(entry, segment)
  let z = -5.2 + 1.6 * work + 2 * more + 1.4 * focus + { said: 1.7, implied: 0.9, none: 0 }[head]
  if (place === 'desa' || place === 'maybe') {
    z += place === 'desa' ? 2.6 : 2
    evidence.push(`desa: ${item.lokasi?.desa}`)
  } else if (place === 'kecamatan') {
    z += entry.desa === '' ? 2.6 : 0.6
    evidence.push(`kecamatan: ${item.lokasi?.kecamatan}`)
  } else if (place === 'conflict') z -= 5.5

  // A name below the village: the fewer villages know it, the more it says.
  const local = [...entry.names].filter((word) => segment.names.has(word))
  const one = (word: string) => index.homes.get(word)?.size === 1
  const sole =
    local.some((word) => word.length > 3 && one(word)) ||
    (segment.schools.includes(entry.school) && one(`#${entry.school}`))
  if (local.length > 0) {
    z += (sole ? 2.4 : 1.1) - (place === 'desa' ? 0.8 : 0)
    evidence.push(`alamat: ${local.join(' ')}`)
  } else if (sole) z += 1.4
  else if (entry.names.size > 0) {
    const elsewhere = [...segment.names].some((word) => index.homes.has(word))
    if (elsewhere) z -= 1.4
  }
  const road = segment.roads.some((r) => r.startsWith(entry.road) || entry.road.startsWith(r))
  if (entry.road !== '' && segment.roads.length > 0 && !road && local.length === 0) z -= 1.2
  const ground = segment.units.filter((unit) => entry.units.includes(unit))
  if (ground.length > 0) {
    z += 1
    evidence.push(ground.join(' ').toUpperCase())
  } else if (segment.units.length > 0 && entry.units.length > 0) z -= 1.5
  let school = false
  if (entry.school !== '' && segment.schools.length > 0) {
    school = segment.schools.includes(entry.school)
    z += school ? 1.6 : segment.schools.some((s) => rivals(s, entry.school)) ? -5 : 0
    if (school) evidence.push(entry.school)
  } else if (segment.schools.length > 0 && entry.school === '') z -= 1
  const amount = amountFit(entry, segment)
  if (amount === 'same') {
    z += 1.2
    evidence.push(`volume: ${item.volume} ${item.satuan ?? ''}`.trim())
  } else if (amount === 'other') z -= 0.4
  const pagu = item.pagu && segment.sums.some((sum) => Math.abs(sum - item.pagu!) < 0.5)
  if (pagu) {
    z += 2.2
    evidence.push(`pagu: ${item.pagu}`)
  }
  if (entry.pengusul.some((word) => word.length > 3 && segment.words.includes(word))) {
    z += 0.5
    evidence.push(`pengusul: ${item.pengusul}`)
  }
  if (segment.settled) z -= 2
  if (segment.abroad) z -= 4
  if (segment.general) z -= 2.5
  // Training, seed, a machine: of what?
  const kinds = [...entry.title.keys()].filter(
    (term) =>
      !entry.named.has(term) && !actions.has(term) && !broad.has(term) && !carriers.has(term),
  )
  if (broad.has(entry.head) && kinds.length > 0 && !school) {
    if (!kinds.some((term) => segment.terms.has(term)) && gathered < 5) z -= 2.5
  }
  // A thing alone ("jembatan itu") leads back only to what was just discussed.
  const back = place !== 'none' || local.length > 0 || segment.pointing || boost > 1.5
  if (boost > 0 && back && place !== 'conflict' && (head === 'said' || sole || work > 0.6)) {
    z += boost
    evidence.push('dibahas sebelumnya')
  }
  const anchored =
    place === 'desa' ||
    place === 'maybe' ||
    sole ||
    pagu ||
    (boost > 0 && back) ||
    amount === 'same' ||
    (place === 'kecamatan' && (entry.desa === '' || work > 0.6)) ||
    local.length > 0
  if (!anchored) z -= work < 0.85 ? 1.6 : 0.8
  // Without the thing itself many other words of the item must be there.
  const things = met.filter((term) => !actions.has(term) && index.weight(term) > 1.5)
  if (head === 'none' && !(boost > 0 && sole)) {
    if (things.length === 0) z -= amount === 'same' ? 1 : 3
    else if (things.length === 1) z -= 0.8
  }
  const loose = place === 'none' && !sole && !pagu && !(boost > 0 && back) && amount !== 'same'
  return { entry, z, score: sigmoid(z), place, work, head, evidence, met, names: local, loose }
}
