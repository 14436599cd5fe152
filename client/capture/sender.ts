/**
 * Brings frames to the server and forgets only what the server has on disk. Live frames go first, what is owed follows
 * behind them; after every break the server says what it has.
 */
import type { Socket } from 'socket.io-client'
import type { ErrorBody } from '../../server/domain/errors.ts'
import { type DiskState, frameMs } from '../../server/domain/protocol/capture.ts'
import { createDelivery } from './delivery.ts'
import { createExchange, Refused, type Sending, startSending, unsureMs } from './exchange.ts'
import { askAgain, createParting } from './parting.ts'
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

const networkPauseMs = 200
/** A busy page hears of a frame so much later now and then. */
const jitterMs = 500
const forbiddenPauseMs = 30_000
const pauseMs: Partial<Record<ErrorBody['code'], number>> = { state_refused: 300, disk_full: 3000 }
/** Refusals that waiting mends. */
const passing: readonly ErrorBody['code'][] = ['disk_full', 'internal', 'not_ready']

const codeOf = (error: unknown) => (error instanceof Refused ? error.body.code : null)

export function createSender(options: {
  readonly socket: Socket
  readonly store: FrameStore
  readonly now: () => number
  readonly onChange: () => void
  /** Another device took the channel, or the part ended, while this one was away. */
  readonly onTaken: (captureId: string, message: string) => void
  /** The part has ended, and sound still comes; the part that follows, where it is known. */
  readonly onLate: (captureId: string, next: string | null) => void
  /** A capture that is about to be made out of another: other tabs leave it alone. */
  readonly onParted: (captureId: string) => Promise<void>
}): Sender {
  const { socket, store, now, onChange } = options
  const all = new Map<string, Sending>()
  const rejected = new Set<string>()
  const idle: (() => void)[] = []
  let announcing = false
  let pumping = false
  let pausedUntil = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let disk: DiskState | null = null
  let driftMs: number | null = null
  let fault: ErrorBody | null = null
  let closed = false

  const exchange = createExchange({
    socket,
    store,
    now,
    onAnswer(heard) {
      disk = heard.disk
      if (heard.driftMs !== undefined) driftMs = heard.driftMs
      fault = null
    },
  })

  function failed(error: unknown, sending: Sending): void {
    const code = codeOf(error)
    if (code === null) {
      pausedUntil = Math.max(pausedUntil, now() + networkPauseMs)
      return
    }
    fault = (error as Refused).body
    if (code === 'disk_full') disk = { state: 'penuh', minutes: 0 }
    // The server forgot it, or never knew: it is told again.
    if (code === 'state_refused') sending.announced = false
    pausedUntil = Math.max(pausedUntil, now() + (pauseMs[code] ?? 2000))
  }

  const parting = createParting({
    ...{ store, all, now },
    add: (capture) => add(capture, true),
    onLate: options.onLate,
    onParted: options.onParted,
  })

  /** Nothing more of this capture can be placed: kept aside for a person to decide. */
  async function reject(sending: Sending): Promise<void> {
    all.delete(sending.capture.id)
    rejected.add(sending.capture.id)
    await store.saveCapture({ ...sending.capture, rejected: true })
  }

  async function announceNext(): Promise<void> {
    const sending = parting.nextToAnnounce()
    if (!sending || announcing) return
    announcing = true
    try {
      await exchange.announce(sending)
      parting.withhold(sending)
    } catch (error) {
      const code = codeOf(error)
      const settled = code === 'state_refused' || code === 'not_found'
      if (settled && sending.ended) await reject(sending)
      else if (settled || (code === 'conflict' && !sending.ended)) {
        sending.retryAt = now() + networkPauseMs
        options.onTaken(sending.capture.id, (error as Refused).message)
      } else {
        // One that may not be sent now does not hold up the others.
        if (code === 'forbidden') sending.retryAt = now() + forbiddenPauseMs
        failed(error, sending)
      }
    } finally {
      announcing = false
    }
  }

  const delivery = createDelivery({
    ...{ store, all, rejected, exchange, parting },
    onLate: (captureId) => options.onLate(captureId, null),
    onFailed: failed,
    onSettled: pump,
  })

  const hasWork = () =>
    [...all.values()].some((s) =>
      s.announced ? delivery.wants(s) : !announcing && s.retryAt <= now() && !parting.before(s),
    )

  async function work(): Promise<void> {
    await announceNext()
    while (delivery.free() && pausedUntil <= now() && (await delivery.step()));
  }

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
    void work()
      // The store of this device failed: nothing is forgotten, it is tried again.
      .catch(() => {
        pausedUntil = now() + 1000
      })
      .finally(() => {
        pumping = false
        if (hasWork() || pausedUntil > now()) setTimeout(pump, 0)
        onChange()
      })
  }

  function away(): void {
    for (const sending of all.values()) askAgain(sending)
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

  function add(capture: StoredCapture, ended: boolean, began = false): Sending {
    const sending = startSending(capture, { ended, beganMs: began ? now() : null })
    all.set(capture.id, sending)
    return sending
  }

  return {
    state() {
      let frames = 0
      for (const s of all.values()) {
        frames += s.owed.size + s.fresh.length + s.inFlight.size + (s.cut ? s.late.size : 0)
      }
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
      const sending = add(capture, false, true)
      if (!socket.connected) return
      if (parting.before(sending)) {
        pump()
        return
      }
      announcing = true
      try {
        await exchange.announce(sending)
        parting.withhold(sending)
      } catch (error) {
        const code = codeOf(error)
        if (code !== null && !passing.includes(code)) {
          all.delete(capture.id)
          throw error
        }
        failed(error, sending)
      } finally {
        announcing = false
        pump()
      }
    },
    push(frame) {
      const sending = all.get(frame.captureId)
      if (!sending) return
      // Before the server knows how sure the clock is, it gets no frames that it would put by it.
      if (sending.announced && unsureMs(sending, now()) > sending.toldMs + jitterMs) {
        askAgain(sending)
      }
      if (sending.cut) sending.late.add(frame.seq)
      else if (socket.connected && sending.announced) sending.fresh.push(frame)
      else sending.owed.add(frame.seq)
      pump()
    },
    end(captureId) {
      const sending = all.get(captureId)
      if (sending) {
        sending.ended = true
        if (sending.cut) askAgain(sending)
      }
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
