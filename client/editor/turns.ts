/** Turns in a ProseMirror document: finding them, and what a person does to them. */
import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import type { SpeakerStatus, TurnAttrs } from '../../server/domain/naskah.ts'

export type TurnAt = { readonly node: Node; readonly pos: number; readonly attrs: TurnAttrs }

const at = (node: Node, pos: number): TurnAt => ({ node, pos, attrs: node.attrs as TurnAttrs })

export function eachTurn(doc: Node, visit: (turn: TurnAt) => boolean | undefined): void {
  let sectionPos = 0
  for (let i = 0; i < doc.childCount; i++) {
    const section = doc.child(i)
    let pos = sectionPos + 1
    for (let j = 0; j < section.childCount; j++) {
      const item = section.child(j)
      if (item.type.name === 'turn' && visit(at(item, pos)) === false) return
      pos += item.nodeSize
    }
    sectionPos += section.nodeSize
  }
}

export function findTurn(doc: Node, tid: string): TurnAt | null {
  let found: TurnAt | null = null
  eachTurn(doc, (turn) => {
    if (turn.attrs.tid !== tid) return
    found = turn
    return false
  })
  return found
}

export function turnAtSelection(state: EditorState): TurnAt | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (node.type.name === 'turn') return at(node, $from.before(depth))
  }
  return null
}

/** When the word that starts at or after this offset of the turn's text began; null where it is not known. */
export type TimeAt = (turn: TurnAt, offset: number) => number | null

const newTid = () => crypto.randomUUID()

/** Cuts the turn at the caret. The new turn has no speaker yet: mostly, somebody else is speaking. */
export function splitTurn(timeAt: TimeAt): Command {
  return (state, dispatch) => {
    const turn = turnAtSelection(state)
    if (!turn) return false
    if (!dispatch) return true
    const tr = state.tr
    if (!state.selection.empty) tr.deleteSelection()
    const $at = tr.selection.$from
    const offset = $at.parentOffset
    const text = $at.parent.textContent
    const before = text.slice(0, offset)
    const after = text.slice(offset)
    const start = $at.start()
    const lead = after.length - after.trimStart().length
    const trail = before.length - before.trimEnd().length
    tr.delete(start + offset - trail, start + offset + lead)
    const { s, e } = turn.attrs
    const share = text.length === 0 ? 0 : offset / text.length
    const guess = s + (e - s) * share
    const cut = s < 0 ? -1 : Math.round(Math.min(Math.max(timeAt(turn, offset) ?? guess, s), e))
    tr.split(start + offset - trail, 1, [
      {
        type: turn.node.type,
        attrs: {
          ...turn.attrs,
          tid: newTid(),
          spk: null,
          spkStatus: 'usulan',
          spkBukti: null,
          s: cut,
        },
      },
    ])
    if (s >= 0) tr.setNodeAttribute(start - 1, 'e', cut)
    dispatch(tr.scrollIntoView())
    return true
  }
}

function neighbour(state: EditorState, turn: TurnAt, side: -1 | 1): TurnAt | null {
  const $turn = state.doc.resolve(turn.pos)
  const index = $turn.index() + side
  const node = index < 0 ? null : $turn.parent.maybeChild(index)
  if (node?.type.name !== 'turn') return null
  return at(node, side < 0 ? turn.pos - node.nodeSize : turn.pos + turn.node.nodeSize)
}

function join(state: EditorState, first: TurnAt, second: TurnAt) {
  const space = first.node.content.size > 0 && second.node.content.size > 0
  const boundary = first.pos + first.node.nodeSize
  const tr = state.tr.join(boundary)
  const end = boundary - 1
  if (space) tr.insert(end, state.schema.text(' '))
  const [a, b] = [first.attrs, second.attrs]
  if (b.s >= 0 && a.channel === b.channel) {
    tr.setNodeAttribute(first.pos, 's', a.s < 0 ? b.s : Math.min(a.s, b.s))
    tr.setNodeAttribute(first.pos, 'e', Math.max(a.e, b.e))
  }
  if (b.status !== 'mesin' && a.status === 'mesin') {
    tr.setNodeAttribute(first.pos, 'status', b.status)
  }
  return tr.setSelection(TextSelection.create(tr.doc, end + (space ? 1 : 0)))
}

/** Joins the turn to the one above it. */
export const joinTurn: Command = (state, dispatch) => {
  const turn = turnAtSelection(state)
  const above = turn && neighbour(state, turn, -1)
  if (!turn || !above) return false
  dispatch?.(join(state, above, turn).scrollIntoView())
  return true
}

/** Backspace at the start of a turn joins; it never eats an event or an id. */
export const backspace: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0) return false
  joinTurn(state, dispatch)
  return true
}

export const deleteForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset < $from.parent.content.size) return false
  const turn = turnAtSelection(state)
  const below = turn && neighbour(state, turn, 1)
  if (turn && below) dispatch?.(join(state, turn, below))
  return true
}

export function assignSpeaker(tid: string, spk: string | null, status: SpeakerStatus): Command {
  return (state, dispatch) => {
    const turn = findTurn(state.doc, tid)
    if (!turn) return false
    dispatch?.(
      state.tr
        .setNodeAttribute(turn.pos, 'spk', spk)
        .setNodeAttribute(turn.pos, 'spkStatus', status)
        .setNodeAttribute(turn.pos, 'spkBukti', null),
    )
    return true
  }
}

export function toggleChecked(tid: string): Command {
  return (state, dispatch) => {
    const turn = findTurn(state.doc, tid)
    if (!turn) return false
    const status = turn.attrs.status === 'diperiksa' ? 'dikoreksi' : 'diperiksa'
    dispatch?.(state.tr.setNodeAttribute(turn.pos, 'status', status))
    return true
  }
}

export type Passage = {
  readonly tid: string
  readonly quote: string
  readonly acaraId: string | null
  readonly startMs: number | null
  readonly endMs: number | null
}

/** The selected passage, if it lies within one turn. */
export function selectedPassage(state: EditorState, timeAt: TimeAt): Passage | null {
  const { $from, $to, empty } = state.selection
  const turn = turnAtSelection(state)
  if (empty || !turn || !$from.sameParent($to)) return null
  const quote = turn.node.textBetween($from.parentOffset, $to.parentOffset)
  if (quote.trim() === '') return null
  const { s, e } = turn.attrs
  return {
    tid: turn.attrs.tid,
    quote,
    acaraId: $from.node(1).attrs.acaraId,
    startMs: s < 0 ? null : (timeAt(turn, $from.parentOffset) ?? s),
    endMs: s < 0 ? null : (timeAt(turn, $to.parentOffset) ?? e),
  }
}

/** Marks a passage; where the text moved meanwhile, the same words in the same turn. */
export function linkPassage(passage: Passage, tautanId: string): Command {
  return (state, dispatch) => {
    const turn = findTurn(state.doc, passage.tid)
    const offset = turn?.node.textContent.indexOf(passage.quote) ?? -1
    if (!turn || offset < 0) return false
    const from = turn.pos + 1 + offset
    dispatch?.(
      state.tr.addMark(
        from,
        from + passage.quote.length,
        state.schema.mark('tautan', { id: tautanId }),
      ),
    )
    return true
  }
}

/** Takes a link off every passage that carries it. */
export function unlinkPassage(tautanId: string): Command {
  return (state, dispatch) => {
    const tr = state.tr.removeMark(
      0,
      state.doc.content.size,
      state.schema.mark('tautan', { id: tautanId }),
    )
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  }
}

/** Opens a section at the end: what is spoken from `atMs` on stands in it. */
export function openSection(acaraId: string | null, title: string, atMs: number): Command {
  return (state, dispatch) => {
    const attrs = { id: newTid(), acaraId, title, at: atMs }
    dispatch?.(state.tr.insert(state.doc.content.size, state.schema.node('section', attrs)))
    return true
  }
}

/** A turn to type in where the text has none yet. */
export const startTyping: Command = (state, dispatch) => {
  const turn = state.schema.node('turn', { tid: newTid(), status: 'dikoreksi' })
  const last = state.doc.lastChild
  const tr = last
    ? state.tr.insert(state.doc.content.size - 1, turn)
    : state.tr.insert(0, state.schema.node('section', { id: newTid() }, turn))
  dispatch?.(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView())
  return true
}
