/**
 * Puts right where a change met moves that its editor did not know of: text that now stands twice goes once, what was
 * written or deleted at a place that moved on follows it. All of it is stored with the change itself.
 */
import * as Y from 'yjs'
import type { Copy } from './change.ts'
import {
  type Id,
  locate,
  type Move,
  movedTo,
  type Place,
  plus,
  standsAt,
  stepsOf,
} from './moves.ts'
import type { Findings } from './observe.ts'
import {
  createElement,
  type Element,
  editText,
  findTurn,
  sectionsOf,
  setAttrs,
  textOf,
  turnAttrs,
} from './tree.ts'

/** The id of the text that was just inserted. */
function insertedId(doc: Y.Doc, from: number, length: number): Id | null {
  const client = doc.clientID
  for (let clock = from; clock < Y.getState(doc.store, client); ) {
    const item = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
    if (
      item instanceof Y.Item &&
      item.content instanceof Y.ContentString &&
      item.length === length
    ) {
      return { client, clock: item.id.clock }
    }
    clock = item.id.clock + item.length
  }
  return null
}

function heirTurn(
  doc: Y.Doc,
  moves: readonly Move[],
  heir: string | null,
  newId: () => string,
): Element {
  let tid = heir
  for (let hops = 0; tid !== null && hops < 100; hops++) {
    const found = findTurn(doc, tid)
    if (found) return found.item
    tid = moves.findLast((move) => move.gone === tid)?.heir ?? null
  }
  const turn = createElement('turn', { tid: newId(), spkStatus: 'usulan', status: 'dikoreksi' })
  const section = sectionsOf(doc).at(-1)
  if (section) section.insert(section.length, [turn])
  else {
    const made = createElement('section', { id: newId() })
    doc.getXmlFragment('naskah').insert(0, [made])
    made.insert(0, [turn])
  }
  return turn
}

/** Writes on the draft, within a transaction. Answers what is to be remembered. */
export function repair(
  doc: Y.Doc,
  findings: Findings,
  known: readonly Move[],
  seq: number,
  newId: () => string,
): Move[] {
  const own: Move[] = []
  const all = () => [...known, ...own]
  const remember = (
    by: readonly number[],
    chars: readonly { id: Id; to: Id | null; text: string }[],
    rest: Partial<Move> = {},
  ) => void own.push({ seq, by, gone: null, heir: null, ...rest, steps: stepsOf(chars) })

  function remove(id: Id): void {
    const found = locate(doc, id)
    if (found?.live) found.text.delete(found.index, 1)
  }
  /** `apart`: whole words, kept apart from their neighbours. */
  function write(place: Place, text: string, apart = false): Id | null {
    const from = Y.getState(doc.store, doc.clientID)
    const found = 'at' in place ? locate(doc, standsAt(all(), place.at)) : null
    if (found && 'at' in place) {
      const index = found.index + (place.side === 'after' && found.live ? 1 : 0)
      const around = Y.Text.prototype.toString.call(found.text)
      const open = (char: string | undefined) => apart && char !== undefined && /\S/.test(char)
      const lead = open(around[index - 1]) && open(text[0]) ? ' ' : ''
      const trail = open(around[index]) && open(text.at(-1)) ? ' ' : ''
      const whole = lead + text + trail
      found.text.insert(index, whole)
      const id = insertedId(doc, from, whole.length)
      return id && plus(id, lead.length)
    }
    const turn = heirTurn(doc, all(), 'heir' in place ? place.heir : null, newId)
    const end = textOf(turn).length
    const lead = end > 0 && !/^\s/.test(text) ? ' ' : ''
    editText(turn, end, end, lead + text)
    const id = insertedId(doc, from, lead.length + text.length)
    return id && plus(id, lead.length)
  }

  // Second copies first: what is written beside one belongs beside the first.
  for (const { chars, turn, isNew } of findings.copies) {
    if (!chars.some((char) => char.same !== undefined)) continue
    const to = new Map<Copy, Id | null>()
    // Where part of a turn was joined, its words are where they belong.
    const stays = !isNew && chars.some((char) => char.moved)
    for (const run of runsOf(chars, (char) => char.same !== undefined)) {
      if (run[0]!.same !== undefined) for (const char of run) to.set(char, char.same!)
      else if (stays) continue
      else if (run.every((char) => char.text.trim() === '')) {
        for (const char of run) to.set(char, null)
      } else {
        // What only this copy has stands with the first one, in order.
        const at = chars.indexOf(run[0]!)
        const left = chars.slice(0, at).findLast((c) => c.same)?.same
        const right = chars.slice(at).find((c) => c.same)?.same
        const place: Place | null = left
          ? { at: left, side: 'after' }
          : right
            ? { at: right, side: 'before' }
            : null
        if (!place) continue
        const stands = write(place, run.map((c) => c.text).join(''), true)
        for (const [n, char] of run.entries()) to.set(char, stands && plus(stands, n))
      }
    }
    for (const char of to.keys()) remove(char.id)
    const empty = turn !== null && isNew && textOf(turn).trim() === ''
    const places = empty ? placesOf(turn) : []
    remember(
      [],
      [
        ...places.map((id) => ({ id, text: '', to: null })),
        ...chars.map((char) => ({ id: char.id, text: char.text, to: to.get(char) ?? null })),
      ],
      empty ? { gone: turnAttrs(turn).tid } : {},
    )
    if (empty) drop(doc, turn)
  }

  function follow({ chars: found, place }: Findings['misplaced'][number]): void {
    // A second copy may have taken it along already.
    const chars = found.filter(({ id }) => movedTo(own, id) === null)
    if (chars.length === 0) return
    const to = write(place, chars.map((c) => c.text).join(''))
    for (const { id } of chars) remove(id)
    remember(
      [],
      chars.map(({ id, text }, n) => ({ id, text, to: to && plus(to, n) })),
    )
  }
  // What has no place yet may find one when the moved turns are settled.
  const waiting = findings.misplaced.filter((each) => {
    if (!('at' in each.place) || !locate(doc, standsAt(all(), each.place.at))) return true
    follow(each)
    return false
  })

  for (const source of findings.sources) {
    const { gone, heir, chars } = source
    for (let i = 0; i < source.strays.length; ) {
      const first = source.strays[i]!
      let end = i + 1
      while (end < source.strays.length && source.strays[end] === first + end - i) end++
      const run = chars.slice(first, first + end - i)
      const left = chars.slice(0, first).findLast((c) => c.to !== null)
      const right = chars.slice(first).find((c) => c.to !== null)
      const place: Place = left
        ? { at: left.to!, side: 'after' }
        : right
          ? { at: right.to!, side: 'before' }
          : { heir }
      const to = write(place, run.map((c) => c.text).join(''))
      for (const [n, char] of run.entries()) {
        if (gone === null) remove(char.id)
        char.to = to && plus(to, n)
      }
      i = end
    }
    remember(findings.by, chars, { gone, heir })
  }

  for (const late of waiting) follow(late)
  for (const id of findings.deleted) remove(standsAt(all(), id))
  // Whatever the above did not foresee: text that should stand and does not is put where it can be seen.
  const owed: { chars: readonly Copy[]; heir: string | null }[] = [
    ...findings.sources.map(({ chars, heir }) => ({ chars: chars.filter((c) => c.to), heir })),
    ...findings.misplaced.map(({ chars }) => ({ chars, heir: null })),
    ...findings.copies.map(({ chars }) => ({ chars: chars.filter((c) => c.same), heir: null })),
  ]
  for (const { chars, heir } of owed) {
    for (const run of runsOf(chars, ({ id }) => !!locate(doc, standsAt(all(), id))?.live)) {
      if (locate(doc, standsAt(all(), run[0]!.id))?.live) continue
      const text = run.map((c) => c.text).join('')
      if (text.trim() === '') continue
      const to = write({ heir }, text)
      remember(
        [],
        run.map((c, n) => ({ id: standsAt(all(), c.id), text: c.text, to: to && plus(to, n) })),
      )
    }
  }
  for (const turn of findings.twins) {
    if (textOf(turn) === '') drop(doc, turn)
    else setAttrs(turn, { tid: newId() })
  }
  return own
}

function runsOf<T>(list: readonly T[], kind: (item: T) => boolean): T[][] {
  const runs: T[][] = []
  for (const item of list) {
    const last = runs.at(-1)
    if (last && kind(last[0]!) === kind(item)) last.push(item)
    else runs.push([item])
  }
  return runs
}

/** Ids of the turn and its text nodes: who writes into an empty turn names only these. */
function placesOf(turn: Element): Id[] {
  return [turn, ...turn.toArray()].flatMap(({ _item }) =>
    _item ? [{ client: _item.id.client, clock: _item.id.clock }] : [],
  )
}

function drop(doc: Y.Doc, turn: Element): void {
  for (const section of sectionsOf(doc)) {
    const index = section.toArray().indexOf(turn)
    if (index >= 0) section.delete(index, 1)
  }
}
