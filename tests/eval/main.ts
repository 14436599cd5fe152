/** `npm run eval`: measures numbers, words, speakers, links, overlaps, decisions, follow-ups and budget changes on fixtures/eval, and each region `makna-*` apart. */
import { evaluateBudget, evaluateBudgetInSittings } from './budget.ts'
import { evaluate, evaluateRegions } from './evaluate.ts'
import { evaluateLive } from './live.ts'
import { evaluateAllOutside } from './outside.ts'

const budget = Object.fromEntries(
  (['dev', 'held'] as const).map((half) => [
    half,
    { sentences: evaluateBudget(half), sittings: evaluateBudgetInSittings(half) },
  ]),
)
const figures = {
  ...evaluate(),
  regions: evaluateRegions(),
  outside: evaluateAllOutside(),
  budget,
  live: await evaluateLive(),
}
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
