/**
 * Text that was moved from one turn to another. Yjs knows no moving: an editor deletes here and inserts there. Who acts
 * at the same moment still means the old place, so the server remembers where each character went.
 */
import * as Y from 'yjs'

export type Id = { readonly client: number; readonly clock: number }

/** Characters that followed each other, and where they stand now; `to` null where they went nowhere. */
export type Step = {
  readonly id: Id
  readonly len: number
  readonly to: Id | null
  /** The characters, where they were moved. */
  readonly text: string
}

export type Move = {
  readonly seq: number
  /** The Yjs clients that made it, and so know of it; empty where the server did. */
  readonly by: readonly number[]
  /** The turn, where it is gone and not only shorter. */
  readonly gone: string | null
  /** The turn that takes what has no better place. */
  readonly heir: string | null
  /** In the order of the old text, characters that were deleted before among them. */
  readonly steps: readonly Step[]
}

export const plus = (id: Id, n: number): Id => ({ client: id.client, clock: id.clock + n })
export const keyOf = (id: Id): string => `${id.client}:${id.clock}`

const within = (step: Step, id: Id): boolean =>
  step.id.client === id.client && id.clock >= step.id.clock && id.clock < step.id.clock + step.len

export type Hit = { readonly move: Move; readonly index: number; readonly offset: number }

/** The newest of these moves that speaks of the character. */
export function findStep(moves: readonly Move[], id: Id): Hit | null {
  for (let m = moves.length - 1; m >= 0; m--) {
    const move = moves[m]!
    const index = move.steps.findIndex((step) => within(step, id))
    if (index >= 0) return { move, index, offset: id.clock - move.steps[index]!.id.clock }
  }
  return null
}

/** The move that took the character away, however far back. */
export function movedTo(moves: readonly Move[], id: Id): { to: Id; text: string } | null {
  for (const move of moves) {
    for (const step of move.steps) {
      if (step.to === null || !within(step, id)) continue
      const offset = id.clock - step.id.clock
      return { to: plus(step.to, offset), text: step.text[offset] ?? '' }
    }
  }
  return null
}

/** Where the character is now after all its moves. */
export function standsAt(moves: readonly Move[], id: Id): Id {
  let now = id
  for (let hops = 0; hops < 100; hops++) {
    const next = movedTo(moves, now)
    if (!next) return now
    now = next.to
  }
  return now
}

export type Place =
  | { readonly at: Id; readonly side: 'before' | 'after' }
  | { readonly heir: string | null }

/** Where something belongs that stood behind (`after`) or before the character in the old text. */
export function placeBeside(hit: Hit, side: 'before' | 'after'): Place {
  const { steps, heir } = hit.move
  const own = steps[hit.index]!
  if (own.to !== null) return { at: plus(own.to, hit.offset), side }
  for (let i = hit.index - 1; i >= 0; i--) {
    const { to, len } = steps[i]!
    if (to !== null) return { at: plus(to, len - 1), side: 'after' }
  }
  for (let i = hit.index + 1; i < steps.length; i++) {
    const { to } = steps[i]!
    if (to !== null) return { at: to, side: 'before' }
  }
  return { heir }
}

/** Single characters as steps, neighbours as one. */
export function stepsOf(
  chars: readonly { readonly id: Id; readonly to: Id | null; readonly text: string }[],
): Step[] {
  const steps: { id: Id; len: number; to: Id | null; text: string }[] = []
  const follows = (a: Id | null, len: number, b: Id | null) =>
    a === null || b === null ? a === b : a.client === b.client && a.clock + len === b.clock
  for (const char of chars) {
    const last = steps.at(-1)
    if (last && follows(last.id, last.len, char.id) && follows(last.to, last.len, char.to)) {
      last.len += 1
      if (char.to !== null) last.text += char.text
    } else steps.push({ ...char, len: 1, text: char.to === null ? '' : char.text })
  }
  return steps
}

/** Where a character lies in the text as it is now, deleted or not; null where its text is gone. */
export function locate(
  doc: Y.Doc,
  id: Id,
): { text: Y.XmlText; index: number; live: boolean } | null {
  if (id.clock >= Y.getState(doc.store, id.client)) return null
  const item = Y.getItem(doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
  if (!(item instanceof Y.Item)) return null
  const text = item.parent
  if (!(text instanceof Y.XmlText) || !text._item || text._item.deleted) return null
  let index = item.deleted || !item.countable ? 0 : id.clock - item.id.clock
  for (let left = item.left; left; left = left.left) {
    if (!left.deleted && left.countable) index += left.length
  }
  return { text, index, live: !item.deleted && item.countable }
}
