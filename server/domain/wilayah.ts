/** Regions of the country by their official codes ("32.04" is Kabupaten Bandung). */
import { z } from 'zod'

/** A kabupaten or kota, the region of a council. */
export const Kabupaten = z.object({ kode: z.string(), nama: z.string(), provinsi: z.string() })
export type Kabupaten = z.infer<typeof Kabupaten>

/** A kecamatan with its desa and kelurahan, by their names alone. */
export type Kecamatan = { readonly kecamatan: string; readonly desa: readonly string[] }
