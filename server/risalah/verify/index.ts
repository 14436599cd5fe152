/** Is this PDF what was signed, and by whom? Answers for any bytes, never throws, and claims nothing it has not checked. */
import type { VerifyResult } from '../../domain/api.ts'
import { sha256Hex } from '../canonical.ts'
import { broken, rangeText } from './broken.ts'
import { compare } from './changes.ts'
import { PdfDocument, PdfError } from './document.ts'
import { readDss } from './dss.ts'
import { readSignatures, type Signature } from './fields.ts'
import { checkSignature, type Found, type VerifyOptions } from './signature.ts'
import { onlyDss } from './tail.ts'

export type { VerifyOptions } from './signature.ts'

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
    return { ...(withTail(bytes, options) ?? broken(bytes, why)), sha256 }
  }
}

/** Endings that are tried in a file that cannot be read to its end. */
const maxTries = 5
const foreign = 'yang bukan tanda tangan, cap waktu, atau data validasi'

type Judged = Omit<VerifyResult, 'sha256'>

/** A file that became unreadable only by what somebody put behind its last signature: says what was signed, and that. */
function withTail(bytes: Uint8Array, options: VerifyOptions): Judged | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const ends = [...text.matchAll(rangeText)].map((m) => Number(m[2]) + Number(m[3]))
  // A signature that reaches past the end was cut off: such a file is broken, not added to.
  if (ends.some((end) => end > bytes.length)) return null
  for (const end of [...new Set(ends)].sort((a, b) => b - a).slice(0, maxTries)) {
    if (end >= bytes.length) continue
    try {
      const whole = judge(bytes.subarray(0, end), options)
      if (whole.signatures.length === 0) continue
      const covers = (words: string) =>
        words === 'tidak sah'
          ? words
          : `keadaan saat ditandatangani (berkas ini ${bytes.length} byte)`
      return {
        verdict: 'diubah',
        reasons: [
          'Ada isi yang ditambahkan sesudah tanda tangan terakhir.',
          ...(whole.verdict === 'diubah' ? whole.reasons : []),
        ],
        signatures: whole.signatures.map((s) => ({ ...s, covers: covers(s.covers) })),
        after: [...whole.after, { what: `${bytes.length - end} byte ${foreign}` }],
      }
    } catch {
      // No whole file ends here; an earlier end may be one.
    }
  }
  return null
}

/** Does a signature stand anywhere in these bytes, whatever the file says of itself? */
function hasRange(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return text.search(rangeText) >= 0
}

function judge(bytes: Uint8Array, options: VerifyOptions): Judged {
  const document = new PdfDocument(bytes)
  const marked = hasRange(bytes)
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
    const checked = checkSignature(signature, document, options)
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
        what: `${total - last.end} byte ${foreign}`,
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
