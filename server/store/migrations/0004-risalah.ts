/** The register of records: each record, the frozen bytes of every stage, signatures, and people's certificates. */
import type { Kysely } from 'kysely'

export type RisalahTables = {
  risalah: {
    id: string
    rapat_id: string
    public_id: string
    dokumen: string
    lingkup: string
    versi: number
    status: string
    koreksi_sampai: string | null
    /** A newer version took its place. */
    dicabut: number
    /** Why a version after the first was made. */
    alasan: string | null
    dibuat_at: string
  }
  /** Every PDF that was ever made of a record, with the canonical JSON in it. Rows are added, never changed. */
  risalah_berkas: {
    risalah_id: string
    urut: number
    frozen_at: string
    record: string
    record_sha256: string
    pdf_sha256: string
    pages: number
    dibuat_at: string
  }
  risalah_ttd: {
    risalah_id: string
    slot: string
    akun_id: string
    nama: string
    signed_at: string
    pdf_sha256: string
    sertifikat_sha256: string
  }
  /** The P12 file as it was uploaded: still encrypted with the person's own passphrase. */
  sertifikat: {
    akun_id: string
    p12: Uint8Array
    subjek: string
    penerbit: string
    berlaku_sampai: string
    diunggah_at: string
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('risalah')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('rapat_id', 'text', (c) => c.notNull())
    .addColumn('public_id', 'text', (c) => c.notNull().unique())
    .addColumn('dokumen', 'text', (c) => c.notNull())
    .addColumn('lingkup', 'text', (c) => c.notNull())
    .addColumn('versi', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('koreksi_sampai', 'text')
    .addColumn('dicabut', 'integer', (c) => c.notNull())
    .addColumn('alasan', 'text')
    .addColumn('dibuat_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('risalah_versi', ['rapat_id', 'dokumen', 'lingkup', 'versi'])
    .execute()
  await db.schema
    .createTable('risalah_berkas')
    .addColumn('risalah_id', 'text', (c) => c.notNull())
    .addColumn('urut', 'integer', (c) => c.notNull())
    .addColumn('frozen_at', 'text', (c) => c.notNull())
    .addColumn('record', 'text', (c) => c.notNull())
    .addColumn('record_sha256', 'text', (c) => c.notNull())
    .addColumn('pdf_sha256', 'text', (c) => c.notNull())
    .addColumn('pages', 'integer', (c) => c.notNull())
    .addColumn('dibuat_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('risalah_berkas_pk', ['risalah_id', 'urut'])
    .execute()
  await db.schema
    .createIndex('risalah_berkas_sha')
    .on('risalah_berkas')
    .column('pdf_sha256')
    .execute()
  await db.schema
    .createTable('risalah_ttd')
    .addColumn('risalah_id', 'text', (c) => c.notNull())
    .addColumn('slot', 'text', (c) => c.notNull())
    .addColumn('akun_id', 'text', (c) => c.notNull())
    .addColumn('nama', 'text', (c) => c.notNull())
    .addColumn('signed_at', 'text', (c) => c.notNull())
    .addColumn('pdf_sha256', 'text', (c) => c.notNull())
    .addColumn('sertifikat_sha256', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('risalah_ttd_pk', ['risalah_id', 'slot'])
    .execute()
  await db.schema
    .createTable('sertifikat')
    .addColumn('akun_id', 'text', (c) => c.primaryKey())
    .addColumn('p12', 'blob', (c) => c.notNull())
    .addColumn('subjek', 'text', (c) => c.notNull())
    .addColumn('penerbit', 'text', (c) => c.notNull())
    .addColumn('berlaku_sampai', 'text', (c) => c.notNull())
    .addColumn('diunggah_at', 'text', (c) => c.notNull())
    .execute()
}
