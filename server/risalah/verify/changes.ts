/**
 * What was added to a signed PDF. Allowed are new invisible signature fields, their signatures, and validation data
 * (DSS); every other difference, however small, is a changed document.
 */
import { readCertificate } from '../certificate.ts'
import { children, readDer, tags } from '../der.ts'
import { Dict, type Entry, isName, type PdfDocument, Ref, Stream, type Value } from './document.ts'
import { signatureFields } from './fields.ts'
import { isSpace, show } from './objects.ts'

export type Changes = {
  /** Sentences about what may not have changed; empty where all is well. */
  readonly refused: readonly string[]
  readonly newFields: readonly number[]
  readonly newDss: boolean
}

function sameEntry(a: Entry | undefined, b: Entry | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Keys whose values differ between two dictionaries. */
function differing(a: Dict, b: Dict): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (key) => show(a.get(key)) !== show(b.get(key)),
  )
}

const list = (document: PdfDocument, value: Value | undefined): readonly Value[] => {
  const found = document.get(value)
  return Array.isArray(found) ? found : []
}

/** The new list begins with the whole old one; gives what was added, or null. */
function added(before: readonly Value[], after: readonly Value[]): readonly Value[] | null {
  return before.every((item, i) => show(item) === show(after[i]))
    ? after.slice(before.length)
    : null
}

const numbersOf = (values: readonly Value[]) => values.map((v) => (v instanceof Ref ? v.num : -1))

/** A new field must be an unseen signature that is filled. */
function fieldFault(document: PdfDocument, field: Dict): string | null {
  const allowed = new Set([
    'FT',
    'T',
    'V',
    'Type',
    'Subtype',
    'F',
    'P',
    'Rect',
    'Lock',
    'SV',
    'Ff',
    'AP',
    'TU',
  ])
  const rect = list(document, field.get('Rect'))
  const flags = Number(document.get(field.get('F')) ?? 0)
  const seen = rect.length === 4 && rect[0] !== rect[2] && rect[1] !== rect[3]
  const hidden = (flags & 0x22) !== 0
  if (!isName(document.get(field.get('FT')), 'Sig') || document.get(field.get('V')) === null) {
    return 'Ada kolom formulir baru yang bukan tanda tangan.'
  }
  if ([...field.keys()].some((key) => !allowed.has(key)) || (seen && !hidden)) {
    return 'Ada tampilan baru di atas halaman.'
  }
  return null
}

/** Differences of effect between two states of one file; `after` extends `before`. */
export function compare(before: PdfDocument, after: PdfDocument): Changes {
  const refused = new Set<string>()
  const oldFields = signatureFields(before)
  const fields = signatureFields(after)
  const newFields = [...fields.keys()].filter((num) => !oldFields.has(num))
  const root = before.trailer.get('Root')
  const changed = [...before.entries].filter(
    ([num, entry]) => !sameEntry(entry, after.entries.get(num)),
  )

  for (const key of ['Root', 'Info', 'Encrypt']) {
    if (show(before.trailer.get(key)) !== show(after.trailer.get(key)))
      refused.add('Pangkal berkas diganti.')
  }
  if (
    show(list(before, before.trailer.get('ID'))[0]) !==
    show(list(after, after.trailer.get('ID'))[0])
  ) {
    refused.add('Pangkal berkas diganti.')
  }
  for (const num of newFields) {
    const fault = fieldFault(after, fields.get(num)!)
    if (fault) refused.add(fault)
  }

  const form = {
    before: before.dict(before.catalog.get('AcroForm')),
    after: after.dict(after.catalog.get('AcroForm')),
  }
  const dss = {
    before: before.get(before.catalog.get('DSS')),
    after: after.get(after.catalog.get('DSS')),
  }
  /** Old objects that may differ, with what about them may differ. */
  const tolerated = new Set<number>()
  const tolerate = (value: Value | undefined) => value instanceof Ref && tolerated.add(value.num)

  tolerate(root)
  for (const key of differing(before.catalog, after.catalog)) {
    if (!['AcroForm', 'DSS', 'Extensions', 'Version'].includes(key))
      refused.add(`Katalog berkas diubah (/${key}).`)
  }
  tolerate(before.catalog.get('AcroForm'))
  if (form.before && !form.after) refused.add('Formulir dihapus.')
  if (form.after) {
    const empty = new Dict()
    for (const key of differing(form.before ?? empty, form.after)) {
      const isNew = form.before === null && ['DR', 'DA'].includes(key)
      const calm = key === 'NeedAppearances' && after.get(form.after.get(key)) === false
      if (!['Fields', 'SigFlags'].includes(key) && !isNew && !calm)
        refused.add(`Formulir diubah (/${key}).`)
    }
    const news = added(
      list(before, form.before?.get('Fields')),
      list(after, form.after.get('Fields')),
    )
    if (news === null || numbersOf(news).some((num) => !newFields.includes(num))) {
      refused.add('Kolom formulir diubah.')
    }
    tolerate(form.before?.get('Fields'))
  }
  tolerateDss(before, dss.before, tolerated)
  tolerate(before.catalog.get('DSS'))

  for (const [num] of changed) {
    if (tolerated.has(num)) continue
    const [was, now] = [before.load(num), after.load(num)]
    if (show(was) === show(now)) continue
    if (filledField(oldFields, num, was, now)) continue
    if (annotationsOnly(before, after, was, now, newFields)) continue
    refused.add(`Isi berkas diubah (objek ${num}).`)
  }
  for (const [num, field] of oldFields) {
    const now = fields.get(num)
    if (!now) refused.add('Kolom tanda tangan dihapus.')
    else if (field.has('V') && show(field.get('V')) !== show(now.get('V')))
      refused.add('Tanda tangan lama diganti.')
  }
  return {
    refused: [...refused],
    newFields,
    newDss: show(dss.before) !== show(dss.after) || dssGrew(before, after, dss),
  }
}

/** An empty field that was signed: only its value is new. */
function filledField(
  oldFields: ReadonlyMap<number, Dict>,
  num: number,
  was: Value,
  now: Value,
): boolean {
  if (!oldFields.has(num) || !(was instanceof Dict) || !(now instanceof Dict)) return false
  return !was.has('V') && differing(was, now).every((key) => key === 'V')
}

/** A page, or its list of annotations, that only gained the new (unseen) signature fields. */
function annotationsOnly(
  before: PdfDocument,
  after: PdfDocument,
  was: Value,
  now: Value,
  newFields: readonly number[],
): boolean {
  if (Array.isArray(was) && Array.isArray(now)) {
    const news = added(was, now)
    return news !== null && numbersOf(news).every((num) => newFields.includes(num))
  }
  if (!(was instanceof Dict) || !(now instanceof Dict) || !isName(was.get('Type'), 'Page'))
    return false
  if (differing(was, now).some((key) => key !== 'Annots')) return false
  const news = added(list(before, was.get('Annots')), list(after, now.get('Annots')))
  return news !== null && numbersOf(news).every((num) => newFields.includes(num))
}

const dssLists = ['Certs', 'OCSPs', 'CRLs']

function tolerateDss(document: PdfDocument, dss: Value, into: Set<number>): void {
  if (!(dss instanceof Dict)) return
  for (const key of [...dssLists, 'VRI']) {
    const value = dss.get(key)
    if (value instanceof Ref) into.add(value.num)
  }
  const vri = document.dict(dss.get('VRI'))
  for (const value of vri?.values() ?? []) if (value instanceof Ref) into.add(value.num)
}

function dssGrew(
  before: PdfDocument,
  after: PdfDocument,
  dss: { before: Value; after: Value },
): boolean {
  const count = (document: PdfDocument, value: Value) =>
    value instanceof Dict ? dssLists.map((key) => list(document, value.get(key)).length).join() : ''
  return count(before, dss.before) !== count(after, dss.after)
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
