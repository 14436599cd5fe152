/** Consent of people to a kept voice print, and the prints. No print without consent, neither without the person. */
import type { Kysely } from 'kysely'

export type VoicePrintTables = {
  voice_consent: {
    orang_id: string
    tanggal: string
    bentuk: string
    nomor_surat: string | null
    dicatat_oleh: string | null
    dicatat_at: string
  }
  voice_print: {
    orang_id: string
    /** 256 numbers, float32 little-endian. */
    voice: Uint8Array
    sumber: string
    dibuat_at: string
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('voice_consent')
    .addColumn('orang_id', 'text', (c) => c.primaryKey().references('orang.id').onDelete('cascade'))
    .addColumn('tanggal', 'text', (c) => c.notNull())
    .addColumn('bentuk', 'text', (c) => c.notNull())
    .addColumn('nomor_surat', 'text')
    .addColumn('dicatat_oleh', 'text')
    .addColumn('dicatat_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('voice_print')
    .addColumn('orang_id', 'text', (c) =>
      c.primaryKey().references('voice_consent.orang_id').onDelete('cascade'),
    )
    .addColumn('voice', 'blob', (c) => c.notNull())
    .addColumn('sumber', 'text', (c) => c.notNull())
    .addColumn('dibuat_at', 'text', (c) => c.notNull())
    .execute()
}
