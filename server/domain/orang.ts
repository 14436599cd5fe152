/** People and accounts: a person has dated memberships; an account has one role; tasks are given per rapat. */
import { z } from 'zod'
import { Day, Sapaan } from './rapat.ts'

export const Peran = z.enum(['admin', 'sekretariat', 'notulis', 'anggota'])
export type Peran = z.infer<typeof Peran>

export const Fraksi = z.object({
  id: z.string(),
  nama: z.string(),
  singkatan: z.string(),
  warna: z.string(),
})
export type Fraksi = z.infer<typeof Fraksi>

export const Komisi = z.object({ id: z.string(), nama: z.string(), bidang: z.string() })
export type Komisi = z.infer<typeof Komisi>

/** What a person was from `sejak` until `sampai` (null: still). */
export const Keanggotaan = z.object({
  id: z.string(),
  fraksiId: z.string().nullable(),
  komisiId: z.string().nullable(),
  dapil: z.string().nullable(),
  jabatan: z.string().nullable(),
  sejak: Day,
  sampai: Day.nullable(),
})
export type Keanggotaan = z.infer<typeof Keanggotaan>

export const Orang = z.object({
  id: z.string(),
  /** With titles, as it is printed. */
  nama: z.string(),
  jenis: z.enum(['anggota', 'sekretariat', 'luar']),
  sapaan: Sapaan.nullable(),
  panggilan: z.array(z.string()),
  nomorAnggota: z.string().nullable(),
  keanggotaan: z.array(Keanggotaan),
})
export type Orang = z.infer<typeof Orang>

/** Who is signed in. `orangId` ties an anggota's account to the person. */
export const Akun = z.object({
  id: z.string(),
  namaAkun: z.string(),
  nama: z.string(),
  peran: Peran,
  orangId: z.string().nullable(),
  aktif: z.boolean(),
})
export type Akun = z.infer<typeof Akun>

export const Dewan = z.object({
  nama: z.string(),
  /** "Kabupaten Lumbung Raya". */
  daerah: z.string(),
  /** Where documents are signed. */
  kota: z.string(),
  /** Code of the kabupaten or kota, whose kecamatan and desa are then known; null where none was chosen. */
  wilayah: z.string().nullable().default(null),
  alamat: z.string(),
  zona: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  warna: z.string(),
  /** data: URL of the crest (PNG or SVG) or null. */
  lambang: z.string().nullable(),
  masaKoreksiHari: z.number().int().min(0).max(30),
  dasarHukumKoreksi: z.string(),
  ejaan: z.enum(['eyd-v', 'puebi-2015']),
  engine: z.string(),
  model: z.string(),
  /** Whisper is given the names of the sitting as if they had been said before: heard more often, now and then where nobody said them. */
  petunjukWhisper: z.boolean().default(false),
  /** Voices are told apart while a sitting runs, from what its confirmed turns teach; nothing of it is kept. */
  bedakanSuara: z.boolean().default(true),
  /** Voice prints are kept and used to propose who speaks. */
  kenaliSuara: z.boolean().default(false),
  demo: z.boolean(),
})
export type Dewan = z.infer<typeof Dewan>
