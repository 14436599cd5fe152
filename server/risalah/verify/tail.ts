/** What stands behind the last signature: each byte is accounted for, or the document counts as changed. */
import { compare } from './changes.ts'
import { type PdfDocument, Ref } from './document.ts'
import { readDss } from './dss.ts'
import { isSpace } from './objects.ts'

/** The bytes after the last signature: true only where each of them belongs to validation data and nothing else. */
export function onlyDss(before: PdfDocument, after: PdfDocument): boolean {
  const changes = compare(before, after)
  if (changes.refused.length > 0 || changes.newFields.length > 0 || !changes.newDss) return false
  const reached = new Set<number>()
  const dss = readDss(after, reached)
  const root = after.trailer.get('Root')
  if (dss.fault !== null || !(root instanceof Ref)) return false
  const from = before.bytes.length
  const spans: [number, number][] = []
  for (const section of after.sections) {
    if (section.from < from) continue
    spans.push([section.from, section.to])
    for (const [num, entry] of section.entries) {
      if (entry.kind === 'in') return false
      const place = entry.kind === 'at' ? after.place(num) : null
      if (!place || place.from < from) continue
      const isSection = spans.some(([at]) => at === place.from)
      if (!isSection && !reached.has(num) && num !== root.num) return false
      if (!isSection) spans.push([place.from, place.to])
    }
  }
  return accounted(after.bytes, from, spans)
}

/** Between the known spans there is nothing but white space, `startxref N` and `%%EOF`. */
function accounted(bytes: Uint8Array, from: number, spans: readonly [number, number][]): boolean {
  let at = from
  const gap = (to: number) => {
    const text = Buffer.from(bytes.subarray(at, to)).toString('latin1')
    return /^[\r\n ]{0,4}(startxref[\r\n ]{1,2}\d+[\r\n ]{1,2}%%EOF[\r\n]{0,2})?$/.test(text)
  }
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < at || !gap(start)) return false
    at = end
  }
  return gap(bytes.length) && !isSpace(bytes[from + 4])
}
