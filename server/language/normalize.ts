/** Spoken form → written form of one line: without capitals of sentences, and without marks that nobody said. */

import { writeAddress } from './address.ts'
import { writeBodies } from './bodies.ts'
import { writeDictated } from './dictated.ts'
import { writeNumbers } from './number/pass.ts'
import { writePlates } from './number/plates.ts'
import type { NumberStyle } from './number/rule.ts'
import { writeReduplications } from './reduplicate.ts'
import { joinTokens, splitWords, type Token, tokensOf } from './token.ts'
import { writeVocabulary } from './vocabulary.ts'

export type NormalizeOptions = { readonly numbers?: NumberStyle }

/** The tokens of the written line; each knows its spoken words. */
export function normalizeWords(words: readonly string[], options: NormalizeOptions = {}): Token[] {
  return writeAddress(normalizeTokens(tokensOf(words), options))
}

export function normalizeTokens(tokens: readonly Token[], options: NormalizeOptions = {}): Token[] {
  const written = writeBodies(
    writeVocabulary(writePlates(writeReduplications(writeDictated(tokens)))),
  )
  return writeNumbers(written, options.numbers ?? 'eyd-v')
}

export const normalizeLine = (line: string, options: NormalizeOptions = {}): string =>
  joinTokens(normalizeWords(splitWords(line), options))
