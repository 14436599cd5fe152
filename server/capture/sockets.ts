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
  type PartCut,
} from '../domain/protocol/capture.ts'
import type { LiveSocket } from '../live/index.ts'
import { type CaptureRow, findCapture, insertCapture, updateCapture } from '../store/recording.ts'
import { createBounds, nextOf, unknownCapture } from './bounds.ts'
import type { ChannelFrame } from './channel.ts'
import { asDiskFull, type Disk } from './disk.ts'
import { missingOf, refusalOf } from './frames.ts'
import type { Leases } from './lease.ts'
import { driftOf, type Entry, placesOf, type Shelf } from './shelf.ts'
import { type ClockMark, placeCapture, sampleMs } from './timeline.ts'
import type { CaptureParts } from './types.ts'

export type SocketParts = Pick<
  CaptureParts,
  'store' | 'live' | 'clock' | 'audit' | 'subjectOfBagian' | 'frozen'
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
  const bounds = createBounds(parts)

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
    throw unknownCapture()
  }

  /** By the server's clock, when sample 0 was taken. */
  async function startOf(
    start: CaptureStart,
    socket: LiveSocket,
    akun: Akun,
    subject: BagianSubject,
  ): Promise<number> {
    if (!start.from) {
      // A clock that was set back meanwhile does not make the sound shorter than it is.
      return now() - Math.max(start.startedAgoMs, sampleMs(start.samples))
    }
    const { subject: source } = await allowed(socket, start.from.bagianId)
    return bounds.startOfRest({ start, akun, source }, subject)
  }

  const seqOf = (entry: Entry, row: CaptureRow, subject: BagianSubject) =>
    bounds.cut(entry, { id: row.id, startedMs: Date.parse(row.started_at) }, subject)

  /** What belongs to the part after this one. */
  async function cutOf(
    socket: LiveSocket,
    entry: Entry,
    row: CaptureRow,
    subject: BagianSubject,
  ): Promise<PartCut | null> {
    const next = nextOf(subject)
    const at = subject.bagian.selesaiAt
    if (next === null || at === null) return null
    const may = can(await socket.actor(), 'bagian.capture', { ...subject, bagian: next })
    return { seq: seqOf(entry, row, subject), bagianId: may ? next.id : null, at }
  }

  async function begin(
    start: CaptureStart,
    socket: LiveSocket,
    akun: Akun,
    subject: BagianSubject,
    entry: Entry,
  ): Promise<CaptureRow> {
    const known = entry.captures.get(start.captureId)
    if (known && known.kind !== 'live') throw new RisalahError('forbidden')
    const startedMs = known
      ? Date.parse(known.started_at)
      : await startOf(start, socket, akun, subject)
    const cut = bounds.cut(entry, { id: start.captureId, startedMs }, subject)
    if (!known && cut === 0 && nextOf(subject) === null) {
      throw new RisalahError('state_refused', {
        message: 'Bagian rapat ini sudah berakhir, jadi tidak direkam lagi.',
      })
    }
    if (!known && (await findCapture(db, start.captureId))) throw new RisalahError('forbidden')
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
    // What belongs to the next part keeps no place in this one.
    const most = cut * frameSamples
    if (known) {
      const samples = Math.min(most, Math.max(start.samples, known.samples))
      if (samples !== known.samples || (start.ended && known.ended_at === null)) {
        known.samples = samples
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
        startedAgoMs: now() - startedMs,
        samples: Math.min(most, start.samples),
        ended: start.ended,
        others: placesOf(entry, start.captureId),
      }),
      samples: Math.min(most, start.samples),
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
      rincian: {
        channel: entry.no,
        captureId: row.id,
        originSample: row.origin_sample,
        ...(start.from && { lanjutan: start.from.captureId }),
      },
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
    await bounds.check(subject)
    const entry = await shelf.entry(message.bagianId, message.channel)
    const row = rowOf(entry, message.captureId)
    const free = await disk.check(message.frames.length * frameSamples * 2)
    leases.touch(entry.key, row.id)
    const given = {
      row,
      cut: seqOf(entry, row, subject),
      nowMs: now(),
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
      await bounds.check(subject)
      const entry = await shelf.entry(start.bagianId, start.channel)
      bounds.hear(start.captureId, start.unsureMs)
      const row = await entry.exclusive(() => begin(start, socket, akun, subject, entry))
      socket.join(`bagian:${start.bagianId}`)
      parts.onChange(entry)
      await tell(entry)
      const cut = await cutOf(socket, entry, row, subject)
      return { ...missingOf(entry, row), cut, disk: await disk.state() }
    })

    socket.on('capture:frames', CaptureFrames, (message) => take(message, socket))

    socket.on('capture:akhir', CaptureEnd, async (end): Promise<CaptureState> => {
      const { akun, subject } = await allowed(socket, end.bagianId)
      const entry = await shelf.entry(end.bagianId, end.channel)
      const row = rowOf(entry, end.captureId)
      if (row.ended_at === null) {
        row.ended_at = clock().toISOString()
        const most = seqOf(entry, row, subject) * frameSamples
        row.samples = Math.min(most, Math.max(row.samples, end.samples))
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
      const cut = await cutOf(socket, entry, row, subject)
      return { ...missingOf(entry, row), cut, disk: await disk.state() }
    })
  })

  return { status }
}
