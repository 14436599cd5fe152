/** How well a stretch of speech fits an item: a weighed sum of signs, turned into a probability. */

import type { Indexed, ItemIndex } from './index.ts'
import type { PlaceHit } from './places.ts'

export type Segment = {
  readonly words: readonly string[]
  readonly terms: ReadonlySet<string>
  readonly hits: readonly PlaceHit[]
  readonly roads: readonly string[]
  readonly schools: readonly string[]
  readonly quantities: readonly { readonly value: number; readonly unit: string }[]
  readonly sums: readonly number[]
  /** Holds several places: only for items that name them all. */
  readonly mixed: boolean
}

export type Scored = {
  readonly entry: Indexed
  readonly z: number
  readonly score: number
  readonly place: 'desa' | 'kecamatan' | 'none' | 'conflict'
  readonly work: number
  readonly evidence: readonly string[]
  /** Terms of the title that the passage holds. */
  readonly met: readonly string[]
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

/** Does the item itself name this place somewhere? */
const names = (entry: Indexed, segment: Segment, hit: PlaceHit) =>
  segment.words.slice(hit.from, hit.to).every((word) => entry.words.has(word))

function placeFit(entry: Indexed, segment: Segment): 'desa' | 'kecamatan' | 'none' | 'conflict' {
  if (segment.hits.length === 0) return 'none'
  if (segment.mixed) {
    return segment.hits.every((hit) => names(entry, segment, hit)) ? 'desa' : 'conflict'
  }
  const places = segment.hits.flatMap((hit) => hit.places)
  const desa = segment.hits.filter((hit) => hit.places.some((p) => p.desa !== null))
  const kecamatan = segment.hits
    .filter((hit) => hit.places.some((p) => p.desa === null))
    .flatMap((hit) => hit.places.filter((p) => p.desa === null).map((p) => p.kecamatan))
  const here = places.some(
    (p) => p.desa !== null && p.desa === entry.desa && p.kecamatan === entry.kecamatan,
  )
  const inKecamatan = kecamatan.includes(entry.kecamatan)
  const elsewhere =
    kecamatan.length > 0 &&
    !inKecamatan &&
    desa.every((hit) => hit.places.every((p) => p.kecamatan !== entry.kecamatan))
  if (here) {
    // The same name of a desa in two kecamatan: the kecamatan that was said decides.
    return kecamatan.length > 0 && !inKecamatan && ambiguousDesa(desa, entry) ? 'conflict' : 'desa'
  }
  if (desa.length > 0 && entry.desa !== '') {
    // A name that is both desa and kecamatan may mean either.
    return desa.every((hit) => hit.places.some((p) => p.desa === null)) && inKecamatan
      ? 'kecamatan'
      : 'conflict'
  }
  if (inKecamatan) return desa.length > 0 && entry.desa === '' ? 'kecamatan' : 'kecamatan'
  if (desa.length > 0 && entry.desa === '') {
    return places.some((p) => p.kecamatan === entry.kecamatan) ? 'kecamatan' : 'conflict'
  }
  return elsewhere || kecamatan.length > 0 ? 'conflict' : 'none'
}

const ambiguousDesa = (hits: readonly PlaceHit[], entry: Indexed) =>
  hits.some((hit) => hit.places.filter((p) => p.desa === entry.desa).length > 1)

const level = /^(sd|smp|sma|smk|mts|mi|tk|paud)$/
/** Two schools, or two of one kind of thing, with different numbers or names. */
export function rivals(a: string, b: string): boolean {
  const [kindA = '', kindB = ''] = [a.split(' ')[0], b.split(' ')[0]]
  return kindA === kindB || (level.test(kindA) && level.test(kindB))
}

/** A unit said and a unit kept, both as bare words. */
const sameUnit = (a: string, b: string) =>
  a === b || (a !== '' && (b.startsWith(a) || a.startsWith(b)))

export function scoreItem(entry: Indexed, segment: Segment, index: ItemIndex): Scored {
  const { item } = entry
  const evidence: string[] = []
  let title = 0
  const met: string[] = []
  for (const [term, weight] of entry.title) {
    if (!segment.terms.has(term)) continue
    title += weight
    met.push(term)
  }
  let body = 0
  for (const [term, weight] of entry.body) if (segment.terms.has(term)) body += weight
  const work = entry.titleMass === 0 ? 0 : title / entry.titleMass
  const more = entry.bodyMass === 0 ? 0 : Math.min(1, body / Math.min(entry.bodyMass, 8))
  // Terms of the passage that the item knows nothing of speak softly against it.
  let own = 0
  let foreign = 0
  for (const term of segment.terms) {
    const weight = Math.min(index.weight(term), 3)
    if (entry.title.has(term) || entry.body.has(term)) own += weight
    else if (index.byTerm.has(term)) foreign += weight
  }
  const focus = own + foreign === 0 ? 0 : own / (own + foreign)
  if (met.length > 0) evidence.push(`pekerjaan: ${met.join(', ')}`)

  const place = placeFit(entry, segment)
  let z = -5.4 + 4.6 * work + 1.5 * more + 1.6 * focus
  if (place === 'desa') {
    z += 2.9
    evidence.push(`desa: ${item.lokasi?.desa}`)
  } else if (place === 'kecamatan') {
    z += entry.desa === '' ? 2.6 : 1.1
    evidence.push(`kecamatan: ${item.lokasi?.kecamatan}`)
  } else if (place === 'conflict') z -= 5

  const road =
    entry.road !== '' &&
    segment.roads.some((said) => said.startsWith(entry.road) || entry.road.startsWith(said))
  const address = entry.address.filter((word) => segment.words.includes(word))
  if (road) {
    z += 1.7
    evidence.push(`jalan: ${entry.road}`)
  } else if (address.length > 0) {
    z += 1.1
    evidence.push(`alamat: ${address.join(' ')}`)
  }
  if (!road && segment.roads.length > 0 && entry.road !== '') z -= 2
  if (entry.school !== '' && segment.schools.length > 0) {
    const same = segment.schools.includes(entry.school)
    z += same ? 1.6 : segment.schools.some((s) => rivals(s, entry.school)) ? -4.5 : 0
    if (same) evidence.push(entry.school)
  }
  const unit = (item.satuan ?? '').toLowerCase().split(/\s+/)[0]!
  if (item.volume) {
    const exact = segment.quantities.some(
      (q) => q.value === item.volume && (sameUnit(q.unit, unit) || q.value > 9),
    )
    if (exact) {
      z += 1.3
      evidence.push(`volume: ${item.volume} ${item.satuan ?? ''}`.trim())
    } else if (unit !== '' && segment.quantities.some((q) => sameUnit(q.unit, unit) && q.value > 1))
      z -= 0.5
  }
  if (item.pagu && segment.sums.some((sum) => Math.abs(sum - item.pagu!) < 0.5)) {
    z += 2.2
    evidence.push(`pagu: ${item.pagu}`)
  }
  if (entry.pengusul.some((word) => word.length > 3 && segment.words.includes(word))) {
    z += 0.7
    evidence.push(`pengusul: ${item.pengusul}`)
  }
  if (segment.words.includes(item.kode.toLowerCase())) {
    z += 6
    evidence.push(`kode: ${item.kode}`)
  }
  const anchored =
    place === 'desa' ||
    road ||
    evidence.some((e) => /^(pagu|kode|volume)/.test(e)) ||
    (place === 'kecamatan' && (entry.desa === '' || work > 0.55)) ||
    address.length > 0
  if (!anchored && work < 0.85) z -= 1.6
  if (work < 0.2 && more < 0.5) z -= 2.5
  return { entry, z, score: sigmoid(z), place, work, evidence, met }
}
