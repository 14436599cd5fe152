/** Where a moment belongs in the text: sections by their time, turns and events in them by theirs. */
import type * as Y from 'yjs'
import { maxSectionTurns } from '../domain/naskah.ts'
import { attrOf, createElement, type Element, itemsOf, rootOf, sectionsOf } from './tree.ts'

/** When sections begin that were opened by the program. */
export type SectionTimes = ReadonlyMap<string, number>

export type Slot = {
  readonly section: Element
  /** Before which item of the section. */
  readonly index: number
  /** What stands just before it in this section. */
  readonly previous: Element | null
}

/** Typed by hand without sound: no time of its own, it stays with what is before it. */
export function timeOf(item: Element): number | null {
  const value = attrOf(item, item.nodeName === 'event' ? 'at' : 's')
  return typeof value === 'number' && value >= 0 ? value : null
}

function beginOf(section: Element, times: SectionTimes): number | null {
  const known = times.get(String(attrOf(section, 'id')))
  if (known !== undefined) return known
  const own = attrOf(section, 'at')
  if (typeof own === 'number' && own >= 0) return own
  for (const item of itemsOf(section)) {
    const time = timeOf(item)
    if (time !== null) return time
  }
  return null
}

function sectionAt(doc: Y.Doc, times: SectionTimes, atMs: number): Element | null {
  const sections = sectionsOf(doc)
  for (const section of sections.toReversed()) {
    const begin = beginOf(section, times)
    if (begin !== null && begin <= atMs) return section
  }
  return sections[0] ?? null
}

export function findSlot(doc: Y.Doc, times: SectionTimes, atMs: number, newId: () => string): Slot {
  const section = sectionAt(doc, times, atMs) ?? addSection(doc, 0, newId())
  const items = itemsOf(section)
  let index = items.length
  while (index > 0) {
    const time = timeOf(items[index - 1]!)
    if (time !== null && time <= atMs) break
    index--
  }
  while (index < items.length && timeOf(items[index]!) === null) index++
  return { section, index, previous: items[index - 1] ?? null }
}

function addSection(doc: Y.Doc, index: number, id: string): Element {
  const section = createElement('section', { id, title: '' })
  rootOf(doc).insert(index, [section])
  return section
}

/** Puts an item into its slot; where a section is full, it goes on in a new one without a title. */
export function insertAt(doc: Y.Doc, slot: Slot, item: Element, newId: () => string): void {
  const items = itemsOf(slot.section)
  if (items.length < maxSectionTurns || slot.index < items.length) {
    slot.section.insert(slot.index, [item])
    return
  }
  const position = sectionsOf(doc).indexOf(slot.section) + 1
  addSection(doc, position, newId()).insert(0, [item])
}

/** Index in the root at which a section that begins at `atMs` stands. */
export function sectionIndex(doc: Y.Doc, times: SectionTimes, atMs: number): number {
  const sections = sectionsOf(doc)
  for (let index = sections.length; index > 0; index--) {
    const begin = beginOf(sections[index - 1]!, times)
    if (begin === null || begin <= atMs) return index
  }
  return 0
}
