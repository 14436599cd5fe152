/** A capture room on its own HTTP server with real sockets; the council's other rooms are two plain objects. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32 } from 'node:zlib'
import express from 'express'
import { io, type Socket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import {
  type CaptureLimits,
  type CaptureParts,
  type CaptureRoom,
  openCapture,
} from '../../server/capture/index.ts'
import type { Actor, BagianSubject } from '../../server/domain/access.ts'
import { RisalahError } from '../../server/domain/errors.ts'
import type { Akun } from '../../server/domain/orang.ts'
import { frameSamples } from '../../server/domain/protocol/capture.ts'
import type { Sifat } from '../../server/domain/rapat.ts'
import { createHttp, finishHttp } from '../../server/http/index.ts'
import { newId } from '../../server/ids.ts'
import { createLive, type LiveAnswer } from '../../server/live/index.ts'
import { silentLog } from '../../server/log.ts'
import { addSecurityHeaders } from '../../server/static.ts'
import { openStore } from '../../server/store/index.ts'

export const bagianId = 'bagian-1'

export const people: Readonly<Record<string, Akun>> = Object.fromEntries(
  (
    [
      ['ops', 'Oki Operator', 'notulis'],
      ['ops2', 'Nia Notulis', 'notulis'],
      ['tamu', 'Ani Anggota', 'anggota'],
      ['set', 'Wati Sekretariat', 'sekretariat'],
    ] as const
  ).map(([id, nama, peran]) => [
    id,
    { id, namaAkun: id, nama, peran, orangId: null, aktif: true } satisfies Akun,
  ]),
)

export type Sitting = {
  mulaiAt: string
  selesaiAt: string | null
  sifat: Sifat
  /** The openness of each part that followed, each beginning where the one before ended. */
  next?: { sifat: Sifat; mulaiAt: string }[]
  frozen?: boolean
}

export function subjectFor(given: Sitting, id = bagianId): BagianSubject {
  const { next = [], frozen: _, ...sitting } = given
  const parts = [sitting, ...next].map((part, i) => ({
    selesaiAt: next[i]?.mulaiAt ?? (i === 0 ? sitting.selesaiAt : null),
    sifat: part.sifat,
    mulaiAt: part.mulaiAt,
    id: `bagian-${i + 1}`,
    rapatId: 'rapat-1',
    no: i + 1,
  }))
  // A part that no test has named is like the first.
  const bagian = parts.find((part) => part.id === id) ?? { ...parts[0]!, id }
  return {
    kind: 'bagian',
    bagian,
    ketuaOrangId: [],
    sekretarisOrangId: null,
    pesertaOrangId: [],
    rapat: {
      id: 'rapat-1',
      publicId: 'p',
      jenis: 'komisi',
      judul: 'Rapat Komisi',
      alat: null,
      nomor: null,
      masaSidang: null,
      tahunSidang: null,
      sifatAwal: sitting.sifat,
      tanggal: '2026-11-24',
      jamMulai: '09:00',
      jamSelesai: null,
      zona: 'Asia/Jakarta',
      tempat: 'Ruang Komisi',
      acara: [],
      status: 'berlangsung',
      dibukaAt: sitting.mulaiAt,
      ditutupAt: null,
      skors: [],
      bagian: parts,
      penugasan: { ketua: [], sekretaris: null, operator: ['ops'], notulis: ['ops2'] },
      engine: null,
      model: null,
      demo: false,
      versi: 1,
    },
  }
}

export type Bench = {
  readonly url: string
  readonly room: CaptureRoom
  readonly sitting: Sitting
  readonly audited: string[]
  connect(akun: string | null): Promise<Socket>
  /** How many sockets are in the room of the part. */
  present(): number
  close(): Promise<void>
}

export async function openBench(options: {
  dataDir: string
  port?: number
  sitting?: Partial<Sitting>
  freeBytes?: () => Promise<number>
  clock?: () => Date
  limits?: Partial<CaptureLimits>
  /** A folder of pages to serve, under the policy of the product. */
  pages?: string
  origins?: string[]
}): Promise<Bench> {
  const clock = options.clock ?? (() => new Date())
  const sitting: Sitting = {
    mulaiAt: clock().toISOString(),
    selesaiAt: null,
    sifat: 'terbuka',
    ...options.sitting,
  }
  const store = await openStore({ dataDir: options.dataDir })
  const actorOf = async (req: {
    headers: Record<string, unknown>
    url?: string
  }): Promise<Actor> => {
    const name =
      req.headers['x-akun'] ?? new URL(req.url ?? '/', 'http://x').searchParams.get('akun')
    return { akun: people[String(name)] ?? null }
  }
  const origins: string[] = [...(options.origins ?? [])]
  const http = createHttp({
    sessionOf: async (req) => ({ actor: await actorOf(req), csrf: null }),
    origins,
    log: silentLog,
  })
  const server = createServer(http.app)
  const live = createLive({ server, origins, actorOf, log: silentLog })
  const audited: string[] = []
  const parts: CaptureParts = {
    store,
    http,
    live,
    log: silentLog,
    clock,
    newId,
    dataDir: options.dataDir,
    audit: async (entry) => void audited.push(entry.aksi),
    subjectOfBagian: async (id) => {
      if (!id.startsWith('bagian-')) throw new RisalahError('not_found')
      return subjectFor(sitting, id)
    },
    frozen: async () => sitting.frozen === true,
    ...(options.freeBytes && { freeBytes: options.freeBytes }),
    limits: { drainMs: 300, ...options.limits },
  }
  const room = await openCapture(parts)
  if (options.pages) {
    addSecurityHeaders(http.app, { tls: false })
    http.app.use(express.static(options.pages))
  }
  finishHttp(http, silentLog)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  origins.push(url)
  const sockets: Socket[] = []
  return {
    url,
    room,
    sitting,
    audited,
    present: () => live.count(`bagian:${bagianId}`),
    async connect(akun) {
      const socket = connectTo(url, akun)
      sockets.push(socket)
      await new Promise<void>((resolve) => socket.once('siap', () => resolve()))
      return socket
    },
    async close() {
      for (const socket of sockets) socket.disconnect()
      await live.close()
      await room.close()
      await store.close()
    },
  }
}

export function connectTo(url: string, akun: string | null): Socket {
  return io(url, {
    parser,
    transports: ['websocket'],
    forceNew: true,
    query: { akun: akun ?? '' },
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
  })
}

/** The value of an answer; a refusal is thrown as its body. */
export async function ask<T>(socket: Socket, event: string, value: unknown): Promise<T> {
  const answer = (await socket.timeout(20_000).emitWithAck(event, value)) as LiveAnswer<T>
  if (!answer.ok) throw answer.error
  return answer.value
}

/** Sound that is different everywhere, so that a frame in the wrong place is seen. */
export function sound(samples: number, seed = 1): Buffer {
  const pcm = Buffer.alloc(samples * 2)
  let state = seed >>> 0 || 1
  for (let i = 0; i < samples; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    pcm.writeInt16LE((state >>> 16) - 32768, i * 2)
  }
  return pcm
}

export function framesOf(pcm: Buffer, from = 0, to = Number.POSITIVE_INFINITY) {
  const frames = []
  const count = Math.ceil(pcm.length / 2 / frameSamples)
  for (let seq = from; seq < Math.min(count, to); seq++) {
    const bytes = pcm.subarray(seq * frameSamples * 2, (seq + 1) * frameSamples * 2)
    frames.push({ seq, sampleStart: seq * frameSamples, crc: crc32(bytes), pcm: bytes })
  }
  return frames
}

export type Announce = Partial<{
  captureId: string
  deviceId: string
  channel: number
  startedAgoMs: number
  samples: number
  ended: boolean
  bagianId: string
  unsureMs: number
  from: { bagianId: string; captureId: string; seq: number }
}>

export function announce(given: Announce = {}) {
  return {
    bagianId,
    channel: 0,
    captureId: newId(),
    deviceId: newId(),
    label: 'Mikrofon uji',
    startedAgoMs: 0,
    samples: 0,
    ended: false,
    ...given,
  }
}
