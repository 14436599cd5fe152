/** Sound: import, playback, waveform. */
import { z } from 'zod'
import { bagianId, type Route, route } from './route.ts'

export const captureApi = {
  /** Raw file as body; answers when the sound is in the recording. Progress goes over the room socket. */
  importAudio: route({
    method: 'POST',
    path: '/api/bagian/:bagianId/impor',
    action: 'bagian.capture',
    params: bagianId,
    query: z.object({
      nama: z.string().max(200),
      channel: z.coerce.number().int().min(0).max(31).default(0),
    }),
    out: z.object({ seconds: z.number(), sha256: z.string() }),
    bytes: 'up',
  }),
  /** WAV (live) or Opus/FLAC (after closing) of a stretch; supports Range. */
  getAudio: route({
    method: 'GET',
    path: '/api/bagian/:bagianId/audio/:channel',
    action: 'bagian.audio',
    params: z.object({ bagianId: z.string(), channel: z.coerce.number().int().min(0).max(31) }),
    query: z.object({
      startMs: z.coerce.number().optional(),
      endMs: z.coerce.number().optional(),
      unduh: z.string().optional(),
    }),
    bytes: 'down',
  }),
  /** Stretches between the first and the last sound that were not recorded, skors left out. */
  getGaps: route({
    method: 'GET',
    path: '/api/bagian/:bagianId/celah/:channel',
    action: 'bagian.audio',
    params: z.object({ bagianId: z.string(), channel: z.coerce.number().int().min(0).max(31) }),
    out: z.object({ gaps: z.array(z.object({ fromMs: z.number(), toMs: z.number() })) }),
  }),
  /** Loudness per 100 ms, for the waveform: bytes, one unsigned byte each. */
  getPeaks: route({
    method: 'GET',
    path: '/api/bagian/:bagianId/gelombang/:channel',
    action: 'bagian.audio',
    params: z.object({ bagianId: z.string(), channel: z.coerce.number().int().min(0).max(31) }),
    bytes: 'down',
  }),
} as const satisfies Record<string, Route>
