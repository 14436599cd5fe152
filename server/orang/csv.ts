/** Members from a spreadsheet: columns by their Indonesian names, every faulty cell named with its row. */
import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import type { CsvPreview } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Fraksi, Keanggotaan, Komisi, Orang } from '../domain/orang.ts'
import { Day, Sapaan } from '../domain/rapat.ts'

export type OrangCsvContext = {
  readonly orang: readonly Orang[]
  readonly fraksi: readonly Fraksi[]
  readonly komisi: readonly Komisi[]
  readonly today: string
  readonly newId: () => string
}

export type OrangCsv = {
  readonly preview: z.infer<typeof CsvPreview>
  readonly orang: readonly Orang[]
  /** Made by this table; only in a council that has none yet. */
  readonly fraksi: readonly Fraksi[]
  readonly komisi: readonly Komisi[]
}

/** Accepted names of each column, lower case, letters only. */
const columns = {
  nomor: ['nomor', 'no', 'nomoranggota'],
  nama: ['nama', 'namalengkap'],
  jenis: ['jenis', 'kelompok'],
  sapaan: ['sapaan'],
  panggilan: ['panggilan', 'namapanggilan'],
  fraksi: ['fraksi'],
  komisi: ['komisi'],
  dapil: ['dapil', 'daerahpemilihan'],
  jabatan: ['jabatan'],
  sejak: ['sejak', 'mulai', 'tanggalmulai'],
  sampai: ['sampai', 'berakhir', 'tanggalberakhir'],
} as const
type Column = keyof typeof columns

const palette = ['#1f6fb2', '#b3541e', '#3f7d3a', '#7a4fa3', '#a23b4e', '#2f7f86', '#8a6d1f']
const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '')
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

type Row = { readonly line: number; readonly cells: Readonly<Partial<Record<Column, string>>> }

function readRows(csv: string): Row[] {
  const invalid = (message: string, cause?: unknown) =>
    new RisalahError('input_invalid', { message, cause })
  const head = csv.split('\n', 1)[0] ?? ''
  const delimiter = [';', '\t', ','].reduce((best, next) =>
    head.split(next).length > head.split(best).length ? next : best,
  )
  let table: string[][]
  try {
    const options = { bom: true, relaxColumnCount: true, skipEmptyLines: true, trim: true }
    table = parse(csv, { ...options, delimiter }) as string[][]
  } catch (cause) {
    throw invalid('Berkas ini bukan tabel CSV. Simpan ulang dari lembar kerja sebagai CSV.', cause)
  }
  const [names, ...body] = table
  if (names === undefined || body.length === 0) {
    throw invalid('Berkas CSV ini kosong: perlu baris judul kolom dan isi.')
  }
  const known = names.map(
    (name) =>
      (Object.keys(columns) as Column[]).find((c) => columns[c].some((a) => a === plain(name))) ??
      null,
  )
  if (!known.includes('nama')) throw invalid('Kolom berikut tidak ditemukan: nama.')
  return body.map((values, index) => {
    const cells: Partial<Record<Column, string>> = {}
    for (const [i, name] of known.entries()) {
      const value = values[i]
      if (name !== null && value) cells[name] ??= value
    }
    return { line: index + 2, cells }
  })
}

/** `2024-09-30` and `30/09/2024` are the same day; anything else is null. */
export function readDay(text: string): string | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso = parts
    ? `${parts[3]}-${parts[2]!.padStart(2, '0')}-${parts[1]!.padStart(2, '0')}`
    : text
  return Day.safeParse(iso).success ? iso : null
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

const facts = ['fraksiId', 'komisiId', 'dapil', 'jabatan'] as const

/** A change of fraksi, komisi or office ends the membership before and begins a new one; nothing is overwritten. */
export function mergeMembership(
  known: readonly Keanggotaan[],
  next: Keanggotaan,
): readonly Keanggotaan[] {
  const current = known.find((k) => k.sampai === null || k.sampai >= next.sejak)
  if (current === undefined) return [...known, next]
  const equal = facts.every((key) => current[key] === next[key])
  if (equal || current.sejak >= next.sejak) {
    const merged = { ...next, id: current.id, sejak: current.sejak }
    return known.map((k) => (k.id === current.id ? merged : k))
  }
  const ended = { ...current, sampai: dayBefore(next.sejak) }
  return [...known.map((k) => (k.id === current.id ? ended : k)), next]
}

export function readOrangCsv(csv: string, context: OrangCsvContext): OrangCsv {
  const rows = readRows(csv)
  const galat: z.infer<typeof CsvPreview>['galat'] = []
  const orang: Orang[] = []
  const fraksi: Fraksi[] = []
  const komisi: Komisi[] = []
  const seen = new Map<string, number>()
  let changed = 0

  for (const { line, cells } of rows) {
    const before = galat.length
    const fault = (kolom: Column, pesan: string) => galat.push({ baris: line, kolom, pesan })

    function named<T extends { id: string; nama: string; singkatan?: string }>(
      column: 'fraksi' | 'komisi',
      known: readonly T[],
      added: T[],
      make: (nama: string) => T,
    ): string | null {
      const cell = cells[column]
      if (cell === undefined || cell === '-') return null
      const found = [...known, ...added].find(
        (row) => row.id === cell || same(row.nama, cell) || same(row.singkatan ?? '', cell),
      )
      if (found) return found.id
      // The first table of a new council brings its fraksi and komisi along; later an unknown one is a typing error.
      if (known.length > 0) {
        fault(column, `"${cell}" belum ada. Perbaiki, atau tambahkan lebih dahulu.`)
        return null
      }
      added.push(make(cell))
      return added.at(-1)!.id
    }

    const fraksiId = named('fraksi', context.fraksi, fraksi, (nama) => ({
      id: context.newId(),
      nama,
      singkatan: nama.replace(/^fraksi\s+/i, ''),
      warna: palette[fraksi.length % palette.length]!,
    }))
    const komisiId = named('komisi', context.komisi, komisi, (nama) => ({
      id: context.newId(),
      nama,
      bidang: '',
    }))
    const day = (column: 'sejak' | 'sampai') => {
      const cell = cells[column]
      if (cell === undefined) return null
      const value = readDay(cell)
      if (value === null) fault(column, `"${cell}" bukan tanggal. Tulis seperti 30/09/2024.`)
      return value
    }
    const sejak = day('sejak') ?? context.today
    const sampai = day('sampai')
    if (sampai !== null && sampai < sejak) fault('sampai', 'Berakhir sebelum mulai.')
    const sapaan = cells.sapaan === undefined ? null : Sapaan.safeParse(capital(cells.sapaan))
    if (sapaan && !sapaan.success) fault('sapaan', 'Tulis Bapak, Ibu, atau Saudara.')
    const jenis = (cells.jenis ?? 'anggota').toLowerCase()
    if (!['anggota', 'sekretariat', 'luar'].includes(jenis)) {
      fault('jenis', 'Tulis anggota, sekretariat, atau luar.')
    }
    if (!cells.nama) fault('nama', 'Wajib diisi.')
    const key = (cells.nomor ?? cells.nama ?? '').toLowerCase()
    const first = seen.get(key)
    if (first !== undefined) fault(cells.nomor ? 'nomor' : 'nama', `Sudah ada di baris ${first}.`)
    seen.set(key, line)

    const old = context.orang.find((o) =>
      cells.nomor && o.nomorAnggota
        ? same(o.nomorAnggota, cells.nomor)
        : same(o.nama, cells.nama ?? ''),
    )
    if (galat.length > before) continue
    const membership: Keanggotaan = {
      id: context.newId(),
      fraksiId,
      komisiId,
      dapil: cells.dapil ?? null,
      jabatan: cells.jabatan ?? null,
      sejak,
      sampai,
    }
    if (old) changed++
    orang.push({
      id: old?.id ?? context.newId(),
      nama: cells.nama!,
      jenis: jenis as Orang['jenis'],
      sapaan: sapaan?.success ? sapaan.data : (old?.sapaan ?? null),
      panggilan: cells.panggilan
        ? cells.panggilan.split(/[|/]/).map((p) => p.trim())
        : (old?.panggilan ?? []),
      nomorAnggota: cells.nomor ?? old?.nomorAnggota ?? null,
      keanggotaan: [...mergeMembership(old?.keanggotaan ?? [], membership)],
    })
  }
  const preview = {
    baris: rows.length,
    baru: orang.length - changed,
    berubah: changed,
    galat,
    contoh: rows.slice(0, 5).map((r) => ({ ...r.cells }) as Record<string, string>),
  }
  return { preview, orang, fraksi, komisi }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}
