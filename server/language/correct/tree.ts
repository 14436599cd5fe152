/** The words that may be meant as a tree of their sounds, which the search walks letter by letter. */
import { codesOf, soundOf } from './sound.ts'

export type Layer = 'nama' | 'tempat' | 'rapat' | 'dipelajari' | 'istilah' | 'umum'

export type Entry = {
  readonly id: number
  /** As it is written, with the capitals of a name. */
  readonly text: string
  readonly lower: string
  readonly layer: Layer
  /** −ln of its share of all words; of a name of the region, of its share behind the kind of place. */
  readonly cost: number
}

/** A place in the tree of sounds. */
export type Node = {
  readonly sounds: number[]
  readonly kids: Node[]
  readonly words: Entry[]
  /** The lowest cost of a word below. */
  best: number
  readonly id: number
}

/** `count` numbers the nodes of all trees of a lexicon. */
export function insert(root: Node, entry: Entry, count: { nodes: number }): void {
  let node = root
  for (const sound of codesOf(soundOf(entry.lower))) {
    node.best = Math.min(node.best, entry.cost)
    const at = node.sounds.indexOf(sound)
    if (at >= 0) node = node.kids[at]!
    else {
      count.nodes += 1
      const kid: Node = { sounds: [], kids: [], words: [], best: entry.cost, id: count.nodes }
      node.sounds.push(sound)
      node.kids.push(kid)
      node = kid
    }
  }
  node.best = Math.min(node.best, entry.cost)
  node.words.push(entry)
}

export const newRoot = (id: number): Node => ({
  sounds: [],
  kids: [],
  words: [],
  best: Number.POSITIVE_INFINITY,
  id,
})
