/** Random values of every class, said in several ways, come back as they must be written. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeLine } from '../../server/language/index.ts'
import { grouped, roman } from '../../server/language/number/format.ts'
import { digitsInWords, wordsOf } from '../../server/language/number/words.ts'

const two = (n: number) => String(n).padStart(2, '0')
const int = (min: number, max: number) => fc.integer({ min, max })
const months =
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  )
const check = <T>(value: fc.Arbitrary<T>, run: (value: T) => readonly [string, string]) =>
  fc.assert(
    fc.property(value, (one) => {
      const [spoken, written] = run(one)
      expect(normalizeLine(spoken)).toBe(written)
      expect(normalizeLine(written)).toBe(written)
    }),
    { numRuns: 400 },
  )

describe('said in words', () => {
  it('halves and quarters before a scale word keep it', () => {
    const scale = fc.constantFrom('juta', 'miliar', 'triliun')
    check(fc.tuple(int(1, 99), scale), ([n, word]) => [
      `sebesar ${wordsOf(n)} setengah ${word} rupiah`,
      `sebesar Rp${n},5 ${word}`,
    ])
    check(fc.tuple(int(1, 99), scale), ([n, word]) => [
      `sebesar ${wordsOf(n)} seperempat ${word} rupiah`,
      `sebesar Rp${n},25 ${word}`,
    ])
  })

  it('a range of money takes its scale from the second amount', () => {
    check(fc.tuple(int(1, 499), int(500, 999)), ([a, b]) => [
      `antara ${wordsOf(a)} sampai ${wordsOf(b)} juta rupiah`,
      `antara Rp${grouped(a * 1e6)},00 sampai Rp${grouped(b * 1e6)},00`,
    ])
  })

  it('a clock time is said with its minutes plain, past, or to', () => {
    check(fc.tuple(int(1, 23), int(10, 59)), ([h, m]) => [
      `pukul ${wordsOf(h)} lewat ${wordsOf(m)} wib`,
      `pukul ${two(h)}.${two(m)} WIB`,
    ])
    check(fc.tuple(int(2, 23), int(1, 29)), ([h, m]) => [
      `pukul ${wordsOf(h)} kurang ${wordsOf(m)} menit`,
      `pukul ${two(h - 1)}.${two(60 - m)}`,
    ])
    check(fc.tuple(int(1, 9), int(1, 9)), ([h, m]) => [
      `jam ${wordsOf(h)} nol ${wordsOf(m)}`,
      `pukul ${two(h)}.${two(m)}`,
    ])
    check(int(2, 23), (h) => [`jam setengah ${wordsOf(h)}`, `pukul ${two(h - 1)}.30`])
  })

  it('a year is said whole, short, or figure by figure', () => {
    check(int(2001, 2099), (y) => [`tahun ${wordsOf(y)}`, `tahun ${y}`])
    check(int(2021, 2029), (y) => [`tahun dua ribu dua ${wordsOf(y % 10)}`, `tahun ${y}`])
    check(int(1945, 2099), (y) => [`tahun ${digitsInWords(String(y))}`, `tahun ${y}`])
  })

  it('a date has its month by name or by number', () => {
    check(fc.tuple(int(1, 31), int(1, 12), int(2020, 2030)), ([d, m, y]) => [
      `tanggal ${wordsOf(d)} bulan ${wordsOf(m)} tahun ${wordsOf(y)}`,
      `tanggal ${d} ${months[m - 1]} ${y}`,
    ])
  })

  it('bodies and periods are Roman', () => {
    const head = fc.constantFrom('Komisi', 'Dapil', 'Daerah Pemilihan', 'Lampiran')
    check(fc.tuple(head, int(1, 12)), ([name, n]) => [
      `lihat ${name.toLowerCase()} ${wordsOf(n)}`,
      `lihat ${name} ${roman(n)}`,
    ])
  })

  it('identity and account numbers join', () => {
    const head = fc.constantFrom('nik', 'nip', 'npwp')
    const digits = fc.stringMatching(/^\d{8,18}$/)
    check(fc.tuple(head, digits), ([name, text]) => [
      `${name} ${digitsInWords(text)}`,
      `${name.toUpperCase()} ${text}`,
    ])
  })

  it('ranks from eleven on are figures', () => {
    check(int(11, 999), (n) => {
      const words = wordsOf(n)
      return words.includes(' ')
        ? [`rapat ke ${words}`, `rapat ke-${n}`]
        : [`rapat ke ${words}`, `rapat ke${words}`]
    })
  })

  it('fractions have their numerator', () => {
    check(fc.tuple(int(2, 9), fc.constantFrom(10, 12, 15, 20)), ([a, b]) => [
      `hanya ${wordsOf(a)} per ${wordsOf(b)} bagian`,
      `hanya ${a}/${b} bagian`,
    ])
  })

  it('counts set against each other are figures', () => {
    check(fc.tuple(int(1, 49), int(50, 99)), ([a, b]) => [
      `hadir ${wordsOf(a)} dari ${wordsOf(b)} anggota`,
      `hadir ${a} dari ${b} anggota`,
    ])
  })
})

describe('printed by an engine', () => {
  it('money has its sign, points and cents', () => {
    const n = int(1000, 999_999_999)
    for (const sign of ['Rp ', 'Rp. ', 'Rp'])
      check(n, (value) => [`sebesar ${sign}${grouped(value)}`, `sebesar Rp${grouped(value)},00`])
    check(n, (value) => [`sebesar ${grouped(value)} rupiah`, `sebesar Rp${grouped(value)},00`])
    check(n, (value) => [`sebesar ${value} rupiah`, `sebesar Rp${grouped(value)},00`])
  })

  it('a decimal point becomes a comma before a unit', () => {
    const unit = fc.constantFrom('persen', 'kilometer', 'hektare', 'ton')
    check(fc.tuple(int(0, 99), int(1, 9), unit), ([a, b, word]) => [
      `sekitar ${a}.${b} ${word}`,
      word === 'persen' ? `sekitar ${a},${b}%` : `sekitar ${a},${b} ${word}`,
    ])
  })

  it('figures that count are grouped, years and numbers of houses are not', () => {
    check(int(1000, 999_999), (n) => [`hadir ${n} orang`, `hadir ${grouped(n)} orang`])
    check(int(1900, 2099), (n) => [`sejak tahun ${n} belum`, `sejak tahun ${n} belum`])
    check(int(1000, 9999), (n) => [`rumah nomor ${n} itu`, `rumah nomor ${n} itu`])
  })

  it('ranges of years and of counts take a dash', () => {
    check(int(1990, 2050), (y) => [`periode ${y}-${y + 5}`, `periode ${y}–${y + 5}`])
    check(fc.tuple(int(1, 49), int(50, 99)), ([a, b]) => [
      `ada ${a}-${b} orang`,
      `ada ${a}–${b} orang`,
    ])
  })

  it('law and clock keep their figures in form', () => {
    check(fc.tuple(int(1, 300), int(1, 20)), ([p, a]) => [
      `menurut pasal ${p} ayat ${a}`,
      `menurut Pasal ${p} ayat (${a})`,
    ])
    check(fc.tuple(int(1, 23), int(0, 59)), ([h, m]) => [
      `rapat jam ${h}:${two(m)}`,
      `rapat pukul ${two(h)}.${two(m)}`,
    ])
  })
})
