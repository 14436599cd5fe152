import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignWords, heardAt, markCorrected, timeAtOffset } from '../../client/editor/align.ts'
import type { Word } from '../../server/domain/speech.ts'

const said = (text: string, confidence: number | null = 0.9): Word[] =>
  text
    .split(' ')
    .map((word, i) => ({ text: word, startMs: i * 500, endMs: i * 500 + 400, confidence }))

const times = (text: string, words: Word[]) =>
  alignWords(text, words, true).map((h) => [text.slice(h.from, h.to), h.startMs])

describe('the sound of a word', () => {
  it('is found through capitals and punctuation', () => {
    expect(times('Tanggul, jebol.', said('tanggul jebol'))).toEqual([
      ['Tanggul,', 0],
      ['jebol.', 500],
    ])
  })

  it('of a corrected word is that of the word it replaced', () => {
    expect(times('Tanggul Kali Belut jebol', said('tanggul kali belud jebol'))).toEqual([
      ['Tanggul', 0],
      ['Kali', 500],
      ['Belut', 1000],
      ['jebol', 1500],
    ])
  })

  it('of a number written in figures begins where it began to be said', () => {
    expect(times('sepanjang 40 meter', said('sepanjang empat puluh meter'))).toEqual([
      ['sepanjang', 0],
      ['40', 500],
      ['meter', 1500],
    ])
  })

  it('is not claimed for words a person added', () => {
    expect(times('baik [tertawa] Pimpinan', said('baik pimpinan')).map(([w]) => w)).toEqual([
      'baik',
      'Pimpinan',
    ])
  })

  it('never runs backwards and lies inside the text, whatever was written', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd', '12'), { maxLength: 12 })
      .map((w) => w.join(' '))
    fc.assert(
      fc.property(text, text, (now, heard) => {
        const aligned = alignWords(now, heard === '' ? [] : said(heard), true)
        for (const [i, word] of aligned.entries()) {
          expect(now.slice(word.from, word.to)).toMatch(/^\S+$/)
          expect(word.startMs).toBeGreaterThanOrEqual(aligned[i - 1]?.startMs ?? 0)
        }
      }),
    )
  })

  it('lights up while it is heard, and not long after', () => {
    const aligned = alignWords('satu dua', said('satu dua'), true)
    expect(heardAt(aligned, 100)?.from).toBe(0)
    expect(heardAt(aligned, 600)?.from).toBe(5)
    expect(heardAt(aligned, 9000)).toBeNull()
    expect(timeAtOffset(aligned, 5)).toBe(500)
  })

  it("keeps the engine's doubt for its own words and drops it for a person's", () => {
    const words = said('tanggul kali belud', 0.3)
    expect(alignWords('tanggul kali Belut', words, false).map((h) => h.confidence)).toEqual([
      0.3,
      0.3,
      null,
    ])
    expect(alignWords('tanggul kali Belut', words, true).map((h) => h.confidence)).toEqual([
      0.3, 0.3, 0.3,
    ])
  })

  it('says what the engine heard where it was corrected by sound, until a person writes something else', () => {
    const words = said('tanggul kalibelut aman', 0.2)
    const koreksi = [
      {
        startMs: 500,
        endMs: 900,
        raw: ['kalibelut'],
        written: ['Kali', 'Belut'],
        reason: 'tempat' as const,
      },
    ]
    const heard = (text: string) =>
      markCorrected(text, alignWords(text, words, false), koreksi).map(
        (word) => word.corrected?.raw.join(' ') ?? null,
      )
    expect(heard('Tanggul Kali Belut aman.')).toEqual([null, 'kalibelut', 'kalibelut', null])
    expect(heard('Tanggul Kali Bebek aman.')).toEqual([null, null, null, null])
  })

  it('keeps two equal corrections side by side apart, so that each is put back by itself', () => {
    const words = said('tangul tangul', 0.2).map((w, i) => ({ ...w, endMs: (i + 1) * 500 }))
    const one = { raw: ['tangul'], written: ['tanggul'], reason: 'istilah' as const }
    const koreksi = words.map(({ startMs, endMs }) => ({ ...one, startMs, endMs }))
    const text = 'Tanggul tanggul.'
    const marked = markCorrected(text, alignWords(text, words, true), koreksi)
    expect(marked.map((word) => word.corrected)).toEqual(koreksi)
    expect(marked[0]!.corrected).not.toBe(marked[1]!.corrected)
  })
})
