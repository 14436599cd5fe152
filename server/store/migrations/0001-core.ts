/** Council, people, accounts, sessions, audit log, rapat with their parts, participants and attendance. */
import { type Kysely, sql } from 'kysely'

export type CoreTables = {
  /** One row per version of the settings; the newest holds. */
  dewan: { versi: number; data: string; berlaku_mulai: string; diubah_oleh: string | null }
  fraksi: { id: string; data: string }
  komisi: { id: string; data: string }
  orang: { id: string; nama: string; jenis: string; nomor: string | null; data: string }
  keanggotaan: {
    id: string
    orang_id: string
    urut: number
    fraksi_id: string | null
    komisi_id: string | null
    dapil: string | null
    jabatan: string | null
    sejak: string
    sampai: string | null
  }
  akun: {
    id: string
    /** Lower case. */
    nama_akun: string
    nama: string
    peran: string
    orang_id: string | null
    aktif: number
    sandi_hash: string
    dibuat_at: string
  }
  sesi: {
    /** SHA-256 of the token in the cookie: a copy of the database opens no session. */
    token_hash: string
    akun_id: string
    csrf: string
    dibuat_at: string
    terakhir_at: string
  }
  audit: {
    seq: number
    at: string
    akun_id: string | null
    aksi: string
    subjek: string
    rincian: string
    sebelum: string
    hash: string
  }
  rapat: {
    id: string
    public_id: string
    tanggal: string
    jam_mulai: string
    status: string
    versi: number
    /** The whole rapat but its parts, as JSON. */
    data: string
  }
  bagian: {
    id: string
    rapat_id: string
    no: number
    sifat: string
    mulai_at: string
    selesai_at: string | null
  }
  peserta: {
    id: string
    rapat_id: string
    urut: number
    orang_id: string | null
    /** Facts as they are printed: of a guest from the start, of a person of the council copied at opening. */
    data: string | null
  }
  kehadiran: {
    id: string
    rapat_id: string
    peserta_id: string
    urut: number
    status: string
    datang_at: string | null
    pulang_at: string | null
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await people(db)
  await access(db)
  await rapat(db)
}

async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dewan')
    .addColumn('versi', 'integer', (c) => c.primaryKey())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('berlaku_mulai', 'text', (c) => c.notNull())
    .addColumn('diubah_oleh', 'text')
    .execute()
  for (const table of ['fraksi', 'komisi']) {
    await db.schema
      .createTable(table)
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('data', 'text', (c) => c.notNull())
      .execute()
  }
  await db.schema
    .createTable('orang')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('nama', 'text', (c) => c.notNull())
    .addColumn('jenis', 'text', (c) => c.notNull())
    .addColumn('nomor', 'text', (c) => c.unique())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('keanggotaan')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('orang_id', 'text', (c) => c.notNull())
    .addColumn('urut', 'integer', (c) => c.notNull())
    .addColumn('fraksi_id', 'text')
    .addColumn('komisi_id', 'text')
    .addColumn('dapil', 'text')
    .addColumn('jabatan', 'text')
    .addColumn('sejak', 'text', (c) => c.notNull())
    .addColumn('sampai', 'text')
    .execute()
  await db.schema.createIndex('keanggotaan_orang').on('keanggotaan').column('orang_id').execute()
}

async function access(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('akun')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('nama_akun', 'text', (c) => c.notNull().unique())
    .addColumn('nama', 'text', (c) => c.notNull())
    .addColumn('peran', 'text', (c) => c.notNull())
    .addColumn('orang_id', 'text')
    .addColumn('aktif', 'integer', (c) => c.notNull())
    .addColumn('sandi_hash', 'text', (c) => c.notNull())
    .addColumn('dibuat_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('sesi')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('akun_id', 'text', (c) => c.notNull())
    .addColumn('csrf', 'text', (c) => c.notNull())
    .addColumn('dibuat_at', 'text', (c) => c.notNull())
    .addColumn('terakhir_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sesi_akun').on('sesi').column('akun_id').execute()
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('akun_id', 'text')
    .addColumn('aksi', 'text', (c) => c.notNull())
    .addColumn('subjek', 'text', (c) => c.notNull())
    .addColumn('rincian', 'text', (c) => c.notNull())
    .addColumn('sebelum', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .execute()
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.raw(`audit_no_${change}`)} before ${sql.raw(change)} on audit
      begin select raise(abort, 'audit is append-only'); end`.execute(db)
  }
}

async function rapat(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rapat')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('public_id', 'text', (c) => c.notNull().unique())
    .addColumn('tanggal', 'text', (c) => c.notNull())
    .addColumn('jam_mulai', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('versi', 'integer', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('rapat_tanggal').on('rapat').column('tanggal').execute()
  await db.schema
    .createTable('bagian')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('rapat_id', 'text', (c) => c.notNull())
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('sifat', 'text', (c) => c.notNull())
    .addColumn('mulai_at', 'text', (c) => c.notNull())
    .addColumn('selesai_at', 'text')
    .addUniqueConstraint('bagian_no', ['rapat_id', 'no'])
    .execute()
  await db.schema
    .createTable('peserta')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('rapat_id', 'text', (c) => c.notNull())
    .addColumn('urut', 'integer', (c) => c.notNull())
    .addColumn('orang_id', 'text')
    .addColumn('data', 'text')
    .addUniqueConstraint('peserta_orang', ['rapat_id', 'orang_id'])
    .execute()
  await db.schema
    .createTable('kehadiran')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('rapat_id', 'text', (c) => c.notNull())
    .addColumn('peserta_id', 'text', (c) => c.notNull())
    .addColumn('urut', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('datang_at', 'text')
    .addColumn('pulang_at', 'text')
    .execute()
  await db.schema.createIndex('kehadiran_rapat').on('kehadiran').column('rapat_id').execute()
}
