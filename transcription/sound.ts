/** Reads the growing PCM file of a channel by sample offset. */
import { closeSync, openSync, readSync } from 'node:fs'

/** `toSample` must be on disk already; what is missing all the same is silence. */
export function readPcm(path: string, fromSample: number, toSample: number): Float32Array {
  const bytes = Buffer.alloc(Math.max(0, toSample - fromSample) * 2)
  const file = openSync(path, 'r')
  try {
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, fromSample * 2 + at)
      if (read === 0) break
      at += read
    }
  } finally {
    closeSync(file)
  }
  const sound = new Float32Array(bytes.length / 2)
  for (let i = 0; i < sound.length; i++) sound[i] = bytes.readInt16LE(i * 2) / 32768
  return sound
}
