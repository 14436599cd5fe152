/**
 * Every HTTP call of the product in one table: method, path, right, input and output.
 * The server registers handlers by entry, the client calls by entry, the API description is derived from it.
 * Paths use `:name` for parameters, which `params` parses. Uploads and downloads of bytes are marked by `bytes`.
 */
import { z } from 'zod'
import type { Action } from './access.ts'
import { KoreksiBunyi, Kosakata, KosakataStatus } from './kosakata.ts'
import { QuorumRule } from './kuorum.ts'
import { Keputusan, KeputusanInput, TindakLanjut, TindakLanjutInput } from './notulen.ts'
import { Akun, Dewan, Fraksi, Komisi, Orang, Peran } from './orang.ts'
import {
  Acara,
  Clock,
  Day,
  Instant,
  JenisRapat,
  Kehadiran,
  Penugasan,
  Peserta,
  Rapat,
  Sapaan,
  Sifat,
  StatusHadir,
} from './rapat.ts'
import { Risalah, RisalahRecord } from './record.ts'
import { Aspirasi, Pokir, Relasi, Tautan, Usulan, UsulanRingkas } from './usulan.ts'

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly action: Action | 'public'
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodType
  readonly out: z.ZodType
  /** `up`: the body is raw bytes; `down`: the answer is raw bytes. */
  readonly bytes?: 'up' | 'down'
}

const none = z.object({})
const ok = z.object({ ok: z.literal(true) })

type Given<M, P, Q, B, O> = {
  method: M
  path: string
  action: Action | 'public'
  params?: P
  query?: Q
  body?: B
  out?: O
  bytes?: 'up' | 'down'
}

function route<
  M extends Route['method'],
  P extends z.ZodObject = typeof none,
  Q extends z.ZodObject = typeof none,
  B extends z.ZodType = typeof none,
  O extends z.ZodType = typeof ok,
>(given: Given<M, P, Q, B, O>) {
  return {
    bytes: undefined,
    params: none as unknown as P,
    query: none as unknown as Q,
    body: none as unknown as B,
    out: ok as unknown as O,
    ...given,
  } as {
    method: M
    path: string
    action: Action | 'public'
    params: P
    query: Q
    body: B
    out: O
    bytes?: 'up' | 'down'
  }
}

const rapatId = z.object({ rapatId: z.string() })
const bagianId = z.object({ bagianId: z.string() })
const risalahId = z.object({ risalahId: z.string() })
const versi = z.object({ versi: z.number().int() })

const text = (max: number) =>
  z.string().trim().min(1, 'Wajib diisi.').max(max, `Paling panjang ${max} huruf.`)
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((value) => value || null)

export const RapatInput = z.object({
  jenis: JenisRapat,
  judul: text(300),
  alat: optionalText(200),
  nomor: optionalText(100),
  masaSidang: optionalText(60),
  tahunSidang: optionalText(60),
  sifatAwal: Sifat,
  tanggal: Day,
  jamMulai: Clock,
  jamSelesai: Clock.nullable(),
  tempat: text(200),
  acara: z.array(Acara.pick({ judul: true }).extend({ id: z.string().optional() })).max(60),
  engine: z.string().nullable().default(null),
  model: z.string().nullable().default(null),
})

export const UndanganInput = z.object({
  nama: text(200),
  sapaan: Sapaan.nullable(),
  jabatan: optionalText(200),
  instansi: optionalText(200),
})

/** One rapat with everything its pages need; `boleh` are the actions this actor may do on it. */
export const RapatDetail = z.object({
  rapat: Rapat,
  peserta: z.array(Peserta),
  kehadiran: z.array(Kehadiran),
  risalah: z.array(Risalah),
  boleh: z.array(z.string()),
  /** Rights on each bagian the actor may know of, by bagian id. */
  bolehBagian: z.record(z.string(), z.array(z.string())),
})

export const CsvRowError = z.object({
  baris: z.number().int(),
  kolom: z.string(),
  pesan: z.string(),
})
export const CsvPreview = z.object({
  baris: z.number().int(),
  baru: z.number().int(),
  berubah: z.number().int(),
  galat: z.array(CsvRowError),
  contoh: z.array(z.record(z.string(), z.string())),
})

export const EngineInfo = z.object({
  engine: z.string(),
  model: z.string(),
  nama: z.string(),
  ukuranBytes: z.number(),
  lisensi: z.string(),
  keterangan: z.string(),
  /** Can be used now: its files are here, or its key is. */
  terpasang: z.boolean(),
  /** Recognises on another machine: nothing to fetch, and never for closed parts. */
  layanan: z.boolean(),
  unduhan: z.object({ persen: z.number(), baris: z.string() }).nullable(),
})

export const AuditRow = z.object({
  seq: z.number().int(),
  at: Instant,
  akun: z.string().nullable(),
  aksi: z.string(),
  subjek: z.string(),
  rincian: z.record(z.string(), z.unknown()),
  hash: z.string(),
})

export const SignatureCheck = z.object({
  signer: z.string(),
  time: z.string().nullable(),
  timeSource: z.string(),
  level: z.string(),
  covers: z.string(),
  trusted: z.boolean(),
})
export const VerifyResult = z.object({
  verdict: z.enum(['asli', 'asli-belum-dipercaya', 'diubah', 'rusak', 'tanpa-tanda-tangan']),
  reasons: z.array(z.string()),
  sha256: z.string(),
  signatures: z.array(SignatureCheck),
  after: z.array(z.object({ what: z.string() })),
})
export type VerifyResult = z.infer<typeof VerifyResult>

export const api = {
  // Sign-in
  signIn: route({
    method: 'POST',
    path: '/api/masuk',
    action: 'public',
    body: z.object({ namaAkun: text(80), sandi: z.string().min(1, 'Wajib diisi.').max(200) }),
    out: z.object({ akun: Akun }),
  }),
  signOut: route({ method: 'POST', path: '/api/keluar', action: 'session.own' }),
  session: route({
    method: 'GET',
    path: '/api/sesi',
    action: 'public',
    out: z.object({
      akun: Akun.nullable(),
      dewan: Dewan,
      /** Sent back in the header `x-csrf` with every change. */
      csrf: z.string(),
      serverTime: Instant,
      /** Demo accounts to offer on the sign-in page; empty outside the demo. */
      akunDemo: z.array(
        z.object({ namaAkun: z.string(), sandi: z.string(), peran: Peran, nama: z.string() }),
      ),
      modelSiap: z.boolean(),
    }),
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/sandi',
    action: 'session.own',
    body: z.object({
      lama: z.string(),
      baru: z.string().min(10, 'Paling sedikit 10 huruf.').max(200),
    }),
  }),

  // Council, people, accounts
  updateDewan: route({
    method: 'PUT',
    path: '/api/dewan',
    action: 'dewan.write',
    body: Dewan.omit({ demo: true }),
    out: Dewan,
  }),
  listOrang: route({
    method: 'GET',
    path: '/api/orang',
    action: 'orang.read',
    out: z.object({ orang: z.array(Orang), fraksi: z.array(Fraksi), komisi: z.array(Komisi) }),
  }),
  saveOrang: route({
    method: 'PUT',
    path: '/api/orang/:orangId',
    action: 'orang.write',
    params: z.object({ orangId: z.string() }),
    body: Orang.omit({ id: true }),
    out: Orang,
  }),
  saveFraksi: route({
    method: 'PUT',
    path: '/api/fraksi/:fraksiId',
    action: 'orang.write',
    params: z.object({ fraksiId: z.string() }),
    body: Fraksi.omit({ id: true }),
    out: Fraksi,
  }),
  importOrang: route({
    method: 'POST',
    path: '/api/orang/impor',
    action: 'orang.write',
    body: z.object({ csv: z.string().max(2_000_000), simpan: z.boolean() }),
    out: CsvPreview,
  }),
  listAkun: route({
    method: 'GET',
    path: '/api/akun',
    action: 'akun.manage',
    out: z.object({ akun: z.array(Akun) }),
  }),
  /** Active accounts that can be given a task in a rapat. */
  listPetugas: route({
    method: 'GET',
    path: '/api/petugas',
    action: 'rapat.write',
    out: z.object({ petugas: z.array(Akun.pick({ id: true, nama: true, peran: true })) }),
  }),
  createAkun: route({
    method: 'POST',
    path: '/api/akun',
    action: 'akun.manage',
    body: Akun.omit({ id: true }).extend({
      sandi: z.string().min(10, 'Paling sedikit 10 huruf.').max(200),
    }),
    out: Akun,
  }),
  updateAkun: route({
    method: 'PUT',
    path: '/api/akun/:akunId',
    action: 'akun.manage',
    params: z.object({ akunId: z.string() }),
    body: Akun.omit({ id: true, namaAkun: true }).extend({
      sandi: z.string().min(10).max(200).optional(),
    }),
    out: Akun,
  }),
  listAudit: route({
    method: 'GET',
    path: '/api/audit',
    action: 'audit.read',
    query: z.object({ before: z.coerce.number().int().optional() }),
    out: z.object({ rows: z.array(AuditRow), utuh: z.boolean() }),
  }),

  // Engines and models
  listEngine: route({
    method: 'GET',
    path: '/api/mesin',
    action: 'session.own',
    out: z.object({
      engines: z.array(EngineInfo),
      bawaan: z.object({ engine: z.string(), model: z.string() }),
    }),
  }),
  getModel: route({
    method: 'POST',
    path: '/api/mesin/:model/unduh',
    action: 'engine.manage',
    params: z.object({ model: z.string() }),
  }),
  removeModel: route({
    method: 'DELETE',
    path: '/api/mesin/:model',
    action: 'engine.manage',
    params: z.object({ model: z.string() }),
  }),

  // Vocabulary
  listKosakata: route({
    method: 'GET',
    path: '/api/kosakata',
    action: 'kosakata.manage',
    out: z.object({
      kosakata: z.array(Kosakata),
      /** Is the general word list installed? */
      daftarKata: z.boolean(),
    }),
  }),
  /** One pair a line: what the engine prints, then `;`, a comma or a tab, then what is meant. All or nothing. */
  addKosakata: route({
    method: 'POST',
    path: '/api/kosakata',
    action: 'kosakata.manage',
    body: z.object({ teks: text(200_000) }),
    out: z.object({ ditambah: z.number().int() }),
  }),
  setKosakata: route({
    method: 'PUT',
    path: '/api/kosakata/:id',
    action: 'kosakata.manage',
    params: z.object({ id: z.string() }),
    body: z.object({ status: KosakataStatus.exclude(['usul']) }),
  }),
  removeKosakata: route({
    method: 'DELETE',
    path: '/api/kosakata/:id',
    action: 'kosakata.manage',
    params: z.object({ id: z.string() }),
  }),

  // Rapat
  listRapat: route({
    method: 'GET',
    path: '/api/rapat',
    action: 'rapat.list',
    query: z.object({ dari: Day.optional(), sampai: Day.optional() }),
    out: z.object({ rapat: z.array(Rapat) }),
  }),
  getRapat: route({
    method: 'GET',
    path: '/api/rapat/:rapatId',
    action: 'rapat.read',
    params: rapatId,
    out: RapatDetail,
  }),
  createRapat: route({
    method: 'POST',
    path: '/api/rapat',
    action: 'rapat.write',
    body: RapatInput,
    out: Rapat,
  }),
  updateRapat: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId',
    action: 'rapat.write',
    params: rapatId,
    body: RapatInput.extend(versi.shape),
    out: Rapat,
  }),
  deleteRapat: route({
    method: 'DELETE',
    path: '/api/rapat/:rapatId',
    action: 'rapat.write',
    params: rapatId,
  }),
  /** Who is expected: anggota by orang id, and the tasks (ketua and sekretaris as peserta ids). */
  setPeserta: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId/peserta',
    action: 'rapat.write',
    params: rapatId,
    body: z.object({ orangId: z.array(z.string()).max(500) }),
    out: z.object({ peserta: z.array(Peserta) }),
  }),
  setPenugasan: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId/penugasan',
    action: 'rapat.write',
    params: rapatId,
    body: Penugasan,
    out: Rapat,
  }),
  addUndangan: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/undangan',
    action: 'hadir.write',
    params: rapatId,
    body: UndanganInput,
    out: Peserta,
  }),
  updatePeserta: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId/peserta/:pesertaId',
    action: 'hadir.write',
    params: z.object({ rapatId: z.string(), pesertaId: z.string() }),
    body: UndanganInput,
    out: Peserta,
  }),
  removePeserta: route({
    method: 'DELETE',
    path: '/api/rapat/:rapatId/peserta/:pesertaId',
    action: 'hadir.write',
    params: z.object({ rapatId: z.string(), pesertaId: z.string() }),
  }),
  setKehadiran: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId/kehadiran/:pesertaId',
    action: 'hadir.write',
    params: z.object({ rapatId: z.string(), pesertaId: z.string() }),
    body: z.object({
      status: StatusHadir,
      interval: z
        .array(z.object({ datangAt: Instant.nullable(), pulangAt: Instant.nullable() }))
        .max(20),
    }),
    out: z.object({ kehadiran: z.array(Kehadiran) }),
  }),
  openRapat: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/buka',
    action: 'rapat.run',
    params: rapatId,
    out: Rapat,
  }),
  /** The hour of opening was noted wrongly; refused once a risalah is frozen. */
  correctOpening: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/jam-buka',
    action: 'rapat.correct',
    params: rapatId,
    body: z.object({
      dibukaAt: Instant,
      alasan: z.string().trim().min(5, 'Tuliskan alasannya.').max(500),
      versi: z.number().int(),
    }),
    out: Rapat,
  }),
  skorsRapat: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/skors',
    action: 'rapat.run',
    params: rapatId,
    out: Rapat,
  }),
  cabutSkors: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/cabut-skors',
    action: 'rapat.run',
    params: rapatId,
    out: Rapat,
  }),
  changeSifat: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/sifat',
    action: 'rapat.run',
    params: rapatId,
    body: z.object({ sifat: Sifat }),
    out: Rapat,
  }),
  closeRapat: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/tutup',
    action: 'rapat.run',
    params: rapatId,
    out: Rapat,
  }),

  // Sound
  /** Raw file as body; answers when the sound is in the recording. Progress goes over the room socket. */
  importAudio: route({
    method: 'POST',
    path: '/api/bagian/:bagianId/impor',
    action: 'bagian.capture',
    params: bagianId,
    query: z.object({
      nama: z.string().max(200),
      channel: z.coerce.number().int().min(0).max(31).default(0),
    }),
    out: z.object({ seconds: z.number(), sha256: z.string() }),
    bytes: 'up',
  }),
  /** WAV (live) or Opus/FLAC (after closing) of a stretch; supports Range. */
  getAudio: route({
    method: 'GET',
    path: '/api/bagian/:bagianId/audio/:channel',
    action: 'bagian.audio',
    params: z.object({ bagianId: z.string(), channel: z.coerce.number().int().min(0).max(31) }),
    query: z.object({
      startMs: z.coerce.number().optional(),
      endMs: z.coerce.number().optional(),
      unduh: z.string().optional(),
    }),
    bytes: 'down',
  }),
  /** Loudness per 100 ms, for the waveform: bytes, one unsigned byte each. */
  /** Stretches between the first and the last sound that were not recorded, skors left out. */
  getGaps: route({
    method: 'GET',
    path: '/api/bagian/:bagianId/celah/:channel',
    action: 'bagian.audio',
    params: z.object({ bagianId: z.string(), channel: z.coerce.number().int().min(0).max(31) }),
    out: z.object({ gaps: z.array(z.object({ fromMs: z.number(), toMs: z.number() })) }),
  }),
  getPeaks: route({
    method: 'GET',
    path: '/api/bagian/:bagianId/gelombang/:channel',
    action: 'bagian.audio',
    params: z.object({ bagianId: z.string(), channel: z.coerce.number().int().min(0).max(31) }),
    bytes: 'down',
  }),

  // Text
  /** The current words of a bagian in an interval, for aligning a turn to the sound. */
  getWords: route({
    method: 'GET',
    path: '/api/bagian/:bagianId/kata',
    action: 'bagian.read',
    params: bagianId,
    query: z.object({
      channel: z.coerce.number().int().default(0),
      startMs: z.coerce.number(),
      endMs: z.coerce.number(),
    }),
    out: z.object({
      words: z.array(
        z.object({
          text: z.string(),
          startMs: z.number(),
          endMs: z.number(),
          confidence: z.number().nullable(),
        }),
      ),
      /** What was corrected by sound in them. */
      koreksi: z.array(KoreksiBunyi),
    }),
  }),

  // Risalah
  /** What would stop freezing, and what a person should look at first. */
  checkRisalah: route({
    method: 'GET',
    path: '/api/rapat/:rapatId/risalah/periksa',
    action: 'risalah.freeze',
    params: rapatId,
    out: z.object({
      blok: z.array(
        z.object({
          kode: z.string(),
          pesan: z.string(),
          turnId: z.string().nullable(),
          bagianId: z.string().nullable(),
        }),
      ),
      catatan: z.array(z.object({ kode: z.string(), pesan: z.string() })),
    }),
  }),
  /** Freezes the naskah and renders the PDF of risalah sementara (both the full record and, where parts are open, the public one). */
  freezeRisalah: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/risalah',
    action: 'risalah.freeze',
    params: rapatId,
    body: z.object({
      /** Instead of the decisions noted in the rapat, which are taken where this is absent. */
      keputusan: z.array(z.string().trim().min(1).max(2000)).max(100).optional(),
    }),
    out: z.object({ risalah: z.array(Risalah) }),
  }),
  /** Moves the record on: masa-koreksi, penetapan, resmi (frozen anew without the provisional mark), arsip, terbit. */
  moveRisalah: route({
    method: 'POST',
    path: '/api/risalah/:risalahId/status',
    action: 'risalah.settle',
    params: risalahId,
    body: z.object({ status: Risalah.shape.status, alasan: optionalText(500).default(null) }),
    out: z.object({ risalah: z.array(Risalah) }),
  }),
  publishRisalah: route({
    method: 'POST',
    path: '/api/risalah/:risalahId/terbit',
    action: 'risalah.publish',
    params: risalahId,
    out: Risalah,
  }),
  getRisalah: route({
    method: 'GET',
    path: '/api/risalah/:risalahId',
    action: 'risalah.read',
    params: risalahId,
    out: z.object({ risalah: Risalah, record: RisalahRecord, boleh: z.array(z.string()) }),
  }),
  getPdf: route({
    method: 'GET',
    path: '/api/risalah/:risalahId/pdf',
    action: 'risalah.read',
    params: risalahId,
    query: z.object({ unduh: z.string().optional() }),
    bytes: 'down',
  }),
  signRisalah: route({
    method: 'POST',
    path: '/api/risalah/:risalahId/tanda-tangan',
    action: 'risalah.sign',
    params: risalahId,
    body: z.object({
      slot: z.enum(['ketua', 'sekretaris']),
      /** The bytes the signer saw. */
      pdfSha256: z.string(),
      passphrase: z.string().min(1, 'Wajib diisi.').max(200),
    }),
    out: Risalah,
  }),
  /** Own signing certificate: a P12 file kept encrypted as it came, or none yet. */
  uploadP12: route({
    method: 'PUT',
    path: '/api/sertifikat',
    action: 'session.own',
    body: z.object({ p12Base64: z.string().max(200_000), passphrase: z.string().min(1).max(200) }),
    out: z.object({ subjek: z.string(), penerbit: z.string(), berlakuSampai: Instant }),
  }),
  getSertifikat: route({
    method: 'GET',
    path: '/api/sertifikat',
    action: 'session.own',
    out: z.object({
      sertifikat: z
        .object({ subjek: z.string(), penerbit: z.string(), berlakuSampai: Instant })
        .nullable(),
    }),
  }),
  /** Public: what is known of a record by its public id. */
  getVerification: route({
    method: 'GET',
    path: '/api/v/:publicId',
    action: 'risalah.verify',
    params: z.object({ publicId: z.string() }),
    out: z.object({
      judul: z.string(),
      tanggal: Day,
      dewan: z.string(),
      nomor: z.string().nullable(),
      risalah: Risalah,
      hasil: VerifyResult,
      unduh: z.boolean(),
    }),
  }),
  /** Public: checks an uploaded PDF without keeping it. */
  verifyPdf: route({
    method: 'POST',
    path: '/api/v',
    action: 'risalah.verify',
    out: VerifyResult.extend({ terdaftar: z.string().nullable() }),
    bytes: 'up',
  }),

  // Reses and pokir
  listUsulan: route({
    method: 'GET',
    path: '/api/usulan',
    action: 'usulan.list',
    query: z.object({
      cari: z.string().max(200).default(''),
      jenis: z.enum(['aspirasi', 'pokir']).optional(),
      tahun: z.coerce.number().int().optional(),
    }),
    out: z.object({ usulan: z.array(UsulanRingkas), total: z.number().int() }),
  }),
  getUsulan: route({
    method: 'GET',
    path: '/api/usulan/:usulanId',
    action: 'usulan.ringkas',
    params: z.object({ usulanId: z.string() }),
    out: z.object({
      ringkas: UsulanRingkas,
      usulan: Usulan.nullable(),
      dibahas: z.array(
        z.object({
          tautan: Tautan,
          rapatJudul: z.string(),
          tanggal: Day,
          pembicara: z.string().nullable(),
          audio: z.boolean(),
        }),
      ),
      boleh: z.array(z.string()),
    }),
  }),
  saveUsulan: route({
    method: 'PUT',
    path: '/api/usulan/:usulanId',
    action: 'usulan.list',
    params: z.object({ usulanId: z.string() }),
    body: z.discriminatedUnion('jenis', [Aspirasi.omit({ id: true }), Pokir.omit({ id: true })]),
    out: Usulan,
  }),
  importUsulan: route({
    method: 'POST',
    path: '/api/usulan/impor',
    action: 'usulan.list',
    body: z.object({
      jenis: z.enum(['aspirasi', 'pokir']),
      csv: z.string().max(5_000_000),
      simpan: z.boolean(),
    }),
    out: CsvPreview,
  }),
  listTautan: route({
    method: 'GET',
    path: '/api/rapat/:rapatId/tautan',
    action: 'rapat.read',
    params: rapatId,
    out: z.object({ tautan: z.array(Tautan) }),
  }),
  createTautan: route({
    method: 'POST',
    path: '/api/bagian/:bagianId/tautan',
    action: 'usulan.link',
    params: bagianId,
    body: z.object({
      id: z.string().min(8).max(64),
      usulanId: z.string(),
      relasi: Relasi,
      turnId: z.string(),
      kutipan: text(4000),
      acaraId: z.string().nullable(),
      startMs: z.number().nullable(),
      endMs: z.number().nullable(),
    }),
    out: Tautan,
  }),
  updateTautan: route({
    method: 'PUT',
    path: '/api/tautan/:tautanId',
    action: 'usulan.list',
    params: z.object({ tautanId: z.string() }),
    body: z.object({ relasi: Relasi }),
    out: Tautan,
  }),
  removeTautan: route({
    method: 'DELETE',
    path: '/api/tautan/:tautanId',
    action: 'usulan.list',
    params: z.object({ tautanId: z.string() }),
  }),
  /** Decisions and follow-ups of the parts that the actor may read, in order; and the rule for the quorum. */
  getNotulen: route({
    method: 'GET',
    path: '/api/rapat/:rapatId/notulen',
    action: 'rapat.read',
    params: rapatId,
    out: z.object({
      keputusan: z.array(Keputusan),
      tindakLanjut: z.array(TindakLanjut),
      kuorum: QuorumRule,
    }),
  }),
  setKuorum: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId/kuorum',
    action: 'hadir.write',
    params: rapatId,
    body: z.object({ aturan: QuorumRule }),
  }),
  /** A new one where the id is new. */
  saveKeputusan: route({
    method: 'PUT',
    path: '/api/bagian/:bagianId/keputusan/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string().min(8).max(64) }),
    body: KeputusanInput,
    out: Keputusan,
  }),
  removeKeputusan: route({
    method: 'DELETE',
    path: '/api/bagian/:bagianId/keputusan/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string() }),
  }),
  saveTindakLanjut: route({
    method: 'PUT',
    path: '/api/bagian/:bagianId/tindak-lanjut/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string().min(8).max(64) }),
    body: TindakLanjutInput,
    out: TindakLanjut,
  }),
  removeTindakLanjut: route({
    method: 'DELETE',
    path: '/api/bagian/:bagianId/tindak-lanjut/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string() }),
  }),
} as const satisfies Record<string, Route>

export type Api = typeof api
export type ApiName = keyof Api
