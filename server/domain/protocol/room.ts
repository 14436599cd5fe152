/**
 * What the room's screens are told about transcription. `ruang:ikut` joins the room `bagian:ID` and answers with the
 * status; after that `ruang:status` comes when it changes, `ruang:partial` while somebody speaks (empty text: the final
 * has come).
 */
import { z } from 'zod'
import { Partial } from '../speech.ts'

export const RoomJoin = z.object({ bagianId: z.string().min(1).max(80) })

/**
 * `menunggu`: nothing to recognise yet. `memuat`: the engine starts, or starts again; the sound is safe. `siap`: works.
 * `model-tidak-ada` and `gagal`: nothing is recognised until somebody acts; `pesan` says what to do.
 */
export const PipelineState = z.enum(['menunggu', 'memuat', 'siap', 'model-tidak-ada', 'gagal'])
export type PipelineState = z.infer<typeof PipelineState>

export const PipelineStatus = z.object({
  bagianId: z.string(),
  /** Recorded sound that is not yet text. */
  lagMs: z.number().nonnegative(),
  engine: z.string().nullable(),
  model: z.string().nullable(),
  state: PipelineState,
  pesan: z.string().nullable(),
})
export type PipelineStatus = z.infer<typeof PipelineStatus>

export const RoomPartial = Partial.extend({ bagianId: z.string() })
export type RoomPartial = z.infer<typeof RoomPartial>
