/** Text of the demo's RDP: finals with word times, speakers confirmed one by one, passages linked to items. */
import type { Rapat } from '../domain/rapat.ts'
import { type Segment, sampleRateHz, segmentId, type Word } from '../domain/speech.ts'
import type { NewId } from '../ids.ts'
import type { Log } from '../log.ts'
import type { Rooms } from '../rooms.ts'
import { findUsulanByKode, insertTautan } from '../store/usulan.ts'
import { demoAkunId } from './akun.ts'
import type { RdpFixture } from './rdpFixture.ts'
import type { Stretch } from './voices.ts'

export type RdpOptions = {
  readonly clock: () => Date
  readonly newId: NewId
  readonly log: Log
}

/** `wav` null: the text is there, but nobody hears it. */
export type Sound = {
  readonly wav: Buffer | null
  readonly times: readonly Stretch[]
  readonly durationMs: number
}

export type Context = {
  readonly rooms: Rooms
  readonly fixture: RdpFixture
  readonly options: RdpOptions
  readonly rapat: Rapat
  readonly pesertaId: ReadonlyMap<string, string>
}

export const sampleAt = (ms: number) => Math.round((ms * sampleRateHz) / 1000)

const bare = (word: string) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** Bare words as an engine prints them, spread over the stretch by their length. */
export function spreadWords(text: string, { startMs, endMs }: Stretch): Word[] {
  const words = text.split(/\s+/).filter(Boolean)
  const total = words.reduce((sum, word) => sum + word.length + 1, 0)
  let at = startMs
  return words.map((word) => {
    const from = at
    at += ((word.length + 1) / total) * (endMs - startMs)
    return { text: bare(word), startMs: Math.round(from), endMs: Math.round(at), confidence: 0.9 }
  })
}

/** Every turn as a final of its own stretch, its speaker confirmed before the next begins. */
export async function seedText(context: Context, sound: Sound, samples: number): Promise<void> {
  const { rooms, fixture, rapat, pesertaId } = context
  const { document } = rooms
  const bagianId = rapat.bagian[0]!.id
  for (const [n, turn] of fixture.turns.entries()) {
    const time = sound.times[n]!
    if ('event' in turn) {
      const event = { id: `demo-${n}`, kind: turn.event, text: turn.text, atMs: time.startMs }
      await document.appendEvent(bagianId, event)
      continue
    }
    const acara = turn.acara === undefined ? undefined : rapat.acara[turn.acara - 1]
    if (acara) {
      const section = { id: `acara-${acara.id}`, acaraId: acara.id, title: acara.judul }
      await document.openSection(bagianId, { ...section, atMs: acara.no === 1 ? 0 : time.startMs })
    }
    // From where the turn before ended to where the next begins: no second is left out.
    const startSample = n === 0 ? 0 : sampleAt(time.startMs)
    const next = fixture.turns.findIndex((later, m) => m > n && !('event' in later))
    const endSample = next < 0 ? samples : sampleAt(sound.times[next]!.startMs)
    const segment: Segment = {
      channel: 0,
      sid: segmentId(0, startSample),
      rev: 0,
      startSample,
      endSample,
      text: turn.text,
      words: spreadWords(turn.text, time),
      engine: 'scripted',
      model: 'contoh',
    }
    await document.appendFinal(bagianId, segment)
    for (const tid of await turnsIn(rooms, bagianId, time)) {
      const spk = pesertaId.get(turn.speaker)!
      await document.command(bagianId, { type: 'assign-speaker', tid, spk, status: 'dikonfirmasi' })
      await document.command(bagianId, { type: 'check', tid })
    }
  }
}

async function turnsIn({ document }: Rooms, bagianId: string, time: Stretch): Promise<string[]> {
  const items = (await document.read(bagianId)).flatMap((section) => section.items)
  return items.flatMap((item) =>
    item.kind === 'turn' &&
    item.startMs !== null &&
    item.startMs >= time.startMs &&
    item.startMs < time.endMs
      ? item.id
      : [],
  )
}

export async function seedLinks({ rooms, fixture, options, rapat }: Context, sound: Sound) {
  const { db } = rooms.store
  const bagianId = rapat.bagian[0]!.id
  const sections = await rooms.document.read(bagianId)
  for (const [n, turn] of fixture.turns.entries()) {
    if ('event' in turn || !turn.link) continue
    const { kode, relasi, kutipan } = turn.link
    const usulan =
      (await findUsulanByKode(db, 'aspirasi', kode)) ?? (await findUsulanByKode(db, 'pokir', kode))
    const [tid] = await turnsIn(rooms, bagianId, sound.times[n]!)
    const section = sections.find((s) => s.items.some((item) => item.id === tid))
    const text = section?.items.find((item) => item.id === tid)?.text
    if (!usulan || !tid || !text?.includes(kutipan)) {
      options.log.warn('a link of the demo was left out', { kode })
      continue
    }
    const id = options.newId()
    await insertTautan(db, {
      id,
      rapatId: rapat.id,
      bagianId,
      acaraId: section?.acaraId ?? null,
      turnId: tid,
      usulanId: usulan.id,
      usulanVersi: usulan.versi,
      kode: usulan.kode,
      judul: usulan.judul,
      relasi,
      kutipan,
      startMs: sound.times[n]!.startMs,
      endMs: sound.times[n]!.endMs,
      dibuatOleh: demoAkunId('budi'),
      dibuatAt: options.clock().toISOString(),
      dikonfirmasiOleh: demoAkunId('budi'),
    })
    await rooms.document.command(bagianId, { type: 'link', tid, tautanId: id, quote: kutipan })
  }
}
