import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addStretch,
  complement,
  contains,
  endOf,
  intersects,
  type Stretch,
} from '../../server/capture/ranges.ts'

const size = 60
const stretch = fc
  .tuple(fc.nat(size), fc.nat(12))
  .map(([from, length]) => ({ from, to: from + length }))

describe('sets of stretches', () => {
  it('hold exactly the numbers that were added, sorted, without overlap or touching', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), stretch, (added, asked) => {
        const set: Stretch[] = []
        const plain = new Set<number>()
        for (const { from, to } of added) {
          addStretch(set, from, to)
          for (let n = from; n < to; n++) plain.add(n)
        }
        const members = set.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, i) => from + i),
        )
        expect(members).toEqual([...plain].sort((a, b) => a - b))
        for (const [i, part] of set.entries()) {
          expect(part.to).toBeGreaterThan(part.from)
          if (i > 0) expect(part.from).toBeGreaterThan(set[i - 1]!.to)
        }
        expect(endOf(set)).toBe(Math.max(0, ...[...plain].map((n) => n + 1)))
        const inside = Array.from({ length: asked.to - asked.from }, (_, i) => asked.from + i)
        expect(intersects(set, asked.from, asked.to)).toBe(inside.some((n) => plain.has(n)))
        expect(contains(set, asked.from)).toBe(plain.has(asked.from))
        const missing = complement(set, asked.from, asked.to).flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, i) => from + i),
        )
        expect(missing).toEqual(inside.filter((n) => !plain.has(n)))
      }),
    )
  })
})
