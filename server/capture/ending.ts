/**
 * Brings the recordings of a part to rest: waits for sound on its way, settles gaps and hashes, has the copies made. Sound
 * that comes later still settles them again.
 */
import { join } from 'node:path'
import type { PartEnded } from '../domain/protocol/capture.ts'
import { allRecordings, type RecordingRow, updateCapture } from '../store/recording.ts'
import { createArchive } from './archive.ts'
import { missingOf } from './frames.ts'
import type { Leases } from './lease.ts'
import { createRunningHash, type RunningHash, settleChannel } from './settle.ts'
import type { Entry, Shelf } from './shelf.ts'
import type { CaptureParts } from './types.ts'

/** Late sound is settled when so long no more of it came. */
const lateMs = 1000

export type Ending = {
  /** Sound became durable. */
  grew(entry: Entry): void
  settle(entry: Entry): Promise<RecordingRow>
  finish(bagianId: string): Promise<void>
  /** Knows again what was finished before the server was stopped, and goes on with the copies. */
  resume(): Promise<void>
  close(): Promise<void>
}

export function createEnding(
  parts: Pick<CaptureParts, 'store' | 'live' | 'log' | 'clock' | 'subjectOfBagian'> & {
    /** The folder of all recordings. */
    readonly root: string
    readonly drainMs: number
    readonly shelf: Shelf
    readonly leases: Leases
    readonly onChange: (entry: Entry) => void
  },
): Ending {
  const { live, log, clock, shelf, leases } = parts
  const { db } = parts.store
  const hashes = new Map<string, RunningHash>()
  const finished = new Set<string>()
  const late = new Map<string, NodeJS.Timeout>()
  const archive = createArchive({ db, log, clock })

  function hashOf(entry: Entry): RunningHash {
    const known = hashes.get(entry.key)
    if (known) return known
    const fresh = createRunningHash(entry)
    hashes.set(entry.key, fresh)
    return fresh
  }

  async function settle(entry: Entry): Promise<RecordingRow> {
    const row = await settleChannel(db, entry, hashOf(entry), clock().toISOString())
    if (row.archived_at === null) archive.add(row, entry.channel.pcmPath)
    return row
  }

  /** Everything that was announced has come. */
  async function drained(bagianId: string): Promise<boolean> {
    for (const entry of await shelf.all(bagianId)) {
      if (leases.of(entry.key)) return false
      for (const row of entry.captures.values()) {
        if (row.kind !== 'live' || row.ended_at === null) continue
        const { ack } = missingOf(entry, row)
        if ((ack + 1) * 3200 < row.samples) return false
      }
    }
    return true
  }

  return {
    grew(entry) {
      hashOf(entry).grew()
      // Sound that was still on its way, or a file brought afterwards: settled again when it has come to rest.
      if (!finished.has(entry.bagianId)) return
      clearTimeout(late.get(entry.key))
      const timer = setTimeout(() => {
        late.delete(entry.key)
        settle(entry).catch((error: unknown) => {
          log.error('settling failed', { bagian: entry.bagianId, cause: String(error) })
        })
      }, lateMs)
      late.set(entry.key, timer.unref())
    },

    settle,

    async finish(bagianId) {
      const over = await parts.subjectOfBagian(bagianId).then(
        ({ rapat }) => rapat.status === 'ditutup',
        () => true,
      )
      const value: PartEnded = { bagianId, rapatDitutup: over }
      live.publish(`bagian:${bagianId}`, 'capture:selesai', value)
      const until = performance.now() + parts.drainMs
      while (!(await drained(bagianId)) && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      finished.add(bagianId)
      for (const entry of await shelf.all(bagianId)) {
        const holder = leases.of(entry.key)
        if (holder) leases.release(entry.key, holder.captureId)
        for (const row of entry.captures.values()) {
          if (row.ended_at !== null) continue
          row.ended_at = clock().toISOString()
          await updateCapture(db, row.id, { ended_at: row.ended_at })
        }
        await settle(entry)
        parts.onChange(entry)
      }
    },

    async resume() {
      for (const row of await allRecordings(db)) {
        finished.add(row.bagian_id)
        if (row.archived_at !== null) continue
        archive.add(row, join(parts.root, row.bagian_id, `${row.channel}.pcm`))
      }
    },

    async close() {
      for (const timer of late.values()) clearTimeout(timer)
      await archive.close()
    },
  }
}
