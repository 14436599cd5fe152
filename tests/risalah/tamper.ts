/** What somebody could do to a signed file: revisions appended by hand, with correct cross-reference tables. */
import { PdfDocument } from '../../server/risalah/verify/document.ts'

/** Appends objects (`number → body`) as an incremental update; `trailer` adds keys to it. */
export function appendRevision(
  bytes: Uint8Array,
  objects: Readonly<Record<number, string | Buffer>>,
): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const prev = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const { trailer } = new PdfDocument(bytes)
  const root = trailer.get('Root') as { num: number }
  const info = trailer.get('Info') as { num: number } | undefined
  const id = /\/ID \[[^\]]+\]/.exec(text.slice(text.lastIndexOf('trailer')))?.[0] ?? ''
  const numbers = Object.keys(objects).map(Number)
  const size = Math.max(Number(trailer.get('Size')), ...numbers.map((n) => n + 1))
  const parts: Buffer[] = [Buffer.from(bytes)]
  let at = bytes.length
  let table = ''
  for (const number of numbers) {
    const body = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(objects[number]! as string),
      Buffer.from('\nendobj\n'),
    ])
    table += `${number} 1\n${String(at).padStart(10, '0')} 00000 n\r\n`
    parts.push(body)
    at += body.length
  }
  parts.push(
    Buffer.from(
      `xref\n${table}trailer\n<< /Size ${size} /Root ${root.num} 0 R ${info ? `/Info ${info.num} 0 R` : ''} /Prev ${prev} ${id} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(parts))
}

/** Body of object `number` as it stands in the file. */
export function bodyOf(bytes: Uint8Array, number: number): string {
  const place = new PdfDocument(bytes).place(number)
  if (!place) throw new Error(`objek ${number} tidak ada`)
  const text = Buffer.from(bytes.subarray(place.from, place.to)).toString('latin1')
  return text.replace(/^\d+ \d+ obj\s*/, '').replace(/\s*endobj$/, '')
}

export function rootOf(bytes: Uint8Array): number {
  return (new PdfDocument(bytes).trailer.get('Root') as { num: number }).num
}

export function findObject(bytes: Uint8Array, pattern: RegExp): number {
  const document = new PdfDocument(bytes)
  for (const number of document.entries.keys()) {
    if (document.place(number) && pattern.test(bodyOf(bytes, number))) return number
  }
  throw new Error('tidak ditemukan')
}

export const sizeOf = (bytes: Uint8Array) => Number(new PdfDocument(bytes).trailer.get('Size'))
