/**
 * Turns and questions of the sets in `fixtures/` with who speaks them, as `guessSpeaker` is asked. A turn knows the one
 * behind it: turns without it, as they are first heard live, made names no better.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isRemark, spokenWords } from '../../server/language/analyse.ts'
import type { Items, Orang } from '../../server/language/input.ts'
import { openLinker } from '../../server/language/links/link.ts'
import {
  type Directory,
  openDirectory,
  type Said,
  type Topic,
} from '../../server/language/speakers/index.ts'
import { readNeighbours } from '../../server/language/speakers/neighbours.ts'
import { isBack, leadsBehind, leadsNext } from '../../server/language/speakers/presiding.ts'
import type { GuessInput } from '../../server/language/speakers/situation.ts'
import { openTopics } from '../../server/language/topics.ts'

export type Example = {
  /** Its file. */
  readonly set: string
  readonly input: GuessInput
  /** Null where nobody could know. */
  readonly gold: string | null
}

type Turn = { i: number; speakerId: string | null; spoken: string; sure?: boolean }
type Rapat = {
  ketua?: string | string[]
  anggota?: Orang[]
  undangan?: Orang[]
  sekretaris?: Orang | null
}
type Question = {
  id: string
  chairId?: string | null
  present: (string | Orang)[]
  context?: { speakerId: string | null; spoken: string }[]
  next: { spoken: string }
}
type TopicsOf = (spoken: string) => readonly Topic[]

const contextTurns = 24

const peopleOf = ({ anggota, undangan, sekretaris }: Rapat): Orang[] => [
  ...(anggota ?? []),
  ...(undangan ?? []),
  ...(sekretaris ? [sekretaris] : []),
]

const topicsFrom = (items: Items | undefined): TopicsOf =>
  items ? openTopics(openLinker(items), items.wilayah) : () => []

/** Who leads when each turn begins. */
function leadingIn(
  said: readonly Said[],
  chairIds: readonly string[],
  directory: Directory,
): (readonly string[])[] {
  let now = chairIds
  return said.map((one) => {
    const back = chairIds.length === 1 && now[0] !== chairIds[0] && isBack(one.words)
    const leads = back ? chairIds : now
    now = leads
    if (chairIds.length === 1) {
      const next = leadsNext(one, leads[0] ?? null, chairIds[0]!, directory)
      now = next === null ? [] : [next]
    }
    return leads
  })
}

/** What the rules read out of the turns around turn `k`, where everyone else is known. */
function neighboursOf(
  said: readonly Said[],
  k: number,
  directory: Directory,
  leading: (readonly string[])[],
) {
  const guesses = said.map(({ speakerId }, n) => ({ id: n === k ? null : speakerId, evidence: [] }))
  const turns = said.map(({ words }) => ({ words, speakerId: null, outside: [] }))
  return readNeighbours({ turns, guesses, leading }, k, directory)
}

function turnsOf(
  set: string,
  rapat: Rapat,
  turns: readonly Turn[],
  topicsOf: TopicsOf,
  goldOf: (turn: Turn, k: number) => string | null,
  pieces = false,
): Example[] {
  const directory = openDirectory(peopleOf(rapat))
  const chairIds = rapat.ketua === undefined ? [] : [rapat.ketua].flat()
  const said: Said[] = turns.map((turn, k) => ({
    speakerId: turn.speakerId ?? goldOf(turn, k),
    words: isRemark(turn.spoken) ? [] : spokenWords(turn.spoken),
    topics: topicsOf(turn.spoken),
  }))
  const leading = leadingIn(said, chairIds, directory)
  return turns.flatMap((turn, k): Example[] => {
    const { words, topics } = said[k]!
    if (k === 0 || words.length === 0) return []
    const gold = goldOf(turn, k)
    const context = said.slice(Math.max(0, k - contextTurns), k)
    const outside = neighboursOf(said, k, directory, leading)
    const after = said[k + 1] ?? null
    const input = {
      chairIds: leading[k]!,
      directory,
      pieces,
      context,
      next: words,
      topics,
      outside,
      after,
    }
    return [{ set, gold, input }]
  })
}

/** A sitting as a microphone gives it: a turn at each pause, so that one speech is several. */
function inPieces(turns: readonly Turn[]): Turn[] {
  return turns.flatMap((turn) => {
    const words = turn.spoken.split(' ')
    const count = words.length < 16 ? 1 : words.length < 36 ? 2 : 3
    const size = Math.ceil(words.length / count)
    return Array.from({ length: count }, (_, n) => ({
      ...turn,
      spoken: words.slice(n * size, (n + 1) * size).join(' '),
    }))
  })
}

function questionOf(
  set: string,
  question: Question,
  gold: string | null,
  people: readonly Orang[],
  topicsOf: TopicsOf,
): Example {
  const present = question.present.flatMap((one) =>
    typeof one === 'string' ? people.filter(({ id }) => id === one) : [one],
  )
  const directory = openDirectory(present)
  const context = (question.context ?? []).map(({ speakerId, spoken }) => ({
    speakerId,
    words: spokenWords(spoken),
    topics: topicsOf(spoken),
  }))
  const leading = question.chairId
    ? leadsBehind(context.slice(0, -1), question.chairId, directory)
    : null
  const input: GuessInput = {
    chairIds: leading === null ? [] : [leading],
    directory,
    context,
    next: spokenWords(question.next.spoken),
    topics: topicsOf(question.next.spoken),
  }
  return { set, input, gold }
}

/** Of one file, whichever of the forms in `fixtures/` it has. */
export function examplesOf(path: string): Example[] {
  const data = JSON.parse(readFileSync(path, 'utf8'))
  const set = path.split('/').at(-1)!
  if (Array.isArray(data))
    return data.flatMap((one) =>
      one.next ? [questionOf(set, one, one.gold, [], topicsFrom(undefined))] : [],
    )
  if (data.input) {
    const { rapat, turns, items, attribution = [] } = data.input
    const { speakers, attribution: answers } = data.expected
    const topicsOf = topicsFrom(items)
    const told = (turn: Turn) => turn.speakerId ?? speakers[turn.i] ?? null
    return [
      ...turnsOf(set, rapat, turns, topicsOf, told),
      ...attribution.map((one: Question) =>
        questionOf(set, one, answers[one.id] ?? null, peopleOf(rapat), topicsOf),
      ),
    ]
  }
  const topicsOf = topicsFrom(data.items)
  if (data.turns) {
    const told = ({ sure, speakerId }: Turn) => (sure === false ? null : speakerId)
    return [
      ...turnsOf(set, data.rapat, data.turns, topicsOf, told),
      ...turnsOf(set, data.rapat, inPieces(data.turns), topicsOf, told, true),
      ...(data.attribution ?? []).map((one: Question & { gold: string | null }) =>
        questionOf(set, one, one.gold, peopleOf(data.rapat), topicsOf),
      ),
    ]
  }
  type Sitting = { rapat: Rapat; turns: Turn[]; gold: { speakers?: (string | null)[] } }
  const sittings: Sitting[] = [data.sitting ?? [], data.sittings ?? []].flat()
  return [
    ...(data.attribution ?? []).map((one: Question & { gold: string | null }) =>
      questionOf(set, one, one.gold, [], topicsOf),
    ),
    ...sittings.flatMap(({ rapat, turns, gold }) =>
      gold.speakers
        ? turnsOf(set, rapat, turns, topicsOf, (_, k) => gold.speakers![k] ?? null)
        : [],
    ),
  ]
}

const fixtures = resolve(import.meta.dirname, '../../fixtures')

/** Every file with speakers in it. */
export const spokenFiles = (): string[] =>
  [
    ['eval', /^(luar-|makna-|pembicara).*\.json$/],
    ['bicara', /\.json$/],
  ].flatMap(([folder, name]) =>
    readdirSync(resolve(fixtures, folder as string))
      .filter((file) => (name as RegExp).test(file))
      .sort()
      .map((file) => resolve(fixtures, folder as string, file)),
  )
