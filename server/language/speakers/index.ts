/** Door of the speakers: the people of a sitting, whom words name, and who is speaking. */
export { type Directory, openDirectory } from './directory.ts'
export { guessSpeaker } from './guess.ts'
export { nameParts } from './persons.ts'
export { leadsBehind } from './presiding.ts'
export { createRecall, type Recall } from './recall.ts'
export { hearSitting, type SittingTurn, speakersOf } from './sitting.ts'
export type { Guess, Listed, Said, Topic } from './situation.ts'
