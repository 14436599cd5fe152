/**
 * Where a capture leaves a part that ended while it went on: the rest belongs to the part that followed. Sound of an
 * unclear moment goes to the more closed of the two. Pure.
 */
import { driftShare, frameMs } from '../domain/protocol/capture.ts'
import type { Bagian, Sifat } from '../domain/rapat.ts'

/** The way over the network, and what clocks differ. */
const clocksMs = 1000

const closedness: Readonly<Record<Sifat, number>> = { terbuka: 0, tertutup: 1, rahasia: 2 }

/** The first frame that is no longer of `bagian`; infinite while the part has not ended. */
export function cutSeq(given: {
  readonly bagian: Pick<Bagian, 'selesaiAt' | 'sifat'>
  /** The part that began when this one ended; null where the rapat was closed. */
  readonly next: Pick<Bagian, 'sifat'> | null
  /** By the server's clock, when sample 0 of the capture was taken. */
  readonly startedMs: number
  /** What the device's clock has gained since. */
  readonly aheadMs: number
  /** How far frames may lie from where their number puts them, by what the device says. */
  readonly unsureMs: number
}): number {
  const { bagian, next } = given
  if (bagian.selesaiAt === null) return Number.POSITIVE_INFINITY
  const endMs = Date.parse(bagian.selesaiAt)
  /** When the part ended, counted in the capture. */
  const atMs = endMs - given.startedMs + given.aheadMs
  if (next === null) return Math.max(0, Math.ceil((atMs + clocksMs) / frameMs))
  const unclearMs = clocksMs + given.unsureMs + driftShare * Math.max(0, endMs - given.startedMs)
  const seq =
    closedness[next.sifat] > closedness[bagian.sifat]
      ? Math.floor((atMs - unclearMs) / frameMs)
      : Math.ceil((atMs + unclearMs) / frameMs)
  return Math.max(0, seq)
}
