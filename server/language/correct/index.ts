/**
 * Correction by sound: what the recogniser was not sure of is compared with the words that may be meant. Words it was
 * sure of, figures and short forms stay. Nothing is lost: every change names the raw words it replaced.
 */
import type { Word } from '../../domain/speech.ts'
import { digitWords } from '../number/words.ts'
import { splitWord, type Token, upperFirst } from '../token.ts'
import { decode, type RawWord, type Weights } from './decode.ts'
import type { Lexicon } from './lexicon.ts'
import { codesOf, letterNames, soundDistance, soundOf } from './sound.ts'
import type { Entry, Layer } from './tree.ts'

export { type CouncilWords, type GeneralWords, openGeneralWords, openLexicon } from './lexicon.ts'
export type { Layer, Lexicon }

export type Correction = {
  /** Indexes into the raw words, end exclusive. */
  readonly from: number
  readonly to: number
  /** Indexes into the corrected words, end exclusive. */
  readonly at: readonly [number, number]
  readonly raw: readonly string[]
  readonly written: readonly string[]
  /** The layer that the rarest of the new words comes from. */
  readonly reason: Layer
}

export type Corrected = {
  /** Times stay inside the raw words'; a new word has confidence 1: it is not looked at again. */
  readonly words: readonly Word[]
  readonly corrections: readonly Correction[]
}

/** From this confidence on a word stays. */
const sure = 0.8
/** Nats for each letter that the new words may differ in sound. */
const apart = 1
/** Engines that say nothing about their confidence. */
const unsaid = { known: 0.9, unknown: 0.5 } as const

const tuned: Weights = {
  sound: 1.3,
  change: 4,
  known: 1,
  space: 1,
  unknown: 12,
  unknownSound: 0.6,
  beam: 60,
  reach: 8,
}

type Looked = { readonly token: Token; readonly raw: RawWord; readonly fixed: boolean }

/** `saudara-saudara` is as likely as `saudara`. */
const unDoubled = (lower: string) => /^(\p{L}+)-\1$/u.exec(lower)?.[1] ?? lower

function look(words: readonly Word[], lexicon: Lexicon): Looked[] {
  const tokens = words.map((word) => splitWord(word.text, 0))
  const isLetter = (k: number) => letterNames.has(tokens[k]?.lower ?? '')
  return tokens.map((token, k) => {
    const figure = /\d/.test(token.text)
    const lower = figure ? 'satu' : unDoubled(token.lower)
    const known = lexicon.has(lower)
    const sounds = figure ? [] : codesOf(soundOf(token.text))
    const said = words[k]!.confidence
    const confidence = said ?? (known ? unsaid.known : unsaid.unknown)
    const short = /^[^\p{Ll}]*$/u.test(token.text) || /\p{Lu}.*\p{Lu}/u.test(token.text)
    const letters = isLetter(k) && (isLetter(k - 1) || isLetter(k + 1))
    const foreign = /[^\p{Script=Latin}\d'’-]/u.test(token.text)
    const fixed =
      sounds.length === 0 ||
      short ||
      letters ||
      foreign ||
      confidence >= sure ||
      // Its own rule says whether it is *nol* or *nomor*.
      lower === 'no' ||
      // Without a general list an everyday word cannot be told from a wrong one.
      (!lexicon.general && known)
    const trust = Math.max(0.05, Math.min(0.95, confidence))
    return { token, raw: { lower, sounds, trust, known }, fixed }
  })
}

type Change = {
  readonly from: number
  readonly to: number
  readonly texts: readonly string[]
  readonly layer: Layer
}

/** Corrections people accepted: the same raw words, none of which the engine was sure of. */
function learnedChanges(looked: readonly Looked[], lexicon: Lexicon): Change[] {
  if (lexicon.learned.size === 0) return []
  const out: Change[] = []
  for (let i = 0; i < looked.length; i += 1) {
    for (let n = Math.min(4, looked.length - i); n >= 1; n -= 1) {
      const part = looked.slice(i, i + n)
      const written = lexicon.learned.get(part.map(({ token }) => token.lower).join(' '))
      if (written === undefined || part.some(({ fixed }) => fixed)) continue
      out.push({ from: i, to: i + n, texts: written.split(' '), layer: 'dipelajari' })
      i += n - 1
      break
    }
  }
  return out
}

const isDigit = (token: Token | undefined) =>
  token !== undefined && (/^\d+$/.test(token.text) || token.lower in digitWords)

/** *nol* in a row of digits is often printed as English *no*; `no 5` is a number's *nomor* and stays. */
function zeroChanges(looked: readonly Looked[]): Change[] {
  const out: Change[] = []
  for (let i = 0; i < looked.length; ) {
    let to = i
    while (looked[to]?.token.lower === 'no') to += 1
    if (to - i >= 2 || (to > i && isDigit(looked[i - 1]?.token)))
      for (let k = i; k < to; k += 1)
        out.push({ from: k, to: k + 1, texts: ['nol'], layer: 'istilah' })
    i = Math.max(to, i + 1)
  }
  return out
}

function soundChanges(
  looked: readonly Looked[],
  taken: ReadonlySet<number>,
  lexicon: Lexicon,
  weights: Weights,
): Change[] {
  const out: Change[] = []
  const free = (k: number) => k < looked.length && !looked[k]!.fixed && !taken.has(k)
  for (let i = 0; i < looked.length; ) {
    if (!free(i)) {
      i += 1
      continue
    }
    let to = i
    while (free(to)) to += 1
    const around = {
      before: looked[i - 1]?.raw.lower ?? '',
      after: looked[to]?.raw.lower ?? '',
    }
    const run = looked.slice(i, to).map(({ raw }) => raw)
    for (const stretch of decode(run, lexicon, weights, around)) {
      if (stretch.words === null) continue
      const heard = looked.slice(i + stretch.from, i + stretch.to)
      if (!soundsLike(heard, stretch.words)) continue
      const rarest = stretch.words.reduce((a, b) => (b.cost > a.cost ? b : a))
      out.push({
        from: i + stretch.from,
        to: i + stretch.to,
        texts: stretch.words.map((word: Entry) => word.text),
        layer: rarest.layer,
      })
    }
    i = to
  }
  return out
}

/**
 * A right-looking word that nobody said is worse in a record than a wrong-looking one, which a reader stops at: what
 * sounds too different stays as it was heard.
 */
function soundsLike(heard: readonly Looked[], meant: readonly Entry[]): boolean {
  const from = heard.map(({ token }) => token.text).join('')
  const to = meant.map(({ lower }) => lower).join('')
  return soundDistance(from, to) <= apart * Math.max(3, Math.min(from.length, to.length))
}

export function correctWords(
  words: readonly Word[],
  lexicon: Lexicon,
  weights: Weights = tuned,
): Corrected {
  let changes: Change[] = []
  let now = apply(words, changes)
  // A word put in can show what stands beside it: done until nothing changes. What was put in is not changed again.
  for (let round = 0; round < 6; round += 1) {
    const found = changesOf(now.words, lexicon, weights)
    if (found.length === 0) break
    const { origin } = now
    changes = [
      ...changes,
      ...found.map((one) => ({ ...one, from: origin[one.from]!, to: origin[one.to - 1]! + 1 })),
    ].sort((x, y) => x.from - y.from)
    now = apply(words, changes)
  }
  return { words: now.words, corrections: now.corrections }
}

function changesOf(words: readonly Word[], lexicon: Lexicon, weights: Weights): Change[] {
  const looked = look(words, lexicon)
  const told = learnedChanges(looked, lexicon)
  const zeros = zeroChanges(looked).filter(
    (zero) => !told.some(({ from, to }) => zero.from >= from && zero.from < to),
  )
  const taken = new Set([...told, ...zeros].flatMap(({ from, to }) => range(from, to)))
  return [...told, ...zeros, ...soundChanges(looked, taken, lexicon, weights)]
}

/** The words with the changes made, in order; `origin` is the raw index of each word that stayed. */
function apply(
  words: readonly Word[],
  changes: readonly Change[],
): Corrected & { readonly origin: readonly number[] } {
  const out: Word[] = []
  const origin: number[] = []
  const corrections: Correction[] = []
  let done = 0
  const stay = (to: number) => {
    for (; done < to; done += 1) {
      out.push(words[done]!)
      origin.push(done)
    }
  }
  for (const { from, to, texts, layer } of changes) {
    stay(from)
    const raw = words.slice(from, to)
    const [first, last] = [splitWord(raw[0]!.text, 0), splitWord(raw.at(-1)!.text, 0)]
    const began = out.length
    const printed = texts.map((text, k) => {
      // The engine began a sentence here.
      const opens = k === 0 && /^\p{Lu}/u.test(first.text) && opensSentence(words, from)
      const lead = k === 0 ? first.lead : ''
      const trail = k === texts.length - 1 ? last.trail : ''
      return lead + (opens ? upperFirst(text) : text) + trail
    })
    out.push(...spread(printed, raw))
    origin.push(...printed.map(() => from))
    corrections.push({
      from,
      to,
      at: [began, out.length],
      raw: raw.map((word) => word.text),
      written: printed,
      reason: layer,
    })
    done = to
  }
  stay(words.length)
  return { words: out, corrections, origin }
}

/** The raw texts again. */
export function rawTexts({ words, corrections }: Corrected): string[] {
  const out: string[] = []
  let at = 0
  for (const {
    at: [from, to],
    raw,
  } of corrections) {
    out.push(...words.slice(at, from).map((word) => word.text), ...raw)
    at = to
  }
  return [...out, ...words.slice(at).map((word) => word.text)]
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k)

const opensSentence = (words: readonly Word[], k: number) =>
  k === 0 || /[.?!]["”’)]*$/.test(words[k - 1]!.text)

/** New words in the time of the old ones, by their length. */
function spread(texts: readonly string[], raw: readonly Word[]): Word[] {
  const [startMs, endMs] = [raw[0]!.startMs, raw.at(-1)!.endMs]
  if (texts.length === raw.length) {
    return texts.map((text, k) => ({ ...raw[k]!, text, confidence: 1 }))
  }
  const total = texts.reduce((sum, text) => sum + text.length, 0)
  let done = 0
  return texts.map((text) => {
    const from = startMs + ((endMs - startMs) * done) / total
    done += text.length
    const to = startMs + ((endMs - startMs) * done) / total
    return { text, startMs: Math.round(from), endMs: Math.round(to), confidence: 1 }
  })
}
