/** Sound and speech: what engines give, what the recording is cut into, and what the worker and the server say to each other. */
import { z } from 'zod'

/** All recordings are mono signed 16-bit little-endian PCM at this rate. */
export const sampleRateHz = 16_000

export const EngineName = z.enum(['whisper', 'vosk', 'scripted', 'sherpa', 'google'])
export type EngineName = z.infer<typeof EngineName>

/** These send sound to another machine: refused for closed parts. */
export const onlineEngines: readonly EngineName[] = ['google']

/** One recognised word. Times are milliseconds from the start of the channel's recording of this bagian. */
export const Word = z.object({
  text: z.string().min(1),
  startMs: z.number().nonnegative(),
  endMs: z.number().nonnegative(),
  confidence: z.number().min(0).max(1).nullable(),
})
export type Word = z.infer<typeof Word>

/** What an engine can do; the pipeline asks this and never the engine's name. */
export type EngineCapabilities = {
  /** Gives words while sound still comes in, without help. */
  readonly partials: boolean
  readonly wordConfidence: boolean
  /** ISO 639-1 codes, or 'any' where the model decides. */
  readonly languages: readonly string[] | 'any'
  /** Takes a vocabulary. */
  readonly hints: boolean
  /** Sends sound to another machine: refused for closed parts. */
  readonly online: boolean
}

/** What the engine recognised in one stretch of sound; word times are relative to the stretch. */
export type Decoded = {
  readonly words: readonly Word[]
  /** The engine's own text, with the casing and punctuation it printed, if any. */
  readonly text: string
}

/**
 * A stretch of one channel that is recognised at once.
 * `sid` is made from channel and start sample, so the same stretch has the same sid after a restart.
 * A later `rev` of a `sid` replaces the words of the earlier one; every sample of a channel that has been recognised
 * lies in exactly one current segment. Silence is a segment without words.
 */
export const Segment = z.object({
  channel: z.number().int().nonnegative(),
  sid: z.string().regex(/^\d+-\d+$/),
  rev: z.number().int().nonnegative(),
  startSample: z.number().int().nonnegative(),
  endSample: z.number().int().positive(),
  text: z.string(),
  words: z.array(Word),
  engine: EngineName,
  model: z.string(),
})
export type Segment = z.infer<typeof Segment>

export function segmentId(channel: number, startSample: number): string {
  return `${channel}-${startSample}`
}

/** Words heard so far in the stretch that is being spoken; shown, never stored. */
export const Partial = z.object({
  channel: z.number().int().nonnegative(),
  startSample: z.number().int().nonnegative(),
  endSample: z.number().int().nonnegative(),
  text: z.string(),
})
export type Partial = z.infer<typeof Partial>

/** A stretch of a channel to recognise: `toSample` null while it still grows; `cursorSample` is the worker's checkpoint. */
export const Span = z.object({
  spanId: z.string(),
  bagianId: z.string(),
  channel: z.number().int().nonnegative(),
  pcmPath: z.string(),
  fromSample: z.number().int().nonnegative(),
  cursorSample: z.number().int().nonnegative(),
  /** Sound up to here is on disk and contiguous. */
  availableSample: z.number().int().nonnegative(),
  /** Null while more sound may come. */
  toSample: z.number().int().nonnegative().nullable(),
  /** True for live sound: quick finals and partials first. False for files: packed windows at once. */
  live: z.boolean(),
})
export type Span = z.infer<typeof Span>

export const EngineChoice = z.object({
  engine: EngineName,
  model: z.string(),
  hints: z.array(z.string()).default([]),
  language: z.string().default('id'),
})
export type EngineChoice = z.infer<typeof EngineChoice>
