/**
 * Looks at a change while Yjs still knows what it deleted: which text was moved from turn to turn, and where that meets
 * what others did meanwhile. `repair.ts` puts right what is found here.
 */
import * as Y from 'yjs'
import { diff } from '../domain/diff.ts'
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

export type Char = {
  readonly id: Id
  /** Empty where it is not known any more. */
  readonly text: string
  /** `now`: deleted by this change. `dead`: deleted before. `other`: no character, only a place. */
  readonly state: 'live' | 'now' | 'dead' | 'new' | 'other'
}

export type Source = {
  readonly gone: string | null
  readonly heir: string | null
  readonly chars: { id: Id; text: string; to: Id | null }[]
  /** Places in `chars` of what others wrote and the mover did not know: it goes along. */
  readonly strays: readonly number[]
}

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

const isTurn = (type: unknown): type is Element =>
  type instanceof Y.XmlElement && type.nodeName === 'turn'

const idOf = (item: Y.Item): Id => ({ client: item.id.client, clock: item.id.clock })

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

/** Where the row of characters stands as a copy; unknown ones may be anything. */
function windowIn(
  row: readonly { text: string }[],
  copy: readonly Copy[],
  used: Set<Copy>,
): number {
  for (let start = 0; start + row.length <= copy.length; start++) {
    const fits = row.every(({ text }, i) => {
      const own = copy[start + i]!
      return !used.has(own) && (text === '' || text === own.text)
    })
    if (fits) return start
  }
  return -1
}

type Token = { text: string; from: number }
function tokens(chars: readonly { text: string }[]): Token[] {
  const found: Token[] = []
  let open: Token | null = null
  for (const [at, { text }] of chars.entries()) {
    if (text === '') continue
    if (/\s/.test(text)) open = null
    else if (open) open.text += text
    else {
      open = { text, from: at }
      found.push(open)
    }
  }
  return found
}

/** Which characters of the row stand again in the copy. */
function pairsOf(
  row: readonly { id: Id; text: string }[],
  copy: readonly Copy[],
  used: Set<Copy>,
): [number, number][] {
  // What was cut off with the spaces around it stands without them; what others deleted may have been a space.
  for (const apart of [/^\s+$/, /^\s*$/]) {
    let [from, to] = [0, row.length]
    while (from < to && apart.test(row[from]!.text)) from++
    while (to > from && apart.test(row[to - 1]!.text)) to--
    const inner = row.slice(from, to)
    if (!inner.some((char) => char.text !== '')) return []
    const start = windowIn(inner, copy, used)
    if (start >= 0) return inner.map((_, i) => [from + i, start + i])
  }
  // Changed on the way as well: word by word, where most of it is there.
  const [before, after] = [tokens(row), tokens(copy)]
  const pairs: [number, number][] = []
  let [i, j, words] = [0, 0, 0]
  const same = (until: number) => {
    for (; i < until; i++, j++) {
      words++
      const [own, other] = [before[i]!, after[j]!]
      for (let c = 0; c < own.text.length; c++) pairs.push([own.from + c, other.from + c])
    }
  }
  const hunks = diff(
    before.map((t) => t.text),
    after.map((t) => t.text),
  )
  for (const hunk of hunks) {
    same(hunk.aFrom)
    i = hunk.aTo
    j = hunk.bTo
  }
  same(before.length)
  if (words * 2 < before.length) return []
  // The space behind a word goes with it.
  const space = (char: { text: string } | undefined) => char?.text === ' '
  const spaces = pairs.flatMap(([r, c]): [number, number][] =>
    space(row[r + 1]) && space(copy[c + 1]) ? [[r + 1, c + 1]] : [],
  )
  return [...pairs, ...spaces].filter(([, c]) => !used.has(copy[c]!))
}

type Row = {
  readonly turn: Element | null
  readonly gone: string | null
  readonly heir: string | null
  readonly chars: Char[]
  /** Places in `chars` that the change deleted, whether or not they were deleted already. */
  readonly taken: number[]
}

/** The id of a turn that was just deleted: its attributes no longer answer. */
function tidOf(turn: Element): string {
  const item = (turn as unknown as { _map: Map<string, Y.Item> })._map.get('tid')
  return String(item?.content.getContent().at(-1) ?? '')
}

function rowsOf(tx: Y.Transaction, sent: Sent | null): Row[] {
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

/** What the change wrote, by the turn it stands in; what found no place, on its own. */
function copiesOf(tx: Y.Transaction, sent: Sent | null): Copies[] {
  const before = (id: Id) => id.clock < (tx.beforeState.get(id.client) ?? 0)
  const turns = new Map<Element, Copies>()
  const lost: Copy[] = []
  for (const [client, end] of tx.afterState) {
    for (let clock = tx.beforeState.get(client) ?? 0; clock < end; ) {
      const item = Y.getItem(tx.doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
      clock = item.id.clock + item.length
      const turn = item instanceof Y.Item && !item.deleted ? turnOf(item) : null
      if (!turn || turn._item?.deleted || turns.has(turn)) continue
      const chars = charsOf(turn, tx)
      turns.set(turn, {
        turn,
        isNew: !before(idOf(turn._item!)),
        chars: chars.filter((char) => char.state === 'new').map(({ id, text }) => ({ id, text })),
      })
    }
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
  for (const [client, end] of tx.afterState) {
    for (let clock = tx.beforeState.get(client) ?? 0; clock < end; ) {
      const item = Y.getItem(tx.doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
      clock = item.id.clock + item.length
      if (!(item instanceof Y.Item) || item.deleted) continue
      const type = item.content instanceof Y.ContentType ? item.content.type : null
      if (isTurn(type)) made.add(type)
    }
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
