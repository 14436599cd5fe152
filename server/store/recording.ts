/** SQL of the recordings: captures on the time line, imported originals, and what is settled after a part ended. */
import type { Selectable } from 'kysely'
import type { Db } from './index.ts'
import type { RecordingTables } from './migrations/0002-recording.ts'

export type CaptureRow = Selectable<RecordingTables['capture']>
export type OriginalRow = Selectable<RecordingTables['original']>
export type RecordingRow = Selectable<RecordingTables['recording']>

export async function insertCapture(db: Db, row: CaptureRow): Promise<void> {
  await db.insertInto('capture').values(row).execute()
}

export async function findCapture(db: Db, id: string): Promise<CaptureRow | null> {
  return (
    (await db.selectFrom('capture').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  )
}

export async function capturesOf(db: Db, bagianId: string, channel: number): Promise<CaptureRow[]> {
  return db
    .selectFrom('capture')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .where('channel', '=', channel)
    .orderBy('origin_sample')
    .execute()
}

export async function updateCapture(
  db: Db,
  id: string,
  change: Partial<Pick<CaptureRow, 'samples' | 'ended_at' | 'drift_ms'>>,
): Promise<void> {
  await db.updateTable('capture').set(change).where('id', '=', id).execute()
}

export type CaptureMark = { readonly sample: number; readonly delayMs: number }

export async function marksOfCapture(db: Db, captureId: string): Promise<CaptureMark[]> {
  const rows = await db
    .selectFrom('capture_mark')
    .select(['sample', 'delay_ms'])
    .where('capture_id', '=', captureId)
    .orderBy('sample')
    .execute()
  return rows.map((row) => ({ sample: row.sample, delayMs: row.delay_ms }))
}

export async function insertCaptureMark(db: Db, captureId: string, mark: CaptureMark) {
  await db
    .insertInto('capture_mark')
    .values({ capture_id: captureId, sample: mark.sample, delay_ms: mark.delayMs })
    .onConflict((c) => c.columns(['capture_id', 'sample']).doNothing())
    .execute()
}

/** The imported file and its place on the time line are written together. */
export async function insertImport(
  db: Db,
  original: OriginalRow,
  capture: CaptureRow,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('original').values(original).execute()
    await trx.insertInto('capture').values(capture).execute()
  })
}

/** Forgets an import that did not come to its end. */
export async function removeImport(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('original').where('id', '=', id).execute()
    await trx.deleteFrom('capture').where('id', '=', id).execute()
  })
}

export async function recordingsOf(db: Db, bagianId: string): Promise<RecordingRow[]> {
  return db
    .selectFrom('recording')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .orderBy('channel')
    .execute()
}

export async function allRecordings(db: Db): Promise<RecordingRow[]> {
  return db.selectFrom('recording').selectAll().execute()
}

export type GapStretch = { readonly from: number; readonly to: number }

/** Settles a channel: its hash and its gaps replace what was settled before. */
export async function saveRecording(
  db: Db,
  row: RecordingRow,
  gaps: readonly GapStretch[],
): Promise<void> {
  const { bagian_id, channel } = row
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('recording')
      .values(row)
      .onConflict((c) => c.columns(['bagian_id', 'channel']).doUpdateSet(row))
      .execute()
    await trx
      .deleteFrom('gap')
      .where('bagian_id', '=', bagian_id)
      .where('channel', '=', channel)
      .execute()
    for (const gap of gaps) {
      await trx
        .insertInto('gap')
        .values({ bagian_id, channel, from_sample: gap.from, to_sample: gap.to })
        .execute()
    }
  })
}

/** Says that FLAC and Opus were made, if the recording is still the one they were made of. */
export async function setArchived(
  db: Db,
  row: Pick<RecordingRow, 'bagian_id' | 'channel' | 'sha256'>,
  at: string,
): Promise<void> {
  await db
    .updateTable('recording')
    .set({ archived_at: at })
    .where('bagian_id', '=', row.bagian_id)
    .where('channel', '=', row.channel)
    .where('sha256', '=', row.sha256)
    .execute()
}

export async function gapsOf(db: Db, bagianId: string, channel: number): Promise<GapStretch[]> {
  const rows = await db
    .selectFrom('gap')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .where('channel', '=', channel)
    .orderBy('from_sample')
    .execute()
  return rows.map((row) => ({ from: row.from_sample, to: row.to_sample }))
}
