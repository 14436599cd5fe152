/** Reads PDF objects strictly: what two readers could understand differently is refused, not guessed. */

/** The file cannot be read as one unambiguous PDF. */
export class PdfError extends Error {}

export class Name {
  readonly value: string
  constructor(value: string) {
    this.value = value
  }
}
export class Ref {
  readonly num: number
  readonly gen: number
  constructor(num: number, gen: number) {
    this.num = num
    this.gen = gen
  }
}
/** A string, and where its delimiters stand in the file. */
export class Text {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
  readonly hex: boolean
  constructor(bytes: Uint8Array, from: number, to: number, hex: boolean) {
    this.bytes = bytes
    this.from = from
    this.to = to
    this.hex = hex
  }
}
export class Dict extends Map<string, Value> {}
export class Stream {
  readonly dict: Dict
  readonly raw: Uint8Array
  constructor(dict: Dict, raw: Uint8Array) {
    this.dict = dict
    this.raw = raw
  }
}
export type Value = null | boolean | number | Name | Ref | Text | Dict | Stream | readonly Value[]

const space = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set([...'()<>[]{}/%'].map((c) => c.charCodeAt(0)))
export const isSpace = (byte: number | undefined) => byte !== undefined && space.has(byte)
const isRegular = (byte: number | undefined) =>
  byte !== undefined && !space.has(byte) && !delimiters.has(byte)
const maxDepth = 60

export class Lexer {
  readonly bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  /** White space and comments. */
  skip(): void {
    for (;;) {
      while (isSpace(this.bytes[this.at])) this.at += 1
      if (this.bytes[this.at] !== 0x25) return
      while (this.at < this.bytes.length && ![10, 13].includes(this.bytes[this.at]!)) this.at += 1
    }
  }

  /** The next word of regular letters, without reading on. */
  peekWord(): string {
    this.skip()
    let end = this.at
    while (isRegular(this.bytes[end]) && end - this.at < 64) end += 1
    return Buffer.from(this.bytes.subarray(this.at, end)).toString('latin1')
  }

  word(): string {
    const word = this.peekWord()
    this.at += word.length
    return word
  }

  keyword(expected: string): void {
    const word = this.word()
    if (word !== expected) throw new PdfError(`"${expected}" tidak ditemukan`)
  }

  integer(): number {
    const word = this.word()
    if (!/^\d{1,15}$/.test(word)) throw new PdfError('bilangan tidak terbaca')
    return Number(word)
  }

  value(depth = 0): Value {
    if (depth > maxDepth) throw new PdfError('susunan terlalu dalam')
    this.skip()
    const byte = this.bytes[this.at]
    if (byte === 0x2f) return this.name()
    if (byte === 0x28) return this.literal()
    if (byte === 0x5b) return this.array(depth)
    if (byte === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.dict(depth) : this.hex()
    const word = this.word()
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw new PdfError('objek tidak terbaca')
    return /^\d+$/.test(word) ? this.maybeRef(Number(word)) : Number(word)
  }

  /** `12 0 R`, or the number itself. */
  maybeRef(num: number): number | Ref {
    const back = this.at
    const gen = this.peekWord()
    if (/^\d{1,5}$/.test(gen)) {
      this.word()
      if (this.word() === 'R') return new Ref(num, Number(gen))
    }
    this.at = back
    return num
  }

  name(): Name {
    this.at += 1
    const from = this.at
    while (isRegular(this.bytes[this.at])) this.at += 1
    const raw = Buffer.from(this.bytes.subarray(from, this.at)).toString('latin1')
    if (/#(?![0-9a-fA-F]{2})/.test(raw)) throw new PdfError('nama tidak terbaca')
    return new Name(
      raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    )
  }

  array(depth: number): Value[] {
    this.at += 1
    const out: Value[] = []
    for (;;) {
      this.skip()
      if (this.bytes[this.at] === 0x5d) {
        this.at += 1
        return out
      }
      out.push(this.value(depth + 1))
    }
  }

  dict(depth: number): Dict {
    this.at += 2
    const out = new Dict()
    for (;;) {
      this.skip()
      if (this.bytes[this.at] === 0x3e && this.bytes[this.at + 1] === 0x3e) {
        this.at += 2
        return out
      }
      if (this.bytes[this.at] !== 0x2f) throw new PdfError('kamus tidak terbaca')
      const { value: key } = this.name()
      if (out.has(key)) throw new PdfError(`kunci ganda /${key}`)
      out.set(key, this.value(depth + 1))
    }
  }

  hex(): Text {
    const from = this.at
    const end = this.bytes.indexOf(0x3e, from)
    if (end < 0) throw new PdfError('teks tidak tertutup')
    const digits = Buffer.from(this.bytes.subarray(from + 1, end))
      .toString('latin1')
      .replace(/[\0\t\n\f\r ]/g, '')
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw new PdfError('teks heksa tidak terbaca')
    this.at = end + 1
    const even = digits.length % 2 === 1 ? `${digits}0` : digits
    return new Text(new Uint8Array(Buffer.from(even, 'hex')), from, this.at, true)
  }

  literal(): Text {
    const from = this.at
    const out: number[] = []
    let open = 1
    this.at += 1
    while (open > 0) {
      const byte = this.bytes[this.at]
      if (byte === undefined) throw new PdfError('teks tidak tertutup')
      this.at += 1
      if (byte === 0x5c) this.escaped(out)
      else {
        if (byte === 0x28) open += 1
        if (byte === 0x29) open -= 1
        if (open > 0) out.push(byte)
      }
    }
    return new Text(new Uint8Array(out), from, this.at, false)
  }

  escaped(out: number[]): void {
    const letter = String.fromCharCode(this.bytes[this.at] ?? 0)
    const octal = /^[0-7]{1,3}/.exec(
      Buffer.from(this.bytes.subarray(this.at, this.at + 3)).toString('latin1'),
    )
    if (octal) {
      out.push(Number.parseInt(octal[0], 8) & 0xff)
      this.at += octal[0].length
      return
    }
    this.at += 1
    const plain: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }
    if (letter === '\r') {
      if (this.bytes[this.at] === 10) this.at += 1
    } else if (letter !== '\n') out.push(plain[letter] ?? letter.charCodeAt(0))
  }
}

/** One text per value, for comparing: the same value gives the same text, wherever it stands. */
export function show(value: Value | undefined): string {
  if (value === undefined) return '-'
  if (value === null || typeof value === 'boolean' || typeof value === 'number')
    return String(value)
  if (value instanceof Name) return `/${JSON.stringify(value.value)}`
  if (value instanceof Ref) return `${value.num} ${value.gen} R`
  if (value instanceof Text) return `(${Buffer.from(value.bytes).toString('hex')})`
  if (value instanceof Stream)
    return `${show(value.dict)}stream(${Buffer.from(value.raw).toString('base64')})`
  if (value instanceof Dict) {
    const keys = [...value.keys()].sort()
    return `<<${keys.map((key) => `/${JSON.stringify(key)} ${show(value.get(key))}`).join(' ')}>>`
  }
  return `[${value.map(show).join(' ')}]`
}

/** Text of a string: UTF-16 with a mark, UTF-8 with a mark, else one letter per byte. */
export function textOf(value: Value | undefined): string | null {
  if (!(value instanceof Text)) return null
  const bytes = Buffer.from(value.bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return new TextDecoder('utf-16be').decode(bytes.subarray(2))
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return bytes.subarray(3).toString('utf8')
  return bytes.toString('latin1')
}
