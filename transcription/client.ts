/** What the server may know of transcription: the worker's door, file transcription, and the models. */

export { type SoundTranscript, transcribeSound } from './file.ts'
export {
  type CatalogueEntry,
  catalogue,
  checkRoom,
  defaultModel,
  engineOfModel,
  ensureLibrary,
  ensureModel,
  ensureReady,
  filesBytes,
  findEntry,
  findLibrary,
  findModel,
  freeBytesOf,
  type InstalledModel,
  importModel,
  isReady,
  listModels,
  partialBytes,
  partsFolder,
  removeModel,
} from './models/index.ts'
export { readWordList } from './models/wordlist.ts'
export type { ProcessFault } from './process.ts'
export {
  openTranscription,
  type Transcription,
  type TranscriptionEvents,
  type TranscriptionState,
} from './service.ts'
export { enrolApart } from './voices/enrolment.ts'
export {
  type Common,
  cosine,
  findPeople,
  type HeardWindow,
  type Known,
  meanVoice,
  nameVoice,
  openListener,
  readVoiceFiles,
  type Stretch,
  speakerAt,
  thresholds,
  type Voice,
  type VoiceListener,
} from './voices/index.ts'
