/**
 * The recorder without a face: microphone → frames → this device's store → server. It records whether the server is there
 * or not, starts a new capture where sound was interrupted, and sends what earlier pages left behind.
 */
import type { Socket } from 'socket.io-client'
import type { PartEnded } from '../../server/domain/protocol/capture.ts'
import { perekam } from '../text/capture.ts'
import { deviceIdOfTab, keepAwake } from './device.ts'
import { adoptLeftovers } from './leftovers.ts'
import { type Input, openInput } from './microphone.ts'
import type { FromWorklet } from './recorder.worklet.ts'
import { createSender, type SenderState } from './sender.ts'
import { type Keadaan, keadaanOf, type Phase, warningsOf } from './states.ts'
import { type FrameStore, openFrameStore } from './store.ts'
import { createTakes, type Tap } from './takes.ts'
import { createLagWatch, createSoundWatch } from './watch.ts'
import { wavOf } from './wav.ts'

export type { Keadaan } from './states.ts'

export type RecorderState = {
  readonly keadaan: Keadaan
  readonly phase: Phase
  /** `Date.now()` when recording began. */
  readonly startedAt: number | null
  readonly sender: SenderState
  /** Sentences, the gravest first. */
  readonly warnings: readonly string[]
  readonly error: string | null
}

export type Recorder = {
  state(): RecorderState
  subscribe(listener: () => void): () => void
  /** Peaks between 0 and 1, some thirty a second. */
  onLevel(listener: (peak: number) => void): () => void
  start(microphone: string | null): Promise<void>
  /** Resolves when the last frame is in the store; sending goes on. */
  stop(): Promise<void>
  /** The part that is recorded. */
  bagianId(): string
  /** Goes on in another part of the rapat, without a break in the sound. */
  move(bagianId: string): void
  /** What the server will not take, as WAV; `discard` forgets it. */
  rejected(): Promise<{ captureId: string; wav: Blob; ms: number }[]>
  discard(captureId: string): Promise<void>
  drained(): Promise<void>
  /** Every frame as the microphone gave it, before it is stored. */
  tap(listener: Tap): void
  close(): Promise<void>
}

/** Sound this far behind the clock was interrupted. */
const lagMs = 2000
const retryMs = 2000
const cutMs = 1000
/** How long a part that ended is given to be followed by the next one. */
const nextPartMs = 15_000

export async function createRecorder(options: {
  readonly socket: Socket
  readonly bagianId: string
  readonly channel: number
  readonly store?: FrameStore
}): Promise<Recorder> {
  const { socket, channel } = options
  const store = options.store ?? (await openFrameStore())
  const deviceId = await deviceIdOfTab()
  let { bagianId } = options
  let phase: Phase = 'siap'
  /** Sound is wanted. */
  let running = false
  let startedAt: number | null = null
  let error: string | null = null
  let lost: string | null = null
  let input: Input | null = null
  let sound = createSoundWatch()
  let lag = createLagWatch()
  let letSleep: (() => void) | null = null
  let whenCut: (() => void) | null = null
  let partTimer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  const listeners = new Set<() => void>()
  const levels = new Set<(peak: number) => void>()

  const changed = () => {
    for (const listener of listeners) listener()
  }
  const sender = createSender({
    socket,
    store,
    now: () => Date.now(),
    onChange: changed,
    onTaken(captureId, message) {
      error = message
      if (takes.isCurrent(captureId)) void stop()
      else sender.end(captureId)
    },
    // The word that the part ended went by while the network was away.
    onLate(captureId, next) {
      if (!takes.isCurrent(captureId)) return
      partEnded({ bagianId, rapatDitutup: false })
      if (next !== null) move(next)
    },
    onParted: (captureId) => takes.keep(captureId),
  })
  const takes = createTakes({
    store,
    sender,
    channel,
    deviceId,
    bagianId: () => bagianId,
    onRefused(captureId, refusal) {
      error = refusal instanceof Error ? refusal.message : perekam.galat.server
      void stop().then(() => takes.drop(captureId))
    },
  })
  const leftovers = adoptLeftovers({ store, sender, owns: takes.owns })

  function hear(from: Input, message: FromWorklet): void {
    if (message.type === 'level') {
      for (const listener of levels) listener(message.peak)
      return
    }
    if (message.type === 'frame') {
      const samples = takes.frame(message)
      sound.add(message)
      if (samples === null || lag(Date.now(), samples / 16) <= lagMs) return
      lag = createLagWatch()
      input?.cut()
      return
    }
    takes.end(message.take)
    if (whenCut) {
      whenCut()
      whenCut = null
    } else if (from === input && running) {
      lag = createLagWatch()
      takes.next()
    }
  }

  async function open(microphone: string | null): Promise<void> {
    let mine: Input | null = null
    const early: FromWorklet[] = []
    const opened = await openInput({
      deviceId: microphone,
      onMessage(message) {
        if (mine) hear(mine, message)
        else early.push(message)
      },
      onLost: () => void recover(),
    })
    input = opened
    lag = createLagWatch()
    takes.begin(opened.label)
    mine = opened
    for (const message of early.splice(0)) hear(opened, message)
  }

  /** Ends the take and the input; what was heard is in the store afterwards. */
  async function closeInput(): Promise<void> {
    const old = input
    if (!old) return
    await new Promise<void>((resolve) => {
      whenCut = resolve
      old.cut()
      // A device that was torn out may not answer.
      setTimeout(resolve, cutMs)
    })
    whenCut = null
    takes.end()
    input = null
    await old.close()
    await takes.written()
  }

  /** The microphone is gone: goes on with another one, as soon as there is one. */
  async function recover(): Promise<void> {
    if (!running) return
    lost = perekam.peringatan.mencariMikrofon
    changed()
    await closeInput()
    while (running && input === null && !closed) {
      try {
        await open(null)
        lost = perekam.peringatan.terputus
      } catch {
        await new Promise((resolve) => setTimeout(resolve, retryMs))
      }
    }
    // Stopped while a microphone was being opened.
    if (!running) await closeInput()
    changed()
  }

  async function stop(): Promise<void> {
    if (!running) return
    running = false
    phase = 'mengirim'
    clearTimeout(partTimer)
    changed()
    await closeInput()
    takes.giveBack()
    await takes.written()
    letSleep?.()
    letSleep = null
    lost = null
    startedAt = null
    changed()
    void sender.drained().then(() => {
      if (running) return
      phase = 'siap'
      takes.release()
      changed()
    })
  }

  /** The part ended. The next one follows at once where only the openness changed; else recording is over. */
  function partEnded({ bagianId: which, rapatDitutup }: PartEnded): void {
    if (which !== bagianId || !running) return
    if (rapatDitutup) {
      void stop()
      return
    }
    if (!takes.hold()) return
    input?.cut()
    clearTimeout(partTimer)
    partTimer = setTimeout(() => void stop(), nextPartMs)
  }
  socket.on('capture:selesai', partEnded)

  function move(to: string): void {
    if (to === bagianId) return
    bagianId = to
    clearTimeout(partTimer)
    if (running && !takes.assign(to)) input?.cut()
  }

  function leaving(event: BeforeUnloadEvent): void {
    if (running || (!store.durable && sender.state().unsavedMs > 0)) event.preventDefault()
  }
  window.addEventListener('beforeunload', leaving)

  return {
    state() {
      const now = sender.state()
      const { durable } = store
      const warnings = warningsOf({ phase, sender: now, sound, durable, lost })
      return { keadaan: keadaanOf(phase, now), phase, startedAt, sender: now, warnings, error }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onLevel(listener) {
      levels.add(listener)
      return () => levels.delete(listener)
    },
    async start(microphone) {
      if (running) return
      running = true
      phase = 'menyiapkan'
      error = null
      sound = createSoundWatch()
      changed()
      try {
        await open(microphone)
        if (running) {
          phase = 'merekam'
          startedAt = Date.now()
          letSleep = keepAwake()
          void navigator.storage?.persist?.().catch(() => false)
        } else await closeInput()
      } catch (failure) {
        running = false
        phase = 'siap'
        error = failure instanceof Error ? failure.message : perekam.galat.lain
      }
      changed()
    },
    stop,
    bagianId: () => bagianId,
    move,
    async rejected() {
      const left = (await store.captures()).filter((capture) => capture.rejected)
      return Promise.all(
        left.map(async ({ id }) => {
          const frames = await store.frames(id, await store.seqs(id))
          const wav = wavOf(frames.map((frame) => frame.pcm))
          return { captureId: id, wav, ms: frames.length * 200 }
        }),
      )
    },
    discard: (captureId) => store.remove(captureId),
    drained: () => sender.drained(),
    tap: takes.tap,
    async close() {
      closed = true
      await stop()
      socket.off('capture:selesai', partEnded)
      window.removeEventListener('beforeunload', leaving)
      leftovers.close()
      await sender.drained()
      sender.close()
      takes.release()
      store.close()
    },
  }
}
