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
import type { RecordBagian } from '../domain/record.ts'
import type { Word } from '../domain/speech.ts'
import { newId } from '../ids.ts'
import { findUsulanByKode, insertTautan } from '../store/usulan.ts'
import type { DemoRooms } from './demoRooms.ts'

type Item = RecordBagian['sections'][number]['items'][number]
type Turn = Extract<Item, { kind: 'turn' }>

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

async function turnsOf({ document }: DemoRooms, bagianId: string): Promise<Turn[]> {
  const items = (await document.read(bagianId)).flatMap((section) => section.items)
  return items.flatMap((item) => (item.kind === 'turn' && item.text.trim() !== '' ? [item] : []))
}

/** The turn of the fixture that is spoken at this moment, or the nearest one. */
export function turnAt(times: readonly (Stretch | null)[], atMs: number): number {
  let best = -1
  let bestDistance = Number.POSITIVE_INFINITY
  for (const [n, time] of times.entries()) {
    if (time === null) continue
    const distance = Math.max(time.startMs - atMs, atMs - time.endMs, 0)
    if (distance < bestDistance) [best, bestDistance] = [n, distance]
  }
  return best
}

const middle = (word: Word) => (word.startMs + word.endMs) / 2

/** Where within these words another person begins to speak, or null. */
export function changeAt(
  words: readonly Word[],
  speakerOf: (atMs: number) => string,
): number | null {
  const speakers = words.map((word) => speakerOf(middle(word)))
  for (let k = 2; k < words.length - 1; k += 1) {
    const [before, after] = [speakers[k - 1], speakers[k]]
    // A single word on the wrong side of a border is a matter of clocks, not of persons.
    if (before !== after && speakers[k - 2] === before && speakers[k + 1] === after) return k
  }
  return null
}

/** Splits turns where the speaker changes, then confirms each by who is known to speak then. */
async function nameSpeakers(
  rooms: DemoRooms,
  bagianId: string,
  speakerOf: (atMs: number) => string,
  maxSplits: number,
): Promise<void> {
  const { document } = rooms
  for (let splits = 0; splits < maxSplits; splits += 1) {
    const cut = await (async () => {
      for (const turn of await turnsOf(rooms, bagianId)) {
        if (turn.startMs === null || turn.endMs === null) continue
        const { startMs, endMs } = turn
        const words = (await document.words(bagianId, 0, startMs, endMs)).filter(
          (word) => middle(word) >= startMs && middle(word) < endMs,
        )
        const k = changeAt(words, speakerOf)
        const tokens = turn.text.split(/\s+/).filter(Boolean)
        const atWord =
          k === null ? 0 : sentenceStart(tokens, Math.round((k * tokens.length) / words.length))
        if (atWord > 0 && atWord < tokens.length) return { tid: turn.id, atWord }
      }
      return null
    })()
    if (cut === null) break
    await document.command(bagianId, { type: 'split', ...cut })
  }
  for (const turn of await turnsOf(rooms, bagianId)) {
    const at = ((turn.startMs ?? 0) + (turn.endMs ?? turn.startMs ?? 0)) / 2
    const spk = speakerOf(at)
    await document.command(bagianId, {
      type: 'assign-speaker',
      tid: turn.id,
      spk,
      status: 'dikonfirmasi',
    })
    await document.command(bagianId, { type: 'check', tid: turn.id })
  }
}

/** The nearest beginning of a sentence to this word; written numbers have other word counts than spoken ones. */
export function sentenceStart(tokens: readonly string[], near: number): number {
  for (let d = 0; d <= 4; d += 1) {
    for (const at of [near - d, near + d]) if (/[.?!]$/.test(tokens[at - 1] ?? '')) return at
  }
  return near
}

/** How many letters must change to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * The passage as it was heard: of all runs of words in the text the one that sounds most like the words looked for,
 * else, where none is near enough, the whole turn.
 */
export function findPassage(text: string, wanted: string): string {
  const words = [...text.matchAll(/\S+/g)].map((m) => ({
    from: m.index,
    to: m.index + m[0].length,
  }))
  const target = plain(wanted)
  const count = wanted.split(/\s+/).length
  let best: { from: number; to: number; share: number } | null = null
  for (const [n, first] of words.entries()) {
    for (let length = Math.max(1, count - 2); length <= count + 2; length += 1) {
      const last = words[n + length - 1]
      if (!last) break
      const share = distance(plain(text.slice(first.from, last.to)), target) / target.length
      if (best === null || share < best.share) best = { from: first.from, to: last.to, share }
    }
  }
  return best !== null && best.share <= 0.45 ? text.slice(best.from, best.to) : text
}

async function linkItems(
  rooms: DemoRooms,
  heard: { fixture: RdpFixture; rapat: Rapat; bagianId: string; times: readonly Stretch[] },
  at: string,
): Promise<void> {
  const { fixture, rapat, bagianId, times } = heard
  const { db } = rooms.store
  for (const [n, spoken] of fixture.turns.entries()) {
    if ('event' in spoken || !spoken.link) continue
    const { kode, relasi, kutipan } = spoken.link
    const usulan =
      (await findUsulanByKode(db, 'aspirasi', kode)) ?? (await findUsulanByKode(db, 'pokir', kode))
    const during = (await turnsOf(rooms, bagianId)).filter(
      (t) =>
        t.startMs !== null &&
        t.endMs !== null &&
        t.startMs < times[n]!.endMs &&
        t.endMs > times[n]!.startMs,
    )
    const turn = during.find((t) => findPassage(t.text, kutipan) !== t.text) ?? during[0]
    if (!usulan || !turn) throw new Error(`usulan ${kode} tidak dapat ditautkan`)
    const quote = findPassage(turn.text, kutipan)
    const id = newId()
    await insertTautan(db, {
      id,
      rapatId: rapat.id,
      bagianId,
      acaraId: null,
      turnId: turn.id,
      usulanId: usulan.id,
      usulanVersi: usulan.versi,
      kode: usulan.kode,
      judul: usulan.judul,
      relasi,
      kutipan: quote,
      startMs: turn.startMs,
      endMs: turn.endMs,
      dibuatOleh: demoAkunId('budi'),
      dibuatAt: at,
      dikonfirmasiOleh: demoAkunId('budi'),
    })
    await rooms.document.command(bagianId, { type: 'link', tid: turn.id, tautanId: id, quote })
  }
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
