/** Where text went that was moved from turn to turn, so that who did not know of it is understood; marks of the devices' clocks. */
import type { Kysely } from 'kysely'

export type PindahJamTables = {
  naskah_pindah: {
    bagian_id: string
    /** The change of the text it belongs to. */
    seq: number
    /** Move[] as JSON: ids and moved text, no names. */
    isi: string
  }
  /** How late the sound of a capture arrived at a sample: what changes of it is the drift of the device's clock. */
  capture_mark: { capture_id: string; sample: number; delay_ms: number }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('naskah_pindah')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('isi', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('naskah_pindah_pk', ['bagian_id', 'seq'])
    .execute()
  await db.schema
    .createTable('capture_mark')
    .addColumn('capture_id', 'text', (c) => c.notNull())
    .addColumn('sample', 'integer', (c) => c.notNull())
    .addColumn('delay_ms', 'real', (c) => c.notNull())
    .addPrimaryKeyConstraint('capture_mark_pk', ['capture_id', 'sample'])
    .execute()
}
