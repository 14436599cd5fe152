/** A council's database from before the daftar pembicara gets its tables, and a copy of what it was. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../server/store/index.ts'
import * as daftarPembicara from '../../server/store/migrations/0011-daftar-pembicara.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { daftarPembicaraOf, noteStep, saveDaftarPembicara } from '../../server/store/pembicara.ts'
import { openSqlite, sqliteDialect } from '../../server/store/sqlite.ts'

describe('the store of the daftar pembicara', () => {
  it('is made in a database that did not have it, after a copy', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'risalah-store-'))
    try {
      const path = join(dataDir, 'risalah.db')
      const old = new Kysely({ dialect: sqliteDialect(openSqlite(path)) })
      const earlier = migrations.slice(0, migrations.indexOf(daftarPembicara))
      for (const { up } of earlier) await up(old)
      await sql`PRAGMA user_version = ${sql.lit(earlier.length)}`.execute(old)
      await old.destroy()
      const store = await openStore({ dataDir })
      expect(existsSync(`${path}.before-${migrations.length}`)).toBe(true)
      expect(await daftarPembicaraOf(store.db, 'b')).toEqual({
        ...{ bagianId: 'b', versi: 0, urung: null, isi: [] },
      })
      await store.close()
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  })

  it('keeps the last steps to take back, and forgets those before them', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'risalah-store-'))
    try {
      const { db, close } = await openStore({ dataDir })
      for (let n = 0; n < 40; n += 1) {
        const before = await daftarPembicaraOf(db, 'b')
        const versi = await saveDaftarPembicara(db, before, before.isi)
        await noteStep(db, 'b', versi, before.isi)
      }
      const rows = await db.selectFrom('pembicara_langkah').select('versi').execute()
      expect(rows.map((row) => row.versi)).toEqual(Array.from({ length: 30 }, (_, n) => n + 11))
      expect(await daftarPembicaraOf(db, 'lain')).toMatchObject({ versi: 0, urung: null })
      await close()
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
})
