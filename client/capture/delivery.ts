/**
 * Which message about the captures that were announced goes next, and what its answer makes of them: live frames before
 * what is owed, the end when all of it was sent.
 */
import { maxFrames } from '../../server/domain/protocol/capture.ts'
import type { Exchange, Sending } from './exchange.ts'
import { askAgain, mayPart, type Parting } from './parting.ts'
import type { FrameStore, StoredFrame } from './store.ts'

export type Delivery = {
  /** May one more message be under way? */
  free(): boolean
  /** Is there anything of it to send now? */
  wants(sending: Sending): boolean
  /** Starts the next message; false where there is none. */
  step(): Promise<boolean>
}

/** Messages under way at once. */
const windowSize = 3
/** The last moments before a recorder hears that the part has ended; more than these is kept for a person to decide. */
const lateFrames = 15

export function createDelivery(options: {
  readonly store: FrameStore
  readonly all: Map<string, Sending>
  readonly rejected: Set<string>
  readonly exchange: Exchange
  readonly parting: Parting
  readonly onLate: (captureId: string) => void
  readonly onFailed: (error: unknown, sending: Sending) => void
  /** A message was answered, or was not. */
  readonly onSettled: () => void
}): Delivery {
  const { store, all, rejected, exchange, parting } = options
  let messages = 0

  function run(sending: Sending, work: () => Promise<void>): void {
    messages++
    void work()
      .catch((error: unknown) => options.onFailed(error, sending))
      .finally(() => {
        messages--
        options.onSettled()
      })
  }

  const deliver = (sending: Sending, frames: readonly StoredFrame[]) =>
    run(sending, async () => {
      const { late, capture } = sending
      const known = late.size
      await exchange.deliver(sending, frames)
      if (late.size === known || sending.cut) return
      options.onLate(capture.id)
      // Another part may have followed, and this is its sound.
      if (!sending.asked) askAgain(sending)
      sending.asked = true
    })

  const finish = (sending: Sending) =>
    run(sending, async () => {
      const { capture } = sending
      await exchange.finish(sending)
      all.delete(capture.id)
      const { barred, late } = sending
      const kept = late.size > (barred ? 0 : lateFrames)
      if (sending.rejected || kept) rejected.add(capture.id)
      if (rejected.has(capture.id)) await store.saveCapture({ ...capture, rejected: true })
      else await store.remove(capture.id)
    })

  /** Out of the store, as much as one message takes. */
  function framesOwed({ capture, owed, inFlight }: Sending): Promise<StoredFrame[]> {
    const seqs = [...owed].sort((a, b) => a - b).slice(0, maxFrames)
    for (const seq of seqs) {
      owed.delete(seq)
      inFlight.add(seq)
    }
    return store
      .frames(capture.id, seqs)
      .catch((error: unknown) => {
        for (const seq of seqs) owed.add(seq)
        throw error
      })
      .finally(() => {
        for (const seq of seqs) inFlight.delete(seq)
      })
  }

  return {
    free: () => messages < windowSize,
    wants: (s) => mayPart(s) || (messages < windowSize && s.owed.size + s.fresh.length > 0),
    async step() {
      const ready = [...all.values()].filter((s) => s.announced)
      const ended = ready.find(mayPart)
      if (ended) {
        await parting.part(ended)
        return true
      }
      const live = ready.find((s) => s.fresh.length > 0)
      if (live) {
        deliver(live, live.fresh.splice(0, maxFrames))
        return true
      }
      const owing = ready.find((s) => s.owed.size > 0)
      if (owing) {
        const frames = await framesOwed(owing)
        if (frames.length > 0) deliver(owing, frames)
        return true
      }
      const complete = ready.find(
        (s) => s.ended && !s.cut && s.inFlight.size === 0 && s.owed.size + s.fresh.length === 0,
      )
      if (!complete || messages > 0) return false
      finish(complete)
      return false
    },
  }
}
