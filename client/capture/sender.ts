/**
 * Brings frames to the server and forgets only what the server has on disk. Live frames go first, what is owed follows
 * behind them; after every break the server says what it has.
 */
import type { Socket } from 'socket.io-client'
import type { ErrorBody } from '../../server/domain/errors.ts'
import {
  type CaptureState,
  type DiskState,
  type FramesAnswer,
  frameMs,
  frameSamples,
  maxFrames,
} from '../../server/domain/protocol/capture.ts'
import type { FrameStore, StoredCapture, StoredFrame } from './store.ts'

export type SenderState = {
  readonly connected: boolean
  /** Recorded and not yet on the server's disk. */
  readonly unsavedMs: number
  readonly disk: DiskState | null
  readonly driftMs: number | null
  /** What the server said last, where it refuses. */
  readonly fault: ErrorBody | null
  /** Captures whose rest the server will never take. */
  readonly rejected: readonly string[]
}

export type Sender = {
  state(): SenderState
  /** Takes the capture's place on the server. Rejects where another device holds the channel; not where the server is away. */
  begin(capture: StoredCapture): Promise<void>
  /** A frame that is in the store. */
  push(frame: StoredFrame): void
  /** The capture is complete in the store. */
  end(captureId: string): void
  /** Sends what an earlier page left behind. */
  adopt(capture: StoredCapture): Promise<void>
  /** Is it still at work on this capture? */
  owes(captureId: string): boolean
  /** Resolves when nothing is owed. */
  drained(): Promise<void>
  close(): void
}

type Sending = {
  readonly capture: StoredCapture
  announced: boolean
  /** All of its frames were handed over. */
  ended: boolean
  /** In the store, to be sent. */
  readonly owed: Set<number>
  /** Just recorded. */
  readonly fresh: StoredFrame[]
  readonly inFlight: Set<number>
  /** Not announced again before. */
  retryAt: number
}

type Answer<T> = { ok: true; value: T } | { ok: false; error: ErrorBody }

/** Messages under way at once. */
const windowSize = 3
const answerMs = 15_000
const pauseMs: Partial<Record<ErrorBody['code'], number>> = { state_refused: 300, disk_full: 3000 }

class Refused extends Error {
  readonly body: ErrorBody
  constructor(body: ErrorBody) {
    super(body.message)
    this.body = body
  }
}

export function createSender(options: {
  readonly socket: Socket
  readonly store: FrameStore
  readonly now: () => number
  readonly onChange: () => void
  /** Another device took the channel, or the part ended, while this one was away. */
  readonly onTaken: (captureId: string, message: string) => void
}): Sender {
  const { socket, store, now, onChange } = options
  const all = new Map<string, Sending>()
  const rejected = new Set<string>()
  const idle: (() => void)[] = []
  let messages = 0
  let announcing = false
  let pausedUntil = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let disk: DiskState | null = null
  let driftMs: number | null = null
  let fault: ErrorBody | null = null
  let closed = false

  async function ask<T>(event: string, value: unknown): Promise<T> {
    const answer = (await socket.timeout(answerMs).emitWithAck(event, value)) as Answer<T>
    if (answer.ok) return answer.value
    throw new Refused(answer.error)
  }

  function pause(ms: number): void {
    pausedUntil = Math.max(pausedUntil, now() + ms)
  }

  function refusedWith(error: unknown): void {
    if (!(error instanceof Refused)) {
      pause(200)
      return
    }
    fault = error.body
    if (error.body.code === 'disk_full') disk = { state: 'penuh', minutes: 0 }
    pause(pauseMs[error.body.code] ?? 2000)
  }

  const messageOf = ({ capture }: Sending) => ({
    bagianId: capture.bagianId,
    channel: capture.channel,
    captureId: capture.id,
    deviceId: capture.deviceId,
  })

  async function announce(sending: Sending): Promise<void> {
    const { capture, owed } = sending
    const state = await ask<CaptureState>('capture:mulai', {
      ...messageOf(sending),
      label: capture.label,
      startedAgoMs: Math.max(0, now() - capture.startedAt),
      samples: capture.samples,
      ended: sending.ended,
    })
    disk = state.disk
    const has = [...owed].filter(
      (seq) =>
        seq < state.next && !state.missing.some((range) => seq >= range.from && seq < range.to),
    )
    for (const seq of has) owed.delete(seq)
    await store.drop(capture.id, has)
    sending.announced = true
    fault = null
  }

  /** Nothing more of this capture can be placed: kept aside for a person to decide. */
  async function reject(sending: Sending): Promise<void> {
    all.delete(sending.capture.id)
    rejected.add(sending.capture.id)
    sending.capture.rejected = true
    await store.saveCapture(sending.capture)
  }

  async function announceNext(): Promise<void> {
    const sending = [...all.values()].find((s) => !s.announced && s.retryAt <= now())
    if (!sending || announcing) return
    announcing = true
    try {
      await announce(sending)
    } catch (error) {
      const code = error instanceof Refused ? error.body.code : null
      if ((code === 'conflict' || code === 'state_refused') && !sending.ended) {
        options.onTaken(sending.capture.id, (error as Refused).message)
        pause(300)
      } else if ((code === 'state_refused' || code === 'not_found') && sending.ended) {
        await reject(sending)
      } else {
        // One that may not be sent now does not hold up the others.
        if (code === 'forbidden') sending.retryAt = now() + 30_000
        refusedWith(error)
      }
    } finally {
      announcing = false
    }
  }

  async function deliver(sending: Sending, frames: readonly StoredFrame[]): Promise<void> {
    const { capture, owed, inFlight } = sending
    messages++
    for (const frame of frames) inFlight.add(frame.seq)
    try {
      const answer = await ask<FramesAnswer>('capture:frames', {
        ...messageOf(sending),
        frames: frames.map(({ seq, crc, pcm }) => ({
          seq,
          sampleStart: seq * frameSamples,
          crc,
          pcm,
        })),
      })
      disk = answer.disk
      driftMs = answer.driftMs
      fault = null
      const done = [...answer.stored]
      for (const { seq, why } of answer.refused) {
        if (why === 'crc') owed.add(seq)
        // What was taken after the end of the part does not belong to it.
        else if (why === 'lewat') done.push(seq)
        else rejected.add(capture.id)
      }
      await store.drop(capture.id, done)
    } catch (error) {
      for (const frame of frames) owed.add(frame.seq)
      if (error instanceof Refused && error.body.code === 'state_refused') sending.announced = false
      refusedWith(error)
    } finally {
      messages--
      for (const frame of frames) inFlight.delete(frame.seq)
    }
  }

  async function finish(sending: Sending): Promise<void> {
    const { capture } = sending
    messages++
    try {
      await ask('capture:akhir', { ...messageOf(sending), samples: capture.samples })
      all.delete(capture.id)
      if (rejected.has(capture.id)) await store.saveCapture({ ...capture, rejected: true })
      else await store.remove(capture.id)
    } catch (error) {
      if (error instanceof Refused && error.body.code === 'state_refused') sending.announced = false
      refusedWith(error)
    } finally {
      messages--
    }
  }

  /** Starts the next message, if there is one. */
  async function step(): Promise<boolean> {
    const ready = [...all.values()].filter((s) => s.announced)
    const live = ready.find((s) => s.fresh.length > 0)
    if (live) {
      run(deliver(live, live.fresh.splice(0, maxFrames)))
      return true
    }
    const owing = ready.find((s) => s.owed.size > 0)
    if (owing) {
      const seqs = [...owing.owed].sort((a, b) => a - b).slice(0, maxFrames)
      for (const seq of seqs) {
        owing.owed.delete(seq)
        owing.inFlight.add(seq)
      }
      const frames = await store.frames(owing.capture.id, seqs)
      for (const seq of seqs) owing.inFlight.delete(seq)
      if (frames.length > 0) run(deliver(owing, frames))
      return true
    }
    const complete = ready.find(
      (s) => s.ended && s.inFlight.size === 0 && s.owed.size + s.fresh.length === 0,
    )
    if (complete && messages === 0) {
      await finish(complete)
      return true
    }
    return false
  }

  function run(work: Promise<void>): void {
    void work.then(pump, pump)
  }

  let pumping = false
  function pump(): void {
    onChange()
    if (all.size === 0) for (const resolve of idle.splice(0)) resolve()
    if (closed || pumping || !socket.connected || all.size === 0) return
    const wait = pausedUntil - now()
    if (wait > 0) {
      timer ??= setTimeout(() => {
        timer = null
        pump()
      }, wait)
      return
    }
    pumping = true
    void (async () => {
      await announceNext()
      while (messages < windowSize && pausedUntil <= now() && (await step()));
    })()
      .catch(() => pause(1000))
      .finally(() => {
        pumping = false
        const more = [...all.values()].some(
          (s) =>
            (!s.announced && !announcing && s.retryAt <= now()) ||
            (messages < windowSize && s.owed.size + s.fresh.length > 0),
        )
        if (more || pausedUntil > now()) setTimeout(pump, 0)
        onChange()
      })
  }

  function away(): void {
    for (const sending of all.values()) {
      sending.announced = false
      for (const frame of sending.fresh.splice(0)) sending.owed.add(frame.seq)
    }
    onChange()
  }

  function back(): void {
    pausedUntil = 0
    for (const sending of all.values()) {
      sending.announced = false
      sending.retryAt = 0
    }
    pump()
  }

  socket.on('siap', back)
  socket.on('disconnect', away)
  const heartbeat = setInterval(pump, 1000)

  const add = (capture: StoredCapture, ended: boolean): Sending => {
    const sending: Sending = {
      capture,
      announced: false,
      ended,
      owed: new Set(),
      fresh: [],
      inFlight: new Set(),
      retryAt: 0,
    }
    all.set(capture.id, sending)
    return sending
  }

  return {
    state() {
      let frames = 0
      for (const s of all.values()) frames += s.owed.size + s.fresh.length + s.inFlight.size
      return {
        connected: socket.connected,
        unsavedMs: frames * frameMs,
        disk,
        driftMs,
        fault,
        rejected: [...rejected],
      }
    },
    async begin(capture) {
      const sending = add(capture, false)
      if (!socket.connected) return
      announcing = true
      try {
        await announce(sending)
      } catch (error) {
        const code = error instanceof Refused ? error.body.code : null
        // The server said no for a reason that waiting does not mend.
        if (code && !['disk_full', 'internal', 'not_ready'].includes(code)) {
          all.delete(capture.id)
          throw error
        }
        refusedWith(error)
      } finally {
        announcing = false
        pump()
      }
    },
    push(frame) {
      const sending = all.get(frame.captureId)
      if (!sending) return
      if (socket.connected && sending.announced) sending.fresh.push(frame)
      else sending.owed.add(frame.seq)
      pump()
    },
    end(captureId) {
      const sending = all.get(captureId)
      if (sending) sending.ended = true
      pump()
    },
    async adopt(capture) {
      const seqs = await store.seqs(capture.id)
      const sending = add(capture, true)
      for (const seq of seqs) sending.owed.add(seq)
      pump()
    },
    owes: (captureId) => all.has(captureId),
    drained: () =>
      all.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),
    close() {
      closed = true
      clearInterval(heartbeat)
      if (timer) clearTimeout(timer)
      socket.off('siap', back)
      socket.off('disconnect', away)
    },
  }
}
