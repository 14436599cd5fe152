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
  for (let i = 0; i < tokens.length; ) {
    const number = readNumber(tokens, i)
    if (number === null) {
      i += 1
      continue
    }
    const decimal = number.decimals === null ? 0 : Number(`0.${number.decimals}`)
    const value = number.scale === null ? number.value + decimal : number.value
    if (value >= 1e5) sums.push(value)
    quantities.push({ value, unit: (tokens[number.to]?.lower ?? '').replace(/nya$/, '') })
    i = number.to
  }
  return { quantities, sums }
}

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
