/** Files that cannot be read as a PDF: broken, or a signed document that was touched. */
import type { VerifyResult } from '../../domain/api.ts'
import { oid } from '../oids.ts'
import { checkCms, unpad } from './cms.ts'
import { PdfError } from './document.ts'
import { digestOf } from './signature.ts'

/** The ranges of a signature as they stand in the bytes, wherever that is. */
export const rangeText = /\/ByteRange\s*\[\s*0\s+(\d{1,15})\s+(\d{1,15})\s+(\d{1,15})\s*\]/g

/**
 * A file that cannot be read as a PDF. Where a signature still stands in it whole, its digest says whether the signed
 * bytes were touched or something was put behind them.
 */
export function broken(bytes: Uint8Array, why: string): Omit<VerifyResult, 'sha256'> {
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
