/** Is this PDF what was signed, and by whom? Answers for any bytes, never throws, and claims nothing it has not checked. */
import { createHash } from 'node:crypto'
import type { VerifyResult } from '../../domain/api.ts'
import { sha256Hex } from '../canonical.ts'
import { commonName, maySignDocuments, readCertificate } from '../certificate.ts'
import { oid } from '../oids.ts'
import { readPems, whyUntrusted } from './chain.ts'
import { compare, onlyDss, readDss } from './changes.ts'
import { type CheckedCms, CmsFault, checkCms, checkTimestamp, unpad } from './cms.ts'
import { PdfDocument, PdfError } from './document.ts'
import { readSignatures, type Signature } from './fields.ts'
import { textOf } from './objects.ts'

export type VerifyOptions = {
  /** Texts with PEM certificates of the roots to trust. */
  readonly trust: readonly string[]
  /** The moment certificates must be valid at where no time-stamp proves another. */
  readonly now?: Date
}

type Found = VerifyResult['signatures'][number] & { faults: string[]; doubts: string[] }

/** Does the file at least call itself a PDF? */
export function looksLikePdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-')
}

export function verifyPdf(bytes: Uint8Array, options: VerifyOptions): VerifyResult {
  const sha256 = sha256Hex(bytes)
  try {
    return { ...judge(bytes, options), sha256 }
  } catch (error) {
    const why = error instanceof PdfError ? ` (${error.message})` : ''
    return { ...broken(bytes, why), sha256 }
  }
}

type Judged = Omit<VerifyResult, 'sha256'>
const rangeText = /\/ByteRange\s*\[\s*0\s+(\d{1,15})\s+(\d{1,15})\s+(\d{1,15})\s*\]/g

/**
 * A file that cannot be read as a PDF. Where a signature still stands in it whole, its digest says whether the signed
 * bytes were touched or something was put behind them.
 */
function broken(bytes: Uint8Array, why: string): Judged {
  const empty = { signatures: [], after: [] }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  let last: [number, number, number] | null = null
  for (const match of text.matchAll(rangeText))
    last = match.slice(1).map(Number) as [number, number, number]
  if (last && last[1] > last[0] && last[1] + last[2] <= bytes.length) {
    const [first, second, rest] = last
    const end = second + rest
    const hex = text.slice(first + 1, second - 1)
    const verdict = 'diubah' as const
    try {
      if (!/^[0-9a-fA-F]*$/.test(hex)) throw new PdfError('tempat tanda tangan')
      checkCms(unpad(new Uint8Array(Buffer.from(hex, 'hex'))), {
        contentType: oid.data,
        requireSigningCertificate: false,
        detached: (name) => digestOf(bytes, first, second, end, name),
      })
      if (end < bytes.length) {
        return {
          ...empty,
          verdict,
          reasons: ['Ada isi yang ditambahkan sesudah tanda tangan terakhir.'],
          after: [{ what: `${bytes.length - end} byte yang bukan tanda tangan` }],
        }
      }
    } catch {
      return {
        ...empty,
        verdict,
        reasons: [
          'Isi dokumen berubah sesudah ditandatangani.',
          `Susunan berkas ikut rusak${why}.`,
        ],
      }
    }
  }
  return {
    ...empty,
    verdict: 'rusak',
    reasons: [`Berkas rusak, terpotong, atau bukan PDF yang utuh${why}.`],
  }
}

function digestOf(
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

function judge(bytes: Uint8Array, options: VerifyOptions): Judged {
  const document = new PdfDocument(bytes)
  const marked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/ByteRange')
  if (document.trailer.has('Encrypt')) {
    if (marked) throw new PdfError('PDF terkunci kata sandi; isinya tidak dapat diperiksa')
    return unsigned('PDF terkunci kata sandi dan tidak memuat tanda tangan yang dapat diperiksa.')
  }
  const signatures = readSignatures(document)
  if (signatures.length === 0) {
    if (!marked) return unsigned('Dokumen ini tidak memuat tanda tangan elektronik.')
    return {
      verdict: 'diubah',
      reasons: ['Tanda tangan yang pernah ada sudah dilepas dari dokumen.'],
      signatures: [],
      after: [],
    }
  }

  const found: Found[] = []
  const states: PdfDocument[] = []
  for (const [index, signature] of signatures.entries()) {
    const state = signature.shape === null ? stateOf(document, signature) : null
    const checked = checkOne(signature, document, options)
    if (state === null && signature.shape === null)
      checked.faults.push('Tanda tangan tidak menutup satu keadaan utuh dokumen.')
    if (state && index > 0 && states.length === index)
      checked.faults.push(...compare(states[index - 1]!, state).refused)
    if (state) states.push(state)
    found.push(checked)
  }
  if (new Set(signatures.map((s) => s.end)).size !== signatures.length) {
    found.at(-1)!.faults.push('Dua tanda tangan menutup rentang yang sama.')
  }
  return conclude(document, signatures, states, found)
}

const unsigned = (reason: string): Judged => ({
  verdict: 'tanpa-tanda-tangan',
  reasons: [reason],
  signatures: [],
  after: [],
})

/** The document as it was when this signature was made; null where those bytes are no whole PDF with that signature. */
function stateOf(document: PdfDocument, signature: Signature): PdfDocument | null {
  try {
    const state = new PdfDocument(document.bytes.subarray(0, signature.end))
    const same = readSignatures(state).find(
      (s) => s.value === signature.value && s.field === signature.field,
    )
    return same && same.holeFrom === signature.holeFrom && same.end === signature.end ? state : null
  } catch {
    return null
  }
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

function checkOne(signature: Signature, document: PdfDocument, options: VerifyOptions): Found {
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

function conclude(
  document: PdfDocument,
  signatures: readonly Signature[],
  states: readonly PdfDocument[],
  found: readonly Found[],
): Judged {
  const reasons: string[] = []
  const after: { what: string }[] = []
  const total = document.bytes.length
  const last = signatures.at(-1)!
  for (const [index, one] of found.entries()) {
    const { end } = signatures[index]!
    one.covers =
      one.faults.length > 0
        ? 'tidak sah'
        : end === total
          ? 'seluruh berkas'
          : `keadaan saat ditandatangani (${end} dari ${total} byte)`
    for (const fault of one.faults) reasons.push(`${one.signer}: ${fault}`)
  }
  if (signatures.every((s) => s.isTimestamp))
    reasons.push('Dokumen hanya memuat cap waktu, tanpa penanda tangan.')
  let touched = found.some((one) => one.faults.length > 0) || signatures.every((s) => s.isTimestamp)
  if (last.end < total) {
    const state = states.at(-1)
    if (state && states.length === signatures.length && onlyDss(state, document)) {
      after.push({ what: 'data validasi (DSS)' })
    } else {
      touched = true
      after.push({
        what: `${total - last.end} byte yang bukan tanda tangan, cap waktu, atau data validasi`,
      })
      reasons.push('Ada isi yang ditambahkan sesudah tanda tangan terakhir.')
    }
  }
  const dss = readDss(document)
  if (dss.fault) {
    touched = true
    reasons.push(dss.fault)
  }
  for (const one of found) {
    if (one.level.endsWith('B-T') && dss.certificates.length > 0 && dss.revocations > 0)
      one.level = 'PAdES B-LT'
  }
  if (signatures.at(-1)!.isTimestamp) {
    for (const one of found) if (one.level === 'PAdES B-LT') one.level = 'PAdES B-LTA'
  }
  const public_ = found.map(({ faults, doubts: _, ...shown }) => ({
    ...shown,
    trusted: shown.trusted && faults.length === 0,
  }))
  if (touched) return { verdict: 'diubah', reasons, signatures: public_, after }
  const doubts = found.flatMap((one) => one.doubts.map((doubt) => `${one.signer}: ${doubt}`))
  if (doubts.length > 0) {
    return {
      verdict: 'asli-belum-dipercaya',
      reasons: ['Dokumen utuh sejak ditandatangani.', ...doubts],
      signatures: public_,
      after,
    }
  }
  return {
    verdict: 'asli',
    reasons: [`Dokumen utuh sejak ditandatangani dan ${found.length} tanda tangannya dipercaya.`],
    signatures: public_,
    after,
  }
}
