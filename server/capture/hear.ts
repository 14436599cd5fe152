/** Sound for those who need it once: a stretch of a recording, or a file that is read and never kept. */
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { RisalahError } from '../domain/errors.ts'
import { asDiskFull } from './disk.ts'
import { readMedia, toSound } from './media.ts'

export async function readStretch(
  pcmPath: string,
  fromSample: number,
  toSample: number,
): Promise<Float32Array> {
  const pcm = Buffer.alloc(Math.max(0, toSample - fromSample) * 2)
  const file = await open(pcmPath)
  try {
    const { bytesRead } = await file.read(pcm, 0, pcm.length, fromSample * 2)
    return toSound(pcm.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** The suffix lets the next start remove what a crash left. */
export async function readOnce(
  bytes: Readable,
  options: { path: string; maxBytes: number; maxSeconds: number },
): Promise<Float32Array> {
  const path = `${options.path}.part`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      let count = 0
      for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
        count += chunk.length
        if (count > options.maxBytes) throw new RisalahError('too_large')
        await file.writeFile(chunk)
      }
    } finally {
      await file.close()
    }
    return await readMedia(path, options.maxSeconds)
  } catch (error) {
    throw asDiskFull(error)
  } finally {
    await rm(path, { force: true })
  }
}
