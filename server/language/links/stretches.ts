/** Cuts speech into stretches with one place each. */
import { clausesApart, clausesAside, type Group, hasWork, onward, within } from './clauses.ts'
import type { Segment } from './fit.ts'
import { termOf } from './index.ts'
import type { Gazetteer, PlaceHit } from './places.ts'
import { isWorkAt, type Lead, makeSegment, none } from './segment.ts'

const breaks = new Set([
  'dan',
  'serta',
  'juga',
  'kemudian',
  'lalu',
  'sedangkan',
  'sementara',
  'selain',
  'termasuk',
  'sama',
  'selanjutnya',
  'berikutnya',
  'satu',
  'kedua',
  'begitu',
  'demikian',
  'adapun',
  'tetapi',
  'tapi',
  'terus',
  'sekalian',
  'kalau',
])

/** Between two places of a list; "dari A ke B" is one road. */
const listed =
  /^(?:(?:desa|kelurahan) )?(?:dan|serta|maupun|sama|dengan)(?: (?:di|desa|kelurahan|juga))*$/

/** What stands between the two ends of a road: "A ke B", "ruas A B". */
const leadsTo = /^(?:(?:ke|menuju|sampai|hingga|tembus|dengan|dan)(?: (?:ke|di|desa|kelurahan))*)?$/
/** "orang Karang menagih jalan poros yang ke Sukamaju": the road of those at its other end. */
const roadTo =
  /^(?:\p{L}+ ){0,3}(?:jalan|ruas)(?: \p{L}+){0,2} (?:ke|menuju|sampai|tembus|hingga)$/u
const samePlace = (a: PlaceHit, b: PlaceHit) =>
  a.places.some((p) =>
    b.places.some(
      (q) =>
        p.kecamatan === q.kecamatan && (p.desa === q.desa || p.desa === null || q.desa === null),
    ),
  )

/** Do both places stand in one item? */
export type Joins = (a: PlaceHit, b: PlaceHit) => boolean

/** "Sei Bakung di Tanjung Jorong": of villages of one name that of the kecamatan right behind it. */
function settled(hit: PlaceHit, next: PlaceHit | undefined, words: readonly string[]): PlaceHit {
  if (next === undefined || hit.places.length < 2) return hit
  if (
    !/^(?:yang )?(?:di |kecamatan )*$/.test(
      `${words.slice(hit.to, next.from).join(' ')} `.trimStart(),
    )
  )
    return hit
  const places = hit.places.filter((p) =>
    next.places.some((q) => q.desa === null && q.kecamatan === p.kecamatan),
  )
  return places.length > 0 ? { ...hit, places } : hit
}

function groupsOf(words: readonly string[], hits: readonly PlaceHit[], joins: Joins): Group[] {
  const groups: Group[] = []
  for (const hit of hits) {
    const last = groups.at(-1)
    const before = last?.hits.at(-1)
    if (last?.hits.every((other) => samePlace(other, hit))) last.hits.push(hit)
    else if (
      last?.hits.length === 1 &&
      (leadsTo.test(words.slice(before!.to, hit.from).join(' ')) ||
        roadTo.test(words.slice(before!.to, hit.from).join(' '))) &&
      joins(before!, hit)
    ) {
      last.hits.push(hit)
      last.route = true
    } else groups.push({ hits: [hit], route: false })
  }
  return groups
}

/** "untuk desa Karang dua unit untuk desa Tuba satu unit": each with what is told behind it. */
function eachFor(words: readonly string[], first: number, next: number): number | null {
  const led = (at: number) => {
    const k = /^(?:desa|kelurahan|gampong|nagari|kampung)$/.test(words[at - 1] ?? '')
      ? at - 2
      : at - 1
    return words[k] === 'untuk' ? k : null
  }
  return led(first) === null ? null : led(next)
}

/** Where the words of the next place begin: at a word that breaks off, else at the work named right before it. */
function cutBetween(words: readonly string[], from: number, to: number): number {
  let cut = -1
  for (let k = to - 1; k >= from; k -= 1) {
    if (breaks.has(words[k]!) && (cut < 0 || to - k <= 8)) cut = k
  }
  if (cut >= 0) {
    // "… sedangkan ambulans hanya cukup satu unit jadi Karang dulu": the new matter is that of the next place.
    const turn = words.findLastIndex((word, k) => k >= from && k < cut && onward.has(word))
    const apart = turn >= 0 && !hasWork(words.slice(cut, to)) && hasWork(words.slice(turn, cut))
    return apart ? turn : cut
  }
  let first = words.findLastIndex((_, k) => k >= from && k < to && isWorkAt(words, k))
  // "ambulans puskesmas Karang": the whole name of the work.
  while (first - 1 > from && isWorkAt(words, first - 1)) first -= 1
  return first > from && hasWork(words.slice(from, first)) ? first : from
}

export function segmentsOf(
  words: readonly string[],
  gazetteer: Pick<Gazetteer, 'find'>,
  lead: Lead = none,
  joins: Joins = () => false,
): Segment[] {
  const found = gazetteer.find(words)
  const hits = found.map((hit, k) => settled(hit, found[k + 1], words))
  const groups = groupsOf(
    words,
    hits.filter((hit) => !hit.weak || hit.partial),
    joins,
  )
  const asides =
    groups.length === 0 ? clausesApart(words, lead) : clausesAside(words, hits, groups, lead)
  const only = groups[0]
  if (groups.length < 2)
    return [
      ...(only?.route
        ? [makeSegment(words, hits, true, hasWork(words) ? [] : ['jalan'])]
        : windows(words, hits, lead)),
      ...asides,
    ]
  const cuts = groups.slice(0, -1).map((group, g) => {
    const [first, next] = [group.hits[0]!.from, groups[g + 1]!.hits[0]!.from]
    return eachFor(words, first, next) ?? cutBetween(words, group.hits.at(-1)!.to, next)
  })
  const edges = [0, ...cuts, words.length]
  const asksFor = (part: readonly string[]) =>
    hasWork(part) || part.some((word) => lead.heads.has(termOf(word)))
  let told: readonly string[] = []
  const parts = groups.map(({ hits: own, route }, g) => {
    const [from, to] = [edges[g]!, edges[g + 1]!]
    const said = words.slice(from, to)
    const before = words.slice(from, Math.max(from, own[0]!.from))
    // "… posyandu melati yang di A dan yang di B": the second place shares what was said of the first,
    // "A dan B sama-sama minta bibit": and the first what is said of the second.
    const shares = !asksFor(said) || /(?:^|\s)yang(?: di| ke| dari)?$/.test(before.join(' '))
    const list =
      g === 0 &&
      !asksFor(said) &&
      listed.test(words.slice(own.at(-1)!.to, groups[1]!.hits[0]!.from).join(' '))
    const shared =
      route && !asksFor(said)
        ? ['jalan']
        : !shares
          ? []
          : list
            ? words.slice(groups[1]!.hits.at(-1)!.to, edges[2]!)
            : told
    if (asksFor(before)) told = before
    return makeSegment(said, within(hits, from, to), route, shared, lead)
  })
  // "jalan penghubung Sukamaju–Karang Rejo": one work that names two villages.
  const whole = words.length <= 40 && !groups.some((group) => group.route)
  return [...parts, ...(whole ? [makeSegment(words, hits, true)] : []), ...asides]
}

/** Long speech without a second place is still read in stretches, so that far words do not add up. */
function windows(words: readonly string[], hits: readonly PlaceHit[], lead: Lead): Segment[] {
  if (words.length <= 60) return [makeSegment(words, hits, false, [], lead)]
  const out: Segment[] = []
  for (let from = 0; from < words.length; from += 30) {
    const to = Math.min(words.length, from + 60)
    out.push(makeSegment(words.slice(from, to), within(hits, from, to)))
    if (to === words.length) break
  }
  return out
}
