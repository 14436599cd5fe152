/** The rules of a sitting as pure functions on plain data: which step is possible when, and what it makes of a rapat. */
import type { z } from 'zod'
import type { RapatInput } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import {
  type Acara,
  type Bagian,
  type JenisRapat,
  type Kehadiran,
  type Rapat,
  type Sifat,
  sifatAllowed,
} from '../domain/rapat.ts'
import { EngineName, onlineEngines } from '../domain/speech.ts'

type Input = z.infer<typeof RapatInput>

const refuse = (message: string) => new RisalahError('state_refused', { message })

export function checkSifat(jenis: JenisRapat, sifat: Sifat): void {
  if (!sifatAllowed(jenis, sifat)) throw new RisalahError('sifat_refused')
}

/** A closed part never leaves the building. */
export function checkEngine(engine: string | null, sifat: Sifat): void {
  if (engine === null) return
  const known = EngineName.safeParse(engine)
  if (!known.success) {
    throw new RisalahError('input_invalid', { fields: { engine: 'Mesin ini tidak dikenal.' } })
  }
  if (sifat !== 'terbuka' && onlineEngines.includes(known.data)) {
    throw new RisalahError('engine_refused')
  }
}

export function isRunning(rapat: Rapat): boolean {
  return rapat.status === 'berlangsung' || rapat.status === 'diskors'
}

/** Agenda items keep their ids, so that sections of the text still belong to them. */
export function mergeAcara(input: Input['acara'], known: readonly Acara[], newId: () => string) {
  const ids = new Set(known.map((a) => a.id))
  const used = new Set<string>()
  return input.map(({ id, judul }, index): Acara => {
    const keep = id !== undefined && ids.has(id) && !used.has(id) ? id : newId()
    used.add(keep)
    return { id: keep, no: index + 1, judul }
  })
}

/** What was said of the sitting when it began may not change afterwards; wording and numbering may. */
export function editRapat(rapat: Rapat, input: Input, newId: () => string): Rapat {
  checkSifat(input.jenis, input.sifatAwal)
  // An engine that was chosen before a part was closed may stay: closed parts are not given to it.
  if (input.engine !== rapat.engine) {
    for (const sifat of [input.sifatAwal, ...rapat.bagian.map((b) => b.sifat)]) {
      checkEngine(input.engine, sifat)
    }
  }
  const acara = mergeAcara(input.acara, rapat.acara, newId)
  if (rapat.status !== 'terjadwal') {
    for (const key of ['jenis', 'sifatAwal', 'tanggal'] as const) {
      if (input[key] !== rapat[key]) {
        throw refuse('Jenis, sifat awal dan tanggal tidak dapat diubah sesudah rapat dibuka.')
      }
    }
    const kept = new Set(acara.map((a) => a.id))
    if (rapat.acara.some((a) => !kept.has(a.id))) {
      throw refuse('Acara yang sudah ada tidak dapat dihapus sesudah rapat dibuka.')
    }
  }
  const { acara: _asGiven, ...fields } = input
  return { ...rapat, ...fields, acara }
}

export type Step = {
  readonly rapat: Rapat
  /** The part that ends with this step, if any, and the one that begins. */
  readonly ends: Bagian | null
  readonly begins: Bagian | null
}

const lastBagian = (rapat: Rapat): Bagian | null => rapat.bagian.at(-1) ?? null

function newBagian(rapat: Rapat, sifat: Sifat, at: string, id: string): Bagian {
  const no = (lastBagian(rapat)?.no ?? 0) + 1
  return { id, rapatId: rapat.id, no, sifat, mulaiAt: at, selesaiAt: null }
}

export function openStep(rapat: Rapat, at: string, bagianId: string): Step {
  if (rapat.status !== 'terjadwal') throw refuse('Rapat ini sudah dibuka.')
  checkSifat(rapat.jenis, rapat.sifatAwal)
  checkEngine(rapat.engine, rapat.sifatAwal)
  const begins = newBagian(rapat, rapat.sifatAwal, at, bagianId)
  const opened: Rapat = { ...rapat, status: 'berlangsung', dibukaAt: at, bagian: [begins] }
  return { rapat: opened, ends: null, begins }
}

/** Further off, something else is wrong than the hour. */
const correctableMs = 12 * 3_600_000

/**
 * The hour of opening as it is printed. The part and its recording still begin where they did: sound that was recorded
 * is not moved by a correction.
 */
export function correctOpening(rapat: Rapat, at: string, now: string): Rapat {
  if (rapat.dibukaAt === null) throw refuse('Rapat ini belum dibuka.')
  const ms = Date.parse(at)
  const fault = (pesan: string) =>
    new RisalahError('input_invalid', { fields: { dibukaAt: pesan } })
  if (ms > Date.parse(now)) throw fault('Jam buka tidak boleh di masa depan.')
  if (Math.abs(ms - Date.parse(rapat.dibukaAt)) > correctableMs) {
    throw fault('Jam buka paling jauh 12 jam dari yang tercatat.')
  }
  const next = [rapat.skors[0]?.mulaiAt, rapat.bagian[0]?.selesaiAt, rapat.ditutupAt]
  for (const later of next) {
    if (later && ms >= Date.parse(later)) {
      throw fault('Jam buka harus sebelum skors, pergantian sifat, dan penutupan.')
    }
  }
  return { ...rapat, dibukaAt: new Date(ms).toISOString() }
}

export function skorsStep(rapat: Rapat, at: string): Step {
  if (rapat.status !== 'berlangsung') {
    throw refuse('Hanya rapat yang sedang berlangsung dapat diskors.')
  }
  const skors = [...rapat.skors, { mulaiAt: at, selesaiAt: null }]
  return { rapat: { ...rapat, status: 'diskors', skors }, ends: null, begins: null }
}

const endSkors = (rapat: Rapat, at: string) =>
  rapat.skors.map((s) => (s.selesaiAt === null ? { ...s, selesaiAt: at } : s))

export function cabutSkorsStep(rapat: Rapat, at: string): Step {
  if (rapat.status !== 'diskors') throw refuse('Rapat ini tidak sedang diskors.')
  const resumed: Rapat = { ...rapat, status: 'berlangsung', skors: endSkors(rapat, at) }
  return { rapat: resumed, ends: null, begins: null }
}

function endLast(rapat: Rapat, at: string): { ends: Bagian; bagian: Bagian[] } {
  const last = lastBagian(rapat)
  if (last === null) throw refuse('Rapat ini belum dibuka.')
  const ends = { ...last, selesaiAt: at }
  return { ends, bagian: [...rapat.bagian.slice(0, -1), ends] }
}

/** Sound, words and text of a closed part are another thing: a switch of openness always begins a new part. */
export function sifatStep(rapat: Rapat, sifat: Sifat, at: string, bagianId: string): Step {
  if (!isRunning(rapat)) throw refuse('Sifat hanya dapat diubah selama rapat berlangsung.')
  // Whatever the engine is: closing must never wait. The pipeline keeps a closed part from one on another machine.
  checkSifat(rapat.jenis, sifat)
  if (lastBagian(rapat)?.sifat === sifat) throw refuse('Rapat sudah bersifat demikian.')
  const { ends, bagian } = endLast(rapat, at)
  const begins = newBagian(rapat, sifat, at, bagianId)
  return { rapat: { ...rapat, bagian: [...bagian, begins] }, ends, begins }
}

export function closeStep(rapat: Rapat, at: string): Step {
  if (!isRunning(rapat)) throw refuse('Hanya rapat yang sudah dibuka dapat ditutup.')
  const { ends, bagian } = endLast(rapat, at)
  const closed: Rapat = {
    ...rapat,
    status: 'ditutup',
    ditutupAt: at,
    skors: endSkors(rapat, at),
    bagian,
  }
  return { rapat: closed, ends, begins: null }
}

export type Interval = { readonly datangAt: string | null; readonly pulangAt: string | null }

/** Presence is intervals in order that do not overlap; absence is one row without times. */
export function kehadiranRows(
  pesertaId: string,
  status: Kehadiran['status'],
  interval: readonly Interval[],
  newId: () => string,
): Kehadiran[] {
  if (status !== 'hadir') {
    return [{ id: newId(), pesertaId, status, datangAt: null, pulangAt: null }]
  }
  const rows = interval.length > 0 ? interval : [{ datangAt: null, pulangAt: null }]
  const ms = (at: string | null) => (at === null ? null : Date.parse(at))
  let end: number | null = Number.NEGATIVE_INFINITY
  for (const [index, row] of rows.entries()) {
    const [from, to] = [ms(row.datangAt), ms(row.pulangAt)]
    const fault = (pesan: string) =>
      new RisalahError('input_invalid', { fields: { [`interval.${index}`]: pesan } })
    if (from === null && index > 0) throw fault('Isi jam datang.')
    if (end === null) throw fault('Isi jam pulang sebelum kedatangan berikutnya.')
    if (from !== null && from < end) throw fault('Jam datang mendahului jam pulang.')
    if (to !== null && from !== null && to < from) throw fault('Jam pulang mendahului jam datang.')
    end = to
  }
  return rows.map((row) => ({ id: newId(), pesertaId, status, ...row }))
}
