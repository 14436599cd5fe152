/** First pages of a risalah: council, title, header data, attendance per fraksi, guests, legend. */
import { jenisRapat, zoneLabel } from '../server/domain/rapat.ts'
import type { RisalahRecord } from '../server/domain/record.ts'
import { crestOf } from './crest.ts'
import { type Node, rule, together, type Write } from './layout.ts'
import { hour, hours, longDay, nameInCapitals, postOf, sifatWords } from './words.ts'

type Person = RisalahRecord['orang'][number]

const documentTitle = { risalah: 'RISALAH', catatan: 'CATATAN RAPAT', lapsing: 'LAPORAN SINGKAT' }

/** "Dewan Perwakilan Rakyat Daerah / Kabupaten Lumbung Raya": the region on a line of its own. */
function houseLines({ nama, daerah }: RisalahRecord['dewan']): string[] {
  const at = nama.toLowerCase().indexOf(daerah.toLowerCase())
  return at > 0 ? [nama.slice(0, at).trim(), daerah] : [nama, daerah]
}

export function kindLine({ rapat }: RisalahRecord): string {
  const { alat, jenisNama } = rapat
  return alat && !jenisNama.toLowerCase().includes(alat.toLowerCase())
    ? `${jenisNama} ${alat}`
    : jenisNama
}

/** The title under the kind, without saying the kind twice. */
function subjectLines(record: RisalahRecord, write: Write): Node[] {
  const [kind, { judul }] = [kindLine(record), record.rapat]
  const repeats = judul.toLowerCase().startsWith(kind.toLowerCase())
  const rest = repeats ? judul.slice(kind.length).trim() : judul
  if (rest === '') return []
  return [write(rest.toUpperCase(), { style: 'kind', margin: [24, 0, 24, 4] })]
}

export function titleBlock(record: RisalahRecord, write: Write, crest: Node): Node[] {
  return [
    { ...crest, alignment: 'center', margin: [0, 0, 0, 8] },
    ...houseLines(record.dewan).map((line) => write(line.toUpperCase(), { style: 'house' })),
    { ...rule(2), margin: [0, 9, 0, 1.6] },
    { ...rule(0.6), margin: [0, 0, 0, 20] },
    write(documentTitle[record.dokumen], { style: 'title', margin: [0, 0, 0, 8] }),
    write(kindLine(record).toUpperCase(), { style: 'kind', margin: [12, 0, 12, 3] }),
    ...subjectLines(record, write),
    write(longDay(record.rapat.tanggal).toUpperCase(), {
      style: 'kind',
      fontSize: 11.5,
      margin: [0, 2, 0, record.versi > 1 ? 2 : 20],
    }),
    ...(record.versi > 1
      ? [write(`Ralat ke-${record.versi - 1}`, { style: 'aside', margin: [0, 0, 0, 20] })]
      : []),
  ]
}

export const crestNode = (record: RisalahRecord): Node => {
  const crest = crestOf(record.dewan.lambang, record.dewan.warna)
  return 'svg' in crest ? { svg: crest.svg, fit: [58, 66] } : { image: crest.image, fit: [66, 66] }
}

type Field = [label: string, value: string | string[] | null]

function names(record: RisalahRecord, ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const person = record.orang.find((p) => p.id === id)
    if (!person) return []
    return [
      [nameInCapitals(person.nama), person.jabatan && `(${person.jabatan})`]
        .filter(Boolean)
        .join(' '),
    ]
  })
}

/** Kind and openness as they were, switch by switch. */
function sifatLines({ rapat, dewan }: RisalahRecord): string[] {
  if (rapat.sifat.length <= 1) return [sifatWords[rapat.sifat[0]?.sifat ?? 'terbuka']]
  return rapat.sifat.map(
    ({ sifat, mulaiAt }) =>
      `${sifatWords[sifat]}, sejak pukul ${hour(mulaiAt, dewan.zona)} ${zoneLabel[dewan.zona]}`,
  )
}

function hadirLine(record: RisalahRecord): string {
  const members = record.orang.filter((p) => isMember(p))
  const present = members.filter((p) => statusOf(record, p) === 'hadir')
  const away = members.filter((p) => ['izin', 'sakit'].includes(statusOf(record, p) ?? ''))
  const guests = record.orang.filter(
    (p) => p.kelompok === 'undangan' && statusOf(record, p) !== 'izin',
  )
  const lines = [`${present.length} dari ${members.length} orang anggota`]
  if (away.length > 0) lines.push(`izin ${away.length} orang`)
  if (guests.length > 0) lines.push(`undangan ${guests.length} orang`)
  return lines.join('; ')
}

/** The header data of the law in their order; a field without a value is left out. */
export function headerFields(record: RisalahRecord): Field[] {
  const { rapat, dewan } = record
  const mitra = [
    ...new Set(
      record.orang.filter((p) => p.kelompok === 'undangan').map((p) => p.instansi ?? p.nama),
    ),
  ]
  const zone = dewan.zona
  return [
    ['Tahun Sidang', rapat.tahunSidang],
    ['Masa Sidang', rapat.masaSidang],
    ['Nomor Rapat', rapat.nomor],
    ['Jenis Rapat', kindLine(record)],
    ['Dengan', jenisRapat[rapat.jenis].mitra === 'tidak' ? null : mitra],
    ['Sifat Rapat', sifatLines(record)],
    ['Hari, Tanggal', longDay(rapat.tanggal)],
    ['Waktu', `Pukul ${hours(rapat.dibukaAt, rapat.ditutupAt, zone)}`],
    ['Skors', rapat.skors.map((s) => `Pukul ${hours(s.mulaiAt, s.selesaiAt, zone)}`)],
    ['Tempat', rapat.tempat],
    ['Ketua Rapat', names(record, record.ketua)],
    ['Sekretaris Rapat', record.sekretaris ? names(record, [record.sekretaris]) : null],
    ['Acara', rapat.acara.map((a) => `${a.no}. ${a.judul}`)],
    ['Hadir', hadirLine(record)],
  ]
}

export function headerTable(record: RisalahRecord, write: Write): Node {
  const rows = headerFields(record).filter(([, value]) => value !== null && value.length > 0)
  return {
    layout: 'noBorders',
    table: {
      widths: [96, 6, '*'],
      body: rows.map(([label, value]) => [
        write(label, { style: 'label', margin: [0, 1, 0, 1] }),
        write(':', { style: 'label', margin: [0, 1, 0, 1] }),
        {
          stack: (Array.isArray(value) ? value : [value!]).map((line) =>
            write(line, { style: 'label', margin: [0, 1, 0, 1] }),
          ),
        },
      ]),
    },
  }
}

const isMember = (p: Person) => p.kelompok === 'pimpinan' || p.kelompok === 'anggota'
const statusOf = (record: RisalahRecord, p: Person) =>
  record.hadir.find((h) => h.pesertaId === p.id)?.status ?? null
const order = (a: string, b: string) => a.localeCompare(b, 'id')

const absence = { izin: 'Izin', sakit: 'Sakit', 'tanpa-keterangan': 'Tanpa keterangan' } as const

function nameList(write: Write, people: readonly string[]): Node {
  if (people.length === 0) return write('–', { style: 'label', margin: [14, 1, 0, 0] })
  return {
    margin: [14, 1, 0, 0],
    ol: people.map((line) => write(line, { style: 'label', margin: [0, 1, 0, 0] })),
    fontSize: 10.5,
  }
}

/** Attendance per fraksi with counts, then who was away and why, then the guests. */
export function attendance(record: RisalahRecord, write: Write): Node[] {
  const members = record.orang.filter(isMember)
  const groups: [title: string, people: string[]][] = []
  const fraksi = [...new Set(members.map((p) => p.fraksi ?? ''))].sort(order)
  for (const name of fraksi) {
    const all = members.filter((p) => (p.fraksi ?? '') === name)
    const here = all.filter((p) => statusOf(record, p) === 'hadir')
    groups.push([
      `${(name || 'Anggota').toUpperCase()}: ${here.length} dari ${all.length} orang anggota`,
      here.map((p) => (p.jabatan ? `${p.nama} – ${p.jabatan}` : p.nama)),
    ])
  }
  for (const [status, words] of Object.entries(absence)) {
    const away = members.filter((p) => statusOf(record, p) === status)
    if (away.length === 0) continue
    const people = away.map((p) => [p.nama, p.fraksi].filter(Boolean).join(' – '))
    groups.push([`${words.toUpperCase()}: ${away.length} orang`, people])
  }
  const others: [string, Person['kelompok']][] = [
    ['UNDANGAN YANG HADIR', 'undangan'],
    ['SEKRETARIAT', 'sekretariat'],
  ]
  for (const [words, kelompok] of others) {
    const people = record.orang
      .filter((p) => p.kelompok === kelompok && [null, 'hadir'].includes(statusOf(record, p)))
      .map((p) => {
        return [p.nama, postOf(p)].filter(Boolean).join(' – ')
      })
    if (people.length > 0) groups.push([`${words}: ${people.length} orang`, people])
  }
  const title = write('DAFTAR HADIR', { style: 'heading', margin: [0, 20, 0, 2] })
  return groups.flatMap(([words, people], n) =>
    together(
      [
        ...(n === 0 ? [title] : []),
        write(words, { style: 'group', margin: [0, 7, 0, 0] }),
        nameList(write, people),
      ],
      people.join('').length,
    ),
  )
}

const marks: [string, string][] = [
  ['…', 'kalimat yang tidak selesai, berulang, atau terputus'],
  ['(…)', 'pembicaraan yang dipotong oleh pembicara lain'],
  ['[ ]', 'tambahan atau pembetulan dari penyusun risalah'],
  ['[1]', 'nomor usulan reses atau pokir pada daftar di bagian akhir'],
  ['00.12.03', 'jam, menit, dan detik pada rekaman bagian itu'],
  ['(rekaman terputus …)', 'bagian rapat yang tidak terekam'],
]

export function legend(write: Write): Node {
  return {
    unbreakable: true,
    margin: [0, 22, 0, 0],
    table: {
      widths: ['*'],
      body: [
        [
          {
            margin: [4, 4, 4, 4],
            stack: [
              write('Keterangan tanda', { fontSize: 9, bold: true, margin: [0, 0, 0, 3] }),
              {
                layout: 'noBorders',
                table: {
                  widths: [104, '*'],
                  body: marks.map(([mark, words]) => [
                    write(mark, { style: 'small', color: '#1a1a1a' }),
                    write(words, { style: 'small' }),
                  ]),
                },
              },
            ],
          },
        ],
      ],
    },
    layout: {
      hLineColor: () => '#b5b5b5',
      vLineColor: () => '#b5b5b5',
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
    },
  }
}
