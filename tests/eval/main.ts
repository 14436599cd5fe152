/** `npm run eval`: measures numbers, words, speakers, links, overlaps, decisions and follow-ups on fixtures/eval, and each region `makna-*` apart. */
import { evaluate, evaluateRegions } from './evaluate.ts'
import { evaluateLive } from './live.ts'
import { evaluateAllOutside } from './outside.ts'

process.stdout.write(
  `${JSON.stringify({ ...evaluate(), regions: evaluateRegions(), outside: evaluateAllOutside(), live: await evaluateLive() }, null, 2)}\n`,
)
