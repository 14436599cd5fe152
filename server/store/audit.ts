/** SQL of the audit log: rows are only ever added (a trigger refuses the rest), each hash covers the one before. */
import { createHash } from 'node:crypto'
import type { Db } from './index.ts'

export type AuditRecord = {
  readonly seq: number
  readonly at: string
  readonly akunId: string | null
  readonly aksi: string
  readonly subjek: string
  readonly rincian: Readonly<Record<string, unknown>>
  readonly hash: string
}

/** What the first row follows. */
const genesis = '0'.repeat(64)
const page = 200

type Row = {
  seq: number
  at: string
  akun_id: string | null
  aksi: string
  subjek: string
  rincian: string
  sebelum: string
  hash: string
}

function hashOf(row: Omit<Row, 'hash'>): string {
  const { sebelum, seq, at, akun_id, aksi, subjek, rincian } = row
  return createHash('sha256')
    .update(JSON.stringify([sebelum, seq, at, akun_id, aksi, subjek, rincian]))
    .digest('hex')
}

export async function appendAudit(db: Db, entry: Omit<AuditRecord, 'seq' | 'hash'>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const last = await trx
      .selectFrom('audit')
      .select(['seq', 'hash'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    const row = {
      seq: (last?.seq ?? 0) + 1,
      at: entry.at,
      akun_id: entry.akunId,
      aksi: entry.aksi,
      subjek: entry.subjek,
      rincian: JSON.stringify(entry.rincian),
      sebelum: last?.hash ?? genesis,
    }
    await trx
      .insertInto('audit')
      .values({ ...row, hash: hashOf(row) })
      .execute()
  })
}

/** Newest first, a page at a time. */
export async function listAudit(db: Db, before: number | undefined): Promise<AuditRecord[]> {
  let query = db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(page)
  if (before !== undefined) query = query.where('seq', '<', before)
  return (await query.execute()).map((row) => ({
    seq: row.seq,
    at: row.at,
    akunId: row.akun_id,
    aksi: row.aksi,
    subjek: row.subjek,
    rincian: JSON.parse(row.rincian) as Record<string, unknown>,
    hash: row.hash,
  }))
}

/** Is every row as it was written, and none missing between? */
export async function auditIntact(db: Db): Promise<boolean> {
  let sebelum = genesis
  let seq = 0
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(5000)
      .execute()
    if (rows.length === 0) return true
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.sebelum !== sebelum || row.hash !== hashOf(row)) return false
      seq = row.seq
      sebelum = row.hash
    }
  }
}
