/** A vote of a rapat: on what, how, and the counts that were called out. Who voted how is kept nowhere: a secret vote has no names. */
import { z } from 'zod'
import { noted } from './noted.ts'

export const CaraSuara = z.enum(['terbuka', 'rahasia'])
export type CaraSuara = z.infer<typeof CaraSuara>
export const HasilSuara = z.enum(['disetujui', 'ditolak'])
export type HasilSuara = z.infer<typeof HasilSuara>

/** Null until a person writes it down; the program never counts. */
const Count = z.number().int().min(0).max(9999).nullable()

const vote = {
  cara: CaraSuara.nullable(),
  setuju: Count,
  tidakSetuju: Count,
  abstain: Count,
  /** What the chair declared, chosen by a person and never reckoned from the counts: the needed share differs by matter. */
  hasil: HasilSuara.nullable(),
}

export const PemungutanSuara = z.object({
  ...vote,
  perihal: z.string(),
  ...noted,
})
export type PemungutanSuara = z.infer<typeof PemungutanSuara>

/** What a person changed, field by field. */
export const PemungutanSuaraInput = z
  .object({
    ...vote,
    perihal: z.string().trim().max(1000),
    turnId: z.string().max(80).nullable(),
  })
  .partial()
export type PemungutanSuaraInput = z.infer<typeof PemungutanSuaraInput>
