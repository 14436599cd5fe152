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

export interface SpeechEngine {
  readonly name: EngineName
  readonly model: string
  readonly can: EngineCapabilities
  /** Makes fewer errors on pieces laid together than on single ones: a second decode is worth its cost. */
  readonly packs: boolean
  /** `samples`: mono float32 in −1…1 at 16 kHz, at most 30 s. One call at a time. Times in the answer are milliseconds from the first sample. */
  decode(samples: Float32Array, options?: DecodeOptions): Promise<Decoded>
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
}) => Promise<SpeechEngine>
