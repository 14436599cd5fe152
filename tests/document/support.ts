/** A document room on a real store and real sockets, with accounts that a test names in the address. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { openDocument } from '../../server/document/index.ts'
import type { BagianSubject } from '../../server/domain/access.ts'
import type { Akun } from '../../server/domain/orang.ts'
import type { Peserta, Rapat, Sifat } from '../../server/domain/rapat.ts'
import { type Segment, segmentId } from '../../server/domain/speech.ts'
import { createHttp, type Http } from '../../server/http/index.ts'
import { newId } from '../../server/ids.ts'
import { createLive, type Live } from '../../server/live/index.ts'
import { silentLog } from '../../server/log.ts'
import { openStore, type Store } from '../../server/store/index.ts'

export const akun = (id: string, peran: Akun['peran']): Akun => ({
  id,
  namaAkun: id,
  nama: `Nama ${id}`,
  peran,
  orangId: null,
  aktif: true,
})

export const people: readonly Akun[] = [
  akun('budi', 'notulis'),
  akun('sari', 'notulis'),
  akun('anggota', 'anggota'),
  akun('tamu', 'sekretariat'),
]

export const peserta = (id: string, nama: string): Peserta => ({
  id,
  orangId: null,
  kelompok: 'anggota',
  nama,
  sapaan: 'Bapak',
  jabatan: 'Anggota',
  instansi: null,
  fraksi: null,
  warna: '#0b7285',
  dapil: null,
  panggilan: [],
})

export function segment(
  startMs: number,
  words: readonly string[],
  change: Partial<Segment> & { wordMs?: number; endMs?: number } = {},
): Segment {
  const { wordMs = 400, endMs, ...rest } = change
  const channel = rest.channel ?? 0
  const end = endMs ?? startMs + words.length * wordMs + 100
  return {
    channel,
    sid: segmentId(channel, startMs * 16),
    rev: 0,
    startSample: startMs * 16,
    endSample: end * 16,
    text: words.join(' '),
    words: words.map((text, i) => ({
      text,
      startMs: startMs + i * wordMs,
      endMs: startMs + (i + 1) * wordMs - 50,
      confidence: 0.9,
    })),
    engine: 'scripted',
    model: 'uji',
    ...rest,
  }
}

export type Room = ReturnType<typeof openDocument>

export type TestRoom = {
  room: Room
  store: Store
  live: Live
  http: Http
  url: string
  dataDir: string
  sifat: Map<string, Sifat>
  people: Peserta[]
  /** `stored` runs instead of telling others, after a change is on disk and before it is acknowledged. */
  hooks: { stored: (() => void) | null }
  socket(akunId: string | null): Promise<Socket>
  /** As after a crash: nothing is written any more, the store is opened again from the disk. */
  crash(): Promise<void>
  stop(): Promise<void>
}

function subject(bagianId: string, sifat: Sifat): BagianSubject {
  const rapat = {
    id: 'rapat',
    judul: 'Rapat uji',
    sifatAwal: 'terbuka',
    penugasan: { ketua: [], sekretaris: null, operator: [], notulis: ['budi', 'sari'] },
    bagian: [],
  } as unknown as Rapat
  return {
    kind: 'bagian',
    rapat,
    ketuaOrangId: [],
    sekretarisOrangId: null,
    pesertaOrangId: [],
    bagian: {
      id: bagianId,
      rapatId: 'rapat',
      no: 1,
      sifat,
      mulaiAt: '2026-11-25T02:00:00.000Z',
      selesaiAt: null,
    },
  }
}

/** Socket.io answers an event with `{ok, value}`; a refusal is thrown as its body. */
export async function ask<T>(socket: Socket, event: string, value: unknown): Promise<T> {
  const answer = (await socket.timeout(20_000).emitWithAck(event, value)) as
    | { ok: true; value: T }
    | { ok: false; error: { code: string; message: string } }
  if (!answer.ok) throw Object.assign(new Error(answer.error.message), answer.error)
  return answer.value
}

export async function startRoom(dataDir?: string): Promise<TestRoom> {
  const dir = dataDir ?? mkdtempSync(join(tmpdir(), 'naskah-'))
  const sockets: Socket[] = []
  const sifat = new Map<string, Sifat>()
  const roster = [peserta('p1', 'Bambang Sutrisno'), peserta('p2', 'Siti <b>Aminah</b>')]
  let server: Server
  let port = 0
  const hooks: TestRoom['hooks'] = { stored: null }
  const open = async () => {
    const store = await openStore({ dataDir: dir })
    const actorOf = async (req: { url?: string | undefined }) => {
      const id = new URL(req.url ?? '/', 'http://x').searchParams.get('akun')
      return { akun: people.find((p) => p.id === id) ?? null }
    }
    const http = createHttp({
      sessionOf: async (req) => ({ actor: await actorOf(req), csrf: null }),
      origins: [],
      log: silentLog,
    })
    server = createServer(http.app)
    const live = createLive({ server, origins: [], actorOf, log: silentLog })
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
    port = (server.address() as AddressInfo).port
    const room = openDocument({
      store,
      http,
      live: {
        ...live,
        publish(to, event, value) {
          if (event === 'naskah:update' && hooks.stored) hooks.stored()
          else live.publish(to, event, value)
        },
      },
      log: silentLog,
      clock: () => new Date(),
      newId,
      audit: async () => {},
      subjectOfBagian: async (id) => subject(id, sifat.get(id) ?? 'terbuka'),
      peserta: async () => roster,
      // Written Indonesian is not the subject here: a capital and a full stop.
      writing: async () => ({
        correct: (words) => ({ words, corrections: [] }),
        write: (raw) => (raw === '' ? '' : `${raw[0]!.toUpperCase()}${raw.slice(1)}.`),
      }),
    })
    const url = `http://127.0.0.1:${port}`
    return { store, http, live, room, url }
  }
  const test: TestRoom = {
    hooks,
    ...(await open()),
    dataDir: dir,
    sifat,
    people: roster,
    async socket(akunId) {
      const socket = io(test.url, {
        parser,
        transports: ['websocket'],
        forceNew: true,
        reconnectionDelay: 20,
        reconnectionDelayMax: 60,
        query: akunId ? { akun: akunId } : {},
      })
      sockets.push(socket)
      await new Promise<void>((done, fail) => {
        socket.once('siap', done)
        socket.once('connect_error', fail)
      })
      return socket
    },
    async crash() {
      await test.live.close()
      await test.store.close()
      Object.assign(test, await open())
    },
    async stop() {
      for (const socket of sockets) socket.disconnect()
      await test.live.close()
      await test.room.close()
      await test.store.close()
      if (!dataDir) rmSync(dir, { recursive: true })
    },
  }
  return test
}
