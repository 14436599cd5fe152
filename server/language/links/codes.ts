/** Codes of items said aloud: "pe ka er dua ribu dua puluh tujuh nol satu", "asp nomor dua belas". */
import { splitGlued } from '../number/pass.ts'
import { readNumber } from '../number/read.ts'
import { letterNames } from '../tables/letters.ts'
import { splitWords, tokensOf } from '../token.ts'

const between = new Set([
  'strip',
  'garis',
  'miring',
  'nomor',
  'no',
  'kode',
  'tahun',
  'titik',
  'min',
])

/** The parts a code is compared by: letters as they are, figures without leading zeros. */
export const codeParts = (kode: string): string[] =>
  (kode.toLowerCase().match(/[a-z]+|\d+/g) ?? []).map((part) =>
    /^\d/.test(part) ? String(Number(part)) : part,
  )

/** Speech as a run of code parts, joined by blanks: "pkr 2027 1". */
export function saidParts(spoken: string): string {
  const tokens = splitGlued(tokensOf(splitWords(spoken.toLowerCase().replaceAll('-', ' '))))
  const out: string[] = []
  let letter = ''
  const flush = () => {
    if (letter !== '') out.push(letter)
    letter = ''
  }
  for (let i = 0; i < tokens.length; ) {
    const word = tokens[i]!.lower
    const number = readNumber(tokens, i)
    if (number !== null && number.to > i) {
      flush()
      if (number.value > 0) out.push(String(number.value))
      i = number.to
      continue
    }
    i += 1
    if (letterNames[word] !== undefined) letter += letterNames[word]
    else {
      flush()
      if (word === 'nol') continue
      if (!between.has(word)) out.push(...codeParts(word))
    }
  }
  flush()
  return ` ${out.join(' ')} `
}

/** Items (their numbers) whose code is said aloud in a text. */
export function openCodes(all: readonly { readonly code: string; readonly n: number }[]) {
  const byCode = new Map(
    all.filter((one) => one.code.includes(' ')).map((one) => [one.code, one.n]),
  )
  const longest = Math.max(0, ...[...byCode.keys()].map((code) => code.split(' ').length))
  return (spoken: string): number[] => {
    const parts = saidParts(spoken).trim().split(' ')
    return parts.flatMap((_, from) =>
      Array.from({ length: longest }, (_, k) =>
        // "pe tiga ka" is P3K, not the item P03.
        /^[a-z]$/.test(parts[from + k + 1] ?? '')
          ? undefined
          : byCode.get(parts.slice(from, from + k + 1).join(' ')),
      ).filter((n) => n !== undefined),
    )
  }
}
