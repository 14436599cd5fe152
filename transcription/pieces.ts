/** Recognises packed windows and keeps what the engine invents out of them. Used for files and for the second revision. */
import { type Decoded, sampleRateHz, type Word } from '../server/domain/speech.ts'
import type { DecodeOptions, SpeechEngine } from './engine.ts'
import { cutLoop, judge } from './guard.ts'
import { type Piece, packWindows, unpackWords, windowSound } from './packing.ts'

export type Recognised = { readonly piece: Piece; readonly words: readonly Word[] }
export type ReadSound = (fromSample: number, toSample: number) => Float32Array

const seconds = (piece: Piece) => (piece.toSample - piece.fromSample) / sampleRateHz

/** One stretch, judged: what was invented is dropped, a loop is cut down to its first round. */
export async function decodeGuarded(
  engine: SpeechEngine,
  samples: Float32Array,
  options: DecodeOptions,
): Promise<Decoded> {
  const decoded = await engine.decode(samples, options)
  const verdict = judge(decoded, samples.length / sampleRateHz)
  if (verdict === 'good') return decoded
  if (verdict === 'invented') return { words: [], text: '' }
  const again = options.quick ? decoded : await engine.decode(samples, { ...options, quick: true })
  const best =
    judge(again, samples.length / sampleRateHz) === 'good' ? again.words : cutLoop(again.words)
  return { words: [...best], text: best.map((word) => word.text).join(' ') }
}

/** All pieces, in order; a window whose decode loops is done again piece by piece. */
export async function* recognisePieces(
  engine: SpeechEngine,
  pieces: readonly Piece[],
  read: ReadSound,
  options: DecodeOptions = {},
): AsyncGenerator<Recognised[]> {
  for (const window of packWindows(pieces)) {
    const decoded = await engine.decode(windowSound(window, read), options)
    const spoken = window.pieces.reduce((sum, piece) => sum + seconds(piece), 0)
    if (judge(decoded, spoken) === 'good') {
      const words = unpackWords(window, decoded.words)
      yield window.pieces.map((piece, i) => ({ piece, words: words[i]! }))
      continue
    }
    const single: Recognised[] = []
    for (const piece of window.pieces) {
      const sound = read(piece.fromSample, piece.toSample)
      const { words } = await decodeGuarded(engine, sound, options)
      const offset = (piece.fromSample * 1000) / sampleRateHz
      single.push({
        piece,
        words: words.map((w) => ({ ...w, startMs: w.startMs + offset, endMs: w.endMs + offset })),
      })
    }
    yield single
  }
}
