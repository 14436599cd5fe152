/** Reses and pokir: aspirasi that people brought, pokir that members propose, and links from passages to them. */
import { z } from 'zod'
import { Day, Instant } from './rapat.ts'

export const Lokasi = z.object({
  kecamatan: z.string(),
  desa: z.string().nullable(),
  alamat: z.string().nullable(),
})

const shared = {
  id: z.string(),
  kode: z.string(),
  judul: z.string(),
  uraian: z.string(),
  lokasi: Lokasi,
  volume: z.number().nonnegative().nullable(),
  satuan: z.string().nullable(),
  fisik: z.boolean(),
  bidang: z.string(),
  opd: z.string(),
  /** Orang id of the anggota who carries it. */
  pengusulId: z.string(),
  tahun: z.number().int(),
  versi: z.number().int(),
}

export const AspirasiStatus = z.enum(['baru', 'disurvei', 'diproses', 'ditolak', 'selesai'])
export const AspirasiSumber = z.enum([
  'reses',
  'tatap-muka',
  'surat',
  'rdp',
  'rdpu',
  'musrenbang',
  'lainnya',
])

export const Aspirasi = z.object({
  jenis: z.literal('aspirasi'),
  ...shared,
  sumber: AspirasiSumber,
  masaReses: z.string().nullable(),
  tanggal: Day.nullable(),
  /** The constituent's own data: secretariat and the carrying anggota only, never printed. */
  pemohon: z.string().nullable(),
  status: AspirasiStatus,
  catatan: z.string().nullable(),
})
export type Aspirasi = z.infer<typeof Aspirasi>

export const PokirStatus = z.enum([
  'draf',
  'diajukan',
  'diverifikasi',
  'final',
  'perlu-revisi',
  'dibatalkan',
])

export const Pokir = z.object({
  jenis: z.literal('pokir'),
  ...shared,
  tipeAnggaran: z.enum(['murni', 'perubahan']),
  kamusUsulan: z.string().nullable(),
  /** Rupiah, whole. */
  pagu: z.number().int().nonnegative().nullable(),
  prioritas: z.number().int().positive().nullable(),
  status: PokirStatus,
  catatanVerifikasi: z.string().nullable(),
  /** Ids of the aspirasi it rests on. */
  aspirasi: z.array(z.string()),
})
export type Pokir = z.infer<typeof Pokir>

export const Usulan = z.discriminatedUnion('jenis', [Aspirasi, Pokir])
export type Usulan = z.infer<typeof Usulan>

/** What everyone who may see the item at all may see; the rest of the fields are absent where rights do not reach. */
export const UsulanRingkas = z.object({
  id: z.string(),
  jenis: z.enum(['aspirasi', 'pokir']),
  kode: z.string(),
  judul: z.string(),
  lokasi: Lokasi,
  bidang: z.string().nullable(),
  opd: z.string().nullable(),
  pengusul: z.string().nullable(),
  tahun: z.number().int(),
  status: z.string().nullable(),
  versi: z.number().int(),
})
export type UsulanRingkas = z.infer<typeof UsulanRingkas>

export const Relasi = z.enum(['disebut', 'dibahas', 'disepakati', 'ditolak', 'ditunda', 'diubah'])
export type Relasi = z.infer<typeof Relasi>

/** A link from a passage to an item. The passage is the text under the `tautan` mark with this id in the naskah. */
export const Tautan = z.object({
  id: z.string(),
  rapatId: z.string(),
  bagianId: z.string(),
  acaraId: z.string().nullable(),
  turnId: z.string(),
  usulanId: z.string(),
  usulanVersi: z.number().int(),
  kode: z.string(),
  judul: z.string(),
  relasi: Relasi,
  /** The passage as it was when it was linked. */
  kutipan: z.string(),
  startMs: z.number().nullable(),
  endMs: z.number().nullable(),
  dibuatOleh: z.string(),
  dibuatAt: Instant,
  dikonfirmasiOleh: z.string().nullable(),
})
export type Tautan = z.infer<typeof Tautan>
