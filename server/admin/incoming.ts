/** Models that a person brings: from a path on the server, or as an uploaded file, one at a time. */
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { checkRoom, importModel, partsFolder } from '../../transcription/client.ts'
import { RisalahError } from '../domain/errors.ts'
import type { ModelJobs } from './jobs.ts'

export type IncomingModels = {
  /** Answer with the id of the model. Throw where it is no model, or is being worked on. */
  fromPath(path: string): Promise<string>
  fromUpload(name: string, bytes: Readable, length: number): Promise<string>
  /** Is the model with this id being imported at this moment? */
  takes(id: string): boolean
}

function refuse(field: string, message: string): RisalahError {
  return new RisalahError('input_invalid', { message, fields: { [field]: message } })
}

export function createIncoming(parts: {
  readonly dataDir: string
  readonly newId: () => string
  readonly jobs: ModelJobs
}): IncomingModels {
  const { dataDir, newId, jobs } = parts
  let busy = false
  let taking: string | null = null

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (busy) {
      throw new RisalahError('state_refused', {
        message: 'Model lain sedang diimpor. Tunggu sampai selesai.',
      })
    }
    busy = true
    try {
      return await work()
    } finally {
      busy = false
      taking = null
    }
  }

  async function take(path: string): Promise<string> {
    const { id } = await importModel(path, {
      dataDir,
      onId(found) {
        const job = jobs.of(found)
        if (job !== null && job.status !== 'gagal') {
          throw new RisalahError('state_refused', {
            message: `Model ${found} sedang dipasang. Batalkan pemasangannya, lalu impor lagi.`,
          })
        }
        taking = found
      },
    })
    // Whatever a download left is of no use any more.
    await rm(join(partsFolder(dataDir), id), { recursive: true, force: true })
    jobs.forget(id)
    return id
  }

  return {
    takes: (id) => taking === id,
    async fromPath(path) {
      if (!isAbsolute(path)) {
        throw refuse('jalur', 'Tulis jalur lengkap di server, seperti /srv/model/ggml-small.bin.')
      }
      return alone(() => take(path))
    },
    async fromUpload(name, bytes, length) {
      const nama = basename(name)
      if (nama === '' || nama.startsWith('.') || nama.includes('\0')) {
        throw refuse('nama', 'Nama berkas model tidak dapat dipakai.')
      }
      return alone(async () => {
        // It lies here twice until it is in its place.
        await checkRoom(2 * length, { dataDir })
        const folder = join(partsFolder(dataDir), `unggah-${newId()}`)
        await mkdir(folder, { recursive: true })
        try {
          await pipeline(bytes, createWriteStream(join(folder, nama)))
          return await take(join(folder, nama))
        } finally {
          await rm(folder, { recursive: true, force: true })
        }
      })
    },
  }
}
