/**
 * Door of the proposals room: what was said becomes proposals for those who write the naskah, and what people take of them
 * becomes links, decisions, follow-ups and lines. It listens to every text and reads again only what changed.
 */
import { can } from '../access/can.ts'
import type { Actor, BagianSubject } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import {
  type Proposal,
  ProposalDecision,
  type ProposalsDelta,
  ProposalsJoin,
  type ProposalsJoined,
} from '../domain/protocol/proposals.ts'
import { createSeats, type LiveSocket } from '../live/index.ts'
import { findAkun } from '../store/akun.ts'
import { holdingProposals, type ProposalRow } from '../store/proposals.ts'
import { createDeciding } from './decide.ts'
import { type Desk, openDesk } from './desk.ts'
import { createItems, type ItemShelf } from './items.ts'
import { openNotulen } from './notulen.ts'
import type { ProposalsParts, ProposalsRoom } from './types.ts'

export type { ProposalsParts, ProposalsRoom } from './types.ts'

/** What a person types is looked at when they pause. */
const pauseMs = 350

const refuse = (message: string) => new RisalahError('state_refused', { message })

export async function openProposals(parts: ProposalsParts): Promise<ProposalsRoom> {
  const { store, live, log, clock, audit, rapat, document } = parts
  const { db } = store
  const items = createItems(db, clock, parts.region)
  const desks = new Map<string, Desk>()
  const timers = new Map<string, NodeJS.Timeout>()
  const seats = createSeats((error) => {
    if (!closed) log.error('proposals could not be told', { cause: String(error) })
  })
  const names = new Map<string, string>()
  let closed = false

  const notulen = openNotulen({ ...parts, onQuorum: staleRapat })
  const deciding = createDeciding({ ...parts, changed: notulen.changed })

  function deskOf(bagianId: string): Desk {
    let desk = desks.get(bagianId)
    if (!desk) {
      desk = openDesk({ ...parts, items, tell, hold, again: (id) => soon(id, 0) }, bagianId)
      desks.set(bagianId, desk)
    }
    return desk
  }

  function look(bagianId: string): Promise<void> {
    if (closed) return Promise.resolve()
    return deskOf(bagianId)
      .look()
      .catch((error: unknown) => {
        if (!closed)
          log.error('a text could not be read for proposals', {
            bagian: bagianId,
            cause: String(error),
          })
      })
  }

  /** What the engine wrote is looked at at once: it may say that the doors are closed. */
  function soon(bagianId: string, ms: number): void {
    if (closed) return
    const waiting = timers.get(bagianId)
    if (waiting && ms > 0) return
    clearTimeout(waiting)
    timers.set(
      bagianId,
      setTimeout(() => {
        timers.delete(bagianId)
        void look(bagianId)
      }, ms),
    )
  }

  /** Readers see nothing while an openness cue waits, and never what was said behind one that was taken. */
  function hold(bagianId: string, rows: readonly ProposalRow[]): void {
    const closing = rows.filter(({ payload }) => payload.kind === 'sifat' && payload.tahan)
    const taken = closing.filter((row) => row.state === 'diterima').map((row) => row.endMs)
    document.holdReaders(bagianId, {
      all: closing.some((row) => row.state === 'terbuka'),
      fromMs: taken.length > 0 ? Math.min(...taken) : null,
    })
  }

  function staleRapat(rapatId: string): void {
    void rapat
      .load(rapatId)
      .then((subject) => {
        for (const { id } of subject.rapat.bagian) {
          desks.get(id)?.stale()
          if (desks.has(id)) soon(id, 0)
        }
      })
      .catch(() => {})
  }

  async function nameOf(akunId: string | null): Promise<string | null> {
    if (akunId === null) return null
    const known = names.get(akunId)
    if (known !== undefined) return known
    const nama = (await findAkun(db, akunId))?.nama ?? null
    if (nama !== null) names.set(akunId, nama)
    return nama
  }

  /** The row as this account may see it; null where it may not. */
  async function shown(
    row: ProposalRow,
    actor: Actor,
    subject: BagianSubject,
    shelf: ItemShelf,
  ): Promise<Proposal | null> {
    const edits = can(actor, 'bagian.edit', subject)
    if (row.payload.kind === 'sifat') {
      if (!edits && !can(actor, 'rapat.run', subject)) return null
    } else if (!edits) return null
    let tumpang: string[] | undefined
    if (row.payload.kind === 'tautan') {
      const { usulanId } = row.payload
      const usulan = [...shelf.byKey.values()].find(({ id }) => id === usulanId)
      if (!usulan || !can(actor, 'usulan.link', subject)) return null
      if (!can(actor, 'usulan.ringkas', { kind: 'usulan', usulan })) return null
      if (can(actor, 'usulan.overlap', { kind: 'usulan', usulan }))
        tumpang = shelf.overlapsOf(usulan).map(({ kode }) => kode)
    }
    return {
      id: row.id,
      bagianId: row.bagianId,
      turnId: row.turnId,
      payload: row.payload,
      bukti: row.bukti,
      score: row.score,
      state: row.state,
      olehNama: await nameOf(row.oleh),
      at: row.diputusAt ?? row.dibuatAt,
      ...(tumpang && tumpang.length > 0 && { tumpang }),
    }
  }

  async function shownAll(
    rows: readonly ProposalRow[],
    actor: Actor,
    subject: BagianSubject,
  ): Promise<Proposal[]> {
    const shelf = await items()
    const out: Proposal[] = []
    for (const row of rows) {
      const one = await shown(row, actor, subject, shelf)
      if (one) out.push(one)
    }
    return out
  }

  const mayJoin = (actor: Actor, subject: BagianSubject) =>
    can(actor, 'bagian.edit', subject) || can(actor, 'rapat.run', subject)

  function tell(bagianId: string, rows: readonly ProposalRow[]): void {
    seats.tell(bagianId, async (socket, actor) => {
      const subject = await rapat.subjectOfBagian(bagianId)
      if (!mayJoin(actor, subject)) return false
      const proposals = await shownAll(rows, actor, subject)
      const value: ProposalsDelta = { bagianId, proposals }
      if (proposals.length > 0) socket.send('isyarat:delta', value)
      return true
    })
  }

  type Decided = 'diterima' | 'ditolak' | 'terbuka'

  async function decide(
    socket: LiveSocket,
    { bagianId, id, spk }: ProposalDecision,
    to: Decided,
  ): Promise<Proposal> {
    const actor = await socket.actor()
    if (actor.akun === null) throw new RisalahError('not_signed_in')
    const akunId = actor.akun.id
    const desk = deskOf(bagianId)
    await look(bagianId)
    return desk.alone(async () => {
      const subject = await rapat.subjectOfBagian(bagianId)
      const row = desk.rows().find((one) => one.id === id)
      const [visible] = row ? await shownAll([row], actor, subject) : []
      if (!row || !visible) {
        throw new RisalahError(mayJoin(actor, subject) ? 'not_found' : 'forbidden')
      }
      const open = row.state === 'terbuka'
      if (row.state === to) return visible
      if (row.state === 'gugur') throw refuse('Kata-kata dasarnya sudah tidak ada di naskah.')
      if (to !== 'terbuka' && !open) {
        throw refuse(`Sudah diputus${visible.olehNama ? ` oleh ${visible.olehNama}` : ''}.`)
      }
      let hasil = row.hasil
      if (to === 'diterima') hasil = await deciding.accept(desk, row, subject, actor, spk)
      else if (to === 'ditolak') await deciding.refuse(desk, row)
      else {
        await deciding.undo(desk, row, actor)
        hasil = null
      }
      const undone = to === 'terbuka'
      const next: ProposalRow = {
        ...row,
        state: to,
        hasil,
        oleh: undone ? null : akunId,
        diputusAt: undone ? null : clock().toISOString(),
      }
      await desk.put([next])
      await audit({
        akunId,
        aksi: `isyarat.${undone ? 'batal' : to === 'diterima' ? 'terima' : 'tolak'}`,
        subjek: id,
        rincian: { jenis: row.payload.kind },
      })
      soon(bagianId, 0)
      const [told] = await shownAll([next], actor, subject)
      return told!
    })
  }

  live.onSocket((socket) => {
    socket.on('isyarat:ikut', ProposalsJoin, async ({ bagianId }): Promise<ProposalsJoined> => {
      const actor = await socket.actor()
      const subject = await rapat.subjectOfBagian(bagianId)
      if (!mayJoin(actor, subject)) {
        throw new RisalahError(actor.akun === null ? 'not_signed_in' : 'forbidden')
      }
      const desk = deskOf(bagianId)
      seats.join(bagianId, socket)
      // Rows that are stored come at once; a sitting that was never read is read behind this answer.
      const proposals = await shownAll(await desk.known(), actor, subject)
      soon(bagianId, 0)
      return { proposals }
    })
    socket.on('isyarat:terima', ProposalDecision, (value) => decide(socket, value, 'diterima'))
    socket.on('isyarat:tolak', ProposalDecision, (value) => decide(socket, value, 'ditolak'))
    socket.on('isyarat:batal', ProposalDecision, (value) => decide(socket, value, 'terbuka'))
    socket.on('isyarat:tinggalkan', ProposalsJoin, async ({ bagianId }) =>
      seats.leave(bagianId, socket),
    )
  })

  parts.voices?.onChanged((bagianId) => {
    desks.get(bagianId)?.listenAgain()
    if (desks.has(bagianId)) soon(bagianId, 0)
  })

  parts.pembicara.onChanged((bagianId) => {
    if (desks.has(bagianId)) soon(bagianId, 0)
  })

  document.onChanged((bagianId, byProgram) => soon(bagianId, byProgram ? 0 : pauseMs))

  rapat.onChange(({ kind, rapat: of, bagian, previous }) => {
    for (const part of of.bagian) {
      desks.get(part.id)?.stale()
      if (desks.has(part.id)) soon(part.id, 0)
    }
    // The step was taken by its own button: the proposal has been followed. Not waited for, the step may be ours.
    if (kind === 'sifat' && previous && bagian) void followed(previous.id, bagian.sifat)
  })

  async function followed(bagianId: string, sifat: string): Promise<void> {
    const desk = deskOf(bagianId)
    await desk.alone(async () => {
      const rows = (await desk.known()).filter(
        (row) =>
          row.state === 'terbuka' &&
          row.payload.kind === 'sifat' &&
          (row.payload.sifat === 'terbuka') === (sifat === 'terbuka'),
      )
      await desk.put(
        rows.map((row) => ({
          ...row,
          state: 'diterima' as const,
          hasil: { rapat: 'sifat' },
          diputusAt: clock().toISOString(),
        })),
      )
    })
  }

  const holding = await holdingProposals(db)
  for (const bagianId of new Set(holding.map((row) => row.bagianId))) {
    hold(
      bagianId,
      holding.filter((row) => row.bagianId === bagianId),
    )
  }

  return {
    async settled(bagianId) {
      await look(bagianId)
      await deskOf(bagianId).alone(async () => {})
    },
    notulen: (rapatId) => notulen.read(rapatId),
    // What the secretariat has just entered counts.
    overlapsOf: async (usulan) => (await items(true)).overlapsOf(usulan),
    async close() {
      closed = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all([...desks.values()].map((desk) => desk.alone(async () => {})))
    },
  }
}
