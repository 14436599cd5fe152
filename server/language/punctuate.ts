/** Sentences, marks and capitals for speech that came without them; what the engine marked stays. */
import { addMark, breakSentences, endsSentence } from './marks/breaks.ts'
import { commas, markVocatives } from './marks/commas.ts'
import type { Mark } from './marks/gap.ts'
import { pointsCounted } from './marks/points.ts'
import { questions, roomAnswers } from './marks/questions.ts'
import { vocativesOf } from './marks/vocative.ts'
import { marksOf } from './marks/weigh.ts'
import { type Token, upperFirst } from './token.ts'

const marked = (tokens: readonly Token[]) =>
  tokens.some((token) => /[.?!]["”’)]*$/.test(token.trail)) ||
  tokens.filter((token) => token.trail === ',').length > 1

const interjections = /^(baik|nah|oke|ya|jadi)$/

function capitals(tokens: readonly Token[]): Token[] {
  return tokens.map((token, i) => {
    const opens = i === 0 || endsSentence(tokens[i - 1])
    if (!opens || !/^\p{Ll}/u.test(token.text)) return token
    return { ...token, text: upperFirst(token.text) }
  })
}

/** Marks of the engine stay; only who is called gets its commas. */
function markCalls(tokens: readonly Token[]): Token[] {
  const opensAt = (i: number) => i === 0 || endsSentence(tokens[i - 1])
  return markVocatives(tokens, vocativesOf(tokens, opensAt))
}

type Ruled = {
  readonly tokens: readonly Token[]
  /** Gaps beside those who are called and between counted points: there the rules know best. */
  readonly held: ReadonlySet<number>
}

function markByRule(tokens: readonly Token[]): Ruled {
  const broken = breakSentences(roomAnswers(tokens))
  const opensAt = (i: number) => i === 0 || endsSentence(broken[i - 1])
  const called = vocativesOf(
    broken,
    (i) => opensAt(i) && !interjections.test(broken[i - 1]?.lower ?? ''),
  )
  return {
    tokens: commas(markVocatives(broken, called)),
    held: new Set([
      ...called.flatMap(({ from, to }) => [from - 1, to - 1]),
      ...pointsCounted(tokens).flatMap((point) => [point - 1, point]),
    ]),
  }
}

const markBehind = ({ trail }: Token): Mark =>
  /[.?!]/.test(trail) ? '.' : trail.includes(',') ? ',' : ''

/** What the rules put into each gap. */
export const ruledMarks = (tokens: readonly Token[]): Mark[] =>
  markByRule(tokens).tokens.slice(0, -1).map(markBehind)

/** The rules know calls, greetings and openers; where people break their sentences is weighed with them. */
function markBare(tokens: readonly Token[]): Token[] {
  const ruled = markByRule(tokens)
  const marks = marksOf(tokens, ruled.tokens.slice(0, -1).map(markBehind), ruled.held)
  return questions(
    ruled.tokens.map((token, i) => {
      const mark = marks[i]
      const stays = mark === undefined || mark === markBehind(token) || /[^.,]/.test(token.trail)
      return stays ? token : { ...token, trail: mark }
    }),
  )
}

export function punctuate(tokens: readonly Token[]): Token[] {
  if (tokens.length === 0) return []
  const cut = marked(tokens) ? markCalls(tokens) : markBare(tokens)
  const last = cut.at(-1)!
  if (!/[.?!…]["”’)]*$/.test(last.trail) && !/[.…]$/.test(last.text))
    cut[cut.length - 1] = addMark({ ...last, trail: last.trail.replace(/[,;:]$/, '') }, '.')
  return capitals(cut)
}
