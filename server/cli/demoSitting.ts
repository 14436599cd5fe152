/**
 * The demo's RDP from its sound alone: heard by the engine, its speakers confirmed and its items linked by the commands
 * of the editor. What is known beforehand is who speaks when and which words to look for; every printed word is heard.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoAkunId } from '../demo/akun.ts'
import { dayIn, instantIn } from '../demo/day.ts'
import type { RdpFixture } from '../demo/rdpFixture.ts'
import { type Spoken, type Stretch, speakAll } from '../demo/voices.ts'
import type { Akun } from '../domain/orang.ts'
import type { Rapat } from '../domain/rapat.ts'
import { linkItems } from './demoLinks.ts'
import type { DemoRooms } from './demoRooms.ts'
import { nameSpeakers, turnAt, turnsOf } from './demoSpeakers.ts'

export type Heard = {
  readonly rapat: Rapat
  readonly bagianId: string
  readonly durationMs: number
  readonly computeS: number
  /** Accounts of the two who sign. */
  readonly ketua: Akun
  readonly sekretaris: Akun
  readonly keputusan: readonly string[]
}

type Options = {
  readonly clock: () => Date
  readonly dataDir: string
  readonly onLine: (line: string) => void
}

const nobody = { akun: null }

async function prepare({ rapat }: DemoRooms, fixture: RdpFixture, clock: () => Date) {
  const zona = 'Asia/Makassar'
  const tanggal = dayIn(zona, clock(), -fixture.tanggalMundurHari)
  const opensAt = instantIn(zona, tanggal, fixture.jamMulai)
  const { jenis, judul, alat, nomor, masaSidang, tahunSidang, jamMulai, tempat } = fixture
  const made = await rapat.create(
    {
      jenis,
      judul,
      alat,
      nomor,
      masaSidang,
      tahunSidang,
      sifatAwal: 'terbuka',
      tanggal,
      jamMulai,
      jamSelesai: null,
      tempat,
      acara: fixture.acara.map((title) => ({ judul: title })),
      engine: null,
      model: null,
    },
    nobody,
    { demo: true },
  )
  const peserta = await rapat.setPeserta(made.id, [...fixture.hadir, ...fixture.izin])
  const ids = new Map(peserta.map((p) => [p.orangId ?? p.id, p.id]))
  for (const { id, ...guest } of fixture.undangan) {
    ids.set(id, (await rapat.addUndangan(made.id, guest)).id)
  }
  await rapat.setPenugasan(made.id, {
    ketua: [ids.get(fixture.ketua)!],
    sekretaris: ids.get(fixture.sekretaris)!,
    operator: [demoAkunId('budi')],
    notulis: [demoAkunId('budi')],
  })
  const interval = [{ datangAt: opensAt.toISOString(), pulangAt: null }]
  for (const id of [...fixture.hadir, ...fixture.undangan.map((u) => u.id)]) {
    await rapat.setKehadiran(made.id, ids.get(id)!, 'hadir', interval)
  }
  for (const id of fixture.izin) await rapat.setKehadiran(made.id, ids.get(id)!, 'izin', [])
  return { made, ids, opensAt }
}

export async function hearSitting(
  rooms: DemoRooms,
  fixture: RdpFixture,
  options: Options,
): Promise<Heard> {
  const { onLine, clock } = options
  onLine('Membuat suara rapat contoh …')
  const spoken = fixture.turns.map(
    (turn): Spoken =>
      'event' in turn ? null : { voice: fixture.suara[turn.speaker]!, text: turn.text },
  )
  const { wav, times, durationMs } = await speakAll(spoken)
  const { made, ids, opensAt } = await prepare(rooms, fixture, clock)
  const rapat = await rooms.rapat.open(made.id, nobody, opensAt.toISOString())
  const bagianId = rapat.bagian[0]!.id
  for (const [n, turn] of fixture.turns.entries()) {
    const acara =
      'event' in turn || !turn.acara || turn.acara === 1 ? null : rapat.acara[turn.acara - 1]
    if (!acara) continue
    const section = { id: `acara-${acara.id}`, acaraId: acara.id, title: acara.judul }
    await rooms.document.openSection(bagianId, { ...section, atMs: times[n]!.startMs })
  }

  const path = join(options.dataDir, 'rdp.wav')
  await writeFile(path, wav)
  onLine('Menyalin rekaman ke teks …')
  const began = performance.now()
  await rooms.capture.importFile(bagianId, 0, path, { nama: 'rdp.wav', akunId: null })
  const closesAt = new Date(opensAt.getTime() + durationMs)
  const closed = await rooms.rapat.close(made.id, nobody, closesAt.toISOString())
  await rooms.pipeline.settled(bagianId)
  const computeS = (performance.now() - began) / 1000

  onLine('Menetapkan pembicara dan menautkan usulan …')
  for (const [n, turn] of fixture.turns.entries()) {
    if (!('event' in turn)) continue
    const event = { id: `demo-${n}`, kind: turn.event, text: turn.text, atMs: times[n]!.startMs }
    await rooms.document.appendEvent(bagianId, event)
  }
  const speaking = times.map((time, n) => ('event' in fixture.turns[n]! ? null : time))
  const speakerOf = (atMs: number) => {
    const turn = fixture.turns[turnAt(speaking, atMs)]!
    return ids.get('event' in turn ? fixture.ketua : turn.speaker)!
  }
  await nameSpeakers(rooms, bagianId, speakerOf, fixture.turns.length * 2)
  await linkItems(rooms, { fixture, rapat: closed, bagianId, times }, clock().toISOString())

  const akunOf = (orangId: string): Akun => ({
    id: `a-${orangId}`,
    namaAkun: orangId,
    nama: orangId,
    peran: 'anggota',
    orangId,
    aktif: true,
  })
  return {
    rapat: closed,
    bagianId,
    durationMs,
    computeS,
    ketua: akunOf(fixture.ketua),
    sekretaris: { ...akunOf(fixture.sekretaris), peran: 'sekretariat' },
    keputusan: await decisionsHeard(rooms, bagianId, fixture, times),
  }
}

/** What the chair put to the room just before it agreed, in the words that were heard. */
async function decisionsHeard(
  rooms: DemoRooms,
  bagianId: string,
  fixture: RdpFixture,
  times: readonly Stretch[],
): Promise<string[]> {
  const turns = await turnsOf(rooms, bagianId)
  return fixture.turns.flatMap((turn, n) => {
    if (!('event' in turn) || turn.event !== 'setuju') return []
    const before = turns.filter((t) => t.startMs !== null && t.startMs < times[n]!.startMs).at(-1)
    return before ? [before.text] : []
  })
}
