/** Door of the people: members and staff with dated memberships, fraksi and komisi, and their import. */
import type { Audit } from '../access/audit.ts'
import { api } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Fraksi, Komisi, Orang } from '../domain/orang.ts'
import type { Http } from '../http/index.ts'
import type { NewId } from '../ids.ts'
import type { Db, Store } from '../store/index.ts'
import {
  findOrangByNomor,
  listFraksi,
  listKomisi,
  listOrang,
  writeFraksi,
  writeKomisi,
  writeOrang,
} from '../store/orang.ts'
import { type OrangCsv, readOrangCsv } from './csv.ts'
import type { Roster } from './roster.ts'

export type OrangRoom = {
  list(): Promise<{ orang: Orang[]; fraksi: Fraksi[]; komisi: Komisi[] }>
  /** Short form, for choosing a person by name or number. */
  people(): Promise<{ id: string; nama: string; nomor: string | null; jenis: Orang['jenis'] }[]>
  /** For looking people up by id, inside a transaction if one is given. */
  roster(db?: Db): Promise<Roster>
  /** All of it or nothing. */
  saveAll(given: {
    orang: readonly Orang[]
    fraksi?: readonly Fraksi[]
    komisi?: readonly Komisi[]
  }): Promise<void>
  /** Told of people as they were just saved. */
  onSaved(listener: (orang: readonly Orang[]) => Promise<void>): void
  /** Reads a table of members; writes it where `save` is asked and there is no fault. */
  importCsv(csv: string, save: boolean): Promise<OrangCsv['preview']>
}

export type OrangParts = {
  readonly store: Store
  readonly http: Http
  readonly clock: () => Date
  readonly newId: NewId
  readonly audit: Audit
}

const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((r) => [r.id, r]))

export function openOrang(parts: OrangParts): OrangRoom {
  const { http, newId, audit } = parts
  const { db } = parts.store
  const listeners: ((orang: readonly Orang[]) => Promise<void>)[] = []

  async function list(trx: Db = db) {
    const [orang, fraksi, komisi] = await Promise.all([
      listOrang(trx),
      listFraksi(trx),
      listKomisi(trx),
    ])
    return { orang, fraksi, komisi }
  }

  const room: OrangRoom = {
    list: () => list(),
    async people() {
      const rows = await listOrang(db)
      return rows.map(({ id, nama, nomorAnggota, jenis }) => ({
        id,
        nama,
        nomor: nomorAnggota,
        jenis,
      }))
    },
    async roster(trx = db) {
      const { orang, fraksi, komisi } = await list(trx)
      return { orang: byId(orang), fraksi: byId(fraksi), komisi: byId(komisi) }
    },
    async saveAll({ orang, fraksi = [], komisi = [] }) {
      await db.transaction().execute(async (trx) => {
        for (const row of fraksi) await writeFraksi(trx, row)
        for (const row of komisi) await writeKomisi(trx, row)
        for (const row of orang) await writeOrang(trx, row)
      })
      for (const listener of listeners) await listener(orang)
    },
    onSaved: (listener) => void listeners.push(listener),
    async importCsv(csv, save) {
      const today = parts.clock().toISOString().slice(0, 10)
      const { preview, ...rows } = readOrangCsv(csv, { ...(await list()), today, newId })
      if (!save) return preview
      // All or nothing: a table with faults is corrected first, so that nobody has to guess which rows are in.
      if (preview.galat.length > 0) {
        throw new RisalahError('input_invalid', {
          message: `Masih ada ${preview.galat.length} isian yang keliru. Tidak ada yang disimpan.`,
        })
      }
      await room.saveAll(rows)
      return preview
    },
  }

  http.handle(api.listOrang, { run: () => room.list() })

  http.handle(api.saveOrang, {
    async run({ actor, params, body }) {
      const fields: Record<string, string> = {}
      const { fraksi, komisi } = await room.roster()
      for (const [i, k] of body.keanggotaan.entries()) {
        const at = `keanggotaan.${i}`
        if (k.fraksiId !== null && !fraksi.has(k.fraksiId)) fields[at] = 'Fraksi ini tidak ada.'
        if (k.komisiId !== null && !komisi.has(k.komisiId)) fields[at] = 'Komisi ini tidak ada.'
        if (k.sampai !== null && k.sampai < k.sejak) fields[at] = 'Berakhir sebelum mulai.'
      }
      if (body.nama.trim() === '') fields.nama = 'Wajib diisi.'
      if (body.nomorAnggota !== null) {
        const same = await findOrangByNomor(db, body.nomorAnggota)
        if (same && same.id !== params.orangId) fields.nomorAnggota = 'Nomor ini sudah dipakai.'
      }
      if (Object.keys(fields).length > 0) throw new RisalahError('input_invalid', { fields })
      const keanggotaan = body.keanggotaan.map((k) => ({ ...k, id: k.id || newId() }))
      const orang: Orang = { ...body, nama: body.nama.trim(), keanggotaan, id: params.orangId }
      await room.saveAll({ orang: [orang] })
      await audit({ akunId: actor.akun?.id ?? null, aksi: 'orang.simpan', subjek: orang.id })
      return orang
    },
  })

  http.handle(api.saveFraksi, {
    async run({ actor, params, body }) {
      const fraksi: Fraksi = { ...body, id: params.fraksiId }
      await room.saveAll({ orang: [], fraksi: [fraksi] })
      await audit({ akunId: actor.akun?.id ?? null, aksi: 'fraksi.simpan', subjek: fraksi.id })
      return fraksi
    },
  })

  http.handle(api.importOrang, {
    async run({ actor, body }) {
      const preview = await room.importCsv(body.csv, body.simpan)
      if (body.simpan) {
        await audit({
          akunId: actor.akun?.id ?? null,
          aksi: 'orang.impor',
          subjek: 'orang',
          rincian: { baris: preview.baris },
        })
      }
      return preview
    },
  })

  return room
}
