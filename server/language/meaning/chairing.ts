/** Who leads the sitting at each turn: the chair, or the deputy who was given the gavel. */
import type { Orang } from '../input.ts'

const handing =
  /\b(palu|pimpinan rapat|pimpinan sidang|kursi pimpinan|memimpin)\b.{0,40}\b(serahkan|diserahkan|alihkan|limpahkan|gantikan)\b|\b(serahkan|alihkan|limpahkan|gantikan)\b.{0,40}\b(palu|pimpinan rapat|pimpinan sidang|kursi pimpinan|memimpin)\b|\b(tolong|mohon|silakan|minta)\b.{0,30}\b(pimpin|memimpin)\b/

/** Tells of each turn in order whether its speaker leads; null where nobody knows who speaks. */
export function openChairing(
  chairIds: readonly string[],
  people: readonly Orang[],
): (speakerId: string | null, plain: string) => boolean | null {
  const deputies = new Set(
    people.filter((person) => /\bwakil ketua\b/i.test(person.jabatan ?? '')).map(({ id }) => id),
  )
  let handed = false
  let acting: string | null = null
  return (speakerId, plain) => {
    if (speakerId === null) return null
    if (chairIds.includes(speakerId)) {
      handed = handing.test(plain)
      acting = null
      return true
    }
    if (handed && deputies.has(speakerId)) {
      acting = speakerId
      handed = false
    }
    return speakerId === acting
  }
}
