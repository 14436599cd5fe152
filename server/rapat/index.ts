/** Door of rapat: scheduling, participants, attendance and the steps of a sitting. Others listen with `onChange`. */
import { z } from 'zod'
import { can } from '../access/can.ts'
import type { Actor } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Rapat } from '../domain/rapat.ts'
import type { Db } from '../store/index.ts'
import {
  deleteRapat,
  endBagian,
  findRapat,
  findRapatIdOfBagian,
  insertBagian,
  insertRapat,
  listPesertaOrang,
  listRapat,
  writeRapat,
} from '../store/rapat.ts'
import { createHadir } from './hadir.ts'
import { routeRapat } from './routes.ts'
import {
  cabutSkorsStep,
  checkEngine,
  checkSifat,
  closeStep,
  correctOpening,
  editRapat,
  mergeAcara,
  openStep,
  type Step,
  sifatStep,
  skorsStep,
} from './rules.ts'
import type { RapatChange, RapatParts, RapatRoom } from './types.ts'
import { bagianSubject, rapatSubject } from './visibility.ts'

export type { RapatChange, RapatParts, RapatRoom } from './types.ts'

const nobody: Actor = { akun: null }

export function openRapat(parts: RapatParts): RapatRoom {
  const { store, live, log, clock, newId, audit } = parts
  const { db } = store
  const listeners: ((change: RapatChange) => void | Promise<void>)[] = []
  let telling: Promise<void> = Promise.resolve()
  const now = () => clock().toISOString()

  async function find(trx: Db, rapatId: string): Promise<Rapat> {
    const rapat = await findRapat(trx, rapatId)
    if (rapat === null) throw new RisalahError('not_found')
    return rapat
  }

  function tell(change: RapatChange): Promise<void> {
    telling = telling.then(async () => {
      for (const listener of listeners) {
        try {
          await listener(change)
        } catch (error) {
          // The step is committed; what follows from it must not make it look undone.
          log.error('listener of a rapat failed', { kind: change.kind, cause: String(error) })
        }
      }
      const { id, versi } = change.rapat
      live.publish(`rapat:${id}`, 'rapat:berubah', { rapatId: id, versi })
    })
    return telling
  }

  async function note(by: Actor, aksi: string, subjek: string, rincian?: Record<string, unknown>) {
    await audit({ akunId: by.akun?.id ?? null, aksi, subjek, ...(rincian && { rincian }) })
  }

  const changed = (rapat: Rapat) =>
    tell({ kind: 'diubah', rapat, bagian: rapat.bagian.at(-1) ?? null, previous: null })

  const hadir = createHadir({ ...parts, find, changed, note })

  async function step(
    rapatId: string,
    kind: RapatChange['kind'],
    by: Actor,
    take: (rapat: Rapat, at: string) => Step,
    at = now(),
  ): Promise<Rapat> {
    const { stored, ends, begins } = await db.transaction().execute(async (trx) => {
      const taken = take(await find(trx, rapatId), at)
      if (taken.ends) await endBagian(trx, taken.ends.id, at)
      if (taken.begins) await insertBagian(trx, taken.begins)
      // Titles of office, fraksi and dapil stay as they are at the opening, whatever changes afterwards.
      if (kind === 'dibuka') await hadir.freezeRoster(trx, taken.rapat)
      return { ...taken, stored: await writeRapat(trx, taken.rapat) }
    })
    await note(by, `rapat.${kind}`, rapatId, begins ? { sifat: begins.sifat } : undefined)
    await tell({
      kind,
      rapat: stored,
      bagian: begins ?? stored.bagian.at(-1) ?? null,
      previous: kind === 'sifat' ? ends : null,
    })
    return stored
  }

  const room: RapatRoom = {
    async load(rapatId) {
      const rapat = await find(db, rapatId)
      return rapatSubject(rapat, (await listPesertaOrang(db, rapatId)).get(rapatId))
    },
    async subjectOfBagian(bagianId) {
      const rapatId = await findRapatIdOfBagian(db, bagianId)
      if (rapatId === null) throw new RisalahError('not_found')
      const subject = await room.load(rapatId)
      const bagian = subject.rapat.bagian.find((b) => b.id === bagianId)
      if (bagian === undefined) throw new RisalahError('not_found')
      return bagianSubject(subject, bagian)
    },
    async list(range) {
      const people = await listPesertaOrang(db)
      return (await listRapat(db, range)).map((rapat) => rapatSubject(rapat, people.get(rapat.id)))
    },
    peserta: async (rapatId) => hadir.peserta(db, await find(db, rapatId)),
    kehadiran: (rapatId) => hadir.kehadiran(rapatId),

    async create(input, by, options = {}) {
      checkSifat(input.jenis, input.sifatAwal)
      checkEngine(input.engine, input.sifatAwal)
      const rapat: Rapat = {
        ...input,
        id: newId(),
        publicId: parts.newPublicId(),
        zona: (await parts.dewan()).zona,
        acara: mergeAcara(input.acara, [], newId),
        status: 'terjadwal',
        dibukaAt: null,
        ditutupAt: null,
        skors: [],
        bagian: [],
        penugasan: { ketua: [], sekretaris: null, operator: [], notulis: [] },
        demo: options.demo ?? false,
        versi: 1,
      }
      await insertRapat(db, rapat)
      await note(by, 'rapat.buat', rapat.id, { jenis: rapat.jenis })
      return rapat
    },
    async update(rapatId, { versi, ...input }, by) {
      const stored = await db.transaction().execute(async (trx) => {
        const rapat = await find(trx, rapatId)
        if (rapat.versi !== versi) throw new RisalahError('conflict')
        return writeRapat(trx, editRapat(rapat, input, newId))
      })
      await note(by, 'rapat.ubah', rapatId, { versi: stored.versi })
      await changed(stored)
      return stored
    },
    async remove(rapatId, by) {
      await db.transaction().execute(async (trx) => {
        const rapat = await find(trx, rapatId)
        if (rapat.status !== 'terjadwal') {
          throw new RisalahError('state_refused', {
            message: 'Rapat yang sudah dibuka tidak dapat dihapus: rekaman dan naskahnya disimpan.',
          })
        }
        await deleteRapat(trx, rapatId)
      })
      await note(by, 'rapat.hapus', rapatId)
    },

    setPeserta: (rapatId, orangId, by = nobody) => hadir.setPeserta(rapatId, orangId, by),
    rename: (orang) => hadir.rename(orang),
    addUndangan: (rapatId, input, id = newId(), by = nobody) =>
      hadir.addUndangan(rapatId, input, id, by),
    updatePeserta: (rapatId, id, input, by = nobody) => hadir.updatePeserta(rapatId, id, input, by),
    removePeserta: (rapatId, id, by = nobody) => hadir.removePeserta(rapatId, id, by),
    setPenugasan: (rapatId, penugasan, by = nobody) => hadir.setPenugasan(rapatId, penugasan, by),
    setKehadiran: (rapatId, pesertaId, status, interval, by = nobody) =>
      hadir.setKehadiran(rapatId, pesertaId, { status, interval }, by),

    open: (rapatId, by, when) =>
      step(rapatId, 'dibuka', by, (r, at) => openStep(r, at, newId()), when),
    async correctOpening(rapatId, { dibukaAt, alasan, versi }, by) {
      const { stored, before } = await db.transaction().execute(async (trx) => {
        // In here, so that nothing is frozen between the look and the correction.
        if ((await parts.listRisalah(trx, rapatId)).some((r) => !r.dicabut)) {
          throw new RisalahError('state_refused', {
            message: 'Risalah sudah dibekukan: jam buka tidak dapat dikoreksi lagi.',
          })
        }
        const rapat = await find(trx, rapatId)
        if (rapat.versi !== versi) throw new RisalahError('conflict')
        const corrected = correctOpening(rapat, dibukaAt, now())
        return { stored: await writeRapat(trx, corrected), before: rapat.dibukaAt }
      })
      await note(by, 'rapat.koreksi-jam-buka', rapatId, {
        dari: before,
        menjadi: stored.dibukaAt,
        alasan,
      })
      await tell({ kind: 'jam-buka', rapat: stored, bagian: null, previous: null })
      return stored
    },
    skors: (rapatId, by) => step(rapatId, 'diskors', by, skorsStep),
    cabutSkors: (rapatId, by) => step(rapatId, 'skors-dicabut', by, cabutSkorsStep),
    changeSifat: (rapatId, sifat, by) =>
      step(rapatId, 'sifat', by, (r, at) => sifatStep(r, sifat, at, newId())),
    close: (rapatId, by, when) => step(rapatId, 'ditutup', by, closeStep, when),
    onChange: (listener) => void listeners.push(listener),
  }

  live.onSocket((socket) => {
    socket.on('rapat:ikut', z.object({ rapatId: z.string() }), async ({ rapatId }) => {
      const subject = await room.load(rapatId)
      if (!can(await socket.actor(), 'rapat.read', subject)) throw new RisalahError('forbidden')
      socket.join(`rapat:${rapatId}`)
      return { rapatId, versi: subject.rapat.versi }
    })
  })
  routeRapat({ ...parts, room })
  return room
}
