/** The little of protobuf that is read: fields of one message, and those at the top of a large file without loading it. */
import { open } from 'node:fs/promises'

export type Field = { readonly field: number; readonly bytes: Buffer }

/** Throws RangeError where the bytes are no message. */
export function readVarint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0
  for (let i = 0; i < 10; i++) {
    const byte = bytes.readUInt8(at + i)
    value += (byte & 127) * 2 ** (7 * i)
    if (byte < 128) return { value, next: at + i + 1 }
  }
  throw new RangeError('not a varint')
}

const fixedSize: Readonly<Record<number, number>> = { 1: 8, 5: 4 }

/** Fields that hold bytes or a fixed number, in order; others are passed over. */
export function* readFields(bytes: Buffer): Generator<Field> {
  for (let at = 0; at < bytes.length; ) {
    const key = readVarint(bytes, at)
    const field = Math.floor(key.value / 8)
    const wire = key.value % 8
    if (wire === 0) {
      at = readVarint(bytes, key.next).next
      continue
    }
    const head = wire === 2 ? readVarint(bytes, key.next) : { value: 0, next: key.next }
    const length = wire === 2 ? head.value : fixedSize[wire]
    if (length === undefined || head.next + length > bytes.length) throw new RangeError('cut off')
    yield { field, bytes: bytes.subarray(head.next, head.next + length) }
    at = head.next + length
  }
}

/** Field numbers at the top of a file, with the bytes of those in `wanted`. Throws RangeError where it is cut off. */
export async function readFileFields(path: string, wanted: readonly number[]): Promise<Field[]> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const found: Field[] = []
    for (let at = 0; at < size; ) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(20), 0, 20, at)
      const head = buffer.subarray(0, bytesRead)
      const key = readVarint(head, 0)
      const field = Math.floor(key.value / 8)
      const wire = key.value % 8
      if (wire === 0) {
        at += readVarint(head, key.next).next
        found.push({ field, bytes: Buffer.alloc(0) })
        continue
      }
      const given = wire === 2 ? readVarint(head, key.next) : { value: 0, next: key.next }
      const length = wire === 2 ? given.value : fixedSize[wire]
      if (length === undefined || at + given.next + length > size) throw new RangeError('cut off')
      const bytes = Buffer.alloc(wanted.includes(field) ? length : 0)
      if (bytes.length > 0) await file.read(bytes, 0, length, at + given.next)
      found.push({ field, bytes })
      at += given.next + length
    }
    return found
  } finally {
    await file.close()
  }
}
