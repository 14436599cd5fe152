/** Full written Indonesian of one turn: names, numbers, clean layer, forms of address, marks and capitals. */
import { writeAddress } from './address.ts'
import { cleanTokens } from './clean.ts'
import { type Names, noNames, writeNames } from './names.ts'
import { type NormalizeOptions, normalizeTokens } from './normalize.ts'
import { punctuate } from './punctuate.ts'
import { joinTokens, splitWords, type Token, tokensOf } from './token.ts'

export type WrittenOptions = NormalizeOptions & { readonly names?: Names }

export function writeTurn(words: readonly string[], options: WrittenOptions = {}): Token[] {
  const named = writeNames(tokensOf(words), options.names ?? noNames)
  return punctuate(writeAddress(cleanTokens(normalizeTokens(named, options))))
}

export const writtenTurn = (spoken: string, options: WrittenOptions = {}): string =>
  joinTokens(writeTurn(splitWords(spoken), options))
