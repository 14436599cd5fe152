/** What must hold for every number and every line. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeLine, normalizeWords, writeTurn } from '../../server/language/index.ts'
import { grouped, roman } from '../../server/language/number/format.ts'
import { digitsInWords, wordsOf } from '../../server/language/number/words.ts'

const value = fc.oneof(
  fc.integer({ min: 0, max: 200 }),
  fc.integer({ min: 0, max: 2_000_000 }),
  fc.integer({ min: 0, max: 9_999 }).map((n) => n * 1_000_000),
  fc.integer({ min: 0, max: 999_999_999_999_999 }),
)

const months =
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  )

describe('a number said in words is written back', () => {
  it('as money', () => {
    fc.assert(
      fc.property(value, (n) => {
        expect(normalizeLine(`sebesar ${wordsOf(n)} rupiah`)).toBe(`sebesar Rp${grouped(n)},00`)
      }),
      { numRuns: 2000 },
    )
  })

  it('as money with a comma before the scale word', () => {
    const scale = fc.constantFrom('juta', 'miliar', 'triliun')
    const digits = fc.stringMatching(/^\d{1,3}$/)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), digits, scale, (n, tail, word) => {
        const spoken = `sebesar ${wordsOf(n)} koma ${digitsInWords(tail)} ${word} rupiah`
        expect(normalizeLine(spoken)).toBe(`sebesar Rp${n},${tail} ${word}`)
      }),
    )
  })

  it('as a percentage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.stringMatching(/^\d{1,2}$/), (n, tail) => {
        expect(normalizeLine(`naik ${wordsOf(n)} persen`)).toBe(`naik ${n}%`)
        const spoken = `naik ${wordsOf(n)} koma ${digitsInWords(tail)} persen`
        expect(normalizeLine(spoken)).toBe(`naik ${n},${tail}%`)
      }),
    )
  })

  it('as a measure', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom('meter', 'menit', 'hektare', 'tahun', 'kilogram'),
        (n, unit) => {
          expect(normalizeLine(`kira kira ${wordsOf(n)} ${unit}`)).toBe(
            `kira-kira ${grouped(n)} ${unit}`,
          )
        },
      ),
    )
  })

  it('as a count, by the number of its words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (n) => {
        const words = wordsOf(n)
        const written = words.includes(' ') ? grouped(n) : words
        expect(normalizeLine(`ada ${words} orang`)).toBe(`ada ${written} orang`)
      }),
      { numRuns: 1000 },
    )
  })

  it('as a date', () => {
    const day = fc.integer({ min: 1, max: 31 })
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...months),
        fc.integer({ min: 1900, max: 2099 }),
        (d, month, y) => {
          const spoken = `pada ${wordsOf(d)} ${month.toLowerCase()} ${wordsOf(y)}`
          expect(normalizeLine(spoken)).toBe(`pada ${d} ${month} ${y}`)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('as a clock time', () => {
    const two = (n: number) => String(n).padStart(2, '0')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 23 }), fc.integer({ min: 10, max: 59 }), (h, m) => {
        expect(normalizeLine(`pukul ${wordsOf(h)} lewat ${wordsOf(m)} menit`)).toBe(
          `pukul ${two(h)}.${two(m)}`,
        )
        expect(normalizeLine(`pukul ${wordsOf(h)}`)).toBe(`pukul ${two(h)}.00`)
      }),
    )
  })

  it('as a citation of law', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1945, max: 2050 }),
        (n, k, y) => {
          expect(normalizeLine(`pasal ${wordsOf(n)} ayat ${wordsOf(k)}`)).toBe(
            `Pasal ${n} ayat (${k})`,
          )
          expect(normalizeLine(`bab ${wordsOf(k)}`)).toBe(`Bab ${roman(k)}`)
          const law = `undang undang nomor ${wordsOf(n)} tahun ${wordsOf(y)}`
          expect(normalizeLine(law)).toBe(`Undang-Undang Nomor ${n} Tahun ${y}`)
        },
      ),
    )
  })

  it('as a telephone number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0\d{7,12}$/), (digits) => {
        expect(normalizeLine(`telepon ${digitsInWords(digits)}`)).toBe(`telepon ${digits}`)
      }),
    )
  })
})

const pool =
  `dan yang di ke dari rapat komisi pasal ayat huruf nomor tahun tanggal pukul jam rupiah persen meter orang koma setengah
 satu dua tiga empat lima puluh belas ratus ribu juta miliar nol sepuluh sebelas seratus seribu a be ce pe de er te we eh eee maret
 november kedua ke per sampai salah undang sama anggaran dinas desa ibu pak pimpinan terima kasih silakan setuju ya APBD Rp5.000,00 20 2,5 2026`
    .split(/\s+/)
    .filter(Boolean)
const line = fc.array(fc.constantFrom(...pool), { maxLength: 14 })

describe('every line', () => {
  it('maps its output to spoken words in order, each at most once', () => {
    fc.assert(
      fc.property(line, (words) => {
        for (const tokens of [normalizeWords(words), writeTurn(words)]) {
          let end = 0
          for (const token of tokens) {
            expect(token.from).toBeGreaterThanOrEqual(end === 0 ? 0 : Math.min(end, token.from))
            expect(token.to).toBeGreaterThan(token.from)
            expect(token.to).toBeLessThanOrEqual(words.length)
            expect(token.from).toBeGreaterThanOrEqual(end)
            end = token.to
          }
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('gives one line for one line, and nothing for nothing', () => {
    expect(normalizeLine('')).toBe('')
    expect(normalizeLine('   ')).toBe('')
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalizeLine(text)).not.toContain('\n')
      }),
    )
  })
})
