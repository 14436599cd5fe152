import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSeq } from '../../server/capture/cut.ts'
import { driftShare, frameMs } from '../../server/domain/protocol/capture.ts'
import { Sifat } from '../../server/domain/rapat.ts'

const endMs = Date.parse('2026-11-25T03:00:00.000Z')
const selesaiAt = new Date(endMs).toISOString()
const rank = (sifat: Sifat) => Sifat.options.indexOf(sifat)

describe('the end of a part in a capture that went on', () => {
  it('is nowhere while the part goes on', () => {
    const bagian = { selesaiAt: null, sifat: 'terbuka' } as const
    const given = { bagian, next: null, startedMs: 0, aheadMs: 0, unsureMs: 0 }
    expect(cutSeq(given)).toBe(Number.POSITIVE_INFINITY)
  })

  it('leaves the unclear moments before it to a closed part that follows, and those after it to one that ends', () => {
    const cut = (sifat: Sifat, next: Sifat, unsureMs = 0) =>
      cutSeq({
        bagian: { selesaiAt, sifat },
        next: { sifat: next },
        startedMs: endMs - 60_000,
        aheadMs: 0,
        unsureMs,
      })
    // 60 s are 300 frames; a second and 30 ms of drift are unclear.
    expect(cut('terbuka', 'tertutup')).toBe(294)
    expect(cut('tertutup', 'terbuka')).toBe(306)
    expect(cut('tertutup', 'rahasia')).toBe(294)
    expect(cut('rahasia', 'tertutup')).toBe(306)
    expect(cut('terbuka', 'tertutup', 10_000)).toBe(244)
    expect(cut('tertutup', 'terbuka', 10_000)).toBe(356)
    expect(cut('terbuka', 'tertutup', 3_600_000)).toBe(0)
  })

  it('never gives an open part a frame of a closed one, however wrong the clock is within what is known of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Sifat.options),
        fc.constantFrom(...Sifat.options),
        fc.integer({ min: -4 * 3_600_000, max: 4 * 3_600_000 }),
        fc.integer({ min: 0, max: 120_000 }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 100_000 }),
        (sifat, next, startMs, unsureMs, wrong, drift, seq) => {
          fc.pre(sifat !== next)
          const trueStart = endMs + startMs
          const startedMs = trueStart + wrong * (unsureMs + 1000)
          const cut = cutSeq({
            bagian: { selesaiAt, sifat },
            next: { sifat: next },
            startedMs,
            aheadMs: 0,
            unsureMs,
          })
          // Frames as the device counts them, by a clock that is a little fast or slow.
          const trueMs = (n: number) => trueStart + n * frameMs * (1 + drift * driftShare * 0.9)
          if (seq < cut && rank(next) > rank(sifat)) {
            expect(trueMs(seq + 1)).toBeLessThanOrEqual(endMs)
          }
          if (seq >= cut && rank(next) < rank(sifat)) {
            expect(trueMs(seq)).toBeGreaterThanOrEqual(endMs)
          }
        },
      ),
      { numRuns: 5000 },
    )
  })
})
