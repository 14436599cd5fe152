/** Number words of Indonesian: their values, and the words of a value. */

export const digitWords: Readonly<Record<string, number>> = {
  nol: 0,
  kosong: 0,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
}

/** Words with *se-* that hold a one and its scale. */
export const oneWords: Readonly<Record<string, number>> = {
  sepuluh: 10,
  sebelas: 11,
  seratus: 100,
  seribu: 1000,
  sejuta: 1e6,
  semiliar: 1e9,
  setriliun: 1e12,
}

export const scaleWords: Readonly<Record<string, number>> = {
  belas: 10,
  puluh: 10,
  ratus: 100,
  ribu: 1e3,
  juta: 1e6,
  miliar: 1e9,
  triliun: 1e12,
}

export const bigScales = ['triliun', 'miliar', 'juta'] as const
export type BigScale = (typeof bigScales)[number]

/** The sounds a speaker makes while looking for the rest of a number. */
export const hesitations = new Set(
  'e ee eee eeee em emm emmm ehm hm hmm mm mmm anu ng ngg eng'.split(' '),
)

/** Words with which a speaker takes back what was just said. */
export const corrections: readonly (readonly string[])[] = [
  ['eh', 'maaf', 'maksud', 'saya'],
  ['eh', 'maksud', 'saya'],
  ['ralat', 'maksud', 'saya'],
  ['eh', 'maaf', 'ralat'],
  ['eh', 'ralat'],
  ['eh', 'koreksi'],
  ['maaf', 'salah'],
  ['maaf', 'koreksi'],
  ['maaf', 'bukan'],
  ['eh', 'sori'],
  ['maaf', 'maksud', 'saya'],
  ['eh', 'maksudnya'],
  ['maksud', 'saya'],
  ['eh', 'salah'],
  ['eh', 'bukan'],
  ['eh', 'maaf'],
  ['maaf', 'ralat'],
  ['saya', 'ralat'],
  ['maksudnya'],
  ['ralat'],
  ['koreksi'],
  ['maaf'],
  ['eh'],
]

const units = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')

function belowThousand(value: number): string[] {
  if (value >= 100) {
    const head = value < 200 ? ['seratus'] : [units[Math.floor(value / 100)]!, 'ratus']
    return [...head, ...belowThousand(value % 100)]
  }
  if (value >= 20) {
    return [units[Math.floor(value / 10)]!, 'puluh', ...belowThousand(value % 10)]
  }
  if (value >= 12) return [units[value - 10]!, 'belas']
  if (value === 11) return ['sebelas']
  if (value === 10) return ['sepuluh']
  return value === 0 ? [] : [units[value]!]
}

/** The words of a whole number from 0 to under 10^15. */
export function wordsOf(value: number): string {
  if (value === 0) return 'nol'
  const words: string[] = []
  let rest = value
  for (const scale of bigScales) {
    const count = Math.floor(rest / scaleWords[scale]!)
    if (count > 0) words.push(...belowThousand(count), scale)
    rest %= scaleWords[scale]!
  }
  const thousands = Math.floor(rest / 1000)
  if (thousands === 1) words.push('seribu')
  else if (thousands > 1) words.push(...belowThousand(thousands), 'ribu')
  return [...words, ...belowThousand(rest % 1000)].join(' ')
}

export const digitsInWords = (digits: string): string =>
  [...digits].map((digit) => units[Number(digit)]!).join(' ')
