/**
 * What comes from the audio thread becomes captures: each frame goes into the store and only then to the sender.
 * When a part of the rapat ends while sound goes on, what follows is held until it is known which part it belongs to.
 */
import { frameMs, frameSamples } from '../../server/domain/protocol/capture.ts'
import { crc32 } from './crc32.ts'
import { takeLock } from './device.ts'
import type { FromWorklet } from './recorder.worklet.ts'
import type { Sender } from './sender.ts'
import type { FrameStore, StoredCapture, StoredFrame } from './store.ts'

export type FrameMessage = Extract<FromWorklet, { type: 'frame' }>
export type Tap = (frame: { captureId: string; seq: number; pcm: ArrayBuffer }) => void

export type Takes = {
  /** A new input counts its takes from 0. */
  begin(label: string): void
  /** The next take of the same input. */
  next(): void
  /** Gives the capture's samples so far, or null where the frame belongs to none. */
  frame(message: FrameMessage): number | null
  /** Nothing more comes for this take; the last one where none is named. */
  end(take?: number): void
  /** From the next take on, the part is not known. False where that is so already. */
  hold(): boolean
  /** Now it is: what was held belongs to it. False where nothing was held. */
  assign(bagianId: string): boolean
  /** No part came for what was held: the server is asked, as for sound that a page left behind. */
  giveBack(): void
  owns(captureId: string): boolean
  /** Keeps a capture that is made out of one of these from other tabs. */
  keep(captureId: string): Promise<void>
  isCurrent(captureId: string): boolean
  /** Forgets a capture the server refused from the start. */
  drop(captureId: string): Promise<void>
  /** Lets other pages take what this one no longer needs. */
  release(): void
  /** Everything heard so far is in the store. */
  written(): Promise<void>
  tap(listener: Tap): void
}

export function createTakes(options: {
  readonly store: FrameStore
  readonly sender: Sender
  readonly channel: number
  readonly deviceId: string
  readonly bagianId: () => string
  readonly onRefused: (captureId: string, error: unknown) => void
}): Takes {
  const { store, sender } = options
  let takes: StoredCapture[] = []
  let label = ''
  let writes: Promise<unknown> = Promise.resolve()
  let holding = false
  let held: { capture: StoredCapture; frames: StoredFrame[] } | null = null
  const locks = new Map<string, () => void>()
  const taps: Tap[] = []

  /** One after the other; one that failed does not stop those behind it. */
  function enqueue(work: () => void | Promise<void>): void {
    writes = writes.then(work).catch(() => {})
  }

  async function lock(id: string): Promise<void> {
    const release = await takeLock(`risalah-rekaman:${id}`)
    if (release) locks.set(id, release)
  }

  function register(capture: StoredCapture): void {
    void lock(capture.id)
    const saved = { ...capture }
    enqueue(() => store.saveCapture(saved))
    sender.begin(capture).catch((error: unknown) => options.onRefused(capture.id, error))
  }

  function write(capture: StoredCapture, frame: StoredFrame): void {
    const snapshot = { ...capture }
    enqueue(async () => {
      await store.putFrame(frame, snapshot)
      sender.push(frame)
    })
  }

  function next(): void {
    const capture: StoredCapture = {
      id: crypto.randomUUID(),
      bagianId: options.bagianId(),
      channel: options.channel,
      deviceId: options.deviceId,
      label,
      startedAt: Date.now(),
      samples: 0,
      ended: false,
      rejected: false,
    }
    takes.push(capture)
    if (holding) held = { capture, frames: [] }
    else register(capture)
  }

  function close(capture: StoredCapture | undefined): void {
    if (!capture || capture.ended) return
    capture.ended = true
    if (held?.capture === capture) return
    enqueue(async () => {
      await store.saveCapture(capture)
      sender.end(capture.id)
    })
  }

  return {
    begin(name) {
      label = name.slice(0, 120)
      takes = []
      next()
    },
    next,
    frame({ take, seq, pcm }) {
      const capture = takes[take]
      if (!capture || capture.ended) return null
      if (seq === 0) capture.startedAt = Date.now() - frameMs
      for (const tap of taps) tap({ captureId: capture.id, seq, pcm })
      capture.samples = seq * frameSamples + pcm.byteLength / 2
      capture.heardAt = Date.now()
      const frame = { captureId: capture.id, seq, pcm, crc: crc32(new Uint8Array(pcm)) }
      if (held?.capture === capture) held.frames.push(frame)
      else write(capture, frame)
      return capture.samples
    },
    end: (take) => close(take === undefined ? takes.at(-1) : takes[take]),
    hold() {
      if (holding) return false
      holding = true
      return true
    },
    assign(bagianId) {
      if (!holding) return false
      holding = false
      if (held) {
        const { capture, frames } = held
        held = null
        capture.bagianId = bagianId
        register(capture)
        for (const frame of frames) write(capture, frame)
        if (capture.ended) {
          capture.ended = false
          close(capture)
        }
      }
      return true
    },
    giveBack() {
      holding = false
      const given = held
      held = null
      if (!given || given.frames.length === 0) return
      const { capture, frames } = given
      capture.ended = true
      void lock(capture.id)
      enqueue(async () => {
        await store.saveCapture(capture)
        for (const frame of frames) await store.putFrame(frame, capture)
        await sender.adopt(capture)
      })
    },
    keep: lock,
    owns: (id) => locks.has(id) || takes.some((capture) => capture.id === id),
    isCurrent: (id) => takes.at(-1)?.id === id,
    async drop(id) {
      await writes
      await store.remove(id)
    },
    release() {
      for (const release of locks.values()) release()
      locks.clear()
    },
    async written() {
      await writes
    },
    tap: (listener) => void taps.push(listener),
  }
}
