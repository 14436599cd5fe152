/** Reses and pokir: items with their versions, and links from passages. */
import type { Kysely } from 'kysely'

export type UsulanTables = {
  usulan: {
    id: string
    jenis: string
    kode: string
    /** Lower-cased words of code, title, description and place, for searching. */
    cari: string
    pengusul_id: string
    tahun: number
    versi: number
    /** The whole item as JSON. */
    data: string
    diubah_at: string
  }
  usulan_versi: {
    usulan_id: string
    versi: number
    data: string
    diubah_oleh: string | null
    diubah_at: string
  }
  tautan: {
    id: string
    rapat_id: string
    bagian_id: string
    acara_id: string | null
    turn_id: string
    usulan_id: string
    usulan_versi: number
    kode: string
    judul: string
    relasi: string
    kutipan: string
    start_ms: number | null
    end_ms: number | null
    dibuat_oleh: string
    dibuat_at: string
    dikonfirmasi_oleh: string | null
    dihapus_at: string | null
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('usulan')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('jenis', 'text', (c) => c.notNull())
    .addColumn('kode', 'text', (c) => c.notNull())
    .addColumn('cari', 'text', (c) => c.notNull())
    .addColumn('pengusul_id', 'text', (c) => c.notNull())
    .addColumn('tahun', 'integer', (c) => c.notNull())
    .addColumn('versi', 'integer', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('diubah_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('usulan_kode')
    .on('usulan')
    .columns(['jenis', 'kode'])
    .unique()
    .execute()
  await db.schema
    .createTable('usulan_versi')
    .addColumn('usulan_id', 'text', (c) => c.notNull())
    .addColumn('versi', 'integer', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('diubah_oleh', 'text')
    .addColumn('diubah_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('usulan_versi_pk', ['usulan_id', 'versi'])
    .execute()
  await db.schema
    .createTable('tautan')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('rapat_id', 'text', (c) => c.notNull())
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('acara_id', 'text')
    .addColumn('turn_id', 'text', (c) => c.notNull())
    .addColumn('usulan_id', 'text', (c) => c.notNull())
    .addColumn('usulan_versi', 'integer', (c) => c.notNull())
    .addColumn('kode', 'text', (c) => c.notNull())
    .addColumn('judul', 'text', (c) => c.notNull())
    .addColumn('relasi', 'text', (c) => c.notNull())
    .addColumn('kutipan', 'text', (c) => c.notNull())
    .addColumn('start_ms', 'real')
    .addColumn('end_ms', 'real')
    .addColumn('dibuat_oleh', 'text', (c) => c.notNull())
    .addColumn('dibuat_at', 'text', (c) => c.notNull())
    .addColumn('dikonfirmasi_oleh', 'text')
    .addColumn('dihapus_at', 'text')
    .execute()
  await db.schema.createIndex('tautan_rapat').on('tautan').column('rapat_id').execute()
  await db.schema.createIndex('tautan_usulan').on('tautan').column('usulan_id').execute()
}
