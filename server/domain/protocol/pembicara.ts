/**
 * The daftar pembicara of a bagian, live for those who work in the rapat; readers and anggota get nothing of it.
 *
 * 1. `pembicara:ikut` joins and answers with the list; `pembicara:daftar` brings it anew after each change.
 * 2. `pembicara:langkah` changes it. Each step says what the person saw; where that is no longer so it is refused with
 *    `conflict` and nothing is changed.
 * 3. `pembicara:urung` takes back the newest step, as long as it is the newest.
 */
import { z } from 'zod'
import { catatanMax, JenisBicara, Pembicara } from '../pembicara.ts'

const Id = z.string().min(1).max(80)

export const Langkah = z.discriminatedUnion('aksi', [
  /** A giliran goes to the end, an interupsi before every giliran that waits. */
  z.object({
    aksi: z.literal('tambah'),
    spk: Id,
    jenis: JenisBicara,
    catatan: z.string().trim().min(1).max(catatanMax).nullable().default(null),
  }),
  /**
   * Gives the floor to one who waits. `memegang`: who held it, as the person saw it. An interupsi breaks in on them; with
   * a giliran their speech is over.
   */
  z.object({ aksi: z.literal('mulai'), id: Id, memegang: Id.nullable() }),
  /** Whoever holds the floor has ended; the one they broke in on goes on. */
  z.object({ aksi: z.literal('selesai'), id: Id }),
  z.object({ aksi: z.literal('pindah'), id: Id, arah: z.enum(['naik', 'turun']) }),
  /** Takes off one who still waits. */
  z.object({ aksi: z.literal('hapus'), id: Id }),
])
export type Langkah = z.infer<typeof Langkah>

export const PembicaraJoin = z.object({ bagianId: Id })
export const PembicaraStep = z.object({ bagianId: Id, langkah: Langkah })
export const PembicaraUndo = z.object({ bagianId: Id, langkah: z.number().int().positive() })

export const DaftarPembicara = z.object({
  bagianId: z.string(),
  /** Counts each change. */
  versi: z.number().int(),
  /** The version that the newest step made, where it can be taken back. */
  urung: z.number().int().nullable(),
  isi: z.array(Pembicara),
})
export type DaftarPembicara = z.infer<typeof DaftarPembicara>
