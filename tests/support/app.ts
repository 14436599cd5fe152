/** A whole server on a free port with its own data folder, and clients that speak to it as people do. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import type { z } from 'zod'
import { type App, createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { demoSandi, seedCouncil, seedDemo } from '../../server/demo/index.ts'
import { type Api, api } from '../../server/domain/api.ts'
import type { EngineName } from '../../server/domain/speech.ts'
import { silentLog } from '../../server/log.ts'
import { openStore } from '../../server/store/index.ts'
import type { CatalogueEntry } from '../../transcription/client.ts'

export type ApiName = keyof Api
export type CallInput = {
  params?: Record<string, string | number>
  query?: Record<string, string | number | undefined>
  /** A value for JSON, or bytes where the route takes them. */
  body?: unknown
}

/** What a refused call throws. */
export class CallError extends Error {
  readonly status: number
  readonly body: { code: string; message: string; fields?: Record<string, string> }
  constructor(status: number, body: CallError['body']) {
    super(`${status} ${body.code}: ${body.message} ${JSON.stringify(body.fields ?? {})}`)
    this.status = status
    this.body = body
  }
}

export type ApiClient = {
  /** The cookie header, for sockets and plain fetches. */
  readonly cookie: string
  readonly csrf: string
  call<N extends ApiName>(name: N, input?: CallInput): Promise<z.output<Api[N]['out']>>
  /** The same without parsing: for bytes and for refusals. */
  raw(name: ApiName, input?: CallInput): Promise<Response>
}

export type TestApp = {
  readonly url: string
  readonly app: App
  readonly dataDir: string
  /** Signed in with the demo account of this name, or nobody. */
  client(namaAkun?: string): Promise<ApiClient>
  socket(namaAkun?: string): Promise<Socket>
  stop(): Promise<void>
}

function pathOf(name: ApiName, { params = {}, query = {} }: CallInput): string {
  const path = api[name].path.replace(/:(\w+)/g, (_all, key: string) =>
    encodeURIComponent(String(params[key] ?? `tanpa-${key}`)),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, String(value))
  }
  return search.size === 0 ? path : `${path}?${search}`
}

/** A client of a running server; `url` may also be one that a test started by the command line. */
export async function signIn(
  url: string,
  namaAkun?: string,
  sandi = demoSandi,
): Promise<ApiClient> {
  let cookie = ''
  let csrf = ''
  async function raw(name: ApiName, input: CallInput = {}): Promise<Response> {
    const { method } = api[name]
    const bytes = input.body instanceof Uint8Array
    const headers: Record<string, string> = { cookie, 'x-csrf': csrf }
    if (method !== 'GET')
      headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json'
    return fetch(new URL(pathOf(name, input), url), {
      method,
      headers,
      ...(method === 'GET'
        ? {}
        : {
            body: bytes
              ? (input.body as Uint8Array<ArrayBuffer>)
              : JSON.stringify(input.body ?? {}),
          }),
    })
  }
  async function call<N extends ApiName>(name: N, input: CallInput = {}) {
    const response = await raw(name, input)
    const body = (await response.json()) as unknown
    if (!response.ok) throw new CallError(response.status, body as CallError['body'])
    return api[name].out.parse(body) as z.output<Api[N]['out']>
  }
  if (namaAkun !== undefined) {
    const response = await raw('signIn', { body: { namaAkun, sandi } })
    if (!response.ok) {
      throw new CallError(response.status, (await response.json()) as CallError['body'])
    }
    cookie = response.headers.getSetCookie()[0]!.split(';')[0]!
    csrf = (await call('session')).csrf
  }
  return { cookie, csrf, call, raw }
}

/** A socket as the browser opens it. Resolves when the server has registered its events. */
export async function connect(url: string, cookie: string): Promise<Socket> {
  const socket = io(url, {
    parser,
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: cookie === '' ? {} : { cookie },
  })
  await new Promise<void>((done, failed) => {
    socket.once('siap', () => done())
    socket.once('connect_error', failed)
  })
  return socket
}

export type StartOptions = {
  /** With rapat and items; without: the same council, people and accounts only. */
  demo?: boolean
  engine?: EngineName
  model?: string
  /** Kept after `stop` where given, so that a server can be started again on it. */
  dataDir?: string
  clock?: () => Date
  env?: Record<string, string>
  /** Another catalogue of models. */
  models?: readonly CatalogueEntry[]
}

export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const own = options.dataDir === undefined
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'risalah-'))
  const clock = options.clock ?? (() => new Date())
  const engine = { engine: options.engine ?? 'scripted', model: options.model ?? 'scripted' }
  const seeding = await openStore({ dataDir })
  await seedCouncil(seeding, { clock, engine })
  await seeding.close()
  const config = readConfig({ PORT: '0', RISALAH_DATA: resolve(dataDir), ...options.env })
  const app = await createApp({
    config,
    log: silentLog,
    clock,
    ...(options.models && { models: options.models }),
    prepare: async (rooms) => {
      if (options.demo) await seedDemo(rooms, { clock })
    },
  })
  const sockets: Socket[] = []
  return {
    url: app.url,
    app,
    dataDir,
    client: (namaAkun) => signIn(app.url, namaAkun),
    async socket(namaAkun) {
      const { cookie } = await signIn(app.url, namaAkun)
      const socket = await connect(app.url, cookie)
      sockets.push(socket)
      return socket
    },
    async stop() {
      for (const socket of sockets) socket.disconnect()
      await app.close()
      if (own) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
