/**
 * What the turns that are read again give: cues, links and decisions. Sentences and links are remembered as long as what
 * they rest on stays as it was.
 */
import { sentencesOf, splitWords, spokenWords, tokensOf } from '../language/index.ts'
import {
  discussedBefore,
  findCues,
  findLinks,
  findRecords,
  heardBefore,
  type Reading,
} from './find.ts'
import type { Signs } from './signs.ts'
import type { Slice } from './slice.ts'
import type { Cut, Found, TurnView } from './types.ts'

export type Searching = {
  cut(turn: TurnView): Cut
  /** `at`: the turns to read, in order. `recorded`: ids of those in which decisions were looked for. */
  search(
    reading: Reading,
    at: readonly number[],
    slice: Slice,
  ): Promise<{ readonly found: readonly Found[]; readonly recorded: ReadonlySet<string> }>
  /** Of turns that are gone nothing is kept. */
  keepOnly(tids: ReadonlySet<string>): void
}

/** A decision that changes may have begun so far back. */
const recordTurns = 12
/** Decisions are looked for in so many turns at a time. */
const recordPiece = 60
/** Turns as near as this are read together. */
const nearTurns = 20

export function createSearching({ markOf }: Pick<Signs, 'markOf'>): Searching {
  const cuts = new Map<string, Cut>()
  const linksOf = new Map<string, { key: string; found: readonly Found[] }>()

  function cut(turn: TurnView): Cut {
    const known = cuts.get(turn.tid)
    if (known?.text === turn.text) return known
    const made: Cut = {
      text: turn.text,
      sentences: sentencesOf(tokensOf(splitWords(turn.text))),
      words: spokenWords(turn.text),
    }
    cuts.set(turn.tid, made)
    return made
  }

  function linksAt(reading: Reading, i: number): readonly Found[] {
    const { turns, items } = reading
    const turn = turns[i]!
    const heard = turns.slice(Math.max(0, i - heardBefore), i).map(markOf)
    const talk = `${heard.join()}|${discussedBefore(reading, i)}`
    const key = `${items.stamp}|${talk}|${turn.spk}|${turn.tautan.join()}|${turn.text}`
    const known = linksOf.get(turn.tid)
    const found = known?.key === key ? known.found : findLinks(reading, i)
    linksOf.set(turn.tid, { key, found })
    return found
  }

  return {
    cut,
    async search(reading, at, slice) {
      const found: Found[] = []
      const recorded = new Set<string>()
      for (const i of at) {
        found.push(...findCues(reading, i), ...linksAt(reading, i))
        if (slice.over()) await slice.rest()
      }
      for (const [first, to] of groupsOf(at)) {
        const from = Math.max(0, first - recordTurns)
        for (const { tid } of reading.turns.slice(from, to + 1)) recorded.add(tid)
        for (let piece = from; piece <= to; piece += recordPiece) {
          found.push(...findRecords(reading, piece, Math.min(to, piece + recordPiece - 1)))
          if (slice.over()) await slice.rest()
        }
      }
      return { found, recorded }
    },
    keepOnly(tids) {
      for (const map of [cuts, linksOf])
        for (const tid of [...map.keys()]) if (!tids.has(tid)) map.delete(tid)
    },
  }
}

function groupsOf(indexes: readonly number[]): [number, number][] {
  const groups: [number, number][] = []
  for (const i of indexes) {
    const last = groups.at(-1)
    if (last && i - last[1] <= nearTurns) last[1] = i
    else groups.push([i, i])
  }
  return groups
}
