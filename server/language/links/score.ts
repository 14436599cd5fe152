/** How well a stretch of speech fits an item: a weighed sum of signs, turned into a probability. */
import { isSapaan } from '../speakers/mention.ts'
import { actions, broad, carriers, genus, impliedBy, isThing } from './concepts.ts'
import { amountFit, type PlaceFit, placeFit, type Segment } from './fit.ts'
import type { Indexed, ItemIndex } from './index.ts'
import type { Place } from './places.ts'

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
  readonly amount: 'same' | 'other' | 'none'
  /** Nothing said points to a place, a code or an amount of this item. */
  readonly loose: boolean
  /** Led back to by its place or its proposer, not by its work. */
  readonly recalled: boolean
}

const budgeted = /\b(?:kontrak|dikontrak|dpa|lelang|dilelang|tender|pagu|pengadaan|progres)\b/

const honour = (word: string) =>
  isSapaan(word) || /^(?:teungku|teuku|tgk|kyai|haji|hajah|syekh|sultan|pangeran)$/.test(word)

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

const level = /^(sd|smp|sma|smk|mts|mi|tk|paud)$/
/** Two schools with different numbers. */
export function rivals(a: string, b: string): boolean {
  const [kindA = '', kindB = ''] = [a.split(' ')[0], b.split(' ')[0]]
  return kindA === kindB || (level.test(kindA) && level.test(kindB))
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
  speaker: string | null = null,
): Scored {
  const { item } = entry
  const evidence: string[] = []
  const place = placeFit(entry, segment)
  const told = (term: string) =>
    segment.terms.has(term) || (place === 'desa' && segment.terms.has(genus[term] ?? ''))
  let title = 0
  let mass = 0
  for (const [term, weight] of entry.title) {
    if (entry.named.has(term)) continue
    mass += weight
    if (told(term)) title += weight
  }
  const work = mass === 0 ? 0 : title / mass
  const met: string[] = []
  let gathered = 0
  for (const [term, weight] of pool.all) {
    if (!told(term) || entry.named.has(term)) continue
    met.push(term)
    gathered += weight * (pool.title.has(term) ? 1 : 0.8)
  }
  const more = Math.min(1, gathered / 7)
  // Terms of the passage that the item knows nothing of speak softly against it.
  let known = 0
  let foreign = 0
  for (const term of segment.terms) {
    const weight = Math.min(index.weight(term), 3)
    if (pool.all.has(term)) known += weight
    else if (index.byTerm.has(term)) foreign += weight
  }
  const focus = known + foreign === 0 ? 0 : known / (known + foreign)
  const said = segment.firm.has(entry.head)
  // A word that hardly another item has in its title names the work as well: "alpukat", "barista".
  const vague = !isThing(entry.head) || broad.has(entry.head)
  const rare =
    vague &&
    met.some(
      (term) =>
        entry.title.has(term) && !actions.has(term) && !isThing(term) && index.weight(term) >= 2.5,
    )
  const does = segment.doings.has(entry.doing) && index.weight(entry.doing) >= 2
  const implied =
    !said &&
    (rare || does || [...segment.firm].some((term) => impliedBy(term).includes(entry.head)))
  const head = said ? 'said' : implied ? 'implied' : 'none'
  if (met.length > 0) evidence.push(`pekerjaan: ${met.join(', ')}`)

  const alone =
    said &&
    place === 'kecamatan' &&
    (index.weight(entry.head) >= 3 ||
      (index.sole(entry.head, entry.kecamatan) &&
        [...entry.title.keys()].filter((term) => told(term) && !actions.has(term)).length > 1))
  let z = -5.2 + 1.6 * work + 2 * more + 1.4 * focus + { said: 1.7, implied: 0.9, none: 0 }[head]
  if (place === 'desa' || place === 'maybe') {
    z += place === 'desa' ? 2.6 : 2
    evidence.push(`desa: ${item.lokasi?.desa}`)
  } else if (place === 'kecamatan') {
    // A thing that hardly another item asks for needs no village.
    z += entry.desa === '' ? 2.6 : alone ? 1.6 : 0.6
    evidence.push(`kecamatan: ${item.lokasi?.kecamatan}`)
  } else if (place === 'conflict') z -= 5.5
  const lies = (p: Place) => p.desa === entry.desa && p.kecamatan === entry.kecamatan
  if (entry.desa !== '' && segment.denied.some(lies)) z -= 5.5
  const otherName = [...segment.names].some(
    (word) => index.homes.has(word) && !entry.names.has(word),
  )
  const carried =
    entry.desa !== '' &&
    head !== 'none' &&
    !otherName &&
    !segment.counted.has(entry.head) &&
    segment.carried.some(lies)
  if (carried) {
    z += 1.6
    evidence.push(`desa yang sedang dibicarakan: ${item.lokasi?.desa}`)
  }

  // A name below the village: the fewer villages know it, the more it says.
  const marks = [...entry.landmarks].filter((key) => segment.landmarks.has(key))
  // "masih dua menit, Teungku" calls somebody; only "di Teungku Chik" is the road of that name.
  const called = (word: string) =>
    honour(word) &&
    !segment.words.some((said, k) => said === word && entry.names.has(segment.words[k + 1] ?? ''))
  const local = [
    ...marks,
    ...[...entry.names].filter((word) => segment.names.has(word) && !called(word)),
  ]
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
  // "jalan kenanga tujuh ratus meter": a road of another name has other metres.
  const otherRoad =
    segment.roads.length > 0 &&
    !segment.roads.some((name) => name.split(' ').some((word) => entry.words.has(word)))
  const amount = otherRoad ? 'none' : amountFit(entry, segment)
  if (amount === 'same') {
    z += item.volume! > 9 && index.measures(item) === 1 ? 2.2 : 1.2
    evidence.push(`volume: ${item.volume} ${item.satuan ?? ''}`.trim())
  } else if (amount === 'other') z -= 0.4
  // Contracts and tenders are told of what stands in the budget.
  if (item.pagu && budgeted.test(segment.words.join(' '))) z += 0.6
  const pagu = item.pagu && segment.sums.some((sum) => Math.abs(sum - item.pagu!) < 0.5)
  if (pagu) {
    z += boost > 0 ? 3.7 : 2.2
    evidence.push(`pagu: ${item.pagu}`)
  }
  const roughly =
    item.pagu && segment.about.some(({ from, to }) => item.pagu! >= from && item.pagu! <= to)
  if (roughly) {
    z += 1.2
    evidence.push(`pagu: sekitar ${item.pagu}`)
  }
  const byMember =
    item.pengusulId !== speaker &&
    entry.pengusul.some((word) => word.length > 3 && segment.words.includes(word))
  // "pokir Pak Rozi yang satu setengah miliar itu": no word of the work is needed.
  const priced = pagu && byMember && place !== 'conflict'
  if (byMember) {
    // Village, street and member agree: whatever it was called.
    z += priced ? 3 : place === 'desa' && local.length > 0 ? 1.1 : 0.5
    evidence.push(`pengusul: ${item.pengusul}`)
  }
  const own = speaker !== null && item.pengusulId === speaker
  const claimed = own && segment.claims
  if (own) {
    z += claimed ? 1.6 : 0.4
    evidence.push('usulan pembicara sendiri')
  }
  // Speech begins with what it is about.
  const { lead } = segment
  if (
    lead !== null &&
    lead !== entry.head &&
    !pool.all.has(lead) &&
    !impliedBy(lead).includes(entry.head)
  )
    z -= 0.6
  if (segment.settled && boost === 0) z -= 2
  if (segment.abroad) z -= 4
  if (segment.general && place === 'none') z -= 2.5
  // Training, seed, a machine: of what?
  const kinds = [...entry.title.keys()].filter(
    (term) =>
      !entry.named.has(term) && !actions.has(term) && !broad.has(term) && !carriers.has(term),
  )
  if (broad.has(entry.head) && kinds.length > 0 && !school) {
    if (!kinds.some((term) => segment.terms.has(term)) && gathered < 5) z -= 2.5
  }
  // The name of its place alone leads back to a work under discussion, unless another thing is spoken of.
  const stranger = [...segment.terms].some(
    (term) =>
      isThing(term) &&
      !carriers.has(term) &&
      !pool.all.has(term) &&
      !impliedBy(term).includes(entry.head),
  )
  // "atap SD 2 bocor": of the same school, but not its fence.
  if (school && head === 'none' && stranger && boost === 0) z -= 3.2
  const pointed =
    local.length > 0 || claimed || (boost > 1.5 && (place === 'desa' || ground.length > 0))
  const recalled = boost > 0 && pointed && place !== 'conflict' && head === 'none' && !stranger
  // A thing alone ("jembatan itu") leads back only to what was just discussed.
  const back = place !== 'none' || local.length > 0 || segment.pointing || boost > 1.5
  const again = back && place !== 'conflict' && (head === 'said' || sole || work > 0.6)
  if (boost > 0 && (recalled || again)) {
    z += recalled ? boost + 2.2 : boost
    evidence.push('dibahas sebelumnya')
  }
  const anchored =
    place === 'desa' ||
    place === 'maybe' ||
    sole ||
    carried ||
    claimed ||
    pagu ||
    (boost > 0 && back) ||
    amount === 'same' ||
    (place === 'kecamatan' && (entry.desa === '' || work > 0.6 || alone)) ||
    local.length > 0
  // The thing and so much of its text fit no other item.
  const retold = head === 'said' && gathered >= 12 && met.length >= 4
  if (!anchored && !retold) z -= work < 0.85 ? 1.6 : 0.8
  // Without the thing itself many other words of the item must be there.
  const things = met.filter((term) => !actions.has(term) && index.weight(term) > 1.5)
  if (head === 'none' && !(boost > 0 && sole) && !recalled && !priced) {
    if (things.length === 0) z -= amount === 'same' ? 1 : 3
    else if (things.length === 1) z -= 0.8
  }
  const loose =
    place === 'none' &&
    !sole &&
    !carried &&
    !claimed &&
    !recalled &&
    !pagu &&
    !(boost > 0 && back) &&
    amount !== 'same'
  return {
    entry,
    z,
    score: sigmoid(z),
    place,
    work,
    head,
    evidence,
    met,
    names: local,
    amount,
    loose,
    recalled,
  }
}
