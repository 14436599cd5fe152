import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  maxWindowSamples,
  packWindows,
  toPieces,
  unpackWords,
  windowSound,
} from '../../transcription/packing.ts'

const rate = 16_000
/** Stretches of speech in order, with the silence before each; in tenths of a second. */
const speechOf = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 2, max: 200 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((stretches) => {
    let at = 0
    return stretches.map(([pause, length]) => {
      const fromSample = at + pause * 1600
      at = fromSample + length * 1600
      return { fromSample, toSample: at }
    })
  })

describe('packed windows', () => {
  it('hold every piece once, in order, and no window is longer than the engine hears', () => {
    fc.assert(
      fc.property(speechOf, (speech) => {
        const to = speech.at(-1)!.toSample + rate
        const pieces = toPieces(speech, { from: 0, to })
        const windows = packWindows(pieces)
        const inside = windows.flatMap((w) => w.pieces.map(({ atSample: _, ...piece }) => piece))
        expect(inside).toEqual(pieces)
        for (const [i, piece] of pieces.entries()) {
          expect(piece.fromSample).toBeLessThanOrEqual(speech[i]!.fromSample)
          expect(piece.toSample).toBeGreaterThanOrEqual(speech[i]!.toSample)
          expect(piece.fromSample).toBeGreaterThanOrEqual(pieces[i - 1]?.toSample ?? 0)
        }
        for (const window of windows) {
          expect(window.samples <= maxWindowSamples || window.pieces.length === 1).toBe(true)
        }
      }),
    )
  })

  it('give each word back where it was spoken', () => {
    fc.assert(
      fc.property(speechOf, fc.nat(), (speech, seed) => {
        const to = speech.at(-1)!.toSample + rate
        const [window] = packWindows(toPieces(speech, { from: 0, to }))
        const ms = (sample: number) => (sample * 1000) / rate
        // One word in the middle of each piece, said as the window has it.
        const words = window!.pieces.map((piece, i) => {
          const middle = ms(piece.atSample + (piece.toSample - piece.fromSample) / 2)
          return { text: `k${i}`, startMs: middle - 40, endMs: middle + 40, confidence: seed % 2 }
        })
        const found = unpackWords(window!, words)
        for (const [i, piece] of window!.pieces.entries()) {
          expect(found[i]!.map((w) => w.text)).toEqual([`k${i}`])
          expect(found[i]![0]!.startMs).toBeGreaterThanOrEqual(ms(piece.fromSample))
          expect(found[i]![0]!.endMs).toBeLessThanOrEqual(ms(piece.toSample))
        }
      }),
    )
  })

  it('hold the sound of their pieces and nothing else', () => {
    const sound = Float32Array.from({ length: 4 * rate }, (_, i) => i / 1e6)
    const pieces = [
      { fromSample: 100, toSample: 300 },
      { fromSample: 5000, toSample: 5100 },
    ]
    const [window] = packWindows(pieces)
    const packed = windowSound(window!, (from, to) => sound.subarray(from, to))
    expect([...packed]).toEqual([...sound.slice(100, 300), ...sound.slice(5000, 5100)])
  })
})
