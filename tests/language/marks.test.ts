/** Marks in speech that came without any: what the rules put, and what is likely besides. */
import { describe, expect, it } from 'vitest'
import { tokensOf, writtenForm } from '../../server/language/index.ts'
import {
  likelihoods,
  marksOf,
  markWeights,
  readWeights,
} from '../../server/language/marks/weigh.ts'
import { evaluateMarks, learn, readTurns, writtenLines } from '../eval/learnMarks.ts'

const bare = (count: number) => Array.from({ length: count }, () => '' as const)

describe('weighed marks', () => {
  it('find half as many ends of sentences again as the rules alone, in turns of an author who taught none', () => {
    const weights = learn(readTurns(writtenLines((file) => !file.startsWith('timur'))), {
      rounds: 50,
    })
    const others = readTurns(writtenLines((file) => file.startsWith('timur')))
    const rules = evaluateMarks(others, ({ ruled }) => ruled)
    const both = evaluateMarks(others, ({ tokens, ruled }) =>
      marksOf(tokens, ruled, new Set(), weights),
    )
    expect(both.stop.recall).toBeGreaterThan(1.5 * rules.stop.recall)
    expect(both.stop.precision).toBeGreaterThan(0.65)
    expect(both.comma.recall).toBeGreaterThan(rules.comma.recall)
    expect(both.comma.precision).toBeGreaterThan(0.7)
  }, 120_000)

  it('come from a table that can be read', () => {
    expect(markWeights.size).toBeGreaterThan(1000)
    expect(readWeights('r kami\t0\t40\n\nrusak\n').get('r kami')).toEqual([0, 0.4])
  })

  it('leave the gaps beside those who are called to the rules', () => {
    const tokens = tokensOf('kami setuju pak camat jalan itu rusak sekali'.split(' '))
    const held = new Set(tokens.keys())
    expect(marksOf(tokens, bare(7), held)).toEqual(bare(7))
  })

  it('put no comma before one who may be called, and none before the last of two', () => {
    const weights = readWeights('b\t900\t0')
    const marks = marksOf(
      tokensOf('usulan bapak dan ibu rusak'.split(' ')),
      bare(4),
      new Set(),
      weights,
    )
    expect(marks).toEqual(['', '', '', ','])
  })

  it('break no sentence before a time that may belong to either side', () => {
    const weights = readWeights('b\t0\t900')
    const tokens = tokensOf('dananya turun tahun ini semua'.split(' '))
    expect(likelihoods(tokens, bare(4), weights)[1]!.stop).toBeGreaterThan(0.9)
    expect(marksOf(tokens, bare(4), new Set(), weights)).toEqual(['.', '', '.', '.'])
  })

  it('part the sentences of somebody who speaks without pause', () => {
    expect(
      writtenForm(
        'bendungnya sudah kami cek bulan januari airnya tidak naik ke sawah kami perlu studi dulu',
      ),
    ).toBe(
      'Bendungnya sudah kami cek bulan Januari. Airnya tidak naik ke sawah. Kami perlu studi dulu.',
    )
  })
})
