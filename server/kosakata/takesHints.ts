import type { Dewan } from '../domain/orang.ts'

/** Weigh a list of names against the sound. */
const weighing: ReadonlySet<string> = new Set(['sherpa', 'google'])

/**
 * Whisper takes a prompt as text that was said before, so the council chooses; Vosk takes a grammar that allows nothing else.
 * What they print is corrected by sound.
 */
export const takesHints = (
  engine: string,
  { petunjukWhisper }: Pick<Dewan, 'petunjukWhisper'>,
): boolean => weighing.has(engine) || (engine === 'whisper' && petunjukWhisper)
