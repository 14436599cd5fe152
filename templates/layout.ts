/** The pieces every printed document shares: text that always has glyphs, page furniture, marks, styles. */
import type { RisalahRecord } from '../server/domain/record.ts'
import { belumDikoreksi } from '../server/domain/record.ts'
import { defaultFont, type FontSet } from './fonts.ts'

/** A node of the PDF maker's document definition. */
export type Node = Record<string, unknown>
export type Inline = Node & { text: unknown }

export const ink = '#1a1a1a'
export const quiet = '#5c5c5c'
export const alarm = '#9c1c1c'
export const provisionalMark = 'SEMENTARA – BELUM DIKOREKSI'

/** Text as runs of fonts that can draw it. `look` goes on every run. */
export type Write = (text: string, look?: Node) => Inline

export function writer(fonts: FontSet): Write {
  return (text, look = {}) => {
    const runs = fonts.runs(text)
    if (runs.length === 0) return { ...look, text: '' }
    if (runs.length === 1) return { ...look, text: runs[0]!.text, font: runs[0]!.font }
    return { ...look, text: runs }
  }
}

export const pageMargins = [85, 84, 64, 74] as const
const pageWidth = 595.28
export const textWidth = pageWidth - pageMargins[0] - pageMargins[2]

export const rule = (width: number, colour = ink, length = textWidth): Node => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: width, lineColor: colour }],
})

/** Marks at the head of every page: provisional, example. */
function marks(record: RisalahRecord, write: Write): Node[] {
  const found: Node[] = []
  if (belumDikoreksi(record.status)) {
    found.push(
      write(provisionalMark, { bold: true, color: alarm, fontSize: 9.5, characterSpacing: 0.6 }),
    )
  }
  if (record.contoh) {
    found.push(
      write('CONTOH – rapat, orang, dan keputusan di dalamnya rekaan', {
        color: alarm,
        fontSize: 8,
      }),
    )
  }
  return found.map((node) => ({ ...node, alignment: 'center' }))
}

/** One line stays one line. */
const inShort = (text: string, max: number) =>
  text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`

export function pageHead(record: RisalahRecord, short: string, write: Write) {
  return (page: number): Node => ({
    margin: [pageMargins[0], 24, pageMargins[2], 0],
    stack: [
      ...marks(record, write),
      ...(page === 1
        ? []
        : [
            {
              margin: [0, 4, 0, 3],
              columns: [
                write(inShort(`DPRD ${record.dewan.daerah}`, 46), {
                  fontSize: 8,
                  color: quiet,
                  width: 'auto',
                  noWrap: true,
                }),
                write(inShort(short, 74), {
                  fontSize: 8,
                  color: quiet,
                  width: '*',
                  alignment: 'right',
                  noWrap: true,
                }),
              ],
              columnGap: 12,
            },
            rule(0.5, '#b5b5b5'),
          ]),
    ],
  })
}

export function pageFoot(record: RisalahRecord, write: Write) {
  return (page: number, pages: number): Node => ({
    margin: [pageMargins[0], 22, pageMargins[2], 0],
    stack: [
      rule(0.5, '#b5b5b5'),
      {
        margin: [0, 5, 0, 0],
        columns: [
          {
            ...write(`Periksa keaslian: ${record.verifyUrl}`, { fontSize: 7.5, color: quiet }),
            link: record.verifyUrl,
            width: '*',
          },
          write(`Halaman ${page} dari ${pages}`, {
            fontSize: 8.5,
            color: ink,
            width: 'auto',
            alignment: 'right',
          }),
        ],
        columnGap: 12,
      },
    ],
  })
}

/** Longer than this a block may be torn over two pages. */
const maxKeptLetters = 1600

/**
 * Keeps headings with what follows: neither a title nor a speaker's name stands alone at the foot of a page. (The PDF
 * maker's own hook for this lays out everything again for each break, which costs minutes on long records.)
 */
export function together(nodes: readonly Node[], letters: number): Node[] {
  if (nodes.length < 2 || letters > maxKeptLetters) return [...nodes]
  return [{ unbreakable: true, stack: nodes }]
}

export function watermark(record: RisalahRecord): Node {
  return record.contoh
    ? {
        watermark: {
          text: 'CONTOH',
          color: '#9c1c1c',
          opacity: 0.05,
          bold: true,
          angle: -52,
          fontSize: 104,
          font: defaultFont,
        },
      }
    : {}
}

export const styles: Record<string, Node> = {
  house: { fontSize: 15, bold: true, alignment: 'center', characterSpacing: 0.4, lineHeight: 1.1 },
  title: { fontSize: 22, bold: true, alignment: 'center', characterSpacing: 5 },
  kind: { fontSize: 13, bold: true, alignment: 'center', lineHeight: 1.15 },
  subject: { fontSize: 12, alignment: 'center', lineHeight: 1.2 },
  label: { fontSize: 10.5 },
  heading: { fontSize: 12, bold: true, alignment: 'center', characterSpacing: 0.8 },
  group: { fontSize: 10.5, bold: true },
  acara: { fontSize: 11.5, bold: true },
  speaker: { fontSize: 11, bold: true },
  speech: { fontSize: 11, alignment: 'justify', lineHeight: 1.28 },
  event: { fontSize: 11, bold: true, alignment: 'center', characterSpacing: 0.4 },
  aside: { fontSize: 10, italics: true, alignment: 'center', color: quiet },
  small: { fontSize: 8.5, color: quiet, lineHeight: 1.2 },
}
