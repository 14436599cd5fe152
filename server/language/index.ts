/** Door of the language room: what a recogniser prints becomes written Indonesian, with proposals of what it means. Pure. */
import { type WrittenOptions, writtenTurn } from './written.ts'

export { type Analysis, analyse } from './analyse.ts'
export { AnalyseInput } from './input.ts'
export { type NormalizeOptions, normalizeLine, normalizeWords } from './normalize.ts'
export { type WrittenOptions, writeTurn } from './written.ts'

/**
 * The written form of one turn: numbers, council terms, names, fillers left out, marks and capitals.
 * Keeps what the engine got right.
 */
export const writtenForm = (raw: string, options: WrittenOptions = {}): string =>
  writtenTurn(raw, options)
