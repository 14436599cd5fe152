import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSender, type Sender } from '../../client/capture/sender.ts'
import {
  type FrameStore,
  memoryStore,
  openFrameStore,
  type StoredCapture,
  withMemory,
} from '../../client/capture/store.ts'
import { newId } from '../../server/ids.ts'
import { openCable } from './cable.ts'
import { type Bench, bagianId, connectTo, framesOf, openBench, sound } from './support.ts'

let dir: string
let bench: Bench
let store: FrameStore
let free: number
const senders: Sender[] = []

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'sender-'))
  free = 1e12
  bench = await openBench({
    dataDir: dir,
    freeBytes: async () => free,
    sitting: { mulaiAt: new Date(Date.now() - 600_000).toISOString() },
  })
  store = await openFrameStore(newId())
})
afterEach(async () => {
  for (const sender of senders.splice(0)) sender.close()
  store.close()
  await bench.close()
  rmSync(dir, { recursive: true })
})

function capture(given: Partial<StoredCapture> = {}): StoredCapture {
  return {
    id: newId(),
    bagianId,
    channel: 0,
    deviceId: newId(),
    label: '',
    startedAt: Date.now() - 60_000,
    samples: 0,
    ended: false,
    rejected: false,
    ...given,
  }
}

const taken: string[] = []
const late: string[] = []
function send(socket: Socket, over: FrameStore = store): Sender {
  const sender = createSender({
    socket,
    store: over,
    now: () => Date.now(),
    onChange() {},
    onTaken: (captureId, message) => void taken.push(captureId, message),
    onLate: (captureId) => void late.push(captureId),
    onParted: async () => {},
  })
  senders.push(sender)
  return sender
}

/** Puts frames into the store as the recorder does. */
async function record(
  to: Sender | null,
  of: StoredCapture,
  pcm: Buffer,
  each?: (seq: number) => void | Promise<void>,
  over: FrameStore = store,
): Promise<void> {
  for (const { seq, crc, pcm: bytes } of framesOf(pcm)) {
    of.samples += bytes.length / 2
    const frame = { captureId: of.id, seq, crc, pcm: Uint8Array.from(bytes).buffer }
    await over.putFrame(frame, { ...of })
    to?.push(frame)
    await each?.(seq)
  }
}

async function end(of: StoredCapture, sender: Sender): Promise<void> {
  of.ended = true
  await store.saveCapture(of)
  sender.end(of.id)
  await sender.drained()
}

/** Sound of the server from the first sample that was recorded. */
async function stored(): Promise<Buffer> {
  const [recording] = await bench.room.recordings(bagianId)
  expect(recording?.ranges).toHaveLength(1)
  return readFileSync(join(dir, 'recording', bagianId, '0.pcm')).subarray(
    recording!.ranges[0]!.fromSample * 2,
  )
}
const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('sending frames', () => {
  it('forgets each frame that is on the server, and the capture when all are', async () => {
    const socket = await bench.connect('ops')
    const sender = send(socket)
    const of = capture()
    await sender.begin(of)
    const pcm = sound(3200 * 12 + 500)
    await record(sender, of, pcm)
    await end(of, sender)
    expect(sha(await stored())).toBe(sha(pcm))
    expect(await store.captures()).toEqual([])
    expect(await store.seqs(of.id)).toEqual([])
    expect(sender.state().unsavedMs).toBe(0)
    expect((await bench.room.recordings(bagianId))[0]?.growing).toBe(false)
  })

  it('loses and doubles nothing over connections that break at any moment', async () => {
    const cable = await openCable()
    cable.plug(Number(new URL(bench.url).port))
    const socket = connectTo(cable.url, 'ops')
    await new Promise<void>((resolve) => socket.once('siap', () => resolve()))
    const sender = send(socket)
    const of = capture()
    await sender.begin(of)
    const pcm = sound(3200 * 120, 3)
    const swallowed: number[] = []
    await record(sender, of, pcm, async (seq) => {
      // Some frames go out and never arrive, some arrive and their answer never does.
      if (seq % 10 === 3) cable.freeze()
      if (seq % 10 === 6) {
        swallowed.push(sender.state().unsavedMs)
        cable.cut()
        cable.mend()
      }
      if (seq % 10 === 9) await expect.poll(() => socket.connected, { timeout: 20_000 }).toBe(true)
      await new Promise((resolve) => setTimeout(resolve, seq % 5))
    })
    await end(of, sender)
    expect(Math.max(...swallowed)).toBeGreaterThan(0)
    expect(sha(await stored())).toBe(sha(pcm))
    socket.disconnect()
    await cable.close()
  })

  it('sends what an earlier page left in the store, oldest first, each at its time', async () => {
    const deviceId = newId()
    const base = Date.now()
    const first = capture({ deviceId, startedAt: base - 50_000 })
    const second = capture({ deviceId, startedAt: base - 48_100 })
    const [a, b] = [sound(3200 * 10, 1), sound(3200 * 5, 2)]
    await record(null, first, a)
    await record(null, second, b)
    const socket = await bench.connect('ops')
    const sender = send(socket)
    for (const left of await store.captures()) await sender.adopt(left)
    await sender.drained()
    expect(sha(await stored())).toBe(sha(Buffer.concat([a, b])))
    expect(await store.captures()).toEqual([])
  })

  it('keeps everything while the disk of the server is full, says so, and goes on afterwards', async () => {
    const socket = await bench.connect('ops')
    const sender = send(socket)
    const of = capture()
    await sender.begin(of)
    const pcm = sound(3200 * 20, 4)
    await record(sender, of, pcm.subarray(0, 6400 * 5))
    await expect.poll(() => sender.state().unsavedMs, { timeout: 20_000 }).toBe(0)
    free = 0
    await new Promise((resolve) => setTimeout(resolve, 1100))
    of.samples = 0
    await record(sender, of, pcm)
    await expect.poll(() => sender.state().fault?.code, { timeout: 20_000 }).toBe('disk_full')
    expect(sender.state().disk?.state).toBe('penuh')
    expect(sender.state().unsavedMs).toBeGreaterThanOrEqual(15 * 200)
    expect((await store.seqs(of.id)).length).toBeGreaterThanOrEqual(15)
    free = 1e12
    await end(of, sender)
    expect(sha(await stored())).toBe(sha(pcm))
  })

  it('is refused at the start where another device records, and keeps aside what lies under its sound', async () => {
    const [one, two] = [await bench.connect('ops'), await bench.connect('ops2')]
    const holder = send(one)
    const base = Date.now()
    const theirs = capture({ startedAt: base - 40_000 })
    await holder.begin(theirs)
    await record(holder, theirs, sound(3200 * 50))
    await expect.poll(() => holder.state().unsavedMs, { timeout: 20_000 }).toBe(0)

    const other = send(two)
    await expect(other.begin(capture())).rejects.toThrow('Oki Operator')

    const left = capture({ startedAt: base - 41_000, ended: true })
    await record(null, left, sound(3200 * 20, 8))
    await other.adopt(left)
    await other.drained()
    expect(other.state().rejected).toEqual([left.id])
    const kept = (await store.captures()).find((each) => each.id === left.id)
    expect(kept).toMatchObject({ id: left.id, rejected: true })
    const rest = (await store.seqs(left.id)).length
    expect(rest).toBeGreaterThan(0)
    expect(rest).toBeLessThan(20)
  })

  it('says that the part has ended, and keeps what was recorded long after it', async () => {
    const socket = await bench.connect('ops')
    const sender = send(socket)
    const of = capture()
    await sender.begin(of)
    bench.sitting.selesaiAt = new Date(of.startedAt + 1000).toISOString()
    await record(sender, of, sound(3200 * 40))
    await end(of, sender)
    expect(late).toContain(of.id)
    expect(sender.state().rejected).toEqual([of.id])
    // 1 s of the part and 1 s for the way are in it.
    expect(await store.seqs(of.id)).toHaveLength(30)
    expect((await store.captures())[0]).toMatchObject({ id: of.id, rejected: true })
  })

  it.each([
    ['on disk', async () => store],
    ['in memory', async () => memoryStore()],
    ['in memory behind a full disk', async () => withMemory({ ...store, putFrame: full })],
  ])(
    'parts what was recorded over two changes of openness among three parts, kept %s',
    async (_, openStore) => {
      const over = await openStore()
      const socket = await bench.connect('ops')
      const sender = send(socket, over)
      const of = capture({ startedAt: Date.now() - 60_000 })
      await sender.begin(of)
      const pcm = sound(3200 * 250, 5)
      await record(sender, of, pcm.subarray(0, 6400 * 20), undefined, over)
      await expect.poll(() => sender.state().unsavedMs, { timeout: 20_000 }).toBe(0)
      socket.disconnect()
      of.samples = 0
      for (const { seq, crc, pcm: bytes } of framesOf(pcm)) {
        of.samples += bytes.length / 2
        if (seq < 20) continue
        const frame = { captureId: of.id, seq, crc, pcm: Uint8Array.from(bytes).buffer }
        await over.putFrame(frame, { ...of })
        sender.push(frame)
      }
      const hour = (seconds: number) => new Date(of.startedAt + seconds * 1000).toISOString()
      bench.sitting.next = [
        { sifat: 'tertutup', mulaiAt: hour(15) },
        { sifat: 'terbuka', mulaiAt: hour(30) },
      ]
      late.length = 0
      socket.connect()
      await expect.poll(() => late, { timeout: 20_000 }).toContain(of.id)
      of.ended = true
      await over.saveCapture(of)
      sender.end(of.id)
      await sender.drained()
      expect(sender.state().rejected).toEqual([])
      expect(await over.captures()).toEqual([])
      const parts = await Promise.all(
        ['bagian-1', 'bagian-2', 'bagian-3'].map(async (part) => {
          const [recording] = await bench.room.recordings(part)
          expect(recording!.ranges).toHaveLength(1)
          const pcm = readFileSync(join(dir, 'recording', part, '0.pcm'))
          return pcm.subarray(recording!.ranges[0]!.fromSample * 2)
        }),
      )
      expect(sha(Buffer.concat(parts))).toBe(sha(pcm))
      // The closed part has its fifteen seconds and at each end what is unclear.
      const frames = parts.map((part) => part.length / 6400)
      expect(frames[0]).toBeLessThanOrEqual(70)
      expect(frames[1]).toBeGreaterThanOrEqual(85)
      expect(frames[1]).toBeLessThan(95)
      expect(frames[2]).toBeLessThanOrEqual(95)
    },
  )

  it.each([
    ['terbuka', 'tertutup', 10],
    ['tertutup', 'terbuka', 40],
  ] as const)(
    'leaves to the closed part, from %s to %s, whatever was recorded around a sleep of the computer',
    async (from, to, frames) => {
      bench.sitting.sifat = from
      const socket = await bench.connect('ops')
      const sender = send(socket)
      const of = capture({ startedAt: Date.now() - 10_000 })
      await sender.begin(of)
      await record(sender, of, sound(3200 * 10))
      await expect.poll(() => sender.state().unsavedMs, { timeout: 20_000 }).toBe(0)
      // What is counted as the sixth second was said after the sleep, long after the change.
      const mulaiAt = new Date(of.startedAt + 5000).toISOString()
      bench.sitting.next = [{ sifat: to, mulaiAt }]
      of.samples = 0
      of.heardAt = of.startedAt + 8000 + 60_000
      const pcm = sound(3200 * 40)
      for (const { seq, crc, pcm: bytes } of framesOf(pcm)) {
        of.samples += bytes.length / 2
        if (seq < 10) continue
        const frame = { captureId: of.id, seq, crc, pcm: Uint8Array.from(bytes).buffer }
        await store.putFrame(frame, { ...of })
        sender.push(frame)
      }
      await end(of, sender)
      const rangesOf = async (part: string) => (await bench.room.recordings(part))[0]?.ranges ?? []
      const lengths = await Promise.all(
        ['bagian-1', 'bagian-2'].map(async (part) =>
          (await rangesOf(part)).reduce((sum, r) => sum + (r.toSample - r.fromSample) / 3200, 0),
        ),
      )
      expect(lengths).toEqual([frames, 40 - frames])
      expect(await store.captures()).toEqual([])
    },
  )

  it('keeps as a file, however short, what belongs to a closed part in which this account may not record', async () => {
    const socket = await bench.connect('set')
    const sender = send(socket)
    const of = capture({ startedAt: Date.now() - 10_000 })
    await sender.begin(of)
    const mulaiAt = new Date(of.startedAt + 4000).toISOString()
    bench.sitting.next = [{ sifat: 'tertutup', mulaiAt }]
    await record(sender, of, sound(3200 * 20))
    await end(of, sender)
    expect(sender.state().rejected).toEqual([of.id])
    expect(await store.seqs(of.id)).toEqual([14, 15, 16, 17, 18, 19])
  })

  it('keeps as a file what came too late for a record that was frozen meanwhile', async () => {
    const socket = await bench.connect('ops')
    const sender = send(socket)
    const of = capture()
    await sender.begin(of)
    socket.disconnect()
    await record(sender, of, sound(3200 * 40))
    const mulaiAt = new Date(of.startedAt + 4000).toISOString()
    bench.sitting.next = [{ sifat: 'tertutup', mulaiAt }]
    bench.sitting.frozen = true
    socket.connect()
    await end(of, sender)
    expect(sender.state().rejected).toEqual([of.id])
    expect(await store.seqs(of.id)).toHaveLength(40)
    expect((await store.captures())[0]).toMatchObject({ id: of.id, rejected: true })
  })

  it('reaches the server also where the device has no room for a copy', async () => {
    const full: FrameStore = {
      ...memoryStore(),
      durable: true,
      putFrame: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    }
    const fallback = withMemory(full)
    const socket = await bench.connect('ops')
    const sender = send(socket, fallback)
    const of = capture()
    await sender.begin(of)
    const pcm = sound(3200 * 6, 6)
    await record(sender, of, pcm, undefined, fallback)
    sender.end(of.id)
    await sender.drained()
    expect(fallback.durable).toBe(false)
    expect(sha(await stored())).toBe(sha(pcm))
  })
})
