/**
 * The door of every engine. The pipeline cuts sound into stretches with voice activity and asks for one stretch at a
 * time; an engine that streams by itself may also give words while a stretch is still spoken.
 */
import type { Decoded, EngineCapabilities, EngineName } from '../server/domain/speech.ts'

export type DecodeOptions = {
  /** Words that may occur, most likely first. */
  readonly hints?: readonly string[]
  /** For partials: quicker, less careful. */
  readonly quick?: boolean
  /** 0 at first; higher where the answer before was a loop: search in another way, so that another answer comes. */
  readonly attempt?: number
  readonly signal?: AbortSignal
}

/** One stretch of sound that an engine hears while it is spoken. One call at a time. */
export interface SpeechStream {
  /** The sound that follows what was pushed before; resolves with the text heard so far. */
  push(samples: Float32Array): Promise<string>
  /** Nothing follows: the words, in milliseconds from the first sample pushed. The stream has ended. */
  finish(): Promise<Decoded>
  /** Ends the stream at once: nothing more is heard or sent. */
  cancel(): void
}

export interface SpeechEngine {
  readonly name: EngineName
  readonly model: string
  readonly can: EngineCapabilities
  /** Makes fewer errors on pieces laid together than on single ones: a second decode is worth its cost. */
  readonly packs: boolean
  /** `samples`: mono float32 in −1…1 at 16 kHz, at most 30 s. One call at a time. Times in the answer are milliseconds from the first sample. */
  decode(samples: Float32Array, options?: DecodeOptions): Promise<Decoded>
  /** Says the same of the same sound however often it is asked, so it is asked once. */
  readonly steady?: true
  /** Only where `can.partials`: hears a stretch while it is spoken. */
  openStream?(options?: Pick<DecodeOptions, 'hints'>): SpeechStream
  close(): Promise<void>
}

/** The engine cannot go on. `retryable`: a new process may work. */
export class EngineError extends Error {
  readonly retryable: boolean
  constructor(message: string, options: { retryable: boolean; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.name = 'EngineError'
    this.retryable = options.retryable
  }
}

export type OpenEngine = (options: {
  readonly dataDir: string
  readonly model: string
  readonly language: string
  readonly threads: number
  /** The hints that every call will bring, for engines that build them in. */
  readonly hints?: readonly string[]
  /** Settings of engines that need more than a model; see each engine. */
  readonly env?: Readonly<Record<string, string | undefined>>
}) => Promise<SpeechEngine>
