/** Doubled words: `undang undang` is one word with a hyphen; a doubled particle is a stutter and left to the cleaning. */
import { isNumberWord } from './number/read.ts'
import { merge, type Token } from './token.ts'

/** Words that people repeat by stumbling, never for their meaning. */
export const stutterWords: ReadonlySet<string> = new Set(
  `saya kami kita anda mereka dia beliau ini itu yang dan atau di ke dari pada untuk dengan oleh akan sudah telah bisa dapat harus
   tidak belum ada adalah juga karena kalau jika supaya agar bahwa maka jadi lalu terus nah pak bapak ibu bu saudara pimpinan ketua
   terkait tentang dalam dinas komisi desa jalan mohon tolong silakan setuju sepakat sah rapat anggaran apakah sampai antara`
    .split(/\s+/)
    .filter(Boolean),
)

/** Short words whose doubling has a meaning. */
const shortOnes = new Set(['apa', 'mana', 'hal'])

export const isReduplication = (word: string): boolean =>
  word.length >= 4 && !stutterWords.has(word) && !isNumberWord(word) && !/\d/.test(word)

export function writeReduplications(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!
    const next = tokens[i + 1]
    const doubled =
      next !== undefined &&
      !token.done &&
      token.trail === '' &&
      next.lead === '' &&
      token.text === next.text &&
      (isReduplication(token.lower) || shortOnes.has(token.lower))
    if (!doubled) {
      out.push(token)
      continue
    }
    const merged = merge(tokens, i, i + 2, `${token.text}-${next.text}`)
    out.push({ ...merged, done: false })
    i += 1
  }
  return out
}
