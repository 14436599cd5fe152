/** Changes of the budget and votes, as they stand behind the decisions of a printed record. */
import {
  type ArahAnggaran,
  agreedSum,
  formatSelisih,
  type StatusAnggaran,
  selisihOf,
} from '../server/domain/anggaran.ts'
import type { RisalahRecord } from '../server/domain/record.ts'
import { formatRupiah } from '../server/domain/rupiah.ts'
import { heading, ruled } from './back.ts'
import { type Node, quiet, together, type Write } from './layout.ts'

type Change = NonNullable<RisalahRecord['anggaran']>[number]
type Vote = NonNullable<RisalahRecord['suara']>[number]

const arahWords: Readonly<Record<ArahAnggaran, string>> = {
  naik: 'naik',
  turun: 'turun',
  digeser: 'digeser',
  dicoret: 'dicoret',
  ditunda: 'ditunda',
  diubah: 'diubah',
}
const statusWords: Readonly<Record<StatusAnggaran, string>> = {
  disampaikan: 'disampaikan',
  diusulkan: 'usulan',
  disepakati: 'disepakati',
  ditolak: 'ditolak',
}

/** "turun 10% · Dinas PUPR · disepakati" */
function about({ arah, tujuan, persen, opd, status }: Change): string {
  const share = persen === null ? '' : ` ${persen}%`
  const where = tujuan === null ? '' : arah === 'ditunda' ? ` sampai ${tujuan}` : ` ke ${tujuan}`
  return [`${arahWords[arah]}${share}${where}`, opd, statusWords[status]]
    .filter(Boolean)
    .join(' · ')
}

function differenceOf(change: Change): string {
  const value = selisihOf(change)
  if (value !== null) return formatSelisih(value)
  return change.selisih === null ? '–' : formatRupiah(change.selisih)
}

/** What was not said stays open; a sum stands only where it is honest. */
export function budgetChanges(record: RisalahRecord, write: Write): Node[] {
  const rows = record.anggaran ?? []
  if (rows.length === 0) return []
  const cell = (text: string, look: Node = {}): Node =>
    write(text, { fontSize: 9, lineHeight: 1.15, ...look })
  const amount = (text: string, look: Node = {}) =>
    cell(text, { alignment: 'right', noWrap: true, ...look })
  const money = (digits: string | null) => amount(digits === null ? '–' : formatRupiah(digits))
  const sum = agreedSum(rows)
  const head = [
    cell('No.', { bold: true }),
    cell('Mata anggaran', { bold: true }),
    ...['Semula', 'Menjadi', 'Selisih'].map((text) => amount(text, { bold: true })),
  ]
  const letters = rows.reduce((total, { mataAnggaran }) => total + mataAnggaran.length + 120, 0)
  return together(
    [
      heading(write, 'PERUBAHAN ANGGARAN'),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [20, '*', 'auto', 'auto', 'auto'],
          body: [
            head,
            ...rows.map((row, index) => [
              cell(String(index + 1)),
              {
                stack: [
                  cell(row.mataAnggaran || '(mata anggaran tidak disebut)'),
                  cell(about(row), { fontSize: 8, color: quiet }),
                ],
              },
              money(row.dari),
              money(row.menjadi),
              amount(differenceOf(row)),
            ]),
            ...(sum === null
              ? []
              : [
                  [
                    { ...cell('Jumlah yang disepakati', { bold: true }), colSpan: 4 },
                    ...['', '', ''].map((text) => cell(text)),
                    amount(formatSelisih(sum), { bold: true }),
                  ],
                ]),
          ],
        },
        layout: ruled,
      },
    ],
    letters,
  )
}

/** "Raperda …, rahasia: setuju 20, tidak setuju 5, abstain 2; disetujui." A count that nobody wrote down is not there. */
export function voteLine({ perihal, cara, setuju, tidakSetuju, abstain, hasil }: Vote): string {
  const counts = [
    setuju === null ? '' : `setuju ${setuju}`,
    tidakSetuju === null ? '' : `tidak setuju ${tidakSetuju}`,
    abstain === null ? '' : `abstain ${abstain}`,
  ].filter(Boolean)
  const matter = perihal.replace(/\.$/, '') || 'Perihal tidak dicatat'
  const how = cara === null ? '' : ` (pemungutan suara ${cara})`
  const found = counts.length === 0 ? 'jumlah suara tidak dicatat' : counts.join(', ')
  return `${matter}${how}: ${found}${hasil === null ? '' : `; ${hasil}`}.`
}

export function votes(record: RisalahRecord, write: Write): Node[] {
  const rows = record.suara ?? []
  if (rows.length === 0) return []
  return together(
    [
      heading(write, 'PEMUNGUTAN SUARA'),
      {
        ol: rows.map((row) => write(voteLine(row), { style: 'speech', margin: [4, 0, 0, 4] })),
        fontSize: 11,
      },
    ],
    rows.reduce((sum, row) => sum + voteLine(row).length, 0),
  )
}
