/** Which reses and pokir items a passage discusses; "tidak ada" is the usual answer. */
import type { Items, Link } from '../input.ts'
import type { Region } from '../region.ts'
import { saidParts } from './codes.ts'
import { actions, carriers } from './concepts.ts'
import {
  type Conversation,
  type Discussed,
  discussedBefore,
  type Found,
  openConversation,
} from './conversation.ts'
import { openEquals } from './equals.ts'
import { homeOf, type ItemIndex, openIndex } from './index.ts'
import { type Gazetteer, openGazetteer, type PlaceHit } from './places.ts'
import {
  amountFit,
  linkThreshold,
  type Pool,
  type Scored,
  type Segment,
  scoreItem,
} from './score.ts'
import { segmentsOf, wordsOfSpeech } from './segment.ts'
import { openEar } from './sounds.ts'

/** Two different works that fit equally well: nobody could say which one is meant. */
const tie = 0.35
/** Turns over which a work stays the one under discussion. */
const span = 4

export type Linker = {
  readonly index: ItemIndex
  readonly gazetteer: Gazetteer
  /** Links of a passage without the meeting around it. */
  link(spoken: string): Link[]
  /**
   * Links of a passage behind what was discussed: `before` holds the codes of each turn before it, the nearest last.
   * What was discussed needs fewer signs; nothing is linked without a sign of its own.
   */
  linkAfter(before: readonly (readonly string[])[], spoken: string): Link[]
  converse(): Conversation
}

/** `region`: all places of the council's region, so that those without items are known too. */
export function openLinker(items: Items | null | undefined, region: Region | null = null): Linker {
  const index = openIndex(items)
  const gazetteer = openGazetteer(items, region)
  const equals = openEquals(index)
  const heard = new Set([...gazetteer.names, ...index.homes.keys()])
  const ear = openEar(heard, (word) => index.common.has(word) || index.known(word))
  const byKode = new Map(index.all.map(({ item, n }) => [item.kode, n]))
  const pools = new Map<number, Pool>()
  function poolOf(n: number): Pool {
    const known = pools.get(n)
    if (known !== undefined) return known
    const team = [n, ...equals(n)].map((m) => index.all[m]!)
    const title = new Map(team.flatMap((one) => [...one.title]))
    const pool = { title, all: new Map([...team.flatMap((one) => [...one.body]), ...title]) }
    pools.set(n, pool)
    return pool
  }

  const aloneOf = (n: number): Pool => {
    const { title, body } = index.all[n]!
    return pools.get(n) ?? { title, all: new Map([...body, ...title]) }
  }
  const byCode = new Map(
    index.all.filter((one) => one.code.includes(' ')).map((one) => [one.code, one.n]),
  )
  const longest = Math.max(0, ...[...byCode.keys()].map((code) => code.split(' ').length))
  /** Items whose code was said aloud. */
  function saidCodes(spoken: string): number[] {
    const parts = saidParts(spoken).trim().split(' ')
    return parts.flatMap((_, from) =>
      Array.from({ length: longest }, (_, k) =>
        byCode.get(parts.slice(from, from + k + 1).join(' ')),
      ).filter((n) => n !== undefined),
    )
  }
  /** Villages, and the names below a village that lead to one village alone. */
  function placesIn(words: readonly string[]): PlaceHit[] {
    const hits = [...gazetteer.find(words)]
    const homeAt = (k: number) => {
      const homes = words[k]!.length > 3 ? index.homes.get(words[k]!) : undefined
      return homes?.size === 1 ? [...homes][0]! : null
    }
    for (let i = 0; i < words.length; i += 1) {
      const home = homeAt(i)
      if (home === null || hits.some((hit) => hit.from <= i && i < hit.to)) continue
      let to = i + 1
      while (to < words.length && homeAt(to) === home) to += 1
      const [kecamatan = '', desa = ''] = home.split('/')
      const places = [{ kecamatan, desa: desa === '' ? null : desa }]
      hits.push({ from: i, to, places, weak: false, local: true })
      i = to - 1
    }
    return hits.sort((a, b) => a.from - b.from)
  }

  function candidates(segment: Segment, memory: Discussed | null): number[] {
    const votes = new Map<number, number>()
    const vote = (list: readonly number[] | undefined, weight: number) => {
      if (list === undefined || list.length > 1500) return
      for (const n of list) votes.set(n, (votes.get(n) ?? 0) + weight)
    }
    for (const term of segment.terms) {
      vote(index.byTerm.get(term), index.weight(term))
      vote(index.byTerm.get(`~${term}`), index.weight(term) * 0.5)
    }
    for (const word of segment.names) vote(index.byTerm.get(`@${word}`), 4)
    for (const school of segment.schools) vote(index.byTerm.get(`#${school}`), 4)
    for (const hit of segment.hits)
      for (const place of hit.places)
        vote(index.byDesa.get(place.desa ?? `kec:${place.kecamatan}`), place.desa === null ? 1 : 4)
    for (const n of memory?.discussed.keys() ?? []) votes.set(n, (votes.get(n) ?? 0) + 6)
    return [...votes]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 60)
      .map(([n]) => n)
  }

  function boostOf(n: number, memory: Discussed | null): number {
    const at = memory?.discussed.get(n)
    if (memory === null || at === undefined) return 0
    return memory.turn - at <= span ? 2 : 1.2
  }

  /** The works of one stretch: the best, then each that explains words no better one explains. */
  function worksOf(segment: Segment, memory: Discussed | null): Scored[] {
    const scored = candidates(segment, memory)
      .map((n) => scoreItem(index.all[n]!, segment, index, aloneOf(n), boostOf(n, memory)))
      .filter((one) => one.z > -3)
      .sort((a, b) => b.z - a.z)
      .slice(0, 12)
      .map(({ entry: { n } }) =>
        scoreItem(index.all[n]!, segment, index, poolOf(n), boostOf(n, memory)),
      )
      .filter((one) => one.score >= linkThreshold)
      .sort((a, b) => b.z - a.z)
    const works: Scored[] = []
    const taken = new Set<number>()
    const explained = new Set<string>()
    const places = new Set<string>()
    for (const one of scored) {
      const { n } = one.entry
      if (taken.has(n)) continue
      const own = one.met.filter((term) => !explained.has(term))
      const thing = (term: string) => !actions.has(term) && !carriers.has(term)
      const fresh =
        (own.includes(one.entry.head) ||
          own.some((term) => one.entry.title.has(term) && thing(term) && index.weight(term) > 2)) &&
        (one.place !== 'none' || !one.loose)
      const blamed = segment.blamed.has(one.entry.head) && own.length > 0 && !one.loose
      const alike = works.some((other) => other.entry.head === one.entry.head)
      const moved =
        alike && !segment.mixed && one.place === 'desa' && !places.has(homeOf(one.entry))
      const named = one.names.some((name) => !explained.has(`@${name}`)) && one.head === 'said'
      const numbered =
        one.entry.school !== '' &&
        segment.schools.includes(one.entry.school) &&
        !explained.has(`#${one.entry.school}`)
      if (works.length > 0 && !fresh && !blamed && !moved && !named && !numbered) {
        const rival = works[0]!
        if (one.loose && rival.loose && rival.z - one.z < tie) return []
        continue
      }
      works.push(one)
      for (const m of [n, ...equals(n)]) taken.add(m)
      for (const term of poolOf(n).all.keys()) explained.add(term)
      for (const name of one.entry.names) explained.add(`@${name}`)
      // "lampu di jalan X": the road only tells where.
      if (one.entry.road !== '') explained.add('jalan')
      if (one.entry.school !== '') explained.add(`#${one.entry.school}`)
      places.add(homeOf(one.entry))
      if (works.length === 5) break
    }
    // Without any sign of place or amount the words must fit one work alone.
    return works.filter((one) => {
      if (!one.loose) return true
      const team = new Set([one.entry.n, ...equals(one.entry.n)])
      return (index.byTerm.get(one.entry.head) ?? []).every((n) => team.has(n))
    })
  }

  /** All items of the work, unless a member or an amount singles some of them out. */
  function teamOf(one: Scored, segment: Segment): { n: number; why: string | null }[] {
    const pagu = (n: number) => index.all[n]!.item.pagu ?? 0
    const whole = [one.entry.n, ...equals(one.entry.n)]
    // A pagu is one pokir's own.
    const priced = whole.some((n) => pagu(n) > 0 && segment.sums.includes(pagu(n)))
    const team = priced
      ? whole.filter((n) => pagu(n) === 0 || segment.sums.includes(pagu(n)))
      : whole
    const by = (n: number) =>
      index.all[n]!.pengusul.some((w) => w.length > 3 && segment.members.has(w))
    const named = team.filter(by)
    const left = named.length > 0 ? named : team
    // An amount tells two bare wishes apart; once a pokir takes the work up, it is the work's amount.
    const raised = team.some((n) => (index.all[n]!.item.aspirasi ?? []).length > 0)
    const exact = raised ? [] : left.filter((n) => amountFit(index.all[n]!, segment) === 'same')
    return left
      .filter(
        (n) =>
          exact.length === 0 ||
          exact.includes(n) ||
          amountFit(index.all[n]!, segment) !== 'other' ||
          !exact.some((m) => index.all[m]!.item.jenis === index.all[n]!.item.jenis),
      )
      .map((n) => ({ n, why: n === one.entry.n ? null : one.entry.item.kode }))
  }

  function find(spoken: string, memory: Discussed | null): Map<number, Found> {
    const words = ear.repair(wordsOfSpeech(spoken))
    const found = new Map<number, Found>()
    const keep = (n: number, next: Found) => {
      const known = found.get(n)
      if (known === undefined || next.score > known.score) found.set(n, next)
    }
    if (words.length < 2) return found
    for (const segment of segmentsOf(words, { find: placesIn })) {
      for (const one of worksOf(segment, memory)) {
        for (const { n, why } of teamOf(one, segment)) {
          const evidence =
            why === null ? one.evidence : [...one.evidence, `pekerjaan yang sama: ${why}`]
          keep(n, {
            one,
            score: why === null ? one.score : Math.max(linkThreshold, one.score - 0.02),
            evidence,
          })
        }
      }
    }
    for (const n of saidCodes(spoken)) {
      const entry = index.all[n]!
      keep(n, { one: { ...told, entry }, score: 0.99, evidence: [`kode: ${entry.item.kode}`] })
    }
    return found
  }

  const linksOf = (found: ReadonlyMap<number, Found>): Link[] =>
    [...found]
      .sort((a, b) => b[1].score - a[1].score)
      .map(([n, { score, evidence }]) => ({
        kode: index.all[n]!.item.kode,
        score: Math.round(score * 1000) / 1000,
        evidence,
      }))

  return {
    index,
    gazetteer,
    link: (spoken) => (index.all.length === 0 ? [] : linksOf(find(spoken, null))),
    linkAfter(before, spoken) {
      if (index.all.length === 0) return []
      return linksOf(find(spoken, discussedBefore(before, byKode)))
    },
    converse: () => openConversation(index, find, linksOf),
  }
}

const told = {
  z: 5,
  score: 0.99,
  place: 'none',
  work: 1,
  head: 'none',
  evidence: [],
  met: [],
  names: [],
  loose: false,
} as const
