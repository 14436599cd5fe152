/** The course of the rapat: parts, acara, turns with their speakers, events on lines of their own, linked passages. */
import { zoneLabel } from '../server/domain/rapat.ts'
import type { RisalahRecord } from '../server/domain/record.ts'
import { type Inline, type Node, quiet, together, type Write } from './layout.ts'
import { hour, sifatWords, soundTime, speakerLabel } from './words.ts'

type Bagian = RisalahRecord['bagian'][number]
type Item = Bagian['sections'][number]['items'][number]
type Turn = Extract<Item, { kind: 'turn' }>

/** Events that carry a ruling stand out; the rest is an aside of the writer. */
const loud = new Set(['buka', 'tutup', 'skors', 'cabut-skors', 'ketuk-palu', 'setuju', 'sifat'])

export const eventLine = (write: Write, text: string): Node =>
  write(text, { style: 'event', margin: [0, 7, 0, 7] })

/** Number of each linked item in the list at the end, by tautan id. */
export function linkNumbers(record: RisalahRecord): Map<string, number> {
  return new Map(record.tautan.map((t, index) => [t.id, index + 1]))
}

/** The words of a turn as paragraphs, with linked passages underlined and numbered. */
function paragraphs(turn: Turn, numbers: ReadonlyMap<string, number>, write: Write): Inline[][] {
  const cuts = new Set([0, turn.text.length])
  for (const { from, to } of turn.tautan) {
    cuts.add(Math.max(0, Math.min(from, turn.text.length)))
    cuts.add(Math.max(0, Math.min(to, turn.text.length)))
  }
  const edges = [...cuts].sort((a, b) => a - b)
  const out: Inline[][] = [[]]
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1]
    for (const ended of turn.tautan.filter((t) => t.to === from && t.from < t.to)) {
      const number = numbers.get(ended.id)
      if (number === undefined) continue
      out.at(-1)!.push(
        write(`[${number}]`, {
          sup: true,
          fontSize: 11.5,
          linkToDestination: `usulan-${number}`,
        }),
      )
    }
    if (to === undefined) break
    const linked = turn.tautan.some((t) => t.from <= from && t.to >= to && numbers.has(t.id))
    const look = linked
      ? { decoration: 'underline', decorationStyle: 'dotted', decorationColor: quiet }
      : {}
    for (const [line, text] of turn.text.slice(from, to).split(/\n+/).entries()) {
      if (line > 0) out.push([])
      if (text !== '') out.at(-1)!.push(write(text, look))
    }
  }
  return out.filter((line) => line.length > 0)
}

function turnNodes(
  record: RisalahRecord,
  turn: Turn,
  withLabel: boolean,
  numbers: ReadonlyMap<string, number>,
  write: Write,
): Node[] {
  const lines = paragraphs(turn, numbers, write)
  if (lines.length === 0) return []
  const speech = lines.map(
    (line, index): Node => ({
      text: line,
      style: 'speech',
      margin: [0, 0, 0, 5],
      ...(index === 0 ? { id: `turn-${turn.id}` } : {}),
    }),
  )
  if (!withLabel) return speech
  const label: Node = {
    text: [
      write(`${speakerLabel(record, turn)}:`),
      ...(turn.startMs !== null && turn.startMs >= 0
        ? [write(`   ${soundTime(turn.startMs)}`, { fontSize: 8, bold: false, color: quiet })]
        : []),
    ],
    style: 'speaker',
    margin: [0, 8, 0, 2],
  }
  return [label, ...speech]
}

function itemsOf(bagian: Bagian): Item[] {
  return bagian.sections.flatMap((section) => section.items)
}

/** Opening and closing lines that the naskah itself does not hold are printed from the hours of the rapat. */
function edgeLine(record: RisalahRecord, kind: 'buka' | 'tutup'): string | null {
  const { rapat, dewan } = record
  const at = kind === 'buka' ? rapat.dibukaAt : rapat.ditutupAt
  const held = record.bagian.some((b) =>
    itemsOf(b).some((i) => i.kind === 'event' && i.event === kind),
  )
  if (at === null || held) return null
  return `RAPAT ${kind === 'buka' ? 'DIBUKA' : 'DITUTUP'} PUKUL ${hour(at, dewan.zona)} ${zoneLabel[dewan.zona]}`
}

function partHeading(record: RisalahRecord, bagian: Bagian, write: Write): Node[] {
  if (record.rapat.sifat.length <= 1) return []
  return [
    write(`BAGIAN ${bagian.no} – ${sifatWords[bagian.sifat].toUpperCase()}`, {
      style: 'event',
      fontSize: 10.5,
      margin: [0, 14, 0, 4],
    }),
  ]
}

/** Parts that are not in this record are named, so that nobody takes it for the whole. */
function leftOut(record: RisalahRecord, write: Write): Node[] {
  const present = new Set(record.bagian.map((b) => b.no))
  return record.rapat.sifat
    .filter((s) => !present.has(s.bagianNo))
    .map(({ bagianNo, sifat, mulaiAt }) =>
      write(
        `(Bagian ${bagianNo}, sejak pukul ${hour(mulaiAt, record.dewan.zona)} ${zoneLabel[record.dewan.zona]}, bersifat ${sifat} dan tidak dimuat dalam risalah ini.)`,
        { style: 'aside', margin: [0, 8, 0, 8] },
      ),
    )
}

export function courseOfTalk(record: RisalahRecord, write: Write): Node[] {
  const numbers = linkNumbers(record)
  const out: Node[] = [
    write('JALANNYA RAPAT', { style: 'heading', pageBreak: 'before', margin: [0, 4, 0, 8] }),
  ]
  /** Headings that wait for what they head. */
  let heads: Node[] = []
  const add = (nodes: readonly Node[], letters: number) => {
    const [first, ...rest] = nodes
    if (!first) return
    out.push(...together([...heads, ...nodes.slice(0, 2)], letters), ...rest.slice(1))
    heads = []
  }
  const opening = edgeLine(record, 'buka')
  if (opening) out.push(eventLine(write, opening))
  for (const bagian of record.bagian) {
    heads.push(...partHeading(record, bagian, write))
    let speaker: string | null = null
    let acara: string | null = null
    for (const section of bagian.sections) {
      if (section.title !== '' && (section.acaraId === null || section.acaraId !== acara)) {
        const no = record.rapat.acara.find((a) => a.id === section.acaraId)?.no
        const title = no === undefined ? section.title : `Acara ${no}: ${section.title}`
        heads.push(write(title, { style: 'acara', margin: [0, 14, 0, 4] }))
        speaker = null
      }
      acara = section.acaraId ?? acara
      for (const item of section.items) {
        if (item.kind === 'event') {
          const line = loud.has(item.event)
            ? eventLine(write, item.text)
            : write(bracketed(item.text), { style: 'aside', margin: [0, 5, 0, 5] })
          add([line], item.text.length)
          speaker = null
          continue
        }
        const who = `${item.speakerStatus}:${item.speakerId}`
        add(turnNodes(record, item, who !== speaker, numbers, write), item.text.length)
        if (item.text.trim() !== '') speaker = who
      }
    }
  }
  out.push(...heads, ...leftOut(record, write))
  const closing = edgeLine(record, 'tutup')
  if (closing) out.push(eventLine(write, closing))
  return out
}

const bracketed = (text: string) => (/^\(.*\)$/s.test(text) ? text : `(${text})`)
