/** The demo's RDP as it is written down: people, agenda, voices, and what was said. */
import { z } from 'zod'
import { eventKinds } from '../domain/naskah.ts'
import { JenisRapat, Sapaan } from '../domain/rapat.ts'
import { Relasi } from '../domain/usulan.ts'
import { Voice } from './voices.ts'

const TurnFixture = z.object({
  speaker: z.string(),
  acara: z.number().int().optional(),
  text: z.string(),
  link: z.object({ kode: z.string(), relasi: Relasi, kutipan: z.string() }).optional(),
})
const EventFixture = z.object({ event: z.enum(eventKinds), text: z.string() })

export const RdpFixture = z.object({
  jenis: JenisRapat,
  judul: z.string(),
  alat: z.string(),
  nomor: z.string(),
  masaSidang: z.string(),
  tahunSidang: z.string(),
  tanggalMundurHari: z.number(),
  jamMulai: z.string(),
  tempat: z.string(),
  acara: z.array(z.string()),
  /** Ids of persons, or of guests below. */
  ketua: z.string(),
  sekretaris: z.string(),
  hadir: z.array(z.string()),
  izin: z.array(z.string()),
  undangan: z.array(
    z.object({
      id: z.string(),
      nama: z.string(),
      sapaan: Sapaan,
      jabatan: z.string(),
      instansi: z.string(),
    }),
  ),
  suara: z.record(z.string(), Voice),
  turns: z.array(z.union([TurnFixture, EventFixture])),
  keputusan: z.array(z.string()),
})
export type RdpFixture = z.infer<typeof RdpFixture>
