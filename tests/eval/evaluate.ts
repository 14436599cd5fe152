/** The figures of the evaluation set; links also for its second half alone, which no threshold was chosen on. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AnalyseInput, analyse, normalizeLine } from '../../server/language/index.ts'

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

const round = (n: number) => Math.round(n * 1000) / 1000

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

/** Word errors over gold words, by the shortest edit. */
function wordErrors(gold: readonly string[], said: readonly string[]): number {
  let row = Array.from({ length: said.length + 1 }, (_, k) => k)
  for (const [i, word] of gold.entries()) {
    const next = [i + 1]
    for (const [k, other] of said.entries()) {
      next.push(Math.min(row[k]! + (word === other ? 0 : 1), row[k + 1]! + 1, next[k]! + 1))
    }
    row = next
  }
  return row.at(-1)!
}

export function evaluate() {
  const lines = text('angka.tsv')
    .trim()
    .split('\n')
    .map((line) => line.split('\t') as [string, string])
  const numbers = lines.filter(([spoken, written]) => normalizeLine(spoken) === written).length

  const sittings = JSON.parse(text('sidang.json')) as Sitting[]
  const proposals = JSON.parse(text('usulan.json')) as Proposals
  const asked = JSON.parse(text('pembicara.json')) as Asked[]

  let words = 0
  let errorsCased = 0
  let errorsBare = 0
  const named: [string | null, string | null][] = []
  const decisions: [string[], string[]][] = []
  const followUps: [string[], string[]][] = []
  for (const { rapat, turns, gold } of sittings) {
    const out = analyse(AnalyseInput.parse({ rapat, turns, items: proposals.items }))
    for (const [at, written] of Object.entries(gold.written)) {
      const said = out.turns![Number(at)]!.written
      const bare = (line: string) =>
        line
          .toLowerCase()
          .replace(/[.,?!](?=\s|$)/g, '')
          .split(' ')
      words += written.split(' ').length
      errorsCased += wordErrors(written.split(' '), said.split(' '))
      errorsBare += wordErrors(bare(written), bare(said))
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
  const pair = (a: string, b: string) => [a, b].sort().join(' ')
  return {
    numbers: round(numbers / lines.length),
    wordAccuracy: { cased: round(1 - errorsCased / words), bare: round(1 - errorsBare / words) },
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
  }
}
