/** Speech that the engine skipped is decoded again. */
import { expect, it } from 'vitest'
import type { SpeechEngine } from '../../transcription/engine.ts'
import { recognisePieces } from '../../transcription/pieces.ts'

const rate = 16_000

/** Gives up after the first word of anything longer than `limitSeconds`; else a word a second. */
function givesUp(limitSeconds: number): SpeechEngine {
  return {
    name: 'scripted',
    model: 'gives-up',
    packs: true,
    can: { partials: false, wordConfidence: true, languages: 'any', hints: false, online: false },
    async decode(samples: Float32Array) {
      const seconds = samples.length / rate
      const count = seconds > limitSeconds ? 1 : Math.floor(seconds)
      const words = Array.from({ length: count }, (_, i) => ({
        text: `kata${'abcdefghijklmnopqrstuvwxyz'[i % 26]}`,
        startMs: i * 1000,
        endMs: i * 1000 + 800,
        confidence: 0.9,
      }))
      return { words, text: words.map((word) => word.text).join(' ') }
    },
    async close() {},
  }
}

async function recognise(engine: SpeechEngine) {
  const pieces = [
    { fromSample: 0, toSample: 11 * rate },
    { fromSample: 13 * rate, toSample: 22 * rate },
  ]
  const found = []
  const read = (from: number, to: number) => new Float32Array(to - from)
  for await (const window of recognisePieces(engine, pieces, read)) found.push(...window)
  return found
}

it('A window that ends after its first word is decoded again piece by piece.', async () => {
  const found = await recognise(givesUp(12))
  expect(found.map(({ words }) => words.length)).toEqual([11, 9])
})

it('A piece that ends after its first word is decoded again in halves, with times in the recording.', async () => {
  const found = await recognise(givesUp(8))
  for (const { piece, words } of found) {
    expect(words.length).toBeGreaterThan(6)
    for (const word of words) {
      expect(word.startMs).toBeGreaterThanOrEqual((piece.fromSample * 1000) / rate)
      expect(word.endMs).toBeLessThanOrEqual((piece.toSample * 1000) / rate)
    }
  }
})

it('Where nothing better can be had, what was heard stays.', async () => {
  const found = await recognise(givesUp(0))
  expect(found[0]!.words.length).toBeGreaterThan(0)
})
