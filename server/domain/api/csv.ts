/** What an import of CSV says before it saves. */
import { z } from 'zod'

export const CsvRowError = z.object({
  baris: z.number().int(),
  kolom: z.string(),
  pesan: z.string(),
})

export const CsvPreview = z.object({
  baris: z.number().int(),
  baru: z.number().int(),
  berubah: z.number().int(),
  galat: z.array(CsvRowError),
  contoh: z.array(z.record(z.string(), z.string())),
})
