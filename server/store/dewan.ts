/** SQL of the council's settings: every version is kept with the instant it began to hold. */
import { Dewan } from '../domain/orang.ts'
import type { Db } from './index.ts'

export async function findDewan(db: Db): Promise<Dewan | null> {
  const row = await db
    .selectFrom('dewan')
    .select('data')
    .orderBy('versi', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? Dewan.parse(JSON.parse(row.data)) : null
}

export async function saveDewan(
  db: Db,
  dewan: Dewan,
  by: { akunId: string | null; at: string },
): Promise<void> {
  await db
    .insertInto('dewan')
    .values((e) => ({
      versi: e
        .selectFrom('dewan')
        .select((d) => d(d.fn.coalesce(d.fn.max('versi'), d.val(0)), '+', 1).as('versi')),
      data: JSON.stringify(dewan),
      berlaku_mulai: by.at,
      diubah_oleh: by.akunId,
    }))
    .execute()
}
