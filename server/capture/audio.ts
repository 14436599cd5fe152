/** Gives sound back: WAV of a stretch or of the whole, Opus or FLAC after the end, all seekable by HTTP Range. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { api } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import { sampleRateHz } from '../domain/speech.ts'
import { recordingsOf } from '../store/recording.ts'
import { flacPath, opusPath } from './archive.ts'
import type { Entry, Shelf } from './shelf.ts'
import type { CaptureParts } from './types.ts'

export function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(44)
  // Longer than a WAV can say (18 hours and more): players read on to the end.
  const size = Math.min(dataBytes, 0xffff_ffff - 36)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(size + 36, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(sampleRateHz, 24)
  header.writeUInt32LE(sampleRateHz * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(size, 40)
  return header
}

export type ByteRange = { readonly from: number; readonly to: number }

/** The one range asked for, `to` exclusive; null: all of it; 'unsatisfiable' as in RFC 9110. */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | null | 'unsatisfiable' {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  // Several ranges or another unit may be ignored.
  if (!found || (found[1] === '' && found[2] === '')) return null
  if (found[1] === '') {
    const last = Number(found[2])
    if (last === 0 || size === 0) return 'unsatisfiable'
    return { from: Math.max(0, size - last), to: size }
  }
  const from = Number(found[1])
  const to = found[2] === '' ? size : Math.min(size, Number(found[2]) + 1)
  if (from >= size) return 'unsatisfiable'
  return to <= from ? null : { from, to }
}

type Body = {
  readonly head: Buffer
  readonly path: string
  readonly from: number
  readonly to: number
  readonly type: string
  readonly name: string | null
}

async function send(req: Request, res: Response, body: Body): Promise<void> {
  const size = body.head.length + body.to - body.from
  const range = readRange(req.headers.range, size)
  res.setHeader('accept-ranges', 'bytes')
  res.setHeader('cache-control', 'no-store')
  res.setHeader('content-type', body.type)
  res.setHeader('x-content-type-options', 'nosniff')
  if (body.name !== null) {
    res.setHeader('content-disposition', `attachment; filename="${body.name}"`)
  }
  if (range === 'unsatisfiable') {
    res.status(416).setHeader('content-range', `bytes */${size}`)
    res.end()
    return
  }
  const { from, to } = range ?? { from: 0, to: size }
  res.status(range === null ? 200 : 206)
  if (range !== null) res.setHeader('content-range', `bytes ${from}-${to - 1}/${size}`)
  res.setHeader('content-length', to - from)
  const head = body.head.subarray(from, to)
  const start = body.from + Math.max(0, from - body.head.length)
  const end = body.from + to - body.head.length
  if (head.length > 0) res.write(head)
  if (end <= start) {
    res.end()
    return
  }
  // A listener who leaves is no fault.
  await pipeline(createReadStream(body.path, { start, end: end - 1 }), res).catch(() => {
    res.destroy()
  })
}

export function serveAudio(
  parts: Pick<CaptureParts, 'store' | 'http' | 'subjectOfBagian'> & { readonly shelf: Shelf },
): void {
  const { http, shelf } = parts

  async function find(bagianId: string, channel: number): Promise<Entry> {
    const entry = (await shelf.all(bagianId)).find((e) => e.no === channel)
    if (!entry || entry.channel.samples() === 0) {
      throw new RisalahError('not_found', { message: 'Belum ada rekaman pada saluran ini.' })
    }
    return entry
  }

  /** The copy in `format`, if it is of the sound as it is now. */
  async function copyOf(entry: Entry, format: 'flac' | 'opus'): Promise<Body | null> {
    const rows = await recordingsOf(parts.store.db, entry.bagianId)
    const row = rows.find((r) => r.channel === entry.no)
    if (!row?.archived_at || row.samples !== entry.channel.samples()) return null
    const { pcmPath } = entry.channel
    const path = format === 'flac' ? flacPath(pcmPath) : opusPath(pcmPath)
    const found = await stat(path).catch(() => null)
    if (!found) return null
    const type = format === 'flac' ? 'audio/flac' : 'audio/ogg; codecs=opus'
    return { head: Buffer.alloc(0), path, from: 0, to: found.size, type, name: null }
  }

  http.handle(api.getAudio, {
    subject: ({ params }) => parts.subjectOfBagian(params.bagianId),
    async run({ params, query, req, res }) {
      const entry = await find(params.bagianId, params.channel)
      const { startMs, endMs, unduh } = query
      const name = (suffix: string) =>
        unduh === undefined ? null : `rekaman-${params.bagianId}-${params.channel}.${suffix}`
      if (startMs === undefined && endMs === undefined) {
        const format = unduh === undefined || unduh === 'opus' ? 'opus' : unduh
        if (format === 'opus' || format === 'flac') {
          const copy = await copyOf(entry, format)
          if (copy) return send(req, res, { ...copy, name: name(format) })
        }
      }
      const samples = entry.channel.samples()
      const at = (ms: number) => Math.min(samples, Math.max(0, Math.round(ms * 16)))
      const from = at(startMs ?? 0)
      const to = Math.max(from, at(endMs ?? samples / 16))
      await send(req, res, {
        head: wavHeader((to - from) * 2),
        path: entry.channel.pcmPath,
        from: from * 2,
        to: to * 2,
        type: 'audio/wav',
        name: name('wav'),
      })
    },
  })

  http.handle(api.getPeaks, {
    subject: ({ params }) => parts.subjectOfBagian(params.bagianId),
    async run({ params, res }) {
      // A part that has no sound yet has a waveform of no length; asking for it is no mistake.
      const entry = (await shelf.all(params.bagianId)).find((e) => e.no === params.channel)
      const peaks = (await entry?.channel.peaks()) ?? new Uint8Array()
      res.setHeader('cache-control', 'no-store')
      res.setHeader('content-type', 'application/octet-stream')
      res.setHeader('content-length', peaks.length)
      res.end(Buffer.from(peaks))
    },
  })
}
