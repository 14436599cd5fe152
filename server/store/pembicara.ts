/** SQL of the daftar pembicara. */
import { z } from 'zod'
import { Pembicara } from '../domain/pembicara.ts'
import type { DaftarPembicara } from '../domain/protocol/pembicara.ts'
import type { Db } from './index.ts'

/** So many steps can be taken back. */
const keptSteps = 30

export async function daftarPembicaraOf(db: Db, bagianId: string): Promise<DaftarPembicara> {
  const rows = await db
    .selectFrom('pembicara')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .orderBy('urut')
    .orderBy('id')
    .execute()
  const head = await db
    .selectFrom('daftar_pembicara')
    .select('versi')
    .where('bagian_id', '=', bagianId)
    .executeTakeFirst()
  const step = await lastStep(db, bagianId)
  return {
    bagianId,
    versi: head?.versi ?? 0,
    urung: step?.versi ?? null,
    isi: rows.map((row) =>
      Pembicara.parse({
        id: row.id,
        spk: row.spk,
        jenis: row.jenis,
        urut: row.urut,
        status: row.status,
        mulaiAt: row.mulai_at,
        selesaiAt: row.selesai_at,
        catatan: row.catatan,
      }),
    ),
  }
}

async function lastStep(db: Db, bagianId: string) {
  const row = await db
    .selectFrom('pembicara_langkah')
    .select(['versi', 'sebelum'])
    .where('bagian_id', '=', bagianId)
    .orderBy('versi', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** The newest step that can be taken back, with the list before it. */
export async function stepToUndo(
  trx: Db,
  bagianId: string,
): Promise<{ versi: number; sebelum: Pembicara[] } | null> {
  const row = await lastStep(trx, bagianId)
  if (row === null) return null
  return { versi: row.versi, sebelum: z.array(Pembicara).parse(JSON.parse(row.sebelum)) }
}

/** Writes the list as the next version. Only inside the transaction that read it. */
export async function saveDaftarPembicara(
  trx: Db,
  before: DaftarPembicara,
  isi: readonly Pembicara[],
): Promise<number> {
  const { bagianId } = before
  const versi = before.versi + 1
  const kept = new Set(isi.map((one) => one.id))
  const gone = before.isi.filter((one) => !kept.has(one.id)).map((one) => one.id)
  if (gone.length > 0) await trx.deleteFrom('pembicara').where('id', 'in', gone).execute()
  for (const one of isi) {
    const values = {
      bagian_id: bagianId,
      spk: one.spk,
      jenis: one.jenis,
      urut: one.urut,
      status: one.status,
      mulai_at: one.mulaiAt,
      selesai_at: one.selesaiAt,
      catatan: one.catatan,
    }
    await trx
      .insertInto('pembicara')
      .values({ id: one.id, ...values })
      .onConflict((c) => c.column('id').doUpdateSet(values))
      .execute()
  }
  await trx
    .insertInto('daftar_pembicara')
    .values({ bagian_id: bagianId, versi })
    .onConflict((c) => c.column('bagian_id').doUpdateSet({ versi }))
    .execute()
  return versi
}

export async function noteStep(
  trx: Db,
  bagianId: string,
  versi: number,
  sebelum: readonly Pembicara[],
): Promise<void> {
  await trx
    .insertInto('pembicara_langkah')
    .values({ bagian_id: bagianId, versi, sebelum: JSON.stringify(sebelum) })
    .execute()
  await trx
    .deleteFrom('pembicara_langkah')
    .where('bagian_id', '=', bagianId)
    .where('versi', '<=', versi - keptSteps)
    .execute()
}

export async function forgetStep(trx: Db, bagianId: string, versi: number): Promise<void> {
  await trx
    .deleteFrom('pembicara_langkah')
    .where('bagian_id', '=', bagianId)
    .where('versi', '=', versi)
    .execute()
}
