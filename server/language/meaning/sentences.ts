/** Written turns cut into sentences. */
import { show, type Token } from '../token.ts'

export type Sentence = {
  readonly text: string
  /** Lower case without marks. */
  readonly plain: string
  readonly words: readonly string[]
  readonly question: boolean
}

export const plainOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[,.;:?!"“”()…]+(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()

export function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const out: Sentence[] = []
  let part: Token[] = []
  const close = () => {
    if (part.length === 0) return
    const text = part.map(show).join(' ')
    const plain = plainOf(text)
    out.push({ text, plain, words: plain.split(' '), question: /\?["”]*$/.test(text) })
    part = []
  }
  for (const token of tokens) {
    part.push(token)
    if (/[.?!]["”’)]*$/.test(token.trail)) close()
  }
  close()
  return out
}

/** "Dua, Dinas Perhubungan memasang rambu.": one of the points that somebody counts. */
export const isCounted = ({ text }: Sentence): boolean =>
  /^(?:Satu|Dua|Tiga|Empat|Lima|Enam|Tujuh|Delapan), /.test(text)
