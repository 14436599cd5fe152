/** Which part of a rapat the sound of a capture belongs to, once that part has ended. */
import type { BagianSubject } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Akun } from '../domain/orang.ts'
import { type CaptureStart, frameMs, lateMs } from '../domain/protocol/capture.ts'
import type { Bagian } from '../domain/rapat.ts'
import { cutSeq } from './cut.ts'
import type { Entry, Shelf } from './shelf.ts'
import type { CaptureParts } from './types.ts'

/** `startedMs`: by the server's clock, when its sample 0 was taken. */
type Begun = { readonly id: string; readonly startedMs: number }

export type Bounds = {
  /** Throws `state_refused` where a part that ended takes nothing more. */
  check(subject: BagianSubject): Promise<void>
  /** What a device says of its clock: it knows best when it has heard the most. */
  hear(captureId: string, unsureMs: number): void
  /** The first frame of the capture that is not of its part. Throws `state_refused` until the device was heard. */
  cut(entry: Entry, capture: Begun, subject: BagianSubject): number
  /** When sample 0 of a rest was taken. Throws `state_refused` where it is no rest of the part before. */
  startOfRest(
    rest: { readonly start: CaptureStart; readonly akun: Akun; readonly source: BagianSubject },
    subject: BagianSubject,
  ): Promise<number>
}

/** The part that began when this one ended. */
export function nextOf({ rapat, bagian }: BagianSubject): Bagian | null {
  return rapat.bagian.find((each) => each.no === bagian.no + 1) ?? null
}

const refuse = (message: string) => new RisalahError('state_refused', { message })

export const unknownCapture = () =>
  refuse(
    'Rekaman ini belum dikenal server. Sambungan akan diulang; suara tetap disimpan di perangkat.',
  )

export function createBounds(
  parts: Pick<CaptureParts, 'clock' | 'frozen'> & { readonly shelf: Shelf },
): Bounds {
  const { clock, shelf } = parts
  const unsure = new Map<string, number>()
  const aheadOf = (entry: Entry, id: string) => entry.drifts.get(id)?.ms() ?? 0

  function cut(entry: Entry, { id, startedMs }: Begun, subject: BagianSubject): number {
    const { bagian } = subject
    const unsureMs = unsure.get(id)
    if (bagian.selesaiAt !== null && unsureMs === undefined) throw unknownCapture()
    return cutSeq({
      bagian,
      next: nextOf(subject),
      startedMs,
      aheadMs: aheadOf(entry, id),
      unsureMs: unsureMs ?? 0,
    })
  }

  return {
    async check({ bagian, rapat }) {
      if (bagian.selesaiAt === null) return
      if (clock().getTime() - Date.parse(bagian.selesaiAt) > lateMs) {
        throw refuse('Bagian rapat ini sudah lama berakhir, jadi suara susulan tidak diterima.')
      }
      if (await parts.frozen(rapat.id)) {
        throw refuse('Naskah rapat ini sudah dibekukan, jadi suara susulan tidak diterima.')
      }
    },
    hear(captureId, unsureMs) {
      unsure.set(captureId, unsureMs)
    },
    cut,
    async startOfRest({ start, akun, source }, subject) {
      const from = start.from!
      const entry = await shelf.entry(from.bagianId, start.channel)
      const row = entry.captures.get(from.captureId)
      const follows = nextOf(source)?.id === subject.bagian.id
      if (!follows || row?.kind !== 'live' || row.akun_id !== akun.id) {
        throw refuse('Suara ini bukan lanjutan rekaman bagian sebelumnya.')
      }
      if (!unsure.has(row.id)) unsure.set(row.id, start.unsureMs)
      const startedMs = Date.parse(row.started_at)
      if (from.seq < cut(entry, { id: row.id, startedMs }, source)) {
        throw refuse('Suara ini milik bagian rapat yang sebelumnya.')
      }
      return startedMs + from.seq * frameMs - aheadOf(entry, row.id)
    },
  }
}
