/** Strict DER, as signatures need it: a writer, and a reader that refuses every encoding but the canonical one. */

export class DerError extends Error {}

export type Der = {
  readonly tag: number
  /** The whole element. */
  readonly bytes: Uint8Array
  readonly content: Uint8Array
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** The first element of `bytes`; what follows it is left to the caller. */
export function readFirst(bytes: Uint8Array): Der {
  const tag = bytes[0]
  const first = bytes[1]
  if (tag === undefined || first === undefined) throw new DerError('terpotong')
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag panjang')
  let length = first
  let head = 2
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > 4) throw new DerError('panjang')
    length = 0
    for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[2 + i] ?? Number.NaN)
    head += count
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('panjang tidak ringkas')
  }
  if (!(head + length <= bytes.length)) throw new DerError('terpotong')
  return {
    tag,
    bytes: bytes.subarray(0, head + length),
    content: bytes.subarray(head, head + length),
  }
}

/** Exactly one element and nothing after it. */
export function readDer(bytes: Uint8Array, tag?: number): Der {
  const found = readFirst(bytes)
  if (found.bytes.length !== bytes.length) throw new DerError('ada sisa')
  if (tag !== undefined && found.tag !== tag) throw new DerError(`tag ${found.tag}, bukan ${tag}`)
  return found
}

export function children(element: Der): Der[] {
  const out: Der[] = []
  for (let rest = element.content; rest.length > 0; ) {
    const found = readFirst(rest)
    out.push(found)
    rest = rest.subarray(found.bytes.length)
  }
  return out
}

/** The children, of which there must be between `least` and `most`: nothing hides behind what is read. */
export function between(element: Der, least: number, most = least): Der[] {
  const found = children(element)
  if (found.length < least || found.length > most) throw new DerError('jumlah unsur')
  return found
}

export function expect(element: Der | undefined, tag: number): Der {
  if (element?.tag !== tag) throw new DerError(`tag ${element?.tag}, bukan ${tag}`)
  return element
}

export function readOid(element: Der | undefined): string {
  const { content } = expect(element, tags.oid)
  const parts: number[] = []
  let value = 0
  for (const [i, byte] of content.entries()) {
    value = value * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    if (parts.length === 0) {
      const top = Math.min(2, Math.floor(value / 40))
      parts.push(top, value - top * 40)
    } else parts.push(value)
    value = 0
    if (i > 60) throw new DerError('oid')
  }
  return parts.join('.')
}

/** UTCTime or GeneralizedTime in its DER form. */
export function readTime(element: Der | undefined): Date {
  const text = Buffer.from(element?.content ?? []).toString('latin1')
  const match =
    element?.tag === tags.utcTime
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text)
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text)
  if (!match) throw new DerError('waktu')
  const [y, mo, d, h, mi, s] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const year = element!.tag === tags.utcTime ? (y < 50 ? 2000 + y : 1900 + y) : y
  return new Date(Date.UTC(year, mo - 1, d, h, mi, s))
}

export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  const { length } = content
  const head =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : length < 0x10000
          ? [0x82, length >> 8, length & 0xff]
          : [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff]
  return new Uint8Array(Buffer.concat([Buffer.from([tag, ...head]), content]))
}

export function derOid(oid: string): Uint8Array {
  const [a, b, ...rest] = oid.split('.').map(Number) as [number, number, ...number[]]
  const bytes: number[] = []
  for (let value of [a * 40 + b, ...rest]) {
    const part = [value & 0x7f]
    for (value = Math.floor(value / 128); value > 0; value = Math.floor(value / 128)) {
      part.unshift((value & 0x7f) | 0x80)
    }
    bytes.push(...part)
  }
  return der(tags.oid, new Uint8Array(bytes))
}

/** SET OF: its members in the order DER asks for. */
export function derSetOf(tag: number, members: readonly Uint8Array[]): Uint8Array {
  return der(tag, ...[...members].sort((a, b) => Buffer.compare(a, b)))
}
