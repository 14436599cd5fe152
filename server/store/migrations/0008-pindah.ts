/** Where text went that was moved from one turn to another, so that who did not know of it yet is still understood. */
import type { Kysely } from 'kysely'

export type PindahTables = {
  naskah_pindah: {
    bagian_id: string
    /** The change of the text it belongs to. */
    seq: number
    /** Move[] as JSON: ids and moved text, no names. */
    isi: string
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('naskah_pindah')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('isi', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('naskah_pindah_pk', ['bagian_id', 'seq'])
    .execute()
}
