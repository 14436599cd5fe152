/** What the server may know of transcription: the worker's door, file transcription, and the models. */

export { type SoundTranscript, transcribeSound } from './file.ts'
export {
  type CatalogueEntry,
  catalogue,
  defaultModel,
  ensureLibrary,
  ensureModel,
  findEntry,
  findLibrary,
  findModel,
  type InstalledModel,
  importModel,
  listModels,
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
