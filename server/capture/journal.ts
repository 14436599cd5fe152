/**
 * The durable index of a recording: one record of fixed size per frame, appended after the frame's bytes were synced.
 * A record counts only where its own checksum holds and the bytes it names are in the file; a torn end is cut off.
 */
import { crc32 } from 'node:zlib'

export const recordBytes = 48
const magic = 0x314a4652

export type JournalRecord = {
  readonly captureId: string
  readonly seq: number
  readonly fromSample: number
  readonly samples: number
  /** CRC-32 of the bytes on disk. */
  readonly crc: number
}

export function encodeRecord(record: JournalRecord): Buffer {
  const bytes = Buffer.alloc(recordBytes)
  bytes.writeUInt32LE(magic, 0)
  bytes.write(record.captureId.replaceAll('-', ''), 4, 16, 'hex')
  bytes.writeUInt32LE(record.seq, 20)
  bytes.writeUIntLE(record.fromSample, 24, 6)
  bytes.writeUInt32LE(record.samples, 32)
  bytes.writeUInt32LE(record.crc, 36)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 44)), 44)
  return bytes
}

function decodeRecord(bytes: Buffer): JournalRecord | null {
  if (bytes.readUInt32LE(0) !== magic) return null
  if (bytes.readUInt32LE(44) !== crc32(bytes.subarray(0, 44))) return null
  const hex = bytes.toString('hex', 4, 20)
  const cut = [0, 8, 12, 16, 20, 32]
  return {
    captureId: cut
      .slice(1)
      .map((end, i) => hex.slice(cut[i], end))
      .join('-'),
    seq: bytes.readUInt32LE(20),
    fromSample: bytes.readUIntLE(24, 6),
    samples: bytes.readUInt32LE(32),
    crc: bytes.readUInt32LE(36),
  }
}

/** The whole records from the start of a journal; what follows the first torn or foreign one is not trusted. */
export function decodeJournal(bytes: Buffer): JournalRecord[] {
  const records: JournalRecord[] = []
  for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes) {
    const record = decodeRecord(bytes.subarray(at, at + recordBytes))
    if (record === null) break
    records.push(record)
  }
  return records
}
