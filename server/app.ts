/** The whole server: locks the data folder, listens (503 until ready), opens the rooms, serves the pages. */
import { mkdirSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import express, { type Express } from 'express'
import type { CatalogueEntry } from '../transcription/client.ts'
import { type Config, isLoopback } from './config.ts'
import { RisalahError } from './domain/errors.ts'
import { finishHttp } from './http/index.ts'
import { listen, ownOrigins } from './listen.ts'
import { lockDataDir } from './lock.ts'
import type { Log } from './log.ts'
import { openRooms, type Rooms } from './rooms.ts'
import { addSecurityHeaders, sendPage, serveClient } from './static.ts'
import { findDewan } from './store/dewan.ts'

export type { Rooms } from './rooms.ts'

export type App = {
  /** Where it can be reached. */
  readonly url: string
  readonly port: number
  readonly rooms: Rooms
  close(): Promise<void>
}

export type AppOptions = {
  readonly config: Config
  readonly log: Log
  readonly clock?: () => Date
  /** For tests: another catalogue of models. */
  readonly models?: readonly CatalogueEntry[]
  /** Awaited before the server says that it is ready. */
  readonly prepare?: (rooms: Rooms) => Promise<void>
}

const graceMs = 1500

type Health = { siap: true; model: { terpasang: boolean; pesan: string } }

/** `/healthz`, and a refusal of everything else while the server is not ready. */
function guardReadiness(app: Express, health: () => Promise<Health> | null): void {
  app.get('/healthz', (_req, res) => {
    res.setHeader('cache-control', 'no-store')
    const asked = health()
    if (asked === null) {
      res.status(503).json({ siap: false, pesan: 'Server sedang dimulai.' })
      return
    }
    asked.then(
      (body) => void res.json(body),
      () => void res.status(503).json({ siap: false, pesan: 'Basis data tidak menjawab.' }),
    )
  })
  app.use((req, res, next) => {
    if (health() !== null) return next()
    if (req.path.startsWith('/api/')) {
      res.status(503).json(new RisalahError('not_ready').toBody())
      return
    }
    sendPage(res, 503, 'Risalah sedang dimulai', '<p>Muat ulang halaman ini sebentar lagi.</p>')
  })
}

async function healthOf({ store, admin }: Rooms): Promise<Health> {
  const terpasang = (await findDewan(store.db)) !== null && (await admin.modelReady())
  const pesan = terpasang
    ? 'Model suara terpasang.'
    : 'Model suara belum terpasang. Rekaman tetap berjalan; pasang di Admin → Mesin & model, atau dengan: npm run models -- get whisper-base'
  return { siap: true, model: { terpasang, pesan } }
}

type Step = () => Promise<void> | void

/** Requests that are being answered get a moment to end. */
async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => {
    server.close(() => done())
  })
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearTimeout(late)
}

/** The passwords of the demo are public knowledge. */
async function refuseOpenDemo({ store }: Rooms, host: string): Promise<void> {
  if (isLoopback(host) || !(await findDewan(store.db))?.demo) return
  throw new RisalahError('input_invalid', {
    message: `Akun demo memakai kata sandi yang diketahui umum, jadi hanya boleh di 127.0.0.1, bukan HOST=${host}. Pakai RISALAH_DATA baru dan "risalah init" untuk dewan yang nyata.`,
  })
}

export async function createApp(options: AppOptions): Promise<App> {
  const { config, log } = options
  const clock = options.clock ?? (() => new Date())
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const closing: Step[] = [lockDataDir(config.dataDir)]
  /** Nothing new comes in any more before the rooms write what they have. */
  const intake: Step[] = []
  async function close(): Promise<void> {
    for (const step of [...intake.splice(0), ...closing.splice(0).reverse()]) {
      try {
        await step()
      } catch (error) {
        log.error('a part did not close', { cause: String(error) })
      }
    }
  }

  try {
    const app = express()
    app.disable('x-powered-by')
    const secure = config.tls.mode !== 'off' || config.publicUrl?.startsWith('https:') === true
    addSecurityHeaders(app, { tls: secure })
    let rooms: Rooms | null = null
    guardReadiness(app, () => (rooms === null ? null : healthOf(rooms)))

    // Certificates are read and made only where they are used: most starts need none.
    const certificates = config.tls.mode === 'off' ? null : await import('./tls.ts')
    const tls = (await certificates?.readTlsFiles(config, clock())) ?? null
    const server =
      tls === null
        ? createHttpServer(app)
        : createHttpsServer({ cert: tls.cert, key: tls.key }, app)
    // A whole recording may take long to upload.
    server.requestTimeout = 0
    const port = await listen(server, config)
    intake.push(() => stopListening(server))
    const origins = ownOrigins(config, port)
    const opened = await openRooms({
      config,
      models: options.models,
      log,
      clock,
      server,
      origins,
      secure,
      onClose: (step) => void closing.push(step),
      onStop: (step) => void intake.unshift(step),
    })
    await refuseOpenDemo(opened.rooms, config.host)
    await options.prepare?.(opened.rooms)
    const { http } = opened
    if (tls?.ca) certificates?.serveTrustPage(http.app, tls.ca, origins)
    serveClient(http.app, config.clientDir)
    finishHttp(http, log)
    app.use(http.app)
    rooms = opened.rooms
    return { url: origins[0]!, port, rooms, close }
  } catch (error) {
    await close()
    throw error
  }
}
