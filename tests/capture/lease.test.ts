import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type {
  CaptureState,
  ChannelStatus,
  FramesAnswer,
} from '../../server/domain/protocol/capture.ts'
import { newId } from '../../server/ids.ts'
import { announce, ask, type Bench, bagianId, framesOf, openBench, sound } from './support.ts'

let dir: string
let bench: Bench
let at: number
let free: number
const opened = Date.parse('2026-11-24T02:00:00.000Z')

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'lease-'))
  at = opened + 60_000
  free = 1e12
  bench = await openBench({
    dataDir: dir,
    clock: () => new Date(at),
    freeBytes: async () => free,
    sitting: { mulaiAt: new Date(opened).toISOString() },
    limits: { silenceMs: 20_000, goneMs: 15_000 },
  })
})
afterEach(async () => {
  await bench.close()
  rmSync(dir, { recursive: true })
})

const startedAgoMs = 10_000
const samplesOf = async () => (await bench.room.recordings(bagianId))[0]

describe('the lease of a channel', () => {
  it('refuses a second device and says who records; another channel is free', async () => {
    const [one, two] = [await bench.connect('ops'), await bench.connect('ops2')]
    await ask(one, 'capture:mulai', announce())
    await expect(ask(two, 'capture:mulai', announce())).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Oki Operator') as string,
      fields: { pemegang: 'Oki Operator' },
    })
    await ask(two, 'capture:mulai', announce({ channel: 1 }))
  })

  it('is handed over after an end, after silence, and when the holder has been gone for a while', async () => {
    const [one, two] = [await bench.connect('ops'), await bench.connect('ops2')]
    const first = announce({ startedAgoMs })
    const { channel, captureId, deviceId } = first
    await ask(one, 'capture:mulai', first)
    await ask(one, 'capture:akhir', { bagianId, channel, captureId, deviceId, samples: 0 })
    const second = announce({ startedAgoMs })
    await ask(two, 'capture:mulai', second)

    at += 19_000
    await expect(ask(one, 'capture:mulai', announce())).rejects.toMatchObject({ code: 'conflict' })
    const { captureId: mine, deviceId: myDevice } = second
    await ask(two, 'capture:frames', {
      ...{ bagianId, channel, captureId: mine, deviceId: myDevice },
      frames: framesOf(sound(3200)),
    })
    at += 19_000
    await expect(ask(one, 'capture:mulai', announce())).rejects.toMatchObject({ code: 'conflict' })
    at += 1000
    const third = announce()
    await ask(one, 'capture:mulai', third)

    one.disconnect()
    await expect
      .poll(async () => bench.room.recordings(bagianId).then((r) => r[0]?.growing), {
        timeout: 20_000,
      })
      .toBe(true)
    at += 14_000
    await expect(ask(two, 'capture:mulai', announce())).rejects.toMatchObject({ code: 'conflict' })
    at += 2000
    await ask(two, 'capture:mulai', announce())
  })

  it('goes at once to the same person on a new page, and to the same device after a reload', async () => {
    const one = await bench.connect('ops')
    const first = announce()
    await ask(one, 'capture:mulai', first)
    await expect(ask(one, 'capture:mulai', announce())).rejects.toMatchObject({ code: 'conflict' })
    await ask(one, 'capture:mulai', announce({ deviceId: first.deviceId }))
    one.disconnect()
    const again = await bench.connect('ops')
    await expect
      .poll(
        () =>
          ask(again, 'capture:mulai', announce()).then(
            () => 'taken',
            () => 'refused',
          ),
        { timeout: 20_000 },
      )
      .toBe('taken')
  })

  it('tells the room who records now', async () => {
    const [one, two] = [await bench.connect('ops'), await bench.connect('ops2')]
    await ask(two, 'capture:ikut', { bagianId })
    const told: (string | null)[] = []
    two.on('capture:status', (s: ChannelStatus) => told.push(s.holder?.nama ?? null))
    const first = announce()
    const { channel, captureId, deviceId } = first
    await ask(one, 'capture:mulai', first)
    await ask(one, 'capture:akhir', { bagianId, channel, captureId, deviceId, samples: 0 })
    await expect.poll(() => told, { timeout: 20_000 }).toEqual(['Oki Operator', null])
  })

  it('takes what a device still owes after another has the channel, but not over its sound', async () => {
    const [one, two] = [await bench.connect('ops'), await bench.connect('ops2')]
    const first = announce({ startedAgoMs: 4000 })
    const a = await ask<CaptureState>(one, 'capture:mulai', first)
    one.disconnect()
    await expect.poll(() => bench.present(), { timeout: 20_000 }).toBe(0)
    at += 16_000
    // The other began 2 s ago, while the first, without a network, went on recording all the time.
    const second = announce({ startedAgoMs: 2000 })
    const b = await ask<CaptureState>(two, 'capture:mulai', second)
    expect(b.originSample - a.originSample).toBe(18 * 16_000)
    const back = await bench.connect('ops')
    await expect(ask(back, 'capture:mulai', first)).rejects.toMatchObject({ code: 'conflict' })
    const pcm = sound(3200 * 100)
    const { channel, captureId, deviceId } = first
    await ask(back, 'capture:mulai', { ...first, ended: true, samples: 320_000 })
    const stored: number[] = []
    const refused: number[] = []
    for (let from = 0; from < 100; from += 25) {
      const answer = await ask<FramesAnswer>(back, 'capture:frames', {
        ...{ bagianId, channel, captureId, deviceId },
        frames: framesOf(pcm, from, from + 25),
      })
      stored.push(...answer.stored)
      for (const { seq, why } of answer.refused) {
        expect(why).toBe('tertindih')
        refused.push(seq)
      }
    }
    expect(stored).toHaveLength(90)
    expect(refused).toHaveLength(10)
  })
})

describe('the time line', () => {
  it('places each capture by the clock and leaves a hole where nothing was recorded', async () => {
    const socket = await bench.connect('ops')
    const record = async (seconds: number) => {
      const start = announce({ startedAgoMs: seconds * 1000 })
      const { channel, captureId, deviceId } = start
      await ask(socket, 'capture:mulai', start)
      const message = { bagianId, channel, captureId, deviceId }
      await ask(socket, 'capture:frames', { ...message, frames: framesOf(sound(16_000 * seconds)) })
      await ask(socket, 'capture:akhir', { ...message, samples: 16_000 * seconds })
    }
    await record(2)
    at += 5000
    await record(1)
    expect((await samplesOf())?.ranges).toEqual([
      { fromSample: 58 * 16_000, toSample: 60 * 16_000 },
      { fromSample: 64 * 16_000, toSample: 65 * 16_000 },
    ])
  })

  it('never puts a capture on the sound of the one before, even when its clock says so', async () => {
    const socket = await bench.connect('ops')
    const deviceId = newId()
    const first = announce({ deviceId, startedAgoMs: 2000 })
    const { originSample } = await ask<CaptureState>(socket, 'capture:mulai', first)
    await ask(socket, 'capture:frames', {
      ...{ bagianId, channel: 0, captureId: first.captureId, deviceId },
      frames: framesOf(sound(3200 * 20)),
    })
    const second = announce({ deviceId, startedAgoMs: 0 })
    const placed = await ask<CaptureState>(socket, 'capture:mulai', second)
    expect(placed.originSample).toBe(originSample + 3200 * 20)
  })

  it('keeps sound that was taken after the end of the part out of it', async () => {
    const socket = await bench.connect('ops')
    const start = announce({ startedAgoMs: 5000 })
    await ask(socket, 'capture:mulai', start)
    bench.sitting.selesaiAt = new Date(at - 3000).toISOString()
    const { channel, captureId, deviceId } = start
    const answer = await ask<FramesAnswer>(socket, 'capture:frames', {
      ...{ bagianId, channel, captureId, deviceId },
      frames: framesOf(sound(3200 * 25)),
    })
    // 2 s to the end, and 1 s for the way.
    expect(answer.stored).toHaveLength(15)
    expect(new Set(answer.refused.map((r) => r.why))).toEqual(new Set(['lewat']))
    await expect(ask(socket, 'capture:mulai', announce())).rejects.toMatchObject({
      code: 'state_refused',
    })
  })
})

describe('the disk', () => {
  it('warns early, refuses when it is full without acknowledging, and goes on when there is room', async () => {
    const socket = await bench.connect('ops')
    const start = announce({ startedAgoMs })
    const { channel, captureId, deviceId } = start
    const first = await ask<CaptureState>(socket, 'capture:mulai', start)
    expect(first.disk.state).toBe('cukup')
    const frames = framesOf(sound(3200 * 3))
    const send = (part: unknown[]) =>
      ask<FramesAnswer>(socket, 'capture:frames', {
        ...{ bagianId, channel, captureId, deviceId },
        frames: part,
      })
    free = 1e9
    at += 2000
    const low = await send(frames.slice(0, 1))
    expect(low.disk.state).toBe('menipis')
    expect(low.disk.minutes).toBeGreaterThan(300)
    free = 1000
    at += 2000
    await expect(send(frames.slice(1, 2))).rejects.toMatchObject({ code: 'disk_full' })
    await expect(ask(socket, 'capture:mulai', announce({ deviceId }))).rejects.toMatchObject({
      code: 'disk_full',
    })
    expect((await samplesOf())?.ranges).toHaveLength(1)
    free = 1e12
    at += 2000
    const back = await ask<CaptureState>(socket, 'capture:mulai', start)
    expect(back).toMatchObject({ ack: 0, next: 1 })
    expect((await send(frames)).ack).toBe(2)
    const pcm = readFileSync(join(dir, 'recording', bagianId, '0.pcm'))
    expect(pcm.subarray(first.originSample * 2).equals(sound(3200 * 3))).toBe(true)
  })
})
