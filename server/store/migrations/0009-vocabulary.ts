/** The council's vocabulary, what people corrected, and what was corrected by sound in each segment. */
import type { Kysely } from 'kysely'

export type VocabularyTables = {
  kosakata: {
    id: string
    /** Lower case, single spaces: what the engine prints. */
    spoken: string
    written: string
    status: string
    sumber: string
    diubah_oleh: string | null
    diubah_at: string
  }
  /** One place where a person wrote something else than the engine had heard. */
  kosakata_temuan: { bagian_id: string; turn_id: string; spoken: string; written: string }
  koreksi_bunyi: { bagian_id: string; sid: string; rev: number; data: string }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kosakata')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('spoken', 'text', (c) => c.notNull())
    .addColumn('written', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('sumber', 'text', (c) => c.notNull())
    .addColumn('diubah_oleh', 'text')
    .addColumn('diubah_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('kosakata_pasangan')
    .on('kosakata')
    .columns(['spoken', 'written'])
    .unique()
    .execute()
  await db.schema
    .createTable('kosakata_temuan')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('turn_id', 'text', (c) => c.notNull())
    .addColumn('spoken', 'text', (c) => c.notNull())
    .addColumn('written', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('kosakata_temuan_pk', ['bagian_id', 'turn_id', 'spoken', 'written'])
    .execute()
  await db.schema
    .createTable('koreksi_bunyi')
    .addColumn('bagian_id', 'text', (c) => c.notNull())
    .addColumn('sid', 'text', (c) => c.notNull())
    .addColumn('rev', 'integer', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('koreksi_bunyi_pk', ['bagian_id', 'sid', 'rev'])
    .execute()
}
