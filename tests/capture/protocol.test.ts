import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaptureState, FramesAnswer } from '../../server/domain/protocol/capture.ts'
import { announce, ask, type Bench, bagianId, framesOf, openBench, sound } from './support.ts'

let dir: string
let bench: Bench
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'capture-'))
  bench = await openBench({ dataDir: dir, sitting: { mulaiAt: ago(60_000) } })
})
afterEach(async () => {
  await bench.close()
  rmSync(dir, { recursive: true })
})

const ago = (ms: number) => new Date(Date.now() - ms).toISOString()
const pcmPath = () => join(dir, 'recording', bagianId, '0.pcm')
const startedAgoMs = 30_000

/** Starts a capture that began 30 s ago, so that 30 s of sound may be sent at once. */
async function begin(akun = 'ops', given = {}) {
  const socket = await bench.connect(akun)
  const start = announce({ startedAgoMs, ...given })
  const state = await ask<CaptureState>(socket, 'capture:mulai', start)
  const { captureId, deviceId, channel } = start
  const send = (frames: unknown[]) =>
    ask<FramesAnswer>(socket, 'capture:frames', { bagianId, channel, captureId, deviceId, frames })
  const end = (samples: number) =>
    ask<CaptureState>(socket, 'capture:akhir', { bagianId, channel, captureId, deviceId, samples })
  return { socket, start, state, send, end }
}

describe('the recording protocol', () => {
  it('puts frames on the time line by the clock and answers when they are in the file', async () => {
    const sampleNow = () => (Date.now() - startedAgoMs - Date.parse(bench.sitting.mulaiAt)) * 16
    const earliest = sampleNow()
    const { send, state } = await begin()
    const latest = sampleNow()
    const pcm = sound(3200 * 5)
    const answer = await send(framesOf(pcm))
    expect(answer).toMatchObject({ ack: 4, stored: [0, 1, 2, 3, 4], refused: [] })
    const file = readFileSync(pcmPath())
    expect(file.subarray(state.originSample * 2).equals(pcm)).toBe(true)
    expect(state.originSample).toBeGreaterThanOrEqual(earliest)
    expect(state.originSample).toBeLessThanOrEqual(latest)
    const [recording] = await bench.room.recordings(bagianId)
    expect(recording?.ranges).toEqual([
      { fromSample: state.originSample, toSample: state.originSample + 16_000 },
    ])
    expect(recording?.growing).toBe(true)
    expect(statSync(pcmPath()).mode & 0o077).toBe(0)
  })

  it('acknowledges only up to a hole, names the hole on return, and closes it', async () => {
    const { start, send, socket } = await begin()
    const frames = framesOf(sound(3200 * 8))
    expect((await send([...frames.slice(0, 2), ...frames.slice(5)])).ack).toBe(1)
    const back = await ask<CaptureState>(socket, 'capture:mulai', start)
    expect(back).toMatchObject({ ack: 1, missing: [{ from: 2, to: 5 }], next: 8 })
    const [holed] = await bench.room.recordings(bagianId)
    expect(holed?.ranges).toHaveLength(2)
    expect((await send(frames.slice(2, 5))).ack).toBe(7)
    expect((await bench.room.recordings(bagianId))[0]?.ranges).toHaveLength(1)
  })

  it('ignores a frame it has and keeps the first', async () => {
    const { send, state } = await begin()
    const pcm = sound(3200 * 2)
    await send(framesOf(pcm))
    const answer = await send(framesOf(sound(3200 * 2, 99)))
    expect(answer).toMatchObject({ ack: 1, stored: [0, 1] })
    expect(
      readFileSync(pcmPath())
        .subarray(state.originSample * 2)
        .equals(pcm),
    ).toBe(true)
  })

  it('asks again for a damaged frame and refuses those of a wrong shape, place or time', async () => {
    const { send } = await begin()
    const [good, damaged, late] = framesOf(sound(3200 * 3))
    const answer = await send([
      good,
      { ...damaged, crc: 1 },
      { ...late, sampleStart: 5 },
      { ...framesOf(sound(3200 * 9999), 9998)[0] },
    ])
    expect(answer).toMatchObject({
      ack: 0,
      stored: [0],
      refused: [
        { seq: 1, why: 'crc' },
        { seq: 2, why: 'bentuk' },
        { seq: 9998, why: 'bentuk' },
      ],
    })
    expect((await send([damaged])).ack).toBe(1)
  })

  it('refuses messages that are not of the protocol, foreign captures and people without the right', async () => {
    const { send, socket, start } = await begin()
    await expect(send([{ seq: -1 }])).rejects.toMatchObject({ code: 'input_invalid' })
    const foreign = { ...start, frames: framesOf(sound(3200)) }
    await expect(
      ask(socket, 'capture:frames', { ...foreign, captureId: announce().captureId }),
    ).rejects.toMatchObject({ code: 'state_refused' })
    await expect(ask(socket, 'capture:frames', { ...foreign, channel: 1 })).rejects.toMatchObject({
      code: 'state_refused',
    })
    await expect(
      ask(socket, 'capture:mulai', { ...start, channel: 1, deviceId: announce().deviceId }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const guest = await bench.connect('tamu')
    await expect(ask(guest, 'capture:mulai', announce())).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(ask(guest, 'capture:frames', foreign)).rejects.toMatchObject({ code: 'forbidden' })
    const nobody = await bench.connect(null)
    await expect(ask(nobody, 'capture:mulai', announce())).rejects.toMatchObject({
      code: 'not_signed_in',
    })
    await expect(
      ask(socket, 'capture:mulai', announce({ bagianId: '../../etc' })),
    ).rejects.toMatchObject({ code: 'not_found' })
    expect(existsSync(join(dir, 'recording', '..', '..', 'etc', '0.pcm'))).toBe(false)
  })

  it('settles gaps and the hash at the end, and keeps lossless and small copies', async () => {
    const { send, end, state } = await begin()
    const frames = framesOf(sound(3200 * 10))
    await send([...frames.slice(0, 4), ...frames.slice(6)])
    await end(32_000)
    expect((await bench.room.recordings(bagianId))[0]?.growing).toBe(false)
    await bench.room.finish(bagianId)
    const [audio] = await bench.room.evidence(bagianId)
    const file = readFileSync(pcmPath())
    expect(audio?.sha256).toBe(createHash('sha256').update(file).digest('hex'))
    expect(audio?.gaps).toEqual([
      { fromSample: 0, toSample: state.originSample },
      {
        fromSample: state.originSample + 4 * 3200,
        toSample: state.originSample + 6 * 3200,
      },
    ])
    const hole = file.subarray((state.originSample + 12_800) * 2, (state.originSample + 19_200) * 2)
    expect(hole.every((byte) => byte === 0)).toBe(true)
    await expect
      .poll(() => existsSync(pcmPath().replace('.pcm', '.opus')), { timeout: 20_000 })
      .toBe(true)
    expect(existsSync(pcmPath().replace('.pcm', '.flac'))).toBe(true)
  })
})
