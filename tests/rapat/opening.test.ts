/** Correcting the hour of opening while a record is being frozen at the same moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, newPublicId } from '../../server/ids.ts'
import { silentLog } from '../../server/log.ts'
import { openRapat } from '../../server/rapat/index.ts'
import type { Db } from '../../server/store/index.ts'
import { findRapat } from '../../server/store/rapat.ts'
import { addFile, insertRisalah, listRisalahOfRapat } from '../../server/store/risalah.ts'
import { startApp, type TestApp } from '../support/app.ts'

const nobody = { akun: null }
const minute = 60_000
let now = Date.parse('2026-11-25T01:30:00.000Z')
const clock = () => new Date(now)

let t: TestApp
beforeAll(async () => {
  t = await startApp({ clock })
})
afterAll(() => t.stop())

async function freeze(db: Db, rapatId: string): Promise<void> {
  const at = clock().toISOString()
  const id = newId()
  await insertRisalah(db, {
    id,
    rapatId,
    publicId: newPublicId(),
    versi: 1,
    alasan: null,
    dokumen: 'risalah',
    lingkup: 'publik',
    status: 'sementara',
    at,
  })
  const hash = '0'.repeat(64)
  const file = { frozenAt: at, record: '{}', recordSha256: hash, pdfSha256: hash, pages: 1 }
  await addFile(db, id, file, at)
}

describe('correcting the hour of opening', () => {
  it('lets nothing be frozen between its look at the records and the correction', async () => {
    const { store } = t.app.rooms
    const freezing: Promise<string | null | undefined>[] = []
    const room = openRapat({
      store,
      http: { handle: () => {} } as never,
      live: { onSocket: () => {}, publish: () => {} } as never,
      log: silentLog,
      clock,
      newId,
      newPublicId,
      audit: async () => {},
      dewan: async () => ({ zona: 'Asia/Makassar' }) as never,
      roster: async () => new Map() as never,
      speaks: async () => true,
      async listRisalah(db, rapatId) {
        const found = await listRisalahOfRapat(db, rapatId)
        if (found.length > 0) return found
        // Somebody freezes right after the look: what hour of opening does the record find?
        freezing.push(
          store.db.transaction().execute(async (trx) => {
            const rapat = await findRapat(trx, rapatId)
            await freeze(trx, rapatId)
            return rapat?.dibukaAt
          }),
        )
        // Time for a freezing that nothing holds back.
        await new Promise((done) => setTimeout(done, 50))
        return found
      },
    })
    const { id } = await room.create(
      {
        jenis: 'komisi',
        judul: 'Rapat Komisi III tentang jalan',
        alat: 'Komisi III',
        nomor: null,
        masaSidang: null,
        tahunSidang: null,
        sifatAwal: 'terbuka',
        tanggal: '2026-11-25',
        jamMulai: '09:00',
        jamSelesai: null,
        tempat: 'Ruang Komisi III',
        acara: [],
        engine: null,
        model: null,
      },
      nobody,
    )
    const { versi } = await room.open(id, nobody)
    now += 30 * minute
    const dibukaAt = '2026-11-25T01:15:00.000Z'
    const alasan = 'Gawai operator terlambat.'
    const corrected = await room.correctOpening(id, { dibukaAt, alasan, versi }, nobody)
    expect(await freezing[0]).toBe(corrected.dibukaAt)

    // The look of the next one finds the record.
    const again = room.correctOpening(id, { dibukaAt, alasan, versi: corrected.versi }, nobody)
    await expect(again).rejects.toMatchObject({ code: 'state_refused' })
  })
})
