/** SQL of reses, pokir and links. Every version of an item is kept, so that a frozen record can name the one it meant. */
import { sql } from 'kysely'
import { RisalahError } from '../domain/errors.ts'
import { Tautan, Usulan } from '../domain/usulan.ts'
import type { Db } from './index.ts'

/** What a search matches: code, title, description and place, without case. */
export function searchText(usulan: Usulan): string {
  const { kecamatan, desa, alamat } = usulan.lokasi
  return [
    usulan.kode,
    usulan.judul,
    usulan.uraian,
    kecamatan,
    desa,
    alamat,
    usulan.opd,
    usulan.bidang,
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase()
}

export type WrittenBy = { readonly akunId: string | null; readonly at: string }

const parse = (row: { data: string }): Usulan => Usulan.parse(JSON.parse(row.data))

export async function findUsulan(db: Db, id: string): Promise<Usulan | null> {
  const row = await db.selectFrom('usulan').select('data').where('id', '=', id).executeTakeFirst()
  return row ? parse(row) : null
}

export async function findUsulanByKode(
  db: Db,
  jenis: string,
  kode: string,
): Promise<Usulan | null> {
  const row = await db
    .selectFrom('usulan')
    .select('data')
    .where('jenis', '=', jenis)
    .where('kode', '=', kode)
    .executeTakeFirst()
  return row ? parse(row) : null
}

export async function findUsulanVersi(db: Db, id: string, versi: number): Promise<Usulan | null> {
  const row = await db
    .selectFrom('usulan_versi')
    .select('data')
    .where('usulan_id', '=', id)
    .where('versi', '=', versi)
    .executeTakeFirst()
  return row ? parse(row) : null
}

/** All words must occur; an empty search gives everything, newest year first. */
export async function searchUsulan(
  db: Db,
  options: { cari: string; jenis?: string | undefined; tahun?: number | undefined },
): Promise<Usulan[]> {
  let query = db.selectFrom('usulan').select('data').orderBy('tahun', 'desc').orderBy('kode')
  if (options.jenis) query = query.where('jenis', '=', options.jenis)
  if (options.tahun) query = query.where('tahun', '=', options.tahun)
  for (const word of options.cari.toLowerCase().split(/\s+/).filter(Boolean)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(sql<boolean>`cari like ${pattern} escape '\\'`)
  }
  return (await query.execute()).map(parse)
}

/**
 * Writes an item. `usulan.versi` must be the version that was read (0 for a new one); the stored one is one higher.
 * Throws `conflict` where somebody else was faster or the code is taken.
 */
export async function saveUsulan(db: Db, usulan: Usulan, by: WrittenBy): Promise<Usulan> {
  return db.transaction().execute((trx) => writeUsulan(trx, usulan, by))
}

/** The same for many items: all are written, or none. */
export async function saveAllUsulan(
  db: Db,
  items: readonly Usulan[],
  by: WrittenBy,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const item of items) await writeUsulan(trx, item, by)
  })
}

async function writeUsulan(trx: Db, usulan: Usulan, by: WrittenBy): Promise<Usulan> {
  const [current, sameKode] = await Promise.all([
    findUsulan(trx, usulan.id),
    findUsulanByKode(trx, usulan.jenis, usulan.kode),
  ])
  if ((current?.versi ?? 0) !== usulan.versi) throw new RisalahError('conflict')
  if (current && current.jenis !== usulan.jenis) throw new RisalahError('input_invalid')
  if (sameKode && sameKode.id !== usulan.id) {
    const message = `Kode ${usulan.kode} sudah dipakai oleh "${sameKode.judul}".`
    throw new RisalahError('conflict', { message, fields: { kode: message } })
  }
  const stored: Usulan = { ...usulan, versi: usulan.versi + 1 }
  const data = JSON.stringify(stored)
  const row = {
    jenis: stored.jenis,
    kode: stored.kode,
    cari: searchText(stored),
    pengusul_id: stored.pengusulId,
    tahun: stored.tahun,
    versi: stored.versi,
    data,
    diubah_at: by.at,
  }
  await trx
    .insertInto('usulan')
    .values({ id: stored.id, ...row })
    .onConflict((c) => c.column('id').doUpdateSet(row))
    .execute()
  await trx
    .insertInto('usulan_versi')
    .values({
      usulan_id: stored.id,
      versi: stored.versi,
      data,
      diubah_oleh: by.akunId,
      diubah_at: by.at,
    })
    .execute()
  return stored
}

type TautanRow = {
  id: string
  rapat_id: string
  bagian_id: string
  acara_id: string | null
  turn_id: string
  usulan_id: string
  usulan_versi: number
  kode: string
  judul: string
  relasi: string
  kutipan: string
  start_ms: number | null
  end_ms: number | null
  dibuat_oleh: string
  dibuat_at: string
  dikonfirmasi_oleh: string | null
}

const toTautan = (row: TautanRow): Tautan =>
  Tautan.parse({
    id: row.id,
    rapatId: row.rapat_id,
    bagianId: row.bagian_id,
    acaraId: row.acara_id,
    turnId: row.turn_id,
    usulanId: row.usulan_id,
    usulanVersi: row.usulan_versi,
    kode: row.kode,
    judul: row.judul,
    relasi: row.relasi,
    kutipan: row.kutipan,
    startMs: row.start_ms,
    endMs: row.end_ms,
    dibuatOleh: row.dibuat_oleh,
    dibuatAt: row.dibuat_at,
    dikonfirmasiOleh: row.dikonfirmasi_oleh,
  })

export async function insertTautan(db: Db, tautan: Tautan): Promise<void> {
  await db
    .insertInto('tautan')
    .values({
      id: tautan.id,
      rapat_id: tautan.rapatId,
      bagian_id: tautan.bagianId,
      acara_id: tautan.acaraId,
      turn_id: tautan.turnId,
      usulan_id: tautan.usulanId,
      usulan_versi: tautan.usulanVersi,
      kode: tautan.kode,
      judul: tautan.judul,
      relasi: tautan.relasi,
      kutipan: tautan.kutipan,
      start_ms: tautan.startMs,
      end_ms: tautan.endMs,
      dibuat_oleh: tautan.dibuatOleh,
      dibuat_at: tautan.dibuatAt,
      dikonfirmasi_oleh: tautan.dikonfirmasiOleh,
      dihapus_at: null,
    })
    .execute()
}

const liveTautan = (db: Db) => db.selectFrom('tautan').selectAll().where('dihapus_at', 'is', null)

export async function findTautan(db: Db, id: string): Promise<Tautan | null> {
  const row = await liveTautan(db).where('id', '=', id).executeTakeFirst()
  return row ? toTautan(row) : null
}

export async function tautanOfRapat(db: Db, rapatId: string): Promise<Tautan[]> {
  const rows = await liveTautan(db).where('rapat_id', '=', rapatId).orderBy('dibuat_at').execute()
  return rows.map(toTautan)
}

export async function tautanOfUsulan(db: Db, usulanId: string): Promise<Tautan[]> {
  const rows = await liveTautan(db)
    .where('usulan_id', '=', usulanId)
    .orderBy('dibuat_at', 'desc')
    .execute()
  return rows.map(toTautan)
}

export async function setTautanRelasi(db: Db, id: string, relasi: Tautan['relasi']): Promise<void> {
  await db.updateTable('tautan').set({ relasi }).where('id', '=', id).execute()
}

/** Marks it as removed: the row stays for the audit trail. */
export async function removeTautan(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('tautan').set({ dihapus_at: at }).where('id', '=', id).execute()
}
