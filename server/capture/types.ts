/** What the capture room is given and what it gives to the others. */
import type { Readable } from 'node:stream'
import type { BagianSubject } from '../domain/access.ts'
import type { RecordBagian } from '../domain/record.ts'
import type { Http } from '../http/index.ts'
import type { Live } from '../live/index.ts'
import type { Log } from '../log.ts'
import type { Range } from '../pipeline/spans.ts'
import type { Store } from '../store/index.ts'
import type { TimeMap } from './clock.ts'

export type CaptureLimits = {
  /** Below this many free bytes nothing more is recorded, so that the database can still be written. */
  readonly refuseBelowBytes: number
  readonly warnBelowBytes: number
  /** A channel whose holder sends nothing for so long may be taken by another device. */
  readonly silenceMs: number
  /** The same after the holder's connection was lost: long enough for a reload. */
  readonly goneMs: number
  /** How long the end of a part waits for frames that are still on their way. */
  readonly drainMs: number
  readonly importMaxBytes: number
  /** Frames of all channels that arrive within this time are synced together. */
  readonly batchMs: number
}

export type CaptureParts = {
  readonly store: Store
  readonly http: Http
  readonly live: Live
  readonly log: Log
  readonly clock: () => Date
  readonly newId: () => string
  readonly dataDir: string
  readonly audit: (entry: {
    akunId: string | null
    aksi: string
    subjek: string
    rincian?: Record<string, unknown>
  }) => Promise<void>
  readonly subjectOfBagian: (bagianId: string) => Promise<BagianSubject>
  /** Is a record of this rapat frozen? Its sound is not changed any more. */
  readonly frozen: (rapatId: string) => Promise<boolean>
  /** Free bytes where the recordings are; passed in by tests. */
  readonly freeBytes?: () => Promise<number>
  readonly limits?: Partial<CaptureLimits>
}

export type Recording = {
  readonly bagianId: string
  readonly channel: number
  readonly pcmPath: string
  /** What is durably on disk, sorted, without overlap. Everything else before `samples` is a hole of zeros. */
  readonly ranges: readonly Range[]
  /** The end of the last range. */
  readonly samples: number
  /** More sound may follow at the end: a device holds the channel. */
  readonly growing: boolean
}

export type CaptureRoom = {
  recordings(bagianId: string): Promise<Recording[]>
  /** The server's clock on the time line of a channel, by default the first that was recorded live. */
  timeMap(bagianId: string, channel?: number): Promise<TimeMap>
  /** Called when sound became durable, or when a channel stopped growing. */
  onGrow(listener: (at: { bagianId: string; channel: number }) => void): void
  /** Appends a sound file after what the channel has. A failure changes nothing. */
  importFile(
    bagianId: string,
    channel: number,
    path: string,
    options: { nama: string; akunId: string | null; onProgress?(share: number): void },
  ): Promise<{ samples: number; sha256: string }>
  /** After the part ended: waits a little for frames on their way, settles gaps and hashes; FLAC and Opus follow in the background. */
  finish(bagianId: string): Promise<void>
  evidence(bagianId: string): Promise<RecordBagian['audio']>
  /** A stretch of a channel, 16 kHz, −1…1; shorter where the recording ends before. */
  sound(bagianId: string, channel: number, startMs: number, endMs: number): Promise<Float32Array>
  /** The sound of a file that is not kept. Throws `too_large` where it is larger or longer than allowed. */
  readOnce(bytes: Readable, limits: { maxBytes: number; maxSeconds: number }): Promise<Float32Array>
  close(): Promise<void>
}
