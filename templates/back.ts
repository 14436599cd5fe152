/** Last pages of a risalah: decisions, linked items, signatures, QR, evidence of the sound. */
import { belumDikoreksi, type RisalahRecord } from '../server/domain/record.ts'
import { linkNumbers } from './body.ts'
import { type Node, quiet, together, type Write } from './layout.ts'
import { longDate, nameInCapitals, relasiWords, soundTime } from './words.ts'

export const heading = (write: Write, text: string): Node =>
  write(text, { style: 'heading', margin: [0, 22, 0, 8] })

export function decisions(record: RisalahRecord, write: Write): Node[] {
  if (record.keputusan.length === 0) return []
  const letters = record.keputusan.reduce((sum, { text }) => sum + text.length, 0)
  return together(
    [
      heading(write, 'KESIMPULAN DAN KEPUTUSAN'),
      {
        ol: record.keputusan.map((one) =>
          write(decisionText(one), { style: 'speech', margin: [4, 0, 0, 4] }),
        ),
        fontSize: 11,
      },
    ],
    letters,
  )
}

export const ruled = {
  hLineWidth: (i: number, node: { table: { body: unknown[] } }) =>
    i === 0 || i === 1 || i === node.table.body.length ? 0.8 : 0.3,
  vLineWidth: () => 0,
  hLineColor: (i: number) => (i <= 1 ? '#1a1a1a' : '#b5b5b5'),
  paddingTop: () => 3,
  paddingBottom: () => 3,
}

const statusWords = { disetujui: '', ditolak: ' (ditolak)', ditunda: ' (ditunda)' } as const

export const decisionText = ({ text, status }: RisalahRecord['keputusan'][number]): string =>
  status && status !== 'disetujui' && !new RegExp(`\\b${status}\\b`, 'i').test(text)
    ? `${text.replace(/\.$/, '')}${statusWords[status]}.`
    : text

/** Who is to do what by when. */
export function followUps(record: RisalahRecord, write: Write): Node[] {
  const rows = record.tindakLanjut ?? []
  if (rows.length === 0) return []
  const cell = (text: string, look: Node = {}): Node =>
    write(text, { fontSize: 9.5, lineHeight: 1.15, ...look })
  const head = ['No.', 'Tindak lanjut', 'Pelaksana', 'Batas waktu'].map((text) =>
    cell(text, { bold: true }),
  )
  const letters = rows.reduce((sum, { text }) => sum + text.length + 60, 0)
  return together(
    [
      heading(write, 'TINDAK LANJUT'),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [20, '*', 120, 90],
          body: [
            head,
            ...rows.map(({ text, pic, due }, index) => [
              cell(String(index + 1)),
              cell(text),
              cell(pic ?? '–'),
              cell(due === null ? '–' : longDate(`${due}T12:00:00.000Z`, 'Asia/Jakarta')),
            ]),
          ],
        },
        layout: ruled,
      },
    ],
    letters,
  )
}

const jenisWords = { aspirasi: 'Reses', pokir: 'Pokir' } as const

/** Code, title, relation and where it was spoken of. Never money, never a constituent's data. */
export function linkedItems(record: RisalahRecord, write: Write): Node[] {
  if (record.tautan.length === 0) return []
  const numbers = linkNumbers(record)
  const printed = new Set(
    record.bagian
      .flatMap((b) => b.sections.flatMap((s) => s.items))
      .flatMap((i) => (i.kind === 'turn' && i.text.trim() ? [i.id] : [])),
  )
  const cell = (text: string, look: Node = {}): Node =>
    write(text, { fontSize: 9.5, lineHeight: 1.15, ...look })
  const head = ['No.', 'Kode', 'Judul usulan', 'Relasi', 'Rekaman', 'Hlm.'].map((text) =>
    cell(text, { bold: true, fontSize: 9 }),
  )
  // A long list is a table of several pages: then the heading may part from it.
  const letters = record.tautan.length * 120
  return together(
    [
      heading(write, 'USULAN RESES DAN POKIR YANG DIBICARAKAN'),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [20, 'auto', '*', 'auto', 'auto', 34],
          body: [
            head,
            ...record.tautan.map((t) => [
              cell(String(numbers.get(t.id)), { id: `usulan-${numbers.get(t.id)}` }),
              cell(t.kode, { noWrap: true }),
              {
                stack: [
                  cell(t.judul),
                  cell(`${jenisWords[t.jenis]} versi ${t.usulanVersi}`, {
                    fontSize: 8,
                    color: quiet,
                  }),
                ],
              },
              cell(relasiWords[t.relasi]),
              cell(t.startMs === null ? '–' : soundTime(t.startMs), { noWrap: true }),
              printed.has(t.turnId)
                ? { text: [{ pageReference: `turn-${t.turnId}` }], fontSize: 9.5 }
                : cell('–'),
            ]),
          ],
        },
        layout: ruled,
      },
    ],
    letters,
  )
}

function signer(record: RisalahRecord, slot: 'sekretaris' | 'ketua', write: Write): Node {
  const found = record.signers.find((s) => s.slot === slot)
  if (!found) return { text: '', width: '*' }
  const how = belumDikoreksi(record.status)
    ? '(belum ditandatangani)'
    : 'ditandatangani secara elektronik'
  return {
    width: '*',
    stack: [
      ...found.label.split('\n').map((line) => write(line, { fontSize: 11, alignment: 'center' })),
      write(how, {
        fontSize: 8.5,
        italics: true,
        color: quiet,
        alignment: 'center',
        margin: [0, 26, 0, 26],
      }),
      write(nameInCapitals(found.nama), {
        fontSize: 11,
        bold: true,
        alignment: 'center',
        decoration: 'underline',
      }),
      ...(found.jabatan ? [write(found.jabatan, { fontSize: 10, alignment: 'center' })] : []),
    ],
  }
}

/** Place and date, the signers in their order, and the way to check this file. Never torn over two pages. */
export function signatures(record: RisalahRecord, write: Write): Node {
  const provisional = belumDikoreksi(record.status)
  return {
    unbreakable: true,
    margin: [0, 30, 0, 0],
    stack: [
      write(`${record.dewan.kota}, ${longDate(record.frozenAt, record.dewan.zona)}`, {
        fontSize: 11,
        alignment: 'right',
        margin: [0, 0, 0, 10],
      }),
      {
        columns: [signer(record, 'sekretaris', write), signer(record, 'ketua', write)],
        columnGap: 28,
      },
      {
        margin: [0, 30, 0, 0],
        columns: [
          { qr: record.verifyUrl, fit: 84, eccLevel: 'M', foreground: '#1a1a1a', width: 92 },
          {
            width: '*',
            stack: [
              write('Cara memeriksa dokumen ini', {
                fontSize: 9.5,
                bold: true,
                margin: [0, 2, 0, 3],
              }),
              write(
                provisional
                  ? 'Naskah ini masih sementara dan belum ditandatangani. Naskah resmi terbit setelah masa koreksi.'
                  : 'Tanda tangan elektronik berada di dalam berkas PDF. Cetakan di kertas adalah salinan: pindai kode QR atau buka alamat di bawah, lalu cocokkan dengan berkas elektroniknya.',
                { style: 'small', margin: [0, 0, 0, 3] },
              ),
              { ...write(record.verifyUrl, { fontSize: 9 }), link: record.verifyUrl },
              write(
                'Isi lengkap, tautan usulan, dan sidik rekaman terlampir di dalam PDF ini (record.json).',
                {
                  style: 'small',
                  margin: [0, 3, 0, 0],
                },
              ),
            ],
          },
        ],
        columnGap: 12,
      },
    ],
  }
}

/** What the text rests on: the recordings by their fingerprints. */
export function evidence(record: RisalahRecord, write: Write): Node[] {
  const rows = record.bagian.flatMap((b) => b.audio.map((a) => ({ no: b.no, ...a })))
  if (rows.length === 0) return []
  return [
    {
      unbreakable: true,
      margin: [0, 24, 0, 0],
      stack: [
        write('Rekaman sumber (SHA-256)', { fontSize: 9, bold: true, margin: [0, 0, 0, 2] }),
        ...rows.map((a) =>
          write(
            `Bagian ${a.no}, saluran ${a.channel + 1}, ${soundTime((a.samples / a.sampleRateHz) * 1000)}: ${a.sha256}`,
            { style: 'small', fontSize: 7.5 },
          ),
        ),
      ],
    },
  ]
}
