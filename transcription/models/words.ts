/**
 * The general word list: reads the frequency table of the Python package `wordfreq` (gzip, msgpack: a header, then one
 * list of words per centibel below certainty) and writes it as one line per word, the most frequent first.
 */
import { gunzipSync } from 'node:zlib'
import { SourceError } from './download.ts'

/** Just what that file is made of: arrays, maps, strings and whole numbers. */
function readPacked(bytes: Buffer): unknown {
  let at = 0
  const size = (width: 1 | 2 | 4) => {
    const value = bytes.readUIntBE(at, width)
    at += width
    return value
  }
  const string = (length: number) => {
    at += length
    return bytes.toString('utf8', at - length, at)
  }
  const list = (length: number) => Array.from({ length }, read)
  const map = (length: number) =>
    Object.fromEntries(Array.from({ length }, () => [String(read()), read()]))

  function read(): unknown {
    const kind = size(1)
    if (kind < 0x80) return kind
    if (kind < 0x90) return map(kind & 0x0f)
    if (kind < 0xa0) return list(kind & 0x0f)
    if (kind < 0xc0) return string(kind & 0x1f)
    if (kind === 0xcc) return size(1)
    if (kind === 0xcd) return size(2)
    if (kind === 0xd9) return string(size(1))
    if (kind === 0xda) return string(size(2))
    if (kind === 0xdc) return list(size(2))
    if (kind === 0xdd) return list(size(4))
    throw new SourceError('daftar kata tidak terbaca')
  }
  return read()
}

/** Words of letters, with hyphens between; how rare they are in centibels (200: one word in a hundred). */
export function toWordList(packed: Buffer): string {
  const [header, ...buckets] = readPacked(gunzipSync(packed)) as [unknown, ...string[][]]
  if ((header as { format?: string }).format !== 'cB') throw new SourceError('bukan daftar kata')
  const lines = buckets.flatMap((words, centibels) =>
    words
      .filter((word) => /^\p{Ll}+(-\p{Ll}+)*$/u.test(word))
      .map((word) => `${word}\t${centibels}\n`),
  )
  return lines.join('')
}
