/** Who leads the sitting at each turn: the chair, or the deputy who was given the gavel. */
import type { Directory } from '../speakers/index.ts'
import { isBack, leadsNext, presides } from '../speakers/presiding.ts'

/** Tells of each turn in order whether its speaker leads; null where nobody knows who speaks. `words` are spoken words. */
export function openChairing(
  chairIds: readonly string[],
  directory: Directory,
): (speakerId: string | null, words: readonly string[]) => boolean | null {
  const deputies = new Set(
    directory.people
      .filter((person) => /\bwakil ketua\b/i.test(person.jabatan ?? ''))
      .map(({ id }) => id),
  )
  const chair = chairIds[0] ?? null
  let leading = chair
  /** Somebody leads whom the chair gave nothing: the chair came late, or only sits there. */
  let acting = false
  return (speakerId, words) => {
    if (speakerId === null || chair === null) return null
    if (chairIds.includes(speakerId) && !(acting && !isBack(words))) {
      acting = false
      leading = leadsNext({ speakerId, words }, speakerId, speakerId, directory)
      return true
    }
    if (speakerId !== leading && presides({ speakerId, words }, directory)) {
      acting = leading === chair
      leading = speakerId
      return true
    }
    // Handed to somebody whose name was not understood: the deputy who speaks next.
    if (leading === null && deputies.has(speakerId)) leading = speakerId
    return speakerId === leading
  }
}
