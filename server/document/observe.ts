/**
 * Looks at a change while Yjs still knows what it deleted: which text was moved from turn to turn, and where that meets
 * what others did meanwhile. `repair.ts` puts right what is found here.
 */
import * as Y from 'yjs'
import {
  type Copies,
  type Copy,
  copiesOf,
  idOf,
  isTurn,
  rowsOf,
  type Sent,
  writtenIn,
} from './change.ts'
import {
  findStep,
  type Id,
  keyOf,
  type Move,
  movedTo,
  type Place,
  placeBeside,
  plus,
} from './moves.ts'
import { pairsOf } from './pairs.ts'
import { attrOf, type Element, itemsOf, sectionsOf } from './tree.ts'

export type Source = {
  readonly gone: string | null
  readonly heir: string | null
  readonly chars: { id: Id; text: string; to: Id | null }[]
  /** Places in `chars` of what others wrote and the mover did not know: it goes along. */
  readonly strays: readonly number[]
}

export type Findings = {
  readonly by: readonly number[]
  readonly sources: Source[]
  readonly copies: Copies[]
  /** Written at a place that had moved on. */
  readonly misplaced: readonly { readonly chars: readonly Copy[]; readonly place: Place }[]
  /** Deleted at a place that had moved on. */
  readonly deleted: readonly Id[]
  /** New turns that bear the id of another. */
  readonly twins: readonly Element[]
}

/** What the editor wrote beside characters that had moved on without its knowing. */
function misplacedIn(
  sent: Sent,
  moves: readonly Move[],
  lost: ReadonlySet<string>,
): { chars: Copy[]; place: Place }[] {
  const found: { chars: Copy[]; place: Place }[] = []
  const parents = new Map<string, Id>()
  const carried = new Map<string, { chars: Copy[]; place: Place }>()
  for (const struct of sent.structs) {
    if (!(struct instanceof Y.Item)) continue
    const parent = struct.parent as unknown
    if (struct.content instanceof Y.ContentType && parent instanceof Y.ID) {
      parents.set(keyOf(struct.id), parent)
    }
    if (!(struct.content instanceof Y.ContentString)) continue
    if (Y.isDeleted(sent.ds, struct.id)) continue
    const { str } = struct.content
    const chars = str.split('').map((text, i): Copy => ({ id: plus(idOf(struct), i), text }))
    const isLost = chars.some((char) => lost.has(keyOf(char.id)))
    // What is lost is lost whenever that happened; the rest only goes along with what the editor did not know of.
    const known = isLost ? moves : sent.unknown
    const { origin, rightOrigin } = struct
    const before = origin && carried.get(keyOf(origin))
    const end = before?.chars.at(-1)
    if (before && origin && end && keyOf(end.id) === keyOf(origin)) {
      before.chars.push(...chars)
      for (const char of chars) carried.set(keyOf(char.id), before)
      continue
    }
    let place: Place | null = null
    if (before) place = { at: origin!, side: 'after' }
    else if (origin) {
      const hit = findStep(known, origin)
      place = hit && placeBeside(hit, 'after')
    } else if (rightOrigin) {
      const hit = findStep(known, rightOrigin)
      place = hit && placeBeside(hit, 'before')
    } else if (parent instanceof Y.ID) {
      const hit = findStep(known, parents.get(keyOf(parent)) ?? parent)
      place = hit && placeBeside(hit, 'after')
    }
    if (!place) {
      if (!isLost) continue
      place = { heir: null }
    }
    const entry = { chars, place }
    found.push(entry)
    for (const char of chars) carried.set(keyOf(char.id), entry)
  }
  return found
}

function twinsIn(tx: Y.Transaction): Element[] {
  const made = new Set<Element>()
  for (const { content } of writtenIn(tx)) {
    const type = content instanceof Y.ContentType ? content.type : null
    if (isTurn(type)) made.add(type)
  }
  if (made.size === 0) return []
  const tids = new Map<unknown, number>()
  const turns = sectionsOf(tx.doc).flatMap(itemsOf).filter(isTurn)
  for (const turn of turns) tids.set(attrOf(turn, 'tid'), 1 + (tids.get(attrOf(turn, 'tid')) ?? 0))
  return [...made].filter((turn) => (tids.get(attrOf(turn, 'tid')) ?? 0) > 1)
}

/** Null where the change moved nothing and met no move. */
export function observe(
  tx: Y.Transaction,
  moves: readonly Move[],
  sent: Sent | null,
): Findings | null {
  const [only] = tx.changed.keys()
  // Typing in one turn, which is nearly everything that happens.
  if (!sent?.unknown.length && tx.changed.size === 1 && only instanceof Y.XmlText) return null
  const copies = copiesOf(tx, sent)
  const rows = rowsOf(tx, sent)
  const used = new Set<Copy>()
  const paired = new Set<string>()
  const sources: Source[] = []
  for (const row of rows) {
    const taken = row.taken.map((i) => row.chars[i]!)
    // A space that is cut off beside a turn is no deletion of anybody's.
    for (const { id, text } of taken) if (text === ' ') paired.add(keyOf(id))
    const to = new Map<string, Id>()
    for (const copy of copies) {
      // From a turn that stays, text goes only into one that was cut off it: all else is cutting and pasting. But what
      // others took away meanwhile may have been cut off and joined again here.
      const moving =
        copy.turn === null || (copy.turn !== row.turn && (row.gone !== null || copy.isNew))
      const sought =
        moving || row.turn === null
          ? taken
          : taken.filter((c) => c.state === 'dead' && c.text !== '')
      for (const [p, c] of pairsOf(sought, copy.chars, used)) {
        const [from, own] = [sought[p]!, copy.chars[c]!]
        used.add(own)
        paired.add(keyOf(from.id))
        if (from.state === 'now') {
          to.set(keyOf(from.id), own.id)
          own.moved = true
        } else own.same = movedTo(moves, from.id)?.to ?? null
      }
    }
    if (row.turn === null || (row.gone === null && to.size === 0)) continue
    const first = row.gone === null ? row.chars.findIndex((c) => to.has(keyOf(c.id))) : 0
    const rest = row.chars.slice(first)
    const strays = rest.flatMap(({ id, state }, i) => {
      const stays = row.gone === null && state === 'live' && sent?.unseen(id)
      const fell =
        row.gone !== null &&
        state === 'now' &&
        sent &&
        !Y.isDeleted(sent.ds, Y.createID(id.client, id.clock))
      return stays || fell ? [i] : []
    })
    sources.push({
      gone: row.gone,
      heir: row.heir,
      chars: rest.map(({ id, text }) => ({ id, text, to: to.get(keyOf(id)) ?? null })),
      strays,
    })
  }
  const lost = new Set(
    copies.filter((c) => c.turn === null).flatMap((c) => c.chars.map((char) => keyOf(char.id))),
  )
  const doubled = new Set(
    copies.flatMap((c) =>
      c.chars.flatMap((char) => (char.same === undefined ? [] : [keyOf(char.id)])),
    ),
  )
  const misplaced = (sent ? misplacedIn(sent, moves, lost) : []).flatMap(({ chars, place }) => {
    const kept = chars.filter((char) => !doubled.has(keyOf(char.id)))
    return kept.length === 0 ? [] : [{ chars: kept, place }]
  })
  const deleted: Id[] = []
  if (sent && sent.unknown.length > 0) {
    for (const [client, ranges] of sent.ds.clients) {
      for (const { clock, len } of ranges) {
        for (let i = 0; i < len; i++) {
          const id = { client, clock: clock + i }
          if (!paired.has(keyOf(id)) && movedTo(sent.unknown, id)) deleted.push(id)
        }
      }
    }
  }
  const twins = twinsIn(tx)
  if (sources.length + misplaced.length + deleted.length + doubled.size + twins.length === 0) {
    return null
  }
  return { by: sent?.clients ?? [], sources, copies, misplaced, deleted, twins }
}
