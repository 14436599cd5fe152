/** Points of a list that a sitting goes through by number: "nomor tiga, pagar SD Karang", and later only "nomor tiga". */
import { readNumber } from '../number/read.ts'
import { tokensOf } from '../token.ts'

/** `words`: what is said of it, up to the next number. */
export type Point = { readonly n: number; readonly words: readonly string[] }

/** Numbers of rules, letters, houses, phones, and of schools and units, are none of a list. */
const other =
  /^(?:undang|uu|perda|peraturan|perbup|perwali|pergub|permendagri|perpres|pp|sk|surat|keputusan|instruksi|telepon|hp|rekening|rumah|pelat|plat|polisi|sd|smp|sma|smk|negeri|rt|rw|pasal|kode|asp|pkr|pokir|aspirasi|usulan)$/

/** So many points a list may have. */
const longest = 150

export function pointsOf(words: readonly string[]): Point[] {
  const starts = words.flatMap((word, k) => {
    if (word !== 'nomor' || other.test(words[k - 1] ?? '')) return []
    const number = readNumber(tokensOf(words.slice(k + 1, k + 5)), 0)
    if (number === null || number.value < 1 || number.value > longest || number.scale !== null)
      return []
    const from = k + 1 + number.to
    return words[from] === 'tahun' ? [] : [{ n: number.value, at: k, from }]
  })
  return starts.map(({ n, from }, k) => ({ n, words: words.slice(from, starts[k + 1]?.at) }))
}
