/**
 * What a change took out of the turns and what it wrote into them, character by character, while Yjs still knows what it
 * deleted. Nothing is compared here.
 */
import * as Y from 'yjs'
import { type Id, type Move, movedTo, plus } from './moves.ts'
import { attrOf, type Element, itemsOf, sectionsOf } from './tree.ts'

type Decoded = ReturnType<typeof Y.decodeUpdate>

/** A change that came from an editor, with what that editor knew when it was made. */
export type Sent = {
  readonly structs: Decoded['structs']
  readonly ds: Decoded['ds']
  readonly clients: readonly number[]
  /** Moves by others that the editor did not show yet. */
  readonly unknown: readonly Move[]
  /** Was this character written by others after what the editor showed? */
  unseen(id: Id): boolean
}

type Char = {
  readonly id: Id
  /** Empty where it is not known any more. */
  readonly text: string
  /** `now`: deleted by this change. `dead`: deleted before. `other`: no character, only a place. */
  readonly state: 'live' | 'now' | 'dead' | 'new' | 'other'
}

/** A character that the change wrote; what it is a copy of is found in `observe.ts`. */
export type Copy = {
  readonly id: Id
  readonly text: string
  /** A second copy: the first stands at `same`, or somebody deleted it (`null`). Undefined: the only one. */
  same?: Id | null
  /** Taken from another turn, and the only copy. */
  moved?: boolean
}

export type Copies = {
  /** Null where the place it was written to is gone. */
  readonly turn: Element | null
  readonly isNew: boolean
  readonly chars: Copy[]
}

/** The characters of one turn, and which of them the change took. */
export type Row = {
  /** Null for a turn that others moved away before, as the editor still showed it. */
  readonly turn: Element | null
  /** Its id, where the change deleted it; then `heir` takes what has no better place. */
  readonly gone: string | null
  readonly heir: string | null
  readonly chars: Char[]
  /** Places in `chars` that the change deleted, whether or not they were deleted already. */
  readonly taken: number[]
}

export const isTurn = (type: unknown): type is Element =>
  type instanceof Y.XmlElement && type.nodeName === 'turn'

export const idOf = (item: Y.Item): Id => ({ client: item.id.client, clock: item.id.clock })

/** The first item of a list; Yjs keeps it to itself. */
const firstOf = (type: Y.XmlElement | Y.XmlText) =>
  (type as unknown as { _start: Y.Item | null })._start

function turnOf(item: Y.Item): Element | null {
  const text = item.parent
  if (!(text instanceof Y.XmlText)) return null
  return isTurn(text.parent) ? text.parent : null
}

/** All characters a turn ever had, in order, with the ids of the turn and its text nodes in front. */
function charsOf(turn: Element, tx: Y.Transaction): Char[] {
  const chars: Char[] = []
  const add = (item: Y.Item, text: string | null) => {
    const isNew = item.id.clock >= (tx.beforeState.get(item.id.client) ?? 0)
    for (let i = 0; i < item.length; i++) {
      const id = plus(idOf(item), i)
      const now = Y.isDeleted(tx.deleteSet, Y.createID(id.client, id.clock))
      let state: Char['state'] = 'other'
      if (item.content instanceof Y.ContentDeleted) state = isNew ? 'other' : 'dead'
      else if (text !== null && !item.deleted) state = isNew ? 'new' : 'live'
      else if (text !== null && !isNew) state = now ? 'now' : 'dead'
      chars.push({ id, text: text?.[i] ?? '', state })
    }
  }
  if (turn._item) add(turn._item, null)
  for (let child = firstOf(turn); child; child = child.right) {
    add(child, null)
    const type = child.content instanceof Y.ContentType ? child.content.type : null
    if (!(type instanceof Y.XmlText)) continue
    for (let item = firstOf(type); item; item = item.right) {
      add(item, item.content instanceof Y.ContentString ? item.content.str : null)
    }
  }
  return chars
}

/** Who takes what has no better place: the turn that bears the same id now, else the one above, else the one below. */
function heirOf(doc: Y.Doc, turn: Element, tid: string): string | null {
  for (const section of sectionsOf(doc)) {
    if (itemsOf(section).some((item) => isTurn(item) && attrOf(item, 'tid') === tid)) return tid
  }
  for (const side of ['left', 'right'] as const) {
    for (let item = turn._item?.[side] ?? null; item; item = item[side]) {
      const type = item.content instanceof Y.ContentType ? item.content.type : null
      if (!item.deleted && isTurn(type)) return String(attrOf(type, 'tid'))
    }
  }
  return null
}

/** The id of a turn that was just deleted: its attributes no longer answer. */
function tidOf(turn: Element): string {
  const item = (turn as unknown as { _map: Map<string, Y.Item> })._map.get('tid')
  return String(item?.content.getContent().at(-1) ?? '')
}

/** The turns from which the change deleted something. */
export function rowsOf(tx: Y.Transaction, sent: Sent | null): Row[] {
  const turns = new Set<Element>()
  Y.iterateDeletedStructs(tx, tx.deleteSet, (item) => {
    if (!(item instanceof Y.Item)) return
    if (item.id.clock >= (tx.beforeState.get(item.id.client) ?? 0)) return
    const type = item.content instanceof Y.ContentType ? item.content.type : null
    const turn = isTurn(type) ? type : item.content instanceof Y.ContentString ? turnOf(item) : null
    if (turn) turns.add(turn)
  })
  const inSent = (id: Id) => sent === null || Y.isDeleted(sent.ds, Y.createID(id.client, id.clock))
  const rows: Row[] = []
  if (sent) {
    // What others deleted before, Yjs does not tell of again.
    for (const [client, deletes] of sent.ds.clients) {
      for (const { clock, len } of deletes) {
        for (let at = clock; at < clock + len; ) {
          const item = Y.getItem(tx.doc.store, Y.createID(client, at)) as Y.Item | Y.GC
          const turn = item instanceof Y.Item && item.deleted ? turnOf(item) : null
          if (turn && !turn._item?.deleted) turns.add(turn)
          at = item.id.clock + item.length
        }
      }
    }
    for (const move of sent.unknown) {
      if (move.gone === null) continue
      const chars = move.steps.flatMap(({ id, len, to, text }) =>
        Array.from(
          { length: len },
          (_, i): Char => ({
            id: plus(id, i),
            text: to === null ? (movedTo(sent.unknown, plus(id, i))?.text ?? '') : (text[i] ?? ''),
            state: 'dead',
          }),
        ),
      )
      const taken = chars.flatMap((char, i) => (char.text !== '' && inSent(char.id) ? [i] : []))
      if (taken.length > 0) rows.push({ turn: null, gone: null, heir: null, chars, taken })
    }
  }
  for (const turn of turns) {
    const gone = turn._item?.deleted ? tidOf(turn) : null
    const chars = charsOf(turn, tx).map((char) =>
      char.state === 'dead' && sent
        ? { ...char, text: movedTo(sent.unknown, char.id)?.text ?? '' }
        : char,
    )
    const taken = chars.flatMap((char, i) =>
      (char.state === 'now' || (char.state === 'dead' && sent)) && inSent(char.id) ? [i] : [],
    )
    const heir = gone === null ? null : heirOf(tx.doc, turn, gone)
    rows.push({ turn, gone, heir, chars, taken })
  }
  return rows
}

/** What the change wrote and did not delete again. */
export function* writtenIn(tx: Y.Transaction): Generator<Y.Item> {
  for (const [client, end] of tx.afterState) {
    for (let clock = tx.beforeState.get(client) ?? 0; clock < end; ) {
      const item = Y.getItem(tx.doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
      clock = item.id.clock + item.length
      if (item instanceof Y.Item && !item.deleted) yield item
    }
  }
}

/** What the change wrote, by the turn it stands in; what found no place, on its own. */
export function copiesOf(tx: Y.Transaction, sent: Sent | null): Copies[] {
  const before = (id: Id) => id.clock < (tx.beforeState.get(id.client) ?? 0)
  const turns = new Map<Element, Copies>()
  const lost: Copy[] = []
  for (const item of writtenIn(tx)) {
    const turn = turnOf(item)
    if (!turn || turn._item?.deleted || turns.has(turn)) continue
    const chars = charsOf(turn, tx)
    turns.set(turn, {
      turn,
      isNew: !before(idOf(turn._item!)),
      chars: chars.filter((char) => char.state === 'new').map(({ id, text }) => ({ id, text })),
    })
  }
  for (const struct of sent?.structs ?? []) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const { str } = struct.content
    for (let i = 0; i < str.length; i++) {
      const id = plus(idOf(struct), i)
      if (before(id) || Y.isDeleted(sent!.ds, Y.createID(id.client, id.clock))) continue
      const item = Y.getItem(tx.doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
      if (item instanceof Y.GC || item.deleted) lost.push({ id, text: str[i]! })
    }
  }
  const found = [...turns.values()]
  if (lost.length > 0) found.push({ turn: null, isNew: false, chars: lost })
  return found
}
