/** What people wrote where the engine had heard something else: word against word, for one turn. Pure. */
import { diff } from '../domain/diff.ts'
import { soundApart } from '../language/index.ts'
import type { Pair } from './lines.ts'

const bare = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
const plain = (word: string) => /^\p{L}[\p{L}'’-]*$/u.test(word)

/** At most so many words on either side are one correction; more is a new sentence. */
const most = 3

/**
 * `printed`: what the program had written into the turn; `raw`: the engine's own words; `now`: the text as people left it.
 * A pair is given where the text differs from both, in the sound of a few words.
 */
export function correctionsOf(raw: readonly string[], printed: string, now: string): Pair[] {
  const split = (text: string) => text.split(/\s+/).map(bare).filter(Boolean)
  const ours = split(now)
  const machine = new Set(split(printed).map((word) => word.toLowerCase()))
  const heard = raw.map(bare).filter(Boolean)
  const lower = (words: readonly string[]) => words.map((word) => word.toLowerCase())
  return diff(lower(heard), lower(ours)).flatMap(({ aFrom, aTo, bFrom, bTo }) => {
    const [from, to] = [heard.slice(aFrom, aTo), ours.slice(bFrom, bTo)]
    if (from.length === 0 || to.length === 0 || from.length > most || to.length > most) return []
    if (![...from, ...to].every(plain)) return []
    // What the program wrote by itself is no correction of a person.
    if (to.every((word) => machine.has(word.toLowerCase()))) return []
    const spoken = from.join(' ').toLowerCase()
    return soundApart(spoken, to.join(' ')) > 1.5 ? [] : [{ spoken, written: to.join(' ') }]
  })
}
