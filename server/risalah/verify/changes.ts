/**
 * What was added to a signed PDF. Allowed are new invisible signature fields, their signatures, and validation data
 * (DSS); every other difference, however small, is a changed document.
 */
import { Dict, type Entry, isName, type PdfDocument, Ref, type Value } from './document.ts'
import { dssLists, list } from './dss.ts'
import { signatureFields } from './fields.ts'
import { show } from './objects.ts'

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
