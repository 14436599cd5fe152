/** Correction by sound: unsure words become the words that were meant; sure ones, figures and the unknown stay. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Word } from '../../server/domain/speech.ts'
import {
  correctWords,
  openGeneralWords,
  openLexicon,
  rawTexts,
} from '../../server/language/index.ts'

/** A small list, so that the tests need no model: word and centibels. */
const list = `yang	153
di	172
dan	162
tidak	200
sudah	240
warga	330
air	320
suka	330
maju	400
rawa	480
salat	520
gosong	560
saya	220
penjelasan	480`
const general = openGeneralWords(list)
const lexicon = openLexicon(general, {
  nama: ['Hj. Rosmini Latuconsina, S.E.', 'H. Mulyana Sastrawijaya, S.H.'],
  tempat: ['Desa Sukamaju', 'Kecamatan Rawa Indah', 'Kali Belut'],
  frasa: ['Perbaikan tanggul Kali Belut'],
  dipelajari: [{ spoken: 'mefisi', written: 'Visi' }],
})

/** `kata?` was heard with little confidence, `kata` with much. */
const heard = (line: string): Word[] =>
  line.split(' ').map((text, k) => ({
    text: text.replace('?', ''),
    startMs: k * 400,
    endMs: k * 400 + 300,
    confidence: text.includes('?') ? 0.3 : 0.95,
  }))
const said = (line: string, of = lexicon) =>
  correctWords(heard(line), of)
    .words.map((word) => word.text)
    .join(' ')

describe('what the engine was not sure of', () => {
  it.each([
    ['perbaikan tangul? kali belut', 'perbaikan tanggul kali belut'],
    ['warga suka? maju? sudah', 'warga Sukamaju sudah'],
    ['ibu Rosmini Latucon? Sina? saya', 'ibu Rosmini Latuconsina saya'],
    ['kami umumang? daran? saya', 'kami umum anggaran saya'],
    ['mohon ijin? penjelasanya? saya', 'mohon izin penjelasan saya'],
    ['satu dua gosong? lima', 'satu dua kosong lima'],
    ['2, 8, no, 4', '2, 8, nol, 4'],
    ['NO no 7', 'Nol nol 7'],
  ])('%s → %s', (raw, meant) => {
    expect(said(raw)).toBe(meant)
  })

  it('keeps the mark and the capital of a sentence', () => {
    expect(said('Rapatt? sudah. Kabupatn? di')).toBe('Rapat sudah. Kabupaten di')
  })

  it('writes what people taught it, also where it sounds quite different', () => {
    expect(said('saya mefisi? sudah')).toBe('saya Visi sudah')
  })
})

describe('what stays', () => {
  it.each([
    'tangul warga suka maju',
    'APBD? 250? 5%? S.E.?',
    'a? pe? be? de?',
    'Wxyzabcd? sudah',
    'Bapak Tambunan? saya',
    'peraturan no 5 ini',
  ])('%s', (line) => {
    expect(said(line)).toBe(line.replaceAll('?', ''))
  })

  it('leaves a word that sounds too different from every other, however unlikely it is', () => {
    expect(said('warga plintorvegmu? sudah')).toBe('warga plintorvegmu sudah')
  })

  it('without the general list corrects the words of the council and no other', () => {
    const bare = openLexicon(openGeneralWords(null), { tempat: ['Desa Sukamaju'] })
    expect(said('Desa Sukamadju? merdeka?', bare)).toBe('Desa Sukamaju merdeka')
  })
})

const word = fc.record({
  text: fc.oneof(
    fc.constantFrom('tangul', 'suka', 'maju', 'umumang', 'daran', 'Rosmini', 'no', 'penjara', 'pe'),
    fc.constantFrom('sana', 'di', '12', 'APBD', 'warga,', 'gosong.', 'undang-undang', 'rapat?'),
    fc.stringMatching(/^[a-z]{1,9}$/),
  ),
  confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
})
const lines = fc.array(word, { maxLength: 12 }).map((all): Word[] =>
  all.map(({ text, confidence }, k) => ({
    text,
    confidence,
    startMs: k * 300,
    endMs: k * 300 + 200,
  })),
)

describe('every line', () => {
  it('gives its raw words back', () => {
    fc.assert(
      fc.property(lines, (words) => {
        expect(rawTexts(correctWords(words, lexicon))).toEqual(words.map(({ text }) => text))
      }),
      { numRuns: 150 },
    )
  })

  it('keeps each word the engine was sure of', () => {
    fc.assert(
      fc.property(lines, (words) => {
        for (const { from, to } of correctWords(words, lexicon).corrections)
          for (const one of words.slice(from, to).filter(({ text }) => text !== 'no'))
            expect(one.confidence ?? 0).toBeLessThan(0.8)
      }),
      { numRuns: 150 },
    )
  })

  it('names each change: where it stands now is what it says, and times stay in order', () => {
    fc.assert(
      fc.property(lines, (words) => {
        const { words: now, corrections } = correctWords(words, lexicon)
        for (const { at, written, raw, from, to } of corrections) {
          expect(now.slice(...at).map(({ text }) => text)).toEqual(written)
          expect(raw).toHaveLength(to - from)
          expect(now[at[0]]!.startMs).toBe(words[from]!.startMs)
          expect(now[at[1] - 1]!.endMs).toBe(words[to - 1]!.endMs)
        }
        for (const [k, one] of now.entries())
          expect(one.startMs).toBeGreaterThanOrEqual(now[k - 1]?.endMs ?? 0)
      }),
      { numRuns: 150 },
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(lines, (words) => {
        const once = correctWords(words, lexicon)
        expect(correctWords(once.words, lexicon).corrections).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
