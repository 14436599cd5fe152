/** Kysely on Node's own SQLite: opens the file durably and reads the settings back. */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type SqliteDatabase, SqliteDialect } from 'kysely'

/** What must hold after opening; anything else means that a commit may be lost, or that what was deleted is not gone. */
const pragmas = [
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['busy_timeout', 5000],
  // What is deleted is overwritten: a voice print whose consent was withdrawn must not stay in the file.
  ['secure_delete', 1],
] as const

export function openSqlite(path: string): DatabaseSync {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
  database.exec('PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA secure_delete=ON')
  for (const [name, wanted] of pragmas) {
    const row = database.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>
    const value = Object.values(row)[0]
    if (value !== wanted) {
      database.close()
      throw new Error(`SQLite refused ${name}=${wanted} (it says ${String(value)}): ${path}`)
    }
  }
  return database
}

/** The part of better-sqlite3 that Kysely's dialect asks for, on `node:sqlite`. */
function adapt(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql)
      const values = (parameters: ReadonlyArray<unknown>) => parameters as SQLInputValue[]
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) =>
          statement.iterate(...values(parameters)) as IterableIterator<unknown>,
      }
    },
  }
}

export function sqliteDialect(database: DatabaseSync): SqliteDialect {
  return new SqliteDialect({ database: adapt(database) })
}
