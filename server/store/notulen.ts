/** SQL of budget changes and votes noted in a bagian. */
import type { Selectable } from 'kysely'
import { PerubahanAnggaran } from '../domain/anggaran.ts'
import { PemungutanSuara } from '../domain/pemungutan.ts'
import type { Database, Db } from './index.ts'
import type { Written } from './proposals.ts'

type Noted = Selectable<Database['perubahan_anggaran']> | Selectable<Database['pemungutan_suara']>

const shared = (row: Noted) => ({
  id: row.id,
  bagianId: row.bagian_id,
  turnId: row.turn_id,
  startMs: row.start_ms,
  endMs: row.end_ms,
  proposalId: row.proposal_id,
  urut: row.urut,
  dibuatAt: row.dibuat_at,
})

const columns = (one: PerubahanAnggaran | PemungutanSuara, at: string) => ({
  turn_id: one.turnId,
  start_ms: one.startMs,
  end_ms: one.endMs,
  proposal_id: one.proposalId,
  urut: one.urut,
  diubah_at: at,
})

const made = (one: PerubahanAnggaran | PemungutanSuara, by: Written) => ({
  id: one.id,
  bagian_id: one.bagianId,
  dibuat_oleh: by.akunId,
  dibuat_at: one.dibuatAt,
})

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
