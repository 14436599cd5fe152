/**
 * Which word of a packed window was spoken in which piece. The engine's own times are right most of the time but now
 * and then run away by many seconds; the pieces are known from voice activity. So the words are dealt out in order, at
 * the least cost: a piece should get as much text as its length has room for, and words stay near their own times.
 */
import { sampleRateHz, type Word } from '../server/domain/speech.ts'
import { marginSamples, type Window } from './packing.ts'

/** How long people take for a letter, a figure and the step from word to word, roughly. */
const letterS = 0.07
const figureS = 0.45
const wordS = 0.06
/** Own times count up to this far from the piece: beyond, they are known to be wrong anyway. */
const maxStrayS = 1.2
const strayWeight = 1.2
const lengthWeight = 1
/** A sentence rarely goes on over a pause. */
const sentenceBonus = 0.3
const restS = 0.25
/** Words to each side that tell whether times have run away, and the paces that are believed. */
const reach = 2
const slowest = 2.4
const fastest = 2.4
const doubted = 0.05

export function spokenSeconds(word: Pick<Word, 'text'>): number {
  let seconds = wordS
  for (const letter of word.text) {
    if (/\p{N}/u.test(letter)) seconds += figureS
    else if (/\p{L}/u.test(letter)) seconds += letterS
  }
  return seconds
}

type Extent = { readonly from: number; readonly to: number }

/**
 * How far each word's own time can be believed, 0 to 1: where many words stand on one spot, or few on a long stretch
 * that is all speech, the times around have run away.
 */
export function trustOf(words: readonly Word[], windowSeconds: number): number[] {
  const spoken = words.map(spokenSeconds)
  const pace =
    windowSeconds /
    Math.max(
      0.1,
      spoken.reduce((sum, s) => sum + s, 0),
    )
  return words.map((_, i) => {
    const from = Math.max(0, i - reach)
    const to = Math.min(words.length - 1, i + reach)
    if (from === to) return 1
    const expected = pace * spoken.slice(from + 1, to + 1).reduce((sum, s) => sum + s, 0)
    const ratio = (words[to]!.endMs - words[from]!.endMs) / 1000 / Math.max(0.1, expected)
    return ratio > slowest ? doubted : ratio < 1 / fastest ? doubted : 1
  })
}

const strayOf = (word: Word, { from, to }: Extent): number => {
  const middle = (word.startMs + word.endMs) / 2000
  return Math.min(maxStrayS, Math.max(0, from - middle, middle - to))
}

/** Words of the window by piece, in order; their times are the engine's own, from the start of the window. */
export function dealWords(window: Window, words: readonly Word[]): Word[][] {
  const extents = window.pieces.map((piece) => ({
    from: piece.atSample / sampleRateHz,
    to: (piece.atSample + piece.toSample - piece.fromSample) / sampleRateHz,
  }))
  const room = extents.map(({ from, to }) =>
    Math.max(0.15, to - from - (1.6 * marginSamples) / sampleRateHz),
  )
  const seconds = words.map(spokenSeconds)
  // People speak at their own pace: what is said is scaled to the speech there is.
  const trust = trustOf(words, window.samples / sampleRateHz)
  const total = seconds.reduce((sum, s) => sum + s, 0)
  const pace = total > 0 ? Math.min(2.5, Math.max(0.5, room.reduce((a, b) => a + b, 0) / total)) : 1
  const before = [0]
  for (const s of seconds) before.push(before.at(-1)! + s * pace)

  const mismatch = (piece: number, from: number, to: number) =>
    lengthWeight *
    Math.abs(Math.log((before[to]! - before[from]! + restS) / (room[piece]! + restS)))

  // least[i]: the least cost of dealing the first i words to the pieces so far.
  let least = words.map(() => Number.POSITIVE_INFINITY)
  least = [0, ...least]
  const choice: number[][] = []
  for (const [piece, extent] of extents.entries()) {
    const next = least.map(() => Number.POSITIVE_INFINITY)
    const from: number[] = least.map(() => 0)
    const stray = [0]
    for (const [i, word] of words.entries()) {
      stray.push(stray.at(-1)! + strayWeight * trust[i]! * strayOf(word, extent))
    }
    for (let start = 0; start <= words.length; start++) {
      if (least[start] === Number.POSITIVE_INFINITY) continue
      const opens = start > 0 && /[.?!]$/.test(words[start - 1]!.text) ? sentenceBonus : 0
      for (let end = start; end <= words.length; end++) {
        // Far more text than the piece has room for.
        if (end > start && before[end]! - before[start]! > room[piece]! * 6 + 3) break
        const cost =
          least[start]! +
          mismatch(piece, start, end) +
          stray[end]! -
          stray[start]! -
          (end > start ? opens : 0)
        if (cost < next[end]!) {
          next[end] = cost
          from[end] = start
        }
      }
    }
    least = next
    choice.push(from)
  }
  if (least[words.length] === Number.POSITIVE_INFINITY) return dealByTime(extents, words)
  const dealt: Word[][] = []
  let end = words.length
  for (let piece = extents.length - 1; piece >= 0; piece--) {
    const start = choice[piece]![end]!
    dealt.unshift(words.slice(start, end))
    end = start
  }
  return dealt
}

/** Pieces whose words are many more or fewer than their length has room for, or whose times ran away. */
export function doubtfulPieces(
  window: Window,
  words: readonly Word[],
  dealt: readonly (readonly Word[])[],
): boolean[] {
  const trust = trustOf(words, window.samples / sampleRateHz)
  let at = 0
  return window.pieces.map((piece, i) => {
    const own = dealt[i]!
    const seconds = (piece.toSample - piece.fromSample) / sampleRateHz
    const room = seconds - (1.6 * marginSamples) / sampleRateHz
    const spoken = own.reduce((sum, word) => sum + spokenSeconds(word), 0)
    const runAway = own.filter((_, n) => trust[at + n]! < 1).length
    at += own.length
    if (own.length === 0) return room > 0.3
    return runAway * 2 > own.length || spoken > room * 2 + 0.8 || spoken < room * 0.3 - 0.2
  })
}

function dealByTime(extents: readonly Extent[], words: readonly Word[]): Word[][] {
  const dealt: Word[][] = extents.map(() => [])
  let at = 0
  for (const word of words) {
    const middle = (word.startMs + word.endMs) / 2000
    while (at + 1 < extents.length && extents[at + 1]!.from <= middle) at++
    dealt[at]!.push(word)
  }
  return dealt
}

/** Gives the words of one piece times inside `fromMs…toMs`: their own where they can be believed, else by their length. */
export function timeWords(words: readonly Word[], fromMs: number, toMs: number): Word[] {
  if (words.length === 0) return []
  const inside = words.filter((w) => w.endMs > fromMs && w.startMs < toMs)
  const spread = Math.max(...words.map((w) => w.endMs)) - Math.min(...words.map((w) => w.startMs))
  const needed = words.reduce((sum, word) => sum + spokenSeconds(word), 0) * 1000
  const believed = inside.length === words.length && spread >= Math.min(needed, toMs - fromMs) / 3
  if (believed) return [...words]
  const margin = Math.min((marginSamples * 1000) / sampleRateHz, (toMs - fromMs) / 6)
  const perMs = (toMs - fromMs - 2 * margin) / needed
  let at = fromMs + margin
  return words.map((word) => {
    const startMs = at
    at += spokenSeconds(word) * 1000 * perMs
    return { ...word, startMs, endMs: at }
  })
}
