/** Changes of the budget and votes that were noted in a bagian. Amounts are decimal digits: they outgrow exact numbers. */
import type { Kysely } from 'kysely'

type Noted = {
  id: string
  bagian_id: string
  turn_id: string | null
  start_ms: number | null
  end_ms: number | null
  proposal_id: string | null
  urut: number
  dibuat_oleh: string | null
  dibuat_at: string
  diubah_at: string
}

export type AnggaranSuaraTables = {
  perubahan_anggaran: Noted & {
    mata_anggaran: string
    dari: string | null
    menjadi: string | null
    selisih: string | null
    persen: string | null
    arah: string
    opd: string | null
    tujuan: string | null
    status: string
  }
  pemungutan_suara: Noted & {
    perihal: string
    cara: string | null
    setuju: number | null
    tidak_setuju: number | null
    abstain: number | null
    hasil: string | null
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const noted = (table: string) =>
    db.schema
      .createTable(table)
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('bagian_id', 'text', (c) => c.notNull())
      .addColumn('turn_id', 'text')
      .addColumn('start_ms', 'real')
      .addColumn('end_ms', 'real')
      .addColumn('proposal_id', 'text')
      .addColumn('urut', 'integer', (c) => c.notNull())
      .addColumn('dibuat_oleh', 'text')
      .addColumn('dibuat_at', 'text', (c) => c.notNull())
      .addColumn('diubah_at', 'text', (c) => c.notNull())
  await noted('perubahan_anggaran')
    .addColumn('mata_anggaran', 'text', (c) => c.notNull())
    .addColumn('dari', 'text')
    .addColumn('menjadi', 'text')
    .addColumn('selisih', 'text')
    .addColumn('persen', 'text')
    .addColumn('arah', 'text', (c) => c.notNull())
    .addColumn('opd', 'text')
    .addColumn('tujuan', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .execute()
  await noted('pemungutan_suara')
    .addColumn('perihal', 'text', (c) => c.notNull())
    .addColumn('cara', 'text')
    .addColumn('setuju', 'integer')
    .addColumn('tidak_setuju', 'integer')
    .addColumn('abstain', 'integer')
    .addColumn('hasil', 'text')
    .execute()
  for (const table of ['perubahan_anggaran', 'pemungutan_suara']) {
    await db.schema.createIndex(`${table}_bagian`).on(table).column('bagian_id').execute()
  }
}
