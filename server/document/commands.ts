/** What a person does to a turn, as changes of the text: name, correct, link, split, join, check. */
import type * as Y from 'yjs'
import { diff } from '../domain/diff.ts'
import { RisalahError } from '../domain/errors.ts'
import type { NaskahCommand } from '../domain/protocol/naskah.ts'
import {
  attrOf,
  createElement,
  type Element,
  editText,
  type Found,
  findTurn,
  formatText,
  itemsOf,
  linkKey,
  piecesOf,
  rootOf,
  sectionsOf,
  setAttrs,
  textOf,
  tokensOf,
  turnAttrs,
} from './tree.ts'
import type { SpeakerChange } from './types.ts'

/** When the word with this number began, so that a split turn still knows its sound; null where no words are known. */
export type WordTimes = (turn: Element, atWord: number) => number | null

/** Words and the spaces between them: marks on words that stay are kept. */
const parts = (text: string): string[] => text.match(/\s+|\S+/g) ?? []

function setText(turn: Element, text: string): void {
  const current = textOf(turn)
  const [before, after] = [parts(current), parts(text)]
  const length = (pieces: readonly string[]) => pieces.join('').length
  for (const hunk of diff(before, after).toReversed()) {
    const from = length(before.slice(0, hunk.aFrom))
    const to = from + length(before.slice(hunk.aFrom, hunk.aTo))
    editText(turn, from, to, after.slice(hunk.bFrom, hunk.bTo).join(''))
  }
  if (current !== text) setAttrs(turn, { status: 'dikoreksi' })
}

function link(turn: Element, tautanId: string, quote: string): void {
  const from = textOf(turn).indexOf(quote)
  if (from < 0) throw new RisalahError('not_found')
  formatText(turn, from, from + quote.length, { [linkKey(tautanId)]: { id: tautanId } })
}

/** Moves text with its marks to the end of another turn. */
function moveText(from: Element, start: number, to: Element): void {
  let at = 0
  for (const { text, attributes } of piecesOf(from)) {
    const kept = text.slice(Math.max(start - at, 0))
    at += text.length
    if (kept === '') continue
    const end = textOf(to).length
    editText(to, end, end, kept, true)
    if (Object.keys(attributes).length > 0) formatText(to, end, end + kept.length, attributes)
  }
  editText(from, start, textOf(from).length, '')
}

function split(found: Found, atWord: number, newId: () => string, times: WordTimes): void {
  const { section, item: turn, index } = found
  const tokens = tokensOf(textOf(turn))
  const token = tokens[atWord]
  if (!token) throw new RisalahError('input_invalid')
  const attrs = turnAttrs(turn)
  const cut = times(turn, atWord) ?? attrs.s + ((attrs.e - attrs.s) * atWord) / tokens.length
  const at = Math.round(Math.min(Math.max(cut, attrs.s), attrs.e))
  const next = createElement('turn', {
    ...attrs,
    tid: newId(),
    spk: null,
    spkStatus: 'usulan',
    spkBukti: null,
    s: attrs.s < 0 ? -1 : at,
  })
  section.insert(index + 1, [next])
  moveText(turn, token.from, next)
  editText(turn, tokens[atWord - 1]!.to, textOf(turn).length, '')
  if (attrs.s >= 0) setAttrs(turn, { e: at })
}

function join(found: Found): void {
  const { section, item: turn, index } = found
  const previous = section.toArray()[index - 1] as Element | undefined
  if (previous?.nodeName !== 'turn') throw new RisalahError('state_refused')
  const [own, before] = [turnAttrs(turn), turnAttrs(previous)]
  const end = textOf(previous).length
  if (end > 0 && textOf(turn) !== '') editText(previous, end, end, ' ', true)
  moveText(turn, 0, previous)
  if (own.s >= 0 && own.channel === before.channel) {
    setAttrs(previous, {
      s: before.s < 0 ? own.s : Math.min(before.s, own.s),
      e: Math.max(before.e, own.e),
    })
  }
  if (own.status !== 'mesin' && before.status === 'mesin')
    setAttrs(previous, { status: own.status })
  section.delete(index, 1)
}

/** Sets speakers where they still are what was read; answers the turns that were set. */
export function setSpeakers(doc: Y.Doc, changes: readonly SpeakerChange[]): string[] {
  const set: string[] = []
  for (const { tid, was, spk, status, bukti } of changes) {
    const turn = findTurn(doc, tid)?.item
    if (!turn) continue
    const now = turnAttrs(turn)
    if (now.spk !== was.spk || now.spkStatus !== was.status) continue
    setAttrs(turn, { spk, spkStatus: status, spkBukti: bukti })
    set.push(tid)
  }
  return set
}

export function unlink(doc: Y.Doc, tautanId: string): void {
  const key = linkKey(tautanId)
  for (const section of sectionsOf(doc)) {
    for (const item of itemsOf(section)) {
      if (piecesOf(item).some(({ attributes }) => key in attributes)) {
        formatText(item, 0, textOf(item).length, { [key]: null })
      }
    }
  }
}

export function removeEvent(doc: Y.Doc, eventId: string, text: string): boolean {
  for (const section of sectionsOf(doc)) {
    const index = section
      .toArray()
      .findIndex(
        (item) =>
          (item as Element).nodeName === 'event' && attrOf(item as Element, 'id') === eventId,
      )
    if (index < 0) continue
    if (textOf(section.toArray()[index] as Element) !== text) return false
    section.delete(index, 1)
    return true
  }
  return false
}

export function removeSection(doc: Y.Doc, sectionId: string): void {
  const sections = sectionsOf(doc)
  const index = sections.findIndex((section) => attrOf(section, 'id') === sectionId)
  const section = sections[index]
  if (!section) return
  if (itemsOf(section).length === 0) rootOf(doc).delete(index, 1)
  else setAttrs(section, { acaraId: null, title: '' })
}

/** Did nobody but the machine have a hand in this turn? */
export function isUntouched(turn: Element): boolean {
  const { status, spkStatus } = turnAttrs(turn)
  const linked = piecesOf(turn).some(({ attributes }) => Object.keys(attributes).length > 0)
  return status === 'mesin' && spkStatus === 'usulan' && !linked
}

export function applyCommand(
  doc: Y.Doc,
  command: NaskahCommand,
  newId: () => string,
  times: WordTimes,
): void {
  const found = findTurn(doc, command.tid)
  if (!found) throw new RisalahError('not_found')
  const turn = found.item
  if (command.type === 'assign-speaker') {
    setAttrs(turn, { spk: command.spk, spkStatus: command.status, spkBukti: null })
  } else if (command.type === 'set-text') setText(turn, command.text)
  else if (command.type === 'link') link(turn, command.tautanId, command.quote)
  else if (command.type === 'split') split(found, command.atWord, newId, times)
  else if (command.type === 'join') join(found)
  else setAttrs(turn, { status: 'diperiksa' })
}
