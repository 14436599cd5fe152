/** The frozen, canonical record: what is hashed, printed, signed and attached. Plain data, no ids of accounts. */
import { z } from 'zod'
import { Anggaran } from './anggaran.ts'
import { StatusKeputusan } from './notulen.ts'
import { CaraSuara, HasilSuara } from './pemungutan.ts'
import { Clock, Day, Instant, JenisRapat, Sifat, Zone } from './rapat.ts'
import { Relasi } from './usulan.ts'

export const RisalahStatus = z.enum([
  'draf',
  'sementara',
  'masa-koreksi',
  'penetapan',
  'resmi',
  'ditandatangani',
  'terbit',
  'arsip-terbatas',
  'arsip-rahasia',
])
export type RisalahStatus = z.infer<typeof RisalahStatus>

/** Where each state may go. A ralat starts a new version at `sementara`. */
export const risalahMoves: Readonly<Record<RisalahStatus, readonly RisalahStatus[]>> = {
  draf: ['sementara'],
  sementara: ['masa-koreksi', 'penetapan'],
  'masa-koreksi': ['penetapan'],
  penetapan: ['resmi'],
  resmi: ['ditandatangani'],
  ditandatangani: ['terbit', 'arsip-terbatas', 'arsip-rahasia'],
  terbit: [],
  'arsip-terbatas': ['terbit'],
  'arsip-rahasia': ['arsip-terbatas'],
}

/** Before `resmi` everything printed says SEMENTARA – BELUM DIKOREKSI. */
export function belumDikoreksi(status: RisalahStatus): boolean {
  return ['draf', 'sementara', 'masa-koreksi', 'penetapan'].includes(status)
}

export const RecordPerson = z.object({
  id: z.string(),
  nama: z.string(),
  kelompok: z.enum(['pimpinan', 'anggota', 'undangan', 'sekretariat']),
  sapaan: z.string().nullable(),
  jabatan: z.string().nullable(),
  instansi: z.string().nullable(),
  fraksi: z.string().nullable(),
})

export const RecordTurn = z.object({
  kind: z.literal('turn'),
  id: z.string(),
  speakerId: z.string().nullable(),
  speakerStatus: z.enum(['usulan', 'dikonfirmasi', 'tidak-dikenal']),
  text: z.string(),
  channel: z.number().int(),
  startMs: z.number().nullable(),
  endMs: z.number().nullable(),
  status: z.enum(['mesin', 'dikoreksi', 'diperiksa']),
  /** Ranges of `text` in UTF-16 units that are linked. */
  tautan: z.array(z.object({ id: z.string(), from: z.number().int(), to: z.number().int() })),
})

export const RecordEvent = z.object({
  kind: z.literal('event'),
  id: z.string(),
  event: z.string(),
  text: z.string(),
  atMs: z.number().nullable(),
})

export const RecordBagian = z.object({
  id: z.string(),
  no: z.number().int(),
  sifat: Sifat,
  mulaiAt: Instant,
  selesaiAt: Instant.nullable(),
  sections: z.array(
    z.object({
      id: z.string(),
      acaraId: z.string().nullable(),
      title: z.string(),
      items: z.array(z.discriminatedUnion('kind', [RecordTurn, RecordEvent])),
    }),
  ),
  audio: z.array(
    z.object({
      channel: z.number().int(),
      sampleRateHz: z.number().int(),
      samples: z.number().int(),
      /** SHA-256 of the whole s16le PCM, hex. */
      sha256: z.string(),
      gaps: z.array(z.object({ fromSample: z.number().int(), toSample: z.number().int() })),
      /** When samples were taken, by the server's clock: devices' clocks drift. Absent in older records and imports. */
      clock: z.array(z.object({ sample: z.number().int(), at: Instant })).optional(),
    }),
  ),
})
export type RecordBagian = z.infer<typeof RecordBagian>

/** An item as it was when the record was frozen: code, title and place, never money or personal data. */
export const RecordTautan = z.object({
  id: z.string(),
  turnId: z.string(),
  bagianNo: z.number().int(),
  jenis: z.enum(['aspirasi', 'pokir']),
  kode: z.string(),
  judul: z.string(),
  usulanVersi: z.number().int(),
  relasi: Relasi,
  kutipan: z.string(),
  startMs: z.number().nullable(),
  endMs: z.number().nullable(),
})

export const SignerSlot = z.object({
  /** `ketua` or `sekretaris`. */
  slot: z.enum(['ketua', 'sekretaris']),
  /** "Ketua Rapat," or "a.n. Ketua Rapat / Sekretaris Rapat,". */
  label: z.string(),
  nama: z.string(),
  jabatan: z.string().nullable(),
})

export const RisalahRecord = z.object({
  formatVersion: z.literal(1),
  dokumen: z.enum(['risalah', 'catatan', 'lapsing']),
  /** `lengkap` holds every bagian, `publik` only the open ones. */
  lingkup: z.enum(['lengkap', 'publik']),
  versi: z.number().int().positive(),
  status: RisalahStatus,
  contoh: z.boolean(),
  publicId: z.string(),
  verifyUrl: z.string(),
  dewan: z.object({
    nama: z.string(),
    daerah: z.string(),
    kota: z.string(),
    alamat: z.string(),
    lambang: z.string().nullable(),
    warna: z.string(),
    zona: Zone,
  }),
  rapat: z.object({
    id: z.string(),
    jenis: JenisRapat,
    jenisNama: z.string(),
    judul: z.string(),
    alat: z.string().nullable(),
    nomor: z.string().nullable(),
    masaSidang: z.string().nullable(),
    tahunSidang: z.string().nullable(),
    sifat: z.array(z.object({ bagianNo: z.number().int(), sifat: Sifat, mulaiAt: Instant })),
    tanggal: Day,
    jadwal: z.object({ mulai: Clock, selesai: Clock.nullable() }),
    tempat: z.string(),
    acara: z.array(z.object({ id: z.string(), no: z.number().int(), judul: z.string() })),
    dibukaAt: Instant.nullable(),
    ditutupAt: Instant.nullable(),
    skors: z.array(z.object({ mulaiAt: Instant, selesaiAt: Instant.nullable() })),
  }),
  orang: z.array(RecordPerson),
  ketua: z.array(z.string()),
  sekretaris: z.string().nullable(),
  hadir: z.array(
    z.object({
      pesertaId: z.string(),
      status: z.enum(['hadir', 'izin', 'sakit', 'tanpa-keterangan']),
      interval: z.array(z.object({ datangAt: Instant.nullable(), pulangAt: Instant.nullable() })),
    }),
  ),
  bagian: z.array(RecordBagian),
  tautan: z.array(RecordTautan),
  keputusan: z.array(
    z.object({
      text: z.string(),
      turnId: z.string().nullable(),
      /** Absent where a decision was given by its words alone. */
      bagianNo: z.number().int().optional(),
      status: StatusKeputusan.optional(),
    }),
  ),
  /** Absent in records frozen before follow-ups were kept. */
  tindakLanjut: z
    .array(
      z.object({
        text: z.string(),
        pic: z.string().nullable(),
        due: Day.nullable(),
        turnId: z.string().nullable(),
        bagianNo: z.number().int(),
      }),
    )
    .optional(),
  /** Absent in records frozen before budget changes and votes were kept. */
  anggaran: z
    .array(
      Anggaran.extend({
        mataAnggaran: z.string(),
        turnId: z.string().nullable(),
        bagianNo: z.number().int(),
      }),
    )
    .optional(),
  suara: z
    .array(
      z.object({
        perihal: z.string(),
        cara: CaraSuara.nullable(),
        setuju: z.number().int().nullable(),
        tidakSetuju: z.number().int().nullable(),
        abstain: z.number().int().nullable(),
        hasil: HasilSuara.nullable(),
        turnId: z.string().nullable(),
        bagianNo: z.number().int(),
      }),
    )
    .optional(),
  signers: z.array(SignerSlot),
  frozenAt: Instant,
  software: z.object({
    risalah: z.string(),
    engine: z.string().nullable(),
    model: z.string().nullable(),
  }),
})
export type RisalahRecord = z.infer<typeof RisalahRecord>

/** One row of the register of records. */
export const Risalah = z.object({
  id: z.string(),
  rapatId: z.string(),
  publicId: z.string(),
  dokumen: z.enum(['risalah', 'catatan', 'lapsing']),
  lingkup: z.enum(['lengkap', 'publik']),
  versi: z.number().int(),
  status: RisalahStatus,
  frozenAt: Instant,
  recordSha256: z.string(),
  pdfSha256: z.string(),
  pages: z.number().int(),
  koreksiSampai: Instant.nullable(),
  signatures: z.array(
    z.object({
      slot: z.enum(['ketua', 'sekretaris']),
      nama: z.string(),
      signedAt: Instant,
      sha256: z.string(),
    }),
  ),
  dicabut: z.boolean(),
})
export type Risalah = z.infer<typeof Risalah>
