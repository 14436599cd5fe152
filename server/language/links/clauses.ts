/** Works told in a clause of their own beside those of the places: before the first, between two, behind the last. */
import { isSapaan } from '../speakers/mention.ts'
import type { Segment } from './fit.ts'
import { termOf, termsOf } from './index.ts'
import type { PlaceHit } from './places.ts'
import { isWorkAt, type Lead, makeSegment } from './segment.ts'

/** Names that mean one place ("Desa Sukamaju Kecamatan Rawa Indah"), or the two ends of one road. */
export type Group = { readonly hits: PlaceHit[]; route: boolean }

/** Begins another matter, not a second part of this one. */
export const onward = new Set(
  'terus lalu kemudian sekalian selanjutnya berikutnya sedangkan sementara satu sama'.split(' '),
)
/** Says where or of which kind, but is no work by itself where the work was told before. */
const details = new Set('tanjak uji'.split(' '))

export const hasWork = (words: readonly string[]) =>
  words.some((word, k) => isWorkAt(words, k) && !details.has(termOf(word)))

export const within = (hits: readonly PlaceHit[], from: number, to: number) =>
  hits
    .filter((hit) => hit.from >= from && hit.to <= to)
    .map((hit) => ({ ...hit, from: hit.from - from, to: hit.to - from }))

/** Two works in one breath without a place: "uang kuliah mahasiswa dan seragam anak SD". */
export function clausesApart(words: readonly string[], lead: Lead): Segment[] {
  if (words.length > 40) return []
  const cuts = [0]
  words.forEach((word, k) => {
    const begins =
      (onward.has(word) || /^(?:dan|serta|tapi|kalau)$/.test(word)) &&
      hasWork(words.slice(cuts.at(-1), k)) &&
      hasWork(words.slice(k))
    if (k > 1 && begins) cuts.push(k)
  })
  return cuts.length === 1
    ? []
    : cuts.map((from, n) => makeSegment(words.slice(from, cuts[n + 1]), [], false, [], lead))
}

const parts = /^(?:dan|serta|lalu|kemudian|terus|juga)$/
/** May begin a clause about another work. */
const opens = (words: readonly string[], k: number) =>
  /^(?:kalau|jadi|tapi|tetapi|nomor|usulan)$/.test(words[k]!) ||
  (words[k] === 'punya' && /^(?:saya|kami|pak|bu|bapak|ibu)$/.test(words[k + 1] ?? ''))
/** So many words apart, two works are two matters though no word parts them. */
const apart = 6

/** Where the clause of the first place begins, if another work is told before it. */
function headCut(words: readonly string[], first: number): number {
  const both = (k: number) => hasWork(words.slice(0, k)) && hasWork(words.slice(k, first))
  const turn = words.findLastIndex((word, k) => k < first && onward.has(word) && word !== 'sama')
  if (turn > 2 && both(turn)) return turn
  const open = words.findLastIndex((_, k) => k < first && opens(words, k))
  if (open > 2 && both(open)) return open
  let own = words.findLastIndex((_, k) => k < first && isWorkAt(words, k))
  while (own > 0 && isWorkAt(words, own - 1)) own -= 1
  const other = words.findLastIndex((_, k) => k < own && isWorkAt(words, k))
  if (other >= 0 && own - other > apart) return own
  return own >= 0 && first - own > apart + 2 ? first : -1
}

/** "…, Bu Nurlaila tolong urus …": somebody is called in the middle of a turn. */
const calls = (words: readonly string[], k: number) =>
  isSapaan(words[k]!) && words[k + 1] !== undefined && !isSapaan(words[k - 1] ?? '')

export function clausesAside(
  words: readonly string[],
  hits: readonly PlaceHit[],
  groups: readonly Group[],
  lead: Lead,
): Segment[] {
  const out: Segment[] = []
  const villages = (group: Group) =>
    group.hits.flatMap((hit) => hit.places.filter((p) => p.desa !== null))
  const aside = (from: number, to: number, of: Lead) =>
    out.push({
      ...makeSegment(words.slice(from, to), [], false, [], of),
      beside: new Set(termsOf([...words.slice(0, from), ...words.slice(to)])),
    })
  const head = headCut(words, groups[0]!.hits[0]!.from)
  if (head > 0) aside(0, head, lead)
  // "… pabrik es di TPI itu juga penting, lalu mesin perahu untuk Karang": still at the place before.
  groups.slice(1).forEach((group, g) => {
    const [from, to] = [groups[g]!.hits.at(-1)!.to, group.hits[0]!.from]
    const turn = words.findLastIndex(
      (word, k) => k > from && k < to && onward.has(word) && word !== 'sama',
    )
    const start = words.findIndex((word, k) => k >= from && k < turn && parts.test(word))
    if (start < 0 || !hasWork(words.slice(start, turn))) return
    aside(start, turn, { places: villages(groups[g]!), topic: [], heads: lead.heads })
  })
  const last = groups.at(-1)!
  const end = last.hits.at(-1)!.to
  const tail = words.findIndex(
    (word, k) =>
      k >= end &&
      ((onward.has(word) && !/^(?:sekali|pun)$/.test(words[k + 1] ?? '')) ||
        (!last.route && (opens(words, k) || calls(words, k)))) &&
      (last.route ? words.length - k > 3 : hasWork(words.slice(k))),
  )
  if (tail >= 0)
    aside(tail, words.length, {
      places: last.route ? villages(last) : [],
      topic: [],
      heads: lead.heads,
    })
  return [...out, ...clausesFirst(words, hits, lead)]
}

/** "Karang tolong didahulukan, mesin tempel juga …": the place of the work under discussion, before another work. */
function clausesFirst(words: readonly string[], hits: readonly PlaceHit[], lead: Lead): Segment[] {
  const end = words.findIndex((word) => /^di(?:dahulukan|utamakan|prioritaskan)$/.test(word)) + 1
  const clause = words.slice(0, end)
  return end === 0 || end === words.length || hasWork(clause)
    ? []
    : [makeSegment(clause, within(hits, 0, end), false, [], lead)]
}
