/** The socket events of recording devices. Each asks the right anew; sound is answered only when it is on disk. */
import { can } from '../access/can.ts'
import type { BagianSubject } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Akun } from '../domain/orang.ts'
import {
  CaptureEnd,
  CaptureFrames,
  CaptureJoin,
  CaptureStart,
  type CaptureState,
  type ChannelStatus,
  type FrameRefusal,
  type FramesAnswer,
  frameSamples,
  maxFrames,
} from '../domain/protocol/capture.ts'
import type { LiveSocket } from '../live/index.ts'
import { type CaptureRow, findCapture, insertCapture, updateCapture } from '../store/recording.ts'
import type { ChannelFrame } from './channel.ts'
import { asDiskFull, type Disk } from './disk.ts'
import { lastMsOf, missingOf, refusalOf } from './frames.ts'
import type { Leases } from './lease.ts'
import { driftOf, type Entry, placesOf, type Shelf } from './shelf.ts'
import { type ClockMark, placeCapture, sampleMs } from './timeline.ts'
import type { CaptureParts } from './types.ts'

export type SocketParts = Pick<
  CaptureParts,
  'store' | 'live' | 'clock' | 'audit' | 'subjectOfBagian'
> & {
  readonly shelf: Shelf
  readonly leases: Leases
  readonly disk: Disk
  readonly onChange: (entry: Entry) => void
  readonly onMark: (captureId: string, mark: ClockMark) => void
}

export function listenToSockets(parts: SocketParts): {
  status(entry: Entry): Promise<ChannelStatus>
} {
  const { shelf, leases, disk, clock, live, audit } = parts
  const { db } = parts.store
  const now = () => clock().getTime()

  async function allowed(
    socket: LiveSocket,
    bagianId: string,
  ): Promise<{ akun: Akun; subject: BagianSubject }> {
    const actor = await socket.actor()
    const subject = await parts.subjectOfBagian(bagianId)
    if (actor.akun === null) throw new RisalahError('not_signed_in')
    if (!can(actor, 'bagian.capture', subject)) throw new RisalahError('forbidden')
    return { akun: actor.akun, subject }
  }

  async function status(entry: Entry): Promise<ChannelStatus> {
    const holder = leases.of(entry.key)
    return {
      bagianId: entry.bagianId,
      channel: entry.no,
      holder: holder && { nama: holder.nama, label: holder.label, deviceId: holder.deviceId },
      driftMs: holder ? (entry.drifts.get(holder.captureId)?.ms() ?? null) : null,
      disk: await disk.state(),
    }
  }

  async function tell(entry: Entry): Promise<void> {
    live.publish(`bagian:${entry.bagianId}`, 'capture:status', await status(entry))
  }

  /** The capture a message speaks of; one of another channel or nobody's is refused. */
  function rowOf(entry: Entry, captureId: string): CaptureRow {
    const row = entry.captures.get(captureId)
    if (row?.kind === 'live') return row
    throw new RisalahError('state_refused', {
      message:
        'Rekaman ini belum dikenal server. Sambungan akan diulang; suara tetap disimpan di perangkat.',
    })
  }

  async function begin(
    start: CaptureStart,
    socket: LiveSocket,
    akun: Akun,
    subject: BagianSubject,
    entry: Entry,
  ): Promise<CaptureRow> {
    const known = entry.captures.get(start.captureId)
    // A clock that was set back meanwhile does not make the sound shorter than it is.
    const agoMs = Math.max(start.startedAgoMs, sampleMs(start.samples))
    const startedMs = now() - agoMs
    if (!known && startedMs >= lastMsOf(subject.bagian.selesaiAt)) {
      throw new RisalahError('state_refused', {
        message: 'Bagian rapat ini sudah berakhir, jadi tidak direkam lagi.',
      })
    }
    if (!known && (await findCapture(db, start.captureId))) throw new RisalahError('forbidden')
    if (known && known.kind !== 'live') throw new RisalahError('forbidden')
    if (!start.ended) {
      await disk.check(0)
      if (entry.importing) {
        throw new RisalahError('conflict', {
          message:
            'Berkas sedang dimasukkan ke saluran ini. Tunggu sampai selesai, lalu mulai lagi.',
        })
      }
      const { captureId, deviceId, label } = start
      leases.take(entry.key, {
        deviceId,
        captureId,
        label,
        akunId: akun.id,
        nama: akun.nama,
        socketId: socket.id,
      })
    }
    if (known) {
      if (start.samples > known.samples || (start.ended && known.ended_at === null)) {
        known.samples = Math.max(start.samples, known.samples)
        if (start.ended) known.ended_at ??= clock().toISOString()
        await updateCapture(db, known.id, { samples: known.samples, ended_at: known.ended_at })
      }
      return known
    }
    const row: CaptureRow = {
      id: start.captureId,
      bagian_id: entry.bagianId,
      channel: entry.no,
      kind: 'live',
      origin_sample: placeCapture({
        nowMs: now(),
        openedMs: Date.parse(subject.bagian.mulaiAt),
        startedAgoMs: agoMs,
        samples: start.samples,
        ended: start.ended,
        others: placesOf(entry, start.captureId),
      }),
      samples: start.samples,
      started_at: new Date(startedMs).toISOString(),
      ended_at: start.ended ? clock().toISOString() : null,
      akun_id: akun.id,
      label: start.label,
      drift_ms: null,
    }
    await insertCapture(db, row)
    entry.captures.set(row.id, row)
    await audit({
      akunId: akun.id,
      aksi: 'rekaman.mulai',
      subjek: entry.bagianId,
      rincian: { channel: entry.no, captureId: row.id, originSample: row.origin_sample },
    })
    return row
  }

  /** Where another capture holds the channel, what is older than it is welcome, what would take its place is not. */
  function limitOf(entry: Entry, row: CaptureRow): number {
    const holder = leases.of(entry.key)
    if (!holder || holder.captureId === row.id) return Number.POSITIVE_INFINITY
    return entry.captures.get(holder.captureId)?.origin_sample ?? Number.POSITIVE_INFINITY
  }

  async function take(message: CaptureFrames, socket: LiveSocket): Promise<FramesAnswer> {
    const { subject } = await allowed(socket, message.bagianId)
    const entry = await shelf.entry(message.bagianId, message.channel)
    const row = rowOf(entry, message.captureId)
    const free = await disk.check(message.frames.length * frameSamples * 2)
    leases.touch(entry.key, row.id)
    const given = {
      row,
      lastMs: lastMsOf(subject.bagian.selesaiAt),
      nowMs: now(),
      aheadMs: driftOf(entry, row.id, (mark) => parts.onMark(row.id, mark)).ms() ?? 0,
      limit: limitOf(entry, row),
    }
    const refused: { seq: number; why: FrameRefusal }[] = []
    const frames: ChannelFrame[] = []
    for (const frame of message.frames) {
      const why = refusalOf(frame, given)
      if (why) refused.push({ seq: frame.seq, why })
      else {
        frames.push({
          captureId: row.id,
          seq: frame.seq,
          fromSample: row.origin_sample + frame.sampleStart,
          pcm: frame.pcm,
          crc: frame.crc,
        })
      }
    }
    const outcomes = await entry.channel.write(frames).catch((error: unknown) => {
      throw asDiskFull(error)
    })
    const stored: number[] = []
    for (const [i, frame] of frames.entries()) {
      if (outcomes[i] === 'stored') stored.push(frame.seq)
      else refused.push({ seq: frame.seq, why: 'tertindih' })
    }
    const drift = driftOf(entry, row.id, (mark) => parts.onMark(row.id, mark))
    const last = message.frames.at(-1)!
    // Only what is live says something about the clock; a full message is a backlog.
    if (message.frames.length < maxFrames && leases.of(entry.key)?.captureId === row.id) {
      drift.add(now() - Date.parse(row.started_at), last.sampleStart + last.pcm.length / 2)
    }
    const { ack } = missingOf(entry, row)
    return { ack, stored, refused, disk: free, driftMs: drift.ms() }
  }

  live.onSocket((socket) => {
    socket.onClose(() => leases.gone(socket.id))

    socket.on('capture:ikut', CaptureJoin, async ({ bagianId }) => {
      await allowed(socket, bagianId)
      socket.join(`bagian:${bagianId}`)
      const channels = await shelf.all(bagianId)
      return { channels: await Promise.all(channels.map(status)), disk: await disk.state() }
    })

    socket.on('capture:mulai', CaptureStart, async (start): Promise<CaptureState> => {
      const { akun, subject } = await allowed(socket, start.bagianId)
      const entry = await shelf.entry(start.bagianId, start.channel)
      const row = await entry.exclusive(() => begin(start, socket, akun, subject, entry))
      socket.join(`bagian:${start.bagianId}`)
      parts.onChange(entry)
      await tell(entry)
      return { ...missingOf(entry, row), disk: await disk.state() }
    })

    socket.on('capture:frames', CaptureFrames, (message) => take(message, socket))

    socket.on('capture:akhir', CaptureEnd, async (end): Promise<CaptureState> => {
      const { akun } = await allowed(socket, end.bagianId)
      const entry = await shelf.entry(end.bagianId, end.channel)
      const row = rowOf(entry, end.captureId)
      if (row.ended_at === null) {
        row.ended_at = clock().toISOString()
        row.samples = Math.max(row.samples, end.samples)
        row.drift_ms = entry.drifts.get(row.id)?.ms() ?? null
        const { samples, ended_at, drift_ms } = row
        await updateCapture(db, row.id, { samples, ended_at, drift_ms })
        await audit({
          akunId: akun.id,
          aksi: 'rekaman.selesai',
          subjek: entry.bagianId,
          rincian: { channel: entry.no, captureId: row.id, samples },
        })
      }
      leases.release(entry.key, row.id)
      parts.onChange(entry)
      await tell(entry)
      return { ...missingOf(entry, row), disk: await disk.state() }
    })
  })

  return { status }
}
