/** What a capture still lacks, and what is wrong with a frame before the disk is asked. Pure. */
import { crc32 } from 'node:zlib'
import {
  type CaptureFrames,
  type CaptureState,
  type FrameRefusal,
  frameSamples,
} from '../domain/protocol/capture.ts'
import type { CaptureRow } from '../store/recording.ts'
import { complement, endOf } from './ranges.ts'
import type { Entry } from './shelf.ts'
import { plausible } from './timeline.ts'

export function missingOf(entry: Entry, row: CaptureRow): Omit<CaptureState, 'disk' | 'cut'> {
  const seqs = entry.channel.seqs(row.id)
  const next = endOf(seqs)
  const missing = complement(seqs, 0, next)
  return {
    captureId: row.id,
    originSample: row.origin_sample,
    ack: (missing[0]?.from ?? next) - 1,
    missing,
    next,
  }
}

export function refusalOf(
  frame: CaptureFrames['frames'][number],
  given: {
    readonly row: CaptureRow
    readonly nowMs: number
    /** The first frame that does not belong to the part. */
    readonly cut: number
    /** The place on the time line that others hold. */
    readonly limit: number
  },
): FrameRefusal | null {
  const { row, nowMs } = given
  const samples = frame.pcm.length / 2
  const endSample = frame.sampleStart + samples
  const startedMs = Date.parse(row.started_at)
  if (crc32(frame.pcm) !== frame.crc) return 'crc'
  if (samples === 0 || !Number.isInteger(samples) || samples > frameSamples) return 'bentuk'
  if (frame.sampleStart !== frame.seq * frameSamples) return 'bentuk'
  if (!plausible({ nowMs, startedMs, endSample })) return 'bentuk'
  if (frame.seq >= given.cut) return 'lewat'
  return row.origin_sample + endSample > given.limit ? 'tertindih' : null
}
