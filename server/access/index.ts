/** Door of access: sign-in, sessions, accounts. The rights themselves are the table in `can.ts`. */
import type { IncomingMessage } from 'node:http'
import { api } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Akun, Dewan } from '../domain/orang.ts'
import type { Http } from '../http/index.ts'
import type { NewId } from '../ids.ts'
import type { Live } from '../live/index.ts'
import { findAkun, findSandi, insertAkun, listAkun, updateAkun } from '../store/akun.ts'
import type { Store } from '../store/index.ts'
import { findOrang } from '../store/orang.ts'
import { type Audit, routeAudit } from './audit.ts'
import { createRateLimit } from './limit.ts'
import { hashPassword, verifyPassword } from './password.ts'
import type { Sessions } from './session.ts'

export { type Audit, type AuditEntry, createAudit } from './audit.ts'
export { can } from './can.ts'
export { hashPassword } from './password.ts'
export { createSessions, type Sessions } from './session.ts'

/** Of one account from one address, of one account from anywhere, and of one address at any account. */
const maxFailures = { pair: 10, akun: 40, address: 60 } as const

export type AccessParts = {
  readonly store: Store
  readonly http: Http
  readonly clock: () => Date
  readonly newId: NewId
  readonly sessions: Sessions
  readonly audit: Audit
  readonly dewan: () => Promise<Dewan>
  readonly modelReady: () => Promise<boolean>
  /** What the sign-in page offers; empty outside the demo. */
  readonly demoAkun: () => Promise<
    { namaAkun: string; sandi: string; peran: Akun['peran']; nama: string }[]
  >
  readonly live: Live
}

export function openAccess(parts: AccessParts): void {
  const { http, live, clock, sessions, audit } = parts
  const { db } = parts.store
  const limit = createRateLimit(clock)
  // An unknown account costs as much time as a wrong password.
  const decoy = hashPassword('tidak-ada-akun-ini')

  const roomOf = (akunId: string) => `akun:${akunId}`
  live.onSocket((socket) => {
    void socket.actor().then(
      ({ akun }) => akun && socket.join(roomOf(akun.id)),
      () => {},
    )
  })

  const addressOf = (req: IncomingMessage & { ip?: string | undefined }) =>
    req.ip ?? req.socket.remoteAddress ?? ''

  http.handle(api.signIn, {
    async run({ body, req, res }) {
      const [akun, address] = [body.namaAkun.toLowerCase(), addressOf(req)]
      const keys = { pair: `${akun} ${address}`, akun: `akun ${akun}`, address: `dari ${address}` }
      const names = ['pair', 'akun', 'address'] as const
      // The limit of one machine is reached first: guessing there does not keep the person out elsewhere.
      if (!names.every((name) => limit.allows(keys[name], maxFailures[name]))) {
        throw new RisalahError('rate_limited', {
          message: 'Terlalu banyak percobaan masuk. Tunggu 15 menit, lalu coba lagi.',
        })
      }
      // Counted before the slow check, so that parallel guesses are counted too.
      for (const name of names) limit.fail(keys[name])
      const found = await findSandi(db, { namaAkun: body.namaAkun })
      const right = await verifyPassword(body.sandi, found?.sandiHash ?? (await decoy))
      if (found === null || !right || !found.akun.aktif) {
        await audit({ akunId: found?.akun.id ?? null, aksi: 'sesi.gagal', subjek: 'sesi' })
        throw new RisalahError('login_failed')
      }
      for (const name of names) limit.clear(keys[name])
      await sessions.begin(req, res, found.akun)
      await audit({ akunId: found.akun.id, aksi: 'sesi.masuk', subjek: 'sesi' })
      return { akun: found.akun }
    },
  })

  http.handle(api.signOut, {
    async run({ actor, req, res }) {
      await sessions.end(req, res)
      await audit({ akunId: actor.akun?.id ?? null, aksi: 'sesi.keluar', subjek: 'sesi' })
      // Rooms that were joined with this session are left at once; other devices come back by themselves.
      if (actor.akun) live.renew(roomOf(actor.akun.id))
      return { ok: true as const }
    },
  })

  http.handle(api.session, {
    async run({ actor, req }) {
      const { csrf } = await sessions.sessionOf(req)
      return {
        akun: actor.akun,
        dewan: await parts.dewan(),
        csrf: csrf ?? '',
        serverTime: clock().toISOString(),
        akunDemo: await parts.demoAkun(),
        modelSiap: await parts.modelReady(),
      }
    },
  })

  http.handle(api.changePassword, {
    async run({ actor, body, req }) {
      const akun = actor.akun
      if (akun === null) throw new RisalahError('not_signed_in')
      const key = `sandi ${akun.id}`
      if (!limit.allows(key, maxFailures.pair)) throw new RisalahError('rate_limited')
      const found = await findSandi(db, { id: akun.id })
      if (found === null || !(await verifyPassword(body.lama, found.sandiHash))) {
        limit.fail(key)
        const message = 'Kata sandi lama salah.'
        throw new RisalahError('input_invalid', { fields: { lama: message } })
      }
      await updateAkun(db, akun, { sandiHash: await hashPassword(body.baru) })
      await sessions.endAll(akun.id, req)
      live.renew(roomOf(akun.id))
      await audit({ akunId: akun.id, aksi: 'akun.sandi', subjek: akun.id })
      return { ok: true as const }
    },
  })

  async function checkOrang(orangId: string | null): Promise<void> {
    if (orangId !== null && (await findOrang(db, orangId)) === null) {
      throw new RisalahError('input_invalid', { fields: { orangId: 'Orang ini tidak ada.' } })
    }
  }

  http.handle(api.listAkun, {
    run: async () => ({ akun: await listAkun(db) }),
  })

  http.handle(api.listPetugas, {
    async run() {
      const active = (await listAkun(db)).filter((akun) => akun.aktif)
      return { petugas: active.map(({ id, nama, peran }) => ({ id, nama, peran })) }
    },
  })

  http.handle(api.createAkun, {
    async run({ actor, body }) {
      const { sandi, ...rest } = body
      const namaAkun = rest.namaAkun.trim().toLowerCase()
      if (!/^[a-z0-9][a-z0-9._-]{1,79}$/.test(namaAkun)) {
        const message = 'Pakai huruf kecil, angka, titik atau tanda hubung; paling sedikit 2.'
        throw new RisalahError('input_invalid', { fields: { namaAkun: message } })
      }
      await checkOrang(rest.orangId)
      const akun: Akun = { ...rest, namaAkun, id: parts.newId() }
      const at = clock().toISOString()
      await insertAkun(db, akun, { sandiHash: await hashPassword(sandi), at })
      await audit({
        akunId: actor.akun?.id ?? null,
        aksi: 'akun.buat',
        subjek: akun.id,
        rincian: { peran: akun.peran },
      })
      return akun
    },
  })

  http.handle(api.updateAkun, {
    async run({ actor, params, body }) {
      const { sandi, ...rest } = body
      const old = await findAkun(db, params.akunId)
      if (old === null) throw new RisalahError('not_found')
      await checkOrang(rest.orangId)
      const akun: Akun = { ...old, ...rest }
      const sandiHash = sandi === undefined ? undefined : await hashPassword(sandi)
      await updateAkun(db, akun, { sandiHash })
      // A new password or a closed account ends every session of it at once.
      if (sandi !== undefined || !akun.aktif) await sessions.endAll(akun.id)
      live.renew(roomOf(akun.id))
      await audit({
        akunId: actor.akun?.id ?? null,
        aksi: 'akun.ubah',
        subjek: akun.id,
        rincian: { peran: akun.peran, aktif: akun.aktif, sandi: sandi !== undefined },
      })
      return akun
    },
  })

  routeAudit(parts)
}
