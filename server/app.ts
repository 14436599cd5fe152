/** The whole server out of its parts: listens first (503 until ready), then opens store and rooms one after another. */
import { mkdirSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import express from 'express'
import { createAudit, createSessions, openAccess } from './access/index.ts'
import { type AdminRoom, openAdmin } from './admin/index.ts'
import { type Config, isLoopback } from './config.ts'
import { demoAkun } from './demo/index.ts'
import { RisalahError } from './domain/errors.ts'
import { createHttp, finishHttp } from './http/index.ts'
import { newId, newPublicId } from './ids.ts'
import { createLive } from './live/index.ts'
import { lockDataDir } from './lock.ts'
import type { Log } from './log.ts'
import { type OrangRoom, openOrang } from './orang/index.ts'
import { openRapat, type RapatRoom } from './rapat/index.ts'
import { sendPage, useClient, useSecurityHeaders } from './static.ts'
import { findDewan } from './store/dewan.ts'
import { openStore, type Store } from './store/index.ts'
import { openUsulan } from './usulan/index.ts'

export type Rooms = {
  readonly store: Store
  readonly admin: AdminRoom
  readonly orang: OrangRoom
  readonly rapat: RapatRoom
}

export type App = {
  /** Where it can be reached. */
  readonly url: string
  readonly rooms: Rooms
  close(): Promise<void>
}

export type AppOptions = {
  readonly config: Config
  readonly log: Log
  readonly clock?: () => Date
}

async function listen(server: Server, { host, port }: Config): Promise<number> {
  await new Promise<void>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const message =
        error.code === 'EADDRINUSE'
          ? `Port ${port} di ${host} sudah dipakai program lain. Pilih PORT lain.`
          : error.code === 'EACCES'
            ? `Port ${port} tidak boleh dipakai oleh pengguna ini. Pilih PORT di atas 1023.`
            : `Alamat ${host}:${port} tidak dapat dipakai (${error.code}).`
      failed(new RisalahError('state_refused', { message, cause: error }))
    })
    server.listen(port, host, done)
  })
  return (server.address() as AddressInfo).port
}

/** Every origin under which this machine serves its own pages; anything else may not change data. */
function ownOrigins(config: Config, scheme: string, port: number): string[] {
  const bracket = (host: string) => (host.includes(':') ? `[${host}]` : host)
  const hosts = new Set([config.host])
  if (isLoopback(config.host)) for (const host of ['localhost', '127.0.0.1', '::1']) hosts.add(host)
  if (config.host === '0.0.0.0' || config.host === '::') {
    hosts.add('localhost')
    for (const list of Object.values(networkInterfaces())) {
      for (const { address } of list ?? []) hosts.add(address)
    }
  }
  const origins = [...hosts].flatMap((host) => {
    const url = `${scheme}://${bracket(host)}:${port}`
    return URL.canParse(url) ? new URL(url).origin : []
  })
  return config.publicUrl === null ? origins : [config.publicUrl, ...origins]
}

export async function createApp(options: AppOptions): Promise<App> {
  const { config, log } = options
  const clock = options.clock ?? (() => new Date())
  mkdirSync(config.dataDir, { recursive: true })
  const unlock = lockDataDir(config.dataDir)
  const closing: (() => Promise<void> | void)[] = [unlock]
  async function close(): Promise<void> {
    for (const step of closing.splice(0).reverse()) {
      try {
        await step()
      } catch (error) {
        log.error('a part did not close', { cause: String(error) })
      }
    }
  }

  try {
    const outer = express()
    outer.disable('x-powered-by')
    // A proxy on this machine tells who asks; nobody else is believed.
    outer.set('trust proxy', 'loopback')
    const secure = config.tls.mode !== 'off' || config.publicUrl?.startsWith('https:') === true
    useSecurityHeaders(outer, { tls: secure })

    let health:
      | (() => Promise<{ siap: boolean; model: { terpasang: boolean; pesan: string } }>)
      | null = null
    outer.get('/healthz', (_req, res) => {
      res.setHeader('cache-control', 'no-store')
      if (health === null) {
        res.status(503).json({ siap: false, pesan: 'Server sedang dimulai.' })
        return
      }
      health().then(
        (body) => void res.json(body),
        () => void res.status(503).json({ siap: false, pesan: 'Basis data tidak menjawab.' }),
      )
    })
    outer.use((req, res, next) => {
      if (health !== null) return next()
      if (req.path.startsWith('/api')) {
        res.status(503).json(new RisalahError('not_ready').toBody())
        return
      }
      sendPage(res, 503, 'Risalah sedang dimulai', '<p>Muat ulang halaman ini sebentar lagi.</p>')
    })

    const server = createHttpServer(outer)
    const port = await listen(server, config)
    closing.push(
      () =>
        new Promise<void>((done) => {
          server.close(() => done())
          server.closeAllConnections()
        }),
    )
    const origins = ownOrigins(config, 'http', port)
    const url = config.publicUrl ?? origins[0]!

    const store = await openStore({ dataDir: config.dataDir })
    closing.push(() => store.close())
    const sessions = createSessions({ store, clock, secure })
    const { sessionOf, actorOf } = sessions
    const http = createHttp({ sessionOf, origins, log })
    http.app.set('trust proxy', 'loopback')
    outer.use(http.app)
    const live = createLive({ server, origins, actorOf, log })
    closing.push(() => live.close())
    const audit = createAudit({ store, clock })
    const core = { store, http, live, log, clock, newId, newPublicId, audit }

    const admin = openAdmin({ ...core, dataDir: config.dataDir })
    closing.push(() => admin.close())
    openAccess({
      ...core,
      sessions,
      dewan: admin.dewan,
      modelReady: admin.modelReady,
      demoAkun: () => demoAkun(store),
      disconnect: () => {},
    })
    const orang = openOrang(core)
    const rapat = openRapat({
      ...core,
      dewan: admin.dewan,
      roster: orang.roster,
      listRisalah: async () => [],
      speaks: async () => false,
    })
    openUsulan({
      ...core,
      people: orang.people,
      loadRapat: rapat.load,
      subjectOfBagian: rapat.subjectOfBagian,
      speakerOfTurn: async () => null,
    })

    useClient(http.app, config.clientDir)
    finishHttp(http, log)
    health = async () => {
      const set = (await findDewan(store.db)) !== null
      const terpasang = set && (await admin.modelReady())
      const pesan = terpasang
        ? 'Model suara terpasang.'
        : 'Model suara belum terpasang. Rekaman tetap berjalan; pasang dengan: npm run models -- get whisper-base'
      return { siap: true, model: { terpasang, pesan } }
    }
    return { url, rooms: { store, admin, orang, rapat }, close }
  } catch (error) {
    await close()
    throw error
  }
}
