/** SQL of people with their dated memberships, fraksi and komisi. */
import { Fraksi, Komisi, Orang } from '../domain/orang.ts'
import type { Db } from './index.ts'

type OrangRow = { id: string; nama: string; jenis: string; nomor: string | null; data: string }

async function toOrang(db: Db, rows: readonly OrangRow[]): Promise<Orang[]> {
  let query = db.selectFrom('keanggotaan').selectAll().orderBy('orang_id').orderBy('urut')
  if (rows.length === 1) query = query.where('orang_id', '=', rows[0]!.id)
  const memberships = Map.groupBy(rows.length === 0 ? [] : await query.execute(), (k) => k.orang_id)
  return rows.map((row) =>
    Orang.parse({
      ...JSON.parse(row.data),
      id: row.id,
      nama: row.nama,
      jenis: row.jenis,
      nomorAnggota: row.nomor,
      keanggotaan: (memberships.get(row.id) ?? []).map((k) => ({
        id: k.id,
        fraksiId: k.fraksi_id,
        komisiId: k.komisi_id,
        dapil: k.dapil,
        jabatan: k.jabatan,
        sejak: k.sejak,
        sampai: k.sampai,
      })),
    }),
  )
}

export async function listOrang(db: Db): Promise<Orang[]> {
  return toOrang(db, await db.selectFrom('orang').selectAll().orderBy('nama').execute())
}

export async function findOrang(db: Db, id: string): Promise<Orang | null> {
  const rows = await db.selectFrom('orang').selectAll().where('id', '=', id).execute()
  return (await toOrang(db, rows))[0] ?? null
}

export async function findOrangByNomor(db: Db, nomor: string): Promise<{ id: string } | null> {
  const row = db.selectFrom('orang').select('id').where('nomor', '=', nomor)
  return (await row.executeTakeFirst()) ?? null
}

/** Writes people with their memberships as given, in the transaction of the caller. */
export async function writeOrang(trx: Db, orang: Orang): Promise<void> {
  const { id, nama, jenis, nomorAnggota, keanggotaan, ...rest } = orang
  const row = { nama, jenis, nomor: nomorAnggota, data: JSON.stringify(rest) }
  await trx
    .insertInto('orang')
    .values({ id, ...row })
    .onConflict((c) => c.column('id').doUpdateSet(row))
    .execute()
  await trx.deleteFrom('keanggotaan').where('orang_id', '=', id).execute()
  if (keanggotaan.length === 0) return
  await trx
    .insertInto('keanggotaan')
    .values(
      keanggotaan.map((k, urut) => ({
        id: k.id,
        orang_id: id,
        urut,
        fraksi_id: k.fraksiId,
        komisi_id: k.komisiId,
        dapil: k.dapil,
        jabatan: k.jabatan,
        sejak: k.sejak,
        sampai: k.sampai,
      })),
    )
    .execute()
}

export async function listFraksi(db: Db): Promise<Fraksi[]> {
  const rows = await db.selectFrom('fraksi').select('data').orderBy('id').execute()
  return rows.map((row) => Fraksi.parse(JSON.parse(row.data)))
}

export async function listKomisi(db: Db): Promise<Komisi[]> {
  const rows = await db.selectFrom('komisi').select('data').orderBy('id').execute()
  return rows.map((row) => Komisi.parse(JSON.parse(row.data)))
}

async function writeNamed(db: Db, table: 'fraksi' | 'komisi', value: { id: string }) {
  const data = JSON.stringify(value)
  await db
    .insertInto(table)
    .values({ id: value.id, data })
    .onConflict((c) => c.column('id').doUpdateSet({ data }))
    .execute()
}

export const writeFraksi = (db: Db, fraksi: Fraksi): Promise<void> =>
  writeNamed(db, 'fraksi', fraksi)
export const writeKomisi = (db: Db, komisi: Komisi): Promise<void> =>
  writeNamed(db, 'komisi', komisi)
