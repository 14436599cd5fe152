/** The routes of models: what there is, fetching with progress, stopping, importing and removing. */

import type { CatalogueEntry } from '../../transcription/client.ts'
import { findEntry, freeBytesOf, removeModel } from '../../transcription/client.ts'
import type { Audit } from '../access/audit.ts'
import type { Actor } from '../domain/access.ts'
import { api } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Http } from '../http/index.ts'
import { createIncoming } from './incoming.ts'
import type { ModelJobs } from './jobs.ts'
import type { ModelShelf } from './shelf.ts'

export function serveModels(parts: {
  readonly http: Http
  readonly audit: Audit
  readonly newId: () => string
  readonly dataDir: string
  readonly entries: readonly CatalogueEntry[]
  readonly jobs: ModelJobs
  readonly shelf: ModelShelf
  readonly onUsable: () => void
}): void {
  const { http, audit, dataDir, entries, jobs, shelf } = parts
  const incoming = createIncoming(parts)
  const ok = { ok: true as const }

  const note = (actor: Actor, aksi: string, subjek: string, rincian = {}) =>
    audit({ akunId: actor.akun?.id ?? null, aksi, subjek, rincian })

  const install = (actor: Actor, id: string): boolean =>
    jobs.start(id, async () => {
      parts.onUsable()
      await note(actor, 'model.terpasang', id)
    })

  http.handle(api.listModel, {
    async run() {
      const rows = (await shelf.rows()).filter(({ entry }) => !entry?.testOnly)
      const models = await Promise.all(rows.map(shelf.modelInfo))
      return { models, ruangBytes: await freeBytesOf(dataDir) }
    },
  })

  http.handle(api.getModel, {
    async run({ actor, params }) {
      const row = (await shelf.rows()).find(({ id }) => id === params.model)
      // What was imported can still lack the library of its engine.
      if (row === undefined && findEntry(params.model, entries) === null) {
        throw new RisalahError('not_found')
      }
      if (row?.entry?.service) {
        throw new RisalahError('state_refused', {
          message: 'Layanan daring tidak diunduh. Isi kuncinya di server.',
        })
      }
      if (incoming.takes(params.model)) {
        throw new RisalahError('state_refused', {
          message: 'Model ini sedang diimpor. Tunggu sampai selesai.',
        })
      }
      if (install(actor, params.model)) await note(actor, 'model.unduh', params.model)
      return ok
    },
  })

  http.handle(api.cancelModel, {
    async run({ actor, params }) {
      if (!(await jobs.cancel(params.model))) {
        throw new RisalahError('state_refused', {
          message: 'Model ini tidak sedang dipasang; mungkin pemasangannya baru saja selesai.',
        })
      }
      await note(actor, 'model.batal', params.model)
      return ok
    },
  })

  /** An imported model may lack the library of its engine, which is then built. */
  async function imported(actor: Actor, id: string, asal: string): Promise<{ model: string }> {
    await note(actor, 'model.impor', id, { asal })
    const row = (await shelf.rows()).find((one) => one.id === id)
    if (row && (await shelf.usable(row))) parts.onUsable()
    else install(actor, id)
    return { model: id }
  }

  http.handle(api.importModel, {
    async run({ actor, body }) {
      return imported(actor, await incoming.fromPath(body.jalur), body.jalur)
    },
  })

  http.handle(api.uploadModel, {
    async run({ actor, query, req }) {
      const length = Number(req.headers['content-length'] ?? Number.NaN)
      if (!(length > 0)) {
        throw new RisalahError('input_invalid', { message: 'Berkas kosong.' })
      }
      return imported(actor, await incoming.fromUpload(query.nama, req, length), query.nama)
    },
  })

  http.handle(api.removeModel, {
    async run({ actor, params }) {
      const row = (await shelf.rows()).find(({ id }) => id === params.model)
      if (row === undefined) throw new RisalahError('not_found')
      const job = jobs.of(row.id)
      const message =
        job !== null && job.status !== 'gagal'
          ? 'Model ini sedang dipasang. Batalkan pemasangannya lebih dahulu.'
          : await shelf.keptBecause(row)
      if (message !== null) throw new RisalahError('state_refused', { message })
      if (!(await removeModel(row.id, { dataDir }))) throw new RisalahError('not_found')
      jobs.forget(row.id)
      await note(actor, 'model.hapus', row.id)
      return ok
    },
  })
}
