/** The demo's reses and pokir items. */
import { z } from 'zod'
import { Aspirasi, Pokir, type Usulan } from '../domain/usulan.ts'
import type { NewId } from '../ids.ts'
import type { Store } from '../store/index.ts'
import { saveAllUsulan } from '../store/usulan.ts'
import { readFixture } from './fixture.ts'

const place = { kecamatan: z.string(), desa: z.string().nullable() }
const taken = { id: true, lokasi: true, pengusulId: true, versi: true } as const
const common = { ...place, pengusul: z.string() }
const UsulanFixture = z.array(
  z.discriminatedUnion('jenis', [
    Aspirasi.omit({ ...taken, sumber: true, catatan: true }).extend(common),
    Pokir.omit({ ...taken, kamusUsulan: true, catatanVerifikasi: true }).extend(common),
  ]),
)

export async function seedUsulan(
  store: Store,
  options: { clock: () => Date; newId: NewId },
): Promise<void> {
  const rows = UsulanFixture.parse(readFixture('usulan.json'))
  const ids = new Map(rows.map((row) => [row.kode, options.newId()]))
  const items = rows.map(({ kecamatan, desa, pengusul, ...row }): Usulan => {
    const shared = {
      id: ids.get(row.kode)!,
      lokasi: { kecamatan, desa, alamat: null },
      pengusulId: pengusul,
      versi: 0,
    }
    if (row.jenis === 'aspirasi') return { ...row, ...shared, sumber: 'reses', catatan: null }
    const aspirasi = row.aspirasi.map((kode) => ids.get(kode)!)
    return { ...row, ...shared, aspirasi, kamusUsulan: null, catatanVerifikasi: null }
  })
  await saveAllUsulan(store.db, items, { akunId: null, at: options.clock().toISOString() })
}
