/** Finds and keeps the channels of all recordings: their files, their captures, and whether somebody listens to them grow. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { RisalahError } from '../domain/errors.ts'
import { createQueue } from '../queue.ts'
import type { Db } from '../store/index.ts'
import { type CaptureRow, capturesOf, marksOfCapture, removeImport } from '../store/recording.ts'
import { type Channel, openChannel } from './channel.ts'
import { type ClockMark, createDrift, type Drift, frameEnd, type Placed } from './timeline.ts'

export type Entry = {
  readonly key: string
  readonly bagianId: string
  readonly no: number
  readonly channel: Channel
  readonly captures: Map<string, CaptureRow>
  readonly drifts: Map<string, Drift>
  /** Work that must see the captures of this channel one after the other. */
  exclusive<T>(work: () => Promise<T>): Promise<T>
  /** Counts every durable change. */
  changes: number
  importing: boolean
}

export type Shelf = {
  entry(bagianId: string, no: number): Promise<Entry>
  /** The channels that have a recording, in order. */
  all(bagianId: string): Promise<Entry[]>
  known(): Promise<Entry[]>
  folder(bagianId: string): string
  close(): Promise<void>
}

export const entryKey = (bagianId: string, no: number) => `${bagianId}/${no}`

/** What the captures of a channel have taken of the time line. */
export function placesOf(entry: Entry, except: string): Placed[] {
  return [...entry.captures.values()]
    .filter((row) => row.id !== except)
    .map((row) => ({
      origin: row.origin_sample,
      samples: Math.max(
        row.samples,
        row.kind === 'live' ? frameEnd(entry.channel.seqs(row.id)) : 0,
      ),
    }))
}

export function driftOf(
  entry: Entry,
  captureId: string,
  onMark?: (mark: ClockMark) => void,
): Drift {
  const known = entry.drifts.get(captureId)
  if (known) return known
  const fresh = createDrift([], onMark)
  entry.drifts.set(captureId, fresh)
  return fresh
}

export function createShelf(options: {
  readonly db: Db
  readonly dataDir: string
  readonly batchMs: number
  readonly onDurable: (entry: Entry) => void
  readonly onMark: (captureId: string, mark: ClockMark) => void
}): Shelf {
  const { db } = options
  const entries = new Map<string, Promise<Entry>>()

  function folder(bagianId: string): string {
    // Ids are ours; anything else never becomes a path.
    if (!/^[\w-]{1,80}$/.test(bagianId)) throw new RisalahError('not_found')
    return join(options.dataDir, 'recording', bagianId)
  }

  async function open(bagianId: string, no: number): Promise<Entry> {
    let entry: Entry | null = null
    const channel = await openChannel(join(folder(bagianId), `${no}.pcm`), {
      batchMs: options.batchMs,
      onDurable() {
        if (entry === null) return
        entry.changes++
        options.onDurable(entry)
      },
    })
    const captures = new Map<string, CaptureRow>()
    for (const row of await capturesOf(db, bagianId, no)) {
      // An import counts from its record in the index on; without it the server stopped before the end.
      if (row.kind === 'impor' && channel.seqs(row.id).length === 0) {
        await removeImport(db, row.id)
        await rm(join(options.dataDir, 'original', bagianId, row.id), { force: true })
      } else captures.set(row.id, row)
    }
    const drifts = new Map<string, Drift>()
    for (const row of captures.values()) {
      if (row.kind !== 'live') continue
      const marks = await marksOfCapture(db, row.id)
      drifts.set(
        row.id,
        createDrift(marks, (mark) => options.onMark(row.id, mark)),
      )
    }
    entry = {
      key: entryKey(bagianId, no),
      bagianId,
      no,
      channel,
      captures,
      drifts,
      exclusive: createQueue(),
      changes: 0,
      importing: false,
    }
    return entry
  }

  function entry(bagianId: string, no: number): Promise<Entry> {
    const key = entryKey(bagianId, no)
    const known = entries.get(key)
    if (known) return known
    const opened = open(bagianId, no)
    entries.set(key, opened)
    opened.catch(() => entries.delete(key))
    return opened
  }

  return {
    entry,
    folder,
    async all(bagianId) {
      const names = await readdir(folder(bagianId)).catch(() => [])
      const numbers = names.flatMap((name) => /^(\d+)\.pcm$/.exec(name)?.[1] ?? []).map(Number)
      return Promise.all(numbers.sort((a, b) => a - b).map((no) => entry(bagianId, no)))
    },
    async known() {
      const settled = await Promise.allSettled([...entries.values()])
      return settled.flatMap((s) => (s.status === 'fulfilled' ? [s.value] : []))
    },
    async close() {
      const open = await Promise.allSettled([...entries.values()])
      entries.clear()
      for (const result of open) {
        if (result.status === 'fulfilled') await result.value.channel.close()
      }
    },
  }
}
