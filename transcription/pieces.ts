/** Recognises packed windows and keeps what the engine invents out of them. Used for files and for the second revision. */
import { type Decoded, sampleRateHz, type Word } from '../server/domain/speech.ts'
import { dealWords, doubtfulPieces, timeWords } from './alignment.ts'
import { placeByAnchors } from './anchors.ts'
import type { DecodeOptions, SpeechEngine } from './engine.ts'
import { confidence, cutInvention, cutLoop, judge, units } from './guard.ts'
import {
  marginSamples,
  type Piece,
  packWindows,
  unpackWords,
  type Window,
  windowSound,
} from './packing.ts'
import { fitWords } from './segments.ts'

export type Recognised = { readonly piece: Piece; readonly words: readonly Word[] }
export type ReadSound = (fromSample: number, toSample: number) => Float32Array

/** An answer less sure than this is compared with that of the next way to decode. */
const sure = 0.75

/** How often one stretch is decoded, in different ways, before a loop is cut by hand. */
const maxAttempts = 2

export type GuardOptions = Omit<DecodeOptions, 'attempt'> & {
  /** 1: what loops is dropped, for what is only shown. */
  readonly attempts?: number
}

const textOf = (words: readonly Word[]) => words.map((word) => word.text).join(' ')

/** What is left of an answer without what was invented; null where it loops or babbles. */
export function guardDecoded(decoded: Decoded, seconds: number): Decoded | null {
  const words = cutInvention(decoded.words)
  const left = words.length === decoded.words.length ? decoded : { words, text: textOf(words) }
  const verdict = judge(left, seconds)
  if (verdict === 'invented') return { words: [], text: '' }
  return verdict === 'good' ? left : null
}

/** Null where every way to decode it looped or babbled. */
async function decodeSound(
  engine: SpeechEngine,
  samples: Float32Array,
  options: GuardOptions,
): Promise<Decoded | null> {
  const seconds = samples.length / sampleRateHz
  let best: Decoded | null = null
  const attempts = engine.steady ? 1 : (options.attempts ?? maxAttempts)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const left = guardDecoded(await engine.decode(samples, { ...options, attempt }), seconds)
    if (left === null) continue
    if (left.words.length === 0) return left
    if (best === null || confidence(left.words) > confidence(best.words)) best = left
    if (options.quick || confidence(best.words) >= sure) return best
  }
  return best
}

/** One stretch, judged: what was invented is dropped, a loop that stays is cut down to its first round. */
export async function decodeGuarded(
  engine: SpeechEngine,
  samples: Float32Array,
  options: GuardOptions = {},
): Promise<Decoded> {
  const seconds = samples.length / sampleRateHz
  const good = await decodeSound(engine, samples, options)
  if (good !== null) return good
  if (options.attempts === 1) return { words: [], text: '' }
  const last = await engine.decode(samples, { ...options, attempt: maxAttempts })
  const words = cutLoop(cutInvention(last.words))
  const text = textOf(words)
  return judge({ words, text }, seconds) === 'good' ? { words, text } : { words: [], text: '' }
}

/** All pieces, in order. */
export async function* recognisePieces(
  engine: SpeechEngine,
  pieces: readonly Piece[],
  read: ReadSound,
  options: GuardOptions = {},
): AsyncGenerator<Recognised[]> {
  for (const window of packWindows(pieces))
    yield await recogniseWindow(engine, window, read, options)
}

/**
 * A window that loops is done again in halves, since a shorter one rarely does; a single piece is cut by the guard.
 * `alone`: what each piece said by itself, where that is known, from the start of the recording.
 */
export async function recogniseWindow(
  engine: SpeechEngine,
  window: Window,
  read: ReadSound,
  options: GuardOptions,
  alone?: ReadonlyMap<number, readonly Word[]>,
): Promise<Recognised[]> {
  const sound = windowSound(window, read)
  const single = window.pieces.length === 1
  const decoded = single
    ? await decodeGuarded(engine, sound, options)
    : await decodeSound(engine, sound, options)
  if (decoded !== null) {
    const words = await placeWords(engine, window, decoded.words, read, options, alone)
    const heard = window.pieces.map((piece, i) => ({
      piece,
      words: withoutDoubt(piece, words[i]!),
    }))
    const speech = window.pieces.reduce((sum, piece) => sum + speechSeconds(piece), 0)
    // Where the window has enough words in all, those a piece lacks stand in another.
    if (spokenUnits(decoded.words) >= speech * sparseRate) return heard
    const done: Recognised[] = []
    for (const given of heard) {
      done.push({ ...given, words: await fuller(engine, given, single, read, options) })
    }
    return done
  }
  const half = window.pieces.findIndex((p) => p.atSample + lengthOf(p) / 2 > window.samples / 2)
  const at = Math.min(window.pieces.length - 1, Math.max(1, half))
  const parts = [window.pieces.slice(0, at), window.pieces.slice(at)]
  const done: Recognised[] = []
  for (const part of parts) {
    for (const smaller of packWindows(part)) {
      done.push(...(await recogniseWindow(engine, smaller, read, options, alone)))
    }
  }
  return done
}

/** Words by piece, with times of the recording. Where the engine's times ran away, pieces are heard alone to find the places. */
async function placeWords(
  engine: SpeechEngine,
  window: Window,
  words: readonly Word[],
  read: ReadSound,
  options: GuardOptions,
  alone?: ReadonlyMap<number, readonly Word[]>,
): Promise<Word[][]> {
  const inWindow = window.pieces.map(({ atSample, fromSample, toSample }) => ({
    fromMs: msOf(atSample),
    toMs: msOf(atSample + toSample - fromSample),
    shiftMs: msOf(fromSample - atSample),
  }))
  const time = (dealt: readonly (readonly Word[])[]) =>
    dealt.map((own, i) => {
      const { fromMs, toMs, shiftMs } = inWindow[i]!
      return shift(fitWords(timeWords(own, fromMs, toMs), fromMs, toMs), shiftMs)
    })
  if (window.pieces.length === 1) return time([words])
  const known = window.pieces.map((piece) => alone?.get(piece.fromSample))
  const dealt = dealWords(window, words)
  const certain = known.every((said) => said !== undefined)
  if (!certain && !doubtfulPieces(window, words, dealt).includes(true)) return time(dealt)
  // Times that ran away in one place are wrong by as much in others, so the whole window is placed anew.
  const said: Word[][] = []
  for (const [i, piece] of window.pieces.entries()) {
    const sound = read(piece.fromSample, piece.toSample)
    const own = known[i]
      ? shift(known[i], -msOf(piece.fromSample))
      : (await decodeGuarded(engine, sound, { ...options, quick: true })).words
    said.push(shift(own, inWindow[i]!.fromMs))
  }
  return time(placeByAnchors(words, said))
}

const shift = (words: readonly Word[], ms: number): Word[] =>
  words.map((word) => ({
    ...word,
    startMs: Math.max(0, word.startMs + ms),
    endMs: Math.max(0, word.endMs + ms),
  }))

/** Shorter stretches may well hold a single word. */
const lostSeconds = 4
/** The fewest words a second of speech, counting each digit as a word. */
const minRate = 0.4

/** A window with fewer words a second than this may have been given up early. */
const sparseRate = 0.8
const speechSeconds = (piece: Piece) =>
  Math.max(0, (lengthOf(piece) - 2 * marginSamples) / sampleRateHz)

const spokenUnits = (words: readonly Word[]) =>
  units(textOf(words)).reduce((sum, unit) => sum + (/\p{N}/u.test(unit) ? unit.length : 1), 0)

/** Did the engine stop early? It now and then ends a window after the first words of it. */
function isLost({ piece, words }: Recognised): boolean {
  const seconds = lengthOf(piece) / sampleRateHz
  return seconds >= lostSeconds && spokenUnits(words) < seconds * minRate
}

/** A long piece with hardly a word in it is decoded by itself, then in halves; whatever holds most words is kept. */
async function fuller(
  engine: SpeechEngine,
  given: Recognised,
  alone: boolean,
  read: ReadSound,
  options: GuardOptions,
): Promise<readonly Word[]> {
  if (options.attempts === 1 || !isLost(given)) return given.words
  const { piece } = given
  let best = given
  const whole = [piece]
  const halves = halve(piece, read)
  for (const parts of alone ? [halves] : [whole, halves]) {
    const words: Word[] = []
    for (const part of parts) {
      const sound = read(part.fromSample, part.toSample)
      const decoded = await decodeGuarded(engine, sound, options)
      const [window] = packWindows([part])
      words.push(...withoutDoubt(part, unpackWords(window!, decoded.words)[0]!))
    }
    if (spokenUnits(words) > spokenUnits(best.words)) best = { piece, words }
    if (!isLost(best)) break
  }
  return best.words
}

/** Cut at the quietest fifth of a second near the middle, so that no word is cut. */
function halve(piece: Piece, read: ReadSound): Piece[] {
  const step = sampleRateHz / 5
  const from = Math.floor(piece.fromSample + lengthOf(piece) * 0.35)
  const to = Math.floor(piece.fromSample + lengthOf(piece) * 0.65)
  const sound = read(from, to)
  let cut = Math.floor((from + to) / 2)
  let quietest = Number.POSITIVE_INFINITY
  for (let at = 0; at + step <= sound.length; at += step / 4) {
    const loud = sound.subarray(at, at + step).reduce((sum, x) => sum + x * x, 0)
    if (loud < quietest) {
      quietest = loud
      cut = from + at + step / 2
    }
  }
  return [
    { fromSample: piece.fromSample, toSample: cut },
    { fromSample: cut, toSample: piece.toSample },
  ]
}

const msOf = (sample: number) => (sample * 1000) / sampleRateHz
const lengthOf = (piece: Piece) => piece.toSample - piece.fromSample

/** A piece whose only words are such as the engine prints on noise is left empty. */
function withoutDoubt(piece: Piece, words: readonly Word[]): readonly Word[] {
  const verdict = judge({ words, text: textOf(words) }, lengthOf(piece) / sampleRateHz)
  return verdict === 'invented' ? [] : words
}
