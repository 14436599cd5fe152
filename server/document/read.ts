/** Plain content of a text, as records and pages need it. */
import * as Y from 'yjs'
import type { TurnAttrs } from '../domain/naskah.ts'
import type { RecordBagian } from '../domain/record.ts'
import {
  attrOf,
  type Element,
  itemsOf,
  piecesOf,
  rootOf,
  sectionsOf,
  textOf,
  turnAttrs,
} from './tree.ts'

type Section = RecordBagian['sections'][number]
type Item = Section['items'][number]

/** Ranges of the text that are linked; neighbours of one link are one range. */
function linksOf(turn: Element): { id: string; from: number; to: number }[] {
  const links: { id: string; from: number; to: number }[] = []
  let at = 0
  for (const { text, attributes } of piecesOf(turn)) {
    for (const [key, value] of Object.entries(attributes)) {
      const id = (value as { id?: string } | null)?.id
      if (!key.startsWith('tautan') || id === undefined) continue
      const open = links.find((link) => link.id === id && link.to === at)
      if (open) open.to = at + text.length
      else links.push({ id, from: at, to: at + text.length })
    }
    at += text.length
  }
  return links
}

const timeOrNull = (value: number) => (value < 0 ? null : value)

function readItem(item: Element): Item {
  if (item.nodeName === 'event') {
    return {
      kind: 'event',
      id: String(attrOf(item, 'id') ?? ''),
      event: String(attrOf(item, 'kind') ?? 'keterangan'),
      text: textOf(item),
      atMs: timeOrNull(Number(attrOf(item, 'at') ?? -1)),
    }
  }
  const attrs = turnAttrs(item)
  return {
    kind: 'turn',
    id: attrs.tid,
    speakerId: attrs.spk,
    speakerStatus: attrs.spkStatus,
    text: textOf(item),
    channel: attrs.channel,
    startMs: timeOrNull(attrs.s),
    endMs: attrs.s < 0 ? null : timeOrNull(attrs.e),
    status: attrs.status,
    tautan: linksOf(item),
  }
}

export function readSections(doc: Y.Doc): Section[] {
  return sectionsOf(doc).map((section) => ({
    id: String(attrOf(section, 'id') ?? ''),
    acaraId: (attrOf(section, 'acaraId') as string | undefined) ?? null,
    title: String(attrOf(section, 'title') ?? ''),
    items: itemsOf(section).map(readItem),
  }))
}

export type NaskahTurn = TurnAttrs & {
  readonly text: string
  /** Of its section, or of the one that section goes on from. */
  readonly acaraId: string | null
  readonly tautan: readonly string[]
}

type TurnInText = Omit<NaskahTurn, 'acaraId'>

const readBefore = new WeakMap<Y.Doc, WeakMap<Element, TurnInText>>()

/** Turns of this text as they were read last, without those that changed since. */
function turnsReadOf(doc: Y.Doc): WeakMap<Element, TurnInText> {
  const known = readBefore.get(doc)
  if (known) return known
  const made = new WeakMap<Element, TurnInText>()
  rootOf(doc).observeDeep((events) => {
    for (const { target } of events) {
      let at: unknown = target
      while (at instanceof Y.AbstractType) {
        made.delete(at as Element)
        at = at.parent
      }
    }
  })
  readBefore.set(doc, made)
  return made
}

/** The turns alone, in order, with why a machine named their speaker. */
export function readTurns(doc: Y.Doc): NaskahTurn[] {
  const known = turnsReadOf(doc)
  const turns: NaskahTurn[] = []
  let acaraId: string | null = null
  for (const section of sectionsOf(doc)) {
    acaraId = (attrOf(section, 'acaraId') as string | undefined) ?? acaraId
    for (const item of itemsOf(section)) {
      if (item.nodeName !== 'turn') continue
      let turn = known.get(item)
      if (turn === undefined) {
        const tautan = [...new Set(linksOf(item).map((link) => link.id))]
        turn = { ...turnAttrs(item), text: textOf(item), tautan }
        known.set(item, turn)
      }
      turns.push({ ...turn, acaraId })
    }
  }
  return turns
}
