/** Where somebody speaks: Silero through sherpa-onnx, as stretches of samples. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { sampleRateHz } from '../../server/domain/speech.ts'
import { EngineError } from '../engine.ts'
import { ensureModel } from '../models/index.ts'

export type Speech = { readonly fromSample: number; readonly toSample: number }

/** What of sherpa-onnx-node's `Vad` is used. */
type SherpaVad = {
  acceptWaveform(samples: Float32Array): void
  isEmpty(): boolean
  isDetected(): boolean
  front(copy?: boolean): { start: number; samples: Float32Array }
  pop(): void
  flush(): void
  reset(): void
}
type Sherpa = { Vad: new (config: object, bufferSeconds: number) => SherpaVad }

const windowSamples = 512
const require = createRequire(import.meta.url)

export type VoiceActivity = {
  /** Gives the stretches that ended within `samples`; samples are counted from the last reset. */
  push(samples: Float32Array): Speech[]
  /** Somebody is speaking at the end of what was pushed; since when (estimated) in samples from the reset. */
  speakingSince(): number | null
  /** Ends the stretch that is open, if any. */
  flush(): Speech[]
  reset(): void
}

export async function openVoiceActivity(options: {
  dataDir: string
  /** A stretch is cut at this length. */
  maxSpeechSeconds?: number
  /** Silence that ends a stretch. */
  minSilenceSeconds?: number
}): Promise<VoiceActivity> {
  const folder = await ensureModel('silero-vad', { dataDir: options.dataDir })
  const { Vad } = require('sherpa-onnx-node') as Sherpa
  const vad = new Vad(
    {
      sileroVad: {
        model: join(folder, 'silero_vad.onnx'),
        threshold: 0.5,
        minSpeechDuration: 0.2,
        minSilenceDuration: options.minSilenceSeconds ?? 0.45,
        maxSpeechDuration: options.maxSpeechSeconds ?? 18,
        windowSize: windowSamples,
      },
      sampleRate: sampleRateHz,
      debug: false,
      numThreads: 1,
    },
    60,
  )
  if (!vad) throw new EngineError('Pendeteksi suara tidak dapat dimuat.', { retryable: false })
  let rest = new Float32Array(0)
  let seen = 0
  let since: number | null = null

  function take(): Speech[] {
    const found: Speech[] = []
    while (!vad.isEmpty()) {
      const { start, samples } = vad.front(false)
      found.push({ fromSample: start, toSample: start + samples.length })
      vad.pop()
    }
    return found
  }

  return {
    push(samples) {
      const all = new Float32Array(rest.length + samples.length)
      all.set(rest)
      all.set(samples, rest.length)
      const found: Speech[] = []
      let at = 0
      for (; at + windowSamples <= all.length; at += windowSamples) {
        vad.acceptWaveform(all.subarray(at, at + windowSamples))
        seen += windowSamples
        found.push(...take())
        if (!vad.isDetected()) since = null
        else since ??= Math.max(0, seen - 2 * windowSamples)
      }
      rest = all.slice(at)
      return found
    },
    speakingSince: () => since,
    flush() {
      vad.flush()
      since = null
      rest = new Float32Array(0)
      return take()
    },
    reset() {
      vad.reset()
      rest = new Float32Array(0)
      seen = 0
      since = null
    },
  }
}
