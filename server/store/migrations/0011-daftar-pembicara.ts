/** The daftar pembicara of each bagian, and what it was before each of its last steps. */
import type { Kysely } from 'kysely'

export type DaftarPembicaraTables = {
  pembicara: {
    id: string
    bagian_id: string
    spk: string
    jenis: string
    urut: number
    status: string
    mulai_at: string | null
    selesai_at: string | null
    catatan: string | null
  }
  daftar_pembicara: { bagian_id: string; versi: number }
  /** A step that may be taken back: the version it made, and the list before it as JSON. */
  pembicara_langkah: { bagian_id: string; versi: number; sebelum: string }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pembicara')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('spk', 'text', (c) => c.notNull())
    .addColumn('jenis', 'text', (c) => c.notNull())
    .addColumn('urut', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('mulai_at', 'text')
    .addColumn('selesai_at', 'text')
    .addColumn('catatan', 'text')
    .execute()
  await db.schema.createIndex('pembicara_bagian').on('pembicara').column('bagian_id').execute()
  await db.schema
    .createTable('daftar_pembicara')
    .addColumn('bagian_id', 'text', (c) => c.primaryKey())
    .addColumn('versi', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('pembicara_langkah')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('versi', 'integer', (c) => c.notNull())
    .addColumn('sebelum', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('pembicara_langkah_pk', ['bagian_id', 'versi'])
    .execute()
}
