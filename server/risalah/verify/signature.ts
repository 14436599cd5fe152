/** One signature of a document: does it hold, whose is it, when was it made, and is the signer trusted? */
import { createHash } from 'node:crypto'
import type { VerifyResult } from '../../domain/api.ts'
import { commonName, maySignDocuments, readCertificate } from '../certificate.ts'
import { oid } from '../oids.ts'
import { readPems, whyUntrusted } from './chain.ts'
import { type CheckedCms, CmsFault, checkCms, checkTimestamp, unpad } from './cms.ts'
import type { PdfDocument } from './document.ts'
import { readDss } from './dss.ts'
import type { Signature } from './fields.ts'
import { textOf } from './objects.ts'

export type VerifyOptions = {
  /** Texts with PEM certificates of the roots to trust. */
  readonly trust: readonly string[]
  /** The moment certificates must be valid at where no time-stamp proves another. */
  readonly now?: Date
}

/** `faults`: why it does not hold. `doubts`: why its signer is not trusted. */
export type Found = VerifyResult['signatures'][number] & { faults: string[]; doubts: string[] }

export function digestOf(
  bytes: Uint8Array,
  first: number,
  second: number,
  end: number,
  name: string,
): Uint8Array {
  return createHash(name)
    .update(bytes.subarray(0, first))
    .update(bytes.subarray(second, end))
    .digest()
}

/** `D:20261124030000Z` as an instant. */
function pdfDate(text: string | null): Date | null {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)'?)?/.exec(
    text ?? '',
  )
  if (!match) return null
  const [y, mo, d, h, mi, s] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const zone = match[7]
    ? (Number(match[8]) * 60 + Number(match[9])) * (match[7] === '-' ? -1 : 1)
    : 0
  const at = new Date(Date.UTC(y, mo - 1, d, h, mi - zone, s))
  return Number.isNaN(at.getTime()) ? null : at
}

export function checkSignature(
  signature: Signature,
  document: PdfDocument,
  options: VerifyOptions,
): Found {
  const now = options.now ?? new Date()
  const claimed = pdfDate(textOf(document.get(signature.dict.get('M'))))
  const out: Found = {
    signer: signature.name || 'tidak dikenal',
    time: claimed?.toISOString() ?? null,
    timeSource: 'jam penanda tangan (tidak dibuktikan)',
    level: signature.subFilter,
    covers: '',
    trusted: false,
    faults: [],
    doubts: [],
  }
  if (signature.shape !== null) {
    out.faults.push(signature.shape)
    return out
  }
  const digest = (name: string) =>
    digestOf(document.bytes, signature.holeFrom, signature.holeTo, signature.end, name)
  try {
    if (signature.isTimestamp || signature.subFilter === 'ETSI.RFC3161') {
      const { at, cms } = checkTimestamp(unpad(signature.contents), digest)
      describe(out, cms)
      Object.assign(out, {
        time: at.toISOString(),
        timeSource: 'cap waktu dokumen (TSA)',
        level: 'cap waktu dokumen',
      })
      trust(out, cms, document, options, at, true)
      return out
    }
    const cades = signature.subFilter === 'ETSI.CAdES.detached'
    if (!cades && signature.subFilter !== 'adbe.pkcs7.detached')
      throw new CmsFault('Bentuk tanda tangan tidak dikenal.')
    const cms = checkCms(unpad(signature.contents), {
      contentType: oid.data,
      requireSigningCertificate: cades,
      detached: digest,
    })
    describe(out, cms)
    out.level = cades ? 'PAdES B-B' : 'PKCS#7'
    let at = now
    if (cms.timestamp) {
      const stamp = checkTimestamp(cms.timestamp, (name) =>
        createHash(name).update(cms.signatureValue).digest(),
      )
      const why = whyUntrusted(
        stamp.cms.signer,
        pool(stamp.cms, document),
        readPems(options.trust),
        stamp.at,
      )
      out.time = stamp.at.toISOString()
      out.timeSource = why === null ? 'cap waktu (TSA)' : 'cap waktu (TSA belum dipercaya)'
      out.level = cades ? 'PAdES B-T' : 'PKCS#7-T'
      if (why === null) at = stamp.at
    }
    if (!maySignDocuments(cms.signer))
      out.doubts.push('Sertifikat bukan untuk menandatangani dokumen.')
    if (claimed && claimed.getTime() > now.getTime() + 86_400_000)
      out.doubts.push('Waktu tanda tangan berada di masa depan.')
    if (claimed && (claimed < cms.signer.notBefore || claimed > cms.signer.notAfter)) {
      out.doubts.push('Waktu tanda tangan di luar masa berlaku sertifikat.')
    }
    trust(out, cms, document, options, at, false)
  } catch (error) {
    out.faults.push(
      error instanceof CmsFault ? error.message : 'Tanda tangan rusak dan tidak dapat dibaca.',
    )
  }
  return out
}

function describe(out: Found, cms: CheckedCms): void {
  out.signer = commonName(cms.signer.x509.subject)
}

const pool = (cms: CheckedCms, document: PdfDocument) => [
  ...cms.certificates,
  ...readDss(document).certificates.map(readCertificate),
]

function trust(
  out: Found,
  cms: CheckedCms,
  document: PdfDocument,
  options: VerifyOptions,
  at: Date,
  stamp: boolean,
): void {
  const why = whyUntrusted(cms.signer, pool(cms, document), readPems(options.trust), at)
  if (why !== null) out.doubts.push(why)
  out.trusted = out.doubts.length === 0
  if (!out.trusted && stamp) out.timeSource = 'cap waktu dokumen (TSA belum dipercaya)'
}
