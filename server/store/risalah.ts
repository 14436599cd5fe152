/** SQL of the register of records, their frozen bytes, signatures and certificates. */
import { Risalah, RisalahRecord, type RisalahStatus } from '../domain/record.ts'
import type { Database, Db } from './index.ts'

type Row = Database['risalah']

export type NewRisalah = Pick<
  Risalah,
  'id' | 'rapatId' | 'publicId' | 'dokumen' | 'lingkup' | 'versi' | 'status'
> & {
  readonly alasan: string | null
  readonly at: string
}

export type FrozenFile = {
  readonly frozenAt: string
  readonly record: string
  readonly recordSha256: string
  readonly pdfSha256: string
  readonly pages: number
}

async function latestFile(db: Db, risalahId: string) {
  return db
    .selectFrom('risalah_berkas')
    .selectAll()
    .where('risalah_id', '=', risalahId)
    .orderBy('urut', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

async function toRisalah(db: Db, row: Row): Promise<Risalah> {
  const file = await latestFile(db, row.id)
  const signatures = await db
    .selectFrom('risalah_ttd')
    .selectAll()
    .where('risalah_id', '=', row.id)
    .orderBy('signed_at')
    .execute()
  return Risalah.parse({
    id: row.id,
    rapatId: row.rapat_id,
    publicId: row.public_id,
    dokumen: row.dokumen,
    lingkup: row.lingkup,
    versi: row.versi,
    status: row.status,
    frozenAt: file.frozen_at,
    recordSha256: file.record_sha256,
    pdfSha256: file.pdf_sha256,
    pages: file.pages,
    koreksiSampai: row.koreksi_sampai,
    signatures: signatures.map((s) => ({
      slot: s.slot,
      nama: s.nama,
      signedAt: s.signed_at,
      sha256: s.pdf_sha256,
    })),
    dicabut: row.dicabut !== 0,
  })
}

export async function insertRisalah(db: Db, risalah: NewRisalah): Promise<void> {
  await db
    .insertInto('risalah')
    .values({
      id: risalah.id,
      rapat_id: risalah.rapatId,
      public_id: risalah.publicId,
      dokumen: risalah.dokumen,
      lingkup: risalah.lingkup,
      versi: risalah.versi,
      status: risalah.status,
      koreksi_sampai: null,
      dicabut: 0,
      alasan: risalah.alasan,
      dibuat_at: risalah.at,
    })
    .execute()
}

/** Adds the bytes of a new stage; the ones before stay. */
export async function addFile(
  db: Db,
  risalahId: string,
  file: FrozenFile,
  at: string,
): Promise<void> {
  const last = await db
    .selectFrom('risalah_berkas')
    .select((q) => q.fn.max('urut').as('urut'))
    .where('risalah_id', '=', risalahId)
    .executeTakeFirst()
  await db
    .insertInto('risalah_berkas')
    .values({
      risalah_id: risalahId,
      urut: (last?.urut ?? 0) + 1,
      frozen_at: file.frozenAt,
      record: file.record,
      record_sha256: file.recordSha256,
      pdf_sha256: file.pdfSha256,
      pages: file.pages,
      dibuat_at: at,
    })
    .execute()
}

export async function findRisalah(db: Db, id: string): Promise<Risalah | null> {
  const row = await db.selectFrom('risalah').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toRisalah(db, row) : null
}

export async function findRisalahByPublicId(db: Db, publicId: string): Promise<Risalah | null> {
  const row = await db
    .selectFrom('risalah')
    .selectAll()
    .where('public_id', '=', publicId)
    .executeTakeFirst()
  return row ? toRisalah(db, row) : null
}

/** The public id of the record that ever had exactly these bytes. */
export async function findPublicIdBySha256(db: Db, pdfSha256: string): Promise<string | null> {
  const row = await db
    .selectFrom('risalah_berkas as b')
    .innerJoin('risalah as r', 'r.id', 'b.risalah_id')
    .select('r.public_id')
    .where('b.pdf_sha256', '=', pdfSha256)
    .limit(1)
    .executeTakeFirst()
  return row?.public_id ?? null
}

export async function listRisalahOfRapat(db: Db, rapatId: string): Promise<Risalah[]> {
  const rows = await db
    .selectFrom('risalah')
    .selectAll()
    .where('rapat_id', '=', rapatId)
    .orderBy('versi')
    .orderBy('lingkup')
    .execute()
  return Promise.all(rows.map((row) => toRisalah(db, row)))
}

/** Is there a record of this rapat that holds? */
export async function isFrozen(db: Db, rapatId: string): Promise<boolean> {
  const row = await db
    .selectFrom('risalah')
    .select('id')
    .where('rapat_id', '=', rapatId)
    .where('dicabut', '=', 0)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function recordOf(db: Db, risalahId: string): Promise<RisalahRecord> {
  return RisalahRecord.parse(JSON.parse((await latestFile(db, risalahId)).record))
}

export async function frozenFileOf(db: Db, risalahId: string): Promise<FrozenFile> {
  const row = await latestFile(db, risalahId)
  return {
    frozenAt: row.frozen_at,
    record: row.record,
    recordSha256: row.record_sha256,
    pdfSha256: row.pdf_sha256,
    pages: row.pages,
  }
}

export async function setStatus(
  db: Db,
  id: string,
  change: { status?: RisalahStatus; koreksiSampai?: string | null; dicabut?: boolean },
): Promise<void> {
  await db
    .updateTable('risalah')
    .set({
      ...(change.status !== undefined && { status: change.status }),
      ...(change.koreksiSampai !== undefined && { koreksi_sampai: change.koreksiSampai }),
      ...(change.dicabut !== undefined && { dicabut: change.dicabut ? 1 : 0 }),
    })
    .where('id', '=', id)
    .execute()
}

export type NewSignature = {
  readonly slot: 'ketua' | 'sekretaris'
  readonly akunId: string
  readonly nama: string
  readonly at: string
  readonly pdfSha256: string
  readonly sertifikatSha256: string
}

export async function insertSignature(db: Db, risalahId: string, s: NewSignature): Promise<void> {
  await db
    .insertInto('risalah_ttd')
    .values({
      risalah_id: risalahId,
      slot: s.slot,
      akun_id: s.akunId,
      nama: s.nama,
      signed_at: s.at,
      pdf_sha256: s.pdfSha256,
      sertifikat_sha256: s.sertifikatSha256,
    })
    .execute()
}

export type StoredP12 = {
  readonly p12: Uint8Array
  readonly subjek: string
  readonly penerbit: string
  readonly berlakuSampai: string
}

export async function saveP12(db: Db, akunId: string, p12: StoredP12, at: string): Promise<void> {
  const row = {
    p12: p12.p12,
    subjek: p12.subjek,
    penerbit: p12.penerbit,
    berlaku_sampai: p12.berlakuSampai,
    diunggah_at: at,
  }
  await db
    .insertInto('sertifikat')
    .values({ akun_id: akunId, ...row })
    .onConflict((c) => c.column('akun_id').doUpdateSet(row))
    .execute()
}

export async function findP12(db: Db, akunId: string): Promise<StoredP12 | null> {
  const row = await db
    .selectFrom('sertifikat')
    .selectAll()
    .where('akun_id', '=', akunId)
    .executeTakeFirst()
  return row
    ? {
        p12: new Uint8Array(row.p12),
        subjek: row.subjek,
        penerbit: row.penerbit,
        berlakuSampai: row.berlaku_sampai,
      }
    : null
}
