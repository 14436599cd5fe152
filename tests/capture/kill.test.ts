import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaptureState, FramesAnswer } from '../../server/domain/protocol/capture.ts'
import { announce, ask, bagianId, connectTo, framesOf, sound } from './support.ts'

let dir: string
let server: ChildProcess
let url = ''
let ended: Promise<unknown>
const mulaiAt = new Date(Date.now() - 600_000).toISOString()

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kill-'))
})
afterEach(async () => {
  server.kill('SIGKILL')
  await ended
  rmSync(dir, { recursive: true })
})

async function startServer(dieAfter: number | null): Promise<void> {
  const program = join(import.meta.dirname, 'child.ts')
  server = spawn(process.execPath, [program, dir, '0', mulaiAt, '', String(dieAfter ?? '')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  ended = new Promise((resolve) => server.once('exit', resolve))
  url = await new Promise<string>((resolve, reject) => {
    server.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()))
    server.once('exit', () => reject(new Error('the server did not start')))
  })
}

async function connect(): Promise<Socket> {
  const socket = connectTo(url, 'ops')
  socket.io.reconnection(false)
  await new Promise<void>((resolve) => socket.once('siap', () => resolve()))
  return socket
}

const rounds = 20
const perRound = 12

describe('a server that is killed while it records', () => {
  it(`has after ${rounds} kills exactly the sound that was sent, and every frame it acknowledged`, async () => {
    const pcm = sound(3200 * rounds * perRound - 1000, 5)
    const frames = framesOf(pcm)
    const start = announce({ startedAgoMs: 300_000 })
    const { channel, captureId, deviceId } = start
    const acked = new Set<number>()
    const owed = new Set(frames.map((f) => f.seq))
    let origin = -1
    let unanswered = 0

    for (let round = 0; round <= rounds; round++) {
      const last = round === rounds
      // In turn: after the sound was synced, after its record was, and at any moment. Opening a channel syncs twice.
      const dieAfter = last || round % 3 === 2 ? null : 3 + (round % 3) + 2 * (round % 5)
      await startServer(dieAfter)
      const socket = await connect()
      const state = await ask<CaptureState>(socket, 'capture:mulai', start)
      if (origin >= 0) expect(state.originSample).toBe(origin)
      origin = state.originSample
      const missing = (seq: number) =>
        seq >= state.next || state.missing.some((r) => r.from <= seq && seq < r.to)
      expect([...acked].filter(missing)).toEqual([])
      for (const seq of [...owed]) if (!missing(seq)) owed.delete(seq)

      const victim = server
      const timer =
        !last && dieAfter === null
          ? setTimeout(() => victim.kill('SIGKILL'), 5 + ((round * 7) % 40))
          : undefined
      // Out of order and with holes, as after a bad network.
      const order = [...owed].slice(0, perRound * 3).sort((a, b) => ((a * 7) % 5) - ((b * 7) % 5))
      const sendable = last ? [...owed] : order
      await Promise.all(
        Array.from({ length: Math.ceil(sendable.length / 3) }, async (_, i) => {
          const part = sendable.slice(i * 3, i * 3 + 3)
          try {
            const answer = await ask<FramesAnswer>(socket, 'capture:frames', {
              ...{ bagianId, channel, captureId, deviceId },
              frames: part.map((seq) => frames[seq]),
            })
            for (const seq of answer.stored) acked.add(seq)
            for (const seq of answer.stored) owed.delete(seq)
          } catch {
            unanswered++
          }
        }),
      )
      if (last) {
        const samples = pcm.length / 2
        const done = await ask<CaptureState>(socket, 'capture:akhir', {
          ...{ bagianId, channel, captureId, deviceId, samples },
        })
        expect(done).toMatchObject({ ack: frames.length - 1, missing: [] })
      }
      clearTimeout(timer)
      socket.disconnect()
      server.kill('SIGKILL')
      await ended
    }

    expect(unanswered).toBeGreaterThan(0)
    const file = readFileSync(join(dir, 'recording', bagianId, '0.pcm'))
    const stored = file.subarray(origin * 2)
    const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    expect(sha(stored)).toBe(sha(pcm))
    expect(file.subarray(0, origin * 2).every((byte) => byte === 0)).toBe(true)
  }, 180_000)
})
