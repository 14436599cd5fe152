import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Word } from '../../server/domain/speech.ts'
import { cutTurns } from '../../server/pipeline/turns.ts'
import {
  attribute,
  type Known,
  nameVoice,
  nearestRoom,
  thresholds,
  type VoiceWindow,
} from '../../transcription/voices/attribute.ts'
import { unit } from '../../transcription/voices/encoder.ts'
import { speakerAt, spread } from '../../transcription/voices/index.ts'

/** Voices that share most of their direction, as real ones do: similarity of two is about 0.6. */
const voice = (index: number, lean = index) =>
  unit(
    new Float32Array(256).map((_, i) =>
      i < 30 ? 0.45 : i === 100 + index ? 2 : i === 100 + lean ? 2 : 0,
    ),
  )
const known: Known[] = ['A', 'B', 'C'].map((id, i) => ({ id, voice: voice(i) }))
const windows = (people: readonly number[]): VoiceWindow[] =>
  people.map((person, i) => ({ sample: 8000 + i * 6400, voice: voice(person), first: i === 0 }))

describe('naming a voice', () => {
  it('names the one it belongs to', () => {
    expect(nameVoice(voice(1), known).id).toBe('B')
  })
  it('names nobody for a stranger, between two people, and where nobody is known', () => {
    expect(nameVoice(voice(9), known).id).toBeNull()
    expect(
      nameVoice(voice(0, 1), known, {
        ...thresholds,
        alone: { ...thresholds.alone, similarity: 0.5 },
      }).id,
    ).toBeNull()
    expect(nameVoice(voice(0), []).id).toBeNull()
  })
})

describe('the room', () => {
  it('is the one in which the known people sound like the recording', () => {
    const echoing = known.map(({ id }, i) => ({ id, voice: voice(i, 50) }))
    const heard = [0, 1].map((i) => ({ sample: 0, voice: voice(i, 50), first: true }))
    expect(nearestRoom(heard, [known, echoing])).toBe(echoing)
    expect(nearestRoom(windows([0, 1]), [known, echoing])).toBe(known)
  })
})

describe('following the speakers', () => {
  it('splits where the speaker changes without a pause, and leaves the stranger without a name', () => {
    const found = attribute(windows([0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 1, 1, 1, 1, 1]), known)
    expect(found.map((stretch) => stretch.id)).toEqual(['A', null, 'B'])
  })
  it('does not change its mind for one odd window', () => {
    const odd = windows([0, 0, 0, 0, 0, 0, 0, 0])
    odd[4] = { ...odd[4]!, voice: voice(0, 1) }
    expect(attribute(odd, known).map((stretch) => stretch.id)).toEqual(['A'])
  })
  it('names nobody at all when nobody is enrolled', () => {
    expect(attribute(windows([0, 1, 2]), []).every((stretch) => stretch.id === null)).toBe(true)
  })
  it('moves a change to the pause between the two', () => {
    const found = spread(
      attribute(windows([0, 0, 0, 0, 1, 1, 1, 1]), known),
      [{ fromSample: 29_000, toSample: 31_000 }],
      60_000,
    )
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [0, 30_000],
      [30_000, 60_000],
    ])
    expect(speakerAt(found, 29_999)).toBe('A')
    expect(speakerAt(found, 30_000)).toBe('B')
    expect(speakerAt([], 5)).toBeNull()
  })
  it('covers the whole sound in order, and only ever gives known names', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.boolean()), { minLength: 1 }), (people) => {
        const given = windows(people.map(([person]) => person)).map((window, i) => ({
          ...window,
          first: i === 0 || people[i]![1],
        }))
        const end = given.length * 6400 + 20_000
        const found = spread(attribute(given, known, thresholds), [], end)
        expect(found[0]!.from).toBe(0)
        expect(found.at(-1)!.to).toBe(end)
        for (const [i, stretch] of found.entries()) {
          expect(stretch.from).toBe(found[i - 1]?.to ?? 0)
          expect(['A', 'B', 'C', null]).toContain(stretch.id)
        }
      }),
    )
  })
})

describe('turns', () => {
  it('hold every word in order, each turn of one speaker, whoever spoke them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', null)), (people) => {
        const words: Word[] = people.map((_, i) => ({
          text: `k${i}`,
          startMs: i * 300,
          endMs: i * 300 + 250,
          confidence: null,
        }))
        const speakerOf = (word: Word) => people[words.indexOf(word)]!
        const turns = cutTurns([words], speakerOf)
        expect(turns.flat()).toEqual(words)
        for (const turn of turns) expect(new Set(turn.map(speakerOf)).size).toBe(1)
      }),
    )
  })
})
