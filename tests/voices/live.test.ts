/** Voices in the live text of a whole server: labels, names, corrections, and turns that are cut where the voice changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { offline } from '../support/models.ts'
import { openVoicesSitting, play, soundOf, type VoicesSitting, voicesFolder } from './sitting.ts'

describe.skipIf(offline)('voices in the live text', () => {
  const folder = voicesFolder()
  let sitting: VoicesSitting
  beforeAll(async () => {
    sitting = await openVoicesSitting(folder.dataDir)
    const order = [
      ...(['ani', 'budi', 'citra', 'ani', 'budi', 'ani'] as const).map(
        (who) => [who, 2.2] as const,
      ),
      // Without the pause that ends a turn.
      ['budi', 0.6] as const,
      ['ani', 1] as const,
    ]
    await play(sitting.app, sitting, await soundOf(order))
  }, 120_000)
  afterAll(async () => {
    await sitting?.app.stop()
    folder.take()
  })

  const rooms = () => sitting.app.app.rooms
  const turns = () => rooms().document.turns(sitting.bagianId)
  const speakers = async () => (await turns()).map((turn) => turn.spk)
  const assign = (tid: string, spk: string | null, status: 'dikonfirmasi' | 'usulan') =>
    rooms().document.command(sitting.bagianId, { type: 'assign-speaker', tid, spk, status })
  // The process that listens yields to everything else on the machine.
  const wait = { timeout: 100_000, interval: 100 }

  it('are labelled, and a turn in which two speak is cut at the word where the voice changes', async () => {
    await expect.poll(speakers, wait).toEqual([1, 2, 3, 1, 2, 1, 2, 1].map((n) => `suara-${n}`))
    const all = await turns()
    expect(all.every((turn) => turn.spkStatus === 'usulan' && turn.status === 'mesin')).toBe(true)
    const [before, behind] = all.slice(-2)
    expect(before!.e).toBe(behind!.s)
    expect(before!.e - before!.s).toBeGreaterThan(4000)
  }, 240_000)

  it('get the name that a person gave to one turn, as a guess, and lose it when that is taken back', async () => {
    const [first] = await turns()
    await assign(first!.tid, sitting.ketuaId, 'dikonfirmasi')
    const ani = [0, 3, 5, 7]
    const named = (spk: string) =>
      [1, 2, 3, 1, 2, 1, 2, 1].map((n, i) => (ani.includes(i) ? spk : `suara-${n}`))
    await expect.poll(speakers, wait).toEqual(named(sitting.ketuaId))
    const all = await turns()
    expect(all.map((turn) => turn.spkStatus === 'dikonfirmasi')).toEqual(all.map((_, i) => i === 0))
    expect(all[3]!.spkBukti).toMatch(/Suaranya mirip/)

    await assign(first!.tid, 'suara-1', 'usulan')
    await expect.poll(speakers, wait).toEqual(named('suara-1'))
  }, 240_000)

  it('follow a person who joins two labels into one, and who takes that back', async () => {
    for (const turn of await turns()) {
      if (turn.spk === 'suara-3') await assign(turn.tid, 'suara-2', 'usulan')
    }
    const joined = [1, 2, 2, 1, 2, 1, 2, 1].map((n) => `suara-${n}`)
    await rooms().proposals.settled(sitting.bagianId)
    await rooms().voices.settled()
    await rooms().proposals.settled(sitting.bagianId)
    await expect.poll(speakers, wait).toEqual(joined)
    const third = (await turns())[2]!
    await assign(third.tid, 'suara-3', 'usulan')
    await expect.poll(speakers, wait).toEqual([1, 2, 3, 1, 2, 1, 2, 1].map((n) => `suara-${n}`))
  }, 240_000)

  it('never cut again what a person joined', async () => {
    const all = await turns()
    await rooms().document.command(sitting.bagianId, { type: 'join', tid: all.at(-1)!.tid })
    await rooms().proposals.settled(sitting.bagianId)
    await new Promise((done) => setTimeout(done, 1500))
    expect((await turns()).length).toBe(all.length - 1)
  }, 240_000)

  it('leave the names they gave in the text when the sitting is closed, and name nobody any more', async () => {
    const [first] = await turns()
    await assign(first!.tid, sitting.ketuaId, 'dikonfirmasi')
    await expect.poll(async () => (await speakers())[3], wait).toBe(sitting.ketuaId)
    const before = await speakers()
    await rooms().rapat.close(sitting.rapatId, { akun: null })
    await assign((await turns())[1]!.tid, sitting.dinasId, 'dikonfirmasi')
    await rooms().proposals.settled(sitting.bagianId)
    await rooms().voices.settled()
    await new Promise((done) => setTimeout(done, 1000))
    expect(await speakers()).toEqual([before[0], sitting.dinasId, ...before.slice(2)])
  }, 240_000)
})
