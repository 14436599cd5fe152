/**
 * The demo's finished RDP, made through the same doors that people use: the sitting with its people, its sound spoken
 * on the spot, its text with word times, speakers confirmed, passages linked to items, closed.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../domain/access.ts'
import type { Rapat } from '../domain/rapat.ts'
import type { Log } from '../log.ts'
import type { Rooms } from '../rooms.ts'
import { dropUnfinished, markRecognised } from '../store/demo.ts'
import { demoAkunId } from './akun.ts'
import { dayIn, instantIn } from './day.ts'
import type { RdpFixture } from './rdpFixture.ts'
import {
  type Context,
  type RdpOptions,
  type Sound,
  sampleAt,
  seedLinks,
  seedText,
} from './rdpText.ts'
import { type Spoken, silentTimes, speakAll } from './voices.ts'

export { RdpFixture } from './rdpFixture.ts'

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
