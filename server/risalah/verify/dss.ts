/** Validation data (DSS) in a PDF: certificates and revocation answers, and nothing else, down to the byte. */
import { readCertificate } from '../certificate.ts'
import { children, readDer, tags } from '../der.ts'
import { type Dict, type PdfDocument, Ref, Stream, type Value } from './document.ts'

export const dssLists = ['Certs', 'OCSPs', 'CRLs']

export const list = (document: PdfDocument, value: Value | undefined): readonly Value[] => {
  const found = document.get(value)
  return Array.isArray(found) ? found : []
}

/** The streams of a DSS by their kind, or why it is none; `reached` gets every object it consists of. */
export function readDss(
  document: PdfDocument,
  reached: Set<number> = new Set(),
): { certificates: Uint8Array[]; revocations: number; fault: string | null } {
  const out = { certificates: [] as Uint8Array[], revocations: 0, fault: null as string | null }
  const note = (value: Value | undefined) => value instanceof Ref && reached.add(value.num)
  const root = document.catalog.get('DSS')
  if (root === undefined) return out
  note(root)
  const dss = document.dict(root)
  const wrong = 'Data validasi (DSS) tidak sah.'
  if (!dss || [...dss.keys()].some((key) => !['Type', ...dssLists, 'VRI'].includes(key)))
    return { ...out, fault: wrong }
  try {
    const read = (holder: Dict, key: string, kind: 'Certs' | 'OCSPs' | 'CRLs') => {
      note(holder.get(key))
      for (const item of list(document, holder.get(key))) {
        note(item)
        const stream = document.get(item)
        if (!(stream instanceof Stream)) throw new Error(wrong)
        const data = document.decode(stream)
        if (kind === 'Certs') {
          readCertificate(data)
          out.certificates.push(data)
        } else {
          const [first] = children(readDer(data, tags.sequence))
          if (!first) throw new Error(wrong)
          out.revocations += 1
        }
      }
    }
    for (const key of dssLists) read(dss, key, key as 'Certs')
    note(dss.get('VRI'))
    const known: Record<string, 'Certs' | 'OCSPs' | 'CRLs'> = {
      Cert: 'Certs',
      OCSP: 'OCSPs',
      CRL: 'CRLs',
    }
    for (const value of document.dict(dss.get('VRI'))?.values() ?? []) {
      note(value)
      const entry = document.dict(value)
      for (const key of entry?.keys() ?? []) {
        if (known[key]) read(entry!, key, known[key])
        else if (!['Type', 'TU', 'TS'].includes(key)) throw new Error(wrong)
      }
    }
  } catch {
    return { ...out, fault: wrong }
  }
  return out
}
