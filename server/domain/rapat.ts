/** Rapat: the sitting itself, its kinds and openness, who takes part, and what state it is in. */
import { z } from 'zod'

/** An instant in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime()
/** A calendar day in the council's zone. */
export const Day = z.iso.date()
/** Hour and minute in the council's zone, `09:30`. */
export const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Tulis jam seperti 09:30.')

export const Zone = z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])
export type Zone = z.infer<typeof Zone>
export const zoneLabel: Record<Zone, 'WIB' | 'WITA' | 'WIT'> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

/** "09.30": an instant as the clock of the zone shows it. */
export function clockIn(zone: Zone, at: string): string {
  const hour = new Intl.DateTimeFormat('id-ID', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))
  return hour.replace(':', '.')
}

/** Openness: `tertutup` is "hanya untuk yang diundang", `rahasia` was declared secret by the rapat. */
export const Sifat = z.enum(['terbuka', 'tertutup', 'rahasia'])
export type Sifat = z.infer<typeof Sifat>

export const JenisRapat = z.enum([
  'paripurna',
  'paripurna-istimewa',
  'pimpinan',
  'fraksi',
  'konsultasi',
  'bamus',
  'komisi',
  'gabungan-komisi',
  'banggar',
  'bapemperda',
  'bk',
  'pansus',
  'kerja',
  'rdp',
  'rdpu',
])
export type JenisRapat = z.infer<typeof JenisRapat>

export type JenisRule = {
  readonly nama: string
  /** PP 12/2018 Pasal 90: may never be closed. */
  readonly wajibTerbuka: boolean
  readonly sifatAwal: Sifat
  /** The record made by default: the whole course of talk, or main points. */
  readonly dokumen: 'risalah' | 'catatan'
  readonly mitra: 'tidak' | 'instansi' | 'umum'
}

const kind = (nama: string, rule: Partial<Omit<JenisRule, 'nama'>> = {}): JenisRule => ({
  nama,
  wajibTerbuka: false,
  sifatAwal: 'terbuka',
  dokumen: 'catatan',
  mitra: 'tidak',
  ...rule,
})

/** The kinds of rapat and their rules, as data; a council's own settings may override `sifatAwal` and `dokumen`. */
export const jenisRapat: Readonly<Record<JenisRapat, JenisRule>> = {
  paripurna: kind('Rapat Paripurna', { wajibTerbuka: true, dokumen: 'risalah', mitra: 'instansi' }),
  'paripurna-istimewa': kind('Rapat Paripurna Istimewa', {
    wajibTerbuka: true,
    dokumen: 'risalah',
    mitra: 'instansi',
  }),
  pimpinan: kind('Rapat Pimpinan', { sifatAwal: 'tertutup' }),
  fraksi: kind('Rapat Fraksi', { sifatAwal: 'tertutup' }),
  konsultasi: kind('Rapat Konsultasi', { sifatAwal: 'tertutup' }),
  bamus: kind('Rapat Badan Musyawarah', { sifatAwal: 'tertutup' }),
  komisi: kind('Rapat Komisi'),
  'gabungan-komisi': kind('Rapat Gabungan Komisi'),
  banggar: kind('Rapat Badan Anggaran', { sifatAwal: 'tertutup', mitra: 'instansi' }),
  bapemperda: kind('Rapat Badan Pembentukan Peraturan Daerah'),
  bk: kind('Rapat Badan Kehormatan', { sifatAwal: 'tertutup' }),
  pansus: kind('Rapat Panitia Khusus', { dokumen: 'risalah' }),
  kerja: kind('Rapat Kerja', { dokumen: 'risalah', mitra: 'instansi' }),
  rdp: kind('Rapat Dengar Pendapat', { dokumen: 'risalah', mitra: 'instansi' }),
  rdpu: kind('Rapat Dengar Pendapat Umum', {
    wajibTerbuka: true,
    dokumen: 'risalah',
    mitra: 'umum',
  }),
}

/** May a rapat of this kind have a part of this openness? (PP 12/2018 Pasal 90) */
export function sifatAllowed(jenis: JenisRapat, sifat: Sifat): boolean {
  return sifat === 'terbuka' || !jenisRapat[jenis].wajibTerbuka
}

export const RapatStatus = z.enum(['terjadwal', 'berlangsung', 'diskors', 'ditutup'])
export type RapatStatus = z.infer<typeof RapatStatus>

/** A part of a rapat with one openness. Sound, words and text are stored apart for each. `no` counts from 1. */
export const Bagian = z.object({
  id: z.string(),
  rapatId: z.string(),
  no: z.number().int().positive(),
  sifat: Sifat,
  mulaiAt: Instant,
  selesaiAt: Instant.nullable(),
})
export type Bagian = z.infer<typeof Bagian>

export const Acara = z.object({
  id: z.string(),
  no: z.number().int().positive(),
  judul: z.string().trim().min(1).max(300),
})
export type Acara = z.infer<typeof Acara>

export const Sapaan = z.enum(['Bapak', 'Ibu', 'Saudara'])

/** Somebody who may speak in this rapat. `id` is what a turn's `spk` holds; names are looked up by it, never copied. */
export const Peserta = z.object({
  id: z.string(),
  orangId: z.string().nullable(),
  kelompok: z.enum(['pimpinan', 'anggota', 'undangan', 'sekretariat']),
  nama: z.string(),
  sapaan: Sapaan.nullable(),
  jabatan: z.string().nullable(),
  instansi: z.string().nullable(),
  fraksi: z.string().nullable(),
  /** Hex colour of the fraksi, for the disc beside the name. */
  warna: z.string().nullable(),
  dapil: z.string().nullable(),
  panggilan: z.array(z.string()),
})
export type Peserta = z.infer<typeof Peserta>

export const StatusHadir = z.enum(['hadir', 'izin', 'sakit', 'tanpa-keterangan'])

/** One interval of presence, or the reason of absence (then `datangAt` and `pulangAt` are null). */
export const Kehadiran = z.object({
  id: z.string(),
  pesertaId: z.string(),
  status: StatusHadir,
  datangAt: Instant.nullable(),
  pulangAt: Instant.nullable(),
})
export type Kehadiran = z.infer<typeof Kehadiran>

export const Skors = z.object({ mulaiAt: Instant, selesaiAt: Instant.nullable() })
export type Skors = z.infer<typeof Skors>

export const Penugasan = z.object({
  /** Peserta ids; more than one where the chair changes during the rapat. */
  ketua: z.array(z.string()),
  sekretaris: z.string().nullable(),
  /** Akun ids. */
  operator: z.array(z.string()),
  notulis: z.array(z.string()),
})
export type Penugasan = z.infer<typeof Penugasan>

export const Rapat = z.object({
  id: z.string(),
  /** Random id for public addresses. */
  publicId: z.string(),
  jenis: JenisRapat,
  judul: z.string(),
  /** "Komisi III", "Badan Anggaran": who sits, as printed. */
  alat: z.string().nullable(),
  nomor: z.string().nullable(),
  masaSidang: z.string().nullable(),
  tahunSidang: z.string().nullable(),
  sifatAwal: Sifat,
  tanggal: Day,
  jamMulai: Clock,
  jamSelesai: Clock.nullable(),
  zona: Zone,
  tempat: z.string(),
  acara: z.array(Acara),
  status: RapatStatus,
  dibukaAt: Instant.nullable(),
  ditutupAt: Instant.nullable(),
  skors: z.array(Skors),
  bagian: z.array(Bagian),
  penugasan: Penugasan,
  engine: z.string().nullable(),
  model: z.string().nullable(),
  demo: z.boolean(),
  /** Counts each change; sent back with every edit so that two editors never overwrite each other. */
  versi: z.number().int(),
})
export type Rapat = z.infer<typeof Rapat>
