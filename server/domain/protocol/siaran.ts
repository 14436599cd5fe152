/**
 * What a reader and the server say to each other: text as HTML made by the server, one piece per turn, event or heading.
 * `siaran:ikut` answers with everything; after that `siaran:delta` comes with rising `rev`. A reader who misses a `rev`
 * joins again. `siaran:tutup` says that the part is no longer open to this reader. `siaran:tahan` says that nothing is shown
 * until it is settled whether the part is still open; afterwards the reader joins again. `siaran:lag` tells how far the
 * text is behind the sound.
 */
import { z } from 'zod'

export const SiaranJoin = z.object({ bagianId: z.string().min(1).max(80) })

export type SiaranItem = { id: string; html: string }
/** `lagMs`: recorded sound that is not yet text. */
export type SiaranJoined = {
  rev: number
  items: SiaranItem[]
  partial: boolean
  ditahan: boolean
  lagMs: number
}

/** `html` null takes the piece away; `after` null puts it first. */
export type SiaranChange = { id: string; html: string | null; after: string | null }
export type SiaranDelta = { bagianId: string; rev: number; changes: SiaranChange[] }
export type SiaranPartial = { bagianId: string; channel: number; text: string }
export type SiaranLag = { bagianId: string; lagMs: number }
export type SiaranClosed = { bagianId: string }
export type SiaranHeld = { bagianId: string; ditahan: boolean }

/** The page after the changes. */
export function applySiaran(
  items: readonly SiaranItem[],
  changes: readonly SiaranChange[],
): SiaranItem[] {
  const page = [...items]
  for (const { id, html, after } of changes) {
    const at = page.findIndex((item) => item.id === id)
    if (at >= 0) page.splice(at, 1)
    if (html === null) continue
    page.splice(after === null ? 0 : page.findIndex((item) => item.id === after) + 1, 0, {
      id,
      html,
    })
  }
  return page
}
