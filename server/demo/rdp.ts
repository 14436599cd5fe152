/**
 * The demo's finished RDP, made through the same doors that people use: the sitting with its people, its sound spoken
 * on the spot, its text with word times, speakers confirmed, passages linked to items, closed.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Actor } from '../domain/access.ts'
import { eventKinds } from '../domain/naskah.ts'
import { JenisRapat, type Rapat, Sapaan } from '../domain/rapat.ts'
import { type Segment, sampleRateHz, segmentId, type Word } from '../domain/speech.ts'
import { Relasi } from '../domain/usulan.ts'
import type { NewId } from '../ids.ts'
import type { Log } from '../log.ts'
import type { Rooms } from '../rooms.ts'
import { dropUnfinished, markRecognised } from '../store/demo.ts'
import { findUsulanByKode, insertTautan } from '../store/usulan.ts'
import { demoAkunId } from './akun.ts'
import { dayIn, instantIn } from './day.ts'
import { type Spoken, type Stretch, silentTimes, speakAll, Voice } from './voices.ts'

const TurnFixture = z.object({
  speaker: z.string(),
  acara: z.number().int().optional(),
  text: z.string(),
  link: z.object({ kode: z.string(), relasi: Relasi, kutipan: z.string() }).optional(),
})
const EventFixture = z.object({ event: z.enum(eventKinds), text: z.string() })

export const RdpFixture = z.object({
  jenis: JenisRapat,
  judul: z.string(),
  alat: z.string(),
  nomor: z.string(),
  masaSidang: z.string(),
  tahunSidang: z.string(),
  tanggalMundurHari: z.number(),
  jamMulai: z.string(),
  tempat: z.string(),
  acara: z.array(z.string()),
  /** Ids of persons, or of guests below. */
  ketua: z.string(),
  sekretaris: z.string(),
  hadir: z.array(z.string()),
  izin: z.array(z.string()),
  undangan: z.array(
    z.object({
      id: z.string(),
      nama: z.string(),
      sapaan: Sapaan,
      jabatan: z.string(),
      instansi: z.string(),
    }),
  ),
  suara: z.record(z.string(), Voice),
  turns: z.array(z.union([TurnFixture, EventFixture])),
  keputusan: z.array(z.string()),
})
export type RdpFixture = z.infer<typeof RdpFixture>

export type RdpOptions = {
  readonly clock: () => Date
  readonly newId: NewId
  readonly log: Log
}

/** Recorded without ending: the text is there, but nobody hears it. */
type Sound = {
  readonly wav: Buffer | null
  readonly times: readonly Stretch[]
  readonly durationMs: number
}

async function soundOf(fixture: RdpFixture, log: Log): Promise<Sound> {
  const turns = fixture.turns.map(
    (turn): Spoken =>
      'event' in turn ? null : { voice: fixture.suara[turn.speaker]!, text: turn.text },
  )
  try {
    return await speakAll(turns)
  } catch (error) {
    log.warn('the demo has no sound: espeak-ng is missing', { cause: String(error) })
    const times = silentTimes(turns)
    return { wav: null, times, durationMs: times.at(-1)!.endMs + 1000 }
  }
}

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

/** Makes it where it is not there yet; what was left half made is taken back first. */
export async function seedRdp(
  rooms: Rooms,
  fixture: RdpFixture,
  options: RdpOptions,
): Promise<Rapat> {
  for (const { rapat } of await rooms.rapat.list({})) {
    if (!rapat.demo || rapat.nomor !== fixture.nomor) continue
    if ((await rooms.risalah.list(rapat.id)).length > 0) return rapat
    await dropUnfinished(rooms.store.db, rapat.id)
  }
  // The slow part first, so that little is left half made where the server is stopped.
  const sound = await soundOf(fixture, options.log)
  const by: Actor = { akun: null }
  const { zona } = await rooms.admin.dewan()
  const tanggal = dayIn(zona, options.clock(), -fixture.tanggalMundurHari)
  const opensAt = instantIn(zona, tanggal, fixture.jamMulai)
  const closesAt = new Date(opensAt.getTime() + sound.durationMs)

  const made = await rooms.rapat.create(
    {
      jenis: fixture.jenis,
      judul: fixture.judul,
      alat: fixture.alat,
      nomor: fixture.nomor,
      masaSidang: fixture.masaSidang,
      tahunSidang: fixture.tahunSidang,
      sifatAwal: 'terbuka',
      tanggal,
      jamMulai: fixture.jamMulai,
      jamSelesai: null,
      tempat: fixture.tempat,
      acara: fixture.acara.map((judul) => ({ judul })),
      engine: null,
      model: null,
    },
    by,
    { demo: true },
  )
  const pesertaId = await seedPeople(rooms, fixture, made.id, { opensAt, closesAt })
  const opened = await rooms.rapat.open(made.id, by, opensAt.toISOString())
  const context: Context = { rooms, fixture, options, rapat: opened, pesertaId }
  const samples = await seedSound(context, sound)
  await seedText(context, sound, samples)
  await seedLinks(context, sound)
  const closed = await rooms.rapat.close(made.id, by, closesAt.toISOString())
  if (sound.wav !== null) await rooms.capture.finish(opened.bagian[0]!.id)
  await rooms.risalah.freeze(made.id, { keputusan: fixture.keputusan }, by)
  return closed
}

/** Participants, tasks and attendance; answers with the participant behind each id of the fixture. */
async function seedPeople(
  { rapat }: Rooms,
  fixture: RdpFixture,
  rapatId: string,
  { opensAt, closesAt }: { opensAt: Date; closesAt: Date },
): Promise<ReadonlyMap<string, string>> {
  const peserta = await rapat.setPeserta(rapatId, [...fixture.hadir, ...fixture.izin])
  const ids = new Map(peserta.map((p) => [p.orangId ?? p.id, p.id]))
  for (const { id, ...guest } of fixture.undangan) {
    ids.set(id, (await rapat.addUndangan(rapatId, guest)).id)
  }
  await rapat.setPenugasan(rapatId, {
    ketua: [ids.get(fixture.ketua)!],
    sekretaris: ids.get(fixture.sekretaris)!,
    operator: [demoAkunId('budi')],
    notulis: [demoAkunId('budi'), demoAkunId('sari')],
  })
  const interval = [{ datangAt: opensAt.toISOString(), pulangAt: closesAt.toISOString() }]
  for (const id of [...fixture.hadir, ...fixture.undangan.map((u) => u.id)]) {
    await rapat.setKehadiran(rapatId, ids.get(id)!, 'hadir', interval)
  }
  for (const id of fixture.izin) await rapat.setKehadiran(rapatId, ids.get(id)!, 'izin', [])
  return ids
}

type Context = {
  readonly rooms: Rooms
  readonly fixture: RdpFixture
  readonly options: RdpOptions
  readonly rapat: Rapat
  readonly pesertaId: ReadonlyMap<string, string>
}

const sampleAt = (ms: number) => Math.round((ms * sampleRateHz) / 1000)

/** Answers with the length of the recording in samples. */
async function seedSound({ rooms, options, rapat }: Context, sound: Sound): Promise<number> {
  const { wav, durationMs } = sound
  if (wav === null) return sampleAt(durationMs)
  const bagianId = rapat.bagian[0]!.id
  // Its text is known: no engine needs to listen. A second more, for the rounding of the sample rate.
  const span = { id: options.newId(), bagianId, channel: 0, toSample: sampleAt(durationMs + 1000) }
  await markRecognised(rooms.store.db, span)
  const folder = await mkdtemp(join(tmpdir(), 'risalah-demo-'))
  try {
    const path = join(folder, 'rdp.wav')
    await writeFile(path, wav)
    const taken = await rooms.capture.importFile(bagianId, 0, path, {
      nama: 'rdp.wav',
      akunId: null,
    })
    return taken.samples
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every turn as a final of its own stretch, its speaker confirmed before the next begins. */
async function seedText(context: Context, sound: Sound, samples: number): Promise<void> {
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

async function seedLinks({ rooms, fixture, options, rapat }: Context, sound: Sound) {
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
