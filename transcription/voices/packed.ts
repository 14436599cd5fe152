/** What the server and the process that listens to voices say to each other: windows as flat arrays. */
import type { HeardWindow } from './listen.ts'

export type EarQuestion = {
  readonly id: number
  readonly dataDir: string
  readonly pcmPath: string
  readonly fromSample: number
  readonly toSample: number
}

export type Packed = {
  readonly samples: Float64Array
  readonly speechMs: Float32Array
  /** 1 where a stretch of speech begins. */
  readonly first: Uint8Array
  /** One voice after another. */
  readonly voices: Float32Array
}

export type EarAnswer =
  | { readonly id: number; readonly heard: Packed }
  | { readonly id: number; readonly fault: string }

export function pack(windows: readonly HeardWindow[]): Packed {
  const width = windows[0]?.voice.length ?? 0
  const voices = new Float32Array(width * windows.length)
  for (const [i, { voice }] of windows.entries()) voices.set(voice, i * width)
  return {
    samples: Float64Array.from(windows, ({ sample }) => sample),
    speechMs: Float32Array.from(windows, ({ speechMs }) => speechMs),
    first: Uint8Array.from(windows, ({ first }) => (first ? 1 : 0)),
    voices,
  }
}

export function unpack({ samples, speechMs, first, voices }: Packed): HeardWindow[] {
  const width = samples.length === 0 ? 0 : voices.length / samples.length
  return Array.from(samples, (sample, i) => ({
    sample,
    speechMs: speechMs[i]!,
    first: first[i] === 1,
    voice: voices.subarray(i * width, (i + 1) * width),
  }))
}
