/** A sitting of the evaluation set heard turn by turn, with the parts the room itself names speakers with; and how steady its names are. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  AnalyseInput,
  channelOwners,
  isRemark,
  openDirectory,
  openLinker,
  openTopics,
  outsideOf,
  sentencesOf,
  splitWords,
  spokenWords,
  tokensOf,
} from '../../server/language/index.ts'
import { speakersOf } from '../../server/language/speakers/index.ts'
import type { Reading } from '../../server/proposals/find.ts'
import { createListening } from '../../server/proposals/listening.ts'
import { nameTurn } from '../../server/proposals/naming.ts'
import { indexRows } from '../../server/proposals/rowIndex.ts'
import { reconcile, settledSpeakers } from '../../server/proposals/rows.ts'
import { createSlice } from '../../server/proposals/slice.ts'
import type { Cut, Found, TurnView } from '../../server/proposals/types.ts'
import { outsideFiles } from './outside.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/eval')
const read = (file: string): unknown => JSON.parse(readFileSync(resolve(folder, file), 'utf8'))

type Outside = {
  input: { rapat: unknown; turns: { i: number }[]; items?: unknown }
  expected: { speakers: Record<string, string | null> }
}
type Own = {
  rapat: unknown
  turns: { speakerId: string | null }[]
  gold: { speakers: (string | null)[] }
}

export type Replay = {
  readonly name: string
  readonly input: Pick<AnalyseInput, 'rapat' | 'turns' | 'items'>
  /** By turn; only of turns that nobody named before. */
  readonly gold: ReadonlyMap<number, string | null>
}

/** All sittings from outside, and the own ones of `sidang.json`. */
export function replays(): Replay[] {
  const inputOf = ({ rapat, turns, items }: { rapat: unknown; turns: unknown; items?: unknown }) =>
    AnalyseInput.parse({ rapat, turns, items })
  const outside = outsideFiles().map((name): Replay => {
    const { input, expected } = read(name) as Outside
    const at = new Map(input.turns.map(({ i }, k) => [String(i), k]))
    const gold = Object.entries(expected.speakers).map(([i, id]) => [at.get(i)!, id] as const)
    return { name, input: inputOf(input), gold: new Map(gold) }
  })
  const own = (read('sidang.json') as Own[]).map((sitting, k): Replay => {
    const gold = sitting.gold.speakers.map((id, i) => [i, id] as const)
    return {
      name: `sidang.json ${k + 1}`,
      input: inputOf(sitting),
      gold: new Map(gold.filter(([i]) => sitting.turns[i]!.speakerId === null)),
    }
  })
  return [...outside, ...own]
}

export type Heard = {
  readonly turns: readonly TurnView[]
  /** Of turns that were shown already: how often a name came, became another, and went. */
  readonly came: number
  readonly changed: number
  readonly went: number
}

const peopleOf = (rapat: Replay['input']['rapat']) => {
  const all = [...(rapat?.anggota ?? []), ...(rapat?.undangan ?? []), rapat?.sekretaris]
  return [...new Map(all.flatMap((one) => (one ? [[one.id, one]] : []))).values()]
}

/** Speakers of the same turns heard at once, where what people confirmed is known from the start. */
export function hearWhole({ input }: Replay, { turns }: Heard): (string | null)[] {
  const { rapat, items } = input
  const topicsOf = openTopics(openLinker(items))
  const given = input.turns!.map((turn, i) => {
    const { status, spk } = turns[i]!
    return { ...turn, speakerId: status === 'dikonfirmasi' ? spk : null }
  })
  const owners = channelOwners(given)
  return speakersOf(
    given.map((turn) => ({
      words: isRemark(turn.spoken) ? [] : spokenWords(turn.spoken),
      topics: topicsOf(turn.spoken),
      speakerId: turn.speakerId,
      outside: outsideOf(turn, owners),
    })),
    {
      directory: openDirectory(peopleOf(rapat)),
      chairIds: [rapat?.ketua ?? []].flat(),
      pieces: true,
    },
  ).map(({ id }) => id)
}

/**
 * Each turn is a final of its own. `settle` is what people do when one has come; `knownAfter` turns later they have confirmed
 * the speakers that the fixture gives.
 */
export async function hearLive(
  { input }: Replay,
  options: {
    readonly knownAfter?: number
    readonly settle?: (turns: TurnView[], at: number) => void
  } = {},
): Promise<Heard> {
  const { rapat } = input
  const people = peopleOf(rapat)
  const setting = {
    directory: openDirectory(people),
    chairIds: [rapat?.ketua ?? []].flat(),
    ids: new Set(people.map(({ id }) => id)),
    people: '',
  } as unknown as Reading['setting']
  const items = { topicsOf: openTopics(openLinker(input.items)) }
  const listening = createListening()
  const cuts = new Map<string, Cut>()
  const cut = ({ tid, text }: TurnView): Cut => {
    const made = cuts.get(tid) ?? {
      text,
      sentences: sentencesOf(tokensOf(splitWords(text))),
      words: spokenWords(text),
    }
    cuts.set(tid, made)
    return made
  }
  const rows = indexRows([])
  let ids = 0
  let turns: TurnView[] = []
  const steady = { came: 0, changed: 0, went: 0 }
  const given = input.turns ?? []

  async function look() {
    rows.put(settledSpeakers(rows, turns, ''))
    const known = (turn: TurnView) => (turn.status === 'dikonfirmasi' ? turn.spk : null)
    const owners = channelOwners(
      turns.map((turn, i) => ({
        i,
        spoken: '',
        channel: given[i]!.channel,
        speakerId: known(turn),
      })),
    )
    const reading = { setting, items, turns, cut, listed: () => null } as unknown as Reading
    const said = turns.map((_, i) => ({ people: given[i]!.voice ?? [], label: null }))
    const guesses = await listening.hear(reading, { rows, owners, said }, createSlice(1e9))
    const found: Found[] = []
    turns = turns.map((turn, i) => {
      const answer = nameTurn(reading, i, rows, guesses[i]!, said[i]!)
      if (answer === null) return turn
      if (!('tid' in answer)) {
        found.push(answer)
        return turn
      }
      if (answer.found) found.push(answer.found)
      return { ...turn, spk: answer.spk, bukti: answer.bukti }
    })
    const looked = new Set(turns.map(({ tid }) => tid))
    rows.put(
      reconcile({
        ...{ rows, turns, found, looked, recorded: looked, bagianId: 'b', at: '' },
        newId: () => `p${ids++}`,
      }),
    )
  }

  for (const [n, { spoken, channel }] of given.entries()) {
    const shown = turns.map(({ spk }) => spk)
    turns = [
      ...turns,
      {
        ...{ tid: `t${n}`, text: spoken, spk: null, status: 'usulan', bukti: null },
        ...{ channel: Number(channel ?? 0), s: n * 60_000, e: n * 60_000 + 50_000 },
        ...{ acaraId: null, touched: false, tautan: [] },
      },
    ]
    const confirmed = turns.slice(0, Math.max(0, turns.length - (options.knownAfter ?? 0)))
    for (const [i] of confirmed.entries()) {
      const spk = given[i]!.speakerId
      if (spk) turns[i] = { ...turns[i]!, spk, status: 'dikonfirmasi', bukti: null }
    }
    options.settle?.(turns, n)
    await look()
    for (const [i, before] of shown.entries()) {
      const now = turns[i]!
      if (now.status !== 'usulan' || now.spk === before) continue
      steady[before === null ? 'came' : now.spk === null ? 'went' : 'changed'] += 1
    }
  }
  return { turns, ...steady }
}

/** Names after the last turn, and how steady they were while it went on. */
export async function evaluateLive() {
  const sum = { right: 0, missed: 0, wrong: 0, nameCame: 0, nameChanged: 0, nameWent: 0 }
  for (const replay of replays()) {
    const { turns, came, changed, went } = await hearLive(replay)
    for (const [i, gold] of replay.gold) {
      const spk = turns[i]!.spk
      sum[spk === gold ? 'right' : spk === null ? 'missed' : 'wrong'] += 1
    }
    sum.nameCame += came
    sum.nameChanged += changed
    sum.nameWent += went
  }
  return sum
}
