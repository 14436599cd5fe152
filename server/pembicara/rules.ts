/** The steps of a daftar pembicara. Pure; each gives the whole list anew, or refuses and changes nothing. */
import { RisalahError } from '../domain/errors.ts'
import { holds, interrupted, type Pembicara, waitingOf } from '../domain/pembicara.ts'
import type { Langkah } from '../domain/protocol/pembicara.ts'

export type StepContext = {
  /** Instant of the step. */
  readonly at: string
  readonly newId: () => string
}

/** A sitting of a day has no more speakers than this. */
export const listMax = 500

const conflict = (message: string) => new RisalahError('conflict', { message })

const meanwhile = {
  gone: 'Nama ini sudah dihapus dari daftar pembicara oleh orang lain.',
  began: 'Nama ini sudah diberi giliran atau sudah selesai berbicara.',
  other: 'Giliran bicara baru saja diubah orang lain. Lihat dulu siapa yang sedang berbicara.',
  ended: 'Giliran ini sudah diakhiri oleh orang lain.',
} as const

type List = readonly Pembicara[]

const change = (list: List, id: string, to: Partial<Pembicara>): Pembicara[] =>
  list.map((one) => (one.id === id ? { ...one, ...to } : one))

/** Those who wait are numbered from 1 in this order; everybody else keeps their number. */
function numbered(list: List, waiting: List): Pembicara[] {
  const place = new Map(waiting.map((one, index) => [one.id, index + 1]))
  return list.map((one) => ({ ...one, urut: place.get(one.id) ?? one.urut }))
}

function waiter(list: List, id: string): Pembicara {
  const one = list.find((each) => each.id === id)
  if (!one) throw conflict(meanwhile.gone)
  if (one.status !== 'menunggu') throw conflict(meanwhile.began)
  return one
}

type Added = Extract<Langkah, { aksi: 'tambah' }>

function add(list: List, { spk, jenis, catatan }: Added, { newId }: StepContext): Pembicara[] {
  if (list.length >= listMax) {
    throw new RisalahError('state_refused', {
      message: `Daftar pembicara satu bagian memuat paling banyak ${listMax} giliran.`,
    })
  }
  const waiting = waitingOf(list)
  if (waiting.some((one) => one.spk === spk && one.jenis === jenis)) {
    throw conflict('Nama ini sudah menunggu di daftar pembicara.')
  }
  const made: Pembicara = {
    id: newId(),
    ...{ spk, jenis, catatan, urut: 0, status: 'menunggu', mulaiAt: null, selesaiAt: null },
  }
  // Points of order are heard in the order they were raised.
  const before =
    jenis === 'interupsi' ? waiting.filter((one) => one.jenis === 'interupsi') : waiting
  const behind = waiting.filter((one) => !before.includes(one))
  return numbered([...list, made], [...before, made, ...behind])
}

/** Everybody who holds the floor or was broken in on has ended. */
export const endAll = (list: List, at: string): Pembicara[] =>
  list.map((one) =>
    one.status === 'berbicara' || one.status === 'disela'
      ? { ...one, status: 'selesai', selesaiAt: at }
      : one,
  )

function begin(list: List, id: string, memegang: string | null, at: string): Pembicara[] {
  const one = waiter(list, id)
  const holder = holds(list)
  if ((holder?.id ?? null) !== memegang) throw conflict(meanwhile.other)
  const freed =
    one.jenis === 'giliran'
      ? endAll(list, at)
      : holder
        ? change(list, holder.id, { status: 'disela' })
        : list
  const begun = change(freed, id, { status: 'berbicara', mulaiAt: at })
  return numbered(begun, waitingOf(begun))
}

function end(list: List, id: string, at: string): Pembicara[] {
  const one = list.find((each) => each.id === id)
  if (!one) throw conflict(meanwhile.gone)
  if (one.status === 'selesai' || one.status === 'menunggu') throw conflict(meanwhile.ended)
  if (one.status === 'disela') throw conflict(meanwhile.other)
  const ended = change(list, id, { status: 'selesai', selesaiAt: at })
  const next = interrupted(ended)
  return next ? change(ended, next.id, { status: 'berbicara' }) : ended
}

function move(list: List, id: string, by: 1 | -1): Pembicara[] {
  const one = waiter(list, id)
  const waiting = waitingOf(list)
  const at = waiting.findIndex((each) => each.id === id)
  const to = at + by
  if (to < 0 || to >= waiting.length) return [...list]
  const order = waiting.toSpliced(at, 1).toSpliced(to, 0, one)
  return numbered(list, order)
}

function remove(list: List, id: string): Pembicara[] {
  waiter(list, id)
  const left = list.filter((one) => one.id !== id)
  return numbered(left, waitingOf(left))
}

export function takeStep(list: List, step: Langkah, context: StepContext): Pembicara[] {
  switch (step.aksi) {
    case 'tambah':
      return add(list, step, context)
    case 'mulai':
      return begin(list, step.id, step.memegang, context.at)
    case 'selesai':
      return end(list, step.id, context.at)
    case 'pindah':
      return move(list, step.id, step.arah === 'naik' ? -1 : 1)
    case 'hapus':
      return remove(list, step.id)
  }
}

/** The hour of a step: never before what the list has seen already, and never ahead of the clock. */
export function stepMs(list: List, nowMs: number, atMs = nowMs): number {
  const seen = list.flatMap((one) =>
    [one.mulaiAt, one.selesaiAt].flatMap((at) => (at === null ? [] : [Date.parse(at)])),
  )
  return atMs > nowMs || seen.some((ms) => ms > atMs) ? Math.max(nowMs, ...seen) : atMs
}
