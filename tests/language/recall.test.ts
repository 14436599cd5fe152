/** A sitting heard again guesses only what changed, and comes to what it would say from the beginning. */
import { describe, expect, it } from 'vitest'
import {
  createRecall,
  type Guess,
  hearSitting,
  openDirectory,
  type SittingTurn,
  spokenWords,
} from '../../server/language/index.ts'
import { replays } from '../eval/live.ts'

/** Numbers from a seed, so that a failure can be run again. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function drain(hearing: Generator<void, Guess[]>): { guesses: Guess[]; asked: number } {
  for (let asked = 0; ; asked += 1) {
    const step = hearing.next()
    if (step.done) return { guesses: step.value, asked }
  }
}

const sittingOf = (name: string) => {
  const { rapat, turns } = replays().find((one) => one.name === name)!.input
  const people = [...(rapat?.anggota ?? []), ...(rapat?.undangan ?? [])]
  const heard = turns!.map(
    ({ spoken }): SittingTurn => ({ words: spokenWords(spoken), speakerId: null, outside: [] }),
  )
  const chairIds = [rapat?.ketua ?? []].flat()
  return { people, turns: heard, sitting: { directory: openDirectory(people), chairIds } }
}

describe('a sitting heard again', () => {
  it.each(['luar-kertabumi.json', 'luar-tanjung-sirih.json', 'luar-waelangga.json'])(
    'says the same as one heard for the first time, whatever people change (%s)',
    (name) => {
      const { people, turns, sitting } = sittingOf(name)
      const recall = createRecall()
      const roll = dice(name.length)
      for (let n = 0; n < 20; n += 1) {
        const at = roll(turns.length)
        const turn = turns[at]!
        const who = people[roll(people.length)]!.id
        const what = roll(6)
        if (what === 0) turns.splice(at, 1)
        else if (what === 1) turns.splice(at, 0, { ...turns[roll(turns.length)]! })
        else if (what === 2) turns[at] = { ...turn, refused: [who] }
        else if (what === 3) turns[at] = { ...turn, nobody: turn.speakerId === null }
        else turns[at] = { ...turn, speakerId: turn.speakerId === null ? who : null, nobody: false }
        const again = drain(hearSitting(turns, sitting, recall))
        expect(again.guesses).toEqual(drain(hearSitting(turns, sitting)).guesses)
      }
    },
    60_000,
  )

  it('guesses a handful of turns when one more is said, and none when nothing is', () => {
    const { turns, sitting } = sittingOf('luar-tanjung-sirih.json')
    const recall = createRecall()
    drain(hearSitting(turns.slice(0, -1), sitting, recall))
    expect(drain(hearSitting(turns, sitting, recall)).asked).toBeLessThanOrEqual(10)
    expect(drain(hearSitting(turns, sitting, recall)).asked).toBe(0)
  })
})
