import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { RapatInput } from '../../server/domain/api.ts'
import type { Rapat } from '../../server/domain/rapat.ts'
import { type ApiClient, type CallError, startApp, type TestApp } from '../support/app.ts'

let t: TestApp
let sekretariat: ApiClient
let budi: ApiClient
let publik: ApiClient
beforeAll(async () => {
  t = await startApp()
  sekretariat = await t.client('sekretariat')
  budi = await t.client('budi')
  publik = await t.client()
})
afterAll(() => t.stop())

const input: z.input<typeof RapatInput> = {
  jenis: 'komisi',
  judul: 'Rapat Komisi III tentang jalan',
  alat: 'Komisi III',
  nomor: null,
  masaSidang: null,
  tahunSidang: null,
  sifatAwal: 'terbuka',
  tanggal: '2026-12-01',
  jamMulai: '09:00',
  jamSelesai: null,
  tempat: 'Ruang Komisi III',
  acara: [{ judul: 'Pembukaan' }],
}

const of = (rapat: Rapat, more: object = {}) => ({ params: { rapatId: rapat.id, ...more } })
const create = (change: Partial<typeof input> = {}) =>
  sekretariat.call('createRapat', { body: { ...input, ...change } })
const refused = (promise: Promise<unknown>): Promise<CallError> =>
  promise.then(
    () => {
      throw new Error('was not refused')
    },
    (error) => error as CallError,
  )

async function prepared(change: Partial<typeof input> = {}) {
  const rapat = await create(change)
  const { peserta } = await sekretariat.call('setPeserta', {
    ...of(rapat),
    body: { orangId: ['o-harun', 'o-mulyana', 'o-wahyuni'] },
  })
  const id = (orangId: string) => peserta.find((p) => p.orangId === orangId)!.id
  await sekretariat.call('setPenugasan', {
    ...of(rapat),
    body: {
      ketua: [id('o-harun')],
      sekretaris: id('o-wahyuni'),
      operator: ['a-budi'],
      notulis: ['a-budi'],
    },
  })
  return { rapat, id }
}

describe('a rapat', () => {
  it('runs from its schedule to its closing, and each step shows in the log', async () => {
    const { rapat } = await prepared()
    await budi.call('openRapat', of(rapat))
    await budi.call('skorsRapat', of(rapat))
    await budi.call('cabutSkors', of(rapat))
    const split = await budi.call('changeSifat', { ...of(rapat), body: { sifat: 'tertutup' } })
    expect(split.bagian.map((b) => [b.no, b.sifat, b.selesaiAt === null])).toEqual([
      [1, 'terbuka', false],
      [2, 'tertutup', true],
    ])
    const closed = await budi.call('closeRapat', of(rapat))
    expect(closed).toMatchObject({ status: 'ditutup' })
    expect(closed.skors).toHaveLength(1)
    const { rows } = await (await t.client('admin')).call('listAudit')
    const steps = rows.filter((r) => r.subjek === rapat.id && r.akun === 'Budi Santoso')
    expect(steps.map((r) => r.aksi).reverse()).toEqual([
      'rapat.dibuka',
      'rapat.diskors',
      'rapat.skors-dicabut',
      'rapat.sifat',
      'rapat.ditutup',
    ])
  })

  it('refuses steps that its state does not allow, and changes nothing', async () => {
    const { rapat } = await prepared()
    for (const name of ['skorsRapat', 'cabutSkors', 'closeRapat'] as const) {
      expect((await refused(sekretariat.call(name, of(rapat)))).status).toBe(409)
    }
    await sekretariat.call('openRapat', of(rapat))
    expect((await refused(sekretariat.call('openRapat', of(rapat)))).status).toBe(409)
    expect((await refused(sekretariat.call('deleteRapat', of(rapat)))).status).toBe(409)
  })

  it('is opened once, also when two people press at the same moment', async () => {
    const { rapat } = await prepared()
    const both = await Promise.allSettled([
      budi.call('openRapat', of(rapat)),
      sekretariat.call('openRapat', of(rapat)),
    ])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    const { rapat: now } = await budi.call('getRapat', of(rapat))
    expect(now.bagian).toHaveLength(1)
  })

  it('never overwrites an edit that somebody else made meanwhile', async () => {
    const rapat = await create()
    const edit = (judul: string) =>
      sekretariat.call('updateRapat', {
        ...of(rapat),
        body: { ...input, judul, versi: rapat.versi },
      })
    await edit('Yang pertama')
    expect((await refused(edit('Yang kedua'))).body.code).toBe('conflict')
    const { rapat: now } = await sekretariat.call('getRapat', of(rapat))
    expect(now.judul).toBe('Yang pertama')
  })

  it('refuses a closed paripurna with the legal reason', async () => {
    const error = await refused(create({ jenis: 'paripurna', sifatAwal: 'tertutup' }))
    expect(error.body).toMatchObject({ code: 'sifat_refused' })
    expect(error.body.message).toContain('PP 12/2018')
  })

  it('names each field that is wrong', async () => {
    const error = await refused(create({ judul: ' ', jamMulai: '25:00' }))
    expect(error.status).toBe(400)
    expect(Object.keys(error.body.fields ?? {}).sort()).toEqual(['jamMulai', 'judul'])
  })
})

describe('participants', () => {
  it('keep office and fraksi as they were at the opening, but a name that is put right is right there too', async () => {
    const { rapat } = await prepared()
    const before = await budi.call('getRapat', of(rapat))
    expect(before.peserta[0]).toMatchObject({
      nama: 'Drs. H. Harun Wiratama, M.Si.',
      kelompok: 'pimpinan',
      fraksi: 'Fraksi Nusa Mandiri',
    })
    await budi.call('openRapat', of(rapat))
    const { orang } = await sekretariat.call('listOrang')
    const { id, ...harun } = orang.find((o) => o.id === 'o-harun')!
    await sekretariat.call('saveOrang', {
      params: { orangId: id },
      body: {
        ...harun,
        nama: 'Dr. H. Harun Wiratama, M.Si.',
        keanggotaan: harun.keanggotaan.map((k) => ({ ...k, jabatan: 'Anggota', dapil: 'IX' })),
      },
    })
    const after = await budi.call('getRapat', of(rapat))
    expect(after.peserta).toEqual([
      { ...before.peserta[0], nama: 'Dr. H. Harun Wiratama, M.Si.' },
      ...before.peserta.slice(1),
    ])
    expect(after.rapat.versi).toBeGreaterThan(before.rapat.versi)
    const next = await prepared()
    const later = await budi.call('getRapat', of(next.rapat))
    expect(later.peserta[0]?.nama).toBe('Dr. H. Harun Wiratama, M.Si.')
  })

  it('stay in the rapat once it was opened, and others may still join', async () => {
    const { rapat } = await prepared()
    await budi.call('openRapat', of(rapat))
    const set = (orangId: string[]) =>
      sekretariat.call('setPeserta', { ...of(rapat), body: { orangId } })
    expect((await refused(set(['o-harun']))).status).toBe(409)
    const { peserta } = await set(['o-harun', 'o-mulyana', 'o-wahyuni', 'o-wayan'])
    expect(peserta.map((p) => p.orangId)).toEqual(['o-harun', 'o-mulyana', 'o-wahyuni', 'o-wayan'])
  })

  it('come with guests, whose names can be put right', async () => {
    const { rapat } = await prepared()
    const guest = { nama: 'Ir. Yohanes', sapaan: 'Bapak', jabatan: null, instansi: 'Dinas PUPR' }
    const made = await budi.call('addUndangan', { ...of(rapat), body: guest })
    await budi.call('updatePeserta', {
      ...of(rapat, { pesertaId: made.id }),
      body: { ...guest, nama: 'Ir. Yohanes Tandi Rapa, M.T.' },
    })
    const { peserta } = await budi.call('getRapat', of(rapat))
    expect(peserta.at(-1)).toMatchObject({ id: made.id, nama: 'Ir. Yohanes Tandi Rapa, M.T.' })
    await budi.call('removePeserta', of(rapat, { pesertaId: made.id }))
    expect((await budi.call('getRapat', of(rapat))).peserta).toHaveLength(3)
  })

  it('are given tasks only if they take part, and accounts only if they are active', async () => {
    const { rapat, id } = await prepared()
    const error = await refused(
      sekretariat.call('setPenugasan', {
        ...of(rapat),
        body: { ketua: ['siapa'], sekretaris: id('o-wahyuni'), operator: [], notulis: ['a-x'] },
      }),
    )
    expect(Object.keys(error.body.fields ?? {}).sort()).toEqual(['ketua', 'notulis'])
  })

  it('come and go by intervals', async () => {
    const { rapat, id } = await prepared()
    await budi.call('openRapat', of(rapat))
    const interval = [
      { datangAt: '2026-12-01T01:00:00.000Z', pulangAt: '2026-12-01T02:00:00.000Z' },
      { datangAt: '2026-12-01T03:00:00.000Z', pulangAt: null },
    ]
    const call = (body: object) =>
      budi.call('setKehadiran', { ...of(rapat, { pesertaId: id('o-mulyana') }), body })
    const { kehadiran } = await call({ status: 'hadir', interval })
    expect(kehadiran.map(({ datangAt, pulangAt }) => ({ datangAt, pulangAt }))).toEqual(interval)
    expect((await refused(call({ status: 'hadir', interval: interval.toReversed() }))).status).toBe(
      400,
    )
    expect((await call({ status: 'sakit', interval: [] })).kehadiran).toHaveLength(1)
  })
})

describe('what is seen of a rapat', () => {
  it('is nothing of a closed one for the public, and no details for who does not belong to it', async () => {
    const { rapat } = await prepared({ sifatAwal: 'tertutup', acara: [{ judul: 'Perkara X' }] })
    expect((await publik.call('listRapat')).rapat.map((r) => r.id)).not.toContain(rapat.id)
    expect((await refused(publik.call('getRapat', of(rapat)))).status).toBe(401)
    await budi.call('openRapat', of(rapat))

    const sari = await (await t.client('sari')).call('getRapat', of(rapat))
    expect(sari).toMatchObject({ peserta: [], kehadiran: [], bolehBagian: {} })
    expect(JSON.stringify(sari)).not.toContain('Perkara X')
    const list = await (await t.client('sari')).call('listRapat')
    expect(JSON.stringify(list)).not.toContain('Perkara X')

    const invited = await (await t.client('mulyana')).call('getRapat', of(rapat))
    expect(invited.rapat.acara[0]?.judul).toBe('Perkara X')
    expect(Object.values(invited.bolehBagian)).toEqual([['bagian.read']])
  })

  it('hides closed parts, tasks and reasons of absence of an open one from the public', async () => {
    const { rapat, id } = await prepared()
    await budi.call('openRapat', of(rapat))
    await budi.call('setKehadiran', {
      ...of(rapat, { pesertaId: id('o-mulyana') }),
      body: { status: 'sakit', interval: [] },
    })
    await budi.call('changeSifat', { ...of(rapat), body: { sifat: 'tertutup' } })
    const seen = await publik.call('getRapat', of(rapat))
    expect(seen.rapat.bagian.map((b) => b.sifat)).toEqual(['terbuka'])
    expect(seen.kehadiran).toEqual([])
    expect(seen.rapat.penugasan).toMatchObject({ operator: [], notulis: [] })
    expect(seen.boleh).toEqual(['rapat.read'])
    expect(Object.values(seen.bolehBagian)).toEqual([['bagian.siaran']])
  })

  it('reaches the screens of those who watch it when it changes', async () => {
    const { rapat } = await prepared()
    const socket = await t.socket('sari')
    const joined = await socket.emitWithAck('rapat:ikut', { rapatId: rapat.id })
    expect(joined).toMatchObject({ ok: true })
    const heard = new Promise((done) => socket.once('rapat:berubah', done))
    const opened = await budi.call('openRapat', of(rapat))
    expect(await heard).toEqual({ rapatId: rapat.id, versi: opened.versi })
  })

  it('is asked anew of the screens of who lost a task in it, and of nobody else', async () => {
    const { rapat, id } = await prepared({ sifatAwal: 'tertutup' })
    const [mine, other] = [await t.socket('budi'), await t.socket('sari')]
    const cut = new Promise<string>((done) => mine.once('disconnect', done))
    await sekretariat.call('setPenugasan', {
      ...of(rapat),
      body: { ketua: [id('o-harun')], sekretaris: null, operator: [], notulis: ['a-sari'] },
    })
    expect(await cut).toBe('transport close')
    expect(other.connected).toBe(true)
  })

  it('is not told over the socket of a rapat that may not be read', async () => {
    const { rapat } = await prepared({ sifatAwal: 'tertutup' })
    const socket = await t.socket()
    expect(await socket.emitWithAck('rapat:ikut', { rapatId: rapat.id })).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    })
  })
})

describe('rooms that follow a rapat', () => {
  it('hear each change after it is stored, in order, and one that fails stops nobody', async () => {
    const { rapat } = await prepared()
    const heard: string[] = []
    t.app.rooms.rapat.onChange(() => {
      throw new Error('tidak apa-apa')
    })
    t.app.rooms.rapat.onChange(async ({ kind, rapat: told, bagian, previous }) => {
      if (told.id !== rapat.id) return
      const stored = await t.app.rooms.rapat.load(told.id)
      expect(stored.rapat.versi).toBe(told.versi)
      heard.push(`${kind} ${previous?.no ?? '-'} ${bagian?.no}`)
    })
    await budi.call('openRapat', of(rapat))
    await budi.call('changeSifat', { ...of(rapat), body: { sifat: 'rahasia' } })
    await budi.call('closeRapat', of(rapat))
    expect(heard).toEqual(['dibuka - 1', 'sifat 1 2', 'ditutup - 2'])
  })
})
