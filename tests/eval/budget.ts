/** Figures of budget changes: told apart sentence by sentence (`anggaran-dev`, `-held`), and in whole sittings (`anggaran-sidang`). */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  AnalyseInput,
  analyse,
  findBudgetChanges,
  sentencesOf,
  splitWords,
  tokensOf,
} from '../../server/language/index.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/eval')
const read = <T>(name: string) => JSON.parse(readFileSync(resolve(folder, name), 'utf8')) as T

type Gold = {
  turn: number
  mataAnggaran: string | null
  arah: string
  dari: string | null
  menjadi: string | null
  selisih: string | null
  persen: string | null
  tujuan: string | null
  opd?: string
  status?: string
  /** That it is a change is sure; how far its amounts were said is not. */
  loose?: boolean
}
/** `ok`: neither asked for nor wrong. */
type Case = { id: string; turns: string[]; gold: Gold[]; ok?: boolean }

export type BudgetFigures = {
  found: number
  missed: number
  extra: number
  /** Of those found and told exactly: item, amounts, direction, target, standing right. */
  fields: Record<
    'mataAnggaran' | 'amounts' | 'arah' | 'tujuan' | 'status',
    [right: number, of: number]
  >
  faults: string[]
}

const cut = (text: string) => sentencesOf(tokensOf(splitWords(text)))
const plain = (text: string | null) => (text ?? '').toLowerCase()
const year = 2026

function changesOf(turns: readonly string[]) {
  const cuts = turns.map(cut)
  return cuts.map((sentences, at) =>
    findBudgetChanges({
      before: cuts.slice(Math.max(0, at - 2), at),
      sentences,
      after: cuts[at + 1] ?? [],
      year,
    }),
  )
}

const empty = (): BudgetFigures => ({
  found: 0,
  missed: 0,
  extra: 0,
  fields: { mataAnggaran: [0, 0], amounts: [0, 0], arah: [0, 0], tujuan: [0, 0], status: [0, 0] },
  faults: [],
})

function count(
  into: BudgetFigures,
  id: string,
  said: ReturnType<typeof changesOf>,
  gold: readonly Gold[],
  ok: boolean,
) {
  said.forEach((changes, turn) => {
    const left = [...changes]
    for (const want of gold.filter((one) => one.turn === turn)) {
      const fits = (c: (typeof left)[number]) =>
        plain(c.mataAnggaran).includes(plain(want.mataAnggaran)) ||
        (c.selisih === want.selisih && c.menjadi === want.menjadi && c.dari === want.dari)
      const at = Math.max(left.findIndex(fits), left.length > 0 ? 0 : -1)
      const one = left[at]
      if (one === undefined) {
        into.missed += 1
        into.faults.push(`${id}: missed ${want.mataAnggaran}`)
        continue
      }
      left.splice(at, 1)
      into.found += 1
      const field = (key: keyof BudgetFigures['fields'], right: boolean) => {
        into.fields[key][1] += 1
        if (right) into.fields[key][0] += 1
        else into.faults.push(`${id}: ${key} ${JSON.stringify(one)}`)
      }
      field('arah', one.arah === want.arah)
      if (want.loose) continue
      field('mataAnggaran', plain(one.mataAnggaran).includes(plain(want.mataAnggaran)))
      field(
        'amounts',
        (['dari', 'menjadi', 'selisih', 'persen'] as const).every((key) => one[key] === want[key]),
      )
      if (want.tujuan !== null) field('tujuan', plain(one.tujuan) === plain(want.tujuan))
      if (want.status) field('status', one.status === want.status)
    }
    if (ok) return
    into.extra += left.length
    for (const one of left) into.faults.push(`${id}: extra ${JSON.stringify(one)}`)
  })
}

/** `half`: `dev` rules were chosen on, `held` they were not. */
export function evaluateBudget(half: 'dev' | 'held'): BudgetFigures {
  const figures = empty()
  for (const { id, turns, gold, ok } of read<Case[]>(`anggaran-${half}.json`)) {
    count(figures, id, changesOf(turns), gold, ok ?? false)
  }
  return figures
}

type Sitting = { file: string; sitting: number; gold: Gold[]; ok: number[] }

/** Every turn of the sittings named in `anggaran-sidang.json`: what is no change there must give none. */
export function evaluateBudgetInSittings(half: 'dev' | 'held'): BudgetFigures {
  const figures = empty()
  for (const { file, sitting, gold, ok } of read<Record<string, Sitting[]>>('anggaran-sidang.json')[
    half
  ] ?? []) {
    const whole = read<{ input?: unknown; sitting?: unknown } | unknown[]>(file)
    const given = (
      Array.isArray(whole) ? whole[sitting] : (whole.input ?? whole.sitting ?? whole)
    ) as Record<string, unknown>
    const turns = analyse(AnalyseInput.parse({ rapat: given.rapat, turns: given.turns })).turns!
    const said = changesOf(turns.map(({ written }) => written))
    const order = new Map(turns.map(({ i }, at) => [i, at]))
    const kept = said.map((changes, at) => (ok.includes(turns[at]!.i) ? [] : changes))
    count(
      figures,
      file,
      kept,
      gold.map((one) => ({ ...one, turn: order.get(one.turn)! })),
      false,
    )
  }
  return figures
}

export const rates = ({ found, missed, extra }: BudgetFigures) => ({
  precision: found + extra === 0 ? 1 : found / (found + extra),
  recall: found + missed === 0 ? 1 : found / (found + missed),
})
