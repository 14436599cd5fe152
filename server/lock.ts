/** One server per data folder: a lock file that names its process; the lock of a dead process is taken over. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RisalahError } from './domain/errors.ts'
import { newPublicId } from './ids.ts'

type Owner = { readonly pid: number; readonly born: string | null; readonly token: string }

/** When the process began, where the system tells (Linux): a pid that was given again is another process. */
function bornOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function isAlive({ pid, born }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const now = bornOf(pid)
  return born === null || now === null || born === now
}

function readOwner(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner
  } catch {
    return null
  }
}

/** Throws where another server runs on this folder. Answers with the function that releases it. */
export function lockDataDir(dataDir: string): () => void {
  const path = join(dataDir, 'server.lock')
  const owner: Owner = { pid: process.pid, born: bornOf(process.pid), token: newPublicId() }
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(owner), { flag: 'wx', mode: 0o600 })
      return () => {
        if (readOwner(path)?.token === owner.token) rmSync(path, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const other = readOwner(path)
    if (other !== null && isAlive(other)) {
      throw new RisalahError('state_refused', {
        message: `Folder data ini sedang dipakai server lain (proses ${other.pid}). Hentikan server itu, atau pakai RISALAH_DATA lain.`,
      })
    }
    // Moved away first: of two that find the same stale lock, only one moves it.
    const aside = `${path}.${owner.token}`
    try {
      renameSync(path, aside)
      rmSync(aside, { force: true })
    } catch {
      // The other one was faster; look again.
    }
  }
  throw new RisalahError('state_refused', {
    message: 'Folder data ini sedang dipakai server lain.',
  })
}
