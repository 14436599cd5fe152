/** Everything a record is made of, read once: the rapat, its people, its text, its sound, its links. */
import type { RapatSubject } from '../domain/access.ts'
import type { Dewan } from '../domain/orang.ts'
import type { Kehadiran, Peserta } from '../domain/rapat.ts'
import type { RecordBagian } from '../domain/record.ts'
import type { Tautan } from '../domain/usulan.ts'
import { currentSegments } from '../store/naskah.ts'
import { proposalsOf } from '../store/proposals.ts'
import { findUsulanVersi, tautanOfRapat } from '../store/usulan.ts'
import type { RisalahParts } from './types.ts'

export type LinkedItem = Tautan & { readonly jenis: 'aspirasi' | 'pokir' }

export type Stretch = {
  readonly bagianId: string
  readonly channel: number
  readonly startMs: number
  readonly endMs: number
}

export type Source = {
  readonly subject: RapatSubject
  readonly dewan: Dewan
  readonly peserta: readonly Peserta[]
  readonly kehadiran: readonly Kehadiran[]
  readonly bagian: readonly RecordBagian[]
  readonly tautan: readonly LinkedItem[]
  /** Recorded sound that no current final covers. */
  readonly uncovered: readonly Stretch[]
  /** From where on in an open part the chair had already declared the sitting closed. */
  readonly declaredClosed: readonly { readonly bagianId: string; readonly fromMs: number }[]
  readonly engine: { readonly engine: string; readonly model: string } | null
}

const msPerSample = 1000 / 16_000
/** Less than this between two finals is a rounding, not a lost passage. */
const toleranceSamples = 8000

export async function readSource(parts: RisalahParts, rapatId: string): Promise<Source> {
  const { db } = parts.store
  const subject = await parts.rapat.load(rapatId)
  const bagian: RecordBagian[] = []
  const uncovered: Stretch[] = []
  const declaredClosed: { bagianId: string; fromMs: number }[] = []
  let engine: Source['engine'] = null
  for (const part of subject.rapat.bagian) {
    for (const recording of await parts.capture.recordings(part.id)) {
      const { channel } = recording
      const finals = await currentSegments(db, part.id, channel, 0, recording.samples)
      const last = finals.at(-1)
      if (last) engine = { engine: last.engine, model: last.model }
      for (const range of recording.ranges) {
        for (const [from, to] of holes(range.fromSample, range.toSample, finals)) {
          uncovered.push({
            bagianId: part.id,
            channel,
            startMs: from * msPerSample,
            endMs: to * msPerSample,
          })
        }
      }
    }
    const closing = (await proposalsOf(db, part.id)).filter(
      ({ payload, state }) =>
        payload.kind === 'sifat' && payload.tahan && ['terbuka', 'diterima'].includes(state),
    )
    if (part.sifat === 'terbuka' && closing.length > 0) {
      declaredClosed.push({
        bagianId: part.id,
        fromMs: Math.min(...closing.map((row) => row.endMs)),
      })
    }
    bagian.push({
      id: part.id,
      no: part.no,
      sifat: part.sifat,
      mulaiAt: part.mulaiAt,
      selesaiAt: part.selesaiAt,
      sections: await parts.document.read(part.id),
      // Sound that still grows has no fingerprint yet, and asking for one would end the recording.
      audio: part.selesaiAt === null ? [] : await parts.capture.evidence(part.id),
    })
  }
  const tautan: LinkedItem[] = []
  for (const link of await tautanOfRapat(db, rapatId)) {
    const item = await findUsulanVersi(db, link.usulanId, link.usulanVersi)
    if (item) tautan.push({ ...link, jenis: item.jenis })
  }
  return {
    subject,
    dewan: await parts.dewan(),
    peserta: await parts.rapat.peserta(rapatId),
    kehadiran: await parts.rapat.kehadiran(rapatId),
    bagian,
    tautan,
    uncovered,
    declaredClosed,
    engine,
  }
}

/** What of `[from, to)` no final covers. */
export function holes(
  from: number,
  to: number,
  finals: readonly { fromSample: number; toSample: number }[],
): [number, number][] {
  const out: [number, number][] = []
  let at = from
  for (const final of [...finals].sort((a, b) => a.fromSample - b.fromSample)) {
    if (final.toSample <= at) continue
    if (final.fromSample >= to) break
    if (final.fromSample - at > toleranceSamples) out.push([at, final.fromSample])
    at = Math.max(at, final.toSample)
  }
  if (to - at > toleranceSamples) out.push([at, to])
  return out
}
