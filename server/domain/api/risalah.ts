/** The frozen record: freezing, signing, publishing, verifying. */
import { z } from 'zod'
import { Day, Instant } from '../rapat.ts'
import { Risalah, RisalahRecord } from '../record.ts'
import { optionalText, type Route, rapatId, risalahId, route } from './route.ts'

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

export const risalahApi = {
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
} as const satisfies Record<string, Route>
