/**
 * One channel of a recording on disk: `<channel>.pcm` holds sample n at byte 2n, `<channel>.idx` says which samples are
 * there. Bytes are synced before their records are, and records before anybody is told: whatever happens in between,
 * the index never names sound that is not in the file, and nobody was promised sound that is not in the index.
 */
import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { createQueue } from '../queue.ts'
import { holdFiles, writeAll } from './files.ts'
import { encodeRecord, type JournalRecord, recordBytes } from './journal.ts'
import { addPeaks } from './peaks.ts'
import { addStretch, complement, contains, endOf, intersects, type Stretch } from './ranges.ts'
import { readIndex, syncFolder, zeroHoles } from './repair.ts'

export type ChannelFrame = {
  readonly captureId: string
  readonly seq: number
  readonly fromSample: number
  readonly pcm: Uint8Array
  readonly crc: number
}

/** `tertindih`: another capture's sound lies there already; the first that is durable stays. */
export type FrameOutcome = 'stored' | 'tertindih'

export type Channel = {
  readonly pcmPath: string
  /** Durable samples. */
  ranges(): readonly Stretch[]
  /** Durable frames of a capture. */
  seqs(captureId: string): readonly Stretch[]
  samples(): number
  /** Resolves when all of them are durable, with what became of each. */
  write(frames: readonly ChannelFrame[]): Promise<FrameOutcome[]>
  /** Opens a place at `fromSample`, past everything else, for sound of unknown length; nothing of it counts before `commit`. */
  append(fromSample: number): ChannelAppend
  /** Fills holes with zeros again where a failed write left bytes. */
  clean(): Promise<void>
  peaks(): Promise<Uint8Array>
  close(): Promise<void>
}

const idleMs = 60_000

export type ChannelAppend = {
  write(pcm: Uint8Array): Promise<void>
  commit(captureId: string, beforeIndex: (samples: number) => Promise<void>): Promise<number>
  abort(): Promise<void>
}

type Job = {
  frames: readonly ChannelFrame[]
  done(out: FrameOutcome[]): void
  fail(e: unknown): void
}

export async function openChannel(
  pcmPath: string,
  options: { batchMs: number; onDurable(): void },
): Promise<Channel> {
  const indexPath = pcmPath.replace(/\.pcm$/, '.idx')
  await mkdir(dirname(pcmPath), { recursive: true, mode: 0o700 })
  const files = holdFiles({
    pcmPath,
    indexPath,
    idleMs,
    onIdle: () => void exclusive(async () => (appending ? undefined : files.close())),
  })
  const records = await readIndex((await files.use()).pcm, indexPath)
  // The index may be another file now.
  await files.close()
  await syncFolder(dirname(pcmPath))

  const ranges: Stretch[] = []
  const captures = new Map<string, Stretch[]>()
  let indexBytes = records.length * recordBytes
  let peaks: Uint8Array | null = null
  const queue: Job[] = []
  let running = false
  let appending = false
  let closed = false

  function seqsOf(captureId: string): Stretch[] {
    const known = captures.get(captureId)
    if (known) return known
    const fresh: Stretch[] = []
    captures.set(captureId, fresh)
    return fresh
  }

  function count(record: JournalRecord): void {
    addStretch(ranges, record.fromSample, record.fromSample + record.samples)
    addStretch(seqsOf(record.captureId), record.seq, record.seq + 1)
  }
  for (const record of records) count(record)

  /** One at a time: the index has one end. */
  const exclusive = createQueue()

  /** Appends to the index and syncs it; a failed attempt is overwritten by the next. */
  async function record(added: readonly JournalRecord[]): Promise<void> {
    const { index } = await files.use()
    await writeAll(index, Buffer.concat(added.map(encodeRecord)), indexBytes)
    await index.datasync()
    indexBytes += added.length * recordBytes
    for (const record of added) count(record)
  }

  async function commit(jobs: readonly Job[]): Promise<void> {
    const fresh: JournalRecord[] = []
    const batch: Stretch[] = []
    const outcomes: FrameOutcome[][] = []
    const written: ChannelFrame[] = []
    const { pcm } = await files.use()
    for (const job of jobs) {
      const out: FrameOutcome[] = []
      outcomes.push(out)
      for (const frame of job.frames) {
        const known =
          contains(seqsOf(frame.captureId), frame.seq) ||
          fresh.some((r) => r.captureId === frame.captureId && r.seq === frame.seq)
        const samples = frame.pcm.length / 2
        const end = frame.fromSample + samples
        const taken =
          intersects(ranges, frame.fromSample, end) || intersects(batch, frame.fromSample, end)
        out.push(known || !taken ? 'stored' : 'tertindih')
        if (known || taken) continue
        await writeAll(pcm, frame.pcm, frame.fromSample * 2)
        addStretch(batch, frame.fromSample, end)
        const { captureId, seq, fromSample, crc } = frame
        fresh.push({ captureId, seq, fromSample, samples, crc })
        written.push(frame)
      }
    }
    if (fresh.length > 0) {
      await pcm.datasync()
      await record(fresh)
      for (const frame of written) {
        if (peaks !== null) peaks = addPeaks(peaks, frame.fromSample, frame.pcm)
      }
    }
    jobs.forEach((job, i) => {
      job.done(outcomes[i]!)
    })
    if (fresh.length > 0) options.onDurable()
  }

  function kick(): void {
    if (running) return
    running = true
    void exclusive(async () => {
      // Frames that arrive together are synced together.
      if (options.batchMs > 0) await new Promise((r) => setTimeout(r, options.batchMs))
      const jobs = queue.splice(0)
      running = false
      await commit(jobs).catch((error: unknown) => {
        for (const job of jobs) job.fail(error)
      })
    })
  }

  return {
    pcmPath,
    ranges: () => ranges,
    seqs: (captureId) => captures.get(captureId) ?? [],
    samples: () => endOf(ranges),
    write: (frames) =>
      new Promise((done, fail) => {
        if (closed) return fail(new Error('channel is closed'))
        queue.push({ frames, done, fail })
        kick()
      }),

    append(fromSample) {
      if (appending) throw new Error('one append at a time')
      appending = true
      let bytes = 0
      let crc = 0
      return {
        async write(chunk) {
          const { pcm } = await files.use()
          await writeAll(pcm, chunk, fromSample * 2 + bytes)
          bytes += chunk.length
          crc = crc32(chunk, crc)
        },
        async commit(captureId, beforeIndex) {
          const samples = bytes / 2
          await (await files.use()).pcm.datasync()
          await beforeIndex(samples)
          await exclusive(() => record([{ captureId, seq: 0, fromSample, samples, crc }]))
          peaks = null
          appending = false
          options.onDurable()
          return samples
        },
        async abort() {
          await (await files.use()).pcm.truncate(fromSample * 2)
          appending = false
        },
      }
    },

    clean: () =>
      exclusive(async () => {
        const { pcm } = await files.use()
        if (!appending) await pcm.truncate(endOf(ranges) * 2)
        await zeroHoles(pcm, complement(ranges, 0, endOf(ranges)))
        await pcm.datasync()
      }),

    async peaks() {
      if (peaks !== null) return peaks
      let made: Uint8Array = new Uint8Array(Math.ceil(endOf(ranges) / 1600))
      const end = endOf(ranges) * 2
      let at = 0
      if (end > 0) {
        const stream = createReadStream(pcmPath, { end: end - 1, highWaterMark: 1 << 20 })
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          made = addPeaks(made, at / 2, chunk)
          at += chunk.length
        }
      }
      // Sound that came while reading is counted by reading again next time.
      if (endOf(ranges) * 2 === end) peaks = made
      return made
    },

    async close() {
      closed = true
      await exclusive(() => files.close())
    },
  }
}
