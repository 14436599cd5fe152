/** Door of the language room: what a recogniser prints becomes written Indonesian, with proposals of what it means. Pure. */
import { type WrittenOptions, writtenTurn } from './written.ts'

export {
  type Analysis,
  analyse,
  channelOwners,
  isRemark,
  outsideOf,
  spokenWords,
} from './analyse.ts'
export {
  type Corrected,
  type Correction,
  type CouncilWords,
  correctWords,
  type GeneralWords,
  type Lexicon,
  openGeneralWords,
  openLexicon,
  rawTexts,
} from './correct/index.ts'
export { soundApart, soundOfText } from './correct/sound.ts'
export { AnalyseInput, type Items, type Orang as Person, type SpeakerEvidence } from './input.ts'
export { goingOn } from './links/converse.ts'
export { type Linker, openLinker } from './links/link.ts'
export { findOverlaps } from './links/overlap.ts'
export { alike } from './meaning/alike.ts'
export { type BudgetChange, findBudgetChanges } from './meaning/budget/find.ts'
export { openChairing } from './meaning/chairing.ts'
export { speakingOf } from './meaning/cites.ts'
export { type Cue, cuesOf } from './meaning/cues.ts'
export { findDecisions, type SpokenTurn } from './meaning/decisions.ts'
export { findFollowUps } from './meaning/followups.ts'
export { relationOf } from './meaning/relation.ts'
export { type Sentence, sentencesOf } from './meaning/sentences.ts'
export { type Names, openNames } from './names.ts'
export { type NormalizeOptions, normalizeLine, normalizeWords } from './normalize.ts'
export { suggestAmounts } from './number/suggest.ts'
export { namesOfRegion, openRegion, type Region } from './region.ts'
export {
  createRecall,
  type Directory,
  type Guess,
  hearSitting,
  type Listed,
  openDirectory,
  type SittingTurn,
  type Topic,
} from './speakers/index.ts'
export { splitWords, tokensOf } from './token.ts'
export { openTopics } from './topics.ts'
export { type WrittenOptions, writeTurn } from './written.ts'

/**
 * The written form of one turn: numbers, council terms, names, fillers left out, marks and capitals.
 * Keeps what the engine got right.
 */
export const writtenForm = (raw: string, options: WrittenOptions = {}): string =>
  writtenTurn(raw, options)
