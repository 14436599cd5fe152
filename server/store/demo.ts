/** SQL that only the demo needs. */
import type { Db } from './index.ts'
import { deleteRapat } from './rapat.ts'

/** Says that a channel's sound up to here has its text already, so that no engine is asked for it. */
export async function markRecognised(
  db: Db,
  span: { id: string; bagianId: string; channel: number; toSample: number },
): Promise<void> {
  await db
    .insertInto('span')
    .values({
      id: span.id,
      bagian_id: span.bagianId,
      channel: span.channel,
      from_sample: 0,
      available_sample: span.toSample,
      to_sample: span.toSample,
      cursor_sample: span.toSample,
    })
    .execute()
}

/** Takes back a rapat of the demo that was not made to its end. */
export async function dropUnfinished(db: Db, rapatId: string): Promise<void> {
  await db.transaction().execute((trx) => deleteRapat(trx, rapatId))
}
