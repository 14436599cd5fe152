/**
 * The recorder without a face: microphone → frames → this device's store → server. It records whether the server is there
 * or not, starts a new capture where sound was interrupted, and sends what earlier pages left behind.
 */
import type { Socket } from 'socket.io-client'
import { frameSamples } from '../../server/domain/protocol/capture.ts'
import { perekam } from '../text/capture.ts'
import { crc32 } from './crc32.ts'
import { deviceIdOfTab, keepAwake, takeLock } from './device.ts'
import { type Input, openInput } from './microphone.ts'
import type { FromWorklet } from './recorder.worklet.ts'
import { createSender, type Sender, type SenderState } from './sender.ts'
import { type FrameStore, openFrameStore, type StoredCapture, type StoredFrame } from './store.ts'
import { createLagWatch, createSoundWatch } from './watch.ts'
import { wavOf } from './wav.ts'

export type Keadaan =
  | 'siap'
  | 'merekam'
  | 'menyambung'
  | 'belum-tersimpan'
  | 'mengirim'
  | 'disk-penuh'

export type RecorderState = {
  readonly keadaan: Keadaan
  readonly phase: 'siap' | 'menyiapkan' | 'merekam' | 'mengirim'
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
  /** Goes on in another part of the rapat, without a break in the sound. */
  move(bagianId: string): void
  /** What the server will not take, as WAV; `discard` forgets it. */
  rejected(): Promise<{ captureId: string; wav: Blob; ms: number }[]>
  discard(captureId: string): Promise<void>
  drained(): Promise<void>
  /** Every frame as the microphone gave it, before it is stored. */
  tap(listener: (frame: { captureId: string; seq: number; pcm: ArrayBuffer }) => void): void
  close(): Promise<void>
}

const silentWarnMs = 15_000
const unsavedWarnMs = 2000
/** Sound this far behind the clock was interrupted. */
const lagMs = 2000
const retryMs = 2000
const cutMs = 1000

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
  let phase: RecorderState['phase'] = 'siap'
  /** Sound is wanted. */
  let running = false
  let startedAt: number | null = null
  let error: string | null = null
  let lost: string | null = null
  let input: Input | null = null
  /** The capture of each take of the open input. */
  let takes: StoredCapture[] = []
  let sound = createSoundWatch()
  let lag = createLagWatch()
  let letSleep: (() => void) | null = null
  let writes: Promise<unknown> = Promise.resolve()
  let whenCut: (() => void) | null = null
  let adoptTimer: ReturnType<typeof setTimeout> | null = null
  let closed = false
  const locks = new Map<string, () => void>()
  const listeners = new Set<() => void>()
  const levels = new Set<(peak: number) => void>()
  const taps: ((frame: { captureId: string; seq: number; pcm: ArrayBuffer }) => void)[] = []

  const changed = () => {
    for (const listener of listeners) listener()
  }
  const sender: Sender = createSender({
    socket,
    store,
    now: () => Date.now(),
    onChange: changed,
    onTaken(captureId, message) {
      error = message
      if (takes.at(-1)?.id === captureId) void stop()
      else sender.end(captureId)
    },
  })

  /** The next take of the input begins now. */
  function openCapture(): void {
    const capture: StoredCapture = {
      id: crypto.randomUUID(),
      bagianId,
      channel,
      deviceId,
      label: input?.label.slice(0, 120) ?? '',
      startedAt: Date.now(),
      samples: 0,
      ended: false,
      rejected: false,
    }
    takes.push(capture)
    lag = createLagWatch()
    void takeLock(`risalah-rekaman:${capture.id}`).then((release) => {
      if (release) locks.set(capture.id, release)
    })
    writes = writes.then(() => store.saveCapture(capture))
    sender.begin(capture).catch((refusal: unknown) => {
      error = refusal instanceof Error ? refusal.message : perekam.galat.server
      void stop().then(() => store.remove(capture.id))
    })
  }

  function closeCapture(capture: StoredCapture | undefined): void {
    if (!capture || capture.ended) return
    capture.ended = true
    writes = writes.then(async () => {
      await store.saveCapture(capture)
      sender.end(capture.id)
    })
  }

  function take(message: Extract<FromWorklet, { type: 'frame' }>): void {
    const capture = takes[message.take]
    if (!capture || capture.ended) return
    const { seq, pcm } = message
    if (seq === 0) (capture as { startedAt: number }).startedAt = Date.now() - 200
    for (const tap of taps) tap({ captureId: capture.id, seq, pcm })
    capture.samples = seq * frameSamples + pcm.byteLength / 2
    const frame: StoredFrame = { captureId: capture.id, seq, pcm, crc: crc32(new Uint8Array(pcm)) }
    const snapshot = { ...capture }
    writes = writes.then(async () => {
      await store.putFrame(frame, snapshot)
      sender.push(frame)
    })
    sound.add(message)
    if (lag(performance.now(), capture.samples / 16) > lagMs) {
      lag = createLagWatch()
      input?.cut()
    }
  }

  function hear(from: Input, message: FromWorklet): void {
    if (message.type === 'level') {
      for (const listener of levels) listener(message.peak)
      return
    }
    if (message.type === 'frame') {
      take(message)
      return
    }
    closeCapture(takes[message.take])
    if (whenCut) {
      whenCut()
      whenCut = null
    } else if (from === input && running) openCapture()
  }

  async function open(microphone: string | null): Promise<void> {
    let mine: Input | null = null
    const early: FromWorklet[] = []
    takes = []
    const opened = await openInput({
      deviceId: microphone,
      onMessage(message) {
        if (mine) hear(mine, message)
        else early.push(message)
      },
      onLost: () => void recover(),
    })
    input = opened
    openCapture()
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
    closeCapture(takes.at(-1))
    input = null
    await old.close()
    await writes
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
    changed()
  }

  async function stop(): Promise<void> {
    if (!running) return
    running = false
    phase = 'mengirim'
    changed()
    await closeInput()
    await writes
    letSleep?.()
    letSleep = null
    lost = null
    startedAt = null
    changed()
    void sender.drained().then(() => {
      if (running) return
      phase = 'siap'
      for (const release of locks.values()) release()
      locks.clear()
      changed()
    })
  }

  /** Captures that no tab holds any more. */
  async function adopt(): Promise<void> {
    if (closed) return
    for (const capture of await store.captures()) {
      if (capture.rejected || locks.has(capture.id)) continue
      if (sender.owes(capture.id) || takes.some((own) => own.id === capture.id)) continue
      const release = await takeLock(`risalah-rekaman:${capture.id}`)
      if (release === null) continue
      locks.set(capture.id, release)
      await sender.adopt(capture)
    }
    adoptTimer = setTimeout(() => void adopt(), 5000)
  }

  const ended = ({ bagianId: which }: { bagianId: string }) => {
    if (which === bagianId) void stop()
  }
  socket.on('capture:selesai', ended)
  const leaving = (event: BeforeUnloadEvent) => {
    if (phase === 'merekam' || (!store.durable && sender.state().unsavedMs > 0)) {
      event.preventDefault()
    }
  }
  window.addEventListener('beforeunload', leaving)
  void adopt()

  function keadaan(now: SenderState): Keadaan {
    if (now.unsavedMs > 0 && now.disk?.state === 'penuh') return 'disk-penuh'
    if (phase === 'mengirim') return now.connected ? 'mengirim' : 'menyambung'
    if (phase !== 'merekam') return 'siap'
    if (!now.connected) return 'menyambung'
    return now.unsavedMs > unsavedWarnMs ? 'belum-tersimpan' : 'merekam'
  }

  return {
    state() {
      const now = sender.state()
      const warnings: string[] = []
      if (lost) warnings.push(lost)
      if (now.fault && now.fault.code !== 'disk_full') warnings.push(now.fault.message)
      if (phase === 'merekam') {
        const silent = sound.silentMs()
        if (silent >= silentWarnMs) {
          warnings.push(perekam.peringatan.senyap(Math.floor(silent / 1000)))
        }
        if (sound.clipping()) warnings.push(perekam.peringatan.pecah)
        if (!store.durable) warnings.push(perekam.peringatan.tanpaSimpanan)
        if (Math.abs(now.driftMs ?? 0) > 1000) warnings.push(perekam.peringatan.jam(now.driftMs!))
      }
      if (now.disk?.state === 'menipis') {
        warnings.push(perekam.peringatan.diskMenipis(now.disk.minutes))
      }
      return { keadaan: keadaan(now), phase, startedAt, sender: now, warnings, error }
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
        if (!running) return
        phase = 'merekam'
        startedAt = Date.now()
        letSleep = keepAwake()
        void navigator.storage?.persist?.().catch(() => false)
      } catch (failure) {
        running = false
        phase = 'siap'
        error = failure instanceof Error ? failure.message : perekam.galat.lain
      }
      changed()
    },
    stop,
    move(to) {
      if (to === bagianId) return
      bagianId = to
      if (running) input?.cut()
    },
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
    tap: (listener) => void taps.push(listener),
    async close() {
      await stop()
      closed = true
      socket.off('capture:selesai', ended)
      window.removeEventListener('beforeunload', leaving)
      if (adoptTimer) clearTimeout(adoptTimer)
      await sender.drained()
      sender.close()
      for (const release of locks.values()) release()
      store.close()
    },
  }
}
