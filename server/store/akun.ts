/** SQL of accounts and sessions. Password hashes never leave this file but through `findSandi`. */
import { RisalahError } from '../domain/errors.ts'
import { Akun } from '../domain/orang.ts'
import type { Db } from './index.ts'

type AkunRow = {
  id: string
  nama_akun: string
  nama: string
  peran: string
  orang_id: string | null
  aktif: number
}

const columns = ['id', 'nama_akun', 'nama', 'peran', 'orang_id', 'aktif'] as const

const toAkun = (row: AkunRow): Akun =>
  Akun.parse({
    id: row.id,
    namaAkun: row.nama_akun,
    nama: row.nama,
    peran: row.peran,
    orangId: row.orang_id,
    aktif: row.aktif === 1,
  })

export async function listAkun(db: Db): Promise<Akun[]> {
  return (await db.selectFrom('akun').select(columns).orderBy('nama').execute()).map(toAkun)
}

export async function findAkun(db: Db, id: string): Promise<Akun | null> {
  const row = await db.selectFrom('akun').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? toAkun(row) : null
}

/** The account and its password hash, for signing in. */
export async function findSandi(
  db: Db,
  by: { namaAkun: string } | { id: string },
): Promise<{ akun: Akun; sandiHash: string } | null> {
  const query = db.selectFrom('akun').select([...columns, 'sandi_hash'])
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('nama_akun', '=', by.namaAkun.toLowerCase())
  ).executeTakeFirst()
  return row ? { akun: toAkun(row), sandiHash: row.sandi_hash } : null
}

export async function insertAkun(
  db: Db,
  akun: Akun,
  options: { sandiHash: string; at: string },
): Promise<void> {
  const namaAkun = akun.namaAkun.toLowerCase()
  const inserted = await db
    .insertInto('akun')
    .values({
      id: akun.id,
      nama_akun: namaAkun,
      nama: akun.nama,
      peran: akun.peran,
      orang_id: akun.orangId,
      aktif: akun.aktif ? 1 : 0,
      sandi_hash: options.sandiHash,
      dibuat_at: options.at,
    })
    .onConflict((c) => c.column('nama_akun').doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) {
    const message = `Nama akun "${namaAkun}" sudah dipakai.`
    throw new RisalahError('conflict', { message, fields: { namaAkun: message } })
  }
}

/** Refuses to leave the council without an active admin. */
export async function updateAkun(
  db: Db,
  akun: Akun,
  options: { sandiHash?: string | undefined } = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('akun')
      .set({
        nama: akun.nama,
        peran: akun.peran,
        orang_id: akun.orangId,
        aktif: akun.aktif ? 1 : 0,
        ...(options.sandiHash === undefined ? {} : { sandi_hash: options.sandiHash }),
      })
      .where('id', '=', akun.id)
      .execute()
    const admin = await trx
      .selectFrom('akun')
      .select('id')
      .where('peran', '=', 'admin')
      .where('aktif', '=', 1)
      .executeTakeFirst()
    if (!admin) {
      throw new RisalahError('state_refused', {
        message: 'Harus selalu ada satu admin yang aktif. Tidak ada yang diubah.',
      })
    }
  })
}

export type SesiRow = {
  readonly tokenHash: string
  readonly akun: Akun
  readonly csrf: string
  readonly dibuatAt: string
  readonly terakhirAt: string
}

export async function insertSesi(
  db: Db,
  sesi: { tokenHash: string; akunId: string; csrf: string; at: string },
): Promise<void> {
  await db
    .insertInto('sesi')
    .values({
      token_hash: sesi.tokenHash,
      akun_id: sesi.akunId,
      csrf: sesi.csrf,
      dibuat_at: sesi.at,
      terakhir_at: sesi.at,
    })
    .execute()
}

export async function findSesi(db: Db, tokenHash: string): Promise<SesiRow | null> {
  const row = await db
    .selectFrom('sesi')
    .innerJoin('akun', 'akun.id', 'sesi.akun_id')
    .select(['akun.id', 'nama_akun', 'nama', 'peran', 'orang_id', 'aktif'])
    .select(['sesi.csrf', 'sesi.dibuat_at as sesi_dibuat', 'sesi.terakhir_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (!row) return null
  return {
    tokenHash,
    akun: toAkun(row),
    csrf: row.csrf,
    dibuatAt: row.sesi_dibuat,
    terakhirAt: row.terakhir_at,
  }
}

export async function touchSesi(db: Db, tokenHash: string, at: string): Promise<void> {
  await db
    .updateTable('sesi')
    .set({ terakhir_at: at })
    .where('token_hash', '=', tokenHash)
    .execute()
}

export async function removeSesi(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sesi').where('token_hash', '=', tokenHash).execute()
}

/** All sessions of an account, but the one that is kept. */
export async function removeSesiOfAkun(
  db: Db,
  akunId: string,
  keep: string | null = null,
): Promise<void> {
  let query = db.deleteFrom('sesi').where('akun_id', '=', akunId)
  if (keep !== null) query = query.where('token_hash', '!=', keep)
  await query.execute()
}

/** Sessions that were last used, or begun, before these instants. */
export async function removeOldSesi(
  db: Db,
  before: { terakhir: string; dibuat: string },
): Promise<void> {
  await db
    .deleteFrom('sesi')
    .where((e) =>
      e.or([e('terakhir_at', '<', before.terakhir), e('dibuat_at', '<', before.dibuat)]),
    )
    .execute()
}
