/** Which reses and pokir items a passage discusses; "tidak ada" is the usual answer. */
import type { Items, Link } from '../input.ts'
import type { Region } from '../region.ts'
import { rememberByWords, rememberTexts } from '../remember.ts'
import { commonWords } from '../tables/common.ts'
import { openBallot } from './ballot.ts'
import { openCodes } from './codes.ts'
import { actions, carriers, impliedBy, isThing } from './concepts.ts'
import { createMemory, type Memory, type Speaking } from './converse.ts'
import { openEquals } from './equals.ts'
import type { Segment } from './fit.ts'
import { homeOf, type ItemIndex, openIndex } from './index.ts'
import { placesWithin } from './local.ts'
import { otherParts } from './ownParts.ts'
import { type Gazetteer, openGazetteer, type Place, plainWords } from './places.ts'
import { pointsOf } from './points.ts'
import { openRoads } from './roads.ts'
import { linkThreshold, type Pool, type Scored, scoreItem } from './score.ts'
import { isWorkAt } from './segment.ts'
import { openEar } from './sounds.ts'
import { segmentsOf } from './stretches.ts'
import { teamOf } from './team.ts'
import { wordsOfSpeech } from './words.ts'

/** Two different works that fit equally well: nobody could say which one is meant. */
const tie = 0.35

export type Conversation = {
  /** Links of the next turn of a sitting, in order: what was discussed before helps. */
  hear(spoken: string, speaking?: Speaking): Link[]
}

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
  /** A sitting heard turn by turn, begun behind turns of which only the codes are known. */
  converse(before?: readonly (readonly string[])[]): Conversation
}

/** "yang di Karang juga": read as if the work under discussion were said once more. */
const withTopic = (segment: Segment): Segment => ({
  ...segment,
  terms: new Set([...segment.terms, ...segment.topical]),
  firm: new Set([...segment.firm, ...segment.topical]),
})

/** A clause without a place may lead back to another work only if what else is said is of something else. */
const isApart = (head: string, { beside }: Segment) =>
  ![...beside].some(
    (term) =>
      term === head ||
      (isThing(term) && (impliedBy(term).includes(head) || impliedBy(head).includes(term))),
  )

type Found = { readonly one: Scored; readonly score: number; readonly evidence: readonly string[] }

/** `region`: all places of the council's region, so that those without items are known too. */
export function openLinker(items: Items | null | undefined, region: Region | null = null): Linker {
  const index = openIndex(items)
  const isPlain = (word: string) => index.common.has(word) || index.known(word)
  const gazetteer = openGazetteer(items, region, isPlain)
  const equals = openEquals(index)
  const heard = new Set([...gazetteer.names, ...index.homes.keys()])
  const ear = openEar(heard, (word) => isPlain(word) || commonWords.has(word), index.written)
  const byKode = new Map(index.all.map(({ item, n }) => [item.kode, n]))
  const numbersOf = rememberByWords((codes) => codes.flatMap((kode) => byKode.get(kode) ?? []))
  const memoryAfter = (before: readonly (readonly string[])[]) =>
    createMemory((n) => index.all[n]!, before.map(numbersOf))
  const joins = openRoads(index.all)
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

  const alone = new Map<number, Pool>()
  function aloneOf(n: number): Pool {
    const known = pools.get(n) ?? alone.get(n)
    if (known !== undefined) return known
    const { title, body } = index.all[n]!
    const pool = { title, all: new Map([...body, ...title]) }
    alone.set(n, pool)
    return pool
  }
  const saidCodes = rememberTexts(openCodes(index.all))
  const wordsOf = rememberTexts((spoken) =>
    ear.repair(wordsOfSpeech(spoken, (word) => index.written.has(word))),
  )
  const heads = new Set(
    index.all.map(({ head }) => head).filter((head) => head.length > 4 && !index.known(head)),
  )
  const ballot = openBallot(index.all.length)
  const placesIn = (words: readonly string[]) => placesWithin(words, gazetteer, index)

  function candidates(segment: Segment, memory: Memory | null): number[] {
    const vote = (list: readonly number[] | undefined, weight: number) => {
      if (list === undefined || list.length > 1500) return
      for (const n of list) ballot.vote(n, weight)
    }
    for (const term of segment.terms) {
      vote(index.byTerm.get(term), index.weight(term))
      vote(index.byTerm.get(`~${term}`), index.weight(term) * 0.5)
    }
    for (const word of segment.names) vote(index.byTerm.get(`@${word}`), 4)
    for (const key of segment.landmarks) vote(index.byTerm.get(`@${key}`), 4)
    for (const school of segment.schools) vote(index.byTerm.get(`#${school}`), 4)
    for (const sum of segment.sums) vote(index.byTerm.get(`rp ${sum}`), 3)
    for (const hit of segment.hits)
      for (const place of hit.places)
        vote(index.byDesa.get(place.desa ?? `kec:${place.kecamatan}`), place.desa === null ? 1 : 4)
    for (const place of segment.carried) vote(index.byDesa.get(place.desa ?? ''), 3)
    for (const n of memory?.discussed() ?? []) ballot.vote(n, 6)
    return ballot.leaders(60)
  }

  /** The works of one stretch: the best, then each that explains words no better one explains. */
  function worksOf(segment: Segment, memory: Memory | null): Scored[] {
    const scored = candidates(segment, memory)
      .map((n) =>
        scoreItem(
          index.all[n]!,
          segment,
          index,
          aloneOf(n),
          memory?.boostOf(n) ?? 0,
          memory?.proposer() ?? null,
        ),
      )
      .filter((one) => one.z > -3)
      .sort((a, b) => b.z - a.z)
      .slice(0, 12)
      .map(({ entry: { n } }) =>
        scoreItem(
          index.all[n]!,
          segment,
          index,
          poolOf(n),
          memory?.boostOf(n) ?? 0,
          memory?.proposer() ?? null,
        ),
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
      // Villages of one name: the work that fits better is meant.
      // "dua sumur bor Sukamaju itu" means those of both.
      const namesake = works.some(
        ({ entry, z }) =>
          !segment.counted.has(entry.head) &&
          entry.head === one.entry.head &&
          entry.desa === one.entry.desa &&
          entry.kecamatan !== one.entry.kecamatan &&
          z - one.z > tie,
      )
      if (namesake) continue
      // Its place alone leads back to a work only where nothing said there fits another.
      const outdone = scored.some(
        (other) =>
          one.recalled &&
          other.z > 0 &&
          !other.recalled &&
          homeOf(other.entry) === homeOf(one.entry) &&
          (other.head !== 'none' || other.amount === 'same'),
      )
      if (outdone) continue
      const own = one.met.filter((term) => !explained.has(term))
      const thing = (term: string) => !actions.has(term) && !carriers.has(term)
      const fresh =
        (own.includes(one.entry.head) ||
          own.some((term) => one.entry.title.has(term) && thing(term) && index.weight(term) > 2)) &&
        (one.place !== 'none' || !one.loose)
      // "… aspalnya belum ada, gorong-gorongnya juga patah": a work told by what is wrong with it.
      const told = one.head === 'implied' && own.some((t) => impliedBy(t).includes(one.entry.head))
      const blamed =
        (segment.blamed.has(one.entry.head) || own.some((term) => segment.blamed.has(term))) &&
        own.length > 0 &&
        !one.loose
      const alike = works.some((other) => other.entry.head === one.entry.head)
      const moved =
        alike && !segment.mixed && one.place === 'desa' && !places.has(homeOf(one.entry))
      const named = one.names.some((name) => !explained.has(`@${name}`)) && one.head === 'said'
      const numbered =
        one.entry.school !== '' &&
        segment.schools.includes(one.entry.school) &&
        !explained.has(`#${one.entry.school}`)
      const { volume, satuan } = one.entry.item
      const amount = `${volume} ${satuan}`
      const measured = one.amount === 'same' && one.head !== 'none' && !explained.has(amount)
      const claimed = one.recalled && segment.claims
      // "dua posyandu itu": both.
      const counted =
        segment.counted.has(one.entry.head) && works.length === 1 && works[0]!.z - one.z < tie
      if (
        works.length > 0 &&
        !claimed &&
        !counted &&
        !measured &&
        !fresh &&
        !told &&
        !blamed &&
        !moved &&
        !named &&
        !numbered
      ) {
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
      explained.add(amount)
      if (one.entry.school !== '') explained.add(`#${one.entry.school}`)
      places.add(homeOf(one.entry))
      if (works.length === 5) break
    }
    // Without any sign of place or amount the words must fit one work alone.
    return works.filter((one) => {
      if (!one.loose) return true
      const team = new Set([one.entry.n, ...equals(one.entry.n)])
      const both = segment.counted.has(one.entry.head) ? works.map(({ entry }) => entry.n) : []
      const rivals = (index.byTerm.get(one.entry.head) ?? []).filter(
        (n) => !team.has(n) && !both.includes(n),
      )
      // A name below the village leaves only those that bear it too.
      return one.names.length === 0
        ? rivals.length === 0
        : rivals.every(
            (n) =>
              !one.names.some((name) => index.all[n]!.names.has(name)) ||
              one.z - (scored.find((other) => other.entry.n === n)?.z ?? -9) > tie,
          )
    })
  }

  /** The work under discussion at another place; of a whole kecamatan only what was itself discussed, and no other work told. */
  function topicOf(segment: Segment, memory: Memory | null, busy: boolean): Scored[] {
    if (segment.topical.length === 0) return []
    const village = segment.hits.some((hit) => hit.places.some((p) => p.desa !== null))
    if (!village && (busy || memory?.turns(segment.words.join(' ')))) return []
    const works = worksOf(withTopic(segment), memory)
    return village ? works : works.filter(({ entry }) => (memory?.boostOf(entry.n) ?? 0) > 0)
  }

  const placesNamed = (text: string): readonly Place[] =>
    gazetteer.find(plainWords(text)).flatMap((hit) => hit.places.filter((p) => p.desa !== null))

  function find(
    spoken: string,
    memory: Memory | null,
    home: readonly Place[] = [],
  ): Map<number, Found> {
    const words = wordsOf(spoken)
    const found = new Map<number, Found>()
    const keep = (n: number, next: Found) => {
      const known = found.get(n)
      if (known === undefined || next.score > known.score) found.set(n, next)
    }
    if (words.length < 2) return found
    const lead = {
      places: memory?.carried(home) ?? [],
      topic: (memory?.topic() ?? []).map((n) => index.all[n]!),
      heads,
    }
    const busy = words.some((_, k) => isWorkAt(words, k))
    for (const segment of segmentsOf(words, { find: placesIn }, lead, joins)) {
      memory?.seePlace(segment.mixed ? [] : segment.hits.flatMap((hit) => hit.places))
      const own = worksOf(segment, memory).filter(({ entry }) => isApart(entry.head, segment))
      const works = own.length > 0 ? own : topicOf(segment, memory, busy)
      for (const one of works) {
        for (const { n, why } of teamOf(one, segment, index, equals)) {
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
      keep(n, {
        one: { ...byCode, entry },
        score: byCode.score,
        evidence: [`kode: ${entry.item.kode}`],
      })
    }
    if (found.size > 1)
      for (const { n } of otherParts(
        [...found.keys()].map((k) => index.all[k]!),
        words,
      ))
        if (found.get(n)!.score < byCode.score) found.delete(n)
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

  function converse(before: readonly (readonly string[])[] = []): Conversation {
    const memory = memoryAfter(before)
    /** What the points of a list were about when they were first read out. */
    const points = new Map<number, readonly number[]>()
    /** Items of the points that a turn names by their number, each read apart. */
    function byNumber(spoken: string, found: Map<number, Found>) {
      const named = pointsOf(wordsOf(spoken))
      for (const { n, words } of named) {
        const own = find(words.join(' '), memory)
        for (const [m, one] of own) if (!found.has(m)) found.set(m, one)
        const known = points.get(n)
        const told = own.size > 0 ? own : named.length === 1 ? found : new Map<number, Found>()
        if (known === undefined) {
          if (told.size > 0) points.set(n, [...told.keys()])
        } else if (told.size === 0)
          for (const m of known)
            found.set(m, {
              one: { ...byCode, entry: index.all[m]! },
              score: 0.8,
              evidence: [`nomor ${n} dalam daftar`],
            })
      }
    }

    function heard(spoken: string, home: readonly Place[]): Link[] {
      const found = find(spoken, memory, home)
      byNumber(spoken, found)
      if (found.size > 0) {
        memory.see([...found.keys()])
        return linksOf(found)
      }
      const going = memory.follow(spoken)
      return (going?.items ?? []).map((n) => ({
        kode: index.all[n]!.item.kode,
        score: linkThreshold,
        evidence: [going!.why],
      }))
    }
    return {
      hear(spoken, speaking = {}) {
        if (index.all.length === 0) return []
        memory.begin(speaking)
        const links = heard(spoken, placesNamed(speaking.home ?? ''))
        memory.end(spoken)
        return links
      },
    }
  }

  return {
    index,
    gazetteer,
    link: (spoken) => (index.all.length === 0 ? [] : linksOf(find(spoken, null))),
    linkAfter(before, spoken) {
      if (index.all.length === 0) return []
      const memory = memoryAfter(before)
      memory.begin({})
      return linksOf(find(spoken, memory))
    },
    converse,
  }
}

const byCode = {
  z: 5,
  score: 0.99,
  place: 'none',
  work: 1,
  head: 'none',
  evidence: [],
  met: [],
  names: [],
  amount: 'none',
  loose: false,
  recalled: false,
} as const
