/** Items of different members, of one kind, that ask for the same work at the same place. */
import { actions, carriers, impliedBy, isThing, sites } from './concepts.ts'
import { inMetres } from './fit.ts'
import type { Indexed, ItemIndex } from './index.ts'

export type Overlap = {
  readonly a: string
  readonly b: string
  readonly score: number
  readonly evidence: readonly string[]
}

export const overlapThreshold = 0.5

type Weights = ReadonlyMap<string, number>
type Bare = {
  readonly title: Weights
  readonly whole: Weights
  readonly titleMass: number
  readonly wholeMass: number
  /** A way between houses, which is no road from place to place. */
  readonly lane: boolean
  /** Part of a ditch, and another work. */
  readonly sluice: boolean
}

const mass = (map: Weights) => [...map.values()].reduce((x, y) => x + y, 0)

const bares = new WeakMap<Indexed, Bare>()
/** The work in words: what only names the place is left out, kinds of action count little. */
function bareOf(entry: Indexed): Bare {
  const known = bares.get(entry)
  if (known !== undefined) return known
  const keep = (map: Weights) => new Map([...map].filter(([term]) => !entry.named.has(term)))
  const title = keep(entry.title)
  const whole = new Map([...keep(entry.body), ...title])
  const { judul = '', lokasi } = entry.item
  const bare: Bare = {
    ...{ title, whole, titleMass: mass(title), wholeMass: mass(whole) },
    lane: /\b(?:gang|lorong|gg)\b/i.test(`${judul} ${lokasi?.alamat ?? ''}`),
    sluice: /\bpintu (?:air|bendung|irigasi)\b/i.test(judul ?? ''),
  }
  bares.set(entry, bare)
  return bare
}

/** How much of `a` is found in `b`: 0..1. */
function covered(a: Weights, total: number, b: Weights): { part: number; met: string[] } {
  let same = 0
  const met: string[] = []
  for (const [term, weight] of a) {
    if (!b.has(term)) continue
    same += weight
    met.push(term)
  }
  return { part: total === 0 ? 0 : same / total, met }
}

/** What liquids stand in. */
const holders: ReadonlySet<string> = new Set(['embung', 'bak', 'tampung', 'tandon', 'tangki'])

const related = (a: string, b: string) => impliedBy(a).includes(b) || impliedBy(b).includes(a)

/** Of the two heads: one thing, kin, or different things. */
function headsOf(a: Indexed, b: Indexed): 'same' | 'kin' | 'held' | 'other' {
  if (a.head === b.head) return 'same'
  if (a.head === '' || b.head === '') return 'other'
  const inside = a.title.has(b.head) && b.title.has(a.head)
  if (inside) return 'same'
  // "Normalisasi saluran handil" and "pengerukan handil": what is done is one, and what it is done to.
  const dug = (one: Indexed, other: Indexed) =>
    one.head === 'normal' &&
    other.title.has('normal') &&
    [...one.title.keys()].some((t) => t !== 'normal' && !actions.has(t) && other.title.has(t))
  if (dug(a, b) || dug(b, a)) return 'same'
  if (related(a.head, b.head)) return 'kin'
  // "Bak penampung air bersih" is of the water, whatever it is called.
  const of = (one: Indexed, other: Indexed) =>
    !isThing(one.head) && isThing(other.head) && !sites.has(other.head) && one.title.has(other.head)
  if (of(a, b) || of(b, a)) return 'kin'
  // "Kolam lindi" and "bak penampung lindi": what holds it may be called either.
  const held = (one: Indexed, other: Indexed) =>
    !isThing(one.head) &&
    holders.has(other.head) &&
    other.title.has(one.head) &&
    [...one.title.keys()].some((term) => holders.has(term))
  if (held(a, b) || held(b, a)) return 'kin'
  // "Jalan X" and "parit Jalan X": the one only lies beside the other, unless its text asks for it too.
  const told = (one: Indexed, head: string) => one.title.has(head) || one.body.has(head)
  const [here, there] = [told(a, b.head), told(b, a.head)]
  // "Talud Telabah Beleq" and "saluran Telabah Beleq", whose text tells of its talud.
  const named = [...a.names].filter(
    (word) => b.names.has(word) && a.title.has(word) && b.title.has(word),
  )
  const road = a.road !== '' || b.road !== ''
  const oneName = !road && named.length > 1 && sameWords(a.address, b.address) && a.desa === b.desa
  return (here && there) || ((here || there) && oneName) ? 'held' : 'other'
}

/** "Jalan A–B" of village A and "jalan B–A" of village B: one road that names them both. */
const nameEachOther = (a: Indexed, b: Indexed) =>
  a.desa !== '' &&
  b.desa !== '' &&
  a.desa.split(' ').every((word) => b.words.has(word)) &&
  b.desa.split(' ').every((word) => a.words.has(word))

/** Two items at one place as far as their villages tell. */
export const meet = (a: Indexed, b: Indexed) =>
  a.desa === '' || b.desa === '' || a.desa === b.desa || nameEachOther(a, b)

/** "Pengaspalan jalan A–B ruas Desa A": of a road through several villages only their own part. */
const ownPart = ({ desa, item }: Indexed): boolean =>
  desa !== '' &&
  new RegExp(
    `\\b(?:ruas|di|segmen|sisi|bagian|wilayah)(?: (?:desa|kelurahan|pekon|kampung|nagari|gampong))? ${desa}\\b`,
  ).test((item.judul ?? '').toLowerCase().replace(/[^\p{L}\d]+/gu, ' '))

const samePart = (a: readonly string[], b: readonly string[], kind: string) => {
  const [x, y] = [a, b].map((list) => list.filter((one) => one.startsWith(kind)))
  return x!.length === 0 || y!.length === 0 ? null : x!.some((one) => y!.includes(one))
}

const sameWords = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((word) => b.includes(word))

/** Log odds that two items ask for one work, with the signs; null where it is out of the question. */
export function compare(a: Indexed, b: Indexed): { z: number; evidence: string[] } | null {
  if (a.kecamatan !== b.kecamatan) return null
  if (!meet(a, b) || (a.desa !== b.desa && ownPart(a) && ownPart(b))) return null
  const [bareA, bareB] = [bareOf(a), bareOf(b)]
  if (bareA.sluice !== bareB.sluice && !(a.words.has('pintu') && b.words.has('pintu'))) return null
  const heads = headsOf(a, b)
  if (
    heads === 'other' &&
    ![...bareA.title.keys()].some((t) => !actions.has(t) && !carriers.has(t) && bareB.title.has(t))
  )
    return null
  const evidence: string[] = []
  const sameDesa = a.desa !== '' && b.desa !== '' && meet(a, b)
  let z = -4.1 + (sameDesa ? 1.1 : a.desa === b.desa ? 0.6 : -1.2)
  evidence.push(
    sameDesa ? `desa: ${a.item.lokasi?.desa}` : `kecamatan: ${a.item.lokasi?.kecamatan}`,
  )
  // A road and its drain are two works, however much else agrees.
  const apart = heads === 'other' && isThing(a.head) && isThing(b.head)
  z += { same: 1.7, kin: 0.5, held: -0.6, other: apart ? -3.6 : -2.2 }[heads]
  if (bareA.lane !== bareB.lane) z -= 2
  // To widen a road is not to lay it anew.
  const widens = (one: Indexed) => one.title.has('lebar')
  if (widens(a) !== widens(b) && !a.body.has('lebar') && !b.body.has('lebar')) z -= 3.2
  const there = covered(bareA.title, bareA.titleMass, bareB.title)
  const back = covered(bareB.title, bareB.titleMass, bareA.title)
  const wide = covered(bareA.title, bareA.titleMass, bareB.whole)
  const wideBack = covered(bareB.title, bareB.titleMass, bareA.whole)
  const whole = covered(bareA.whole, Math.min(bareA.wholeMass, bareB.wholeMass), bareB.whole)
  z += 1.5 * Math.max(there.part, back.part) + 0.7 * Math.min(there.part, back.part)
  z += 0.9 * (wide.part + wideBack.part) + 1.1 * Math.min(1, whole.part)
  if (there.met.length > 0) evidence.push(`pekerjaan: ${there.met.join(', ')}`)

  const common = [...a.names].filter((word) => b.names.has(word))
  if (nameEachOther(a, b) && a.desa !== b.desa) z += 1.3
  if (common.length > 0) {
    z += 1.3
    evidence.push(`alamat: ${common.join(' ')}`)
  } else if (a.names.size > 0 && b.names.size > 0) z -= 5
  else if (
    (a.names.size > 0 && b.units.length > 0 && a.units.length === 0) ||
    (b.names.size > 0 && a.units.length > 0 && b.units.length === 0)
  )
    z -= 1.5
  else if (
    a.address.length > 0 &&
    b.address.length > 0 &&
    !a.address.some((w) => b.address.includes(w))
  )
    z -= 1.2
  else if (heads !== 'other' && a.address.length > 0 && sameWords(a.address, b.address)) {
    z += 0.9
    evidence.push(`alamat: ${a.address.join(' ')}`)
  }
  if (a.road !== '' && b.road !== '' && common.length === 0) {
    z += a.road.startsWith(b.road) || b.road.startsWith(a.road) ? 0.6 : -1.5
  }
  if (a.school !== '' && b.school !== '') z += a.school === b.school ? 0.9 : -6
  for (const kind of ['rw', 'rt']) {
    const same = samePart(a.units, b.units, kind)
    if (same !== null) z += same ? 0.7 : -2.5
  }
  const { value: va, unit: sa } = inMetres(a.item.volume ?? 0, (a.item.satuan ?? '').toLowerCase())
  const { value: vb, unit: sb } = inMetres(b.item.volume ?? 0, (b.item.satuan ?? '').toLowerCase())
  if (va && vb && sa === sb) {
    const ratio = Math.min(va, vb) / Math.max(va, vb)
    z += ratio === 1 && va > 1 ? 0.6 : ratio > 0.6 ? 0.2 : ratio < 0.25 ? -0.8 : -0.1
    if (ratio === 1 && va > 1) evidence.push(`volume: ${va} ${sa}`.trim())
  }
  // To build a house for a teacher is not to send one.
  const long = (unit: string) => /^(meter|m|km)\b/.test(unit)
  if (va && vb && sa !== '' && sb !== '' && long(sa) !== long(sb)) z -= 0.8
  if (sa !== '' && sb !== '' && (sa === 'orang') !== (sb === 'orang')) z -= 1
  if (a.item.opd && b.item.opd) z += a.item.opd === b.item.opd ? 0.3 : -0.8
  if (a.item.bidang && b.item.bidang) z += a.item.bidang === b.item.bidang ? 0.3 : -0.6
  return { z, evidence }
}

const kindOf = (entry: Indexed) => entry.item.jenis ?? ''

export function findOverlaps(index: ItemIndex): Overlap[] {
  const groups = Map.groupBy(index.all, (entry) => `${kindOf(entry)}|${entry.kecamatan}`)
  const found: Overlap[] = []
  for (const list of groups.values()) {
    for (let i = 0; i < list.length; i += 1) {
      for (let k = i + 1; k < list.length; k += 1) {
        const a = list[i]!
        const b = list[k]!
        if (!a.item.pengusulId || a.item.pengusulId === b.item.pengusulId) continue
        if (!meet(a, b)) continue
        const fit = compare(a, b)
        if (fit === null) continue
        const score = 1 / (1 + Math.exp(-fit.z))
        if (score < overlapThreshold) continue
        found.push({
          a: a.item.kode,
          b: b.item.kode,
          score: Math.round(score * 1000) / 1000,
          evidence: fit.evidence,
        })
      }
    }
  }
  return found.sort((x, y) => y.score - x.score)
}
