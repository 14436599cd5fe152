/**
 * Door of the sockets: socket.io with msgpack over websocket only. Every socket carries a session; each area registers
 * its own events and asks `can` for each of them. Protocols are in `server/domain/protocol`.
 */
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import parser from 'socket.io-msgpack-parser'
import type { z } from 'zod'
import type { Actor } from '../domain/access.ts'
import { type ErrorBody, RisalahError } from '../domain/errors.ts'
import type { Log } from '../log.ts'

export { createSeats, type Seats } from './seats.ts'

export type LiveSocket = {
  readonly id: string
  /** Asked anew for each event, so that a closed account or session stops at once. */
  actor(): Promise<Actor>
  /** Answers with `{ok: true, value}` or `{ok: false, error: ErrorBody}`. Input is parsed before `run`. */
  on<S extends z.ZodType>(
    event: string,
    input: S,
    run: (value: z.infer<S>) => Promise<unknown>,
  ): void
  /** Sends to this socket only. */
  send(event: string, value: unknown): void
  join(room: string): void
  leave(room: string): void
  onClose(listener: () => void): void
}

export type LiveAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorBody }

export type Live = {
  /** Called for every socket that connects; each area calls it once at start. */
  onSocket(setup: (socket: LiveSocket) => void): void
  /** Sends to everyone in a room, such as `bagian:ID`, `siaran:ID`, `rapat:ID`. */
  publish(room: string, event: string, value: unknown): void
  /** How many sockets are in a room. */
  count(room: string): number
  /** Puts everyone out of a room, at once: a part was closed to them. */
  empty(room: string): void
  /** Cuts every connection in a room; clients come back by themselves and are asked anew who they are. */
  renew(room: string): void
  close(): Promise<void>
}

export type LiveOptions = {
  readonly server: HttpServer
  readonly origins: readonly string[]
  readonly actorOf: (req: IncomingMessage) => Promise<Actor>
  readonly log: Log
}

const maxMessageBytes = 4 * 1024 * 1024

export function createLive(options: LiveOptions): Live {
  const { log } = options
  const io = new Server(options.server, {
    parser,
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    allowRequest(req, done) {
      const origin = req.headers.origin
      done(null, origin === undefined || options.origins.includes(origin))
    },
  })
  const setups: ((socket: LiveSocket) => void)[] = []
  io.on('connection', (socket) => {
    const live = wrap(socket)
    for (const setup of setups) setup(live)
    // Events of all areas stand now; what a client sent before this would have gone unheard.
    socket.emit('siap')
  })

  function wrap(socket: Socket): LiveSocket {
    return {
      id: socket.id,
      actor: () => options.actorOf(socket.request),
      on(event, input, run) {
        socket.on(event, (raw: unknown, answer?: unknown) => {
          const reply =
            typeof answer === 'function' ? (answer as (a: LiveAnswer<unknown>) => void) : null
          void (async () => {
            const parsed = input.safeParse(raw)
            if (!parsed.success) throw new RisalahError('input_invalid')
            const value = await run(parsed.data)
            reply?.({ ok: true, value: value ?? null })
          })().catch((error: unknown) => {
            const known =
              error instanceof RisalahError ? error : new RisalahError('internal', { cause: error })
            if (known.status >= 500)
              log.error('socket event failed', { event, code: known.code, cause: String(error) })
            reply?.({ ok: false, error: known.toBody() })
          })
        })
      },
      send: (event, value) => void socket.emit(event, value),
      join: (room) => void socket.join(room),
      leave: (room) => void socket.leave(room),
      onClose: (listener) => void socket.on('disconnect', listener),
    }
  }

  return {
    onSocket: (setup) => void setups.push(setup),
    publish: (room, event, value) => void io.to(room).emit(event, value),
    count: (room) => io.sockets.adapter.rooms.get(room)?.size ?? 0,
    empty: (room) => io.socketsLeave(room),
    renew(room) {
      for (const id of io.sockets.adapter.rooms.get(room) ?? []) {
        io.sockets.sockets.get(id)?.conn.close()
      }
    },
    close: () => io.close(),
  }
}
