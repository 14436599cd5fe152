/** The three things a recorder says to the server, and what their answers change. */
import type { Socket } from 'socket.io-client'
import type { ErrorBody } from '../../server/domain/errors.ts'
import {
  type CaptureState,
  type DiskState,
  type FramesAnswer,
  frameSamples,
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
  /** Taken after the part had ended. */
  readonly late: Set<number>
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

type Answer<T> = { ok: true; value: T } | { ok: false; error: ErrorBody }

const answerMs = 15_000

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
      const state = await ask<CaptureState>('capture:mulai', {
        ...named(sending),
        label: capture.label,
        startedAgoMs: Math.max(0, now() - capture.startedAt),
        samples: capture.samples,
        ended: sending.ended,
      })
      const missing = (seq: number) =>
        seq >= state.next || state.missing.some((range) => seq >= range.from && seq < range.to)
      const has = [...owed].filter((seq) => !missing(seq))
      for (const seq of has) owed.delete(seq)
      await store.drop(capture.id, has)
      sending.announced = true
      onAnswer({ disk: state.disk })
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
