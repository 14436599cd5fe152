/**
 * SQL of voice prints and of the consent they rest on. A print that goes must be gone from the file: the connection
 * overwrites what is deleted (`secure_delete`), and `forgetFreed` empties the write-ahead log.
 */
import { sql } from 'kysely'
import type { VoiceConsentInput, VoicePrintSource, VoiceState } from '../domain/voicePrint.ts'
import type { Db } from './index.ts'

export async function listVoiceState(db: Db): Promise<VoiceState[]> {
  const rows = await db
    .selectFrom('voice_consent as c')
    .leftJoin('voice_print as p', 'p.orang_id', 'c.orang_id')
    .leftJoin('akun as a', 'a.id', 'c.dicatat_oleh')
    .select(['c.orang_id', 'c.tanggal', 'c.bentuk', 'c.nomor_surat', 'c.dicatat_at'])
    .select(['a.nama', 'p.dibuat_at', 'p.sumber'])
    .orderBy('c.orang_id')
    .execute()
  return rows.map((row) => ({
    orangId: row.orang_id,
    persetujuan: {
      tanggal: row.tanggal,
      bentuk: row.bentuk as VoiceConsentInput['bentuk'],
      nomorSurat: row.nomor_surat,
      dicatatOleh: row.nama,
      dicatatAt: row.dicatat_at,
    },
    sidik:
      row.dibuat_at === null || row.sumber === null
        ? null
        : { dibuatAt: row.dibuat_at, sumber: row.sumber as VoicePrintSource },
  }))
}

export async function hasVoiceConsent(db: Db, orangId: string): Promise<boolean> {
  const row = db.selectFrom('voice_consent').select('orang_id').where('orang_id', '=', orangId)
  return (await row.executeTakeFirst()) !== undefined
}

export async function saveVoiceConsent(
  db: Db,
  orangId: string,
  { tanggal, bentuk, nomorSurat }: VoiceConsentInput,
  by: { akunId: string | null; at: string },
): Promise<void> {
  const row = {
    tanggal,
    bentuk,
    nomor_surat: nomorSurat,
    dicatat_oleh: by.akunId,
    dicatat_at: by.at,
  }
  await db
    .insertInto('voice_consent')
    .values({ orang_id: orangId, ...row })
    .onConflict((c) => c.column('orang_id').doUpdateSet(row))
    .execute()
}

/** The print goes with it. False where there was none; call `forgetFreed` after the commit. */
export async function removeVoiceConsent(db: Db, orangId: string): Promise<boolean> {
  const done = await db
    .deleteFrom('voice_consent')
    .where('orang_id', '=', orangId)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}

export async function listVoicePrints(db: Db): Promise<{ orangId: string; voice: Float32Array }[]> {
  const rows = await db.selectFrom('voice_print').select(['orang_id', 'voice']).execute()
  return rows.map(({ orang_id, voice }) => {
    const bytes = Buffer.from(voice)
    const numbers = Float32Array.from({ length: bytes.length / 4 }, (_, i) =>
      bytes.readFloatLE(i * 4),
    )
    return { orangId: orang_id, voice: numbers }
  })
}

/** In place of the one the person had. Needs the person's consent; call `forgetFreed` after the commit. */
export async function saveVoicePrint(
  db: Db,
  print: { orangId: string; voice: Float32Array; sumber: VoicePrintSource; at: string },
): Promise<void> {
  const voice = Buffer.alloc(print.voice.length * 4)
  for (const [i, x] of print.voice.entries()) voice.writeFloatLE(x, i * 4)
  const row = { voice, sumber: print.sumber, dibuat_at: print.at }
  await db
    .insertInto('voice_print')
    .values({ orang_id: print.orangId, ...row })
    .onConflict((c) => c.column('orang_id').doUpdateSet(row))
    .execute()
}

/** Of one person, or of all. Answers how many; call `forgetFreed` after the commit. */
export async function removeVoicePrints(db: Db, orangId?: string): Promise<number> {
  const some = db.deleteFrom('voice_print')
  const done = orangId === undefined ? some : some.where('orang_id', '=', orangId)
  return Number((await done.executeTakeFirst()).numDeletedRows)
}

/** Empties the write-ahead log, which still has pages as they were; false where somebody reads them just now. */
export async function forgetFreed(db: Db): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
  return rows[0]?.busy === 0
}
