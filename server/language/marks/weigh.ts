/** How likely a comma or the end of a sentence is in each gap, by weights that written turns gave. */
import { readFileSync } from 'node:fs'
import type { Token } from '../token.ts'
import { address, classOf, featuresOf, type Mark } from './gap.ts'

/** Of a feature: how strongly it speaks for a comma and for the end of a sentence. */
export type Weights = ReadonlyMap<string, readonly [comma: number, stop: number]>

/** The table holds hundredths. */
export function readWeights(table: string): Weights {
  const weights = new Map<string, readonly [number, number]>()
  for (const line of table.split('\n')) {
    const [feature, comma, stop] = line.split('\t')
    if (feature && comma && stop) weights.set(feature, [Number(comma) / 100, Number(stop) / 100])
  }
  return weights
}

export const markWeights: Weights = readWeights(
  readFileSync(new URL('../tables/marks.tsv', import.meta.url), 'utf8'),
)

type Likely = { readonly comma: number; readonly stop: number }

export function likelihoods(
  tokens: readonly Token[],
  ruled: readonly Mark[],
  weights: Weights,
): Likely[] {
  return featuresOf(tokens, ruled).map((features) => {
    let [comma, stop] = [0, 0]
    for (const feature of features) {
      const weight = weights.get(feature)
      if (weight === undefined) continue
      comma += weight[0]
      stop += weight[1]
    }
    const all = 1 + Math.exp(comma) + Math.exp(stop)
    return { comma: Math.exp(comma) / all, stop: Math.exp(stop) / all }
  })
}

/** A stop in the wrong place hurts a reader more than one that is missing. */
const sure = { stop: 0.55, comma: 0.45 }
/** What the rules put stands, unless this much speaks against it. */
const overruled = 0.85

/** Only a comma of the rules stands before one who may be called, and before a last member without others. */
const unlikelyComma = (tokens: readonly Token[], i: number, commas: number): boolean => {
  const next = tokens[i + 1]!
  if (/^(dan|atau)$/.test(next.lower)) return commas === 0
  return (
    address.test(next.lower) ||
    classOf(next) === 'P' ||
    (i === 0 && /^(kedua|silakan)$/.test(tokens[0]!.lower))
  )
}

/** "tahun ini", "sekarang": told of what stands before or behind, nobody can say which. */
const hangsLoose = (tokens: readonly Token[], i: number): boolean => {
  const [first, second] = [tokens[i + 1]!.lower, tokens[i + 2]?.lower ?? '']
  return (
    /^(sekarang|kemarin|besok|nanti|tadi)$/.test(first) ||
    (/^(tahun|bulan|minggu|hari)$/.test(first) && /^(ini|depan|lalu|kemarin)$/.test(second))
  )
}

/** The mark of one gap that the rules do not hold; `commas`: how many stand before it in its sentence. */
function markAt(
  tokens: readonly Token[],
  i: number,
  { rule, comma, stop, commas }: Likely & { readonly rule: Mark; readonly commas: number },
): Mark {
  if (rule === ',' && stop > overruled) return '.'
  if (rule === '.' && comma > overruled) return ','
  if (rule !== '') return 1 - comma - stop > overruled ? '' : rule
  if (stop > sure.stop && !hangsLoose(tokens, i)) return '.'
  return comma > sure.comma && !unlikelyComma(tokens, i, commas) ? ',' : ''
}

/** The marks of the rules and those that are likely besides; in gaps that are `held` only the rules count. */
export function marksOf(
  tokens: readonly Token[],
  ruled: readonly Mark[],
  held: ReadonlySet<number> = new Set(),
  weights: Weights = markWeights,
): Mark[] {
  let commas = 0
  return likelihoods(tokens, ruled, weights).map((likely, i) => {
    const rule = ruled[i]!
    const mark = held.has(i) ? rule : markAt(tokens, i, { ...likely, rule, commas })
    commas = mark === '.' ? 0 : commas + (mark === ',' ? 1 : 0)
    return mark
  })
}
