/** Changes of budget items in what is said, each with the sentence it rests on. Nothing is guessed: what was not said is null. */
import type { Anggaran, ArahAnggaran } from '../../../domain/anggaran.ts'
import type { Sentence } from '../sentences.ts'
import { changeIn, type Found, statusOf } from './clause.ts'
import { topicOf } from './item.ts'
import { moneyIn, sharesIn } from './money.ts'
import { isPast, isQuestion } from './stated.ts'
import { actsIn, heads } from './words.ts'

export type BudgetChange = Anggaran & {
  /** The sentence of the turn that it rests on. */
  readonly sentence: number
}

const clauses = new RegExp(
  `(?:,\\s+(?:dan |serta |sementara |sedangkan |lalu )?|\\s(?:dan|serta|sementara|sedangkan|lalu|kemudian|terus|tetapi)\\s)(?=(?:${heads})\\s)`,
  'giu',
)

/** A clause begins where the next item does and says something of its own. */
function clausesOf(text: string): string[] {
  const parts = text.split(clauses)
  const out: string[] = []
  for (const part of parts) {
    const last = out.at(-1)
    const own = moneyIn(part).length + sharesIn(part).length + actsIn(part).length > 0
    const complete = last !== undefined && moneyIn(last).length + actsIn(last).length > 0
    if (last === undefined || (own && complete && !opensWithPair(part, last))) out.push(part)
    else out[out.length - 1] = `${last}, ${part}`
  }
  return out
}

/** "anggaran … semula A", "… sekarang B" belong together. */
const opensWithPair = (part: string, last: string) =>
  /\b(semula|awalnya)\b/i.test(last) &&
  !/\b(menjadi|sekarang|kini|jadi)\b/i.test(last) &&
  /\b(menjadi|sekarang|kini)\b/i.test(part)

/** "Dari Rp14 miliar menjadi Rp12 miliar." only completes what was said before it. */
const completes = (before: Found | undefined, one: Found) =>
  before !== undefined &&
  one.alone &&
  one.dari !== null &&
  one.menjadi !== null &&
  before.dari === null &&
  before.menjadi === null

/** "… menjadi Rp187 miliar. Kami anggap disepakati.": the next sentence rules on it, and says no sum of its own. */
const ruling = (next: Sentence | undefined): Anggaran['status'] =>
  next === undefined || moneyIn(next.text).length > 0 || isQuestion(next.text)
    ? 'disampaikan'
    : statusOf(next.words.slice(0, 4).join(' '))

type Placed = { sentence: number; change: Found }

function changesIn(
  sentences: readonly Sentence[],
  earlier: readonly Sentence[],
  year: number | null,
): Placed[] {
  const out: Placed[] = []
  sentences.forEach((sentence, k) => {
    if (isQuestion(sentence.text) || isPast(sentence.text, year)) return
    const neighbours = [...earlier, ...sentences.slice(0, k)]
    const topic = neighbours
      .slice(-4)
      .map(({ text }) => topicOf(text))
      .findLast((one) => one !== null)
    const opening = statusOf(sentence.words.slice(0, 4).join(' '))
    const ruled = ruling(sentences[k + 1])
    let inherited: ArahAnggaran | null = null
    for (const clause of clausesOf(sentence.text)) {
      const found = changeIn(clause, topic ?? null, inherited)
      inherited = null
      if (found === null) continue
      // "Disepakati A dikurangi … dan B digeser …": what opens the sentence holds for all of it.
      const status =
        found.status !== 'disampaikan' ? found.status : opening !== 'disampaikan' ? opening : ruled
      const change = { ...found, status }
      const last = out.at(-1)
      if (last && completes(last.change, change)) {
        last.change = { ...last.change, dari: change.dari, menjadi: change.menjadi }
        continue
      }
      out.push({ sentence: k, change })
      if (change.selisih !== null && (change.arah === 'naik' || change.arah === 'turun'))
        inherited = change.arah
    }
  })
  return out
}

/** Changes in one turn; the turns before it may name the item, the one behind it may give the amounts. */
export function findBudgetChanges(of: {
  readonly before: readonly (readonly Sentence[])[]
  readonly sentences: readonly Sentence[]
  readonly after: readonly Sentence[]
  /** Of the sitting; amounts of earlier years are history. */
  readonly year: number | null
}): BudgetChange[] {
  const { before, sentences, after, year } = of
  const earlier = before.flat()
  const found = changesIn(sentences, earlier, year)
  const previous = before.at(-1)
  if (previous && found[0]?.sentence === 0) {
    const last = changesIn(previous, before.slice(0, -1).flat(), year).at(-1)
    if (last?.sentence === previous.length - 1 && completes(last.change, found[0].change))
      found.shift()
  }
  const open = found.at(-1)
  if (open?.sentence === sentences.length - 1) {
    const next = changesIn(after.slice(0, 1), [], year)[0]?.change
    if (next && completes(open.change, next)) {
      open.change = { ...open.change, dari: next.dari, menjadi: next.menjadi }
    }
  }
  return found.map(({ sentence, change: { alone: _, ...change } }) => ({ ...change, sentence }))
}
