/** The council's vocabulary: what an engine prints, and what is meant. */
import { z } from 'zod'

export const KosakataStatus = z.enum(['usul', 'diterima', 'ditolak'])

export const Kosakata = z.object({
  id: z.string(),
  spoken: z.string(),
  written: z.string(),
  status: KosakataStatus,
  /** Found in what people corrected, or written by hand. */
  sumber: z.enum(['koreksi', 'tangan']),
  /** In how many turns people made this correction. */
  kali: z.number().int().nonnegative(),
})
export type Kosakata = z.infer<typeof Kosakata>

/** Raw words of the engine that were corrected by sound. Milliseconds as in its words. */
export const KoreksiBunyi = z.object({
  startMs: z.number(),
  endMs: z.number(),
  raw: z.array(z.string()),
  written: z.array(z.string()),
  /** The layer that the new words come from. */
  reason: z.enum(['nama', 'tempat', 'rapat', 'dipelajari', 'istilah', 'umum']),
})
export type KoreksiBunyi = z.infer<typeof KoreksiBunyi>
