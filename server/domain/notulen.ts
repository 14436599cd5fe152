/** What a rapat decided, who is to do what, and with them what changed in the budget and was voted on: typed records of one bagian, noted by a person or taken from a proposal. */
import { z } from 'zod'
import type { PerubahanAnggaran } from './anggaran.ts'
import { noted } from './noted.ts'
import type { PemungutanSuara } from './pemungutan.ts'
import { Day } from './rapat.ts'

export const recordMax = 100

export const StatusKeputusan = z.enum(['disetujui', 'ditolak', 'ditunda'])
export type StatusKeputusan = z.infer<typeof StatusKeputusan>
export const StatusTindakLanjut = z.enum(['terbuka', 'selesai', 'batal'])

const Text = z.string().trim().min(1).max(2000)
const Pic = z.string().trim().min(1).max(300).nullable()

const shared = { ...noted, text: z.string() }

export const Keputusan = z.object({ ...shared, status: StatusKeputusan })
export type Keputusan = z.infer<typeof Keputusan>

/** `pic`: the body or person who acts. */
export const TindakLanjut = z.object({
  ...shared,
  pic: z.string().nullable(),
  due: Day.nullable(),
  status: StatusTindakLanjut,
})
export type TindakLanjut = z.infer<typeof TindakLanjut>

export const KeputusanInput = z.object({
  text: Text,
  status: StatusKeputusan.default('disetujui'),
  turnId: z.string().max(80).nullable().default(null),
})
export const TindakLanjutInput = z.object({
  text: Text,
  pic: Pic.default(null),
  due: Day.nullable().default(null),
  status: StatusTindakLanjut.default('terbuka'),
  turnId: z.string().max(80).nullable().default(null),
})

export type Notulen = {
  readonly keputusan: readonly Keputusan[]
  readonly tindakLanjut: readonly TindakLanjut[]
  readonly anggaran: readonly PerubahanAnggaran[]
  readonly suara: readonly PemungutanSuara[]
}
