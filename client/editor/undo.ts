/**
 * Undo of one's own edits. Yjs' own undo brings deleted items back and can leave two screens with different text
 * (yjs#794), so an undo here is an ordinary edit: the own change is turned round on the text as it is now, word by word,
 * and what others did meanwhile stays.
 */
import type { Node } from 'prosemirror-model'
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  type Transaction,
} from 'prosemirror-state'
import { ySyncPluginKey } from 'y-prosemirror'
import { mergeInto } from '../../server/domain/diff.ts'

/** An item of the text before and after an own edit; null where it did not exist. */
type Change = {
  readonly id: string
  readonly before: Node | null
  readonly after: Node | null
  readonly sectionId: string
  /** The item above it, to bring it back to its place. */
  readonly above: string | null
}
type Entry = { readonly at: number; readonly changes: readonly Change[] }
type Stacks = { readonly undo: readonly Entry[]; readonly redo: readonly Entry[] }

const key = new PluginKey<Stacks>('urung')
const depth = 200
/** Keys pressed this soon after each other are one step. */
const groupMs = 600

type Placed = { node: Node; sectionId: string; above: string | null }

const idOf = (node: Node): string => String(node.attrs.tid ?? node.attrs.id)

/** Items of the sections that differ. */
function itemsOf(doc: Node, from: number, to: number): Map<string, Placed> {
  const items = new Map<string, Placed>()
  for (let i = from; i < to; i++) {
    const section = doc.child(i)
    let above: string | null = null
    for (let j = 0; j < section.childCount; j++) {
      const node = section.child(j)
      items.set(idOf(node), { node, sectionId: String(section.attrs.id), above })
      above = idOf(node)
    }
  }
  return items
}

export function changesBetween(old: Node, now: Node): Change[] {
  let start = 0
  while (
    start < Math.min(old.childCount, now.childCount) &&
    old.child(start) === now.child(start)
  ) {
    start++
  }
  let end = 0
  while (
    end < Math.min(old.childCount, now.childCount) - start &&
    old.child(old.childCount - 1 - end) === now.child(now.childCount - 1 - end)
  ) {
    end++
  }
  const before = itemsOf(old, start, old.childCount - end)
  const after = itemsOf(now, start, now.childCount - end)
  const changes: Change[] = []
  for (const [id, item] of before) {
    const next = after.get(id)
    if (next?.node === item.node || next?.node.eq(item.node)) continue
    changes.push({
      id,
      before: item.node,
      after: next?.node ?? null,
      sectionId: item.sectionId,
      above: item.above,
    })
  }
  for (const [id, item] of after) {
    if (before.has(id)) continue
    changes.push({
      id,
      before: null,
      after: item.node,
      sectionId: item.sectionId,
      above: item.above,
    })
  }
  return changes
}

function find(doc: Node, id: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null
  doc.descendants((node, pos) => {
    if (found || node.isTextblock) {
      if (!found && idOf(node) === id) found = { node, pos }
      return false
    }
    return true
  })
  return found
}

const partsOf = (text: string): string[] => text.match(/\s+|\S+/g) ?? []
const lengthOf = (parts: readonly string[]) => parts.reduce((sum, part) => sum + part.length, 0)

function restoreText(tr: Transaction, pos: number, now: Node, before: Node, after: Node): void {
  if (before.content.eq(after.content)) return
  if (now.content.eq(after.content)) {
    const start = now.content.findDiffStart(before.content)
    const end = now.content.findDiffEnd(before.content)
    if (start === null || !end) return
    // Repeated letters can make the two ends cross.
    const over = Math.max(0, start - Math.min(end.a, end.b))
    const slice = before.content.cut(start, end.b + over)
    tr.replaceWith(pos + 1 + start, pos + 1 + end.a + over, slice)
    return
  }
  const [base, ours, theirs] = [after, now, before].map((n) => partsOf(n.textContent)) as [
    string[],
    string[],
    string[],
  ]
  for (const hunk of mergeInto(base, ours, theirs).hunks.toReversed()) {
    const from = pos + 1 + lengthOf(ours.slice(0, hunk.aFrom))
    const to = from + lengthOf(ours.slice(hunk.aFrom, hunk.aTo))
    const text = theirs.slice(hunk.bFrom, hunk.bTo).join('')
    if (text === '') tr.delete(from, to)
    else tr.replaceWith(from, to, tr.doc.type.schema.text(text))
  }
}

function restoreAttrs(tr: Transaction, pos: number, now: Node, before: Node, after: Node): void {
  for (const name of Object.keys(before.attrs)) {
    if (before.attrs[name] === after.attrs[name] || now.attrs[name] !== after.attrs[name]) continue
    tr.setNodeAttribute(pos, name, before.attrs[name])
  }
}

function bringBack(tr: Transaction, change: Change, node: Node): void {
  const above = change.above === null ? null : find(tr.doc, change.above)
  if (above) {
    tr.insert(above.pos + above.node.nodeSize, node)
    return
  }
  let pos = 0
  for (let i = 0; i < tr.doc.childCount; i++) {
    const section = tr.doc.child(i)
    if (section.attrs.id === change.sectionId) {
      tr.insert(pos + 1, node)
      return
    }
    pos += section.nodeSize
  }
}

/** The entry turned round on the text as it is now; null where others changed what would have to go. */
function reverse(state: EditorState, entry: Entry): Transaction | null {
  const structural = entry.changes.some((c) => c.before === null || c.after === null)
  if (structural) {
    const untouched = entry.changes.every((change) => {
      const now = find(state.doc, change.id)
      if (change.after === null) return now === null
      return now?.node.textContent === change.after.textContent
    })
    if (!untouched) return null
  }
  const tr = state.tr
  for (const change of entry.changes) {
    const now = find(tr.doc, change.id)
    if (change.before === null) {
      if (now) tr.delete(now.pos, now.pos + now.node.nodeSize)
    } else if (change.after === null) bringBack(tr, change, change.before)
    else if (now) {
      restoreText(tr, now.pos, now.node, change.before, change.after)
      restoreAttrs(tr, now.pos, now.node, change.before, change.after)
    }
  }
  return tr.docChanged ? tr : null
}

function record(stack: readonly Entry[], entry: Entry, appended: boolean): Entry[] {
  const last = stack.at(-1)
  const [own, before] = [entry.changes[0], last?.changes[0]]
  const goesOn =
    last !== undefined &&
    (appended || entry.at - last.at < groupMs) &&
    last.changes.length === 1 &&
    entry.changes.length === 1 &&
    own!.id === before!.id &&
    own!.before !== null &&
    before!.after !== null &&
    own!.before.eq(before!.after)
  if (goesOn) {
    return [...stack.slice(0, -1), { at: entry.at, changes: [{ ...before!, after: own!.after }] }]
  }
  if (appended && last) return [...stack.slice(0, -1), follow(last, entry)]
  return [...stack.slice(-depth + 1), entry]
}

/** A change the editor itself added to an own edit belongs to the same step. */
function follow(first: Entry, second: Entry): Entry {
  const changes = new Map(first.changes.map((change) => [change.id, change]))
  for (const change of second.changes) {
    const known = changes.get(change.id)
    changes.set(change.id, known ? { ...known, after: change.after } : change)
  }
  return { at: second.at, changes: [...changes.values()] }
}

type Meta = { readonly kind: 'undo' | 'redo'; readonly drop: boolean }

export const isUndo = (tr: Transaction): boolean => tr.getMeta(key) !== undefined

export function undoPlugin(now: () => number = Date.now): Plugin<Stacks> {
  return new Plugin<Stacks>({
    key,
    state: {
      init: () => ({ undo: [], redo: [] }),
      apply(tr, stacks, old) {
        const meta = tr.getMeta(key) as Meta | undefined
        const given = meta && {
          undo: meta.kind === 'undo' ? stacks.undo.slice(0, -1) : stacks.undo,
          redo: meta.kind === 'redo' ? stacks.redo.slice(0, -1) : stacks.redo,
        }
        if (meta?.drop) return given!
        if (!tr.docChanged || tr.getMeta(ySyncPluginKey)?.isChangeOrigin) return stacks
        const entry = { at: now(), changes: changesBetween(old.doc, tr.doc) }
        if (entry.changes.length === 0) return given ?? stacks
        if (given) {
          return meta.kind === 'undo'
            ? { ...given, redo: [...given.redo, entry] }
            : { ...given, undo: [...given.undo, entry] }
        }
        const appended = tr.getMeta('appendedTransaction') as Transaction | undefined
        const cause = appended?.getMeta(key) as Meta | undefined
        if (cause?.kind === 'undo') return { ...stacks, redo: record(stacks.redo, entry, true) }
        return {
          undo: record(stacks.undo, entry, appended !== undefined),
          redo: appended ? stacks.redo : [],
        }
      },
    },
  })
}

const step =
  (kind: 'undo' | 'redo'): Command =>
  (state, dispatch) => {
    const entry = key.getState(state)?.[kind].at(-1)
    if (!entry) return false
    if (!dispatch) return true
    const tr = reverse(state, entry)
    // Others rewrote it: the step is dropped, and their text stays.
    if (tr) dispatch(tr.setMeta(key, { kind, drop: false } satisfies Meta).scrollIntoView())
    else dispatch(state.tr.setMeta(key, { kind, drop: true } satisfies Meta))
    return true
  }

export const undo: Command = step('undo')
export const redo: Command = step('redo')
