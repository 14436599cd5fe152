/**
 * Door of the daftar pembicara: who holds the floor of a bagian and who waits for it. Every change is read, judged and
 * written in one transaction, so that two people at once never lose each other's; all who work in the rapat see it at once.
 */
import type { Audit } from '../access/audit.ts'
import { can } from '../access/can.ts'
import type { Actor, BagianSubject } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Pembicara } from '../domain/pembicara.ts'
import {
  type DaftarPembicara,
  type Langkah,
  PembicaraJoin,
  PembicaraStep,
  PembicaraUndo,
} from '../domain/protocol/pembicara.ts'
import type { Bagian } from '../domain/rapat.ts'
import { createSeats, type Live } from '../live/index.ts'
import type { Log } from '../log.ts'
import type { RapatRoom } from '../rapat/index.ts'
import type { Db, Store } from '../store/index.ts'
import {
  daftarPembicaraOf,
  forgetStep,
  noteStep,
  saveDaftarPembicara,
  stepToUndo,
} from '../store/pembicara.ts'
import { endAll, stepMs, takeStep } from './rules.ts'

export { floorOf } from './floor.ts'

export type PembicaraParts = {
  readonly store: Store
  readonly live: Live
  readonly log: Log
  readonly clock: () => Date
  readonly newId: () => string
  readonly audit: Audit
  readonly rapat: RapatRoom
}

/** Steps of one change, each made of the list that the one before it left. */
export type Planned = (list: readonly Pembicara[]) => Langkah | null

export type PembicaraRoom = {
  of(bagianId: string): Promise<DaftarPembicara>
  step(bagianId: string, langkah: Langkah, by: Actor): Promise<DaftarPembicara>
  /**
   * Several steps as one, taken back as one by the version they made: null where nothing had to be done. `atMs`: when it
   * happened by the server's clock, where that is known and nothing on the list happened since.
   */
  steps(
    bagianId: string,
    planned: readonly Planned[],
    by: Actor,
    atMs?: number,
  ): Promise<{ list: DaftarPembicara; langkah: number | null }>
  /** Takes back the step that made this version; `conflict` where another one was made since. */
  undo(bagianId: string, langkah: number, by: Actor): Promise<DaftarPembicara>
  onChanged(listener: (bagianId: string) => void): void
}

export function openPembicara(parts: PembicaraParts): PembicaraRoom {
  const { live, log, clock, newId, audit, rapat } = parts
  const { db } = parts.store
  const seats = createSeats((error) =>
    log.error('the list of speakers could not be told', { cause: String(error) }),
  )
  const listeners: ((bagianId: string) => void)[] = []

  async function allowed(bagianId: string, actor: Actor): Promise<BagianSubject> {
    const subject = await rapat.subjectOfBagian(bagianId)
    if (can(actor, 'pembicara.manage', subject)) return subject
    throw new RisalahError(actor.akun === null ? 'not_signed_in' : 'forbidden')
  }

  async function changeable(bagianId: string, actor: Actor): Promise<BagianSubject> {
    const subject = await allowed(bagianId, actor)
    if (subject.bagian.selesaiAt === null) return subject
    throw new RisalahError('state_refused', {
      message: 'Bagian rapat ini sudah selesai; daftar pembicaranya tidak berubah lagi.',
    })
  }

  function tell(list: DaftarPembicara): void {
    for (const listener of listeners) listener(list.bagianId)
    seats.tell(list.bagianId, async (socket, actor) => {
      const may = can(actor, 'pembicara.manage', await rapat.subjectOfBagian(list.bagianId))
      if (may) socket.send('pembicara:daftar', list)
      return may
    })
  }

  async function change(
    bagianId: string,
    run: (trx: Db, before: DaftarPembicara) => Promise<void>,
  ): Promise<DaftarPembicara> {
    const list = await db.transaction().execute(async (trx) => {
      await run(trx, await daftarPembicaraOf(trx, bagianId))
      return daftarPembicaraOf(trx, bagianId)
    })
    tell(list)
    return list
  }

  const note = (by: Actor, aksi: string, bagianId: string, langkah?: readonly string[]) =>
    audit({
      akunId: by.akun?.id ?? null,
      aksi: `pembicara.${aksi}`,
      subjek: bagianId,
      ...(langkah && { rincian: { langkah } }),
    })

  const room: PembicaraRoom = {
    async of(bagianId) {
      const list = await daftarPembicaraOf(db, bagianId)
      if (list.isi.length === 0) return list
      return seenIn(list, (await rapat.subjectOfBagian(bagianId)).bagian)
    },
    async step(bagianId, langkah, by) {
      return (await room.steps(bagianId, [() => langkah], by)).list
    },

    async steps(bagianId, planned, by, atMs) {
      const subject = await changeable(bagianId, by)
      const peserta = await rapat.peserta(subject.rapat.id)
      const known = new Set(peserta.map((one) => one.id))
      const taken: string[] = []
      let made: number | null = null
      const list = await change(bagianId, async (trx, before) => {
        let isi: readonly Pembicara[] = before.isi
        const at = new Date(stepMs(isi, clock().getTime(), atMs)).toISOString()
        for (const plan of planned) {
          const langkah = plan(isi)
          if (langkah === null) continue
          if (langkah.aksi === 'tambah' && !known.has(langkah.spk)) {
            throw new RisalahError('conflict', { message: 'Orang ini bukan lagi peserta rapat.' })
          }
          isi = takeStep(isi, langkah, { at, newId })
          taken.push(langkah.aksi)
        }
        if (taken.length === 0) return
        const versi = await saveDaftarPembicara(trx, before, isi)
        await noteStep(trx, bagianId, versi, before.isi)
        made = versi
      })
      if (made !== null) await note(by, 'ubah', bagianId, taken)
      return { list, langkah: made }
    },

    async undo(bagianId, langkah, by) {
      await changeable(bagianId, by)
      const list = await change(bagianId, async (trx, before) => {
        const step = await stepToUndo(trx, bagianId)
        if (step?.versi !== langkah) {
          throw new RisalahError('conflict', {
            message: 'Daftar pembicara sudah berubah lagi. Lihat dulu yang terbaru.',
          })
        }
        await saveDaftarPembicara(trx, before, step.sebelum)
        await forgetStep(trx, bagianId, step.versi)
      })
      await note(by, 'urung', bagianId)
      return list
    },

    onChanged: (listener) => void listeners.push(listener),
  }

  live.onSocket((socket) => {
    socket.on('pembicara:ikut', PembicaraJoin, async ({ bagianId }) => {
      await allowed(bagianId, await socket.actor())
      seats.join(bagianId, socket)
      return room.of(bagianId)
    })
    socket.on('pembicara:langkah', PembicaraStep, async ({ bagianId, langkah }) =>
      room.step(bagianId, langkah, await socket.actor()),
    )
    socket.on('pembicara:urung', PembicaraUndo, async ({ bagianId, langkah }) =>
      room.undo(bagianId, langkah, await socket.actor()),
    )
    socket.on('pembicara:tinggalkan', PembicaraJoin, async ({ bagianId }) =>
      seats.leave(bagianId, socket),
    )
  })

  rapat.onChange(async ({ kind, bagian, previous }) => {
    const over = kind === 'ditutup' ? bagian : kind === 'sifat' ? previous : null
    if (over) tell(await room.of(over.id))
  })

  return room
}

/** Nobody holds the floor of a part that is over, and nothing of it is taken back. */
const seenIn = (list: DaftarPembicara, { selesaiAt }: Bagian): DaftarPembicara =>
  selesaiAt === null ? list : { ...list, urung: null, isi: endAll(list.isi, selesaiAt) }
