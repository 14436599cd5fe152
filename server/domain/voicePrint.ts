/**
 * Kept voice prints. A print is biometric, so specific personal data (UU 27/2022 Pasal 4(2)): it exists only while the
 * person's consent, written or recorded (Pasal 22(1)), is on file and the council's setting `kenaliSuara` is on.
 */
import { z } from 'zod'
import { Day, Instant } from './rapat.ts'

/** `lisan`: said in a sitting and thereby recorded. `tertulis`: a letter. */
export const BentukPersetujuan = z.enum(['lisan', 'tertulis'])
export type BentukPersetujuan = z.infer<typeof BentukPersetujuan>

export const VoiceConsentInput = z.object({
  tanggal: Day,
  bentuk: BentukPersetujuan,
  nomorSurat: z
    .string()
    .trim()
    .max(100, 'Paling panjang 100 huruf.')
    .nullable()
    .transform((value) => value || null),
})
export type VoiceConsentInput = z.infer<typeof VoiceConsentInput>

/** Nobody consents for another, so who gave it is the person it belongs to. */
export const VoiceConsent = VoiceConsentInput.extend({
  /** Name of the account; null where that account is gone. */
  dicatatOleh: z.string().nullable(),
  dicatatAt: Instant,
})
export type VoiceConsent = z.infer<typeof VoiceConsent>

/** `unggahan`: from a file that was not kept. `rapat`: from confirmed turns of a sitting. */
export const VoicePrintSource = z.enum(['unggahan', 'rapat'])
export type VoicePrintSource = z.infer<typeof VoicePrintSource>

/** What people may know of a print; its numbers never leave the server. */
export const VoicePrint = z.object({ dibuatAt: Instant, sumber: VoicePrintSource })
export type VoicePrint = z.infer<typeof VoicePrint>

export const VoiceState = z.object({
  orangId: z.string(),
  persetujuan: VoiceConsent,
  sidik: VoicePrint.nullable(),
})
export type VoiceState = z.infer<typeof VoiceState>

/** Length of a recording to enrol from, and how much of it must be speech. */
export const enrolSeconds = { least: 5, most: 30, speech: 3 } as const
