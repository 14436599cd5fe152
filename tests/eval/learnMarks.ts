/**
 * `npm run marks`: weighs the features of marks (`server/language/marks`) by the written turns of `fixtures/tuturan`, and
 * writes `server/language/tables/marks.tsv`. The same turns give the same table.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { writeAddress } from '../../server/language/address.ts'
import { featuresOf, type Mark } from '../../server/language/marks/gap.ts'
import type { Weights } from '../../server/language/marks/weigh.ts'
import { ruledMarks } from '../../server/language/punctuate.ts'
import { type Token, tokensOf } from '../../server/language/token.ts'
import { minimise } from './adam.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = resolve(root, 'fixtures/tuturan')
const table = resolve(root, 'server/language/tables/marks.tsv')

export type Turn = { readonly tokens: Token[]; readonly gold: Mark[]; readonly ruled: Mark[] }

const called =
  /^(bapak|pak|ibu|bu|saudara|saudari|pimpinan|ketua|kadis|kabid|kaban|camat|lurah|bupati|sekda|kepala|wakil|sekretaris|direktur)$/

const markOf = (trail: string): Mark => (/[.?!]/.test(trail) ? '.' : /,/.test(trail) ? ',' : '')

/** Words whose capital does not come from where they stand. */
function namesIn(lines: readonly string[]): (word: string) => boolean {
  const seen = new Map<string, number>()
  for (const line of lines) {
    const words = tokensOf(line.split(/\s+/))
    for (const [i, { text, lower }] of words.entries()) {
      if (i === 0 || /[.?!]/.test(words[i - 1]!.trail)) continue
      seen.set(lower, (seen.get(lower) ?? 0) + (/^\p{Lu}/u.test(text) ? 1 : -1))
    }
  }
  return (word) => (seen.get(word) ?? 0) > 0
}

/** Written turns as they look before they are marked; in a third of them no name is known. */
export function readTurns(lines: readonly string[]): Turn[] {
  const isName = namesIn(lines)
  return lines.flatMap((line, n) => {
    const known = n % 3 !== 0
    const marked = tokensOf(line.split(/\s+/).filter(Boolean))
    if (marked.length < 2) return []
    const bare = marked.map(({ text, lower, lead }, i) => {
      if (/\d/.test(text) || /\p{Lu}\P{L}*\p{Lu}/u.test(text)) return lead + text
      const opens = i === 0 || /[.?!]/.test(marked[i - 1]!.trail)
      const name = !called.test(lower) && known && (!opens || isName(lower))
      return lead + (name ? text : lower)
    })
    const tokens = writeAddress(tokensOf(bare))
    const gold = marked.slice(0, -1).map(({ trail }) => markOf(trail))
    return [{ tokens, gold, ruled: ruledMarks(tokens) }]
  })
}

type Options = {
  readonly rounds?: number
  readonly shrink?: number
  readonly rare?: number
  /** What speaks more weakly is left out: it costs nothing on turns of others, and the table stays short. */
  readonly least?: number
}

/** Multinomial logistic regression with L2. */
export function learn(turns: readonly Turn[], options: Options = {}): Weights {
  const { rounds = 120, shrink = 8, rare = 3, least = 0.2 } = options
  const counts = new Map<string, number>()
  const rows = turns.flatMap(({ tokens, gold, ruled }) =>
    featuresOf(tokens, ruled).map((features, i) => ({ features, mark: gold[i]! })),
  )
  for (const { features } of rows)
    for (const one of features) counts.set(one, (counts.get(one) ?? 0) + 1)
  const ids = new Map<string, number>()
  for (const [feature, n] of counts) if (n >= rare) ids.set(feature, ids.size)
  const size = ids.size
  const examples = rows.map(({ features, mark }) => ({
    at: Int32Array.from(features.flatMap((one) => ids.get(one) ?? [])),
    want: mark === '' ? 0 : mark === ',' ? 1 : 2,
  }))
  const weights = minimise(2 * size, { rounds, shrink }, (at, slope) => {
    for (const { at: features, want } of examples) {
      let [comma, stop] = [0, 0]
      for (const k of features) {
        comma += at[k]!
        stop += at[size + k]!
      }
      const [ec, es] = [Math.exp(comma), Math.exp(stop)]
      const dc = ec / (1 + ec + es) - (want === 1 ? 1 : 0)
      const ds = es / (1 + ec + es) - (want === 2 ? 1 : 0)
      for (const k of features) {
        slope[k] = slope[k]! + dc
        slope[size + k] = slope[size + k]! + ds
      }
    }
  })
  const out = new Map<string, readonly [number, number]>()
  const round = (x: number) => Math.round(x * 100) / 100
  for (const [feature, k] of ids) {
    const pair = [round(weights[k]!), round(weights[size + k]!)] as const
    if (Math.max(Math.abs(pair[0]), Math.abs(pair[1])) >= least) out.set(feature, pair)
  }
  return out
}

/** Lines of all files, or of those whose names begin so. */
export const writtenLines = (keep: (file: string) => boolean = () => true): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.txt') && keep(file))
    .sort()
    .flatMap((file) => readFileSync(resolve(folder, file), 'utf8').split('\n'))
    .map((line) => line.trim())
    .filter(Boolean)

export function evaluateMarks(turns: readonly Turn[], marks: (turn: Turn) => readonly Mark[]) {
  const of = (mark: Mark) => {
    let [found, extra, missed] = [0, 0, 0]
    for (const turn of turns) {
      const pred = marks(turn)
      for (const [i, gold] of turn.gold.entries()) {
        if (pred[i] === mark && gold === mark) found += 1
        else if (pred[i] === mark) extra += 1
        else if (gold === mark) missed += 1
      }
    }
    const share = (n: number) => Math.round(1000 * (found / Math.max(1, n))) / 1000
    return { precision: share(found + extra), recall: share(found + missed) }
  }
  return { comma: of(','), stop: of('.') }
}

if (import.meta.main) {
  const weights = learn(readTurns(writtenLines()))
  const lines = [...weights]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, [comma, stop]]) =>
      [feature, Math.round(comma * 100), Math.round(stop * 100)].join('\t'),
    )
  writeFileSync(table, `${lines.join('\n')}\n`)
  console.log(`${lines.length} ciri, ${table}`)
}
