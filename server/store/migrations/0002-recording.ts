/** Recordings: captures on the time line, imported originals, what is settled after a part ended, and the worker's spans. */
import type { Kysely } from 'kysely'

export type RecordingTables = {
  /** One start of a device, or one imported file. */
  capture: {
    id: string
    bagian_id: string
    channel: number
    kind: string
    /** Where its sample 0 lies on the time line of the channel. */
    origin_sample: number
    /** Samples known to have been taken, whether they arrived or not. */
    samples: number
    started_at: string
    ended_at: string | null
    akun_id: string | null
    label: string
    drift_ms: number | null
  }
  original: {
    id: string
    bagian_id: string
    channel: number
    nama: string
    bytes: number
    sha256: string
    from_sample: number
    samples: number
    akun_id: string | null
    at: string
  }
  recording: {
    bagian_id: string
    channel: number
    samples: number
    /** Of the whole PCM, hex. */
    sha256: string
    settled_at: string
    /** When FLAC and Opus of these very samples were made; null while that is still to do. */
    archived_at: string | null
  }
  gap: {
    bagian_id: string
    channel: number
    from_sample: number
    to_sample: number
  }
  span: {
    id: string
    bagian_id: string
    channel: number
    from_sample: number
    available_sample: number
    to_sample: number | null
    cursor_sample: number
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('capture')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('origin_sample', 'integer', (c) => c.notNull())
    .addColumn('samples', 'integer', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('akun_id', 'text')
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('drift_ms', 'real')
    .execute()
  await db.schema
    .createIndex('capture_channel')
    .on('capture')
    .columns(['bagian_id', 'channel'])
    .execute()
  await db.schema
    .createTable('original')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'integer', (c) => c.notNull())
    .addColumn('nama', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('from_sample', 'integer', (c) => c.notNull())
    .addColumn('samples', 'integer', (c) => c.notNull())
    .addColumn('akun_id', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('original_bagian').on('original').column('bagian_id').execute()
  await db.schema
    .createTable('recording')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'integer', (c) => c.notNull())
    .addColumn('samples', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('settled_at', 'text', (c) => c.notNull())
    .addColumn('archived_at', 'text')
    .addPrimaryKeyConstraint('recording_pk', ['bagian_id', 'channel'])
    .execute()
  await db.schema
    .createTable('gap')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'integer', (c) => c.notNull())
    .addColumn('from_sample', 'integer', (c) => c.notNull())
    .addColumn('to_sample', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('gap_pk', ['bagian_id', 'channel', 'from_sample'])
    .execute()
  await db.schema
    .createTable('span')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'integer', (c) => c.notNull())
    .addColumn('from_sample', 'integer', (c) => c.notNull())
    .addColumn('available_sample', 'integer', (c) => c.notNull())
    .addColumn('to_sample', 'integer')
    .addColumn('cursor_sample', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('span_channel').on('span').columns(['bagian_id', 'channel']).execute()
}
