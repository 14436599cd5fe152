/** The microphone: which there are, opening one as it is (no echo cancelling, no gain control), and what went wrong in words. */

import { perekam } from '../text/capture.ts'
import type { FromWorklet, ToWorklet } from './recorder.worklet.ts'
import workletUrl from './recorder.worklet.ts?worker&url'

export type Microphone = { readonly deviceId: string; readonly label: string }

export class MicrophoneError extends Error {}

export function microphoneError(error: unknown): MicrophoneError {
  if (error instanceof MicrophoneError) return error
  const name = error instanceof DOMException ? error.name : ''
  const sentences: Readonly<Record<string, string>> = {
    NotAllowedError: perekam.galat.izin,
    SecurityError: perekam.galat.izin,
    NotFoundError: perekam.galat.tidakAda,
    OverconstrainedError: perekam.galat.hilang,
    NotReadableError: perekam.galat.dipakai,
    AbortError: perekam.galat.dipakai,
  }
  return new MicrophoneError(sentences[name] ?? perekam.galat.lain, { cause: error })
}

function devices(): MediaDevices {
  // Browsers hide microphones on pages that are not https or localhost.
  if (!globalThis.navigator?.mediaDevices) throw new MicrophoneError(perekam.galat.tidakAman)
  return navigator.mediaDevices
}

/** Names are empty until the page may use a microphone. */
export async function listMicrophones(): Promise<Microphone[]> {
  const found = await devices().enumerateDevices()
  return found
    .filter((device) => device.kind === 'audioinput' && device.deviceId !== '')
    .map(({ deviceId, label }, i) => ({ deviceId, label: label || perekam.mikrofonKe(i + 1) }))
}

export type Input = {
  readonly label: string
  /** Ends the take; what follows belongs to the next. */
  cut(): void
  close(): Promise<void>
}

export async function openInput(options: {
  readonly deviceId: string | null
  readonly onMessage: (message: FromWorklet) => void
  /** Unplugged, or taken away by the system. */
  readonly onLost: () => void
}): Promise<Input> {
  let stream: MediaStream
  try {
    stream = await devices().getUserMedia({
      audio: {
        ...(options.deviceId && { deviceId: { exact: options.deviceId } }),
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
        channelCount: { ideal: 1 },
      },
    })
  } catch (error) {
    throw microphoneError(error)
  }
  const context = new AudioContext({ latencyHint: 'balanced' })
  const [track] = stream.getAudioTracks()
  let closed = false
  async function close(): Promise<void> {
    if (closed) return
    closed = true
    for (const each of stream.getTracks()) each.stop()
    await context.close().catch(() => {})
  }
  try {
    await context.audioWorklet.addModule(workletUrl)
    const node = new AudioWorkletNode(context, 'risalah-recorder', {
      numberOfInputs: 1,
      numberOfOutputs: 1,
    })
    // Some browsers run only nodes that lead to the speakers; nothing is heard of it.
    const silent = new GainNode(context, { gain: 0 })
    const source = context.createMediaStreamSource(stream)
    source.connect(node).connect(silent).connect(context.destination)
    node.port.onmessage = (event: MessageEvent<FromWorklet>) => options.onMessage(event.data)
    track?.addEventListener('ended', () => {
      if (!closed) options.onLost()
    })
    const wake = () => {
      if (!closed && context.state !== 'running') void context.resume().catch(() => {})
    }
    context.addEventListener('statechange', wake)
    wake()
    return {
      label: track?.label ?? '',
      cut: () => node.port.postMessage({ type: 'cut' } satisfies ToWorklet),
      close,
    }
  } catch (error) {
    await close()
    throw microphoneError(error)
  }
}
