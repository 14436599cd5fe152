/** The figures of the evaluation set; links also for its second half alone, which no threshold was chosen on. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AnalyseInput, analyse, normalizeLine } from '../../server/language/index.ts'
import { accuracy, countWords, round, type Words } from './words.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/eval')
const text = (name: string) => readFileSync(resolve(folder, name), 'utf8')

type Sitting = {
  rapat: Record<string, unknown>
  turns: { i: number; speakerId: string | null; spoken: string }[]
  gold: {
    speakers: (string | null)[]
    written: Record<string, string>
    keputusan: { turnIndexes: number[] }[]
    tindakLanjut: { pic: string; due: string | null; turnIndexes: number[] }[]
  }
}
type Proposals = {
  items: Record<string, unknown>
  passages: { id: string; passage: string; gold: string[] }[]
  overlaps: [string, string][]
}
type Asked = { id: string; gold: string | null }

type Tally = { precision: number; recall: number; f1: number }

function tally(
  pairs: readonly (readonly [pred: readonly string[], gold: readonly string[]])[],
): Tally {
  let hit = 0
  let said = 0
  let true_ = 0
  for (const [pred, gold] of pairs) {
    hit += pred.filter((one) => gold.includes(one)).length
    said += pred.length
    true_ += gold.length
  }
  const precision = said === 0 ? 1 : hit / said
  const recall = true_ === 0 ? 1 : hit / true_
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision: round(precision), recall: round(recall), f1: round(f1) }
}

/** `lisan-NAME.tsv` (spoken, written, class): lines right, and of each class with faults how many. */
function evaluateLines(name: string) {
  const rows = text(name)
    .trim()
    .split('\n')
    .map((line) => line.split('\t') as [spoken: string, written: string, kind: string])
  const right = (some: typeof rows) =>
    some.filter(([spoken, written]) => normalizeLine(spoken) === written).length
  const faulty = [...Map.groupBy(rows, ([, , kind]) => kind)]
    .map(([kind, some]) => [kind, right(some), some.length] as const)
    .filter(([, good, all]) => good < all)
  return {
    right: right(rows),
    of: rows.length,
    share: round(right(rows) / rows.length),
    faulty: Object.fromEntries(faulty.map(([kind, good, all]) => [kind, `${good}/${all}`])),
  }
}

/** `tuturan-NAME.json` (a sitting or several with `gold.written` by turn): words right, as printed and bare. */
function evaluateTurns(name: string) {
  const tally = { words: 0, cased: 0, bare: 0 }
  let whole = 0
  let asked = 0
  for (const { gold, ...input } of [JSON.parse(text(name)) as Sitting].flat()) {
    const { turns } = analyse(AnalyseInput.parse(input))
    for (const [at, written] of Object.entries(gold.written)) {
      const said = turns!.find((turn) => turn.i === Number(at))?.written ?? ''
      countWords(tally, written, said)
      asked += 1
      if (said === written) whole += 1
    }
  }
  return { wordAccuracy: accuracy(tally), wholeTurns: `${whole}/${asked}`, words: tally.words }
}

const filesLike = (pattern: RegExp) =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()

/** By name, so that the half rules were chosen on and the half held back stand apart. */
const eachOf = <T>(pattern: RegExp, run: (name: string) => T): Record<string, T> =>
  Object.fromEntries(filesLike(pattern).map((name) => [name.replace(/\.\w+$/, ''), run(name)]))

type Region = Proposals & {
  sitting?: {
    rapat: Record<string, unknown>
    turns: { i: number; speakerId: string | null; spoken: string }[]
    gold: { links?: Record<string, string[]> }
  }
}
const pair = (a: string, b: string) => [a, b].sort().join(' ')

/** Every region `makna-*.json` by its name: figures of one never hide in those of another. */
export function evaluateRegions() {
  return eachOf(/^makna-.+\.json$/, (name) => evaluateRegion(JSON.parse(text(name)) as Region))
}

function evaluateRegion({ items, passages, overlaps, sitting }: Region) {
  const asked = passages.map(({ id, passage }) => ({ id, passage }))
  const out = analyse(AnalyseInput.parse({ items, passages: asked }))
  const links = out.passages!.map((one, k) => [one.pred, passages[k]!.gold] as const)
  const found = out.overlaps!.map((one) => pair(one.a, one.b))
  return {
    links: {
      all: tally(links),
      even: tally(links.filter((_, k) => k % 2 === 0)),
      odd: tally(links.filter((_, k) => k % 2 === 1)),
    },
    overlaps: tally([[found, overlaps.map(([a, b]) => pair(a, b))]]),
    ...(sitting ? { sitting: evaluateSitting(sitting, items) } : {}),
  }
}

function evaluateSitting({ rapat, turns, gold }: NonNullable<Region['sitting']>, items: unknown) {
  const out = analyse(AnalyseInput.parse({ rapat, turns, items }))
  return {
    links: tally(
      out.turns!.map((turn) => [
        turn.links.map((link) => link.kode),
        gold.links?.[String(turn.i)] ?? [],
      ]),
    ),
  }
}

type Makna = {
  items?: Record<string, unknown>
  attribution?: Asked[]
  sitting?: Sitting
  sittings?: Sitting[]
}

/** Speakers, decisions and follow-ups of one set that somebody else wrote (decisions by any shared turn). */
export function evaluateMakna(file: string) {
  const set = JSON.parse(text(file)) as Makna
  const asked = set.attribution ?? []
  const { attribution } = analyse(AnalyseInput.parse({ attribution: asked }))
  const named = asked.map((one, k) => [attribution![k]!.pred, one.gold] as const)
  const spoken: [string | null, string | null][] = []
  const decisions: [string[], string[]][] = []
  const followUps: [string[], string[]][] = []
  const actors: [string[], string[]][] = []
  type Turns = readonly { turnIndexes: readonly number[] }[]
  /** The keys of gold, and for each proposal the key of the first free gold that shares a turn. */
  const matched = (pred: Turns, gold: Turns): [string[], string[]] => {
    const free = new Set(gold.keys())
    const keys = pred.map((one, n) => {
      const hit = [...free].find((k) =>
        gold[k]!.turnIndexes.some((i) => one.turnIndexes.includes(i)),
      )
      if (hit !== undefined) free.delete(hit)
      return hit === undefined ? `lebih ${n}` : `${hit}`
    })
    return [keys, gold.map((_, k) => `${k}`)]
  }
  for (const { rapat, turns, gold } of [set.sitting ?? [], set.sittings ?? []].flat()) {
    const out = analyse(AnalyseInput.parse({ rapat, turns, items: set.items }))
    turns.forEach((turn, k) => {
      if (turn.speakerId === null) spoken.push([out.turns![k]!.speakerId, gold.speakers[k]!])
    })
    decisions.push(matched(out.keputusan!, gold.keputusan))
    followUps.push(matched(out.tindakLanjut!, gold.tindakLanjut))
    const key = (one: { pic: string | null; due: string | null }) => `${one.pic} ${one.due}`
    actors.push([out.tindakLanjut!.map(key), gold.tindakLanjut.map(key)])
  }
  const speakers = (pairs: readonly (readonly [string | null, string | null])[]) => {
    const known = pairs.filter(([, gold]) => gold !== null)
    return {
      right: known.filter(([pred, gold]) => pred === gold).length,
      wrongName: known.filter(([pred, gold]) => pred !== null && pred !== gold).length,
      of: known.length,
      namedWhereNone: pairs.filter(([pred, gold]) => gold === null && pred !== null).length,
      none: pairs.length - known.length,
    }
  }
  return {
    attribution: speakers(named),
    sittingSpeakers: speakers(spoken),
    decisions: tally(decisions),
    followUps: tally(followUps),
    actorAndDue: tally(actors),
  }
}

/** Every set in the folder that holds makna: `makna-*.json` and the own guard `pembicara-lain.json`. */
export const maknaFiles = (): string[] =>
  readdirSync(folder)
    .filter((name) => /^(makna-.*|pembicara-lain)\.json$/.test(name))
    .sort()

export function evaluate() {
  const lines = text('angka.tsv')
    .trim()
    .split('\n')
    .map((line) => line.split('\t') as [string, string])
  const numbers = lines.filter(([spoken, written]) => normalizeLine(spoken) === written).length

  const sittings = JSON.parse(text('sidang.json')) as Sitting[]
  const proposals = JSON.parse(text('usulan.json')) as Proposals
  const asked = JSON.parse(text('pembicara.json')) as Asked[]

  const words: Words = { words: 0, cased: 0, bare: 0 }
  const named: [string | null, string | null][] = []
  const decisions: [string[], string[]][] = []
  const followUps: [string[], string[]][] = []
  for (const { rapat, turns, gold } of sittings) {
    const out = analyse(AnalyseInput.parse({ rapat, turns, items: proposals.items }))
    for (const [at, written] of Object.entries(gold.written)) {
      countWords(words, written, out.turns![Number(at)]!.written)
    }
    turns.forEach((turn, k) => {
      if (turn.speakerId === null) named.push([out.turns![k]!.speakerId, gold.speakers[k]!])
    })
    decisions.push([
      out.keputusan!.map((one) => String(one.turnIndexes[0])),
      gold.keputusan.map((one) => String(one.turnIndexes[0])),
    ])
    const key = (one: { pic: string | null; due: string | null }) => `${one.pic} ${one.due}`
    followUps.push([
      out.tindakLanjut!.filter((one) => one.due !== null).map(key),
      gold.tindakLanjut.map(key),
    ])
  }
  const { attribution } = analyse(AnalyseInput.parse({ attribution: asked }))
  attribution!.forEach((one, k) => void named.push([one.pred, asked[k]!.gold]))

  const { passages, overlaps } = analyse(
    AnalyseInput.parse({ items: proposals.items, passages: proposals.passages }),
  )
  const links = passages!.map((one, k) => [one.pred, proposals.passages[k]!.gold] as const)
  const known = named.filter(([, gold]) => gold !== null)
  const unknown = named.filter(([, gold]) => gold === null)
  return {
    numbers: round(numbers / lines.length),
    wordAccuracy: accuracy(words),
    lines: eachOf(/^lisan-.+\.tsv$/, evaluateLines),
    turns: eachOf(/^tuturan-.+\.json$/, evaluateTurns),
    attribution: {
      whereEvidence: round(known.filter(([pred, gold]) => pred === gold).length / known.length),
      wrongNameWhereNone: unknown.filter(([pred]) => pred !== null).length,
      asked: named.length,
    },
    links: { all: tally(links), secondHalf: tally(links.filter((_, k) => k % 2 === 1)) },
    overlaps: tally([
      [overlaps!.map((one) => pair(one.a, one.b)), proposals.overlaps.map(([a, b]) => pair(a, b))],
    ]),
    decisions: tally(decisions),
    followUps: tally(followUps),
    makna: Object.fromEntries(maknaFiles().map((file) => [file, evaluateMakna(file)])),
  }
}
