/** Loudness for the waveform. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addPeaks, peakSamples } from '../../server/capture/peaks.ts'

it('is the same wherever the samples lie in memory', () => {
  const sound = fc.array(fc.integer({ min: -32_768, max: 32_767 }), {
    minLength: 1,
    maxLength: 4000,
  })
  fc.assert(
    fc.property(sound, fc.nat(9), fc.nat(5000), (samples, before, fromSample) => {
      const memory = Buffer.alloc(samples.length * 2 + before + 8, 0x7f)
      const pcm = memory.subarray(before, before + samples.length * 2)
      for (const [i, sample] of samples.entries()) pcm.writeInt16LE(sample, i * 2)
      const wanted = new Uint8Array(Math.ceil((fromSample + samples.length) / peakSamples))
      for (const [i, sample] of samples.entries()) {
        const at = Math.floor((fromSample + i) / peakSamples)
        wanted[at] = Math.max(wanted[at]!, Math.min(255, Math.abs(sample) >> 7))
      }
      expect(addPeaks(new Uint8Array(), fromSample, pcm)).toEqual(wanted)
    }),
  )
})
