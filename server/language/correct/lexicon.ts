/** Which words may be meant, and how likely each is behind the word before it. Immutable once made. */
import { readFileSync } from 'node:fs'
import { officialKinds } from '../region.ts'
import { nameParts } from '../speakers/index.ts'
import { insert, type Layer, type Node, newRoot } from './tree.ts'

/** What this council and this rapat talk about; every list may be empty. */
export type CouncilWords = {
  /** Names of people, with titles as printed. */
  readonly nama?: readonly string[]
  /** Villages, districts, roads, rivers. */
  readonly tempat?: readonly string[]
  /** Names of the whole region: put in only behind the kind of place. */
  readonly wilayah?: readonly string[]
  /** Bodies, programmes, titles of items, agenda: phrases in any case. */
  readonly frasa?: readonly string[]
  /** Accepted by people: what engines print, and what is meant. */
  readonly dipelajari?: readonly { readonly spoken: string; readonly written: string }[]
}

export type Lexicon = {
  /** Trees of the words that may stand behind this one; names of the region only behind the kind of place. */
  rootsBehind(before: string): readonly Node[]
  /** Without a general list nothing is known about everyday words, and only names and council words are corrected. */
  readonly general: boolean
  readonly learned: ReadonlyMap<string, string>
  has(lower: string): boolean
  /** Does the word say anything about the one behind it? */
  leads(lower: string): boolean
  /** −ln p(word | word before it). */
  cost(before: string, lower: string): number
}

type Counts = { readonly total: number; readonly next: ReadonlyMap<string, number> }

const numberWords =
  `nol kosong satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas seratus seribu
   belas puluh ratus ribu juta miliar triliun koma`.split(/\s+/)
const digitWords = new Set(numberWords.slice(0, 11))
const numbers = new Set(numberWords)
const address = new Set('bapak ibu pak bu saudara saudari haji hajah dokter'.split(' '))
const kinds = new Set(
  'desa kelurahan kecamatan dusun kampung nagari kabupaten kota sungai kali jalan warga di'.split(
    ' ',
  ),
)
/** Words of two letters that may be put in; every other short row of a list is an abbreviation. */
const short = new Set('di ke ya ia si nya pun kah lah'.split(' '))
const listOf = (text: string) => new Set(text.split(/\s+/).filter(Boolean))
/** Everyday speech that people do say, but that is never put in. */
const casual = listOf(
  `aja gak ga nggak enggak lo lu gue gua udah kalo tau gitu gini dong sih kok deh nih tuh banget yang-yang mas mbak kak bro om tante
   ah oh eh em nah wah loh hai hei ayo yuk haha hehe no km via hal st mr ms dr rt rw tv hp sms pc per`,
)
/** Chat spellings and English in a list made from the web: no word of a sitting. */
const foreign = listOf(
  `yg dgn utk krn tdk sdh bgt utuk thn jln bpk sy vs pt cv gan wkwk karna udh
   the and of to in is you for that on with this be are not from at it we or an as by was have has will your all my me he she they
   can but one our out new love like just what when how who why no so do if up go get know see time good`,
)

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .filter(Boolean)

class Phrases {
  readonly counts = new Map<string, number>()
  readonly next = new Map<string, Map<string, number>>()
  total = 0
  add(words: readonly string[]): void {
    for (const [k, word] of words.entries()) {
      this.counts.set(word, (this.counts.get(word) ?? 0) + 1)
      this.total += 1
      const after = words[k + 1]
      if (after === undefined) continue
      const next = this.next.get(word) ?? new Map<string, number>()
      next.set(after, (next.get(after) ?? 0) + 1)
      this.next.set(word, next)
    }
  }
  of(word: string): Counts | null {
    const next = this.next.get(word)
    if (next === undefined) return null
    let total = 0
    for (const n of next.values()) total += n
    return { total, next }
  }
}

/** The general layers: the frequency list where it is installed, and the words of sittings. */
export type GeneralWords = {
  readonly installed: boolean
  readonly share: ReadonlyMap<string, number>
  readonly phrases: Phrases
  readonly root: Node
  readonly nodes: number
}

const table = (name: string) => readFileSync(new URL(`../tables/${name}`, import.meta.url), 'utf8')

/** How much each layer says about how likely a word is. */
const mix = { general: 0.5, sitting: 0.35, council: 0.15 } as const
/** How likely a name of the region is where it was heard without the kind of place. */
const regionalShare = 3e-5
/** How probably a place that is known stands behind *desa*, *kecamatan*; one of an item also behind *di*. */
const kindShare = 0.2

/** `list`: lines of word, tab, centibels (the catalogue's `kata-id`), or null. */
export function openGeneralWords(list: string | null): GeneralWords {
  const phrases = new Phrases()
  for (const line of table('register.txt').split('\n')) phrases.add(wordsOf(line))
  for (const line of table('vocabulary.tsv').split('\n').slice(1)) {
    const [, written = '', , meaning = ''] = line.split('\t')
    for (const phrase of [written, meaning.replace(/\(.*/, '')]) {
      // Long forms teach words that stand together; short forms are read by the vocabulary itself.
      const words = wordsOf(phrase)
      if (words.length > 1 || /^\p{Ll}/u.test(phrase)) phrases.add(words)
    }
  }
  const general = new Map<string, number>()
  for (const line of (list ?? '').split('\n')) {
    const [word, centibels] = line.split('\t')
    if (word && centibels && !foreign.has(word)) general.set(word, 10 ** (-Number(centibels) / 100))
  }
  const share = new Map<string, number>()
  for (const [word, p] of general) share.set(word, p * mix.general)
  for (const [word, n] of phrases.counts)
    share.set(word, (share.get(word) ?? 0) + (n / phrases.total) * mix.sitting)
  const root = newRoot(0)
  const count = { nodes: 1 }
  let id = 0
  for (const [word, p] of share) {
    const own = phrases.counts.has(word)
    if (!own && (casual.has(word) || (word.length < 3 && !short.has(word)))) continue
    if (!own && word.length === 3 && p < 10 ** -4.9) continue
    if (own && word.length < 3 && !short.has(word)) continue
    id += 1
    const layer = own ? 'istilah' : 'umum'
    insert(root, { id, text: word, lower: word, layer, cost: -Math.log(p) }, count)
  }
  return { installed: general.size > 0, share, phrases, root, nodes: count.nodes }
}

/** Names and words of one rapat over the general ones; cheap enough to be made anew when they change. */
export function openLexicon(general: GeneralWords, council: CouncilWords = {}): Lexicon {
  const phrases = new Phrases()
  const texts = new Map<string, { text: string; layer: Layer }>()
  const take = (words: readonly string[], layer: Layer) => {
    const kept = words.filter((word) => /\p{L}{2}/u.test(word) && !/^\p{Lu}{2,}$/u.test(word))
    phrases.add(kept.map((word) => word.toLowerCase()))
    for (const word of kept) {
      const lower = word.toLowerCase()
      if (lower.length < 3 || texts.has(lower)) continue
      texts.set(lower, { text: layer === 'rapat' ? lower : word, layer })
    }
  }
  const split = (text: string) => text.split(/[^\p{L}'’-]+/u).filter(Boolean)
  const nameWords = new Set<string>()
  for (const nama of council.nama ?? []) {
    const known = new Set(nameParts(nama))
    const parts = split(nama.split(',')[0]!).filter((part) =>
      known.has(part.toLowerCase().replace(/[^\p{L}'’-]/gu, '')),
    )
    for (const part of parts) nameWords.add(part.toLowerCase())
    take(parts, 'nama')
  }
  const placeWords = new Set<string>()
  for (const tempat of council.tempat ?? []) {
    const parts = split(tempat)
    take(parts, 'tempat')
    for (const part of parts) if (!kinds.has(part.toLowerCase())) placeWords.add(part.toLowerCase())
  }
  for (const frasa of council.frasa ?? []) take(split(frasa), 'rapat')
  for (const { written } of council.dipelajari ?? []) take(split(written), 'dipelajari')
  const regional = general.installed
    ? wordsOfRegion(council.wilayah ?? [])
    : new Map<string, string>()

  const shareOf = (lower: string) =>
    (general.share.get(lower) ?? 0) +
    (regional.has(lower) ? regionalShare : 0) +
    (phrases.total === 0
      ? 0
      : ((phrases.counts.get(lower) ?? 0) / (phrases.total + 50)) * mix.council)

  /** Words of names that no list has, by their small form; everyday words are in the general list and stay small. */
  function wordsOfRegion(names: readonly string[]): Map<string, string> {
    const words = names.flatMap(split).filter((word) => {
      const lower = word.toLowerCase()
      return word.length >= 4 && !texts.has(lower) && !general.share.has(lower)
    })
    return new Map(words.map((word) => [word.toLowerCase(), word]))
  }

  const root = newRoot(general.nodes)
  const count = { nodes: general.nodes + 1 }
  let id = -1
  for (const [lower, { text, layer }] of texts) {
    id -= 1
    insert(root, { id, text, lower, layer, cost: -Math.log(shareOf(lower)) }, count)
  }
  const regionRoot = newRoot(count.nodes)
  count.nodes += 1
  for (const [lower, text] of regional) {
    id -= 1
    const cost = -Math.log(kindShare / regional.size)
    insert(regionRoot, { id, text, lower, layer: 'tempat', cost }, count)
  }
  const usual = texts.size > 0 ? [root, general.root] : [general.root]
  const behindKind = regional.size > 0 ? [...usual, regionRoot] : usual
  const sources = [general.phrases, phrases]
  const memo = new Map<string, Counts[]>()
  const histories = (word: string) => {
    let found = memo.get(word)
    if (found === undefined) {
      found = sources.map((source) => source.of(word)).filter((one) => one !== null)
      memo.set(word, found)
    }
    return found
  }
  const figure = /\d/
  const costs = new Map<string, Map<string, number>>()
  return {
    rootsBehind: (before) => (officialKinds.has(before) ? behindKind : usual),
    general: general.installed,
    learned: new Map(
      (council.dipelajari ?? []).map(({ spoken, written }) => [spoken.toLowerCase(), written]),
    ),
    has: (lower) => general.share.has(lower) || texts.has(lower) || regional.has(lower),
    leads: (lower) =>
      histories(lower).length > 0 ||
      numbers.has(lower) ||
      address.has(lower) ||
      kinds.has(lower) ||
      figure.test(lower),
    cost(before, lower) {
      const known = costs.get(before) ?? new Map<string, number>()
      costs.set(before, known)
      const found = known.get(lower)
      if (found !== undefined) return found
      const cost = costOf(before, lower)
      known.set(lower, cost)
      return cost
    },
  }

  function costOf(before: string, lower: string): number {
    let p = shareOf(lower)
    if (p === 0) return Number.POSITIVE_INFINITY
    for (const { total, next } of histories(before)) {
      const n = next.get(lower)
      if (n !== undefined) p += (0.6 * n) / (total + 2)
    }
    if (numbers.has(before) || figure.test(before)) {
      if (digitWords.has(lower)) p += 0.4 / digitWords.size
      else if (numbers.has(lower)) p += 0.3 / numbers.size
    }
    if (address.has(before) && nameWords.has(lower)) p += 0.3 / nameWords.size
    if (kinds.has(before) && placeWords.has(lower)) p += kindShare / placeWords.size
    if (officialKinds.has(before) && regional.has(lower)) p += kindShare / regional.size
    return -Math.log(Math.min(0.9, p))
  }
}
