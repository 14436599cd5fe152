/** Door of the council's settings and of engines and models. */
import {
  type CatalogueEntry,
  catalogue,
  defaultModel,
  engineOfModel,
  findEntry,
  isReady,
} from '../../transcription/client.ts'
import type { Audit } from '../access/audit.ts'
import { api } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { EngineInfo } from '../domain/model.ts'
import type { Dewan } from '../domain/orang.ts'
import type { Rapat } from '../domain/rapat.ts'
import { EngineChoice, EngineName } from '../domain/speech.ts'
import type { Http } from '../http/index.ts'
import type { Log } from '../log.ts'
import { findDewan, saveDewan } from '../store/dewan.ts'
import type { Db, Store } from '../store/index.ts'
import { createModelJobs } from './jobs.ts'
import { serveModels } from './models.ts'
import { createShelf } from './shelf.ts'

export type AdminRoom = {
  /** The council; throws `not_ready` where none has been set up. */
  dewan(db?: Db): Promise<Dewan>
  /** Can the model that the council uses recognise speech: is it installed, with the library of its engine? */
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
  /** Is there a kabupaten or kota of this code? */
  readonly hasWilayah: (kode: string) => Promise<boolean>
  /** Null where Google's service is off. */
  readonly googleKey: string | null
  readonly newId: () => string
  /** For the programs that fetch and build models. */
  readonly toolEnv: Readonly<Record<string, string | undefined>>
  /** The sitting whose sound this model recognises now. */
  readonly userOf: (model: string) => Rapat | null
  /** Called when a model has become usable. */
  readonly onUsable: () => void
  /** For tests: another catalogue. */
  readonly entries?: readonly CatalogueEntry[]
}

export function openAdmin(parts: AdminParts): AdminRoom {
  const { http, log, clock, audit, dataDir, googleKey } = parts
  const { entries = catalogue } = parts
  const { db } = parts.store
  const jobs = createModelJobs({ dataDir, log, env: { ...parts.toolEnv }, entries })
  const shelf = createShelf({ ...parts, entries, jobs, dewan })

  async function dewan(from: Db = db): Promise<Dewan> {
    const found = await findDewan(from)
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
    if (findEntry(model, entries)?.service) return googleKey !== null
    return isReady(model, { dataDir, entries })
  }

  async function engineOf(rapat: Rapat): Promise<EngineChoice> {
    const council = await dewan()
    if (rapat.engine === null || rapat.engine === council.engine) {
      const { engine, model } = council
      return EngineChoice.parse({ engine, model: rapat.model ?? model })
    }
    const { engine } = rapat
    if (rapat.model !== null) return EngineChoice.parse({ engine, model: rapat.model })
    const rows = (await shelf.rows()).filter(({ id }) => engineOfModel(id, entries) === engine)
    const ready = await Promise.all(rows.map(shelf.usable))
    const best = rows.find((_, i) => ready[i]) ?? rows[0]
    return EngineChoice.parse({ engine, model: best?.id ?? engine })
  }

  http.handle(api.updateDewan, {
    async run({ actor, body }) {
      checkDewan(body)
      if (body.engine === 'google' && googleKey === null) {
        const engine = 'Kunci layanan ini belum ada di server. Lihat Mesin dan model.'
        throw new RisalahError('input_invalid', { fields: { engine } })
      }
      if (body.wilayah !== null && !(await parts.hasWilayah(body.wilayah))) {
        const wilayah = 'Kabupaten atau kota ini tidak ada dalam daftar wilayah.'
        throw new RisalahError('input_invalid', { fields: { wilayah } })
      }
      const akunId = actor.akun?.id ?? null
      // What this form does not hold is read where it is written, so that a change of it is never undone.
      const stored = await db.transaction().execute(async (trx) => {
        const { demo, kenaliSuara } = await dewan(trx)
        const next: Dewan = { ...body, kenaliSuara, demo }
        await saveDewan(trx, next, { akunId, at: clock().toISOString() })
        return next
      })
      await audit({ akunId, aksi: 'dewan.ubah', subjek: 'dewan' })
      return stored
    },
  })

  http.handle(api.listEngine, {
    async run() {
      const { engine, model } = await dewan()
      const engines: EngineInfo[] = []
      for (const row of await shelf.rows()) {
        if (shelf.supports(row) || row.entry?.testOnly) continue
        engines.push(await shelf.engineInfo(row))
      }
      return { engines, bawaan: { engine, model: model || defaultModel } }
    },
  })

  serveModels({ ...parts, entries, jobs, shelf })

  return {
    dewan,
    modelReady,
    engineOf,
    close: jobs.close,
  }
}

/** A crest is a picture in the page itself: PNG or SVG, shown only through `img`. */
function isCrest(lambang: string): boolean {
  return (
    /^data:image\/(png|svg\+xml);base64,[a-z0-9+/=]+$/i.test(lambang) && lambang.length <= 800_000
  )
}

function checkDewan(dewan: Omit<Dewan, 'demo' | 'kenaliSuara'>): void {
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
