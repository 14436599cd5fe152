/** The three things a recorder says to the server, and what their answers change. */
import type { Socket } from 'socket.io-client'
import type { ErrorBody } from '../../server/domain/errors.ts'
import {
  type CaptureState,
  type DiskState,
  type FramesAnswer,
  frameMs,
  frameSamples,
  lateMs,
} from '../../server/domain/protocol/capture.ts'
import type { FrameStore, StoredCapture, StoredFrame } from './store.ts'

/** A capture on its way to the server. */
export type Sending = {
  readonly capture: StoredCapture
  announced: boolean
  /** All of its frames were handed over. */
  ended: boolean
  /** In the store, to be sent. */
  readonly owed: Set<number>
  /** Just recorded. */
  readonly fresh: StoredFrame[]
  readonly inFlight: Set<number>
  /** Taken after the part had ended: in the store, and not sent to it. */
  readonly late: Set<number>
  /** From here on it belongs to another part. */
  cut: { readonly seq: number; readonly bagianId: string } | null
  /** That part is closed to this account: what belongs to it is for a person to decide. */
  barred: boolean
  /** The server said so since the capture ended. */
  final: boolean
  /** What it was last told of how sure the clock is. */
  toldMs: number
  /** Whether another part followed was asked when the first frames came late. */
  asked: boolean
  /** Since it ended the server said whether its part goes on, and what does not belong to it was parted from it. */
  settled: boolean
  /** Both clocks of this page at its beginning; null where an earlier page began it. */
  readonly began: { readonly wallMs: number; readonly steadyMs: number } | null
  /** Never taken because another device's sound is there. */
  rejected: boolean
  /** Not announced again before. */
  retryAt: number
}

/** The server understood and said no. Anything else that is thrown is the network. */
export class Refused extends Error {
  readonly body: ErrorBody
  constructor(body: ErrorBody) {
    super(body.message)
    this.body = body
  }
}

/**
 * How far frames may lie from where their number puts them: what is unclear of the beginning, and what of the sound was
 * lost since, as in a computer that slept.
 */
export function unsureMs(sending: Sending, wallMs: number): number {
  const { capture } = sending
  const placed = capture.unsureMs ?? movedMs(sending, wallMs)
  if (capture.heardAt === undefined) return placed
  return placed + Math.abs(capture.heardAt - capture.startedAt - capture.samples / perMs)
}

const perMs = frameSamples / frameMs

type Answer<T> = { ok: true; value: T } | { ok: false; error: ErrorBody }

const answerMs = 15_000
/** What the clock of a device may have been put right by while no page saw it. */
const unseenMs = 60_000

/** `beganMs`: it begins now, at this hour of the device's clock; null where an earlier page began it. */
export const startSending = (
  capture: StoredCapture,
  { ended, beganMs }: { ended: boolean; beganMs: number | null },
): Sending => ({
  ...{ capture, ended, announced: false, retryAt: 0 },
  ...{ owed: new Set<number>(), fresh: [], inFlight: new Set<number>() },
  ...{ late: new Set<number>(), rejected: false, cut: null, asked: false, settled: false },
  ...{ final: false, toldMs: 0, barred: false },
  // From here on a steady clock tells how far the other one was moved.
  began: beganMs === null ? null : { wallMs: beganMs, steadyMs: performance.now() },
})

/** How far the device's clock was moved since the capture began. */
function movedMs({ began }: Sending, wallMs: number): number {
  if (began === null) return unseenMs
  return Math.abs(wallMs - began.wallMs - (performance.now() - began.steadyMs))
}

export type Exchange = {
  announce(sending: Sending): Promise<void>
  deliver(sending: Sending, frames: readonly StoredFrame[]): Promise<void>
  finish(sending: Sending): Promise<void>
}

export function createExchange(options: {
  readonly socket: Socket
  readonly store: FrameStore
  readonly now: () => number
  readonly onAnswer: (heard: { disk: DiskState; driftMs?: number | null }) => void
}): Exchange {
  const { socket, store, now, onAnswer } = options

  async function ask<T>(event: string, value: unknown): Promise<T> {
    const answer = (await socket.timeout(answerMs).emitWithAck(event, value)) as Answer<T>
    if (answer.ok) return answer.value
    throw new Refused(answer.error)
  }

  const named = ({ capture }: Sending) => ({
    bagianId: capture.bagianId,
    channel: capture.channel,
    captureId: capture.id,
    deviceId: capture.deviceId,
  })

  return {
    async announce(sending) {
      const { capture, owed } = sending
      const { ended } = sending
      const known = capture.unsureMs !== undefined
      const told = unsureMs(sending, now())
      const moved = movedMs(sending, now())
      const asked = performance.now()
      const state = await ask<CaptureState>('capture:mulai', {
        ...named(sending),
        label: capture.label,
        startedAgoMs: Math.min(lateMs, Math.max(0, now() - capture.startedAt)),
        samples: capture.samples,
        ended,
        unsureMs: Math.min(lateMs, told),
        ...(capture.from && { from: capture.from }),
      })
      if (!known) {
        // The server counted from the moment it was told, which lies somewhere before the answer.
        capture.unsureMs = moved + performance.now() - asked
        await store.saveCapture({ ...capture })
      }
      const missing = (seq: number) =>
        seq >= state.next || state.missing.some((range) => seq >= range.from && seq < range.to)
      const has = [...owed].filter((seq) => !missing(seq))
      for (const seq of has) owed.delete(seq)
      await store.drop(capture.id, has)
      onAnswer({ disk: state.disk })
      // A cut reckoned before the server knew how sure the clock is does not count: it is asked again.
      if (state.cut && !known) return
      sending.announced = true
      sending.toldMs = told
      sending.final = ended
      const next = state.cut?.bagianId ?? null
      sending.cut = state.cut && next !== null ? { seq: state.cut.seq, bagianId: next } : null
      sending.barred = state.cut !== null && next === null
      if (ended && next === null) sending.settled = true
    },

    async deliver(sending, frames) {
      const { capture, owed, inFlight, late } = sending
      for (const frame of frames) inFlight.add(frame.seq)
      try {
        const answer = await ask<FramesAnswer>('capture:frames', {
          ...named(sending),
          frames: frames.map(({ seq, crc, pcm }) => ({
            seq,
            sampleStart: seq * frameSamples,
            crc,
            pcm,
          })),
        })
        for (const { seq, why } of answer.refused) {
          if (why === 'crc') owed.add(seq)
          else if (why === 'lewat') late.add(seq)
          else sending.rejected = true
        }
        await store.drop(capture.id, answer.stored)
        onAnswer(answer)
      } catch (error) {
        for (const frame of frames) owed.add(frame.seq)
        throw error
      } finally {
        for (const frame of frames) inFlight.delete(frame.seq)
      }
    },

    async finish(sending) {
      await ask('capture:akhir', { ...named(sending), samples: sending.capture.samples })
    },
  }
}
