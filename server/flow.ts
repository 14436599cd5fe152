/** What follows from the steps of a sitting: recordings are settled when their part ends, readers leave a closed part. */
import type { CaptureRoom } from './capture/index.ts'
import type { Log } from './log.ts'
import type { RapatRoom } from './rapat/index.ts'

export type FlowParts = {
  readonly log: Log
  readonly rapat: RapatRoom
  readonly capture: CaptureRoom
}

/** Answers with what waits for the work that is still going on. */
export function followRapat({ log, rapat, capture }: FlowParts): { close(): Promise<void> } {
  const running = new Set<Promise<void>>()

  /** Waits for sound that is still on its way: the chair does not wait for it. */
  function finish(bagianId: string): void {
    const job = capture.finish(bagianId).catch((error: unknown) => {
      log.error('a recording could not be settled', { bagian: bagianId, cause: String(error) })
    })
    running.add(job)
    void job.finally(() => running.delete(job))
  }

  rapat.onChange(({ kind, bagian, previous }) => {
    if (kind === 'sifat' && previous) finish(previous.id)
    if (kind === 'ditutup' && bagian) finish(bagian.id)
  })
  return {
    async close() {
      await Promise.allSettled(running)
    },
  }
}
