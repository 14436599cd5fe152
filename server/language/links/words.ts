/** Words of speech as links compare them, and the amounts and sums among them. */
import { splitGlued } from '../number/pass.ts'
import { readNumber } from '../number/read.ts'
import { letterNames } from '../tables/letters.ts'
import { joinTokens, splitWords, tokensOf } from '../token.ts'
import { writeVocabulary } from '../vocabulary.ts'
import { concepts } from './concepts.ts'
import { plainWords } from './places.ts'

export function amounts(words: readonly string[]) {
  const tokens = splitGlued(tokensOf(words))
  const quantities: { value: number; unit: string }[] = []
  const sums: number[] = []
  const about: About[] = []
  for (let i = 0; i < tokens.length; ) {
    const number = readNumber(tokens, i)
    if (number === null) {
      i += 1
      continue
    }
    const decimal = number.decimals === null ? 0 : Number(`0.${number.decimals}`)
    const value = number.scale === null ? number.value + decimal : number.value
    if (value >= 1e5) {
      const before = words.slice(Math.max(0, i - 2), i).join(' ')
      const near = nearly.find(([said]) => said.test(before))
      if (near === undefined) sums.push(value)
      else about.push({ from: value * near[1], to: value * near[2] })
    }
    quantities.push({ value, unit: (tokens[number.to]?.lower ?? '').replace(/nya$/, '') })
    i = number.to
  }
  return { quantities, sums, about }
}

/** A sum said roughly: at least and at most, in rupiah. */
export type About = { readonly from: number; readonly to: number }
/** "hampir 600 juta" is less than that, "600 juta lebih" is not heard here. */
const nearly: readonly (readonly [said: RegExp, from: number, to: number])[] = [
  [/\b(?:hampir|nyaris|mendekati|tidak sampai|dak sampai)$/, 0.94, 1],
  [/\b(?:sekitar|sekira|kurang lebih|kira kira|kisaran|kira|seputar)$/, 0.95, 1.05],
  [/\b(?:lebih dari|di atas)$/, 1, 1.06],
]

/** Spoken words with council terms written, so that "pe je u" meets PJU. */
export function wordsOfSpeech(
  spoken: string,
  isWritten: (word: string) => boolean = () => false,
): string[] {
  return plainWords(spellings(isWritten, joinTokens(writeVocabulary(tokensOf(splitWords(spoken))))))
}

/** "em ce ka" → mck, where the letters make a word that stands for a work. */
const spellings = (isWritten: (word: string) => boolean, text: string): string =>
  text.toLowerCase().replace(spelled, (run) => {
    const word = run
      .split(' ')
      .map((name) => letterNames[name] ?? name)
      .join('')
    return concepts.has(word) || isWritten(word) ? word : run
  })
const spelled = new RegExp(
  `\\b(?:${Object.keys(letterNames).join('|')})(?: (?:${Object.keys(letterNames).join('|')})){1,5}\\b`,
  'g',
)
