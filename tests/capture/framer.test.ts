import { crc32 as zlibCrc } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32 } from '../../client/capture/crc32.ts'
import { createFramer, createResampler, mix } from '../../client/capture/framer.ts'

const rates = [8000, 16_000, 22_050, 44_100, 48_000, 96_000]

function tone(hz: number, rate: number, seconds: number, amplitude = 0.5): Float32Array {
  return Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / rate),
  )
}

/** Root mean square of the middle, away from where the filter fills and empties. */
function level(samples: Float32Array): number {
  const middle = samples.subarray(samples.length / 4, (3 * samples.length) / 4)
  return Math.sqrt(middle.reduce((sum, v) => sum + v * v, 0) / middle.length)
}
const decibel = (a: number, b: number) => 20 * Math.log10(a / b)

describe('resampling to 16 kHz', () => {
  it.each(rates)('keeps speech at its level and its length from %i Hz', (rate) => {
    for (const hz of [200, 1000, 3000]) {
      const input = tone(hz, rate, 1)
      const out = createResampler(rate)(input)
      expect(Math.abs(decibel(level(out), level(input)))).toBeLessThan(0.1)
      expect(Math.abs(out.length - 16_000)).toBeLessThan(200)
    }
  })

  it.each([44_100, 48_000, 96_000])('takes away from %i Hz what 16 kHz cannot hold', (rate) => {
    for (const hz of [9000, 12_000, 20_000]) {
      const input = tone(hz, rate, 1)
      expect(decibel(level(createResampler(rate)(input)), level(input))).toBeLessThan(-60)
    }
  })

  it('gives the same whatever blocks the sound comes in', () => {
    const input = tone(440, 44_100, 0.3)
    fc.assert(
      fc.property(
        fc.constantFrom(...rates),
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 60 }),
        (rate, blocks) => {
          const whole = createResampler(rate)(input)
          const resample = createResampler(rate)
          const parts: number[] = []
          let at = 0
          for (const length of [...blocks, input.length]) {
            parts.push(...resample(input.subarray(at, at + length)))
            at = Math.min(input.length, at + length)
          }
          expect(parts).toEqual([...whole])
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('framing', () => {
  it('cuts frames of one length and gives the rest at the end, without losing a sample', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 40 }), (blocks) => {
        const framer = createFramer(16_000, 320)
        const sent: number[] = []
        const got: number[] = []
        let value = 0
        for (const length of blocks) {
          const block = Float32Array.from({ length }, () => ((value++ % 2000) - 1000) / 32_768)
          sent.push(...block)
          for (const frame of framer.push(block)) {
            expect(frame.pcm).toHaveLength(320)
            got.push(...frame.pcm)
          }
        }
        got.push(...(framer.flush()?.pcm ?? []))
        expect(got).toEqual(sent.map((v) => Math.round(v * 32_768)))
        expect(framer.flush()).toBeNull()
      }),
    )
  })

  it('says how loud a frame is and how often it was clipped, and never overflows', () => {
    const framer = createFramer(16_000, 4)
    const [loud, quiet] = framer.push(Float32Array.from([2, -2, 0.5, 0, 0.25, 0, 0, 0]))
    expect([...loud!.pcm]).toEqual([32_767, -32_768, 16_384, 0])
    expect(loud).toMatchObject({ peak: 2, clipped: 2 })
    expect(quiet).toMatchObject({ peak: 0.25, clipped: 0 })
  })

  it('mixes the channels of a device to one', () => {
    const mono = mix([Float32Array.from([1, 0]), Float32Array.from([0, -1])])
    expect([...mono]).toEqual([0.5, -0.5])
    expect(mix([])).toHaveLength(0)
  })
})

describe('the checksum of the browser', () => {
  it('is that of the server', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(crc32(bytes)).toBe(zlibCrc(bytes))
      }),
    )
  })
})
