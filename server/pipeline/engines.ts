/** One transcription per engine choice: started when first asked for, stopped some time after its last work. */
import {
  openTranscription,
  type Transcription,
  type TranscriptionEvents,
} from '../../transcription/client.ts'
import type { EngineChoice } from '../domain/speech.ts'
import type { Log } from '../log.ts'

export type Engines = {
  of(choice: EngineChoice): Transcription
  /** Null where this choice has no work. */
  find(choice: EngineChoice): Transcription | null
  all(): Transcription[]
  /** Stops those that have been without work for a while; `busy` says which are needed. */
  sweep(busy: (transcription: Transcription) => boolean): void
  close(): Promise<void>
}

const idleMs = 2 * 60_000

export function createEngines(parts: {
  dataDir: string
  log: Log
  threads?: number | undefined
  events: TranscriptionEvents
}): Engines {
  const { dataDir, log, threads, events } = parts
  const running = new Map<string, { transcription: Transcription; usedAt: number }>()
  const closing = new Set<Promise<void>>()
  const keyOf = (choice: EngineChoice) => JSON.stringify(choice)

  return {
    of(choice) {
      const key = keyOf(choice)
      const known = running.get(key)
      if (known) return known.transcription
      const transcription = openTranscription({
        choice,
        dataDir,
        log,
        events,
        ...(threads !== undefined && { threads }),
      })
      running.set(key, { transcription, usedAt: Date.now() })
      return transcription
    },
    find: (choice) => running.get(keyOf(choice))?.transcription ?? null,
    all: () => [...running.values()].map(({ transcription }) => transcription),
    sweep(busy) {
      for (const [key, entry] of running) {
        if (busy(entry.transcription)) entry.usedAt = Date.now()
        if (Date.now() - entry.usedAt < idleMs) continue
        running.delete(key)
        const end = entry.transcription.close()
        closing.add(end)
        void end.finally(() => closing.delete(end))
      }
    },
    async close() {
      await Promise.all([...closing, ...[...running.values()].map((e) => e.transcription.close())])
      running.clear()
    },
  }
}
