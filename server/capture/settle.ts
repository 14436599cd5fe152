/** After a part ended: the hash of the whole PCM, and its gaps. */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createQueue } from '../queue.ts'
import type { Db } from '../store/index.ts'
import { type RecordingRow, recordingsOf, saveRecording } from '../store/recording.ts'
import { complement, endOf } from './ranges.ts'
import type { Entry } from './shelf.ts'

/** Sound this old is not expected to change; it is hashed while the recording still runs. */
const settledAfterSamples = 120 * 16_000
const stepSamples = 60 * 16_000

export type RunningHash = {
  /** Sound became durable: holes before what was hashed start the hash anew. */
  grew(): void
  digest(): Promise<string>
}

async function feed(hash: Hash, path: string, fromSample: number, toSample: number) {
  if (toSample <= fromSample) return
  const stream = createReadStream(path, { start: fromSample * 2, end: toSample * 2 - 1 })
  for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk)
}

export function createRunningHash(entry: Entry): RunningHash {
  let hash = createHash('sha256')
  let hashed = 0
  /** What was missing before `hashed`, to see when it is filled. */
  let missed = ''
  const queued = createQueue()
  const holes = (to: number) => JSON.stringify(complement(entry.channel.ranges(), 0, to))

  async function advance(to: number): Promise<void> {
    if (to <= hashed) return
    await feed(hash, entry.channel.pcmPath, hashed, to)
    hashed = to
    missed = holes(to)
  }

  return {
    grew() {
      const end = entry.channel.samples() - settledAfterSamples
      if (end - hashed < stepSamples) return
      void queued(() => advance(end)).catch(() => {})
    },
    digest: () =>
      queued(async () => {
        if (hashed > entry.channel.samples() || missed !== holes(hashed)) {
          hash = createHash('sha256')
          hashed = 0
        }
        const end = entry.channel.samples()
        const whole = hash.copy()
        await feed(whole, entry.channel.pcmPath, hashed, end)
        return whole.digest('hex')
      }),
  }
}

/** Settles a channel; nothing is written where nothing changed. Gives the row. */
export async function settleChannel(
  db: Db,
  entry: Entry,
  hash: RunningHash,
  at: string,
): Promise<RecordingRow> {
  for (;;) {
    const seen = entry.changes
    await entry.channel.clean()
    const samples = endOf(entry.channel.ranges())
    const gaps = complement(entry.channel.ranges(), 0, samples)
    const sha256 = await hash.digest()
    // Sound that came meanwhile belongs to it too.
    if (seen !== entry.changes) continue
    const old = (await recordingsOf(db, entry.bagianId)).find((row) => row.channel === entry.no)
    if (old?.sha256 === sha256 && old.samples === samples) return old
    const row: RecordingRow = {
      bagian_id: entry.bagianId,
      channel: entry.no,
      samples,
      sha256,
      settled_at: at,
      archived_at: null,
    }
    await saveRecording(db, row, gaps)
    return row
  }
}
