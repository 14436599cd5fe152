/** Sessions on the server behind an opaque cookie: sliding idle expiry, an absolute end, one csrf token each. */
import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Response } from 'express'
import type { Actor } from '../domain/access.ts'
import type { Akun } from '../domain/orang.ts'
import type { Session } from '../http/index.ts'
import {
  findSesi,
  insertSesi,
  removeOldSesi,
  removeSesi,
  removeSesiOfAkun,
  type SesiRow,
  touchSesi,
} from '../store/akun.ts'
import type { Store } from '../store/index.ts'

const hour = 3_600_000
/** A sitting may last a whole day with the screen left alone. */
const idleMs = 12 * hour
const absoluteMs = 7 * 24 * hour
/** Not every request writes: the expiry slides in steps. */
const touchMs = 60_000

export type SessionsOptions = {
  readonly store: Store
  readonly clock: () => Date
  /** True where the page is served over https: then the cookie is `__Host-` and Secure. */
  readonly secure: boolean
}

export type Sessions = ReturnType<typeof createSessions>

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

function readCookie(req: IncomingMessage, name: string): string | null {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

export function createSessions({ store, clock, secure }: SessionsOptions) {
  const { db } = store
  const cookieName = secure ? '__Host-risalah_sesi' : 'risalah_sesi'
  const iso = (ms: number) => new Date(ms).toISOString()

  async function find(req: IncomingMessage): Promise<SesiRow | null> {
    const token = readCookie(req, cookieName)
    if (token === null || token.length > 100) return null
    const sesi = await findSesi(db, hashOf(token))
    if (sesi === null || !sesi.akun.aktif) return null
    const now = clock().getTime()
    const idle = now - Date.parse(sesi.terakhirAt)
    if (idle > idleMs || now - Date.parse(sesi.dibuatAt) > absoluteMs) {
      await removeSesi(db, sesi.tokenHash)
      return null
    }
    if (idle > touchMs) await touchSesi(db, sesi.tokenHash, iso(now))
    return sesi
  }

  function setCookie(res: Response, value: string, maxAgeMs: number): void {
    res.cookie(cookieName, value, {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      path: '/',
      maxAge: maxAgeMs,
      encode: String,
    })
  }

  return {
    async sessionOf(req: IncomingMessage): Promise<Session> {
      const sesi = await find(req)
      return { actor: { akun: sesi?.akun ?? null }, csrf: sesi?.csrf ?? null }
    },

    async actorOf(req: IncomingMessage): Promise<Actor> {
      return { akun: (await find(req))?.akun ?? null }
    },

    /** A new token at every sign-in; the one before it ends. */
    async begin(req: IncomingMessage, res: Response, akun: Akun): Promise<void> {
      const now = clock().getTime()
      const old = readCookie(req, cookieName)
      if (old !== null) await removeSesi(db, hashOf(old))
      await removeOldSesi(db, { terakhir: iso(now - idleMs), dibuat: iso(now - absoluteMs) })
      const token = randomBytes(32).toString('base64url')
      const csrf = randomBytes(24).toString('base64url')
      await insertSesi(db, { tokenHash: hashOf(token), akunId: akun.id, csrf, at: iso(now) })
      setCookie(res, token, absoluteMs)
    },

    async end(req: IncomingMessage, res: Response): Promise<void> {
      const token = readCookie(req, cookieName)
      if (token !== null) await removeSesi(db, hashOf(token))
      setCookie(res, '', 0)
    },

    /** All sessions of an account, but the one of this request if given. */
    async endAll(akunId: string, except: IncomingMessage | null = null): Promise<void> {
      const token = except === null ? null : readCookie(except, cookieName)
      await removeSesiOfAkun(db, akunId, token === null ? null : hashOf(token))
    },
  }
}
