/** What is done to a channel's files before they are trusted again after a stop of any kind. */
import { type FileHandle, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { decodeJournal, encodeRecord, type JournalRecord, recordBytes } from './journal.ts'
import { addStretch, complement, endOf, type Stretch } from './ranges.ts'

const chunk = 1 << 20
/** Records whose bytes are compared with their checksum: more than can have been under way at a power cut. */
const comparedRecords = 256
/** A single record of an import may be hours long; its bytes were synced long before its record. */
const comparedSamples = 60 * 16_000

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.datasync().catch(() => {})
  await folder.close()
}

async function crcOf(pcm: FileHandle, record: JournalRecord): Promise<number> {
  const bytes = Buffer.alloc(record.samples * 2)
  const { bytesRead } = await pcm.read(bytes, 0, bytes.length, record.fromSample * 2)
  return crc32(bytes.subarray(0, bytesRead))
}

/** Writes zeros over stretches that are not zero. A hole in the file stays a hole. */
export async function zeroHoles(pcm: FileHandle, holes: readonly Stretch[]): Promise<void> {
  const buffer = Buffer.alloc(chunk)
  const zeros = Buffer.alloc(chunk)
  for (const hole of holes) {
    for (let at = hole.from * 2; at < hole.to * 2; at += chunk) {
      const length = Math.min(chunk, hole.to * 2 - at)
      const { bytesRead } = await pcm.read(buffer, 0, length, at)
      if (bytesRead === 0) break
      if (!buffer.subarray(0, bytesRead).equals(zeros.subarray(0, bytesRead))) {
        await pcm.write(zeros, 0, bytesRead, at)
      }
    }
  }
}

/**
 * The records that may be believed. Those that do not hold are removed from the index for good, unclaimed bytes become
 * zeros again, and the file ends where the last record ends.
 */
export async function readIndex(pcm: FileHandle, indexPath: string): Promise<JournalRecord[]> {
  const bytes = await readFile(indexPath).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const decoded = decodeJournal(bytes)
  const { size } = await pcm.stat()
  const records: JournalRecord[] = []
  for (const [at, record] of decoded.entries()) {
    if ((record.fromSample + record.samples) * 2 > size) continue
    const recent = at >= decoded.length - comparedRecords && record.samples <= comparedSamples
    if (recent && (await crcOf(pcm, record)) !== record.crc) continue
    records.push(record)
  }
  if (records.length * recordBytes !== bytes.length) {
    const part = `${indexPath}.part`
    const file = await open(part, 'w', 0o600)
    await file.writeFile(Buffer.concat(records.map(encodeRecord)))
    await file.datasync()
    await file.close()
    await rename(part, indexPath)
    await syncFolder(dirname(indexPath))
  }
  const ranges: Stretch[] = []
  for (const r of records) addStretch(ranges, r.fromSample, r.fromSample + r.samples)
  if (size > endOf(ranges) * 2) await pcm.truncate(endOf(ranges) * 2)
  await zeroHoles(pcm, complement(ranges, 0, endOf(ranges)))
  await pcm.datasync()
  return records
}
