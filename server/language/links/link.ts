/** Which reses and pokir items a passage discusses; "tidak ada" is the usual answer. */
import type { Items, Link } from '../input.ts'
import { actions } from './concepts.ts'
import { type ItemIndex, openIndex } from './index.ts'
import { type Gazetteer, openGazetteer } from './places.ts'
import { type Scored, type Segment, scoreItem } from './score.ts'
import { segmentsOf, wordsOfSpeech } from './segment.ts'

/** Chosen on the first half of the evaluation set, reported on the second. */
export const linkThreshold = 0.5
/** A second item of one stretch must be nearly as good as the first. */
const margin = 0.9

export type Linker = {
  readonly index: ItemIndex
  readonly gazetteer: Gazetteer
  link(spoken: string): Link[]
}

function candidates(segment: Segment, index: ItemIndex): number[] {
  const votes = new Map<number, number>()
  const vote = (n: number, weight: number) => votes.set(n, (votes.get(n) ?? 0) + weight)
  for (const term of segment.terms) {
    const list = index.byTerm.get(term)
    if (list === undefined || list.length > 1500) continue
    const weight = index.weight(term)
    for (const n of list) vote(n, weight)
  }
  for (const word of segment.words) for (const n of index.byTerm.get(`@${word}`) ?? []) vote(n, 2)
  for (const hit of segment.hits) {
    for (const place of hit.places) {
      const list = index.byDesa.get(place.desa ?? `kec:${place.kecamatan}`) ?? []
      for (const n of list) vote(n, place.desa === null ? 1 : 3)
    }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 120)
    .map(([n]) => n)
}

const anchored = (one: Scored) =>
  one.place !== 'none' || one.evidence.some((sign) => /^(jalan|alamat|volume|pagu|kode)/.test(sign))

function bestOf(segment: Segment, index: ItemIndex): Scored[] {
  const scored = candidates(segment, index)
    .map((n) => scoreItem(index.all[n]!, segment, index))
    .filter((one) => one.score >= linkThreshold)
    .sort((a, b) => b.z - a.z)
  const top = scored[0]
  if (top === undefined) return []
  const close = scored.filter((one) => top.z - one.z <= margin)
  // Without any sign of place or amount the words must fit one item alone.
  if (!anchored(top)) {
    const like = index.all.filter((one) => top.met.every((term) => one.title.has(term)))
    if (like.length > 1) return []
  }
  // Without a place, many like items: nobody could say which one is meant.
  const places = new Set(close.map((one) => `${one.entry.kecamatan}/${one.entry.desa}`))
  if (top.place === 'none' && places.size > 2) return []
  if (top.place === 'none' && places.size > 1 && top.work < 0.6) return []
  // A second work at the same place is told by words that the first does not have.
  const taken = new Set(close.flatMap((one) => [...one.entry.title.keys()]))
  const second = scored.find((one) => {
    if (close.includes(one) || one.work < 0.3 || one.place === 'none') return false
    const own = one.met.filter((term) => !actions.has(term))
    return own.length > 0 && own.every((term) => !taken.has(term))
  })
  return second === undefined ? close.slice(0, 4) : [...close.slice(0, 3), second]
}

export function openLinker(items: Items | null | undefined): Linker {
  const index = openIndex(items)
  const gazetteer = openGazetteer(items)
  function link(spoken: string): Link[] {
    if (index.all.length === 0) return []
    const words = wordsOfSpeech(spoken)
    if (words.length < 3) return []
    const found = new Map<string, Scored>()
    for (const segment of segmentsOf(words, gazetteer)) {
      for (const one of bestOf(segment, index)) {
        const kode = one.entry.item.kode
        const known = found.get(kode)
        if (known === undefined || one.z > known.z) found.set(kode, one)
      }
    }
    return [...found.values()]
      .sort((a, b) => b.z - a.z)
      .map((one) => ({
        kode: one.entry.item.kode,
        score: Math.round(one.score * 1000) / 1000,
        evidence: one.evidence,
      }))
  }
  return { index, gazetteer, link }
}
