/** The live text. */
import { z } from 'zod'
import { KoreksiBunyi } from '../kosakata.ts'
import { bagianId, type Route, route } from './route.ts'

export const documentApi = {
  /** The current words of a bagian in an interval, for aligning a turn to the sound. */
  getWords: route({
    method: 'GET',
    path: '/api/bagian/:bagianId/kata',
    action: 'bagian.read',
    params: bagianId,
    query: z.object({
      channel: z.coerce.number().int().default(0),
      startMs: z.coerce.number(),
      endMs: z.coerce.number(),
    }),
    out: z.object({
      words: z.array(
        z.object({
          text: z.string(),
          startMs: z.number(),
          endMs: z.number(),
          confidence: z.number().nullable(),
        }),
      ),
      /** What was corrected by sound in them. */
      koreksi: z.array(KoreksiBunyi),
    }),
  }),
} as const satisfies Record<string, Route>
