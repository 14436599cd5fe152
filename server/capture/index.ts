/** Door of the capture room: records first, loses nothing. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { api } from '../domain/api.ts'
import type { ImportProgress } from '../domain/protocol/capture.ts'
import { sampleRateHz } from '../domain/speech.ts'
import { gapsOf, insertCaptureMark } from '../store/recording.ts'
import { serveAudio } from './audio.ts'
import { timeMap } from './clock.ts'
import { createDisk, freeBytesOf } from './disk.ts'
import { createEnding } from './ending.ts'
import { readOnce, readStretch } from './hear.ts'
import { createImports, localFile, removeParts } from './import.ts'
import { createLeases } from './lease.ts'
import { addStretch, complement, endOf } from './ranges.ts'
import { createShelf, type Entry } from './shelf.ts'
import { listenToSockets } from './sockets.ts'
import { type ClockMark, frameEnd } from './timeline.ts'
import type { CaptureLimits, CaptureParts, CaptureRoom } from './types.ts'

export type { CaptureLimits, CaptureParts, CaptureRoom, Recording } from './types.ts'

/** Shorter holes are no loss that anybody hears. */
const audibleSamples = sampleRateHz / 2

const defaults: CaptureLimits = {
  refuseBelowBytes: 256 * 1024 * 1024,
  warnBelowBytes: 3 * 1024 * 1024 * 1024,
  silenceMs: 20_000,
  goneMs: 15_000,
  drainMs: 10_000,
  importMaxBytes: 8_000_000_000,
  batchMs: 20,
}

export async function openCapture(parts: CaptureParts): Promise<CaptureRoom> {
  const { store, http, live, log, clock, newId, dataDir, audit, subjectOfBagian } = parts
  const { db } = store
  const limits = { ...defaults, ...parts.limits }
  const now = () => clock().getTime()
  const root = join(dataDir, 'recording')
  await mkdir(root, { recursive: true, mode: 0o700 })
  await removeParts(dataDir)

  const listeners: ((at: { bagianId: string; channel: number }) => void)[] = []
  const disk = createDisk({
    free: parts.freeBytes ?? (() => freeBytesOf(root)),
    now,
    refuseBelowBytes: limits.refuseBelowBytes,
    warnBelowBytes: limits.warnBelowBytes,
  })
  const leases = createLeases({ now, silenceMs: limits.silenceMs, goneMs: limits.goneMs })

  function changed(entry: Entry): void {
    for (const listener of listeners) listener({ bagianId: entry.bagianId, channel: entry.no })
  }

  function onMark(captureId: string, mark: ClockMark): void {
    insertCaptureMark(db, captureId, mark).catch((error: unknown) => {
      log.error('a clock mark could not be kept', { cause: String(error) })
    })
  }

  const shelf = createShelf({
    db,
    dataDir,
    batchMs: limits.batchMs,
    onMark,
    onDurable(entry) {
      ending.grew(entry)
      changed(entry)
    },
  })
  const ending = createEnding({
    ...parts,
    root,
    drainMs: limits.drainMs,
    shelf,
    leases,
    onChange: changed,
  })

  const sockets = listenToSockets({
    store,
    live,
    clock,
    audit,
    subjectOfBagian,
    frozen: parts.frozen,
    shelf,
    leases,
    disk,
    onMark,
    onChange: changed,
  })
  const imports = createImports({
    store,
    clock,
    newId,
    dataDir,
    audit,
    shelf,
    leases,
    disk,
    maxBytes: limits.importMaxBytes,
  })
  serveAudio({ store, http, subjectOfBagian, shelf })

  http.handle(api.getGaps, {
    subject: ({ params }) => subjectOfBagian(params.bagianId),
    async run({ params }) {
      const { rapat } = await subjectOfBagian(params.bagianId)
      const entry = (await shelf.all(params.bagianId)).find((e) => e.no === params.channel)
      const ranges = entry?.channel.ranges() ?? []
      if (ranges.length === 0) return { gaps: [] }
      const { sampleAt } = await room.timeMap(params.bagianId, params.channel)
      const heard = ranges.map(({ from, to }) => ({ from, to }))
      for (const { mulaiAt, selesaiAt } of rapat.skors) {
        const to = selesaiAt === null ? endOf(ranges) : sampleAt(Date.parse(selesaiAt))
        const from = sampleAt(Date.parse(mulaiAt))
        if (from < to) addStretch(heard, from, to)
      }
      const gaps = complement(heard, ranges[0]!.from, endOf(ranges)).filter(
        ({ from, to }) => to - from >= audibleSamples,
      )
      return { gaps: gaps.map(({ from, to }) => ({ fromMs: from / 16, toMs: to / 16 })) }
    },
  })

  http.handle(api.importAudio, {
    subject: ({ params }) => subjectOfBagian(params.bagianId),
    async run({ params, query, actor, req, res }) {
      const { bagianId } = params
      const { channel, nama } = query
      const length = Number(req.headers['content-length'] ?? Number.NaN)
      const progress = (share: number | null) => {
        const value: ImportProgress = { bagianId, channel, share }
        live.publish(`bagian:${bagianId}`, 'capture:impor', value)
      }
      const { samples, sha256 } = await imports
        .run(bagianId, channel, req, {
          nama,
          akunId: actor.akun?.id ?? null,
          expectedBytes: Number.isFinite(length) ? length : null,
          onProgress: progress,
        })
        .catch((error: unknown) => {
          // The sentence must reach a browser that is still sending.
          res.setHeader('connection', 'close')
          req.resume()
          throw error
        })
      return { seconds: samples / sampleRateHz, sha256 }
    },
  })

  const sweep = setInterval(() => {
    const expired = new Set(leases.sweep())
    if (expired.size === 0) return
    void shelf.known().then(async (entries) => {
      for (const entry of entries) {
        if (!expired.has(entry.key)) continue
        changed(entry)
        live.publish(`bagian:${entry.bagianId}`, 'capture:status', await sockets.status(entry))
      }
    })
  }, 1000)
  sweep.unref()

  await ending.resume()

  const room: CaptureRoom = {
    async recordings(bagianId) {
      const entries = await shelf.all(bagianId)
      return entries.map((entry) => ({
        bagianId,
        channel: entry.no,
        pcmPath: entry.channel.pcmPath,
        ranges: entry.channel.ranges().map(({ from, to }) => ({ fromSample: from, toSample: to })),
        samples: entry.channel.samples(),
        growing: leases.of(entry.key) !== null,
      }))
    },

    async timeMap(bagianId, channel) {
      const { bagian } = await subjectOfBagian(bagianId)
      const entries = await shelf.all(bagianId)
      // One of which nothing belongs to this part says nothing about its clock.
      const live = (entry: Entry) =>
        [...entry.captures.values()].filter(
          (c) =>
            c.kind === 'live' &&
            (c.ended_at === null || c.samples > 0 || entry.channel.seqs(c.id).length > 0),
        )
      const entry = entries.find((e) =>
        channel === undefined ? live(e).length > 0 : e.no === channel,
      )
      return timeMap(
        Date.parse(bagian.mulaiAt),
        (entry ? live(entry) : []).map((row) => ({
          originSample: row.origin_sample,
          samples: Math.max(row.samples, frameEnd(entry!.channel.seqs(row.id))),
          startedMs: Date.parse(row.started_at),
          marks: entry!.drifts.get(row.id)?.marks() ?? [],
        })),
      )
    },

    onGrow: (listener) => void listeners.push(listener),

    async importFile(bagianId, channel, path, options) {
      const { bytes, size } = await localFile(path)
      return imports.run(bagianId, channel, bytes, {
        nama: options.nama,
        akunId: options.akunId,
        expectedBytes: size,
        onProgress: (share) => {
          if (share !== null) options.onProgress?.(share)
        },
      })
    },

    finish: ending.finish,

    async evidence(bagianId) {
      const audio = []
      for (const entry of await shelf.all(bagianId)) {
        const row = await ending.settle(entry)
        const gaps = await gapsOf(db, bagianId, entry.no)
        const map = await room.timeMap(bagianId, entry.no)
        const marks = [...entry.captures.values()].flatMap((capture) =>
          capture.kind !== 'live' || entry.channel.seqs(capture.id).length === 0
            ? []
            : [0, ...(entry.drifts.get(capture.id)?.marks() ?? []).map((m) => m.sample)].map(
                (sample) => capture.origin_sample + sample,
              ),
        )
        audio.push({
          channel: entry.no,
          sampleRateHz,
          samples: row.samples,
          sha256: row.sha256,
          gaps: gaps.map(({ from, to }) => ({ fromSample: from, toSample: to })),
          ...(marks.length > 0 && {
            clock: marks.map((sample) => ({
              sample,
              at: new Date(map.clockMs(sample)).toISOString(),
            })),
          }),
        })
      }
      return audio.filter((a) => a.samples > 0)
    },

    async sound(bagianId, channel, startMs, endMs) {
      const entry = (await shelf.all(bagianId)).find((one) => one.no === channel)
      if (entry === undefined) return new Float32Array(0)
      const at = (ms: number) => Math.round((ms * sampleRateHz) / 1000)
      const to = Math.min(at(endMs), entry.channel.samples())
      return readStretch(entry.channel.pcmPath, at(startMs), to)
    },

    async readOnce(bytes, limits) {
      await disk.check(limits.maxBytes)
      return readOnce(bytes, { ...limits, path: join(dataDir, 'original', 'sekali', newId()) })
    },

    async close() {
      clearInterval(sweep)
      await ending.close()
      await shelf.close()
    },
  }
  return room
}
