/** Loudness for the waveform: the highest sample of each 100 ms as one byte. */

export const peakSamples = 1600

/** 16-bit samples of the bytes, without copying where they lie as the machine wants them. */
function samplesOf(pcm: Uint8Array): Int16Array {
  const length = pcm.length >> 1
  if (pcm.byteOffset % 2 === 0) return new Int16Array(pcm.buffer, pcm.byteOffset, length)
  // A Buffer's own `slice` is no copy.
  return new Int16Array(new Uint8Array(pcm.subarray(0, length * 2)).buffer)
}

/** Takes over `pcm`, which lies at `fromSample`; returns the array, grown where it was too short. */
export function addPeaks(peaks: Uint8Array, fromSample: number, pcm: Uint8Array): Uint8Array {
  const samples = samplesOf(pcm)
  const wanted = Math.ceil((fromSample + samples.length) / peakSamples)
  let grown = peaks
  if (wanted > peaks.length) {
    grown = new Uint8Array(wanted)
    grown.set(peaks)
  }
  for (let at = 0; at < samples.length; ) {
    const peak = Math.floor((fromSample + at) / peakSamples)
    const end = Math.min(samples.length, (peak + 1) * peakSamples - fromSample)
    let highest = 0
    for (; at < end; at++) {
      const value = samples[at]!
      const level = value < 0 ? -value : value
      if (level > highest) highest = level
    }
    grown[peak] = Math.max(grown[peak]!, Math.min(255, highest >> 7))
  }
  return grown
}
