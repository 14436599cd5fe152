/** SQL of rapat, their parts, participants and attendance. */
import { RisalahError } from '../domain/errors.ts'
import { Bagian, Kehadiran, Peserta, Rapat } from '../domain/rapat.ts'
import type { Db } from './index.ts'

type BagianRow = {
  id: string
  rapat_id: string
  no: number
  sifat: string
  mulai_at: string
  selesai_at: string | null
}

const toBagian = (row: BagianRow): Bagian =>
  Bagian.parse({
    id: row.id,
    rapatId: row.rapat_id,
    no: row.no,
    sifat: row.sifat,
    mulaiAt: row.mulai_at,
    selesaiAt: row.selesai_at,
  })

async function withBagian(db: Db, rows: readonly { id: string; data: string }[]): Promise<Rapat[]> {
  if (rows.length === 0) return []
  let query = db.selectFrom('bagian').selectAll().orderBy('no')
  if (rows.length === 1) query = query.where('rapat_id', '=', rows[0]!.id)
  const byRapat = Map.groupBy(await query.execute(), (b) => b.rapat_id)
  return rows.map((row) =>
    Rapat.parse({ ...JSON.parse(row.data), bagian: (byRapat.get(row.id) ?? []).map(toBagian) }),
  )
}

export async function findRapat(db: Db, id: string): Promise<Rapat | null> {
  const rows = await db.selectFrom('rapat').select(['id', 'data']).where('id', '=', id).execute()
  return (await withBagian(db, rows))[0] ?? null
}

export async function findRapatIdOfBagian(db: Db, bagianId: string): Promise<string | null> {
  const row = db.selectFrom('bagian').select('rapat_id').where('id', '=', bagianId)
  return (await row.executeTakeFirst())?.rapat_id ?? null
}

/** By day and hour. */
export async function listRapat(
  db: Db,
  range: { dari?: string | undefined; sampai?: string | undefined },
): Promise<Rapat[]> {
  let query = db.selectFrom('rapat').select(['id', 'data']).orderBy('tanggal').orderBy('jam_mulai')
  if (range.dari) query = query.where('tanggal', '>=', range.dari)
  if (range.sampai) query = query.where('tanggal', '<=', range.sampai)
  return withBagian(db, await query.execute())
}

const columnsOf = ({ bagian: _apart, ...rapat }: Rapat) => ({
  tanggal: rapat.tanggal,
  jam_mulai: rapat.jamMulai,
  status: rapat.status,
  versi: rapat.versi,
  data: JSON.stringify(rapat),
})

export async function insertRapat(db: Db, rapat: Rapat): Promise<void> {
  await db
    .insertInto('rapat')
    .values({ id: rapat.id, public_id: rapat.publicId, ...columnsOf(rapat) })
    .execute()
}

/** Writes the rapat one version higher; `conflict` where somebody was faster. Parts are written apart. */
export async function writeRapat(db: Db, rapat: Rapat): Promise<Rapat> {
  const stored = { ...rapat, versi: rapat.versi + 1 }
  const { numUpdatedRows } = await db
    .updateTable('rapat')
    .set(columnsOf(stored))
    .where('id', '=', rapat.id)
    .where('versi', '=', rapat.versi)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new RisalahError('conflict')
  return stored
}

export async function deleteRapat(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom('kehadiran').where('rapat_id', '=', id).execute()
  await trx.deleteFrom('peserta').where('rapat_id', '=', id).execute()
  await trx.deleteFrom('bagian').where('rapat_id', '=', id).execute()
  await trx.deleteFrom('rapat').where('id', '=', id).execute()
}

export async function insertBagian(db: Db, bagian: Bagian): Promise<void> {
  await db
    .insertInto('bagian')
    .values({
      id: bagian.id,
      rapat_id: bagian.rapatId,
      no: bagian.no,
      sifat: bagian.sifat,
      mulai_at: bagian.mulaiAt,
      selesai_at: bagian.selesaiAt,
    })
    .execute()
}

export async function endBagian(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('bagian').set({ selesai_at: at }).where('id', '=', id).execute()
}

/** A participant as stored: `peserta` null while the facts of the person are still looked up. */
export type PesertaRow = {
  readonly id: string
  readonly orangId: string | null
  readonly peserta: Peserta | null
}

export async function listPesertaRow(db: Db, rapatId: string): Promise<PesertaRow[]> {
  const rows = await db
    .selectFrom('peserta')
    .selectAll()
    .where('rapat_id', '=', rapatId)
    .orderBy('urut')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    orangId: row.orang_id,
    peserta: row.data === null ? null : Peserta.parse(JSON.parse(row.data)),
  }))
}

/** Peserta id → orang id (null for guests), of one rapat or of all, without reading who they are. */
export async function listPesertaOrang(
  db: Db,
  rapatId?: string,
): Promise<Map<string, Map<string, string | null>>> {
  let query = db.selectFrom('peserta').select(['rapat_id', 'id', 'orang_id']).orderBy('urut')
  if (rapatId !== undefined) query = query.where('rapat_id', '=', rapatId)
  const byRapat = Map.groupBy(await query.execute(), (row) => row.rapat_id)
  return new Map(
    [...byRapat].map(([id, rows]) => [id, new Map(rows.map((row) => [row.id, row.orang_id]))]),
  )
}

/** Parts that are over and have sound, but whose recording was not settled: the server was stopped between. */
export async function listUnsettledBagian(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('bagian')
    .innerJoin('capture', 'capture.bagian_id', 'bagian.id')
    .leftJoin('recording', 'recording.bagian_id', 'bagian.id')
    .select('bagian.id')
    .distinct()
    .where('bagian.selesai_at', 'is not', null)
    .where('recording.bagian_id', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

/** Writes a participant at a place in the list (a new one at the end where `urut` is left out). */
export async function writePeserta(
  trx: Db,
  rapatId: string,
  row: PesertaRow,
  urut?: number,
): Promise<void> {
  const last = await trx
    .selectFrom('peserta')
    .select((e) => e.fn.max('urut').as('urut'))
    .where('rapat_id', '=', rapatId)
    .executeTakeFirst()
  const data = row.peserta === null ? null : JSON.stringify(row.peserta)
  await trx
    .insertInto('peserta')
    .values({
      id: row.id,
      rapat_id: rapatId,
      urut: urut ?? (last?.urut ?? -1) + 1,
      orang_id: row.orangId,
      data,
    })
    .onConflict((c) => c.column('id').doUpdateSet(urut === undefined ? { data } : { data, urut }))
    .execute()
}

export async function deletePeserta(trx: Db, rapatId: string, id: string): Promise<void> {
  for (const [table, column] of [
    ['kehadiran', 'peserta_id'],
    ['peserta', 'id'],
  ] as const) {
    await trx
      .deleteFrom(table)
      .where('rapat_id', '=', rapatId)
      .where(column as 'id', '=', id)
      .execute()
  }
}

export async function listKehadiran(db: Db, rapatId: string): Promise<Kehadiran[]> {
  const rows = await db
    .selectFrom('kehadiran')
    .selectAll()
    .where('rapat_id', '=', rapatId)
    .orderBy('peserta_id')
    .orderBy('urut')
    .execute()
  return rows.map((row) =>
    Kehadiran.parse({
      id: row.id,
      pesertaId: row.peserta_id,
      status: row.status,
      datangAt: row.datang_at,
      pulangAt: row.pulang_at,
    }),
  )
}

export async function replaceKehadiran(
  trx: Db,
  rapatId: string,
  pesertaId: string,
  rows: readonly Kehadiran[],
): Promise<void> {
  await trx
    .deleteFrom('kehadiran')
    .where('rapat_id', '=', rapatId)
    .where('peserta_id', '=', pesertaId)
    .execute()
  for (const [urut, row] of rows.entries()) {
    await trx
      .insertInto('kehadiran')
      .values({
        id: row.id,
        rapat_id: rapatId,
        peserta_id: pesertaId,
        urut,
        status: row.status,
        datang_at: row.datangAt,
        pulang_at: row.pulangAt,
      })
      .execute()
  }
}
