/** Links of the turns of a sitting in order: what was discussed before helps, and a work just discussed may go on. */
import type { Link } from '../input.ts'
import type { ItemIndex } from './index.ts'
import { linkThreshold, type Scored } from './score.ts'

export type Conversation = {
  /** Links of the next turn of a sitting, in order: what was discussed before helps. */
  hear(spoken: string): Link[]
}

export type Found = {
  readonly one: Scored
  readonly score: number
  readonly evidence: readonly string[]
}
/** Which items were last discussed in which turn. */
export type Discussed = { readonly turn: number; readonly discussed: ReadonlyMap<number, number> }
type Memory = {
  turn: number
  discussed: Map<number, number>
  last: number[]
  lastTurn: number
  chain: number
}

const followed = 4
/** So many items stay under discussion: more would crowd out what is said for the first time. */
const remembered = 30

/** What was discussed, the nearest turn last; an item belongs to the last turn that held it. */
export function discussedBefore(
  before: readonly (readonly string[])[],
  byKode: ReadonlyMap<string, number>,
): Discussed {
  const discussed = new Map<number, number>()
  for (let turn = before.length - 1; turn >= 0 && discussed.size < remembered; turn -= 1) {
    for (const kode of before[turn]!) {
      const n = byKode.get(kode)
      if (n !== undefined && !discussed.has(n)) discussed.set(n, turn)
    }
  }
  return { turn: before.length, discussed }
}

/** The chair moves on, or somebody only takes or gives the floor. */
const moving =
  /\b(?:silakan|lanjut(?:kan)?|selanjutnya|berikutnya|termin|skors|kesimpulan|terima kasih atas|rapat saya|ada lagi|interupsi)\b/
const pointing =
  /\b(?!(?:misalnya|akhirnya|rasanya|artinya|hanya|tanya|karenanya|biasanya|sebenarnya|semuanya)\b)\p{L}{3,}nya\b|\b(?:itu|tersebut|tadi)\b/u

export function openConversation(
  index: ItemIndex,
  find: (spoken: string, memory: Discussed | null) => Map<number, Found>,
  linksOf: (found: ReadonlyMap<number, Found>) => Link[],
): Conversation {
  const memory: Memory = { turn: -1, discussed: new Map(), last: [], lastTurn: -9, chain: 0 }
  return {
    hear(spoken) {
      memory.turn += 1
      if (index.all.length === 0) return []
      const found = find(spoken, memory)
      if (found.size > 0) {
        memory.last = [...found.keys()]
        memory.lastTurn = memory.turn
        memory.chain = 0
        for (const n of memory.last) memory.discussed.set(n, memory.turn)
        return linksOf(found)
      }
      // "dokumennya kami serahkan …", "tadi yang itu": the work just discussed goes on.
      const near = memory.turn - memory.lastTurn <= 2 && memory.chain < followed
      const words = spoken.split(/\s+/)
      if (!near || words.length < 5 || words.length > 30) return []
      if (moving.test(spoken) || !pointing.test(spoken)) return []
      memory.lastTurn = memory.turn
      memory.chain += 1
      return memory.last.map((n) => ({
        kode: index.all[n]!.item.kode,
        score: linkThreshold,
        evidence: ['sambungan pembahasan sebelumnya'],
      }))
    },
  }
}
