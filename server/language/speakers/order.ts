/** The order of speakers that the chair announced, and whose turn it is now. */
import { connect } from './callWords.ts'
import type { Directory } from './directory.ts'
import { readFloor } from './floor.ts'
import type { Mention } from './mention.ts'
import { type Seen, seeNamed } from './seen.ts'
import { type GuessInput, leads, narrow, type Said, text } from './situation.ts'
import { interrupts, isChorus } from './talk.ts'

/** What opens an order of two; three in a row are one without it. */
const opensOrder =
  /\b(habis ini|setelah ini|sesudah ini|setelah|sesudah|habis|urutannya|urutan|giliran|mulai dari|dimulai dari|daftar|nanti)( (saya|kami|ya|nanti|dari|kiri|kanan|kepada|kita)){0,3}$/

const between =
  /^(ya|ini|dari|terus|baru|sama|nanti|selesai|beliau|satu|dua|tiga|habis|penutup|penutupnya|terakhir|terakhirnya|ditutup|pamungkas|kemudian|lantas)$/

/** Everyone of an order, where these words announce one ("pak pandi bu rahma baru pak lubis", "setelah cak rofik nanti mas baihaqi"). */
export function announced(words: readonly string[], directory: Directory): readonly Mention[] {
  const { queue, anyOrder } = readFloor(words, directory)
  if (anyOrder) return []
  if (queue.length > 1) return queue
  let run: Seen[] = []
  for (const one of seeNamed(words, directory)) {
    const last = run.at(-1)?.mention
    const gap = last === undefined ? [] : words.slice(last.to, one.mention.from)
    const joined = last !== undefined && gap.every((w) => connect.test(w) || between.test(w))
    if (joined && !one.about && one.mention.ids.length > 0) run.push(one)
    else if (run.length < 2) run = one.mention.ids.length > 0 ? [one] : []
  }
  const head = text(words.slice(0, run[0]?.mention.from ?? 0))
  if (run.length < 2 || (run.length === 2 && !opensOrder.test(head))) return []
  return run.map(({ mention }) => mention)
}

export type Waiting = {
  readonly mention: Mention
  /** Who the next one may be. */
  readonly rest: string[]
  /** Has the first of them spoken? */
  readonly began: boolean
}

/** Short of words, an interruption or a chorus: no turn of the order. */
const isAside = (said: Said): boolean =>
  interrupts(said.words) || isChorus(said.words) || said.words.length <= 3

/**
 * The last order that the chair announced, with who of them has not spoken since. `named`: the chair has just gone
 * back to the order, so that others may have spoken in between.
 */
export function waiting(input: GuessInput, end: number, named = false): Waiting | null {
  const { context, directory } = input
  for (let at = end - 1; at >= Math.max(0, end - (named ? 20 : 12)); at -= 1) {
    const said = context[at]!
    if (!leads(input, said)) continue
    // One of an older list called by name leaves the list standing.
    const order = announced(said.words, directory)
    if (order.length < 2) continue
    const turns = context.slice(at + 1, end).filter((s) => !leads(input, s))
    const since = turns.filter((s) => s.speakerId !== null || !isAside(s))
    const inOrder = (s: Said) => order.some((m) => m.ids.includes(s.speakerId ?? ''))
    if (since.some((s) => s.speakerId === null && !(named && s.words.length <= 8))) return null
    if (since.some((s) => !inOrder(s) && !named && !isAside(s))) return null
    const spoke = new Set(since.filter((s) => inOrder(s)).map((s) => s.speakerId!))
    const rest = order.filter((m) => !m.ids.some((id) => spoke.has(id)))
    const mention = rest[0]
    if (mention === undefined) return null
    return { mention, rest: narrow(input, mention, said.speakerId, at), began: spoke.size > 0 }
  }
  return null
}
