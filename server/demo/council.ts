/** The fictive council: settings, fraksi, komisi, people and accounts. */
import { z } from 'zod'
import { defaultModel } from '../../transcription/client.ts'
import { hashPassword } from '../access/password.ts'
import { type Akun, Dewan, Fraksi, Komisi, Orang, Peran } from '../domain/orang.ts'
import { Sapaan } from '../domain/rapat.ts'
import { insertAkun } from '../store/akun.ts'
import { findDewan, saveDewan } from '../store/dewan.ts'
import type { Store } from '../store/index.ts'
import { writeFraksi, writeKomisi, writeOrang } from '../store/orang.ts'
import { demoAkunId, demoSandi } from './akun.ts'
import { readFixture } from './fixture.ts'

const DewanFixture = z.object({
  dewan: Dewan.omit({ engine: true, model: true, demo: true, lambang: true }),
  fraksi: z.array(Fraksi),
  komisi: z.array(Komisi),
  orang: z.array(
    z.object({
      id: z.string(),
      nama: z.string(),
      jenis: Orang.shape.jenis,
      sapaan: Sapaan,
      panggilan: z.array(z.string()),
      nomor: z.string().nullable(),
      fraksi: z.string().nullable(),
      komisi: z.string().nullable(),
      dapil: z.string().nullable(),
      jabatan: z.string(),
    }),
  ),
  akun: z.array(
    z.object({
      namaAkun: z.string(),
      nama: z.string(),
      peran: Peran,
      orang: z.string().nullable(),
    }),
  ),
})

/** The beginning of the members' term. */
const sejak = '2024-09-30'

export type DemoEngine = { readonly engine: string; readonly model: string }

/** Where there is no council yet. Answers whether it made one. */
export async function seedCouncil(
  store: Store,
  options: { clock: () => Date; engine?: DemoEngine },
): Promise<boolean> {
  const { db } = store
  if ((await findDewan(db)) !== null) return false
  const fixture = DewanFixture.parse(readFixture('dewan.json'))
  const at = options.clock().toISOString()
  // All of them have the same documented password, so one hash will do.
  const sandiHash = await hashPassword(demoSandi)
  await db.transaction().execute(async (trx) => {
    for (const fraksi of fixture.fraksi) await writeFraksi(trx, fraksi)
    for (const komisi of fixture.komisi) await writeKomisi(trx, komisi)
    for (const { nomor, fraksi, komisi, dapil, jabatan, ...rest } of fixture.orang) {
      const membership = { fraksiId: fraksi, komisiId: komisi, dapil, jabatan, sejak, sampai: null }
      await writeOrang(trx, {
        ...rest,
        nomorAnggota: nomor,
        keanggotaan: [{ id: `${rest.id}-1`, ...membership }],
      })
    }
    for (const { orang, ...akun } of fixture.akun) {
      const row: Akun = { ...akun, id: demoAkunId(akun.namaAkun), orangId: orang, aktif: true }
      await insertAkun(trx, row, { sandiHash, at })
    }
    const engine = options.engine ?? { engine: 'whisper', model: defaultModel }
    const dewan: Dewan = { ...fixture.dewan, ...engine, lambang: null, demo: true }
    await saveDewan(trx, dewan, { akunId: null, at })
  })
  return true
}
