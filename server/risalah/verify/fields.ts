/** Signature fields of a document and the exact place of each signature in its bytes. */
import {
  Dict,
  isName,
  Name,
  type PdfDocument,
  PdfError,
  Ref,
  Text,
  type Value,
} from './document.ts'

export type Signature = {
  /** Object number of the field and of the signature dictionary. */
  readonly field: number
  readonly value: number
  readonly dict: Dict
  readonly name: string
  readonly subFilter: string
  readonly isTimestamp: boolean
  /** Where the ranges and the hole do not fit together: why. */
  readonly shape: string | null
  /** `[0, holeFrom)` and `[holeTo, end)` are signed. */
  readonly holeFrom: number
  readonly holeTo: number
  readonly end: number
  readonly contents: Uint8Array
}

const maxFields = 5000
/** More than this is no document that people signed. */
const maxSignatures = 40

/** Every field with its object number; a field without a number of its own is refused where it could hold a signature. */
export function signatureFields(document: PdfDocument): Map<number, Dict> {
  const form = document.dict(document.catalog.get('AcroForm'))
  const out = new Map<number, Dict>()
  const seen = new Set<number>()
  function walk(value: Value, kind: Value, depth: number): void {
    if (!(value instanceof Ref)) throw new PdfError('kolom formulir tanpa nomor objek')
    if (depth > 30 || seen.size > maxFields || seen.has(value.num))
      throw new PdfError('kolom formulir berputar')
    seen.add(value.num)
    const field = document.dict(value)
    if (!field) throw new PdfError('kolom formulir rusak')
    const type = document.get(field.get('FT')) ?? kind
    const kids = document.get(field.get('Kids'))
    if (isName(type, 'Sig') && !Array.isArray(kids)) out.set(value.num, field)
    if (Array.isArray(kids)) {
      if (isName(type, 'Sig') && field.has('V')) out.set(value.num, field)
      for (const kid of kids) walk(kid, type, depth + 1)
    }
  }
  const fields = document.get(form?.get('Fields'))
  if (Array.isArray(fields)) for (const field of fields) walk(field, null, 0)
  return out
}

function range(value: Value): [number, number, number, number] | null {
  if (!Array.isArray(value) || value.length !== 4) return null
  if (!value.every((n) => typeof n === 'number' && Number.isInteger(n) && n >= 0)) return null
  return value as unknown as [number, number, number, number]
}

function shapeFault(
  document: PdfDocument,
  bytes: [number, number, number, number],
  contents: Text,
): string | null {
  const [from, first, second, rest] = bytes
  if (from !== 0) return 'Rentang tanda tangan tidak mulai dari awal berkas.'
  if (second + rest > document.bytes.length) return 'Rentang tanda tangan melewati akhir berkas.'
  if (!contents.hex || first !== contents.from || second !== contents.to) {
    return 'Rentang tanda tangan melewatkan isi selain tanda tangan itu sendiri.'
  }
  const raw = Buffer.from(document.bytes.subarray(first + 1, second - 1)).toString('latin1')
  if (!/^(?:[0-9a-f]*|[0-9A-F]*)$/.test(raw)) return 'Ada isi lain di tempat tanda tangan.'
  return null
}

/** Signatures in the order of what they cover. */
export function readSignatures(document: PdfDocument): Signature[] {
  const out: Signature[] = []
  for (const [number, field] of signatureFields(document)) {
    const value = field.get('V')
    if (value === undefined || document.get(value) === null) continue
    const held = value instanceof Ref ? document.place(value.num) : null
    const dict = held?.value
    if (!(value instanceof Ref) || !held || !(dict instanceof Dict)) {
      throw new PdfError('tanda tangan bukan objek tersendiri')
    }
    const contents = dict.get('Contents')
    const bytes = range(document.get(dict.get('ByteRange')))
    const subFilter = document.get(dict.get('SubFilter'))
    const name = document.get(field.get('T'))
    const base = {
      field: number,
      value: value.num,
      dict,
      name: name instanceof Text ? Buffer.from(name.bytes).toString('latin1') : '',
      subFilter: subFilter instanceof Name ? subFilter.value : '',
      isTimestamp: isName(document.get(dict.get('Type')), 'DocTimeStamp'),
    }
    if (!(contents instanceof Text) || bytes === null) {
      out.push({
        ...base,
        shape: 'Susunan tanda tangan keliru.',
        holeFrom: 0,
        holeTo: 0,
        end: 0,
        contents: new Uint8Array(),
      })
      continue
    }
    const [, first, second, rest] = bytes
    out.push({
      ...base,
      shape: shapeFault(document, bytes, contents),
      holeFrom: first,
      holeTo: second,
      end: second + rest,
      contents: contents.bytes,
    })
  }
  if (out.length > maxSignatures) throw new PdfError('terlalu banyak tanda tangan')
  return out.sort((a, b) => a.end - b.end)
}
