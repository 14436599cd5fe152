/** Template of the risalah: from a frozen record to the definition of its printed pages. Pure; same record, same pages. */
import type { RisalahRecord } from '../server/domain/record.ts'
import { decisions, evidence, followUps, linkedItems, signatures } from './back.ts'
import { courseOfTalk } from './body.ts'
import { budgetChanges, votes } from './figures.ts'
import { defaultFont, type FontSet } from './fonts.ts'
import { attendance, crestNode, headerTable, kindLine, legend, titleBlock } from './front.ts'
import {
  ink,
  type Node,
  pageFoot,
  pageHead,
  pageMargins,
  styles,
  watermark,
  writer,
} from './layout.ts'
import { longDay, plainTitle } from './words.ts'

const words = { risalah: 'Risalah', catatan: 'Catatan Rapat', lapsing: 'Laporan Singkat' }

/** `attachment` is the canonical JSON of the record, put into the PDF as it is hashed. */
export function risalahDefinition(record: RisalahRecord, attachment: string, fonts: FontSet): Node {
  const write = writer(fonts)
  const at = new Date(record.frozenAt)
  const short = `${words[record.dokumen]} ${kindLine(record)}, ${longDay(record.rapat.tanggal)}`
  return {
    version: '1.7',
    subset: 'PDF/A-3b',
    tagged: false,
    displayTitle: true,
    language: 'id-ID',
    compress: true,
    pageSize: 'A4',
    pageMargins: [...pageMargins],
    info: {
      title: plainTitle(`${words[record.dokumen]}: ${record.rapat.judul}`),
      author: plainTitle(record.dewan.nama),
      subject: plainTitle(short),
      creator: plainTitle(`Risalah ${record.software.risalah}`),
      producer: plainTitle(`Risalah ${record.software.risalah}`),
      creationDate: at,
      modDate: at,
    },
    files: {
      record: {
        src: `data:application/json;base64,${Buffer.from(attachment).toString('base64')}`,
        name: 'record.json',
        type: 'application/json',
        relationship: 'Data',
        description: 'Naskah beku: isi, tautan usulan, dan sidik rekaman (JSON kanonik)',
        creationDate: at,
        modifiedDate: at,
      },
    },
    defaultStyle: { font: defaultFont, fontSize: 11, color: ink, lineHeight: 1.15 },
    styles,
    ...watermark(record),
    header: pageHead(record, short, write),
    footer: pageFoot(record, write),
    content: [
      ...titleBlock(record, write, crestNode(record)),
      headerTable(record, write),
      ...attendance(record, write),
      legend(write),
      ...courseOfTalk(record, write),
      ...decisions(record, write),
      ...votes(record, write),
      ...budgetChanges(record, write),
      ...followUps(record, write),
      ...linkedItems(record, write),
      signatures(record, write),
      ...evidence(record, write),
    ],
  }
}
