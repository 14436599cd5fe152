/** How many pages a PDF has. */
import { PdfDocument } from './verify/document.ts'

export function countPages(pdf: Uint8Array): number {
  const document = new PdfDocument(pdf)
  return Number(document.get(document.dict(document.catalog.get('Pages'))?.get('Count')) ?? 0)
}
