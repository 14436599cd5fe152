/** Door of the store: one database, its migrations, and a file per area with the SQL of that area. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { RisalahError } from '../domain/errors.ts'
import { migrations } from './migrations/index.ts'
import type { Database } from './schema.ts'
import { openSqlite, sqliteDialect } from './sqlite.ts'

export type { Database } from './schema.ts'
export type Db = Kysely<Database>

export type Store = {
  readonly db: Db
  close(): Promise<void>
}

/** Opens `<dataDir>/risalah.db`, brings it up to date after copying it, refuses one that is newer than the program. */
export async function openStore({ dataDir }: { dataDir: string }): Promise<Store> {
  const path = join(dataDir, 'risalah.db')
  mkdirSync(dirname(path), { recursive: true })
  const existed = existsSync(path)
  const database = openSqlite(path)
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
    user_version: number
  }
  if (version > migrations.length) {
    database.close()
    throw new RisalahError('database_newer')
  }
  if (existed && version < migrations.length) {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    copyFileSync(path, `${path}.before-${migrations.length}`)
  }
  const db = new Kysely<Database>({ dialect: sqliteDialect(database) })
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue
    await db.transaction().execute(async (trx) => {
      await migration.up(trx)
      await sql`PRAGMA user_version = ${sql.lit(index + 1)}`.execute(trx)
    })
  }
  return { db, close: () => db.destroy() }
}
