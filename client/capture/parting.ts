/**
 * Where the openness of the rapat changed while a capture went on: what belongs to the next part waits until the capture
 * has ended, and becomes a capture of its own there. It is announced before anything that was recorded after it.
 */
import { driftShare, frameMs, frameSamples } from '../../server/domain/protocol/capture.ts'
import type { Sending } from './exchange.ts'
import type { FrameStore, StoredCapture } from './store.ts'

/** Tells the server of it once more. */
export function askAgain(sending: Sending): void {
  sending.announced = false
  for (const frame of sending.fresh.splice(0)) sending.owed.add(frame.seq)
}

/** Everything up to its end is in the store, the server knows its clock to the end, and nothing of it is under way. */
export const mayPart = (s: Sending) => s.cut !== null && s.final && s.inFlight.size === 0

export type Parting = {
  /**
   * A capture of another part before this one of which it is not yet known where it ends: its rest comes first on the time
   * line of this part. One that cannot be sent now holds nothing up.
   */
  before(sending: Sending): Sending | undefined
  /** The oldest that may be announced now. */
  nextToAnnounce(): Sending | undefined
  /** Nothing from `cut` on is sent to the part of the capture any more. */
  withhold(sending: Sending): void
  /** Makes what was withheld a capture of the next part; all of it or, where the store fails, nothing. */
  part(sending: Sending): Promise<void>
}

export function createParting(options: {
  readonly store: FrameStore
  readonly all: ReadonlyMap<string, Sending>
  readonly now: () => number
  readonly add: (capture: StoredCapture) => Sending
  readonly onLate: (captureId: string, next: string) => void
  readonly onParted: (captureId: string) => Promise<void>
}): Parting {
  const { store, all, now } = options
  const byStart = (a: Sending, b: Sending) => a.capture.startedAt - b.capture.startedAt

  function before({ capture }: Sending): Sending | undefined {
    return [...all.values()].find(
      (s) =>
        !s.settled &&
        s.capture.channel === capture.channel &&
        s.capture.bagianId !== capture.bagianId &&
        s.capture.startedAt < capture.startedAt &&
        s.retryAt <= now(),
    )
  }

  /** The first frame of the next part, and what of it is in the store. */
  async function restOf({ capture, late }: Sending, cut: { seq: number }) {
    const from = Math.min(cut.seq, ...late)
    return { from, seqs: (await store.seqs(capture.id)).filter((seq) => seq >= from) }
  }

  return {
    before,
    nextToAnnounce() {
      for (const sending of [...all.values()].sort(byStart)) {
        if (sending.announced || sending.retryAt > now()) continue
        const first = before(sending)
        if (!first) return sending
        if (first.ended && first.announced && first.cut === null) askAgain(first)
        if (first.ended && !first.announced && !before(first)) return first
      }
    },

    withhold({ capture, owed, fresh, late, cut }) {
      if (cut === null) return
      for (const seq of [...late].filter((each) => each < cut.seq)) {
        late.delete(seq)
        owed.add(seq)
      }
      for (const frame of fresh.splice(0)) owed.add(frame.seq)
      for (const seq of [...owed].filter((each) => each >= cut.seq)) {
        owed.delete(seq)
        late.add(seq)
      }
      options.onLate(capture.id, cut.bagianId)
    },

    async part(sending) {
      const { capture, owed, late, cut } = sending
      if (cut === null) return
      const { from, seqs } = await restOf(sending, cut)
      const [seq] = seqs
      if (seq !== undefined) {
        const rest: StoredCapture = {
          ...capture,
          id: crypto.randomUUID(),
          bagianId: cut.bagianId,
          startedAt: capture.startedAt + seq * frameMs,
          samples: capture.samples - seq * frameSamples,
          ended: true,
          heardAt: undefined,
          unsureMs: sending.toldMs + seq * frameMs * driftShare,
          from: { bagianId: capture.bagianId, captureId: capture.id, seq },
        }
        await options.onParted(rest.id)
        await store.move(capture.id, seqs, rest)
        const parted = options.add(rest)
        for (const each of seqs) parted.owed.add(each - seq)
      }
      for (const each of [...owed].filter((one) => one >= from)) owed.delete(each)
      late.clear()
      capture.samples = Math.min(capture.samples, from * frameSamples)
      sending.cut = null
      sending.settled = true
    },
  }
}
