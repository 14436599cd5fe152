/** What is seen when somebody begins to speak, before anybody in particular is thought of. Pure. */
import { readAsked, readPass, vocatives } from '../asked.ts'
import { type Floor, readFloor } from '../floor.ts'
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
}

const reach = 4

const asks =
  /\b(bagaimana|gimana|kapan|berapa|kenapa|mengapa|apa|apakah|mana|siapa|atau|betul|benar|kan|tolong|mohon|minta)\b/

const mannerOf = (words: readonly string[]): string[] => {
  const tests: readonly [string, boolean][] = [
    ['C', chairPhrase(words) !== null],
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
  const seenIn = (words: readonly string[]) => seeNamed(words, directory)
  const before = context
    .slice(-reach)
    .toReversed()
    .map((said) => ({
      said,
      leads: leads(input, said),
      seen: seenIn(said.words),
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
    manner: mannerOf(next),
    mannerBefore: last === undefined ? [] : mannerBefore(last),
    asksBefore: last !== undefined && asks.test(text(last.said.words)),
    pointed: pointedIn(input, before),
    mentions: directory.find(next),
    spokenTo: new Set(
      vocatives(next, directory).flatMap(({ ids }) => (ids.length === 1 ? ids : [])),
    ),
    self,
    order: order && { ids: order.rest, began: order.began },
    after: after && {
      said: after,
      leads: leads(input, after),
      seen: seenIn(after.words).filter(({ mention }) => mention.from < 12),
      floor: readFloor(after.words, directory),
    },
  }
}
