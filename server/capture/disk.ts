/** Watches the free space where recordings are: warns early, refuses while there is still room for the database. */
import { statfs } from 'node:fs/promises'
import { RisalahError } from '../domain/errors.ts'
import type { DiskState } from '../domain/protocol/capture.ts'
import { sampleRateHz } from '../domain/speech.ts'

export type Disk = {
  state(): Promise<DiskState>
  /** Throws `disk_full` where `bytes` more would leave too little. */
  check(bytes: number): Promise<DiskState>
}

const bytesPerMinute = sampleRateHz * 2 * 60
const cacheMs = 1000

export async function freeBytesOf(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path)
  return bavail * bsize
}

export function createDisk(options: {
  readonly free: () => Promise<number>
  readonly now: () => number
  readonly refuseBelowBytes: number
  readonly warnBelowBytes: number
}): Disk {
  let known: { at: number; free: number } | null = null

  async function look(): Promise<number> {
    const now = options.now()
    if (known === null || now - known.at >= cacheMs || now < known.at) {
      known = { at: now, free: await options.free() }
    }
    return known.free
  }

  async function state(): Promise<DiskState> {
    const free = await look()
    const left = Math.max(0, free - options.refuseBelowBytes)
    return {
      state: left === 0 ? 'penuh' : free < options.warnBelowBytes ? 'menipis' : 'cukup',
      minutes: Math.floor(left / bytesPerMinute),
    }
  }

  return {
    state,
    async check(bytes) {
      const now = await state()
      if (now.state === 'penuh' || (await look()) - bytes < options.refuseBelowBytes) {
        throw new RisalahError('disk_full')
      }
      return now
    },
  }
}

/** The operating system's own word for it. */
export function asDiskFull(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new RisalahError('disk_full', { cause: error })
  }
  return error
}
