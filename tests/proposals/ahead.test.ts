/** What is said behind a turn names its speaker too, as far as a person has not: a sitting heard turn by turn ends as `analyse` reads it. */
import { describe, expect, it } from 'vitest'
import { evaluateLive, type Heard, hearLive, hearWhole, replays } from '../eval/live.ts'

const named = ({ turns }: Heard) => turns.map(({ spk }) => spk)

describe.each(replays().map((replay) => [replay.name, replay] as const))(
  'the sitting %s, heard live',
  (_, replay) => {
    it('ends with the speakers that the whole of it gives', async () => {
      const heard = await hearLive(replay)
      expect(named(heard)).toEqual(hearWhole(replay, heard))
    })

    it.each([3, 30])('ends so too where people confirm %i turns later', async (knownAfter) => {
      const heard = await hearLive(replay, { knownAfter })
      expect(named(heard)).toEqual(hearWhole(replay, heard))
    })
  },
)

describe('a turn that a person has settled', () => {
  it.each(replays().map((replay) => [replay.name, replay] as const))(
    'is never named again, whatever comes behind it (%s)',
    async (_, replay) => {
      /** Taken off, left without a name, and confirmed, by turn. */
      const settled = new Map<number, { spk: string | null; status: string }>()
      const heard = await hearLive(replay, {
        settle(turns, at) {
          const i = at - 1
          const turn = turns[i]
          if (turn === undefined || turn.status !== 'usulan' || turn.spk === null) return
          if (at % 3 === 0) turns[i] = { ...turn, spk: null, bukti: null }
          else if (at % 3 === 1) turns[i] = { ...turn, spk: null, status: 'tidak-dikenal' }
          else return
          settled.set(i, { spk: turn.spk, status: turns[i]!.status })
        },
      })
      expect(settled.size).toBeGreaterThan(0)
      for (const [i, { spk, status }] of settled) {
        expect(heard.turns[i]!.status).toBe(status)
        if (status === 'tidak-dikenal') expect(heard.turns[i]!.spk).toBeNull()
        else expect(heard.turns[i]!.spk).not.toBe(spk)
      }
    },
  )
})

describe('names in a running sitting', () => {
  it('become others only where the words behind say so, rarely, and every one that stands has its reason', async () => {
    const { right, wrong, nameCame, nameChanged, nameWent } = await evaluateLive()
    expect(right).toBeGreaterThanOrEqual(1010)
    expect(wrong).toBeLessThanOrEqual(45)
    expect(nameCame).toBeGreaterThan(10)
    expect(nameChanged + nameWent).toBeLessThanOrEqual(32)
    for (const replay of replays()) {
      const { turns } = await hearLive(replay)
      for (const { status, spk, bukti } of turns)
        if (status === 'usulan') expect(bukti === null).toBe(spk === null)
    }
  })
})
