/** Why a name stands at a turn, in words of the house. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../../server/language/index.ts'
import { buktiOf, isOurs } from '../../server/proposals/speaker.ts'
import { replays } from '../eval/live.ts'

describe('the reason of a name', () => {
  it('is a sentence that may be taken back, whatever it rests on', () => {
    const seen = new Set<string>()
    for (const { input } of replays())
      for (const { speakerEvidence } of analyse(input).turns!) {
        if (speakerEvidence.length === 0) continue
        const bukti = buktiOf(speakerEvidence)
        expect(bukti).toSatisfy(isOurs)
        seen.add(bukti.split(/[ :.]/).slice(0, 2).join(' '))
      }
    expect(seen.size).toBeGreaterThan(10)
  })

  it.each([
    [
      { signal: 'self', detail: 'isi pembicaraannya', confidence: 0.9 },
      'Menurut isi bicaranya: usulan atau urusannya sendiri.',
    ],
    [
      { signal: 'floor', detail: 'disapa sesudahnya: sabar dulu pak sutejo', confidence: 0.9 },
      'Disapa sesudahnya: “sabar dulu pak sutejo”.',
    ],
    [
      { signal: 'floor', detail: 'silakan pak sutejo', confidence: 0.93 },
      'Dipersilakan ketua: “silakan pak sutejo”.',
    ],
  ] as const)('of %o is told as %s', (evidence, sentence) => {
    expect(buktiOf([evidence])).toBe(sentence)
  })
})
