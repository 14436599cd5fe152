/** SQL of what is noted in a bagian: decisions, follow-ups, changes of the budget, votes. */
import type { Selectable } from 'kysely'
import { PerubahanAnggaran } from '../domain/anggaran.ts'
import type { Noted } from '../domain/noted.ts'
import { Keputusan, TindakLanjut } from '../domain/notulen.ts'
import { PemungutanSuara } from '../domain/pemungutan.ts'
import type { Database, Db } from './index.ts'

export type RecordTable = 'keputusan' | 'tindak_lanjut' | 'perubahan_anggaran' | 'pemungutan_suara'

export type Written = { readonly akunId: string | null; readonly at: string }

/** A row without what is its own. */
type Row = Pick<
  Selectable<Database['keputusan']>,
  'id' | 'bagian_id' | 'turn_id' | 'start_ms' | 'end_ms' | 'proposal_id' | 'urut' | 'dibuat_at'
>

const shared = (row: Row): Noted => ({
  id: row.id,
  bagianId: row.bagian_id,
  turnId: row.turn_id,
  startMs: row.start_ms,
  endMs: row.end_ms,
  proposalId: row.proposal_id,
  urut: row.urut,
  dibuatAt: row.dibuat_at,
})

const columns = (one: Noted, at: string) => ({
  turn_id: one.turnId,
  start_ms: one.startMs,
  end_ms: one.endMs,
  proposal_id: one.proposalId,
  urut: one.urut,
  diubah_at: at,
})

const made = (one: Noted, by: Written) => ({
  id: one.id,
  bagian_id: one.bagianId,
  dibuat_oleh: by.akunId,
  dibuat_at: one.dibuatAt,
})

export async function keputusanOf(db: Db, bagianId: string): Promise<Keputusan[]> {
  const rows = await db
    .selectFrom('keputusan')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .orderBy('urut')
    .orderBy('dibuat_at')
    .execute()
  return rows.map((row) => Keputusan.parse({ ...shared(row), text: row.text, status: row.status }))
}

export async function saveKeputusan(db: Db, one: Keputusan, by: Written): Promise<void> {
  const { text, status } = one
  const values = { ...columns(one, by.at), text, status }
  await db
    .insertInto('keputusan')
    .values({ ...made(one, by), ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
}

export async function tindakLanjutOf(db: Db, bagianId: string): Promise<TindakLanjut[]> {
  const rows = await db
    .selectFrom('tindak_lanjut')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .orderBy('urut')
    .orderBy('dibuat_at')
    .execute()
  return rows.map(({ text, status, pic, due, ...row }) =>
    TindakLanjut.parse({ ...shared(row), text, status, pic, due }),
  )
}

export async function saveTindakLanjut(db: Db, one: TindakLanjut, by: Written): Promise<void> {
  const { text, status, pic, due } = one
  const values = { ...columns(one, by.at), text, status, pic, due }
  await db
    .insertInto('tindak_lanjut')
    .values({ ...made(one, by), ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
}

export async function perubahanAnggaranOf(db: Db, bagianId: string): Promise<PerubahanAnggaran[]> {
  const rows = await db
    .selectFrom('perubahan_anggaran')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .orderBy('urut')
    .orderBy('dibuat_at')
    .execute()
  return rows.map((row) =>
    PerubahanAnggaran.parse({
      ...shared(row),
      mataAnggaran: row.mata_anggaran,
      dari: row.dari,
      menjadi: row.menjadi,
      selisih: row.selisih,
      persen: row.persen,
      arah: row.arah,
      opd: row.opd,
      tujuan: row.tujuan,
      status: row.status,
    }),
  )
}

export async function savePerubahanAnggaran(
  db: Db,
  one: PerubahanAnggaran,
  by: Written,
): Promise<void> {
  const { dari, menjadi, selisih, persen, arah, opd, tujuan, status } = one
  const values = {
    ...columns(one, by.at),
    mata_anggaran: one.mataAnggaran,
    dari,
    menjadi,
    selisih,
    persen,
    arah,
    opd,
    tujuan,
    status,
  }
  await db
    .insertInto('perubahan_anggaran')
    .values({ ...made(one, by), ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
}

export async function pemungutanSuaraOf(db: Db, bagianId: string): Promise<PemungutanSuara[]> {
  const rows = await db
    .selectFrom('pemungutan_suara')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .orderBy('urut')
    .orderBy('dibuat_at')
    .execute()
  return rows.map((row) =>
    PemungutanSuara.parse({
      ...shared(row),
      perihal: row.perihal,
      cara: row.cara,
      setuju: row.setuju,
      tidakSetuju: row.tidak_setuju,
      abstain: row.abstain,
      hasil: row.hasil,
    }),
  )
}

export async function savePemungutanSuara(
  db: Db,
  one: PemungutanSuara,
  by: Written,
): Promise<void> {
  const { perihal, cara, setuju, abstain, hasil } = one
  const values = {
    ...columns(one, by.at),
    perihal,
    cara,
    setuju,
    tidak_setuju: one.tidakSetuju,
    abstain,
    hasil,
  }
  await db
    .insertInto('pemungutan_suara')
    .values({ ...made(one, by), ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
}

/** The bagian a record belongs to; null where there is none with this id. */
export async function bagianOfRecord(
  db: Db,
  table: RecordTable,
  id: string,
): Promise<string | null> {
  const row = await db.selectFrom(table).select('bagian_id').where('id', '=', id).executeTakeFirst()
  return row?.bagian_id ?? null
}

export async function deleteRecord(db: Db, table: RecordTable, id: string): Promise<void> {
  await db.deleteFrom(table).where('id', '=', id).execute()
}
