/** What is seen when somebody begins to speak, before anybody in particular is thought of. Pure. */

import { readAsked, readPass, vocatives } from '../asked.ts'
import { claimed } from '../claimed.ts'
import { type Designated, designated, isPast } from '../designated.ts'
import type { Directory } from '../directory.ts'
import { type Floor, readFloor } from '../floor.ts'
import { mattersIn } from '../matters.ts'
import type { Mention } from '../mention.ts'
import { waiting } from '../order.ts'
import { type Seen, seeNamed } from '../seen.ts'
import { selfNamed } from '../selfNamed.ts'
import { type GuessInput, leads, narrow, type Said, text } from '../situation.ts'
import {
  addressesChair,
  answers,
  begins,
  begs,
  callsNext,
  chairPhrase,
  ends,
  goesOn,
  interrupts,
  isChorus,
  minds,
  opensReply,
  resumes,
} from '../talk.ts'

type Heard = {
  readonly said: Said
  readonly leads: boolean
  readonly seen: readonly Seen[]
  /** Those named as having had the floor. */
  readonly past: readonly string[]
  readonly floor: Floor
}

/** Whom one turn asks, hands on to, or names last, as the sitting so far narrows them. */
type Pointed = { readonly by: string; readonly ids: readonly string[] }

export type Scene = {
  readonly input: GuessInput
  /** The turns before, the nearest first. */
  readonly before: readonly Heard[]
  /** Letters for the manner of the words themselves. */
  readonly manner: readonly string[]
  /** The same of the turn right before. */
  readonly mannerBefore: readonly string[]
  readonly asksBefore: boolean
  readonly pointed: readonly Pointed[]
  readonly mentions: readonly Mention[]
  /** Persons the words speak to. */
  readonly spokenTo: ReadonlySet<string>
  readonly self: ReadonlyMap<string, number>
  readonly order: { readonly ids: readonly string[]; readonly began: boolean } | null
  readonly after: Heard | null
  /** Of several whom the last words of whoever leads could mean, those that they leave. */
  readonly designated: Designated | null
  /** Who says that an item is theirs. */
  readonly claimed: readonly string[]
  /** Whose offices the words are about, and those of the two turns before. */
  readonly matters: readonly ReadonlyMap<string, number>[]
}

const reach = 4

const asks =
  /\b(bagaimana|gimana|kapan|berapa|kenapa|mengapa|apa|apakah|mana|siapa|atau|betul|benar|kan|tolong|mohon|minta)\b/

const mannerOf = (words: readonly string[], directory: Directory): string[] => {
  const called = new Set(readFloor(words, directory).queue.map(({ ids }) => ids.join())).size
  const tests: readonly [string, boolean][] = [
    ['C', chairPhrase(words) !== null],
    ['F', called === 1],
    ['L', called > 1],
    ['A', addressesChair(words)],
    ['B', begins(words)],
    ['R', opensReply(words)],
    ['W', answers(words)],
    ['G', goesOn(words)],
    ['I', interrupts(words)],
    ['S', resumes(words)],
    ['O', isChorus(words)],
  ]
  return tests.filter(([, holds]) => holds).map(([letter]) => letter)
}

function mannerBefore({ said, floor }: Heard): string[] {
  const tests: readonly [string, boolean][] = [
    ['b', begs(said.words)],
    ['e', ends(said.words)],
    ['i', interrupts(said.words)],
    ['m', minds(said.words)],
    ['n', callsNext(said.words)],
    ['x', floor.stranger],
    ['y', floor.anyOrder],
    [`o${floor.open}`, floor.open !== null],
  ]
  return tests.filter(([, holds]) => holds).map(([letter]) => letter)
}

function pointedIn(input: GuessInput, before: readonly Heard[]): Pointed[] {
  const { context, directory } = input
  return before.slice(0, 2).flatMap(({ said, seen }, back) => {
    const at = context.length - 1 - back
    const last = seen.findLast(({ mention }) => mention.ids.length > 0)?.mention ?? null
    const of = (by: string, mention: Mention | null) =>
      mention === null
        ? []
        : [{ by: `${by}${back}`, ids: narrow(input, mention, said.speakerId, at) }]
    return [
      ...of('asked', readAsked(said.words, directory, said.speakerId)),
      ...of('passed', readPass(said.words, directory)),
      ...(back === 0 ? of('last', last) : []),
    ]
  })
}

export function sceneOf(input: GuessInput): Scene {
  const { context, directory, next } = input
  const namedIn = (words: readonly string[]) => {
    const all = seeNamed(words, directory)
    const past = all.filter(({ mention }) => isPast(words, mention))
    return {
      seen: all.filter((one) => !past.includes(one)),
      past: past.flatMap(({ mention: { ids } }) => (ids.length === 1 ? ids : [])),
    }
  }
  const before = context
    .slice(-reach)
    .toReversed()
    .map((said) => ({
      said,
      leads: leads(input, said),
      ...namedIn(said.words),
      floor: readFloor(said.words, directory),
    }))
  const last = before[0]
  const self = new Map<string, number>()
  for (const { id, confidence } of selfNamed(input))
    self.set(id, Math.max(self.get(id) ?? 0, confidence))
  const order = last === undefined ? null : waiting(input, context.length, true)
  const after = input.after ?? null
  return {
    input,
    before,
    manner: mannerOf(next, directory),
    mannerBefore: last === undefined ? [] : mannerBefore(last),
    asksBefore: last !== undefined && asks.test(text(last.said.words)),
    pointed: pointedIn(input, before),
    mentions: directory.find(next),
    spokenTo: new Set(
      vocatives(next, directory).flatMap(({ ids }) => (ids.length === 1 ? ids : [])),
    ),
    self,
    designated: designated(input),
    claimed: claimed(input).map(({ id }) => id),
    matters: [next, ...before.slice(0, 2).map(({ said }) => said.words)].map((words) =>
      mattersIn(words, directory),
    ),
    order: order && { ids: order.rest, began: order.began },
    after: after && {
      said: after,
      leads: leads(input, after),
      seen: seeNamed(after.words, directory).filter(({ mention }) => mention.from < 12),
      past: [],
      floor: readFloor(after.words, directory),
    },
  }
}
