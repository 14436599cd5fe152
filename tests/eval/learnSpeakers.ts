/**
 * `npm run speakers`: weighs the features of speakers (`server/language/speakers/weigh`) by the sittings of `fixtures/`, and
 * writes `server/language/tables/speakers.tsv`. The same sittings give the same table.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { choicesOf, keyOf, type Weights } from '../../server/language/speakers/weigh/index.ts'
import { minimise } from './adam.ts'
import { type Example, examplesOf, spokenFiles } from './spoken.ts'

const table = resolve(import.meta.dirname, '../../server/language/tables/speakers.tsv')

export type Asked = {
  readonly set: string
  readonly ids: readonly (string | null)[]
  /** Of each of `ids` its features. */
  readonly keys: readonly string[][]
  readonly gold: string | null
}

export function askedOf({ set, input, gold }: Example): Asked {
  const choices = choicesOf(input)
  return {
    set,
    ids: choices.map(({ id }) => id),
    keys: choices.map(({ features }) => features.map(keyOf)),
    gold,
  }
}

type Options = {
  readonly rounds?: number
  readonly shrink?: number
  /** How often, and in how many sets, a feature must have been seen: a name of one council is none. */
  readonly rare?: number
  readonly sets?: number
  /** What speaks more weakly is left out. */
  readonly least?: number
}

/** Conditional logit over the people of each example, L2. */
export function learn(asked: readonly Asked[], options: Options = {}): Weights {
  const { rounds = 150, shrink = 1.5, rare = 5, sets = 2, least = 0.1 } = options
  const counts = new Map<string, number>()
  const seenIn = new Map<string, Set<string>>()
  for (const { set, keys } of asked)
    for (const key of keys.flat()) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
      seenIn.set(key, (seenIn.get(key) ?? new Set()).add(set))
    }
  const ids = new Map<string, number>()
  for (const [key, n] of counts)
    if (n >= rare && seenIn.get(key)!.size >= sets) ids.set(key, ids.size)
  const rows = asked
    .map(({ ids: people, keys, gold }) => ({
      at: keys.map((some) => Int32Array.from(some.flatMap((key) => ids.get(key) ?? []))),
      want: people.indexOf(gold),
    }))
    .filter(({ want }) => want >= 0)
  const weights = minimise(ids.size, { rounds, shrink }, (now, slope) => {
    for (const { at, want } of rows) {
      const scores = at.map((some) => some.reduce((sum, k) => sum + now[k]!, 0))
      const most = Math.max(...scores)
      const all = scores.reduce((sum, score) => sum + Math.exp(score - most), 0)
      for (const [j, some] of at.entries()) {
        const d = Math.exp(scores[j]! - most) / all - (j === want ? 1 : 0)
        if (Math.abs(d) > 1e-4) for (const k of some) slope[k] = slope[k]! + d
      }
    }
  })
  const out = new Map<string, number>()
  for (const [key, k] of ids) {
    const weight = Math.round(weights[k]! * 100) / 100
    if (Math.abs(weight) >= least) out.set(key, weight)
  }
  return out
}

if (import.meta.main) {
  const asked = spokenFiles().flatMap(examplesOf).map(askedOf)
  const weights = learn(asked)
  const lines = [...weights]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, weight]) => `${key}\t${Math.round(weight * 100)}`)
  writeFileSync(table, `${lines.join('\n')}\n`)
  console.log(`${asked.length} contoh, ${lines.length} ciri, ${table}`)
}
