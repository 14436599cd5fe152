import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api } from '../../server/domain/api.ts'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'

type Name = keyof Api
const names = Object.keys(api) as Name[]

/** Open to people without an account, on purpose; each shows only what is public. */
const publicRoutes: readonly Name[] = [
  'signIn',
  'session',
  'listRapat',
  'getRapat',
  'listTautan',
  'getRisalah',
  'getPdf',
  'getVerification',
  'verifyPdf',
]

let t: TestApp
let nobody: ApiClient
let ids: Record<string, string>
beforeAll(async () => {
  t = await startApp({ demo: true })
  nobody = await t.client()
  const sekretariat = await t.client('sekretariat')
  const rapat = await sekretariat.call('createRapat', {
    body: {
      jenis: 'bk',
      judul: 'Rapat Badan Kehormatan',
      alat: 'Badan Kehormatan',
      nomor: null,
      masaSidang: null,
      tahunSidang: null,
      sifatAwal: 'tertutup',
      tanggal: '2026-12-01',
      jamMulai: '09:00',
      jamSelesai: null,
      tempat: 'Ruang BK',
      acara: [],
    },
  })
  const opened = await sekretariat.call('openRapat', { params: { rapatId: rapat.id } })
  const { usulan } = await sekretariat.call('listUsulan')
  const { orang } = await sekretariat.call('listOrang')
  ids = {
    rapatId: rapat.id,
    bagianId: opened.bagian[0]!.id,
    usulanId: usulan[0]!.id,
    orangId: orang[0]!.id,
    akunId: 'a-budi',
    channel: '0',
  }
})
afterAll(() => t.stop())

const paramsOf = () =>
  new Proxy({} as Record<string, string>, { get: (_t, key: string) => ids[key] ?? 'tidak-ada' })
/** Input that is good enough to get past parsing, so that it is the right that refuses. */
const queryOf = (name: Name): Record<string, string> =>
  name === 'getWords'
    ? { startMs: '0', endMs: '1' }
    : name === 'importAudio'
      ? { nama: 'x.wav' }
      : {}

describe('every route of the table', () => {
  it('is registered', async () => {
    const missing: string[] = []
    for (const name of names) {
      const url = new URL(api[name].path.replace(/:\w+/g, 'x'), t.url)
      const allow = (await fetch(url, { method: 'OPTIONS' })).headers.get('allow') ?? ''
      if (!allow.split(/,\s*/).includes(api[name].method)) missing.push(name)
    }
    expect(missing).toEqual([])
  })

  it.each(names)('%s refuses who is not signed in, or is public by design', async (name) => {
    const response = await nobody.raw(name, { params: paramsOf(), query: queryOf(name) })
    await response.arrayBuffer()
    if (publicRoutes.includes(name)) {
      expect(response.status).toBeLessThan(500)
      return
    }
    expect([401, 404]).toContain(response.status)
  })

  it.each(names.filter((name) => api[name].method !== 'GET' && name !== 'signIn'))(
    '%s refuses a change without the csrf token of the session',
    async (name) => {
      const admin = await shared('admin')
      const path = api[name].path.replace(/:(\w+)/g, (_all, key: string) => ids[key] ?? 'x')
      const response = await fetch(new URL(path, t.url), {
        method: api[name].method,
        headers: { cookie: admin.cookie, 'content-type': 'application/json' },
        body: '{}',
      })
      expect(await response.json()).toMatchObject({ code: 'csrf_failed' })
      expect(response.status).toBe(403)
    },
  )

  it.each(names.filter((name) => api[name].method !== 'GET'))(
    '%s refuses a change that another site asks for',
    async (name) => {
      const admin = await shared('admin')
      const path = api[name].path.replace(/:(\w+)/g, (_all, key: string) => ids[key] ?? 'x')
      const response = await fetch(new URL(path, t.url), {
        method: api[name].method,
        headers: {
          cookie: admin.cookie,
          'x-csrf': admin.csrf,
          'content-type': 'application/json',
          origin: 'https://jahat.example',
        },
        body: '{}',
      })
      expect(response.status).toBe(403)
    },
  )

  it('refuses an anggota what belongs to admin and secretariat', async () => {
    const anggota = await shared('mulyana')
    for (const name of ['listAkun', 'listAudit', 'listPetugas'] as const) {
      await expect(anggota.call(name)).rejects.toMatchObject({ status: 403 })
    }
    for (const name of ['openRapat', 'closeRapat', 'skorsRapat', 'deleteRapat'] as const) {
      await expect(anggota.call(name, { params: { rapatId: ids.rapatId! } })).rejects.toMatchObject(
        { status: 403 },
      )
    }
  })

  it('answers an unknown address of the API with a refusal in JSON', async () => {
    const response = await fetch(new URL('/api/tidak-ada', t.url))
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not_found' })
  })

  it('refuses a body that is no JSON, or too large, with an Indonesian sentence', async () => {
    const post = (body: string) =>
      fetch(new URL('/api/masuk', t.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    const broken = await post('{"namaAkun":')
    expect([broken.status, (await broken.json()).code]).toEqual([400, 'input_invalid'])
    const large = await post(JSON.stringify({ namaAkun: 'x'.repeat(9_000_000) }))
    expect([large.status, (await large.json()).code]).toEqual([413, 'too_large'])
  })
})

const clients = new Map<string, Promise<ApiClient>>()
function shared(namaAkun: string): Promise<ApiClient> {
  const known = clients.get(namaAkun) ?? t.client(namaAkun)
  clients.set(namaAkun, known)
  return known
}
