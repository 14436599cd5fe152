/**
 * The update gate, second half: after a change was applied to the draft, the nodes it touched must still be a naskah.
 * An editor deletes nodes it does not know, so nothing unknown may ever be stored.
 */
import * as Y from 'yjs'
import { naskahSchema } from '../domain/naskah.ts'
import { type Element, rootOf } from './tree.ts'

/** Longer than any turn by far; a guard, not a rule. */
const maxTextLength = 50_000

type AttributeSpec = { default?: unknown; validate?: (value: unknown) => void }

function attrsValid(element: Element): boolean {
  const specs = (naskahSchema.nodes[element.nodeName]?.spec.attrs ?? {}) as Record<
    string,
    AttributeSpec
  >
  const attrs = element.getAttributes() as Record<string, unknown>
  for (const [key, value] of Object.entries(attrs)) {
    const spec = specs[key]
    if (!spec) return false
    try {
      spec.validate?.(value)
    } catch {
      return false
    }
  }
  return Object.entries(specs).every(([key, spec]) => 'default' in spec || key in attrs)
}

const linkName = /^tautan(--[A-Za-z0-9+/=]{8})?$/

function marksValid(text: Y.XmlText, within: string): boolean {
  for (const { insert, attributes } of text.toDelta() as {
    insert: unknown
    attributes?: Record<string, unknown>
  }[]) {
    if (typeof insert !== 'string') return false
    for (const [key, value] of Object.entries(attributes ?? {})) {
      const id = (value as { id?: unknown } | null)?.id
      if (within !== 'turn' || !linkName.test(key)) return false
      if (typeof id !== 'string' || id.length > 80 || Object.keys(value as object).length !== 1) {
        return false
      }
    }
  }
  return text.length <= maxTextLength
}

const childrenOf: Readonly<Record<string, readonly string[]>> = {
  section: ['turn', 'event'],
  turn: ['#text'],
  event: ['#text'],
}

const nameOf = (type: unknown): string =>
  type instanceof Y.XmlText ? '#text' : type instanceof Y.XmlElement ? type.nodeName : '?'

/** Is the node all right, and every node below it that `isNew`? */
function nodeValid(type: Y.XmlElement | Y.XmlText, isNew: (item: Y.Item) => boolean): boolean {
  if (type instanceof Y.XmlText) {
    const parent = type.parent
    return parent instanceof Y.XmlElement && marksValid(type, parent.nodeName)
  }
  const allowed = childrenOf[type.nodeName]
  if (!allowed || !attrsValid(type as Element)) return false
  return type.toArray().every((child) => {
    if (!allowed.includes(nameOf(child))) return false
    const node = child as Y.XmlElement | Y.XmlText
    return node._item === null || !isNew(node._item) || nodeValid(node, isNew)
  })
}

export function transactionValid(doc: Y.Doc, transaction: Y.Transaction): boolean {
  const isNew = (item: Y.Item) =>
    item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0)
  const root = rootOf(doc)
  for (const type of transaction.changed.keys()) {
    if ((type as unknown) === root) {
      const valid = root.toArray().every((child) => {
        if (nameOf(child) !== 'section') return false
        const section = child as Y.XmlElement
        return section._item === null || !isNew(section._item) || nodeValid(section, isNew)
      })
      if (!valid) return false
      continue
    }
    if (type._item?.deleted) continue
    if (!(type instanceof Y.XmlElement) && !(type instanceof Y.XmlText)) return false
    if (!nodeValid(type as Y.XmlElement | Y.XmlText, isNew)) return false
  }
  return true
}
