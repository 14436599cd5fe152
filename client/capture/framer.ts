/**
 * Sound as the device gives it (32-bit float, any rate) becomes frames of 16-bit samples at 16 kHz. Runs inside the
 * AudioWorklet; pure, so that it is tested without one. The resampler is a polyphase low-pass (windowed sinc), whose state
 * goes on over the blocks: nothing is lost or doubled where two blocks meet.
 */

export const targetRate = 16_000

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

/** Modified Bessel function of order 0, for the Kaiser window. */
function bessel0(x: number): number {
  let sum = 1
  let term = 1
  for (let k = 1; k < 40; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

/** About 80 dB of stop band. */
const kaiserBeta = 8
/** Zero crossings on each side of the filter. */
const reach = 32
/** Passband up to 7.2 kHz of the 8 kHz there are. */
const rollOff = 0.94

export type Resampler = (input: Float32Array) => Float32Array

export function createResampler(rate: number): Resampler {
  if (rate === targetRate) return (input) => input
  const common = gcd(Math.round(rate), targetRate)
  const up = targetRate / common
  const down = Math.round(rate) / common
  // Cut-off in cycles per input sample; for devices below 16 kHz their own half rate.
  const cutOff = (Math.min(1, targetRate / rate) * rollOff) / 2
  const half = Math.ceil(reach / (2 * cutOff))
  const taps = 2 * half
  const filter = new Float64Array(up * taps)
  for (let phase = 0; phase < up; phase++) {
    let sum = 0
    for (let i = 0; i < taps; i++) {
      const x = i - half + 1 - phase / up
      const sinc = x === 0 ? 1 : Math.sin(2 * Math.PI * cutOff * x) / (2 * Math.PI * cutOff * x)
      const edge = Math.min(1, Math.abs(x) / half)
      const window = bessel0(kaiserBeta * Math.sqrt(1 - edge * edge)) / bessel0(kaiserBeta)
      filter[phase * taps + i] = sinc * window
      sum += sinc * window
    }
    for (let i = 0; i < taps; i++) filter[phase * taps + i]! /= sum
  }

  let history = new Float32Array(taps - 1)
  /** Position of the next output, in steps of 1/up input samples from the start of `history`. */
  let at = 0

  return (input) => {
    const all = new Float32Array(history.length + input.length)
    all.set(history)
    all.set(input, history.length)
    const out: number[] = []
    for (;;) {
      const first = Math.floor(at / up)
      if (first + taps > all.length) break
      const phase = (at % up) * taps
      let sum = 0
      for (let i = 0; i < taps; i++) sum += all[first + i]! * filter[phase + i]!
      out.push(sum)
      at += down
    }
    const used = Math.min(Math.floor(at / up), all.length)
    history = all.slice(used)
    at -= used * up
    return Float32Array.from(out)
  }
}

/** From one block of the device: all its channels, mixed to one. */
export function mix(channels: readonly Float32Array[]): Float32Array {
  const [first] = channels
  if (!first) return new Float32Array(0)
  if (channels.length === 1) return first
  const mono = new Float32Array(first.length)
  for (const channel of channels) {
    for (let i = 0; i < mono.length; i++) mono[i]! += channel[i]! / channels.length
  }
  return mono
}

export type Framed = {
  /** s16le. */
  readonly pcm: Int16Array
  /** Highest sample, 0 to 1. */
  readonly peak: number
  /** Samples at the limit of what the device can express. */
  readonly clipped: number
}

export type Framer = {
  push(mono: Float32Array): Framed[]
  /** What is begun but not full, or null. */
  flush(): Framed | null
}

export function createFramer(rate: number, samples: number): Framer {
  const resample = createResampler(rate)
  let pcm = new Int16Array(samples)
  let filled = 0
  let peak = 0
  let clipped = 0

  function take(): Framed {
    const frame = { pcm: filled === samples ? pcm : pcm.slice(0, filled), peak, clipped }
    pcm = new Int16Array(samples)
    filled = 0
    peak = 0
    clipped = 0
    return frame
  }

  return {
    push(mono) {
      const frames: Framed[] = []
      for (const value of resample(mono)) {
        const level = Math.abs(value)
        if (level > peak) peak = level
        if (level >= 0.999) clipped++
        pcm[filled++] = Math.max(-32768, Math.min(32767, Math.round(value * 32768)))
        if (filled === samples) frames.push(take())
      }
      return frames
    },
    flush: () => (filled > 0 ? take() : null),
  }
}
