import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ChannelFrame, openChannel } from '../../server/capture/channel.ts'
import { decodeJournal, encodeRecord, recordBytes } from '../../server/capture/journal.ts'
import { newId } from '../../server/ids.ts'
import { sound } from './support.ts'

let dir: string
let pcmPath: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'channel-'))
  pcmPath = join(dir, '0.pcm')
})
afterEach(() => rmSync(dir, { recursive: true }))

const open = () => openChannel(pcmPath, { batchMs: 0, onDurable() {} })
const indexPath = () => join(dir, '0.idx')
/** Small frames of their own sound each, so that misplaced bytes are seen. */
const length = 8
const captureId = newId()
function frame(seq: number, at = seq, capture = captureId): ChannelFrame {
  const pcm = sound(length, seq + 1)
  return { captureId: capture, seq, fromSample: at * length, pcm, crc: crc32(pcm) }
}

/** Every sample that is claimed has the bytes that were sent; every other is zero; the file ends with the last. */
function expectTrue(ranges: readonly { from: number; to: number }[]): void {
  const file = readFileSync(pcmPath)
  const wanted = Buffer.alloc((ranges.at(-1)?.to ?? 0) * 2)
  for (const { from, to } of ranges) {
    for (let at = from; at < to; at += length) {
      const seq = at / length
      expect(Number.isInteger(seq)).toBe(true)
      Buffer.from(frame(seq).pcm).copy(wanted, at * 2)
    }
  }
  expect(file.equals(wanted)).toBe(true)
}

describe('a channel on disk', () => {
  it('after any writes, any torn end of either file and reopening, claims only bytes that are there', async () => {
    const step = fc.record({
      batches: fc.array(fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), { maxLength: 5 }),
      cutPcm: fc.option(fc.nat(400)),
      cutIndex: fc.option(fc.nat(200)),
      /** Bytes that were written for frames that never got their record. */
      stray: fc.option(fc.nat(60)),
      garbage: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        rmSync(pcmPath, { force: true })
        rmSync(indexPath(), { force: true })
        for (const { batches, cutPcm, cutIndex, stray, garbage } of steps) {
          const channel = await open()
          expectTrue(channel.ranges())
          const acked = new Set<number>()
          for (const batch of batches) {
            const outcomes = await channel.write(batch.map((seq) => frame(seq)))
            expect(outcomes).toEqual(batch.map(() => 'stored'))
            for (const seq of batch) acked.add(seq)
          }
          const claimed = (seq: number) =>
            channel.ranges().some((r) => r.from <= seq * length && seq * length < r.to)
          for (const seq of acked) expect(claimed(seq)).toBe(true)
          await channel.close()
          // What is not torn must be found again, all of it.
          const again = await open()
          expect(again.ranges()).toEqual(channel.ranges())
          expect(again.seqs(captureId)).toEqual(channel.seqs(captureId))
          await again.close()
          if (stray !== null) {
            const bytes = readFileSync(pcmPath)
            const grown = Buffer.alloc(Math.max(bytes.length, stray * length * 2 + 16))
            bytes.copy(grown)
            if (!claimed(stray)) sound(length, 777).copy(grown, stray * length * 2)
            writeFileSync(pcmPath, grown)
          }
          if (cutPcm !== null) truncateSync(pcmPath, Math.max(0, statSync(pcmPath).size - cutPcm))
          if (cutIndex !== null) {
            truncateSync(indexPath(), Math.max(0, statSync(indexPath()).size - cutIndex))
          }
          if (garbage) writeFileSync(indexPath(), sound(37), { flag: 'a' })
        }
        const channel = await open()
        expectTrue(channel.ranges())
        await channel.close()
      }),
      { numRuns: 60 },
    )
  })

  it('believes no record whose bytes are others', async () => {
    const channel = await open()
    await channel.write([frame(0), frame(1), frame(2)])
    await channel.close()
    const bytes = readFileSync(pcmPath)
    bytes.writeInt16LE(bytes.readInt16LE(20) ^ 1, 20)
    writeFileSync(pcmPath, bytes)
    const again = await open()
    expect(again.ranges()).toEqual([
      { from: 0, to: length },
      { from: 2 * length, to: 3 * length },
    ])
    expect(await again.write([frame(1)])).toEqual(['stored'])
    expectTrue(again.ranges())
    await again.close()
  })

  it('keeps what was durable first where another capture wants the same place', async () => {
    const channel = await open()
    await channel.write([frame(3)])
    expect(await channel.write([frame(3, 3, newId()), frame(4)])).toEqual(['tertindih', 'stored'])
    expectTrue(channel.ranges())
    await channel.close()
  })

  it('counts nothing of an append that was given up, and all of one that was finished', async () => {
    const channel = await open()
    await channel.write([frame(0)])
    const lost = channel.append(length)
    await lost.write(sound(100))
    await lost.abort()
    expectTrue(channel.ranges())
    expect(channel.samples()).toBe(length)
    const kept = channel.append(length)
    await kept.write(frame(1).pcm)
    await kept.write(frame(2).pcm)
    expect(await kept.commit(newId(), async () => {})).toBe(2 * length)
    await channel.close()
    const again = await open()
    expect(again.ranges()).toEqual([{ from: 0, to: 3 * length }])
    expectTrue(again.ranges())
    await again.close()
  })

  it('gives the loudest of each 100 ms, also for what comes later', async () => {
    const channel = await open()
    const quiet = Buffer.alloc(1600 * 2)
    const loud = Buffer.alloc(1600 * 2)
    loud.writeInt16LE(-32768, 100)
    const put = (seq: number, pcm: Buffer) =>
      channel.write([{ captureId, seq, fromSample: seq * 1600, pcm, crc: crc32(pcm) }])
    await put(0, quiet)
    await put(1, loud)
    expect([...(await channel.peaks())]).toEqual([0, 255])
    await put(3, loud)
    expect([...(await channel.peaks())]).toEqual([0, 255, 0, 255])
    await channel.close()
  })
})

describe('the journal', () => {
  it('reads back what it wrote, and nothing after a torn record', () => {
    const record = fc.record({
      captureId: fc.uuid(),
      seq: fc.integer({ min: 0, max: 0xffffffff }),
      fromSample: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
      samples: fc.integer({ min: 1, max: 0xffffffff }),
      crc: fc.integer({ min: 0, max: 0xffffffff }),
    })
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), fc.nat(), fc.nat(255), (records, at, bit) => {
        const bytes = Buffer.concat(records.map(encodeRecord))
        expect(decodeJournal(bytes)).toEqual(records)
        if (bytes.length === 0 || bit === 0) return
        const broken = at % bytes.length
        bytes[broken]! ^= bit
        expect(decodeJournal(bytes)).toEqual(records.slice(0, Math.floor(broken / recordBytes)))
      }),
    )
  })
})
