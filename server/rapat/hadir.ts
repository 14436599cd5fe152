/** Who takes part: participants from the council and guests, tasks, and attendance by intervals. */
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Actor } from '../domain/access.ts'
import type { UndanganInput } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Orang } from '../domain/orang.ts'
import type { Kehadiran, Penugasan, Peserta, Rapat } from '../domain/rapat.ts'
import { pesertaOf } from '../orang/roster.ts'
import { findAkun, listAkun } from '../store/akun.ts'
import type { Db } from '../store/index.ts'
import {
  deletePeserta,
  listKehadiran,
  listPesertaOrang,
  listPesertaRow,
  replaceKehadiran,
  writePeserta,
  writeRapat,
} from '../store/rapat.ts'
import { type Interval, kehadiranRows } from './rules.ts'
import type { RapatParts } from './types.ts'

type Undangan = z.infer<typeof UndanganInput>

type HadirParts = RapatParts & {
  find(db: Db, rapatId: string): Promise<Rapat>
  changed(rapat: Rapat): Promise<void>
  note(by: Actor, aksi: string, subjek: string, rincian?: Record<string, unknown>): Promise<void>
}

const refuse = (message: string) => new RisalahError('state_refused', { message })

const guest = (id: string, input: Undangan): Peserta => ({
  id,
  orangId: null,
  kelompok: 'undangan',
  nama: input.nama,
  sapaan: input.sapaan,
  jabatan: input.jabatan,
  instansi: input.instansi,
  fraksi: null,
  warna: null,
  dapil: null,
  panggilan: [],
})

export function createHadir(parts: HadirParts) {
  const { newId, find, changed, note } = parts
  const { db } = parts.store

  async function peserta(trx: Db, rapat: Rapat): Promise<Peserta[]> {
    const rows = await listPesertaRow(trx, rapat.id)
    const roster = rows.some((row) => row.peserta === null) ? await parts.roster(trx) : null
    return rows.flatMap((row) => {
      if (row.peserta !== null) return row.peserta
      const orang = row.orangId === null ? undefined : roster?.orang.get(row.orangId)
      return orang && roster ? pesertaOf(row.id, orang, rapat, roster) : []
    })
  }

  /** Writes, counts the version up and tells it. */
  async function change<T>(
    rapatId: string,
    run: (trx: Db, rapat: Rapat) => Promise<{ value: T; rapat?: Rapat }>,
  ): Promise<{ value: T; rapat: Rapat }> {
    const done = await db.transaction().execute(async (trx) => {
      const rapat = await find(trx, rapatId)
      const result = await run(trx, rapat)
      return { value: result.value, rapat: await writeRapat(trx, result.rapat ?? rapat) }
    })
    await changed(done.rapat)
    return done
  }

  async function pesertaIn(trx: Db, rapat: Rapat, id: string): Promise<Peserta> {
    const found = (await peserta(trx, rapat)).find((p) => p.id === id)
    if (found === undefined) throw new RisalahError('not_found')
    return found
  }

  /** Accounts that have a task in a rapat, by themselves or as the person behind a participant. */
  async function holders(rapatId: string, penugasan: Penugasan): Promise<Set<string>> {
    const orangOf = (await listPesertaOrang(db, rapatId)).get(rapatId)
    const chairs = [...penugasan.ketua, penugasan.sekretaris ?? ''].map((id) => orangOf?.get(id))
    const akun = (await listAkun(db)).filter(
      (a) => a.orangId !== null && chairs.includes(a.orangId),
    )
    return new Set([...penugasan.operator, ...penugasan.notulis, ...akun.map((a) => a.id)])
  }

  return {
    peserta,
    kehadiran: (rapatId: string) => listKehadiran(db, rapatId),

    /** Copies the facts of every person of the council into the rapat. */
    async freezeRoster(trx: Db, rapat: Rapat): Promise<void> {
      for (const facts of await peserta(trx, rapat)) {
        const row = { id: facts.id, orangId: facts.orangId, peserta: facts }
        await writePeserta(trx, rapat.id, row)
      }
    },

    /**
     * A name lives once: put right among the people, it is right in every rapat that was not frozen yet. Fraksi, office
     * and dapil stay as they were at the opening.
     */
    async rename(orang: readonly Orang[]): Promise<void> {
      const saved = new Map(orang.map((one) => [one.id, one]))
      for (const [rapatId, ids] of await listPesertaOrang(db)) {
        if (![...ids.values()].some((id) => id !== null && saved.has(id))) continue
        const stale = await db.transaction().execute(async (trx) => {
          if ((await parts.listRisalah(trx, rapatId)).some((r) => !r.dicabut)) return []
          return (await listPesertaRow(trx, rapatId)).flatMap(({ id, orangId, peserta: old }) => {
            const now = orangId === null ? undefined : saved.get(orangId)
            if (old === null || now === undefined) return []
            const { nama, sapaan, panggilan } = now
            const facts: Peserta = { ...old, nama, sapaan, panggilan }
            return isDeepStrictEqual(facts, old) ? [] : [{ id, orangId, peserta: facts }]
          })
        })
        if (stale.length === 0) continue
        await change(rapatId, async (trx) => {
          for (const row of stale) await writePeserta(trx, rapatId, row)
          return { value: null }
        })
      }
    },

    async setPeserta(rapatId: string, orangId: readonly string[], by: Actor): Promise<Peserta[]> {
      const wanted = [...new Set(orangId)]
      const { value } = await change(rapatId, async (trx, rapat) => {
        const roster = await parts.roster(trx)
        const unknown = wanted.filter((id) => !roster.orang.has(id))
        if (unknown.length > 0) {
          const message = `${unknown.length} orang tidak dikenal.`
          throw new RisalahError('input_invalid', { fields: { orangId: message } })
        }
        const rows = await listPesertaRow(trx, rapatId)
        const gone = rows.filter((row) => row.orangId !== null && !wanted.includes(row.orangId))
        if (gone.length > 0 && rapat.status !== 'terjadwal') {
          throw refuse(
            'Peserta tidak dapat dikeluarkan sesudah rapat dibuka; catat ia tidak hadir.',
          )
        }
        for (const row of gone) await deletePeserta(trx, rapatId, row.id)
        const goneIds = new Set(gone.map((row) => row.id))
        const { penugasan } = rapat
        const next: Rapat = {
          ...rapat,
          penugasan: {
            ...penugasan,
            ketua: penugasan.ketua.filter((id) => !goneIds.has(id)),
            sekretaris: goneIds.has(penugasan.sekretaris ?? '') ? null : penugasan.sekretaris,
          },
        }
        for (const [urut, id] of wanted.entries()) {
          const old = rows.find((row) => row.orangId === id)
          const row = old ?? { id: newId(), orangId: id, peserta: null }
          // Whoever joins after the opening comes with the facts of the same day.
          const late = row.peserta === null && rapat.status !== 'terjadwal'
          const facts = late ? pesertaOf(row.id, roster.orang.get(id)!, rapat, roster) : row.peserta
          await writePeserta(trx, rapatId, { ...row, peserta: facts }, urut)
        }
        return { value: await peserta(trx, next), rapat: next }
      })
      await note(by, 'rapat.peserta', rapatId, { jumlah: wanted.length })
      return value
    },

    async addUndangan(rapatId: string, input: Undangan, id: string, by: Actor): Promise<Peserta> {
      const facts = guest(id, input)
      await change(rapatId, async (trx) => {
        const taken = (await listPesertaRow(trx, rapatId)).some((row) => row.id === id)
        if (taken) throw new RisalahError('conflict')
        await writePeserta(trx, rapatId, { id, orangId: null, peserta: facts })
        return { value: null }
      })
      await note(by, 'rapat.undangan', id)
      return facts
    },

    async updatePeserta(rapatId: string, id: string, input: Undangan, by: Actor): Promise<Peserta> {
      const { value } = await change(rapatId, async (trx, rapat) => {
        const old = await pesertaIn(trx, rapat, id)
        if (old.orangId !== null) {
          throw refuse('Nama anggota dan pegawai diubah di halaman Orang, bukan di rapat.')
        }
        const facts = guest(id, input)
        await writePeserta(trx, rapatId, { id, orangId: null, peserta: facts })
        return { value: facts }
      })
      await note(by, 'rapat.undangan-ubah', id)
      return value
    },

    async removePeserta(rapatId: string, id: string, by: Actor): Promise<void> {
      const before = await find(db, rapatId)
      if (before.status !== 'terjadwal' && (await parts.speaks(before, id))) {
        throw refuse(
          'Undangan ini tercatat sebagai pembicara di naskah atau daftar pembicara; ganti lebih dahulu.',
        )
      }
      await change(rapatId, async (trx, rapat) => {
        const old = await pesertaIn(trx, rapat, id)
        if (old.orangId !== null) throw refuse('Anggota diatur lewat daftar peserta.')
        await deletePeserta(trx, rapatId, id)
        const ketua = rapat.penugasan.ketua.filter((p) => p !== id)
        return { value: null, rapat: { ...rapat, penugasan: { ...rapat.penugasan, ketua } } }
      })
      await note(by, 'rapat.undangan-hapus', id)
    },

    async setPenugasan(rapatId: string, penugasan: Penugasan, by: Actor): Promise<Rapat> {
      const { value: before, rapat } = await change(rapatId, async (trx, current) => {
        const ids = new Set((await listPesertaRow(trx, rapatId)).map((row) => row.id))
        const fields: Record<string, string> = {}
        if (penugasan.ketua.some((id) => !ids.has(id))) fields.ketua = 'Pilih dari daftar peserta.'
        if (penugasan.sekretaris !== null && !ids.has(penugasan.sekretaris)) {
          fields.sekretaris = 'Pilih dari daftar peserta.'
        }
        for (const key of ['operator', 'notulis'] as const) {
          for (const id of penugasan[key]) {
            if (!(await findAkun(trx, id))?.aktif) fields[key] = 'Pilih akun yang aktif.'
          }
        }
        if (Object.keys(fields).length > 0) throw new RisalahError('input_invalid', { fields })
        return { value: current.penugasan, rapat: { ...current, penugasan } }
      })
      // Whoever lost a task is asked anew at once, also by what their screen already follows.
      const now = await holders(rapatId, penugasan)
      for (const akunId of await holders(rapatId, before)) {
        if (!now.has(akunId)) parts.live.renew(`akun:${akunId}`)
      }
      await note(by, 'rapat.penugasan', rapatId, { ...penugasan })
      return rapat
    },

    async setKehadiran(
      rapatId: string,
      pesertaId: string,
      given: { status: Kehadiran['status']; interval: readonly Interval[] },
      by: Actor,
    ): Promise<Kehadiran[]> {
      const { value } = await change(rapatId, async (trx, rapat) => {
        await pesertaIn(trx, rapat, pesertaId)
        const rows = kehadiranRows(pesertaId, given.status, given.interval, newId)
        await replaceKehadiran(trx, rapatId, pesertaId, rows)
        return { value: await listKehadiran(trx, rapatId) }
      })
      await note(by, 'rapat.kehadiran', pesertaId, { status: given.status })
      return value
    },
  }
}
