/** How a recording would sound in a hall: a person enrolled close to a microphone is sought in the echo of a room. Pure. */

export type Hall = {
  /** Seconds until the echo has fallen by 60 dB. */
  readonly decayS: number
  /** Energy of the echo against that of the direct sound. */
  readonly echo: number
  /** Speech above noise, in dB. */
  readonly noiseDb: number
}

/** From a small meeting room to a plenary hall heard from its far end. */
export const halls: readonly Hall[] = [
  { decayS: 0.5, echo: 0.8, noiseDb: 22 },
  { decayS: 0.9, echo: 2, noiseDb: 15 },
  { decayS: 1.6, echo: 4, noiseDb: 15 },
]

const rateHz = 16_000
const taps = 400

/** The same numbers each time: an enrolment does not depend on when it is made. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const energyOf = (sound: Float32Array) => sound.reduce((sum, x) => sum + x * x, 0)

export function inHall(sound: Float32Array, hall: Hall): Float32Array {
  const next = numbers(Math.round(hall.decayS * 1000))
  const span = Math.round(hall.decayS * rateHz)
  const echo = Array.from({ length: taps }, () => {
    const at = 40 + Math.floor(next() * span)
    return { at, gain: (next() < 0.5 ? -1 : 1) * 10 ** ((-3 * at) / span) }
  })
  const energy = echo.reduce((sum, { gain }) => sum + gain * gain, 0)
  const scale = Math.sqrt(hall.echo / energy)
  const out = sound.slice()
  for (const { at, gain } of echo) {
    const share = gain * scale
    for (let i = at; i < out.length; i++) out[i]! += sound[i - at]! * share
  }
  // Most of a hall's noise is low: a white one, smoothed, over a little that is not.
  const noise = new Float32Array(out.length)
  let low = 0
  for (let i = 0; i < noise.length; i++) {
    const white = next() + next() + next() - 1.5
    low = 0.97 * low + white * 0.25
    noise[i] = low + white * 0.15
  }
  const level =
    Math.sqrt(energyOf(out) / Math.max(1e-9, energyOf(noise))) * 10 ** (-hall.noiseDb / 20)
  for (let i = 0; i < out.length; i++) out[i]! += noise[i]! * level
  return out
}
