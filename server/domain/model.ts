/** Speech models as the screens see them: what can be chosen for a rapat, and what is on this server. */
import { z } from 'zod'

/** One choice of engine and model. */
export const EngineInfo = z.object({
  engine: z.string(),
  model: z.string(),
  nama: z.string(),
  ukuranBytes: z.number(),
  lisensi: z.string(),
  keterangan: z.string(),
  /** Can be used now: its files and its engine's library are here, or its key is. */
  terpasang: z.boolean(),
  /** Recognises on another machine: nothing to fetch, and never for closed parts. */
  layanan: z.boolean(),
})
export type EngineInfo = z.infer<typeof EngineInfo>

/** Bringing a model here. One that ended well is forgotten: the model is installed. */
export const ModelJob = z.discriminatedUnion('status', [
  /** `urutan` 1 is the next. */
  z.object({ status: z.literal('antre'), urutan: z.number().int().positive() }),
  z.object({
    status: z.literal('berjalan'),
    /** What is being done, in a few words. */
    langkah: z.string(),
    /** Null while nothing is being counted. */
    bytes: z.number().nullable(),
    /** Null where nobody says how much there is. */
    totalBytes: z.number().nullable(),
  }),
  z.object({ status: z.literal('gagal'), pesan: z.string() }),
])
export type ModelJob = z.infer<typeof ModelJob>

export const ModelInfo = EngineInfo.extend({
  /** ISO 639-1. */
  bahasa: z.array(z.string()),
  /** Serves the engines and is no choice: voice activity, voices, the word list. */
  pendukung: z.boolean(),
  /** The council's own choice. */
  bawaan: z.boolean(),
  /** Its files are here; its engine may still have to be built. */
  berkas: z.boolean(),
  /** Of an unfinished download, which goes on from there. */
  sisaBytes: z.number(),
  pekerjaan: ModelJob.nullable(),
  /** Why it cannot be removed now. */
  tetap: z.string().nullable(),
})
export type ModelInfo = z.infer<typeof ModelInfo>
