/** Sound files become part of a recording: kept as they came, hashed, decoded behind what the channel has. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { RisalahError } from '../domain/errors.ts'
import { sampleRateHz } from '../domain/speech.ts'
import { insertImport, removeImport } from '../store/recording.ts'
import { asDiskFull, type Disk } from './disk.ts'
import type { Leases } from './lease.ts'
import { checkMedia, decodeMedia, mediaSeconds } from './media.ts'
import { syncFolder } from './repair.ts'
import { type Entry, placesOf, type Shelf } from './shelf.ts'
import type { CaptureParts } from './types.ts'

export type Imports = {
  /** Takes the bytes of a file in, then decodes it. */
  run(
    bagianId: string,
    channel: number,
    bytes: Readable,
    options: {
      nama: string
      akunId: string | null
      expectedBytes: number | null
      onProgress(share: number | null): void
    },
  ): Promise<{ samples: number; sha256: string }>
}

type Received = { path: string; bytes: number; sha256: string }

export function createImports(
  parts: Pick<CaptureParts, 'store' | 'clock' | 'newId' | 'dataDir' | 'audit'> & {
    readonly shelf: Shelf
    readonly leases: Leases
    readonly disk: Disk
    readonly maxBytes: number
  },
): Imports {
  const { shelf, leases, disk, clock } = parts
  const { db } = parts.store
  const folder = (bagianId: string) => {
    shelf.folder(bagianId)
    return join(parts.dataDir, 'original', bagianId)
  }

  async function receive(
    path: string,
    bytes: Readable,
    expected: number | null,
  ): Promise<Received> {
    const tooLarge = () => {
      const giga = Math.floor(parts.maxBytes / 1e9)
      return new RisalahError('too_large', {
        message: `Berkas lebih besar dari batas ${giga} GB. Tidak ada yang diubah; bagi rekaman itu, lalu masukkan satu per satu.`,
      })
    }
    if (expected !== null && expected > parts.maxBytes) throw tooLarge()
    await disk.check(expected ?? 0)
    const file = await open(path, 'wx', 0o600)
    const hash = createHash('sha256')
    let count = 0
    try {
      for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
        if (count + chunk.length > parts.maxBytes) throw tooLarge()
        if (count >> 24 !== (count + chunk.length) >> 24) await disk.check(0)
        await file.writeFile(chunk)
        hash.update(chunk)
        count += chunk.length
      }
      await file.datasync()
    } finally {
      await file.close()
    }
    if (expected !== null && expected !== count) throw new RisalahError('input_invalid')
    return { path, bytes: count, sha256: hash.digest('hex') }
  }

  async function decode(
    entry: Entry,
    id: string,
    file: Received,
    options: { nama: string; akunId: string | null; onProgress(share: number | null): void },
  ): Promise<number> {
    const seconds = await mediaSeconds(file.path)
    await disk.check(Math.ceil((seconds ?? 0) * sampleRateHz * 2))
    const fromSample = Math.max(
      entry.channel.samples(),
      ...placesOf(entry, id).map((place) => place.origin + place.samples),
    )
    const place = entry.channel.append(fromSample)
    const kept = file.path.replace(/\.part$/, '')
    try {
      let done = 0
      let told = -1
      await decodeMedia(file.path, async (pcm) => {
        await place.write(pcm)
        done += pcm.length / 2
        const share = seconds === null ? null : Math.min(0.99, done / sampleRateHz / seconds)
        const step = share === null ? Math.floor(done / (60 * sampleRateHz)) : share * 50
        if (Math.floor(step) === told) return
        told = Math.floor(step)
        await disk.check(0)
        options.onProgress(share)
      })
      return await place.commit(id, async (samples) => {
        await rename(file.path, kept)
        await syncFolder(folder(entry.bagianId))
        const at = clock().toISOString()
        const common = { id, bagian_id: entry.bagianId, channel: entry.no, samples }
        const original = {
          ...common,
          nama: options.nama,
          bytes: file.bytes,
          sha256: file.sha256,
          from_sample: fromSample,
          akun_id: options.akunId,
          at,
        }
        const capture = {
          ...common,
          kind: 'impor',
          origin_sample: fromSample,
          started_at: at,
          ended_at: at,
          akun_id: options.akunId,
          label: '',
          drift_ms: null,
        }
        await insertImport(db, original, capture)
        entry.captures.set(id, capture)
      })
    } catch (error) {
      entry.captures.delete(id)
      await place.abort()
      await removeImport(db, id).catch(() => {})
      await rm(kept, { force: true })
      throw asDiskFull(error)
    }
  }

  function busy(entry: Entry): void {
    const holder = leases.of(entry.key)
    if (holder) {
      throw new RisalahError('conflict', {
        message: `Saluran ini sedang direkam oleh ${holder.nama}. Hentikan rekaman dahulu, baru masukkan berkas.`,
      })
    }
    if (entry.importing) {
      throw new RisalahError('conflict', {
        message: 'Berkas lain sedang dimasukkan ke saluran ini. Tunggu sampai selesai.',
      })
    }
  }

  return {
    async run(bagianId, channel, bytes, options) {
      const id = parts.newId()
      await mkdir(folder(bagianId), { recursive: true, mode: 0o700 })
      const part = join(folder(bagianId), `${id}.part`)
      try {
        busy(await shelf.entry(bagianId, channel))
        const file = await receive(part, bytes, options.expectedBytes)
        await checkMedia(part)
        const entry = await shelf.entry(bagianId, channel)
        busy(entry)
        entry.importing = true
        try {
          const samples = await decode(entry, id, file, options)
          await parts.audit({
            akunId: options.akunId,
            aksi: 'rekaman.impor',
            subjek: bagianId,
            rincian: { channel, originalId: id, samples, sha256: file.sha256 },
          })
          options.onProgress(1)
          return { samples, sha256: file.sha256 }
        } finally {
          entry.importing = false
        }
      } catch (error) {
        await rm(part, { force: true })
        throw asDiskFull(error)
      }
    },
  }
}

/** Removes what uploads left behind when the server stopped. */
export async function removeParts(dataDir: string): Promise<void> {
  const root = join(dataDir, 'original')
  for (const bagianId of await readdir(root).catch(() => [])) {
    for (const name of await readdir(join(root, bagianId)).catch(() => [])) {
      if (name.endsWith('.part')) await rm(join(root, bagianId, name), { force: true })
    }
  }
}

/** A local file as a stream with its length. */
export async function localFile(path: string): Promise<{ bytes: Readable; size: number }> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) {
    throw new RisalahError('input_invalid', { message: 'Berkas tidak ditemukan.' })
  }
  return { bytes: createReadStream(path), size: found.size }
}
