/** Who speaks in which turn, known from when each voice was made; turns that hold two persons are split. */

import type { Stretch } from '../demo/voices.ts'
import type { RecordBagian } from '../domain/record.ts'
import type { Word } from '../domain/speech.ts'
import type { DemoRooms } from './demoRooms.ts'

type Item = RecordBagian['sections'][number]['items'][number]
export type Turn = Extract<Item, { kind: 'turn' }>

export async function turnsOf({ document }: DemoRooms, bagianId: string): Promise<Turn[]> {
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
export async function nameSpeakers(
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
