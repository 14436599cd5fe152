/** What the daftar pembicara says for somebody, where the words leave it standing. */
import type { Candidate, GuessInput } from './situation.ts'
import { addressesChair, chairPhrase, interrupts, isChorus } from './talk.ts'

/** Enough for a proposal alone, and less than any words that speak for somebody else: the chair speaks in between. */
const alone = 0.7
/** A word or two may be anybody's: only together with something else. */
const aside = 0.4
const longWords = 6

export function listedCandidate({ listed, next, chairIds }: GuessInput): Candidate[] {
  if (!listed || next.length === 0 || isChorus(next)) return []
  const chair = chairIds.includes(listed.id)
  if (chair ? addressesChair(next) : chairPhrase(next) !== null) return []
  // Whoever breaks in is not the one who speaks.
  if (interrupts(next) && !listed.interupsi) return []
  const confidence = next.length >= longWords ? alone : aside
  return [{ id: listed.id, signal: 'queue', detail: listed.detail, confidence }]
}
