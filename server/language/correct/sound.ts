/** How Indonesian words sound: their phonetic key, and how easily a recogniser takes one sound for another. Costs are in nats. */

const digraphs: readonly (readonly [RegExp, string])[] = [
  [/ng/g, 'ŋ'],
  [/ny/g, 'ñ'],
  [/sy|sh/g, 's'],
  [/kh/g, 'h'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/ph/g, 'f'],
  [/oe/g, 'u'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/(.)\1+/g, '$1'],
]

/** One sign per sound; only sounds are left (no hyphens, no accents, no capitals). */
export function soundOf(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
  return digraphs.reduce((text, [from, to]) => text.replace(from, to), plain)
}

const vowels = 'aiueo'
const isVowel = (sound: string) => vowels.includes(sound)

/** Sounds that are taken for each other, most easily first. */
const alike: readonly (readonly [string, number])[] = [
  ['bp dt gk jc zs vf vb fp zj', 1.2],
  ['mn nŋ mŋ nñ ŋg kh ie uo lr', 1.6],
  ['ae ai eo ua ei ou td bm dn ñy sc rd wb wv jy zd', 2.2],
  ['ao iu eu pm tn gŋ kt pt kp ts ln rn yi wu jz hs', 2.8],
]

/** Sounds as small numbers: they are compared millions of times. */
const signs = 'abcdefghijklmnopqrstuvwxyzŋñ'
const size = 32
export const codesOf = (sounds: string): number[] =>
  [...sounds].map((sound) => signs.indexOf(sound))

const swaps = new Float64Array(size * size)
const misses = new Float64Array(size)
const extras = new Float64Array(size)
for (const [i, a] of [...signs].entries()) {
  misses[i] = a === 'h' ? 1.4 : isVowel(a) ? 2.4 : 'rktnŋ'.includes(a) ? 2.2 : 2.8
  extras[i] = a === 'h' ? 1.6 : isVowel(a) ? 2.6 : 2.8
  for (const [k, b] of [...signs].entries())
    swaps[i * size + k] = i === k ? 0 : isVowel(a) && isVowel(b) ? 2.8 : 4.5
}
for (const [pairs, cost] of alike.toReversed()) {
  for (const pair of pairs.split(' ')) {
    const [i = 0, k = 0] = codesOf(pair)
    swaps[i * size + k] = cost
    swaps[k * size + i] = cost
  }
}

/** The engine wrote `heard` where `meant` was said; sounds by their numbers. */
export const swapCost = (heard: number, meant: number): number => swaps[heard * size + meant]!
/** The engine left the sound out. */
export const missCost = (meant: number): number => misses[meant]!
/** The engine put the sound in. */
export const extraCost = (heard: number): number => extras[heard]!

/** Lowest cost of the two words against each other, for tests and for names. */
export function soundDistance(heard: string, meant: string): number {
  const [a, b] = [codesOf(soundOf(heard)), codesOf(soundOf(meant))]
  let row = [0]
  for (const sound of b) row.push(row.at(-1)! + missCost(sound))
  for (const x of a) {
    const next = [row[0]! + extraCost(x)]
    for (let k = 0; k < b.length; k += 1) {
      next.push(
        Math.min(
          row[k]! + swapCost(x, b[k]!),
          row[k + 1]! + extraCost(x),
          next[k]! + missCost(b[k]!),
        ),
      )
    }
    row = next
  }
  return row.at(-1)!
}

/** Names of letters, from which spoken short forms are made (`a pe be de`). */
export const letterNames: ReadonlySet<string> = new Set(
  'a be ce de e ef ge ha i je ka el em en o pe ki er es te u ve fe we eks ye zet'.split(' '),
)

/** Of a phrase: empty where nothing of it is spoken. */
export const soundOfText = (text: string): string => soundOf(text)

/** How far two phrases are apart, in nats for each letter of the shorter. */
export const soundApart = (a: string, b: string): number =>
  soundDistance(a, b) / Math.max(3, Math.min(a.length, b.length))
