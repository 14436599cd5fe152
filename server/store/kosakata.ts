/** SQL of the council's vocabulary and of corrections by sound. */
import { KoreksiBunyi, Kosakata } from '../domain/kosakata.ts'
import { sampleRateHz } from '../domain/speech.ts'
import type { Db } from './index.ts'

export async function listKosakata(db: Db): Promise<Kosakata[]> {
  const rows = await db.selectFrom('kosakata').selectAll().orderBy('spoken').execute()
  const counts = await db
    .selectFrom('kosakata_temuan')
    .select((e) => ['spoken', 'written', e.fn.countAll<number>().as('n')])
    .groupBy(['spoken', 'written'])
    .execute()
  const seen = new Map(counts.map((row) => [`${row.spoken}\t${row.written}`, Number(row.n)]))
  return rows.map(({ id, spoken, written, status, sumber }) =>
    Kosakata.parse({
      id,
      spoken,
      written,
      status,
      sumber,
      kali: seen.get(`${spoken}\t${written}`) ?? 0,
    }),
  )
}

export type KosakataRow = Omit<Kosakata, 'kali'> & {
  readonly akunId: string | null
  readonly at: string
}

/** Answers false where the pair is there already; `status` is then set to the given one unless it is a proposal. */
export async function addKosakata(db: Db, row: KosakataRow): Promise<boolean> {
  const { id, spoken, written, status, sumber, akunId, at } = row
  const known = await db
    .selectFrom('kosakata')
    .select('id')
    .where('spoken', '=', spoken)
    .where('written', '=', written)
    .executeTakeFirst()
  if (known) {
    if (status !== 'usul') await setKosakata(db, known.id, status, { akunId, at })
    return false
  }
  await db
    .insertInto('kosakata')
    .values({ id, spoken, written, status, sumber, diubah_oleh: akunId, diubah_at: at })
    .execute()
  return true
}

/** Answers false where there is no such row. */
export async function setKosakata(
  db: Db,
  id: string,
  status: Kosakata['status'],
  by: { akunId: string | null; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('kosakata')
    .set({ status, diubah_oleh: by.akunId, diubah_at: by.at })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function removeKosakata(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('kosakata').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

export type Temuan = { readonly turnId: string; readonly spoken: string; readonly written: string }

/** What people corrected in a part; the same turn counts once for each pair. */
export async function noteTemuan(db: Db, bagianId: string, found: readonly Temuan[]) {
  await db.deleteFrom('kosakata_temuan').where('bagian_id', '=', bagianId).execute()
  for (const { turnId, spoken, written } of found) {
    await db
      .insertInto('kosakata_temuan')
      .values({ bagian_id: bagianId, turn_id: turnId, spoken, written })
      .onConflict((c) => c.doNothing())
      .execute()
  }
}

/** Pairs found at least twice, anywhere. */
export async function repeatedTemuan(db: Db): Promise<{ spoken: string; written: string }[]> {
  return db
    .selectFrom('kosakata_temuan')
    .select(['spoken', 'written'])
    .groupBy(['spoken', 'written'])
    .having((e) => e(e.fn.countAll<number>(), '>=', 2))
    .execute()
}

export async function insertKoreksiBunyi(
  db: Db,
  bagianId: string,
  segment: { readonly sid: string; readonly rev: number },
  corrections: readonly KoreksiBunyi[],
): Promise<void> {
  if (corrections.length === 0) return
  await db
    .insertInto('koreksi_bunyi')
    .values({
      bagian_id: bagianId,
      sid: segment.sid,
      rev: segment.rev,
      data: JSON.stringify(corrections),
    })
    .execute()
}

/** Of the newest revision of each segment of the part; times as in its words. */
export async function koreksiBunyiOf(
  db: Db,
  bagianId: string,
  channel: number,
  startMs: number,
  endMs: number,
): Promise<KoreksiBunyi[]> {
  const rows = await db
    .selectFrom('koreksi_bunyi as k')
    .innerJoin('segment as s', (join) =>
      join
        .onRef('s.bagian_id', '=', 'k.bagian_id')
        .onRef('s.sid', '=', 'k.sid')
        .onRef('s.rev', '=', 'k.rev'),
    )
    .select('k.data')
    .where('k.bagian_id', '=', bagianId)
    .where('s.channel', '=', channel)
    .where('s.from_sample', '<', Math.ceil((endMs * sampleRateHz) / 1000))
    .where('s.to_sample', '>', Math.floor((startMs * sampleRateHz) / 1000))
    .where('s.rev', '=', (eb) =>
      eb
        .selectFrom('segment as newer')
        .select((n) => n.fn.max('newer.rev').as('rev'))
        .whereRef('newer.bagian_id', '=', 's.bagian_id')
        .whereRef('newer.sid', '=', 's.sid'),
    )
    .orderBy('s.from_sample')
    .execute()
  return rows
    .flatMap((row) => KoreksiBunyi.array().parse(JSON.parse(row.data)))
    .filter((one) => one.startMs < endMs && one.endMs > startMs)
}
