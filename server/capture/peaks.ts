/** Loudness for the waveform: the highest sample of each 100 ms as one byte. */

export const peakSamples = 1600

/** Takes over `pcm`, which lies at `fromSample`; returns the array, grown where it was too short. */
export function addPeaks(peaks: Uint8Array, fromSample: number, pcm: Uint8Array): Uint8Array {
  const samples = pcm.length >> 1
  const wanted = Math.ceil((fromSample + samples) / peakSamples)
  let grown = peaks
  if (wanted > peaks.length) {
    grown = new Uint8Array(wanted)
    grown.set(peaks)
  }
  for (let i = 0; i < samples; i++) {
    const value = ((pcm[2 * i]! | (pcm[2 * i + 1]! << 8)) << 16) >> 16
    const level = Math.min(255, Math.abs(value) >> 7)
    const at = Math.floor((fromSample + i) / peakSamples)
    if (level > grown[at]!) grown[at] = level
  }
  return grown
}
