/**
 * What the voice encoder hears: 40 mel bands every 10 ms, with the level brought to −30 dBFS and the silence inside
 * taken out, since both would be heard as properties of the voice.
 */
import { melFilters } from '../models/mel.ts'
import type { Speech } from '../vad/index.ts'

export const hopSamples = 160
export const bands = 40
const size = 400
const bins = 201
const targetRms = 10 ** (-30 / 20)
/** A frame this far below the loud frames of its stretch is a pause. */
const pauseShare = 10 ** (-32 / 10)
/** Shorter pauses belong to the words around them. */
const shortestPause = 12

/** Frames of speech of one stretch; `sample[i]` is where frame i lies in the recording. */
export type Frames = { readonly mels: Float32Array; readonly sample: Int32Array }

const tables = (() => {
  const cos = new Float64Array(size)
  const sin = new Float64Array(size)
  const hann = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    cos[i] = Math.cos((2 * Math.PI * i) / size)
    sin[i] = Math.sin((2 * Math.PI * i) / size)
    hann[i] = 0.5 - 0.5 * cos[i]!
  }
  return { cos, sin, hann, filters: melFilters(bands) }
})()

/** Power of each frequency of the frame centred on `centre`; outside of the sound is silence. */
function power(sound: Float32Array, centre: number, out: Float64Array): void {
  const { cos, sin, hann } = tables
  const even = new Float64Array(size / 2 + 1)
  const odd = new Float64Array(size / 2 + 1)
  const at = (i: number) => (sound[centre - size / 2 + i] ?? 0) * hann[i]!
  // A real frame: samples i and 400 − i share their cosine, and their sines are opposite.
  even[0] = at(0)
  even[size / 2] = at(size / 2)
  for (let i = 1; i < size / 2; i++) {
    const [a, b] = [at(i), at(size - i)]
    even[i] = a + b
    odd[i] = a - b
  }
  for (let k = 0; k < bins; k++) {
    let re = 0
    let im = 0
    for (let i = 0, turn = 0; i <= size / 2; i++) {
      re += even[i]! * cos[turn]!
      im += odd[i]! * sin[turn]!
      turn += k
      if (turn >= size) turn -= size
    }
    out[k] = re * re + im * im
  }
}

/** The plain spectrogram, a row of 40 bands per 160 samples, centred with zeros around. */
export function melSpectrogram(sound: Float32Array): Float32Array {
  const count = 1 + Math.floor(sound.length / hopSamples)
  const mels = new Float32Array(count * bands)
  const spectrum = new Float64Array(bins)
  for (let frame = 0; frame < count; frame++) {
    power(sound, frame * hopSamples, spectrum)
    for (let band = 0; band < bands; band++) {
      let sum = 0
      for (let k = 0; k < bins; k++) sum += tables.filters[band * bins + k]! * spectrum[k]!
      mels[frame * bands + band] = sum
    }
  }
  return mels
}

/** The frames in which somebody speaks, at the level the encoder was taught with. */
export function speechFrames(sound: Float32Array, { fromSample, toSample }: Speech): Frames {
  const part = sound.subarray(fromSample, toSample)
  const count = Math.floor(part.length / hopSamples)
  const energy = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    for (let j = i * hopSamples; j < (i + 1) * hopSamples; j++) energy[i]! += part[j]! ** 2
  }
  const loud = energy.slice().sort()[Math.floor(count * 0.9)] ?? 0
  const kept: number[] = []
  for (let i = 0; i < count; ) {
    let end = i
    while (end < count && energy[end]! < loud * pauseShare) end++
    if (end - i < shortestPause) for (let j = i; j < end; j++) kept.push(j)
    if (end < count) kept.push(end)
    i = end + 1
  }
  const sum = kept.reduce((total, i) => total + energy[i]!, 0)
  const rms = Math.sqrt(sum / Math.max(1, kept.length * hopSamples))
  const gain = rms > 0 ? targetRms / rms : 0
  const all = melSpectrogram(part)
  const mels = new Float32Array(kept.length * bands)
  for (const [to, from] of kept.entries()) {
    for (let band = 0; band < bands; band++) {
      mels[to * bands + band] = all[from * bands + band]! * gain * gain
    }
  }
  return { mels, sample: Int32Array.from(kept, (i) => fromSample + i * hopSamples) }
}
