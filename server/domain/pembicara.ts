/** Daftar pembicara: who holds the floor of a bagian, who waits for it, and since when. `spk` is a peserta id, as in a turn. */
import { z } from 'zod'
import { Instant } from './rapat.ts'

/** An interupsi (point of order) goes before those who wait, and may break in on whoever speaks. */
export const JenisBicara = z.enum(['giliran', 'interupsi'])
export type JenisBicara = z.infer<typeof JenisBicara>

/** `disela`: an interupsi has the floor meanwhile; the one it broke in on goes on behind it. */
export const StatusBicara = z.enum(['menunggu', 'berbicara', 'disela', 'selesai'])
export type StatusBicara = z.infer<typeof StatusBicara>

export const catatanMax = 200

export const Pembicara = z.object({
  id: z.string(),
  spk: z.string(),
  jenis: JenisBicara,
  /** Place among those who wait. */
  urut: z.number().int(),
  status: StatusBicara,
  mulaiAt: Instant.nullable(),
  selesaiAt: Instant.nullable(),
  catatan: z.string().max(catatanMax).nullable(),
})
export type Pembicara = z.infer<typeof Pembicara>

export const holds = (list: readonly Pembicara[]): Pembicara | undefined =>
  list.find((one) => one.status === 'berbicara')

/** Whoever was broken in on last: the next to go on. */
export const interrupted = (list: readonly Pembicara[]): Pembicara | undefined =>
  list
    .filter((one) => one.status === 'disela')
    .toSorted((a, b) => (a.mulaiAt ?? '').localeCompare(b.mulaiAt ?? ''))
    .at(-1)

export const waitingOf = (list: readonly Pembicara[]): Pembicara[] =>
  list.filter((one) => one.status === 'menunggu').toSorted((a, b) => a.urut - b.urut)

/** The one who held the floor at that moment. Who breaks in began later than the one they broke in on. */
export function holderAt(list: readonly Pembicara[], ms: number): Pembicara | null {
  let found: Pembicara | null = null
  for (const one of list) {
    if (one.mulaiAt === null || Date.parse(one.mulaiAt) > ms) continue
    if (one.selesaiAt !== null && Date.parse(one.selesaiAt) <= ms) continue
    if (found === null || Date.parse(one.mulaiAt) >= Date.parse(found.mulaiAt!)) found = one
  }
  return found
}

/** How long somebody has spoken by now, without the time of those who broke in. */
export function spokenMs(list: readonly Pembicara[], one: Pembicara, nowMs: number): number {
  if (one.mulaiAt === null) return 0
  const from = Date.parse(one.mulaiAt)
  const to = one.selesaiAt === null ? nowMs : Date.parse(one.selesaiAt)
  let left = Math.max(0, to - from)
  // Of those inside one another only the outermost counts.
  let covered = from
  const inside = list
    .filter((other) => other.id !== one.id && other.mulaiAt !== null)
    .map((other) => ({
      from: Date.parse(other.mulaiAt!),
      to: other.selesaiAt === null ? nowMs : Date.parse(other.selesaiAt),
    }))
    .filter((other) => other.from > from && other.from < to)
    .toSorted((a, b) => a.from - b.from)
  for (const other of inside) {
    const begin = Math.max(other.from, covered)
    const end = Math.min(other.to, to)
    if (end <= begin) continue
    left -= end - begin
    covered = end
  }
  return Math.max(0, left)
}
