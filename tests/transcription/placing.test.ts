import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Word } from '../../server/domain/speech.ts'
import { dealWords, doubtfulPieces, timeWords } from '../../transcription/alignment.ts'
import { placeByAnchors } from '../../transcription/anchors.ts'
import { packWindows } from '../../transcription/packing.ts'
import { fitWords } from '../../transcription/segments.ts'

const rate = 16_000
const word = (text: string, endMs: number, confidence = 0.9): Word => ({
  text,
  startMs: Math.max(0, endMs - 300),
  endMs,
  confidence,
})
/** Pieces of these many seconds, a second of silence between them. */
function windowOf(...seconds: number[]) {
  let at = 0
  const pieces = seconds.map((s) => {
    const piece = { fromSample: at, toSample: at + s * rate }
    at = piece.toSample + rate
    return piece
  })
  return packWindows(pieces)[0]!
}
const texts = (dealt: readonly (readonly Word[])[]) => dealt.map((w) => w.map((x) => x.text))

describe('placing the words of a window', () => {
  it('keeps them where the engine heard them, when its times can be believed', () => {
    const window = windowOf(3, 2)
    const words = [
      word('anggaran', 1000),
      word('jalan', 1800),
      word('desa', 3900),
      word('itu', 4400),
    ]
    const dealt = dealWords(window, words)
    expect(texts(dealt)).toEqual([
      ['anggaran', 'jalan'],
      ['desa', 'itu'],
    ])
    expect(doubtfulPieces(window, words, dealt)).not.toContain(true)
  })

  it('doubts times that put everything on one spot', () => {
    const window = windowOf(3, 3, 3)
    const said = 'kami mohon penjelasan tentang anggaran jalan dan jembatan desa itu'.split(' ')
    const words = said.map((text, i) => word(text, 8000 + i))
    expect(doubtfulPieces(window, words, dealWords(window, words))).toContain(true)
  })

  it('goes by what each piece said alone, also where a word sounds a little different', () => {
    const words = ['anggaran', 'jalan', 'jembatan', 'rusak', '58'].map((text) => word(text, 9000))
    const alone = [
      [word('anggara', 500)],
      [word('jalan', 900), word('jempatan', 1500)],
      [word('rusa', 400), word('lima', 800), word('delapan', 1200)],
    ]
    expect(texts(placeByAnchors(words, alone))).toEqual([
      ['anggaran'],
      ['jalan', 'jembatan'],
      ['rusak', '58'],
    ])
  })

  it('fills in a piece that the window skipped, and none whose words stand beside it', () => {
    const alone = [[word('satu', 400)], [word('dua', 400)], [word('tiga', 400)]]
    const skipped = [word('satu', 100), word('tiga', 200)]
    expect(texts(placeByAnchors(skipped, alone))).toEqual([['satu'], ['dua'], ['tiga']])
    const misheard = [word('satu', 100), word('oktober', 150), word('tiga', 200)]
    expect(placeByAnchors(misheard, alone).flat().length).toBe(3)
    const unsure = [[word('satu', 400)], [word('dua', 400, 0.2)], [word('tiga', 400)]]
    expect(texts(placeByAnchors(skipped, unsure))).toEqual([['satu'], [], ['tiga']])
  })

  it('never loses, doubles or reorders a word of the window', () => {
    const some = fc.array(
      fc.tuple(fc.constantFrom('satu', 'dua', 'jalan', '7', '1.500', '–'), fc.nat(30_000)),
      { maxLength: 40 },
    )
    const lengths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(some, lengths, some, (given, seconds, heard) => {
        const window = windowOf(...seconds)
        const words = given.map(([text, at]) => word(text, at))
        expect(dealWords(window, words).flat()).toEqual(words)
        const pieces = window.pieces.length
        const alone = window.pieces.map((_, i) =>
          heard.filter((_, n) => n % pieces === i).map(([text, at]) => word(text, at, 0.1)),
        )
        expect(placeByAnchors(words, alone).flat()).toEqual(words)
      }),
    )
  })

  it('gives times in order and inside the piece', () => {
    const some = fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9]{1,9}$/), fc.nat(40_000)))
    fc.assert(
      fc.property(some, fc.nat(20_000), fc.integer({ min: 50, max: 20_000 }), (given, from, ms) => {
        const words = given.map(([text, at]) => word(text, at))
        const timed = fitWords(timeWords(words, from, from + ms), from, from + ms)
        expect(timed.map((w) => w.text)).toEqual(words.map((w) => w.text))
        let before = from
        for (const { startMs, endMs } of timed) {
          expect(startMs).toBeGreaterThanOrEqual(before)
          expect(endMs).toBeGreaterThanOrEqual(startMs)
          expect(endMs).toBeLessThanOrEqual(from + ms)
          before = endMs
        }
      }),
    )
  })
})
