/** What every record noted of a rapat has: decisions, follow-ups, changes of the budget, votes. */
import { z } from 'zod'
import { Instant } from './rapat.ts'

export const noted = {
  id: z.string(),
  bagianId: z.string(),
  /** The turn in which it was said, and its sound in the recording's milliseconds; null where typed by hand. */
  turnId: z.string().nullable(),
  startMs: z.number().nullable(),
  endMs: z.number().nullable(),
  /** The proposal it was taken from; null where a person noted it. */
  proposalId: z.string().nullable(),
  urut: z.number().int(),
  dibuatAt: Instant,
}

const Noted = z.object(noted)
export type Noted = z.infer<typeof Noted>
