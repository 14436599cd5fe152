/** SQL of the spans: which stretches of a recording are recognised, and how far each has come. */
import type { Db } from './index.ts'

export type SpanRow = {
  readonly spanId: string
  readonly channel: number
  readonly fromSample: number
  readonly availableSample: number
  readonly toSample: number | null
  readonly cursorSample: number
}

/** The cursor is where the stored finals end, also where the server died before it wrote the cursor. */
export async function spansOf(db: Db, bagianId: string): Promise<SpanRow[]> {
  const rows = await db
    .selectFrom('span')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .orderBy('from_sample')
    .execute()
  return Promise.all(
    rows.map(async (row) => {
      const stored = await db
        .selectFrom('segment')
        .select((eb) => eb.fn.max('to_sample').as('end'))
        .where('bagian_id', '=', bagianId)
        .where('channel', '=', row.channel)
        .where('from_sample', '>=', row.from_sample)
        .where('from_sample', '<', row.to_sample ?? Number.MAX_SAFE_INTEGER)
        .executeTakeFirst()
      const cursorSample = Math.max(row.cursor_sample, stored?.end ?? 0)
      return {
        spanId: row.id,
        channel: row.channel,
        fromSample: row.from_sample,
        availableSample: Math.max(row.available_sample, cursorSample),
        toSample: row.to_sample,
        cursorSample,
      }
    }),
  )
}

export async function insertSpan(db: Db, bagianId: string, row: SpanRow): Promise<void> {
  await db
    .insertInto('span')
    .values({
      id: row.spanId,
      bagian_id: bagianId,
      channel: row.channel,
      from_sample: row.fromSample,
      available_sample: row.availableSample,
      to_sample: row.toSample,
      cursor_sample: row.cursorSample,
    })
    .execute()
}

export async function updateSpan(
  db: Db,
  spanId: string,
  change: { availableSample: number; toSample: number | null },
): Promise<void> {
  await db
    .updateTable('span')
    .set({ available_sample: change.availableSample, to_sample: change.toSample })
    .where('id', '=', spanId)
    .execute()
}

export async function saveCursor(db: Db, spanId: string, cursorSample: number): Promise<void> {
  await db
    .updateTable('span')
    .set({ cursor_sample: cursorSample })
    .where('id', '=', spanId)
    .where('cursor_sample', '<', cursorSample)
    .execute()
}

/** Parts with sound that was not recognised to its end when the server stopped. */
export async function unfinishedBagian(db: Db): Promise<string[]> {
  const open = await db
    .selectFrom('span')
    .select('bagian_id')
    .distinct()
    .where((eb) =>
      eb.or([eb('to_sample', 'is', null), eb('cursor_sample', '<', eb.ref('to_sample'))]),
    )
    .execute()
  const unplanned = await db
    .selectFrom('capture')
    .leftJoin('span', (join) =>
      join
        .onRef('span.bagian_id', '=', 'capture.bagian_id')
        .onRef('span.channel', '=', 'capture.channel'),
    )
    .select('capture.bagian_id')
    .distinct()
    .where('span.id', 'is', null)
    .execute()
  return [...new Set([...open, ...unplanned].map((row) => row.bagian_id))]
}

/** Where files lie on the time line of a part: their samples do not follow the clock. */
export async function importsOf(
  db: Db,
  bagianId: string,
): Promise<{ channel: number; fromSample: number; toSample: number }[]> {
  const rows = await db
    .selectFrom('original')
    .select(['channel', 'from_sample', 'samples'])
    .where('bagian_id', '=', bagianId)
    .execute()
  return rows.map(({ channel, from_sample, samples }) => ({
    channel,
    fromSample: from_sample,
    toSample: from_sample + samples,
  }))
}
