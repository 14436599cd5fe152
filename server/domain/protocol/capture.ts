/**
 * What a recording device and the server say to each other.
 *
 * 1. `capture:mulai` takes the channel and places the capture on the time line; said again after every reconnect, it
 *    answers which frames are missing.
 * 2. `capture:frames` is answered when the frames are on disk; only those named in `stored` or at most `ack` may be forgotten.
 * 3. `capture:akhir` says how many frames there were and gives the channel back.
 * 4. Where the openness changed while a capture went on, the answer to `capture:mulai` says from which frame on it belongs
 *    to the next part (`cut`). The device announces that rest there as a capture of its own, which names where it comes `from`.
 * The server sends `capture:status` to the room `bagian:ID` when a channel changes hands or the disk runs low,
 * `capture:impor` while a file is read in, and `capture:selesai` when the part has ended.
 */
import { z } from 'zod'

/** 200 ms; every frame of a capture but its last has exactly this many samples, so `sampleStart = seq * frameSamples`. */
export const frameSamples = 3200
export const frameMs = 200
/** Frames in one message. */
export const maxFrames = 25
export const channelMax = 31
/** Share of the time by which a device's clock may have gained or lost unseen: several times what quartz does. */
export const driftShare = 0.0005

const BagianChannel = z.object({
  bagianId: z.string().min(1).max(80),
  channel: z.number().int().min(0).max(channelMax),
})
const Count = z.number().int().min(0).max(0xffff_ffff)

/** Made by the browser with `crypto.randomUUID`. */
export const CaptureId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)

/** From this frame on, a capture of the part before. */
const CaptureRest = z.object({
  bagianId: z.string().min(1).max(80),
  captureId: CaptureId,
  seq: Count,
})
export type CaptureRest = z.infer<typeof CaptureRest>

const weekMs = 7 * 24 * 3600 * 1000
/** So long after the end of a part sound that was taken during it is still welcome. */
export const lateMs = weekMs

export const CaptureStart = BagianChannel.extend({
  captureId: CaptureId,
  /** The same for one tab over its reloads: two tabs are two devices. */
  deviceId: CaptureId,
  label: z.string().max(120),
  /** How long ago the first sample was taken, by the device's clock. */
  startedAgoMs: z.number().min(0).max(weekMs),
  /** How far frames may lie from where their number puts them, by what the device knows of its clock and of lost sound. */
  unsureMs: z.number().min(0).max(weekMs).default(0),
  from: CaptureRest.optional(),
  /** Samples taken so far, sent or not: this stretch of the time line is kept for them. */
  samples: Count,
  /** Nothing will be added: only frames that wait are sent, so the channel is not taken. */
  ended: z.boolean(),
})
export type CaptureStart = z.infer<typeof CaptureStart>

/** Bytes arrive as `ArrayBuffer` or a view of it, depending on who encoded them. */
const Bytes = z
  .union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)])
  .transform((bytes) => (bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)))

export const CaptureFrame = z.object({
  seq: Count,
  sampleStart: Count,
  /** CRC-32 of `pcm`. */
  crc: Count,
  /** s16le, mono, 16 kHz. */
  pcm: Bytes,
})

export const CaptureFrames = BagianChannel.extend({
  captureId: CaptureId,
  deviceId: CaptureId,
  frames: z.array(CaptureFrame).min(1).max(maxFrames),
})
export type CaptureFrames = z.infer<typeof CaptureFrames>

export const CaptureEnd = BagianChannel.extend({
  captureId: CaptureId,
  deviceId: CaptureId,
  samples: Count,
})
export const CaptureJoin = z.object({ bagianId: z.string().min(1).max(80) })

/** `menipis`: warn; `penuh`: nothing more is taken. */
export type DiskState = {
  readonly state: 'cukup' | 'menipis' | 'penuh'
  /** Minutes that one channel can still be recorded. */
  readonly minutes: number
}

/** Frames of a capture that the server does not have, `to` exclusive. All from `next` on are missing too. */
export type SeqRange = { readonly from: number; readonly to: number }

/** The part ended at `at`; frames from `seq` on belong to `bagianId`, null where this account may not record in it. */
export type PartCut = {
  readonly seq: number
  readonly bagianId: string | null
  readonly at: string
}

export type CaptureState = {
  readonly captureId: string
  /** Where sample 0 of the capture lies on the channel's time line. */
  readonly originSample: number
  /** All frames up to this one are on disk; -1: none. */
  readonly ack: number
  readonly missing: readonly SeqRange[]
  readonly next: number
  /** Null while the part goes on, and where none followed. */
  readonly cut: PartCut | null
  readonly disk: DiskState
}

/**
 * Why a frame was not taken. `crc`: damaged on the way, send it again. The others never become right:
 * `bentuk` (wrong size or place), `lewat` (taken after the part ended), `tertindih` (another device's sound is there).
 */
export type FrameRefusal = 'crc' | 'bentuk' | 'lewat' | 'tertindih'

export type FramesAnswer = {
  readonly ack: number
  readonly stored: readonly number[]
  readonly refused: readonly { readonly seq: number; readonly why: FrameRefusal }[]
  readonly disk: DiskState
  /** How far the device's clock has run ahead of the server's since the capture began. */
  readonly driftMs: number | null
}

export type ChannelStatus = {
  readonly bagianId: string
  readonly channel: number
  /** Who records now, or null. */
  readonly holder: {
    readonly nama: string
    readonly label: string
    readonly deviceId: string
  } | null
  readonly driftMs: number | null
  readonly disk: DiskState
}

/** The part has ended. Unless the rapat was closed another follows, and sound that goes on belongs to it. */
export type PartEnded = { readonly bagianId: string; readonly rapatDitutup: boolean }

/** `share` is null where the file does not say how long it is. */
export type ImportProgress = {
  readonly bagianId: string
  readonly channel: number
  readonly share: number | null
}
