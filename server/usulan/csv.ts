/** Items from a spreadsheet: columns by their Indonesian names, every faulty cell named with its row. */
import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import type { CsvPreview } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import { Aspirasi, Pokir, type Usulan } from '../domain/usulan.ts'

export type CsvPerson = {
  readonly id: string
  readonly nama: string
  readonly nomor: string | null
}

export type CsvContext = {
  readonly people: readonly CsvPerson[]
  /** The item that already has this code, or null. */
  readonly existing: (jenis: Usulan['jenis'], kode: string) => Promise<Usulan | null>
  readonly newId: () => string
}

export type CsvResult = {
  readonly preview: z.infer<typeof CsvPreview>
  /** Rows without fault, ready to be saved. */
  readonly items: readonly Usulan[]
}

/** Accepted names of each column, lower case, without spaces and signs. */
const columns = {
  kode: ['kode', 'nomor', 'no'],
  judul: ['judul', 'usulan', 'namausulan'],
  uraian: ['uraian', 'keluhan', 'permasalahan', 'keterangan'],
  kecamatan: ['kecamatan'],
  desa: ['desa', 'kelurahan', 'desakelurahan'],
  alamat: ['alamat', 'lokasi'],
  volume: ['volume'],
  satuan: ['satuan'],
  fisik: ['fisik', 'fisiknonfisik'],
  bidang: ['bidang', 'bidangurusan'],
  opd: ['opd', 'opdtujuan'],
  pengusul: ['pengusul', 'anggota'],
  tahun: ['tahun', 'tahunanggaran'],
  status: ['status'],
  sumber: ['sumber'],
  masaReses: ['masareses'],
  tanggal: ['tanggal'],
  pemohon: ['pemohon', 'namapemohon'],
  tipeAnggaran: ['tipeanggaran', 'tipeapbd'],
  kamusUsulan: ['kamususulan'],
  pagu: ['pagu', 'pagutotal'],
  prioritas: ['prioritas'],
  aspirasi: ['aspirasi', 'kodeaspirasi'],
} as const
type Column = keyof typeof columns

const required: readonly Column[] = ['kode', 'judul', 'kecamatan', 'pengusul', 'tahun']
const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '')

type Row = { readonly line: number; readonly cells: Readonly<Partial<Record<Column, string>>> }

/** The separator of the head line: a decimal comma in a semicolon table must not split a cell. */
function separatorOf(csv: string): string {
  const head = csv.slice(0, csv.indexOf('\n') + 1 || undefined)
  const count = (separator: string) => head.split(separator).length
  return [';', '\t', ','].reduce((best, next) => (count(next) > count(best) ? next : best))
}

function readRows(csv: string): Row[] {
  let table: string[][]
  try {
    table = parse(csv, {
      bom: true,
      delimiter: separatorOf(csv),
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    }) as string[][]
  } catch (cause) {
    const message =
      'Berkas ini bukan tabel CSV yang dapat dibaca. Simpan ulang dari lembar kerja sebagai CSV.'
    throw new RisalahError('input_invalid', { message, cause })
  }
  const [head, ...body] = table
  if (head === undefined || body.length === 0) {
    throw new RisalahError('input_invalid', {
      message: 'Berkas CSV ini kosong: perlu baris judul kolom dan isi.',
    })
  }
  const names = head.map(
    (name) =>
      (Object.keys(columns) as Column[]).find((c) => columns[c].some((a) => a === plain(name))) ??
      null,
  )
  const missing = required.filter((c) => !names.includes(c))
  if (missing.length > 0) {
    const message = `Kolom berikut tidak ditemukan: ${missing.join(', ')}.`
    throw new RisalahError('input_invalid', { message })
  }
  return body.map((values, index) => {
    const cells: Partial<Record<Column, string>> = {}
    for (const [i, name] of names.entries()) {
      const value = values[i]
      if (name !== null && value) cells[name] ??= value
    }
    return { line: index + 2, cells }
  })
}

/** `1.250.000,50` and `1250000.5` are both numbers; anything else is null. */
export function readNumber(text: string): number | null {
  const bare = text.replace(/^Rp\.?\s*/i, '').replace(/\s/g, '')
  const indonesian = /^\d{1,3}(\.\d{3})+(,\d+)?$|^\d+,\d+$/.test(bare)
  const value = Number(indonesian ? bare.replaceAll('.', '').replace(',', '.') : bare)
  return bare !== '' && Number.isFinite(value) ? value : null
}

function findPerson(people: readonly CsvPerson[], text: string): CsvPerson | null {
  const wanted = text.toLowerCase()
  const matches = people.filter(
    (p) => p.id === text || p.nomor?.toLowerCase() === wanted || p.nama.toLowerCase() === wanted,
  )
  if (matches.length > 0) return matches.length === 1 ? matches[0]! : null
  const partial = people.filter((p) => p.nama.toLowerCase().includes(wanted))
  return partial.length === 1 ? partial[0]! : null
}

export async function readUsulanCsv(
  jenis: Usulan['jenis'],
  csv: string,
  context: CsvContext,
): Promise<CsvResult> {
  const rows = readRows(csv)
  const galat: z.infer<typeof CsvPreview>['galat'] = []
  const items: Usulan[] = []
  const seen = new Map<string, number>()
  let changed = 0
  for (const { line, cells } of rows) {
    const before = galat.length
    const fault = (kolom: Column, pesan: string) => galat.push({ baris: line, kolom, pesan })
    const numberOf = (name: Column): number | null => {
      const cell = cells[name]
      if (cell === undefined) return null
      const value = readNumber(cell)
      if (value === null) fault(name, `"${cell}" bukan angka.`)
      return value
    }
    for (const name of required) if (!cells[name]) fault(name, 'Wajib diisi.')
    const kode = cells.kode ?? ''
    const first = seen.get(kode)
    if (first !== undefined) fault('kode', `Kode ${kode} sudah ada di baris ${first}.`)
    seen.set(kode, line)
    const person = cells.pengusul ? findPerson(context.people, cells.pengusul) : null
    if (cells.pengusul && person === null) {
      fault(
        'pengusul',
        `"${cells.pengusul}" bukan nama satu anggota. Tulis nama lengkap atau nomor anggota.`,
      )
    }
    const volume = numberOf('volume')
    const tahun = numberOf('tahun')
    const pagu = numberOf('pagu')
    const prioritas = numberOf('prioritas')
    if (galat.length > before) continue
    const old = await context.existing(jenis, kode)
    const common = {
      id: old?.id ?? context.newId(),
      kode,
      judul: cells.judul,
      uraian: cells.uraian ?? '',
      lokasi: {
        kecamatan: cells.kecamatan,
        desa: cells.desa ?? null,
        alamat: cells.alamat ?? null,
      },
      volume,
      satuan: cells.satuan ?? null,
      fisik: !/^(non|tidak|0)/i.test(cells.fisik ?? 'fisik'),
      bidang: cells.bidang ?? '',
      opd: cells.opd ?? '',
      pengusulId: person?.id,
      tahun,
      versi: old?.versi ?? 0,
    }
    const parsed =
      jenis === 'aspirasi'
        ? Aspirasi.safeParse({
            jenis,
            ...common,
            sumber: cells.sumber?.toLowerCase().replaceAll(' ', '-') ?? 'reses',
            masaReses: cells.masaReses ?? null,
            tanggal: cells.tanggal ?? null,
            pemohon: cells.pemohon ?? null,
            status: cells.status?.toLowerCase() ?? 'baru',
            catatan: null,
          })
        : Pokir.safeParse({
            jenis,
            ...common,
            tipeAnggaran: cells.tipeAnggaran?.toLowerCase() ?? 'murni',
            kamusUsulan: cells.kamusUsulan ?? null,
            pagu,
            prioritas,
            status: cells.status?.toLowerCase().replaceAll(' ', '-') ?? 'draf',
            catatanVerifikasi: null,
            aspirasi: await findAspirasi(cells.aspirasi, context, (kodeAspirasi) =>
              fault('aspirasi', `Aspirasi ${kodeAspirasi} tidak ada.`),
            ),
          })
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        fault(String(issue.path[0]) as Column, `Isi tidak dikenal: ${issue.message}`)
      }
      continue
    }
    if (galat.length > before) continue
    if (old) changed++
    items.push(parsed.data)
  }
  return {
    items,
    preview: {
      baris: rows.length,
      baru: items.length - changed,
      berubah: changed,
      galat,
      contoh: rows.slice(0, 5).map((r) => ({ ...r.cells }) as Record<string, string>),
    },
  }
}

async function findAspirasi(
  cell: string | undefined,
  context: CsvContext,
  missing: (kode: string) => void,
): Promise<string[]> {
  const ids: string[] = []
  for (const kode of (cell ?? '')
    .split(/[|/]/)
    .map((k) => k.trim())
    .filter(Boolean)) {
    const found = await context.existing('aspirasi', kode)
    if (found) ids.push(found.id)
    else missing(kode)
  }
  return ids
}
