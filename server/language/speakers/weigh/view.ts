/** What is seen in a scene when features are made, and the features' own shape. Pure. */
import type { Orang } from '../../input.ts'
import { itemsAmong, type Topic } from '../situation.ts'
import { flag, lengthOf, stemsOf } from './measures.ts'
import type { Scene } from './scene.ts'

/** Features with what they rest on: the reason that is shown when they decide. */
export type Basis = 'role' | 'talk' | 'named' | 'self' | 'order' | 'behind' | 'topic'
export type Feature = readonly [basis: Basis, key: string]

/** What is the same for everyone in the scene. */
export type View = Scene & {
  readonly next: readonly string[]
  readonly first: string
  readonly how: string
  /** Did whoever leads speak before? */
  readonly led: 0 | 1
  readonly asked: string
  /** Length of the turn before. */
  readonly lengthBefore: string
  readonly sapaan: string | null
  readonly stems: ReadonlySet<string>
  readonly stemsBefore: readonly ReadonlySet<string>[]
  readonly topics: readonly Topic[]
  readonly topicsBefore: readonly Topic[]
  /** Of the last four turns. */
  readonly topicsLately: readonly Topic[]
  /** Dapil of the places and items that the words name, and those of the turn before. */
  readonly dapil: ReadonlySet<string>
  readonly dapilBefore: ReadonlySet<string>
}

/** One of the people, as seen here. */
export type Seat = {
  readonly person: Orang
  readonly role: string
  /** How many turns ago they spoke: 0 to 3, 4 for longer, x for not yet; 0p where turns are pieces. */
  readonly since: string
  /** Is this person named in the last turns? */
  readonly named: boolean
}

function dapilOf(topics: readonly Topic[] = [], people: readonly Orang[]): ReadonlySet<string> {
  return new Set(
    topics.flatMap(({ region }) =>
      region === undefined
        ? []
        : region.dapil !== null
          ? [region.dapil]
          : people.flatMap(({ id, dapil }) =>
              dapil && region.members.includes(id) ? [dapil] : [],
            ),
    ),
  )
}

export function viewOf(scene: Scene): View {
  const { input, before, manner, asksBefore } = scene
  const { context, next } = input
  const last = before[0]
  return {
    ...scene,
    next,
    first: next[0] ?? '^',
    how: manner.join(''),
    led: flag(last?.leads ?? false),
    asked: asksBefore ? 'q' : '-',
    lengthBefore: lengthOf(last?.said.words.length ?? 0),
    sapaan:
      last?.leads && last.past.length === 0
        ? (last.said.words.findLast((word) => /^(pak|bapak|bu|ibu)$/.test(word)) ?? null)
        : null,
    stems: stemsOf(next),
    stemsBefore: before.slice(0, 2).map(({ said }) => stemsOf(said.words)),
    topics: itemsAmong(input.topics),
    topicsBefore: itemsAmong(context.at(-1)?.topics),
    topicsLately: context.slice(-4).flatMap((said) => itemsAmong(said.topics)),
    dapil: dapilOf(input.topics, input.directory.people),
    dapilBefore: dapilOf(context.at(-1)?.topics, input.directory.people),
  }
}

export const of = (basis: Basis, keys: readonly string[]): Feature[] =>
  keys.map((key) => [basis, key])
