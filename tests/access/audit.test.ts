import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendAudit, auditIntact, listAudit } from '../../server/store/audit.ts'
import { openStore, type Store } from '../../server/store/index.ts'
import { startApp } from '../support/app.ts'

let dir: string
let store: Store
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'audit-'))
  store = await openStore({ dataDir: dir })
})
afterEach(async () => {
  await store.close()
  rmSync(dir, { recursive: true })
})

const entry = (n: number) => ({
  at: `2026-11-25T00:00:0${n % 10}.000Z`,
  akunId: n % 2 ? 'a1' : null,
  aksi: 'uji',
  subjek: `s${n}`,
  rincian: { n },
})

/** Puts the rows and the triggers back as the product wrote them. */
function restore(raw: DatabaseSync, rows: readonly Record<string, string | number | null>[]): void {
  raw.exec('begin; delete from audit')
  for (const row of rows) {
    const columns = Object.keys(row)
    const places = columns.map(() => '?').join(', ')
    raw
      .prepare(`insert into audit (${columns.join(', ')}) values (${places})`)
      .run(...Object.values(row))
  }
  for (const verb of ['update', 'delete']) {
    raw.exec(
      `create trigger audit_no_${verb} before ${verb} on audit begin select raise(abort, 'audit is append-only'); end`,
    )
  }
  raw.exec('commit')
}

describe('the audit log', () => {
  it('can only be added to', async () => {
    await appendAudit(store.db, entry(1))
    await expect(store.db.updateTable('audit').set({ aksi: 'lain' }).execute()).rejects.toThrow(
      /append-only/,
    )
    await expect(store.db.deleteFrom('audit').execute()).rejects.toThrow(/append-only/)
    expect(await listAudit(store.db, undefined)).toHaveLength(1)
  })

  it('keeps its chain when many write at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => appendAudit(store.db, entry(n))))
    const rows = await listAudit(store.db, undefined)
    expect(rows.map((r) => r.seq)).toEqual(Array.from({ length: 50 }, (_, n) => 50 - n))
    expect(await auditIntact(store.db)).toBe(true)
  })

  it('shows every change that was made behind its back', async () => {
    for (let n = 0; n < 6; n++) await appendAudit(store.db, entry(n))
    const written = await store.db.selectFrom('audit').selectAll().orderBy('seq').execute()
    const columns = ['at', 'akun_id', 'aksi', 'subjek', 'rincian', 'hash', 'sebelum'] as const
    const change = fc.oneof(
      fc.record({
        sql: fc.constantFrom(...columns).map((c) => `update audit set ${c} = 'x' where seq = ?`),
        seq: fc.integer({ min: 1, max: 6 }),
      }),
      // The last row may go unseen: nothing follows it.
      fc.record({
        sql: fc.constant('delete from audit where seq = ?'),
        seq: fc.integer({ min: 1, max: 5 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(change, async ({ sql, seq }) => {
        const raw = new DatabaseSync(join(dir, 'risalah.db'))
        raw.exec('begin; drop trigger audit_no_update; drop trigger audit_no_delete')
        raw.prepare(sql).run(seq)
        raw.exec('commit')
        const intact = await auditIntact(store.db)
        restore(raw, written)
        raw.close()
        expect(intact).toBe(false)
        expect(await auditIntact(store.db)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('tells the admin who did what, and that it is whole', async () => {
    const t = await startApp()
    try {
      await t.client('budi')
      const admin = await t.client('admin')
      const { rows, utuh } = await admin.call('listAudit')
      expect(utuh).toBe(true)
      expect(rows.map((r) => [r.akun, r.aksi])).toContainEqual(['Budi Santoso', 'sesi.masuk'])
    } finally {
      await t.stop()
    }
  })
})
