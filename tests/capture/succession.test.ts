/** Sound that comes after the openness was changed: which part it belongs to, and what the server will not take. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type CaptureState,
  type FramesAnswer,
  lateMs,
} from '../../server/domain/protocol/capture.ts'
import type { Sifat } from '../../server/domain/rapat.ts'
import { newId } from '../../server/ids.ts'
import {
  type Announce,
  announce,
  ask,
  type Bench,
  bagianId,
  framesOf,
  openBench,
  sound,
} from './support.ts'

const next = 'bagian-2'
let dir: string
let bench: Bench
let at: number
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'pergantian-'))
  at = Date.parse('2026-11-25T02:00:00.000Z')
  bench = await open()
})
afterEach(async () => {
  await bench.close()
  rmSync(dir, { recursive: true })
})

const open = () =>
  openBench({
    dataDir: dir,
    clock: () => new Date(at),
    sitting: { mulaiAt: '2026-11-25T01:59:00.000Z' },
  })

/** The openness changes now. */
function change(from: Sifat, to: Sifat): void {
  bench.sitting.sifat = from
  bench.sitting.next = [{ sifat: to, mulaiAt: new Date(at).toISOString() }]
}

const begin = (socket: Socket, start: ReturnType<typeof announce>) =>
  ask<CaptureState>(socket, 'capture:mulai', start)

const send = (
  socket: Socket,
  { channel, captureId, deviceId, bagianId: of }: ReturnType<typeof announce>,
  pcm: Buffer,
  from = 0,
  to = Number.POSITIVE_INFINITY,
) =>
  ask<FramesAnswer>(socket, 'capture:frames', {
    ...{ bagianId: of, channel, captureId, deviceId },
    frames: framesOf(pcm, from, to),
  })

/** Ten seconds before a change and ten after it, taken by a device that was away meanwhile. */
async function away(from: Sifat, to: Sifat, akun = 'ops') {
  bench.sitting.sifat = from
  const socket = await bench.connect(akun)
  const start = announce()
  await begin(socket, start)
  at += 10_000
  change(from, to)
  at += 10_000
  const pcm = sound(3200 * 100)
  const told = { ...start, startedAgoMs: 20_000, samples: 3200 * 100, ended: true }
  const answer = await begin(socket, told)
  return { socket, start, told, pcm, answer }
}

const rest = (of: ReturnType<typeof announce>, seq: number, given: Announce = {}) =>
  announce({
    bagianId: next,
    deviceId: of.deviceId,
    startedAgoMs: 0,
    samples: 3200 * (100 - seq),
    ended: true,
    from: { bagianId, captureId: of.captureId, seq },
    ...given,
  })

const pcmOf = (part: string) => readFileSync(join(dir, 'recording', part, '0.pcm'))

describe('sound that was taken while the openness changed', () => {
  it.each([
    ['terbuka', 'tertutup', 44],
    ['tertutup', 'terbuka', 56],
  ] as const)(
    'from %s to %s goes up to the change into the part that ended and on into the next',
    async (from, to, seq) => {
      const { socket, start, pcm, answer } = await away(from, to)
      // 50 frames to the change; a little over a second is unclear and the closed part's.
      expect(answer.cut).toEqual({ seq, bagianId: next, at: bench.sitting.next![0]!.mulaiAt })
      for (let first = 0; first < 100; first += 25) {
        const { stored, refused } = await send(socket, start, pcm, first, first + 25)
        const seqs = Array.from({ length: 25 }, (_, i) => first + i)
        expect(stored).toEqual(seqs.filter((each) => each < seq))
        expect(refused).toEqual(
          seqs.filter((each) => each >= seq).map((each) => ({ seq: each, why: 'lewat' })),
        )
      }
      const after = rest(start, seq)
      // Its place is reckoned from the first capture, whatever the device now says of its clock.
      const placed = await begin(socket, { ...after, startedAgoMs: 3_600_000 })
      const lateSeconds = (seq - 50) / 5
      expect(placed.originSample).toBe(Math.max(0, lateSeconds * 16_000))
      const tail = pcm.subarray(seq * 6400)
      for (let first = 0; first < 100 - seq; first += 25) {
        await send(socket, after, tail, first, first + 25)
      }
      expect(pcmOf(bagianId).subarray(60 * 32_000)).toEqual(pcm.subarray(0, seq * 6400))
      expect(pcmOf(next).subarray(placed.originSample * 2)).toEqual(tail)
      // What the ended part had is not changed by sending it once more.
      expect((await send(socket, start, sound(3200 * 25, 9), 0, 25)).stored).toHaveLength(25)
      expect(pcmOf(bagianId).subarray(60 * 32_000)).toEqual(pcm.subarray(0, seq * 6400))
    },
  )

  it("is the closed part's as far as the device is unsure of its clock", async () => {
    const { socket, told } = await away('tertutup', 'terbuka')
    expect((await begin(socket, { ...told, unsureMs: 4000 })).cut?.seq).toBe(76)
    await bench.close()
    const { sitting } = bench
    bench = await open()
    Object.assign(bench.sitting, sitting)
    // A server that has not heard how sure it is takes nothing until the device says so again.
    const again = await bench.connect('ops')
    await expect(send(again, told, sound(3200), 0, 1)).rejects.toMatchObject({
      code: 'state_refused',
    })
    expect((await begin(again, { ...told, unsureMs: 4000 })).cut?.seq).toBe(76)
    expect((await send(again, told, sound(3200), 0, 1)).stored).toEqual([0])
  })

  it('goes on in the next part only from the change on, out of a capture of the part before, by the same account', async () => {
    const { socket, start } = await away('tertutup', 'terbuka')
    const no = (given: Announce, by = socket) =>
      expect(begin(by, rest(start, 56, given))).rejects.toMatchObject({ code: 'state_refused' })
    await no({ from: { bagianId, captureId: start.captureId, seq: 55 } })
    await no({ from: { bagianId, captureId: newId(), seq: 56 } })
    await no({ from: { bagianId: next, captureId: start.captureId, seq: 56 } })
    await no({ channel: 1 })
    await no({}, await bench.connect('ops2'))
    for (const { samples } of await bench.room.recordings(next)) expect(samples).toBe(0)
    await begin(socket, rest(start, 56))
  })

  it('is not led on by one who may not record in the next part', async () => {
    const { answer, start, socket, told } = await away('terbuka', 'tertutup', 'set')
    expect(answer.cut).toMatchObject({ seq: 44, bagianId: null })
    await expect(begin(socket, rest(start, 60))).rejects.toMatchObject({ code: 'forbidden' })
    expect((await send(socket, told, sound(3200 * 100), 40, 60)).stored).toEqual([40, 41, 42, 43])
  })

  it('goes whole into the next part where it was taken after the change, though announced for the one before', async () => {
    change('terbuka', 'tertutup')
    at += 10_000
    const socket = await bench.connect('ops')
    const start = announce({ startedAgoMs: 5000, samples: 3200 * 25, ended: true })
    expect(await begin(socket, start)).toMatchObject({ cut: { seq: 0, bagianId: next } })
    const after = rest(start, 0, { samples: 3200 * 25 })
    expect((await begin(socket, after)).originSample).toBe(5 * 16_000)
    await send(socket, after, sound(3200 * 25), 0, 25)
    await ask(socket, 'capture:akhir', { ...start, samples: 0 })
    // The empty one leaves no trace in what is frozen.
    expect(await bench.room.evidence(bagianId)).toEqual([])
    expect((await bench.room.evidence(next))[0]).toMatchObject({ samples: 10 * 16_000 })
  })

  it('is taken by neither part once the record is frozen, nor a week after the change', async () => {
    const { socket, start, told, pcm } = await away('terbuka', 'tertutup')
    const refused = async () => {
      for (const attempt of [
        begin(socket, told),
        send(socket, start, pcm, 0, 25),
        begin(socket, announce({ startedAgoMs: 15_000, samples: 3200, ended: true })),
      ]) {
        await expect(attempt).rejects.toMatchObject({ code: 'state_refused' })
      }
    }
    bench.sitting.frozen = true
    await refused()
    bench.sitting.frozen = false
    at += lateMs
    await refused()
    expect((await bench.room.recordings(bagianId))[0]?.samples ?? 0).toBe(0)
  })
})
