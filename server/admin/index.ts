/** Door of the council's settings and of engines and models. */
import type { z } from 'zod'
import {
  defaultModel,
  ensureLibrary,
  ensureModel,
  findEntry,
  findModel,
  type InstalledModel,
  listModels,
  removeModel,
} from '../../transcription/client.ts'
import type { Audit } from '../access/audit.ts'
import { api, type EngineInfo } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Dewan } from '../domain/orang.ts'
import type { Rapat } from '../domain/rapat.ts'
import { EngineChoice, EngineName } from '../domain/speech.ts'
import type { Http } from '../http/index.ts'
import type { Log } from '../log.ts'
import { findDewan, saveDewan } from '../store/dewan.ts'
import type { Store } from '../store/index.ts'

export type AdminRoom = {
  /** The council; throws `not_ready` where none has been set up. */
  dewan(): Promise<Dewan>
  /** Is the model that the council uses installed? */
  modelReady(): Promise<boolean>
  /** The engine and model of a rapat: its own, or the council's. */
  engineOf(rapat: Rapat): Promise<EngineChoice>
  close(): Promise<void>
}

export type AdminParts = {
  readonly store: Store
  readonly http: Http
  readonly log: Log
  readonly clock: () => Date
  readonly audit: Audit
  readonly dataDir: string
  /** Null where Google's service is off. */
  readonly googleKey: string | null
}

type Download = { persen: number; baris: string; gagal: boolean }

export function openAdmin(parts: AdminParts): AdminRoom {
  const { http, log, clock, audit, dataDir, googleKey } = parts
  const { db } = parts.store
  const downloads = new Map<string, Download>()
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()

  async function dewan(): Promise<Dewan> {
    const found = await findDewan(db)
    if (found === null) {
      throw new RisalahError('not_ready', {
        message: 'Dewan belum disiapkan. Jalankan "npm run -s risalah -- init" di server.',
      })
    }
    return found
  }

  async function modelReady(): Promise<boolean> {
    const { engine, model } = await dewan()
    if (engine === 'scripted') return true
    if (findEntry(model)?.service) return googleKey !== null
    return (await findModel(model, { dataDir })) !== null
  }

  const isReady = (row: InstalledModel): boolean =>
    row.entry?.service ? googleKey !== null : row.folder !== null

  async function engineOf(rapat: Rapat): Promise<EngineChoice> {
    const council = await dewan()
    if (rapat.engine === null || rapat.engine === council.engine) {
      const { engine, model } = council
      return EngineChoice.parse({ engine, model: rapat.model ?? model })
    }
    const { engine } = rapat
    if (rapat.model !== null) return EngineChoice.parse({ engine, model: rapat.model })
    const rows = (await listModels({ dataDir })).filter((row) => engineOfModel(row) === engine)
    const best = rows.find(isReady) ?? rows[0]
    return EngineChoice.parse({ engine, model: best?.id ?? engine })
  }

  http.handle(api.updateDewan, {
    async run({ actor, body }) {
      const stored: Dewan = { ...body, demo: (await dewan()).demo }
      checkDewan(stored)
      if (stored.engine === 'google' && googleKey === null) {
        const engine = 'Kunci layanan ini belum ada di server. Lihat Mesin dan model.'
        throw new RisalahError('input_invalid', { fields: { engine } })
      }
      const akunId = actor.akun?.id ?? null
      await saveDewan(db, stored, { akunId, at: clock().toISOString() })
      await audit({ akunId, aksi: 'dewan.ubah', subjek: 'dewan' })
      return stored
    },
  })

  http.handle(api.listEngine, {
    async run() {
      const { engine, model } = await dewan()
      const engines: z.infer<typeof EngineInfo>[] = []
      for (const row of await listModels({ dataDir })) {
        // The models of voice activity and of voices, and the word list, serve every engine and are no choice.
        if (/^(vad|voice|kata)$/.test(row.entry?.engine ?? '')) continue
        if (row.entry?.testOnly) continue
        const download = downloads.get(row.id)
        engines.push({
          engine: engineOfModel(row),
          model: row.id,
          nama: row.entry?.nama ?? row.id,
          ukuranBytes: row.entry?.bytes ?? 0,
          lisensi: row.entry?.lisensi ?? 'diimpor',
          keterangan: row.entry?.keterangan ?? 'Model yang diimpor ke server ini.',
          terpasang: isReady(row),
          layanan: row.entry?.service === true,
          unduhan: download ? { persen: download.persen, baris: download.baris } : null,
        })
      }
      return { engines, bawaan: { engine, model: model || defaultModel } }
    },
  })

  async function download(id: string): Promise<void> {
    const state: Download = { persen: 0, baris: 'Menyiapkan unduhan …', gagal: false }
    downloads.set(id, state)
    const options = {
      dataDir,
      signal: stopping.signal,
      onProgress: ({ line, fraction }: { line: string; fraction?: number | null }) => {
        state.baris = line
        if (typeof fraction === 'number') state.persen = Math.round(fraction * 100)
      },
    }
    try {
      await ensureModel(id, options)
      const engine = findEntry(id)?.engine
      if (engine === 'whisper' || engine === 'vosk') await ensureLibrary(engine, options)
      downloads.delete(id)
    } catch (error) {
      log.error('model could not be fetched', { model: id, cause: String(error) })
      state.gagal = true
      state.baris =
        error instanceof RisalahError
          ? error.message
          : 'Unduhan gagal. Coba lagi, atau impor model.'
    }
  }

  http.handle(api.getModel, {
    async run({ actor, params }) {
      const entry = findEntry(params.model)
      if (entry === null) throw new RisalahError('not_found')
      if (entry.service) {
        throw new RisalahError('state_refused', {
          message: 'Layanan daring tidak diunduh. Isi kuncinya di server.',
        })
      }
      const current = downloads.get(params.model)
      if (current === undefined || current.gagal) {
        const job = download(params.model)
        running.add(job)
        void job.finally(() => running.delete(job))
      }
      const akunId = actor.akun?.id ?? null
      await audit({ akunId, aksi: 'model.unduh', subjek: params.model })
      return { ok: true as const }
    },
  })

  http.handle(api.removeModel, {
    async run({ actor, params }) {
      const { model } = await dewan()
      if (params.model === model) {
        throw new RisalahError('state_refused', {
          message: 'Model ini dipakai sebagai bawaan. Pilih bawaan lain lebih dahulu.',
        })
      }
      if (!(await removeModel(params.model, { dataDir }))) throw new RisalahError('not_found')
      const akunId = actor.akun?.id ?? null
      await audit({ akunId, aksi: 'model.hapus', subjek: params.model })
      return { ok: true as const }
    },
  })

  return {
    dewan,
    modelReady,
    engineOf,
    async close() {
      stopping.abort()
      await Promise.allSettled(running)
    },
  }
}

/** An imported model has the engine's name before its own. */
function engineOfModel(row: InstalledModel): string {
  return row.entry?.engine ?? row.id.split('-')[0]!
}

/** A crest is a picture in the page itself: PNG or SVG, shown only through `img`. */
function isCrest(lambang: string): boolean {
  return (
    /^data:image\/(png|svg\+xml);base64,[a-z0-9+/=]+$/i.test(lambang) && lambang.length <= 800_000
  )
}

function checkDewan(dewan: Dewan): void {
  const fields: Record<string, string> = {}
  for (const key of ['nama', 'daerah', 'kota'] as const) {
    if (dewan[key].trim() === '' || dewan[key].length > 300) fields[key] = 'Wajib diisi.'
  }
  if (!/^#[0-9a-f]{6}$/i.test(dewan.warna)) fields.warna = 'Tulis warna seperti #0b6e6e.'
  if (!EngineName.safeParse(dewan.engine).success) fields.engine = 'Mesin ini tidak dikenal.'
  if (dewan.lambang !== null && !isCrest(dewan.lambang)) {
    fields.lambang = 'Pilih gambar PNG atau SVG, paling besar 500 KB.'
  }
  if (Object.keys(fields).length > 0) throw new RisalahError('input_invalid', { fields })
}
