/** `npm run eval`: measures numbers, words, speakers, links, overlaps, decisions and follow-ups on fixtures/eval. */
import { evaluate } from './evaluate.ts'

process.stdout.write(`${JSON.stringify(evaluate(), null, 2)}\n`)
