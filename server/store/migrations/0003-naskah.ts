/** Live text: update log, snapshots, owners of Yjs client ids, recognised segments with their words, placed headings and events. */
import { type Kysely, sql } from 'kysely'

export type NaskahTables = {
  /** Append only: every change of a text, who made it and when. The text is what this log says. */
  naskah_update: {
    bagian_id: string
    seq: number
    epoch: number
    /** Null where the program wrote. */
    akun_id: string | null
    at: string
    bytes: Uint8Array
  }
  /** The state after `seq`, for quick loading; the log stays. */
  naskah_snapshot: { bagian_id: string; seq: number; bytes: Uint8Array }
  /** Who may write under a Yjs client id, so that nobody writes in another's name. */
  naskah_client: { bagian_id: string; client_id: number; akun_id: string | null }
  /** What an engine said about a stretch of sound. Never changed: a better decode is a row with a higher `rev`. */
  segment: {
    bagian_id: string
    sid: string
    rev: number
    channel: number
    from_sample: number
    to_sample: number
    /** As the engine printed it. */
    text: string
    /** Word[] as JSON. */
    words: string
    /** As it was put into the text. */
    written: string
    engine: string
    model: string
    at: string
  }
  /** Headings and events the program put in, with their time, so that a repeat does nothing. */
  naskah_mark: { bagian_id: string; id: string; kind: string; at_ms: number }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('naskah_update')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('akun_id', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('bytes', 'blob', (c) => c.notNull())
    .addPrimaryKeyConstraint('naskah_update_pk', ['bagian_id', 'seq'])
    .execute()
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.raw(`naskah_update_no_${change}`)}
      before ${sql.raw(change)} on naskah_update
      begin select raise(abort, 'naskah_update is append-only'); end`.execute(db)
  }
  await db.schema
    .createTable('naskah_snapshot')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('bytes', 'blob', (c) => c.notNull())
    .addPrimaryKeyConstraint('naskah_snapshot_pk', ['bagian_id', 'seq'])
    .execute()
  await db.schema
    .createTable('naskah_client')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'integer', (c) => c.notNull())
    .addColumn('akun_id', 'text')
    .addPrimaryKeyConstraint('naskah_client_pk', ['bagian_id', 'client_id'])
    .execute()
  await db.schema
    .createTable('segment')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('sid', 'text', (c) => c.notNull())
    .addColumn('rev', 'integer', (c) => c.notNull())
    .addColumn('channel', 'integer', (c) => c.notNull())
    .addColumn('from_sample', 'integer', (c) => c.notNull())
    .addColumn('to_sample', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('written', 'text', (c) => c.notNull())
    .addColumn('engine', 'text', (c) => c.notNull())
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('segment_pk', ['bagian_id', 'sid', 'rev'])
    .execute()
  await db.schema
    .createIndex('segment_time')
    .on('segment')
    .columns(['bagian_id', 'channel', 'from_sample'])
    .execute()
  await db.schema
    .createTable('naskah_mark')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('at_ms', 'real', (c) => c.notNull())
    .addPrimaryKeyConstraint('naskah_mark_pk', ['bagian_id', 'id'])
    .execute()
}
