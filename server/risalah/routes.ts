/** HTTP of risalah: freezing, moving, reading, signing with one's own certificate, publishing, verifying. */
import type { Request, Response } from 'express'
import type { can } from '../access/can.ts'
import { createRateLimit } from '../access/limit.ts'
import type { Actor, RapatSubject, RisalahSubject } from '../domain/access.ts'
import { api, type VerifyResult } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Risalah, RisalahRecord } from '../domain/record.ts'
import { findP12, findPublicIdBySha256, findRisalahByPublicId, saveP12 } from '../store/risalah.ts'
import { commonName } from './certificate.ts'
import { inspectP12 } from './sign.ts'
import { readTrust } from './trust.ts'
import type { RisalahParts, RisalahRoom } from './types.ts'
import type { Verifier } from './verifier.ts'
import { looksLikePdf, verifyPdf } from './verify/index.ts'

type RouteParts = RisalahParts & {
  readonly room: RisalahRoom
  readonly find: (id: string) => Promise<Risalah>
  readonly subjectOf: (risalah: Risalah) => Promise<RisalahSubject>
  readonly can: typeof can
  readonly verifier: Verifier
}

const actions = ['risalah.read', 'risalah.settle', 'risalah.sign', 'risalah.publish'] as const
const maxVerifyBytes = 64 * 1024 * 1024
/** Wrong passphrases of one account before it must wait. */
const maxPassphrases = 5

/** The body of an upload, refused as soon as it is too large. */
async function readBody(req: Request, max: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > max) throw new RisalahError('too_large')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function sendPdf(res: Response, pdf: Uint8Array, name: string, download: boolean): void {
  res.setHeader('content-type', 'application/pdf')
  res.setHeader('content-disposition', `${download ? 'attachment' : 'inline'}; filename="${name}"`)
  res.setHeader('cache-control', 'private, no-store')
  res.setHeader('x-content-type-options', 'nosniff')
  res.end(Buffer.from(pdf))
}

const fileName = ({ rapat, dokumen, lingkup, versi }: RisalahRecord): string => {
  const words = [
    dokumen,
    rapat.jenis,
    rapat.tanggal,
    lingkup === 'lengkap' ? 'lengkap' : '',
    versi > 1 ? `v${versi}` : '',
  ]
  return `${words.filter(Boolean).join('-')}.pdf`
}

export function routeRisalah(parts: RouteParts): void {
  const { http, room, find, subjectOf, clock, log } = parts
  const { db } = parts.store
  const limit = createRateLimit(clock)
  const ofRapat = {
    subject: ({ params }: { params: { rapatId: string } }) => parts.rapat.load(params.rapatId),
  }
  const ofRisalah = {
    subject: async ({ params }: { params: { risalahId: string } }) =>
      subjectOf(await find(params.risalahId)),
  }
  const allowed = (actor: Actor, subject: RisalahSubject) =>
    actions.filter((a) => parts.can(actor, a, subject))

  function akunOf(actor: Actor): string {
    if (actor.akun === null) throw new RisalahError('not_signed_in')
    return actor.akun.id
  }

  /** Guesses of passphrases are counted; a right one forgives. */
  async function guarded<T>(akunId: string, work: () => Promise<T>): Promise<T> {
    const key = `p12:${akunId}`
    if (!limit.allows(key, maxPassphrases)) {
      throw new RisalahError('rate_limited', {
        message:
          'Terlalu banyak kata sandi sertifikat yang salah. Tunggu 15 menit, lalu coba lagi.',
      })
    }
    try {
      const done = await work()
      limit.clear(key)
      return done
    } catch (error) {
      if (error instanceof RisalahError && error.code === 'signer_failed') limit.fail(key)
      throw error
    }
  }

  http.handle(api.checkRisalah, { ...ofRapat, run: ({ params }) => room.check(params.rapatId) })
  http.handle(api.freezeRisalah, {
    ...ofRapat,
    run: async ({ actor, params, body }, subject) => {
      const risalah = await room.freeze(params.rapatId, body, actor)
      return { risalah: visible(actor, subject as RapatSubject, risalah) }
    },
  })
  const visible = (actor: Actor, subject: RapatSubject, risalah: readonly Risalah[]) =>
    risalah.filter((one) =>
      parts.can(actor, 'risalah.read', { ...subject, kind: 'risalah', risalah: one }),
    )

  http.handle(api.moveRisalah, {
    ...ofRisalah,
    run: async ({ actor, params, body }) => ({
      risalah: await room.move(params.risalahId, body.status, body.alasan, actor),
    }),
  })
  http.handle(api.publishRisalah, {
    ...ofRisalah,
    run: ({ actor, params }) => room.publish(params.risalahId, actor),
  })
  http.handle(api.getRisalah, {
    ...ofRisalah,
    async run({ actor, params }, subject) {
      const { risalah } = subject as RisalahSubject
      const record = await room.record(params.risalahId)
      return { risalah, record, boleh: allowed(actor, subject as RisalahSubject) }
    },
  })
  http.handle(api.getPdf, {
    ...ofRisalah,
    async run({ params, query, res }) {
      const record = await room.record(params.risalahId)
      sendPdf(res, await room.pdf(params.risalahId), fileName(record), query.unduh !== undefined)
    },
  })

  http.handle(api.signRisalah, {
    ...ofRisalah,
    async run({ actor, params, body }) {
      const akunId = akunOf(actor)
      const stored = await findP12(db, akunId)
      if (!stored) {
        throw new RisalahError('signer_failed', {
          message: 'Anda belum mengunggah sertifikat. Unggah berkas P12 Anda, lalu tanda tangani.',
        })
      }
      return guarded(akunId, () => room.sign(params.risalahId, { ...body, p12: stored.p12 }, actor))
    },
  })
  http.handle(api.uploadP12, {
    async run({ actor, body }) {
      const akunId = akunOf(actor)
      const p12 = new Uint8Array(Buffer.from(body.p12Base64, 'base64'))
      const facts = await guarded(akunId, () => inspectP12(p12, body.passphrase, clock()))
      const sertifikat = {
        subjek: commonName(facts.subject),
        penerbit: commonName(facts.issuer),
        berlakuSampai: facts.notAfter,
      }
      await saveP12(db, akunId, { ...sertifikat, p12 }, clock().toISOString())
      await parts.audit({
        akunId,
        aksi: 'sertifikat.unggah',
        subjek: akunId,
        rincian: { sha256: facts.sha256 },
      })
      return sertifikat
    },
  })
  http.handle(api.getSertifikat, {
    async run({ actor }) {
      const stored = await findP12(db, akunOf(actor))
      if (!stored) return { sertifikat: null }
      const { p12: _, ...sertifikat } = stored
      return { sertifikat }
    },
  })

  http.handle(api.getVerification, {
    async run({ actor, params }) {
      const risalah = await findRisalahByPublicId(db, params.publicId)
      if (!risalah) throw new RisalahError('not_found')
      const record = await room.record(risalah.id)
      const pdf = await room.pdf(risalah.id)
      const signed = risalah.signatures.at(-1)
      // The register knows when each signature was made, so a certificate that ended since does not matter here.
      const hasil = verifyPdf(pdf, {
        trust: await readTrust(parts.dataDir, log),
        now: signed ? new Date(signed.signedAt) : clock(),
      })
      return {
        judul: record.rapat.judul,
        tanggal: record.rapat.tanggal,
        dewan: record.dewan.nama,
        nomor: record.rapat.nomor,
        risalah,
        hasil,
        unduh: parts.can(actor, 'risalah.read', await subjectOf(risalah)),
      }
    },
  })
  http.handle(api.verifyPdf, {
    async run({ req }): Promise<VerifyResult & { terdaftar: string | null }> {
      const bytes = await readBody(req, maxVerifyBytes)
      if (!looksLikePdf(bytes)) throw new RisalahError('pdf_invalid')
      const result = await parts.verifier.verify(bytes, {
        trust: await readTrust(parts.dataDir, log),
        now: clock(),
      })
      return { ...result, terdaftar: await findPublicIdBySha256(db, result.sha256) }
    },
  })
}
