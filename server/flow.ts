/**
 * What follows from the steps of a sitting: each is a line in the text at its time, recordings are settled when their
 * part ends, and readers leave a part that is over.
 */
import type { CaptureRoom } from './capture/index.ts'
import type { DocumentRoom } from './document/index.ts'
import type { EventKind } from './domain/naskah.ts'
import {
  type Bagian,
  clockIn,
  type Rapat,
  type Sifat,
  type Zone,
  zoneLabel,
} from './domain/rapat.ts'
import type { Log } from './log.ts'
import type { RapatChange, RapatRoom } from './rapat/index.ts'

export type FlowParts = {
  readonly log: Log
  readonly rapat: RapatRoom
  readonly capture: CaptureRoom
  readonly document: DocumentRoom
  /** Parts that ended just before the server was stopped. */
  readonly unsettled?: readonly string[]
}

/** "09.30 WITA": the hour as it is printed. */
export const hourIn = (zone: Zone, at: string): string => `${clockIn(zone, at)} ${zoneLabel[zone]}`

const sifatWords: Readonly<Record<Sifat, string>> = {
  terbuka: 'TERBUKA UNTUK UMUM',
  tertutup: 'TERTUTUP',
  rahasia: 'RAHASIA',
}

type Line = { readonly bagian: Bagian; readonly kind: EventKind; readonly text: string; at: string }

const opened = 'RAPAT DIBUKA'

/** The lines that a rapat has by now, each with an id of its own, so that writing them again changes nothing. */
export function linesOf(rapat: Rapat): (Line & { id: string })[] {
  const lines: Line[] = []
  const add = (
    bagian: Bagian | undefined,
    kind: EventKind,
    at: string,
    words: string,
    printed = at,
  ) => {
    const text = `${words} PUKUL ${hourIn(rapat.zona, printed)}`
    if (bagian) lines.push({ bagian, kind, at, text })
  }
  const during = (at: string) =>
    rapat.bagian.findLast((b) => b.mulaiAt <= at && (b.selesaiAt === null || at <= b.selesaiAt))
  for (const bagian of rapat.bagian) {
    if (bagian.no === 1) add(bagian, 'buka', bagian.mulaiAt, opened, rapat.dibukaAt ?? undefined)
    else add(bagian, 'sifat', bagian.mulaiAt, `RAPAT DINYATAKAN ${sifatWords[bagian.sifat]}`)
  }
  for (const { mulaiAt, selesaiAt } of rapat.skors) {
    add(during(mulaiAt), 'skors', mulaiAt, 'RAPAT DISKORS')
    if (selesaiAt !== null && selesaiAt !== rapat.ditutupAt) {
      add(during(selesaiAt), 'cabut-skors', selesaiAt, 'SKORS DICABUT')
    }
  }
  if (rapat.ditutupAt !== null) {
    add(rapat.bagian.at(-1), 'tutup', rapat.ditutupAt, 'RAPAT DITUTUP')
  }
  return lines.map((line) => ({ ...line, id: `${line.kind}-${Date.parse(line.at)}` }))
}

/** Answers with what waits for the work that is still going on. */
export async function followRapat(parts: FlowParts): Promise<{ close(): Promise<void> }> {
  const { log, rapat, capture, document } = parts
  const running = new Set<Promise<void>>()

  /** Waits for sound that is still on its way: the chair does not wait for it. */
  function finish(bagianId: string): void {
    const job = capture.finish(bagianId).catch((error: unknown) => {
      log.error('a recording could not be settled', { bagian: bagianId, cause: String(error) })
    })
    running.add(job)
    void job.finally(() => running.delete(job))
  }

  async function writeLines(of: Rapat): Promise<void> {
    const [first] = of.bagian
    const [acara] = of.acara
    // The text begins under the first item of the agenda; people go on from there.
    if (first && acara) {
      const section = { id: `acara-${acara.id}`, acaraId: acara.id, title: acara.judul, atMs: 0 }
      await document.openSection(first.id, section)
    }
    for (const { bagian, id, kind, text, at } of linesOf(of)) {
      const { sampleAt } = await capture.timeMap(bagian.id)
      const atMs = at === bagian.mulaiAt ? 0 : Math.max(0, sampleAt(Date.parse(at)) / 16)
      await document.appendEvent(bagian.id, { id, kind, text, atMs })
      // The hour may have been corrected since; what a person wrote there instead stays.
      if (kind === 'buka') {
        await document.reviseEvent(bagian.id, id, (now) =>
          now.startsWith(`${opened} PUKUL`) ? text : now,
        )
      }
    }
  }

  async function follow({ kind, rapat: of, bagian, previous }: RapatChange): Promise<void> {
    if (kind === 'diubah') {
      for (const { id } of of.bagian) document.refreshReaders(id)
      return
    }
    await writeLines(of)
    if (kind === 'sifat' && previous) {
      finish(previous.id)
      document.closeReaders(previous.id)
    }
    if (kind === 'ditutup' && bagian) finish(bagian.id)
  }

  rapat.onChange(follow)

  // A step that was stored just before the server was killed gets its line now.
  for (const subject of await rapat.list({})) {
    const { status, dibukaAt, bagian } = subject.rapat
    const corrected = dibukaAt !== null && dibukaAt !== bagian[0]?.mulaiAt
    if (status === 'berlangsung' || status === 'diskors' || corrected) {
      await writeLines(subject.rapat)
    }
  }
  for (const bagianId of parts.unsettled ?? []) finish(bagianId)
  return {
    async close() {
      await Promise.allSettled(running)
    },
  }
}
