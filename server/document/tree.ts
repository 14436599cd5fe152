/** The naskah inside a Y.Doc, as y-prosemirror lays it out: reading it and changing it. No rules here. */
import { encodeAny, toBase64 } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import * as Y from 'yjs'
import { naskahRoot, type TurnAttrs } from '../domain/naskah.ts'

export type Element = Y.XmlElement

/** Yjs types attributes as strings; ours are also numbers. */
export const attrOf = (element: Element, name: string): unknown => element.getAttribute(name)

export const rootOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(naskahRoot)

const elements = (parent: Y.XmlFragment): Element[] =>
  parent.toArray().filter((child): child is Element => child instanceof Y.XmlElement)

export const sectionsOf = (doc: Y.Doc): Element[] => elements(rootOf(doc))
export const itemsOf = (section: Element): Element[] => elements(section)

const textsOf = (element: Element): Y.XmlText[] =>
  element.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText)

/** Plain text, without the tags that `XmlText.toString` prints. */
const plain = (text: Y.XmlText): string => Y.Text.prototype.toString.call(text)

export const textOf = (element: Element): string => textsOf(element).map(plain).join('')

export type Piece = { readonly text: string; readonly attributes: Record<string, unknown> }

export function piecesOf(element: Element): Piece[] {
  return textsOf(element).flatMap((text) =>
    (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap(
      ({ insert, attributes = {} }) =>
        typeof insert === 'string' ? [{ text: insert, attributes }] : [],
    ),
  )
}

export function turnAttrs(turn: Element): TurnAttrs {
  const get = <T>(name: string, otherwise: T): T => (attrOf(turn, name) ?? otherwise) as T
  return {
    tid: get('tid', ''),
    spk: get('spk', null),
    spkStatus: get('spkStatus', 'usulan'),
    spkBukti: get('spkBukti', null),
    channel: get('channel', 0),
    s: get('s', -1),
    e: get('e', -1),
    status: get('status', 'mesin'),
  }
}

export function createElement(
  name: 'section' | 'turn' | 'event',
  attrs: Readonly<Record<string, unknown>>,
  text = '',
): Element {
  const element: Element = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attrs)) {
    if (value !== null) element.setAttribute(key, value as string)
  }
  if (text !== '') element.insert(0, [new Y.XmlText(text)])
  return element
}

export function setAttrs(element: Element, attrs: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(attrs)) {
    if (value === null) element.removeAttribute(key)
    else if (attrOf(element, key) !== value) element.setAttribute(key, value as string)
  }
}

/** The text node that holds the place `at`, and where it starts; made where there is none. */
function textAt(element: Element, at: number): { text: Y.XmlText; from: number } {
  const texts = textsOf(element)
  if (texts.length === 0) {
    const text = new Y.XmlText()
    element.insert(0, [text])
    return { text, from: 0 }
  }
  let from = 0
  for (const [index, text] of texts.entries()) {
    if (at <= from + text.length || index === texts.length - 1) return { text, from }
    from += text.length
  }
  throw new RangeError('unreachable')
}

/**
 * Replaces `[from, to)` of the text. Inserted text takes the marks of what stands before it, or none with `bare`
 * (appended speech does not belong to a link that ends there).
 */
export function editText(
  element: Element,
  from: number,
  to: number,
  insert: string,
  bare = false,
): void {
  let left = to - from
  let start = 0
  for (const text of textsOf(element)) {
    const here = Math.max(from - start, 0)
    const length = text.length
    const count = Math.min(left, length - here)
    if (here < length && count > 0) {
      text.delete(here, count)
      left -= count
    }
    start += length
  }
  if (insert === '') return
  const { text, from: begin } = textAt(element, from)
  if (bare) text.insert(from - begin, insert, {})
  else text.insert(from - begin, insert)
}

/** The key under which y-prosemirror stores a mark that may overlap others of its kind. */
export function linkKey(id: string): string {
  const bytes = digest(encodeAny({ type: 'tautan', attrs: { id } }))
  const short = bytes.slice(0, 6)
  for (let i = 6; i < bytes.length; i++) short[i % 6] = short[i % 6]! ^ bytes[i]!
  return `tautan--${toBase64(short)}`
}

export function formatText(
  element: Element,
  from: number,
  to: number,
  attributes: Record<string, unknown>,
): void {
  let start = 0
  for (const text of textsOf(element)) {
    const here = Math.max(from - start, 0)
    const end = Math.min(to - start, text.length)
    if (here < end) text.format(here, end - here, attributes)
    start += text.length
  }
}

export type Found = { readonly section: Element; readonly item: Element; readonly index: number }

export function findTurn(doc: Y.Doc, tid: string): Found | null {
  for (const section of sectionsOf(doc)) {
    for (const [index, item] of itemsOf(section).entries()) {
      if (item.nodeName === 'turn' && attrOf(item, 'tid') === tid) {
        return { section, item, index }
      }
    }
  }
  return null
}

export type Token = { readonly text: string; readonly from: number; readonly to: number }

/** Words of a text with their places, punctuation with its word. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))
}
