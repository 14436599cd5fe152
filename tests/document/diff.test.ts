import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diff, type Hunk, mergeInto } from '../../server/domain/diff.ts'

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 14 })

function apply<T>(to: readonly T[], from: readonly T[], hunks: readonly Hunk[]): T[] {
  const result = [...to]
  for (const h of hunks.toReversed()) {
    result.splice(h.aFrom, h.aTo - h.aFrom, ...from.slice(h.bFrom, h.bTo))
  }
  return result
}

describe('the difference of two rows of words', () => {
  it('always turns the one into the other', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(apply(a, b, diff(a, b))).toEqual(b)
      }),
    )
  })

  it('finds nothing between equal rows', () => {
    fc.assert(
      fc.property(words, (a) => {
        expect(diff(a, a)).toEqual([])
      }),
    )
  })
})

describe('the merge of a better decode', () => {
  it('is the better decode where no person changed anything', () => {
    fc.assert(
      fc.property(words, words, (base, theirs) => {
        const { hunks } = mergeInto(base, base, theirs)
        expect(apply(base, theirs, hunks)).toEqual(theirs)
      }),
    )
  })

  it("is the person's text where the engine changed nothing", () => {
    fc.assert(
      fc.property(words, words, (base, ours) => {
        expect(mergeInto(base, ours, base).hunks).toEqual([])
      }),
    )
  })

  it('never takes away a word a person wrote', () => {
    const person = fc.array(fc.constantFrom('a', 'b', 'c', 'ORANG-1', 'ORANG-2'), { maxLength: 14 })
    fc.assert(
      fc.property(words, person, words, (base, ours, theirs) => {
        const { hunks } = mergeInto(base, ours, theirs)
        const merged = apply(ours, theirs, hunks)
        const written = (row: string[]) => row.filter((w) => w.startsWith('ORANG'))
        expect(written(merged)).toEqual(written(ours))
      }),
    )
  })

  it('keeps the rest of a passage up to date around a word a person corrected', () => {
    const base = 'tanggul kali belut jebol empat puluh metre'.split(' ')
    const ours = 'Tanggul kali belut jebol empat puluh metre'.split(' ')
    const theirs = 'tanggul kali belut jebol empat puluh meter'.split(' ')
    const { hunks, refused } = mergeInto(base, ours, theirs)
    expect(apply(ours, theirs, hunks).join(' ')).toBe('Tanggul kali belut jebol empat puluh meter')
    expect(refused).toBe(0)
  })
})
