import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Word } from '../../server/domain/speech.ts'
import { cutInvention, cutLoop, findLoop, judge, units } from '../../transcription/guard.ts'

const wordsOf = (text: string, confidence: number | null = 0.8): Word[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((word, i) => ({ text: word, startMs: i * 300, endMs: i * 300 + 250, confidence }))
const decoded = (text: string, confidence?: number | null) => ({
  text,
  words: wordsOf(text, confidence),
})

describe('the guard', () => {
  it('calls a phrase that goes round and round a loop, also inside one printed word', () => {
    for (const text of [
      'dan itu '.repeat(20),
      'lima 0-0-0-0-0-0-0-0-0-0-0-0-0-0-0-0',
      'kosong '.repeat(12),
      'terima kasih pimpinan atas waktu yang diberikan '.repeat(4),
      'hahahahahahahahahahahahaha',
      '0000000000000000000000000000000',
    ]) {
      expect(judge(decoded(text), 30)).toBe('loop')
    }
  })

  it('lets people repeat themselves', () => {
    for (const text of [
      'Setuju, setuju, setuju.',
      'Terima kasih, terima kasih. Ya, ya, silakan.',
      'nol nol nol nol satu dua',
      'pelan-pelan saja, satu per satu, tahun demi tahun',
      'Rp1.000.000.000.000',
    ]) {
      expect(judge(decoded(text), 8)).toBe('good')
    }
  })

  it('knows what the engine learned from subtitles', () => {
    expect(judge(decoded('Terima kasih telah menonton!'), 2)).toBe('invented')
    expect(judge(decoded('Jangan lupa like dan subscribe'), 2)).toBe('invented')
    expect(judge(decoded('Terima kasih.', 0.2), 2)).toBe('invented')
    expect(judge(decoded('Terima kasih.', 0.9), 2)).toBe('good')
  })

  it('cuts an invented closing phrase and keeps what was said before it', () => {
    const words = wordsOf('Rapat saya tutup. Terima kasih telah menonton!')
    expect(cutInvention(words).map((w) => w.text)).toEqual(['Rapat', 'saya', 'tutup.'])
    const honest = wordsOf('Terima kasih telah hadir di rapat ini')
    expect(cutInvention(honest)).toEqual(honest)
  })

  it('calls more words than anybody speaks babble', () => {
    const text = Array.from({ length: 40 }, (_, i) => `kata${i}`).join(' ')
    expect(judge(decoded(text), 2)).toBe('babble')
    expect(judge(decoded(text), 15)).toBe('good')
  })

  it('leaves no loop behind whatever it is given, and only ever takes away', () => {
    const word = fc.constantFrom('ya', 'itu', '0', '0-0-0', 'jalan', 'rusak,', '...')
    const text = fc.array(fc.tuple(word, fc.integer({ min: 1, max: 12 })), { maxLength: 12 })
    fc.assert(
      fc.property(text, (runs) => {
        const words = wordsOf(runs.map(([w, n]) => `${w} `.repeat(n)).join(''))
        const left = cutLoop(words)
        expect(findLoop(units(left.map((w) => w.text).join(' ')))).toBeNull()
        let at = 0
        for (const { startMs } of left) {
          while (at < words.length && words[at]!.startMs !== startMs) at++
          expect(at).toBeLessThan(words.length)
          at++
        }
      }),
    )
  })

  it('changes nothing where there is no loop', () => {
    const plain = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { maxLength: 30 })
    fc.assert(
      fc.property(plain, (texts) => {
        const words = wordsOf(texts.join(' '))
        if (findLoop(units(texts.join(' '))) !== null) return
        expect(cutLoop(words)).toEqual(words)
      }),
    )
  })
})
