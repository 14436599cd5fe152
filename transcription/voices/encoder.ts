/** Turns windows of frames into voices: 256 numbers of length one, near to each other where one person speaks. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { RisalahError } from '../../server/domain/errors.ts'
import { windowFrames } from '../models/onnx.ts'
import { bands } from './front.ts'
import type { EncodeAnswer } from './worker.ts'

export type Voice = Float32Array
export type VoiceEncoder = {
  /** One voice per start; a window past the end of the frames goes on from their beginning. */
  encode(mels: Float32Array, starts: readonly number[]): Promise<Voice[]>
  close(): Promise<void>
}

const batch = 16
const width = 256

export function unit(vector: Float32Array): Voice {
  const length = Math.hypot(...vector)
  return length > 0 ? vector.map((x) => x / length) : vector
}

export function meanVoice(voices: readonly Voice[]): Voice {
  const sum = new Float32Array(width)
  for (const voice of voices) for (let i = 0; i < width; i++) sum[i]! += voice[i]!
  return unit(sum)
}

export function cosine(a: Voice, b: Voice): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** `folder` holds the model `voice-ge2e`. */
export function openVoiceEncoder(folder: string): VoiceEncoder {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { path: join(folder, 'voice-ge2e.onnx'), frames: windowFrames, bands },
  })
  const waiting = new Map<number, { done(voices: Float32Array): void; fail(error: Error): void }>()
  let next = 0
  let ended: string | null = null
  const failAll = (fault: string) => {
    ended ??= fault
    for (const { fail } of waiting.values()) fail(broken(fault))
    waiting.clear()
  }
  worker.on('message', (answer: EncodeAnswer) => {
    const request = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('voices' in answer) request?.done(answer.voices)
    else request?.fail(broken(answer.fault))
  })
  worker.on('error', (error) => failAll(String(error)))
  worker.on('exit', () => failAll('berhenti'))

  const ask = (mels: Float32Array, n: number) =>
    new Promise<Float32Array>((done, fail) => {
      // A message to a dead thread would never be answered.
      if (ended !== null) return fail(broken(ended))
      const id = next++
      waiting.set(id, { done, fail })
      worker.postMessage({ id, mels, n })
    })

  return {
    async encode(mels, starts) {
      const count = mels.length / bands
      if (count === 0) return []
      const voices: Voice[] = []
      for (let at = 0; at < starts.length; at += batch) {
        const part = starts.slice(at, at + batch)
        const input = new Float32Array(windowFrames * part.length * bands)
        for (const [n, start] of part.entries()) {
          for (let frame = 0; frame < windowFrames; frame++) {
            const from = ((start + frame) % count) * bands
            input.set(mels.subarray(from, from + bands), (frame * part.length + n) * bands)
          }
        }
        const out = await ask(input, part.length)
        for (let n = 0; n < part.length; n++)
          voices.push(unit(out.slice(n * width, (n + 1) * width)))
      }
      return voices
    },
    close: async () => void (await worker.terminate()),
  }
}

function broken(fault: string): RisalahError {
  return new RisalahError('engine_failed', {
    message: 'Pengenal suara perorangan gagal dijalankan.',
    cause: new Error(fault),
  })
}
