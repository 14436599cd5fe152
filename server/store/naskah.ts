/** SQL of live texts: the append-only log of changes, snapshots, client ids, recognised segments and placed marks. */
import { Word } from '../domain/speech.ts'
import type { Db } from './index.ts'

export type LoggedUpdate = {
  readonly bagianId: string
  readonly seq: number
  readonly epoch: number
  readonly akunId: string | null
  readonly at: string
  readonly bytes: Uint8Array
}

export async function appendUpdate(db: Db, update: LoggedUpdate): Promise<void> {
  await db
    .insertInto('naskah_update')
    .values({
      bagian_id: update.bagianId,
      seq: update.seq,
      epoch: update.epoch,
      akun_id: update.akunId,
      at: update.at,
      bytes: update.bytes,
    })
    .execute()
}

/** The newest snapshot and every change after it, in order. */
export async function loadNaskah(
  db: Db,
  bagianId: string,
): Promise<{ snapshot: Uint8Array | null; updates: Uint8Array[]; seq: number }> {
  const snapshot = await db
    .selectFrom('naskah_snapshot')
    .select(['seq', 'bytes'])
    .where('bagian_id', '=', bagianId)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  const rows = await db
    .selectFrom('naskah_update')
    .select(['seq', 'bytes'])
    .where('bagian_id', '=', bagianId)
    .where('seq', '>', snapshot?.seq ?? 0)
    .orderBy('seq')
    .execute()
  return {
    snapshot: snapshot?.bytes ?? null,
    updates: rows.map((row) => row.bytes),
    seq: rows.at(-1)?.seq ?? snapshot?.seq ?? 0,
  }
}

/** The whole log, as evidence and for replaying. */
export async function allUpdates(db: Db, bagianId: string): Promise<LoggedUpdate[]> {
  const rows = await db
    .selectFrom('naskah_update')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .orderBy('seq')
    .execute()
  return rows.map(({ bagian_id, akun_id, ...row }) => ({
    ...row,
    bagianId: bagian_id,
    akunId: akun_id,
  }))
}

/** Keeps this snapshot and the one before it; the log is never shortened. */
export async function saveSnapshot(
  db: Db,
  bagianId: string,
  seq: number,
  bytes: Uint8Array,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('naskah_snapshot')
      .values({ bagian_id: bagianId, seq, bytes })
      .onConflict((c) => c.columns(['bagian_id', 'seq']).doUpdateSet({ bytes }))
      .execute()
    const kept = await trx
      .selectFrom('naskah_snapshot')
      .select('seq')
      .where('bagian_id', '=', bagianId)
      .orderBy('seq', 'desc')
      .limit(2)
      .execute()
    await trx
      .deleteFrom('naskah_snapshot')
      .where('bagian_id', '=', bagianId)
      .where('seq', '<', kept.at(-1)?.seq ?? 0)
      .execute()
  })
}

export async function clientOwners(db: Db, bagianId: string): Promise<Map<number, string | null>> {
  const rows = await db
    .selectFrom('naskah_client')
    .select(['client_id', 'akun_id'])
    .where('bagian_id', '=', bagianId)
    .execute()
  return new Map(rows.map((row) => [row.client_id, row.akun_id]))
}

export async function bindClient(
  db: Db,
  bagianId: string,
  clientId: number,
  akunId: string | null,
): Promise<void> {
  await db
    .insertInto('naskah_client')
    .values({ bagian_id: bagianId, client_id: clientId, akun_id: akunId })
    .execute()
}

export type SegmentRow = {
  readonly sid: string
  readonly rev: number
  readonly channel: number
  readonly fromSample: number
  readonly toSample: number
  readonly text: string
  readonly words: readonly Word[]
  readonly written: string
  readonly engine: string
  readonly model: string
  readonly at: string
}

export async function insertSegment(db: Db, bagianId: string, row: SegmentRow): Promise<void> {
  await db
    .insertInto('segment')
    .values({
      bagian_id: bagianId,
      sid: row.sid,
      rev: row.rev,
      channel: row.channel,
      from_sample: row.fromSample,
      to_sample: row.toSample,
      text: row.text,
      words: JSON.stringify(row.words),
      written: row.written,
      engine: row.engine,
      model: row.model,
      at: row.at,
    })
    .execute()
}

/** The highest revision of a segment that is stored. */
export async function currentSegment(
  db: Db,
  bagianId: string,
  sid: string,
): Promise<{ rev: number; written: string } | null> {
  const row = await db
    .selectFrom('segment')
    .select(['rev', 'written'])
    .where('bagian_id', '=', bagianId)
    .where('sid', '=', sid)
    .orderBy('rev', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Of each segment of a channel that shares a sample with the interval, its newest revision, by time. */
function newestBetween(
  db: Db,
  bagianId: string,
  channel: number,
  fromSample: number,
  toSample: number,
) {
  return db
    .selectFrom('segment as s')
    .where('s.bagian_id', '=', bagianId)
    .where('s.channel', '=', channel)
    .where('s.from_sample', '<', toSample)
    .where('s.to_sample', '>', fromSample)
    .where('s.rev', '=', (eb) =>
      eb
        .selectFrom('segment as newer')
        .select((n) => n.fn.max('newer.rev').as('rev'))
        .whereRef('newer.bagian_id', '=', 's.bagian_id')
        .whereRef('newer.sid', '=', 's.sid'),
    )
    .orderBy('s.from_sample')
}

/** What was written into the text for a stretch of sound. */
export type Written = Pick<SegmentRow, 'sid' | 'fromSample' | 'toSample' | 'written'>

export async function writtenBetween(
  db: Db,
  bagianId: string,
  channel: number,
  fromSample: number,
  toSample: number,
): Promise<Written[]> {
  const rows = await newestBetween(db, bagianId, channel, fromSample, toSample)
    .select(['s.sid', 's.from_sample', 's.to_sample', 's.written'])
    .execute()
  return rows.map((row) => ({
    sid: row.sid,
    fromSample: row.from_sample,
    toSample: row.to_sample,
    written: row.written,
  }))
}

/** Current segments of a channel that share a sample with the interval, by time. */
export async function currentSegments(
  db: Db,
  bagianId: string,
  channel: number,
  fromSample: number,
  toSample: number,
): Promise<SegmentRow[]> {
  const rows = await newestBetween(db, bagianId, channel, fromSample, toSample)
    .selectAll('s')
    .execute()
  return rows.map((row) => ({
    sid: row.sid,
    rev: row.rev,
    channel: row.channel,
    fromSample: row.from_sample,
    toSample: row.to_sample,
    text: row.text,
    words: Word.array().parse(JSON.parse(row.words)),
    written: row.written,
    engine: row.engine,
    model: row.model,
    at: row.at,
  }))
}

export type NaskahMark = { readonly id: string; readonly kind: string; readonly atMs: number }

export async function marksOf(db: Db, bagianId: string): Promise<NaskahMark[]> {
  const rows = await db
    .selectFrom('naskah_mark')
    .select(['id', 'kind', 'at_ms'])
    .where('bagian_id', '=', bagianId)
    .execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind, atMs: row.at_ms }))
}

export async function insertMark(db: Db, bagianId: string, mark: NaskahMark): Promise<void> {
  await db
    .insertInto('naskah_mark')
    .values({ bagian_id: bagianId, id: mark.id, kind: mark.kind, at_ms: mark.atMs })
    .execute()
}

/** What was moved within a text, by the change it belongs to, oldest first. */
export async function movesOf(db: Db, bagianId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('naskah_pindah')
    .select('isi')
    .where('bagian_id', '=', bagianId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => row.isi)
}

export async function insertMoves(db: Db, bagianId: string, seq: number, isi: string) {
  await db.insertInto('naskah_pindah').values({ bagian_id: bagianId, seq, isi }).execute()
}

/** Changes after `seq`, in order. */
export async function updatesAfter(
  db: Db,
  bagianId: string,
  seq: number,
): Promise<{ seq: number; bytes: Uint8Array }[]> {
  return db
    .selectFrom('naskah_update')
    .select(['seq', 'bytes'])
    .where('bagian_id', '=', bagianId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
}
