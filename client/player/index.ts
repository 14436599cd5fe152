/** Door of the player: one recording with its waveform, or one stretch at a time. */
export { PassageButton } from './PassageButton.tsx'
export { PlayerBar, usePlayerKeys } from './PlayerBar.tsx'
export { type PassagePlayer, type Stretch, usePassage } from './passage.ts'
export { type PlayerSource, type RecordingPlayer, usePlayer } from './recording.ts'
