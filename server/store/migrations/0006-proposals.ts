/** Proposals out of what was said, the decisions and follow-ups of a bagian, and the quorum rule of a rapat. */
import type { Kysely } from 'kysely'

type RecordRow = {
  id: string
  bagian_id: string
  text: string
  status: string
  turn_id: string | null
  start_ms: number | null
  end_ms: number | null
  proposal_id: string | null
  urut: number
  dibuat_oleh: string | null
  dibuat_at: string
  diubah_at: string
}

export type ProposalTables = {
  proposal: {
    id: string
    bagian_id: string
    turn_id: string
    kind: string
    /** ProposalPayload as JSON. */
    payload: string
    bukti: string
    score: number
    state: string
    /** Sound of the passage, so that a cut or joined turn is known again. */
    channel: number
    start_ms: number
    end_ms: number
    oleh: string | null
    dibuat_at: string
    diputus_at: string | null
    /** What taking it made (a link, a record, a line), so that it can be taken back; JSON. */
    hasil: string | null
  }
  keputusan: RecordRow
  tindak_lanjut: RecordRow & { pic: string | null; due: string | null }
  kuorum: { rapat_id: string; aturan: string }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('proposal')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('turn_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('bukti', 'text', (c) => c.notNull())
    .addColumn('score', 'real', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('channel', 'integer', (c) => c.notNull())
    .addColumn('start_ms', 'real', (c) => c.notNull())
    .addColumn('end_ms', 'real', (c) => c.notNull())
    .addColumn('oleh', 'text')
    .addColumn('dibuat_at', 'text', (c) => c.notNull())
    .addColumn('diputus_at', 'text')
    .addColumn('hasil', 'text')
    .execute()
  await db.schema.createIndex('proposal_bagian').on('proposal').column('bagian_id').execute()
  for (const table of ['keputusan', 'tindak_lanjut']) {
    let made = db.schema
      .createTable(table)
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('bagian_id', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('turn_id', 'text')
      .addColumn('start_ms', 'real')
      .addColumn('end_ms', 'real')
      .addColumn('proposal_id', 'text')
      .addColumn('urut', 'integer', (c) => c.notNull())
      .addColumn('dibuat_oleh', 'text')
      .addColumn('dibuat_at', 'text', (c) => c.notNull())
      .addColumn('diubah_at', 'text', (c) => c.notNull())
    if (table === 'tindak_lanjut') made = made.addColumn('pic', 'text').addColumn('due', 'text')
    await made.execute()
    await db.schema.createIndex(`${table}_bagian`).on(table).column('bagian_id').execute()
  }
  await db.schema
    .createTable('kuorum')
    .addColumn('rapat_id', 'text', (c) => c.primaryKey())
    .addColumn('aturan', 'text', (c) => c.notNull())
    .execute()
}
