/** A PDF up to some byte: its chain of cross-reference sections and the objects they point at. Nothing is repaired. */
import { inflateSync } from 'node:zlib'
import { Dict, isSpace, Lexer, Name, PdfError, Ref, Stream, Text, type Value } from './objects.ts'

export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'at'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number }

type Section = {
  readonly from: number
  readonly to: number
  readonly entries: Map<number, Entry>
  readonly trailer: Dict
}

/** Of all streams of one document together: a few kilobytes can hold gigabytes of zeros. */
const maxInflated = 64_000_000

export class PdfDocument {
  readonly bytes: Uint8Array
  readonly entries = new Map<number, Entry>()
  readonly trailer: Dict
  /** Newest first. */
  readonly sections: readonly Section[]
  #values = new Map<number, { value: Value; from: number; to: number }>()
  #loading = new Set<number>()
  #inflated = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') {
      throw new PdfError('tidak berawal dengan %PDF-')
    }
    this.sections = this.#chain()
    this.trailer = this.sections[0]!.trailer
    for (const section of this.sections) {
      for (const [num, entry] of section.entries)
        if (!this.entries.has(num)) this.entries.set(num, entry)
    }
  }

  #chain(): Section[] {
    const tail = Buffer.from(this.bytes.subarray(Math.max(0, this.bytes.length - 1024))).toString(
      'latin1',
    )
    const match = /startxref[\r\n\t ]+(\d{1,15})[\r\n\t ]+%%EOF[\r\n]{0,2}$/.exec(tail)
    if (!match) throw new PdfError('akhir berkas (startxref, %%EOF) tidak ada')
    const out: Section[] = []
    let offset: number | null = Number(match[1])
    while (offset !== null) {
      if (out.length > 500) throw new PdfError('terlalu banyak revisi')
      const section: Section = this.#section(offset)
      out.push(section)
      const hybrid = section.trailer.get('XRefStm')
      if (hybrid !== undefined) {
        if (typeof hybrid !== 'number') throw new PdfError('XRefStm')
        out.push(this.#section(hybrid))
      }
      const prev: Value | undefined = section.trailer.get('Prev')
      if (prev !== undefined && typeof prev !== 'number') throw new PdfError('Prev')
      // Sections are appended: one that points forward would let a reader go in circles.
      if (prev !== undefined && prev >= offset) throw new PdfError('Prev menunjuk ke depan')
      offset = prev ?? null
    }
    return out
  }

  #section(offset: number): Section {
    if (offset >= this.bytes.length) throw new PdfError('startxref di luar berkas')
    const lexer = new Lexer(this.bytes, offset)
    if (isSpace(this.bytes[offset])) throw new PdfError('startxref tidak tepat')
    return lexer.peekWord() === 'xref' ? this.#table(lexer, offset) : this.#xrefStream(offset)
  }

  #table(lexer: Lexer, from: number): Section {
    lexer.keyword('xref')
    const entries = new Map<number, Entry>()
    while (lexer.peekWord() !== 'trailer') {
      const start = lexer.integer()
      const count = lexer.integer()
      if (count > 2_000_000) throw new PdfError('xref terlalu panjang')
      for (let i = 0; i < count; i += 1) {
        const offset = lexer.integer()
        const gen = lexer.integer()
        const kind = lexer.word()
        if (kind !== 'n' && kind !== 'f') throw new PdfError('xref tidak terbaca')
        if (entries.has(start + i)) throw new PdfError('xref ganda')
        entries.set(start + i, kind === 'n' ? { kind: 'at', offset, gen } : { kind: 'free' })
      }
    }
    lexer.keyword('trailer')
    const trailer = lexer.value()
    if (!(trailer instanceof Dict)) throw new PdfError('trailer')
    return { from, to: lexer.at, entries, trailer }
  }

  #xrefStream(from: number): Section {
    const { value, to } = this.#objectAt(from, null)
    if (!(value instanceof Stream) || !isName(value.dict.get('Type'), 'XRef'))
      throw new PdfError('xref')
    const data = this.decode(value)
    const widths = value.dict.get('W')
    const size = value.dict.get('Size')
    if (!Array.isArray(widths) || widths.length !== 3 || typeof size !== 'number')
      throw new PdfError('xref W')
    const [a, b, c] = widths as number[]
    if (![a, b, c].every((w) => Number.isInteger(w) && w! >= 0 && w! <= 7))
      throw new PdfError('xref W')
    const index = (value.dict.get('Index') ?? [0, size]) as number[]
    const entries = new Map<number, Entry>()
    let at = 0
    const take = (width: number, fallback: number) => {
      if (width === 0) return fallback
      let n = 0
      for (let i = 0; i < width; i += 1) n = n * 256 + (data[at + i] ?? Number.NaN)
      at += width
      if (Number.isNaN(n)) throw new PdfError('xref terpotong')
      return n
    }
    for (let i = 0; i < index.length; i += 2) {
      for (let n = 0; n < index[i + 1]!; n += 1) {
        const [type, second, third] = [take(a!, 1), take(b!, 0), take(c!, 0)]
        const num = index[i]! + n
        if (entries.has(num)) throw new PdfError('xref ganda')
        if (type === 0) entries.set(num, { kind: 'free' })
        else if (type === 1) entries.set(num, { kind: 'at', offset: second, gen: third })
        else if (type === 2) entries.set(num, { kind: 'in', stream: second, index: third })
        else throw new PdfError('xref jenis')
      }
    }
    return { from, to, entries, trailer: value.dict }
  }

  #objectAt(offset: number, expected: number | null): { value: Value; from: number; to: number } {
    if (offset >= this.bytes.length || isSpace(this.bytes[offset]))
      throw new PdfError('objek di luar tempatnya')
    const lexer = new Lexer(this.bytes, offset)
    const num = lexer.integer()
    lexer.integer()
    lexer.keyword('obj')
    if (expected !== null && num !== expected)
      throw new PdfError(`objek ${expected} tidak di tempatnya`)
    let value = lexer.value()
    if (value instanceof Dict && lexer.peekWord() === 'stream') {
      lexer.keyword('stream')
      if (this.bytes[lexer.at] === 13) lexer.at += 1
      if (this.bytes[lexer.at] !== 10) throw new PdfError('awal stream')
      lexer.at += 1
      const length = this.get(value.get('Length'))
      if (typeof length !== 'number' || length < 0 || lexer.at + length > this.bytes.length) {
        throw new PdfError('panjang stream')
      }
      value = new Stream(value, this.bytes.subarray(lexer.at, lexer.at + length))
      lexer.at += length
      lexer.keyword('endstream')
    }
    lexer.keyword('endobj')
    return { value, from: offset, to: lexer.at }
  }

  /** The object with its place, or null where it does not exist or lies inside an object stream. */
  place(num: number): { value: Value; from: number; to: number } | null {
    const entry = this.entries.get(num)
    if (entry?.kind !== 'at') return null
    const known = this.#values.get(num)
    if (known) return known
    if (this.#loading.has(num)) throw new PdfError('objek berputar')
    this.#loading.add(num)
    const found = this.#objectAt(entry.offset, num)
    this.#loading.delete(num)
    this.#values.set(num, found)
    return found
  }

  load(num: number): Value {
    const entry = this.entries.get(num)
    if (!entry || entry.kind === 'free') return null
    if (entry.kind === 'at') return this.place(num)!.value
    const holder = this.place(entry.stream)?.value
    if (!(holder instanceof Stream) || !isName(holder.dict.get('Type'), 'ObjStm'))
      throw new PdfError('ObjStm')
    const data = this.decode(holder)
    const [count, first] = [this.get(holder.dict.get('N')), this.get(holder.dict.get('First'))]
    if (typeof count !== 'number' || typeof first !== 'number' || entry.index >= count)
      throw new PdfError('ObjStm')
    const head = new Lexer(data)
    for (let i = 0; i <= entry.index; i += 1) {
      const [n, at] = [head.integer(), head.integer()]
      if (i < entry.index) continue
      if (n !== num) throw new PdfError('ObjStm')
      return new Lexer(data, first + at).value()
    }
    throw new PdfError('ObjStm')
  }

  /** Follows references. */
  get(value: Value | undefined): Value {
    let found = value ?? null
    for (let i = 0; found instanceof Ref; i += 1) {
      if (i > 10) throw new PdfError('rujukan berputar')
      found = this.load(found.num)
    }
    return found
  }

  dict(value: Value | undefined): Dict | null {
    const found = this.get(value)
    return found instanceof Dict ? found : null
  }

  decode(stream: Stream): Uint8Array {
    const filter = this.get(stream.dict.get('Filter'))
    const name = Array.isArray(filter)
      ? filter.length === 1
        ? this.get(filter[0])
        : filter
      : filter
    if (name === null || (Array.isArray(name) && name.length === 0)) return stream.raw
    if (!isName(name, 'FlateDecode')) throw new PdfError('saringan stream tidak dikenal')
    const parms = this.get(stream.dict.get('DecodeParms'))
    let data: Uint8Array
    try {
      data = inflateSync(stream.raw, { maxOutputLength: maxInflated - this.#inflated + 1 })
    } catch {
      throw new PdfError('stream tidak terbuka')
    }
    this.#inflated += data.length
    const wanted = this.dict(Array.isArray(parms) ? parms[0] : parms)
    const predictor = Number(wanted?.get('Predictor') ?? 1)
    return predictor < 10 ? data : unpredict(data, Number(wanted?.get('Columns') ?? 1))
  }

  get catalog(): Dict {
    const root = this.dict(this.trailer.get('Root'))
    if (!root || !isName(root.get('Type'), 'Catalog')) throw new PdfError('katalog tidak ada')
    return root
  }
}

export function isName(value: Value | undefined, name: string): boolean {
  return value instanceof Name && value.value === name
}

/** Undoes PNG row filters (one byte per column, as cross-reference streams use them). */
function unpredict(data: Uint8Array, columns: number): Uint8Array {
  const row = columns + 1
  if (!Number.isInteger(columns) || columns < 1 || data.length % row !== 0)
    throw new PdfError('prediktor')
  const out = new Uint8Array((data.length / row) * columns)
  for (let y = 0; y * row < data.length; y += 1) {
    const kind = data[y * row]
    for (let x = 0; x < columns; x += 1) {
      const raw = data[y * row + 1 + x]!
      const left = x > 0 ? out[y * columns + x - 1]! : 0
      const up = y > 0 ? out[(y - 1) * columns + x]! : 0
      const diagonal = x > 0 && y > 0 ? out[(y - 1) * columns + x - 1]! : 0
      let add: number
      if (kind === 0) add = 0
      else if (kind === 1) add = left
      else if (kind === 2) add = up
      else if (kind === 3) add = (left + up) >> 1
      else if (kind === 4) {
        const p = left + up - diagonal
        const [pa, pb, pc] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - diagonal)]
        add = pa <= pb && pa <= pc ? left : pb <= pc ? up : diagonal
      } else throw new PdfError('prediktor')
      out[y * columns + x] = (raw + add) & 0xff
    }
  }
  return out
}

export { Dict, Name, PdfError, Ref, Stream, Text, type Value }
