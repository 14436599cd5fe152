/** Voice prints that are kept with consent. */
import { z } from 'zod'
import { Day } from '../rapat.ts'
import { VoiceConsentInput, VoiceState } from '../voicePrint.ts'
import { type Route, route } from './route.ts'

const orangId = z.object({ orangId: z.string() })

export const voiceApi = {
  /** Switching off deletes every print. */
  setKenaliSuara: route({
    method: 'PUT',
    path: '/api/dewan/kenali-suara',
    action: 'dewan.write',
    body: z.object({ aktif: z.boolean() }),
    out: z.object({ terhapus: z.number().int() }),
  }),
  /** Those who consented, with the state of their print. */
  listVoice: route({
    method: 'GET',
    path: '/api/sidik-suara',
    action: 'voice.manage',
    out: z.object({
      aktif: z.boolean(),
      /** Model that must be installed first, or null. */
      modelKurang: z.string().nullable(),
      orang: z.array(VoiceState),
    }),
  }),
  saveVoiceConsent: route({
    method: 'PUT',
    path: '/api/orang/:orangId/persetujuan-suara',
    action: 'voice.manage',
    params: orangId,
    body: VoiceConsentInput,
  }),
  /** The print goes with it. */
  withdrawVoiceConsent: route({
    method: 'DELETE',
    path: '/api/orang/:orangId/persetujuan-suara',
    action: 'voice.manage',
    params: orangId,
  }),
  /** From a recording of the person alone, which is not kept. */
  enrolVoice: route({
    method: 'POST',
    path: '/api/orang/:orangId/sidik-suara',
    action: 'voice.manage',
    params: orangId,
    bytes: 'up',
  }),
  /** Finished sittings with enough confirmed speech of the person in open parts. */
  listVoiceRapat: route({
    method: 'GET',
    path: '/api/orang/:orangId/sidik-suara/rapat',
    action: 'voice.manage',
    params: orangId,
    out: z.object({
      rapat: z.array(
        z.object({ id: z.string(), judul: z.string(), tanggal: Day, detik: z.number().int() }),
      ),
    }),
  }),
  enrolVoiceFromRapat: route({
    method: 'POST',
    path: '/api/orang/:orangId/sidik-suara/rapat',
    action: 'voice.manage',
    params: orangId,
    body: z.object({ rapatId: z.string() }),
  }),
  removeVoice: route({
    method: 'DELETE',
    path: '/api/orang/:orangId/sidik-suara',
    action: 'voice.manage',
    params: orangId,
  }),
} as const satisfies Record<string, Route>
