import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keadaanOf, warningsOf } from '../../client/capture/states.ts'
import { createLagWatch, createSoundWatch } from '../../client/capture/watch.ts'
import { readRange } from '../../server/capture/audio.ts'
import { timeMap } from '../../server/capture/clock.ts'
import {
  type ClockMark,
  createDrift,
  placeCapture,
  plausible,
} from '../../server/capture/timeline.ts'

describe('placing captures', () => {
  const other = fc.record({
    origin: fc.integer({ min: 0, max: 1_000_000 }),
    samples: fc.integer({ min: 1, max: 300_000 }),
  })
  const given = fc.record({
    nowMs: fc.integer({ min: 0, max: 100_000 }),
    startedAgoMs: fc.integer({ min: 0, max: 120_000 }),
    samples: fc.integer({ min: 0, max: 300_000 }),
    others: fc.array(other, { maxLength: 6 }),
  })

  it('puts one that goes on behind all others, and never before the opening', () => {
    fc.assert(
      fc.property(given, (g) => {
        const at = placeCapture({ ...g, openedMs: 0, ended: false })
        expect(at).toBeGreaterThanOrEqual(0)
        for (const { origin, samples } of g.others) {
          expect(at).toBeGreaterThanOrEqual(origin + samples)
        }
        if (g.others.length === 0) expect(at).toBe(Math.max(0, (g.nowMs - g.startedAgoMs) * 16))
      }),
    )
  })

  it('never lets one that ended begin inside what lies before it', () => {
    fc.assert(
      fc.property(given, (g) => {
        const at = placeCapture({ ...g, openedMs: 0, ended: true })
        const clock = Math.max(0, (g.nowMs - g.startedAgoMs) * 16)
        for (const { origin, samples } of g.others) {
          if (origin <= clock) expect(at).toBeGreaterThanOrEqual(origin + samples)
        }
      }),
    )
  })

  it('gives way a little to the capture that follows', () => {
    const placed = placeCapture({
      nowMs: 20_000,
      openedMs: 0,
      startedAgoMs: 10_000,
      samples: 80_000,
      ended: true,
      others: [{ origin: 239_000, samples: 100_000 }],
    })
    expect(placed).toBe(159_000)
  })

  it('believes no device that says it took more sound than time has passed', () => {
    expect(plausible({ nowMs: 60_000, startedMs: 0, endSample: 16 * 60_000 })).toBe(true)
    expect(plausible({ nowMs: 60_000, startedMs: 0, endSample: 16 * 75_000 })).toBe(false)
  })
})

describe('drift', () => {
  it('is found under the delays of a network, to some milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), fc.integer(), (ppm, seed) => {
        const drift = createDrift()
        let state = seed | 0
        const delay = () => {
          state = (Math.imul(state, 1664525) + 1013904223) | 0
          return ((state >>> 16) % 100) ** 2 / 50
        }
        const seconds = 1800
        for (let at = 0; at < seconds * 1000; at += 200) {
          const samples = Math.round(at * 16 * (1 + ppm / 1e6))
          drift.add(at + 5 + delay(), samples)
        }
        expect(Math.abs(drift.ms()! - (seconds * ppm) / 1000)).toBeLessThan(20)
      }),
      { numRuns: 20 },
    )
  })
})

describe('the clock of a recording', () => {
  it('finds sample and hour within 0.1 s over four hours, whatever the device and the network do, and across a restart', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), fc.integer(), (ppm, seed) => {
        let state = seed | 0
        const delay = () => {
          state = (Math.imul(state, 1664525) + 1013904223) | 0
          return 5 + ((state >>> 16) % 100) ** 2 / 50
        }
        const startedMs = Date.UTC(2026, 10, 26, 2)
        const hours = 4 * 3600_000
        const rate = 16 * (1 + ppm / 1e6)
        let kept: ClockMark[] = []
        let drift = createDrift([], (mark) => kept.push(mark))
        for (let at = 0; at < hours; at += 400) {
          // The server is started anew half way: it has what it kept.
          if (at === hours / 2) {
            const stored = kept
            kept = [...stored]
            drift = createDrift(stored, (mark) => kept.push(mark))
          }
          drift.add(at + delay(), Math.round(at * rate))
        }
        const capture = {
          originSample: 0,
          samples: Math.round(hours * rate),
          startedMs,
          marks: kept,
        }
        const map = timeMap(startedMs, [capture])
        for (let at = 0; at <= hours; at += 600_000) {
          expect(Math.abs(map.clockMs(at * rate) - startedMs - at)).toBeLessThan(100)
          expect(Math.abs(map.sampleAt(startedMs + at) / rate - at)).toBeLessThan(100)
        }
        if (Math.abs(ppm) > 50) {
          // Uncorrected it would be far off.
          expect(Math.abs((hours * rate) / 16 - hours)).toBeGreaterThan(700)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('goes on by the clock where nothing was recorded, and lines two channels up', () => {
    const opened = 1_000_000
    const gained = [
      { sample: 0, delayMs: 10 },
      { sample: 160_000, delayMs: 9 },
    ]
    const first = { originSample: 0, samples: 160_000, startedMs: opened, marks: gained }
    const second = {
      originSample: 320_000,
      samples: 160_000,
      startedMs: opened + 20_000,
      marks: [],
    }
    const map = timeMap(opened, [second, first])
    expect(map.clockMs(160_000)).toBeCloseTo(opened + 9999)
    expect(map.sampleAt(opened + 9999)).toBe(160_000)
    expect(map.clockMs(240_000)).toBeCloseTo(opened + 14_999)
    expect(map.sampleAt(opened + 25_000)).toBe(400_000)
    // Never past the sound that follows.
    expect(map.sampleAt(opened + 19_999.99)).toBeLessThanOrEqual(320_000)
    const other = timeMap(opened, [{ ...first, marks: [] }])
    expect(map.sampleAt(opened + 5000) - other.sampleAt(opened + 5000)).toBe(8)
    expect(timeMap(opened, []).sampleAt(opened + 1000)).toBe(16_000)
  })
})

describe('ranges of bytes', () => {
  it.each([
    [undefined, null],
    ['bytes=0-4', { from: 0, to: 5 }],
    ['bytes=5-', { from: 5, to: 100 }],
    ['bytes=-10', { from: 90, to: 100 }],
    ['bytes=-1000', { from: 0, to: 100 }],
    ['bytes=90-1000', { from: 90, to: 100 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
    ['bytes=-', null],
  ] as const)('reads %s', (header, wanted) => {
    expect(readRange(header, 100)).toEqual(wanted)
  })
})

describe('what the recorder notices', () => {
  it('counts silence until somebody speaks, and sees clipping that repeats', () => {
    const watch = createSoundWatch()
    for (let i = 0; i < 10; i++) watch.add({ peak: 0.001, clipped: 0 })
    expect(watch.silentMs()).toBe(2000)
    watch.add({ peak: 0.2, clipped: 0 })
    expect(watch.silentMs()).toBe(0)
    for (let i = 0; i < 2; i++) watch.add({ peak: 1, clipped: 50 })
    expect(watch.clipping()).toBe(false)
    watch.add({ peak: 1, clipped: 50 })
    expect(watch.clipping()).toBe(true)
    for (let i = 0; i < 60; i++) watch.add({ peak: 0.3, clipped: 0 })
    expect(watch.clipping()).toBe(false)
  })

  it('tells sound that stopped from frames that are only late', () => {
    const late = createLagWatch()
    let worst = 0
    for (let i = 1; i <= 100; i++) {
      const burst = Math.ceil(i / 20) * 20
      worst = Math.max(worst, late(burst * 200, i * 200))
    }
    expect(worst).toBeLessThan(2000)
    const asleep = createLagWatch()
    for (let i = 1; i <= 50; i++) asleep(i * 200, i * 200)
    let seen = 0
    for (let i = 51; i <= 90; i++) seen = asleep(i * 200 + 30_000, i * 200)
    expect(seen).toBe(30_000)
  })

  const sender = {
    connected: true,
    unsavedMs: 0,
    disk: null,
    driftMs: null,
    fault: null,
    rejected: [],
  }
  it('says it is saved only when it is', () => {
    expect(keadaanOf('siap', sender)).toBe('siap')
    expect(keadaanOf('siap', { ...sender, unsavedMs: 200 })).toBe('mengirim')
    expect(keadaanOf('merekam', sender)).toBe('merekam')
    expect(keadaanOf('merekam', { ...sender, unsavedMs: 2200 })).toBe('belum-tersimpan')
    expect(keadaanOf('merekam', { ...sender, connected: false })).toBe('menyambung')
    expect(keadaanOf('mengirim', { ...sender, unsavedMs: 200 })).toBe('mengirim')
    const full = { ...sender, unsavedMs: 200, disk: { state: 'penuh', minutes: 0 } as const }
    expect(keadaanOf('merekam', full)).toBe('disk-penuh')
  })

  it('warns of silence, clipping, a full disk ahead and a device that keeps no copy', () => {
    const sound = { silentMs: () => 20_000, clipping: () => true }
    const warnings = warningsOf({
      phase: 'merekam',
      sender: { ...sender, disk: { state: 'menipis', minutes: 125 } },
      sound,
      durable: false,
      lost: 'Mikrofon terlepas.',
    })
    expect(warnings).toHaveLength(5)
    expect(warnings[0]).toBe('Mikrofon terlepas.')
    expect(warnings.join(' ')).toMatch(/20 dtk.*keras.*Jangan menutup.*2 jam 5 menit/)
  })
})
