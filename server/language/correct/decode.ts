/**
 * One search over the sounds of a line, letter by letter: words are replaced, split and joined together, whatever is
 * cheapest as a whole. Each raw word may also stay as it is. All costs are −ln of probabilities.
 */
import type { Lexicon } from './lexicon.ts'
import { extraCost, missCost, swapCost } from './sound.ts'
import type { Entry, Node } from './tree.ts'

export type Weights = {
  /** How much the sound counts against the words. */
  readonly sound: number
  /** Once for each stretch that is changed. */
  readonly change: number
  /** Besides, for a raw word that a list knows. */
  readonly known: number
  /** A space put in, or taken out. */
  readonly space: number
  /** A raw word that no list knows; the second for each of its sounds. */
  readonly unknown: number
  readonly unknownSound: number
  /** How many ways are followed at once, and how far behind the best. */
  readonly beam: number
  readonly reach: number
}

export type RawWord = {
  readonly lower: string
  readonly sounds: readonly number[]
  /** 0…1: how probably the engine heard it right. */
  readonly trust: number
  /** Stands in a list. */
  readonly known: boolean
}

/** A stretch of raw words and what stands there now; `words` null where they stay. */
export type Stretch = {
  readonly from: number
  readonly to: number
  readonly words: readonly Entry[] | null
}

/** A point between two words. */
type Mark = {
  readonly back: Mark | null
  readonly at: number
  readonly word: Entry | null
  readonly before: string
  readonly number: number
  readonly changed: boolean
}

type Way = {
  cost: number
  node: Node | null
  mark: Mark
  /** Sounds put in without hearing one, in a row. */
  added: number
  /** A cheaper one took its place. */
  dead?: boolean
}

/** `before` and `after`: the words that stand around and stay, or empty. */
export function decode(
  raw: readonly RawWord[],
  lexicon: Lexicon,
  weights: Weights,
  { before, after }: { before: string; after: string },
): Stretch[] {
  const sounds = raw.flatMap((word) => word.sounds)
  const length = sounds.length
  /** The raw word that begins at a place. */
  const begins = new Map<number, number>()
  const owner: number[] = []
  for (const [k, word] of raw.entries()) {
    begins.set(owner.length, k)
    for (let n = 0; n < word.sounds.length; n += 1) owner.push(k)
  }
  const ends = raw.map((_, k) => (owner.lastIndexOf(k) < 0 ? -1 : owner.lastIndexOf(k) + 1))
  const ways = Array.from({ length: length + 1 }, () => new Layer())
  /** Words that may stand before, numbered, so that two ways that differ in nothing ahead are told by one number. */
  const numbers = new Map<string, number>()
  const numberOf = (word: string) => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    const number = lexicon.leads(word) ? numbers.size + 1 : 0
    numbers.set(word, number)
    return number
  }
  const start: Mark = {
    back: null,
    at: 0,
    word: null,
    before,
    number: numberOf(before),
    changed: false,
  }
  ways[0]!.put(null, 0, start, 0)

  for (let at = 0; at <= length; at += 1) {
    const here = ways[at]!
    const boundary = begins.get(at)
    let limit = here.best + weights.reach
    const inside = here.list.filter((way) => way.node !== null && way.cost + way.node.best <= limit)
    // Sounds that were missed: same place, deeper in the tree. The list grows while it is walked.
    for (let n = 0; n < inside.length; n += 1) {
      const way = inside[n]!
      if (way.added >= 2) continue
      const { sounds: signs, kids } = way.node!
      for (let k = 0; k < kids.length; k += 1) {
        const cost = way.cost + weights.sound * missCost(signs[k]!)
        const kid = kids[k]!
        if (cost + kid.best > limit) continue
        inside.push({ cost, node: kid, mark: way.mark, added: way.added + 1 })
      }
    }
    for (const { node, cost, mark } of inside) {
      for (const word of node!.words) {
        const total = cost + lexicon.cost(mark.before, word.lower)
        if (total > limit) continue
        const number = numberOf(word.lower)
        const next: Mark = { back: mark, at, word, before: word.lower, number, changed: true }
        here.put(null, total, next, 0)
      }
    }
    if (at === length) break
    limit = Math.min(limit, here.best + weights.reach)
    for (const way of here.list) {
      if (way.node !== null || way.cost > limit || way.dead) continue
      if (boundary !== undefined) keep(boundary, way)
      const cost =
        way.cost +
        (way.mark.changed ? 0 : weights.change) +
        (boundary === undefined ? weights.space : 0)
      for (const root of lexicon.rootsBehind(way.mark.before)) {
        if (cost + root.best <= limit + weights.change)
          inside.push({ cost, node: root, mark: way.mark, added: 0 })
      }
    }
    const heard = sounds[at]!
    const doubt = boundary === undefined ? 0 : doubtOf(raw[owner[at]!]!, weights)
    const next = ways[at + 1]!
    const alive = bestFew(inside, weights.beam)
    for (const way of alive) {
      const { node, mark } = way
      const joins = boundary !== undefined && mark.at !== at
      const base = way.cost + doubt + (joins ? weights.space : 0)
      const { sounds: signs, kids } = node!
      for (let k = 0; k < kids.length; k += 1) {
        const cost = base + weights.sound * swapCost(heard, signs[k]!)
        if (cost + kids[k]!.best > next.best + weights.reach) continue
        next.put(kids[k]!, cost, mark, 0)
      }
      // A sound that nobody said.
      const cost = base + weights.sound * extraCost(heard)
      if (cost + node!.best <= next.best + weights.reach) next.put(node, cost, mark, way.added)
    }
  }

  function keep(k: number, way: Way): void {
    const word = raw[k]!
    const known = lexicon.cost(way.mark.before, word.lower)
    const rare = weights.unknown + weights.unknownSound * word.sounds.length
    const cost = way.cost + Math.min(known, rare) - Math.log(word.trust)
    const to = ends[k]!
    const number = numberOf(word.lower)
    const mark: Mark = {
      back: way.mark,
      at: to,
      word: null,
      before: word.lower,
      number,
      changed: false,
    }
    ways[to]!.put(null, cost, mark, 0)
  }

  let best: Way | null = null
  let lowest = Number.POSITIVE_INFINITY
  for (const way of ways[length]!.list) {
    if (way.node !== null || way.dead) continue
    const then = after === '' ? 0 : Math.min(20, lexicon.cost(way.mark.before, after))
    if (way.cost + then >= lowest) continue
    lowest = way.cost + then
    best = way
  }
  return best === null ? [] : readBack(best.mark, begins, raw)
}

/** What it costs that the engine misheard this word. */
const doubtOf = (word: RawWord, weights: Weights): number =>
  -Math.log(1 - word.trust) + (word.known ? weights.known : 0)

/** All ways that reach one place; of two that are the same from here on, the cheaper. */
class Layer {
  readonly list: Way[] = []
  readonly byKey = new Map<number, Way>()
  best = Number.POSITIVE_INFINITY
  put(node: Node | null, cost: number, mark: Mark, added: number): void {
    const place = node === null ? (mark.changed ? 1 : 2) : node.id + 3
    const key = mark.number * 0x4_0000 + place
    const other = this.byKey.get(key)
    if (other !== undefined) {
      if (other.cost <= cost) return
      other.dead = true
    }
    const way: Way = { cost, node, mark, added }
    this.byKey.set(key, way)
    this.list.push(way)
    this.best = Math.min(this.best, cost + (node === null ? 0 : node.best))
  }
}

function bestFew(ways: readonly Way[], few: number): readonly Way[] {
  const alive = ways.filter((way) => !way.dead)
  if (alive.length <= few) return alive
  const rank = (way: Way) => way.cost + way.node!.best
  return alive.sort((a, b) => rank(a) - rank(b)).slice(0, few)
}

/** The words of the best way, cut where a raw word and a new one begin together. */
function readBack(last: Mark, begins: ReadonlyMap<number, number>, raw: readonly RawWord[]) {
  const marks: Mark[] = []
  for (let mark: Mark | null = last; mark?.back; mark = mark.back) marks.unshift(mark)
  const indexAt = (at: number) => begins.get(at) ?? raw.length
  const out: Stretch[] = []
  let open: Entry[] = []
  for (const mark of marks) {
    const from = mark.back!.at
    if (mark.word === null) {
      out.push({ from: indexAt(from), to: indexAt(mark.at), words: null })
      continue
    }
    open.push(mark.word)
    if (!begins.has(mark.at) && mark.at !== last.at) continue
    const began = out.at(-1)?.to ?? 0
    const to = indexAt(mark.at)
    const same = open.length === 1 && to - began === 1 && raw[began]!.lower === open[0]!.lower
    out.push({ from: began, to, words: same ? null : open })
    open = []
  }
  return out
}
