/** What the pipeline room is given, what it gives, and how it sees a part. */
import type { Transcription } from '../../transcription/client.ts'
import type { CaptureRoom } from '../capture/index.ts'
import type { DocumentRoom } from '../document/index.ts'
import type { PipelineStatus } from '../domain/protocol/room.ts'
import type { Bagian, Rapat } from '../domain/rapat.ts'
import type { EngineChoice } from '../domain/speech.ts'
import type { Live } from '../live/index.ts'
import type { Log } from '../log.ts'
import type { RapatRoom } from '../rapat/index.ts'
import type { Store } from '../store/index.ts'
import type { SpanRow } from '../store/span.ts'

export type PipelineParts = {
  readonly store: Store
  readonly live: Live
  readonly log: Log
  readonly newId: () => string
  readonly dataDir: string
  readonly capture: CaptureRoom
  readonly document: DocumentRoom
  readonly rapat: RapatRoom
  readonly engineOf: (rapat: Rapat) => EngineChoice | Promise<EngineChoice>
  readonly threads?: number
}

export type PipelineRoom = {
  /** All recorded sound is final. Throws where the engine cannot work. */
  settled(bagianId: string): Promise<void>
  status(bagianId: string): PipelineStatus
  /** A sitting that is held, or whose sound is being recognised, with this model. */
  userOf(model: string): Rapat | null
  /** Engines that cannot work try again at once: a model was installed. */
  retry(): void
  /** Of the processes at work, for tests that kill them. */
  pids(): number[]
  close(): Promise<void>
}

/** One part while it has something to recognise. */
export type Part = {
  readonly bagianId: string
  rapat: Rapat
  bagian: Bagian
  choice: EngineChoice
  transcription: Transcription | null
  /** By span id; `done`: every sample of it is final. */
  readonly spans: Map<string, SpanRow & { done: boolean; pcmPath: string }>
  /** The engine may not hear this part. */
  refused: boolean
  growing: boolean
  usedAt: number
}
