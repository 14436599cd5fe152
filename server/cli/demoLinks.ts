/** Links of the demo: passages found again in what was heard. */
import { demoAkunId } from '../demo/akun.ts'
import type { RdpFixture } from '../demo/rdpFixture.ts'
import type { Stretch } from '../demo/voices.ts'
import type { Rapat } from '../domain/rapat.ts'
import { newId } from '../ids.ts'
import { findUsulanByKode, insertTautan } from '../store/usulan.ts'
import type { DemoRooms } from './demoRooms.ts'
import { turnsOf } from './demoSpeakers.ts'

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

export async function linkItems(
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
