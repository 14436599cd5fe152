/** Door of the speakers: the people of a sitting, whom words name, and who is speaking. */
export { type Directory, openDirectory } from './directory.ts'
export { type Guess, guessSpeaker, type Said } from './guess.ts'
export { nameParts } from './persons.ts'
