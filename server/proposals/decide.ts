/** A person takes a proposal, refuses it, or takes that back. Only here a proposal does anything. */
import { can } from '../access/can.ts'
import type { DocumentRoom } from '../document/index.ts'
import type { Actor, BagianSubject } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import type { EventKind } from '../domain/naskah.ts'
import type { StatusKeputusan } from '../domain/notulen.ts'
import {
  deleteRecord,
  keputusanOf,
  saveKeputusan,
  saveTindakLanjut,
  tindakLanjutOf,
} from '../store/notulen.ts'
import type { ProposalRow } from '../store/proposals.ts'
import { findUsulan, insertTautan, removeTautan } from '../store/usulan.ts'
import { callListed } from './calling.ts'
import type { Desk } from './desk.ts'
import { dropFigure, figureIsTheirs, noteFigure } from './noting.ts'
import type { ProposalsParts, TurnView } from './types.ts'

type Made = Readonly<Record<string, string>>

export type Deciding = {
  accept(
    desk: Desk,
    row: ProposalRow,
    subject: BagianSubject,
    actor: Actor,
    /** Whom a person picked where the words fit several. */
    chosen?: string,
  ): Promise<Made | null>
  refuse(desk: Desk, row: ProposalRow): Promise<void>
  undo(desk: Desk, row: ProposalRow, actor: Actor): Promise<void>
}

const changedMeanwhile = new RisalahError('conflict', {
  message: 'Bagian naskah ini sudah diubah. Lihat lagi sebelum memutuskan.',
})

const statusOf = (text: string): StatusKeputusan =>
  /\b(ditolak|menolak|dicoret)\b/i.test(text)
    ? 'ditolak'
    : /\b(ditunda|menunda)\b/i.test(text)
      ? 'ditunda'
      : 'disetujui'

export function createDeciding(
  parts: ProposalsParts & { readonly changed: (rapatId: string) => void },
): Deciding {
  const { store, document, rapat, newId, clock } = parts
  const { db } = store
  const now = () => clock().toISOString()

  function turnOf(desk: Desk, row: ProposalRow): TurnView {
    const turn = desk.turns().find(({ tid }) => tid === row.turnId)
    if (!turn) throw changedMeanwhile
    return turn
  }

  async function link(row: ProposalRow, subject: BagianSubject, actor: Actor): Promise<Made> {
    if (row.payload.kind !== 'tautan') throw new RisalahError('input_invalid')
    const usulan = await findUsulan(db, row.payload.usulanId)
    if (!usulan || !can(actor, 'usulan.ringkas', { kind: 'usulan', usulan })) {
      throw new RisalahError('not_found')
    }
    const akunId = actor.akun?.id
    if (akunId === undefined) throw new RisalahError('not_signed_in')
    const turn = (await document.turns(subject.bagian.id)).find(({ tid }) => tid === row.turnId)
    if (!turn?.text.includes(row.payload.kutipan)) throw changedMeanwhile
    const tautanId = newId()
    await insertTautan(db, {
      id: tautanId,
      rapatId: subject.rapat.id,
      bagianId: subject.bagian.id,
      acaraId: turn.acaraId,
      turnId: row.turnId,
      usulanId: usulan.id,
      usulanVersi: usulan.versi,
      kode: usulan.kode,
      judul: usulan.judul,
      relasi: row.payload.relasi,
      kutipan: row.payload.kutipan,
      startMs: turn.s < 0 ? null : turn.s,
      endMs: turn.s < 0 ? null : turn.e,
      dibuatOleh: akunId,
      dibuatAt: now(),
      dikonfirmasiOleh: akunId,
    })
    try {
      await document.command(subject.bagian.id, {
        type: 'link',
        tid: row.turnId,
        tautanId,
        quote: row.payload.kutipan,
      })
    } catch (error) {
      await removeTautan(db, tautanId, now())
      throw error instanceof RisalahError ? changedMeanwhile : error
    }
    return { tautanId }
  }

  const shared = (row: ProposalRow, urut: number) => ({
    id: newId(),
    bagianId: row.bagianId,
    turnId: row.turnId,
    startMs: row.startMs < 0 ? null : row.startMs,
    endMs: row.startMs < 0 ? null : row.endMs,
    proposalId: row.id,
    urut,
    dibuatAt: now(),
  })

  async function record(row: ProposalRow, rapatId: string, actor: Actor): Promise<Made | null> {
    const by = { akunId: actor.akun?.id ?? null, at: now() }
    const { payload } = row
    if (payload.kind === 'keputusan') {
      const urut = (await keputusanOf(db, row.bagianId)).length + 1
      const made = {
        ...shared(row, urut),
        text: payload.text,
        status: statusOf(payload.text),
      }
      await saveKeputusan(db, made, by)
      parts.changed(rapatId)
      return { keputusan: made.id, text: payload.text }
    }
    if (payload.kind === 'tindak-lanjut') {
      const urut = (await tindakLanjutOf(db, row.bagianId)).length + 1
      const { text, pic, due } = payload
      const made = { ...shared(row, urut), text, pic, due, status: 'terbuka' as const }
      await saveTindakLanjut(db, made, by)
      parts.changed(rapatId)
      return { tindakLanjut: made.id, text: payload.text }
    }
    return null
  }

  async function figure(row: ProposalRow, rapatId: string, actor: Actor): Promise<Made | null> {
    const made = await noteFigure(db, row, {
      id: newId(),
      akunId: actor.akun?.id ?? null,
      at: now(),
    })
    if (made !== null) parts.changed(rapatId)
    return made
  }

  /** Behind the turn; what is spoken from the end of the text on where others have spoken since. */
  async function heading(desk: Desk, row: ProposalRow, acaraId: string): Promise<Made> {
    const acara = (await desk.setting()).rapat.acara.find((a) => a.id === acaraId)
    if (!acara) throw changedMeanwhile
    const end = Math.max(row.endMs, ...desk.turns().map((turn) => turn.e))
    const sectionId = newId()
    await document.openSection(row.bagianId, {
      id: sectionId,
      acaraId,
      title: acara.judul,
      atMs: Math.max(0, end),
    })
    return { sectionId }
  }

  async function line(row: ProposalRow, kind: EventKind, text: string): Promise<Made> {
    const eventId = newId()
    await document.appendEvent(row.bagianId, {
      id: eventId,
      kind,
      text,
      atMs: Math.max(0, row.endMs),
    })
    return { eventId, text }
  }

  function mayRun(actor: Actor, subject: BagianSubject): void {
    if (!can(actor, 'rapat.run', subject)) throw new RisalahError('forbidden')
  }

  return {
    async accept(desk, row, subject, actor, chosen) {
      const { payload } = row
      const { rapat: of, bagian } = subject
      const current = bagian.selesaiAt === null
      switch (payload.kind) {
        case 'pembicara': {
          const [set] = await document.setSpeakers(row.bagianId, [
            {
              tid: row.turnId,
              was: { spk: payload.spk, status: 'usulan' },
              spk: payload.spk,
              status: 'dikonfirmasi',
              bukti: null,
            },
          ])
          if (set === undefined) throw changedMeanwhile
          return null
        }
        case 'tautan':
          return link(row, subject, actor)
        case 'keputusan':
        case 'tindak-lanjut':
          turnOf(desk, row)
          return record(row, of.id, actor)
        case 'giliran':
        case 'interupsi': {
          if (!current) return null
          const { ids } = await desk.setting()
          return callListed(parts, row, ids, chosen, actor)
        }
        case 'anggaran':
          turnOf(desk, row)
          return figure(row, of.id, actor)
        case 'acara':
          return heading(desk, row, payload.acaraId)
        case 'sifat':
          if (!payload.boleh || !current) return null
          mayRun(actor, subject)
          await rapat.changeSifat(of.id, payload.sifat, actor)
          return { rapat: 'sifat' }
        case 'skors': {
          const step = payload.aksi === 'skors' ? 'berlangsung' : 'diskors'
          if (current && of.status === step) {
            mayRun(actor, subject)
            await (payload.aksi === 'skors'
              ? rapat.skors(of.id, actor)
              : rapat.cabutSkors(of.id, actor))
            return { rapat: payload.aksi }
          }
          return null
        }
        case 'setuju':
          return line(row, 'setuju', 'RAPAT: SETUJU')
        case 'suara':
          return {
            ...(await line(row, 'keterangan', 'PEMUNGUTAN SUARA')),
            ...(await figure(row, of.id, actor)),
          }
        default:
          return null
      }
    },

    async refuse(_desk, row) {
      if (row.payload.kind !== 'pembicara') return
      // Where a person has named somebody else meanwhile, nothing is left to take off.
      await document.setSpeakers(row.bagianId, [
        {
          tid: row.turnId,
          was: { spk: row.payload.spk, status: 'usulan' },
          spk: null,
          status: 'usulan',
          bukti: null,
        },
      ])
    },

    async undo(desk, row, actor) {
      const { payload, hasil } = row
      if (payload.kind === 'pembicara') {
        const was =
          row.state === 'diterima'
            ? { spk: payload.spk, status: 'dikonfirmasi' as const }
            : { spk: null, status: 'usulan' as const }
        const [set] = await document.setSpeakers(row.bagianId, [
          { tid: row.turnId, was, spk: payload.spk, status: 'usulan', bukti: row.bukti },
        ])
        if (set === undefined) throw changedMeanwhile
        return
      }
      if (hasil === null) return
      if (hasil.daftar !== undefined) {
        await parts.pembicara.undo(row.bagianId, Number(hasil.daftar), actor)
        return
      }
      await takeBack({ document, db, desk, row, hasil, at: now(), changed: parts.changed })
    },
  }
}

async function takeBack(of: {
  document: DocumentRoom
  db: ProposalsParts['store']['db']
  desk: Desk
  row: ProposalRow
  hasil: Made
  at: string
  changed: (rapatId: string) => void
}): Promise<void> {
  const { document, db, row, hasil } = of
  const { bagianId } = row
  if (hasil.rapat !== undefined) {
    throw new RisalahError('state_refused', {
      message: 'Langkah rapat sudah berjalan. Ubah dengan tombol di ruang rapat.',
    })
  }
  if (await figureIsTheirs(db, bagianId, hasil)) throw changedMeanwhile
  if (hasil.tautanId !== undefined) {
    await document.unlink(bagianId, hasil.tautanId)
    await removeTautan(db, hasil.tautanId, of.at)
  }
  if (hasil.eventId !== undefined) {
    const gone = await document.removeEvent(bagianId, hasil.eventId, hasil.text ?? '')
    if (!gone) throw changedMeanwhile
  }
  if (hasil.sectionId !== undefined) await document.removeSection(bagianId, hasil.sectionId)
  await dropRecords(of)
}

/** Records that taking the proposal made. What a person has reworded is theirs: then nothing is taken back. */
async function dropRecords(of: {
  db: ProposalsParts['store']['db']
  desk: Desk
  row: ProposalRow
  hasil: Made
  changed: (rapatId: string) => void
}): Promise<void> {
  const { db, hasil, row } = of
  const { bagianId } = row
  const told = async () => of.changed((await of.desk.setting()).rapat.id)
  if (await dropFigure(db, bagianId, hasil)) await told()
  for (const [table, id] of [
    ['keputusan', hasil.keputusan],
    ['tindak_lanjut', hasil.tindakLanjut],
  ] as const) {
    if (id === undefined) continue
    const known = await (table === 'keputusan' ? keputusanOf : tindakLanjutOf)(db, bagianId)
    const one = known.find((record) => record.id === id)
    if (one && one.text !== hasil.text) throw changedMeanwhile
    if (one) await deleteRecord(db, table, id)
    await told()
  }
}
