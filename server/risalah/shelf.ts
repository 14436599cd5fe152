/** PDFs on disk, named by their SHA-256: written whole and synced before anything refers to them, never changed. */
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { RisalahError } from '../domain/errors.ts'
import { sha256Hex } from './canonical.ts'

export type PdfShelf = {
  put(pdf: Uint8Array): Promise<string>
  /** Refuses bytes that are not what their name says: a disk may lie, a register may not. */
  get(sha256: string): Promise<Uint8Array>
}

export function openShelf(dataDir: string): PdfShelf {
  const pathOf = (sha256: string) => join(dataDir, 'risalah', sha256.slice(0, 2), `${sha256}.pdf`)
  return {
    async put(pdf) {
      const sha256 = sha256Hex(pdf)
      const path = pathOf(sha256)
      if (existsSync(path)) return sha256
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const part = `${path}.${process.pid}.part`
      const file = await open(part, 'w', 0o600)
      try {
        await file.writeFile(pdf)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(part, path)
      const folder = await open(dirname(path), 'r')
      await folder.sync().finally(() => folder.close())
      return sha256
    },
    async get(sha256) {
      const bytes = new Uint8Array(
        await readFile(pathOf(sha256)).catch((cause: unknown) => {
          throw new RisalahError('internal', {
            message: 'Berkas PDF tidak ditemukan di penyimpanan. Hubungi admin.',
            cause,
          })
        }),
      )
      if (sha256Hex(bytes) !== sha256) {
        throw new RisalahError('internal', {
          message: 'Berkas PDF di penyimpanan rusak dan tidak diberikan. Pulihkan dari cadangan.',
        })
      }
      return bytes
    },
  }
}
