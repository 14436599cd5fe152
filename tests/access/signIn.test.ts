import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CallError, signIn, startApp, type TestApp } from '../support/app.ts'

const hour = 3_600_000
let now = Date.parse('2026-11-25T01:00:00.000Z')
let t: TestApp
beforeEach(async () => {
  now = Date.parse('2026-11-25T01:00:00.000Z')
  t = await startApp({ clock: () => new Date(now) })
})
afterEach(() => t.stop())

const refused = (promise: Promise<unknown>): Promise<CallError> =>
  promise.then(
    () => {
      throw new Error('was not refused')
    },
    (error) => error as CallError,
  )

describe('signing in', () => {
  it('says who is signed in, and shows nobody where nobody is', async () => {
    const budi = await t.client('budi')
    expect((await budi.call('session')).akun).toMatchObject({ namaAkun: 'budi', peran: 'notulis' })
    const session = await (await t.client()).call('session')
    expect(session).toMatchObject({ akun: null, csrf: '' })
    expect(session.akunDemo.map((a) => a.namaAkun)).toContain('budi')
  })

  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const response = await (await t.client()).raw('signIn', {
      body: { namaAkun: 'budi', sandi: 'risalah-demo' },
    })
    const cookie = response.headers.getSetCookie()[0]!
    expect(cookie).toMatch(/^risalah_sesi=[\w-]{43};/)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(cookie).not.toContain('Domain')
  })

  it('uses a __Host- cookie where the page is reached over https', async () => {
    const behindProxy = await startApp({ env: { RISALAH_PUBLIC_URL: 'https://risalah.example' } })
    const response = await fetch(new URL('/api/masuk', await localUrl(behindProxy)), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://risalah.example' },
      body: JSON.stringify({ namaAkun: 'budi', sandi: 'risalah-demo' }),
    })
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-risalah_sesi=.*; Path=\/;.*Secure/)
    await behindProxy.stop()
  })

  it('refuses a wrong password, an unknown account and a closed account alike', async () => {
    const admin = await t.client('admin')
    await admin.call('updateAkun', {
      params: { akunId: 'a-sari' },
      body: { nama: 'Sari', peran: 'notulis', orangId: null, aktif: false },
    })
    const bodies = [
      await refused(signIn(t.url, 'budi', 'salah')),
      await refused(signIn(t.url, 'siapa', 'risalah-demo')),
      await refused(signIn(t.url, 'sari')),
    ]
    for (const { status, body } of bodies) {
      expect(status).toBe(401)
      expect(body).toEqual(bodies[0]!.body)
    }
  })

  it('ends a session at sign-out, everywhere its cookie is still known', async () => {
    const budi = await t.client('budi')
    await budi.call('signOut')
    expect((await budi.call('session')).akun).toBeNull()
    expect((await refused(budi.call('listOrang'))).status).toBe(401)
  })

  it('keeps a session that is used and ends one that is left alone', async () => {
    const budi = await t.client('budi')
    for (let i = 0; i < 4; i++) {
      now += 11 * hour
      expect((await budi.call('session')).akun?.namaAkun).toBe('budi')
    }
    now += 13 * hour
    expect((await budi.call('session')).akun).toBeNull()
  })

  it('ends every session after a week', async () => {
    const budi = await t.client('budi')
    for (let i = 0; i < 15; i++) {
      now += 11 * hour
      await budi.call('session')
    }
    now += 11 * hour
    expect((await budi.call('session')).akun).toBeNull()
  })

  it('stops guessing at one account, from whichever address, and forgives after a while', async () => {
    for (let i = 0; i < 10; i++) await refused(signIn(t.url, 'budi', `salah-${i}`))
    expect((await refused(signIn(t.url, 'budi'))).status).toBe(429)
    // Others are not kept out by it.
    await signIn(t.url, 'sari')
    now += hour / 2
    await signIn(t.url, 'budi')
  })

  it('stops guessing at many accounts from one address', async () => {
    for (let i = 0; i < 60; i++) await refused(signIn(t.url, `orang-${i}`, 'salah'))
    expect((await refused(signIn(t.url, 'budi'))).status).toBe(429)
  })

  it('changes a password only with the old one, and ends the other sessions', async () => {
    const [here, there] = [await t.client('budi'), await t.client('budi')]
    const wrong = await refused(
      here.call('changePassword', { body: { lama: 'salah', baru: 'sandi-yang-baru' } }),
    )
    expect(wrong.body.fields).toHaveProperty('lama')
    await here.call('changePassword', { body: { lama: 'risalah-demo', baru: 'sandi-yang-baru' } })
    expect((await here.call('session')).akun?.namaAkun).toBe('budi')
    expect((await there.call('session')).akun).toBeNull()
    await signIn(t.url, 'budi', 'sandi-yang-baru')
  })
})

describe('accounts', () => {
  it('cut the sockets of an account that was closed', async () => {
    const socket = await t.socket('budi')
    const gone = new Promise<string>((done) => socket.once('disconnect', done))
    const admin = await t.client('admin')
    await admin.call('updateAkun', {
      params: { akunId: 'a-budi' },
      body: { nama: 'Budi', peran: 'notulis', orangId: null, aktif: false },
    })
    // The client comes back by itself after a lost connection, and is nobody then.
    expect(await gone).toBe('transport close')
  })

  it('always leave one active admin', async () => {
    const admin = await t.client('admin')
    for (const change of [{ aktif: false }, { peran: 'notulis' }]) {
      const error = await refused(
        admin.call('updateAkun', {
          params: { akunId: 'a-admin' },
          body: { nama: 'Admin', peran: 'admin', orangId: null, aktif: true, ...change },
        }),
      )
      expect(error.status).toBe(409)
    }
  })

  it('have names that are taken once', async () => {
    const admin = await t.client('admin')
    const body = {
      nama: 'B',
      peran: 'notulis',
      orangId: null,
      aktif: true,
      sandi: 'panjang-sekali',
    }
    await admin.call('createAkun', { body: { ...body, namaAkun: 'Rina' } })
    const error = await refused(admin.call('createAkun', { body: { ...body, namaAkun: 'rina' } }))
    expect(error.status).toBe(409)
    await signIn(t.url, 'RINA', 'panjang-sekali')
  })

  it('never show a password hash', async () => {
    const admin = await t.client('admin')
    const text = await (await admin.raw('listAkun')).text()
    expect(text).toContain('budi')
    expect(text).not.toContain('argon2')
  })
})

/** Where it listens, whatever address people are told. */
async function localUrl(app: TestApp): Promise<string> {
  return `http://127.0.0.1:${app.app.port}`
}
