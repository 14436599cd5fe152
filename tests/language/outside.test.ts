/**
 * Sittings that were written by people who knew only the format. The rules were then mended with them, so the marks guard
 * what was reached and prove nothing new.
 */
import { describe, expect, it } from 'vitest'
import { evaluateAllOutside, outsideFiles } from '../eval/outside.ts'

const share = (of: Record<string, number>, part: string) =>
  of[part]! / Object.values(of).reduce((sum, n) => sum + n, 0)

describe('sittings from outside', () => {
  const figures = evaluateAllOutside()

  it('are thirty-eight', () => {
    expect(outsideFiles()).toHaveLength(38)
  })

  it('get hardly a wrong name, and most of the right ones', () => {
    expect(share(figures.speakers!, 'wrong')).toBeLessThanOrEqual(0.03)
    expect(share(figures.speakers!, 'right')).toBeGreaterThanOrEqual(0.85)
    expect(figures.attribution!.wrong).toBeLessThanOrEqual(8)
    expect(share(figures.attribution!, 'right')).toBeGreaterThanOrEqual(0.9)
  })

  it.each([
    ['passages', 0.95],
    ['links', 0.9],
    ['keputusan', 0.87],
    ['tindakLanjut', 0.9],
    ['overlaps', 0.94],
  ])('find their %s (F1 at least %s)', (part, least) => {
    const { found = 0, missed = 0, extra = 0 } = figures[part]!
    expect((2 * found) / (2 * found + missed + extra)).toBeGreaterThanOrEqual(least)
  })

  it('are written with hardly a wrong word, and three in four words as printed', () => {
    const { words = 0, cased = 0, bare = 0 } = figures.written!
    expect(1 - bare / words).toBeGreaterThanOrEqual(0.98)
    expect(1 - cased / words).toBeGreaterThanOrEqual(0.75)
  })
})
