/** What an admin does with the models of this server: fetching, stopping, importing and removing. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ModelInfo } from '../../server/domain/model.ts'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'
import { type ModelHub, startModelHub } from '../support/modelHub.ts'
import { writeTransducer } from '../support/transducer.ts'

let hub: ModelHub
let t: TestApp
let admin: ApiClient
let outside: string
beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'bawaan-'))
  writeTransducer(join(outside, 'nada'))
})
afterAll(() => rmSync(outside, { recursive: true, force: true }))
beforeEach(async () => {
  hub = await startModelHub(['uji', 'uji-dua', 'uji-tiga'])
  t = await startApp({ models: hub.entries, env: { PATH: process.env.PATH ?? '' } })
  admin = await t.client('admin')
})
afterEach(async () => {
  await t.stop()
  hub.stop()
})

const of = (model: string) => ({ params: { model } })
async function find(model: string): Promise<ModelInfo> {
  return (await admin.call('listModel')).models.find((one) => one.model === model)!
}
const until = (model: string, wanted: object) =>
  vi.waitFor(async () => expect(await find(model)).toMatchObject(wanted), 10_000)
const halfHere = {
  pekerjaan: { status: 'berjalan', bytes: 200_000, totalBytes: 400_000 },
  sisaBytes: 200_000,
}
const acts = async () =>
  (await admin.call('listAudit')).rows
    .filter(({ aksi }) => aksi.startsWith('model.'))
    .map(({ aksi, subjek, akun }) => `${akun} ${aksi} ${subjek}`)
    .reverse()
/** A sitting that is held with the model `sherpa-nada`. */
async function openSitting() {
  const sekretariat = await t.client('sekretariat')
  const made = await sekretariat.call('createRapat', {
    body: {
      ...{ jenis: 'komisi', judul: 'Rapat tentang jalan', alat: 'Komisi III', nomor: null },
      ...{ masaSidang: null, tahunSidang: null, sifatAwal: 'terbuka', tanggal: '2026-12-01' },
      ...{ jamMulai: '09:00', jamSelesai: null, tempat: 'Ruang Komisi III', acara: [] },
      ...{ engine: 'sherpa', model: 'sherpa-nada' },
    },
  })
  const rapat = await sekretariat.call('openRapat', { params: { rapatId: made.id } })
  return { sekretariat, rapat }
}
async function choose(engine: string, model: string): Promise<void> {
  const { demo: _demo, ...rest } = (await admin.call('session')).dewan
  await admin.call('updateDewan', { body: { ...rest, engine, model } })
}

describe('models', () => {
  it('are seen and managed by an admin only', async () => {
    for (const name of ['sekretariat', 'budi', 'harun']) {
      const client = await t.client(name)
      const refused = [
        () => client.call('listModel'),
        () => client.call('getModel', of('uji')),
        () => client.call('cancelModel', of('uji')),
        () => client.call('removeModel', of('uji')),
        () => client.call('importModel', { body: { jalur: join(outside, 'nada') } }),
        () => client.call('uploadModel', { query: { nama: 'a.bin' }, body: new Uint8Array([1]) }),
      ]
      for (const call of refused) await expect(call()).rejects.toMatchObject({ status: 403 })
    }
    expect(existsSync(join(t.dataDir, 'models'))).toBe(false)
    expect(hub.asked).toEqual([])
  })

  it('are listed with engine, languages, licence and size, and with the one that the council uses', async () => {
    await choose('sherpa', 'uji')
    const { models, ruangBytes } = await admin.call('listModel')
    expect(ruangBytes).toBeGreaterThan(0)
    expect(models.map(({ model, bawaan }) => [model, bawaan])).toEqual([
      ['uji', true],
      ['uji-dua', false],
      ['uji-tiga', false],
    ])
    expect(models[0]).toMatchObject({
      engine: 'sherpa',
      bahasa: ['id', 'jv'],
      lisensi: 'MIT',
      ukuranBytes: 400_000,
      terpasang: false,
      berkas: false,
      sisaBytes: 0,
      pendukung: false,
      pekerjaan: null,
    })
  })
})

describe('fetching a model', () => {
  it('tells its bytes, and the council can use it without a restart', async () => {
    await choose('sherpa', 'uji')
    expect((await admin.call('session')).modelSiap).toBe(false)
    hub.mode = 'half'
    await admin.call('getModel', of('uji'))
    await until('uji', halfHere)
    await admin.call('cancelModel', of('uji'))
    hub.mode = 'all'
    await admin.call('getModel', of('uji'))
    await until('uji', { terpasang: true, berkas: true, pekerjaan: null })
    expect((await admin.call('session')).modelSiap).toBe(true)
    expect((await (await fetch(`${t.url}/healthz`)).json()).model.terpasang).toBe(true)
    expect(await acts()).toEqual([
      'Admin Sistem model.unduh uji',
      'Admin Sistem model.batal uji',
      'Admin Sistem model.unduh uji',
      'Admin Sistem model.terpasang uji',
    ])
  })

  it('stops when asked, and goes on later from what is already here', async () => {
    hub.mode = 'half'
    await admin.call('getModel', of('uji'))
    await until('uji', halfHere)
    await admin.call('cancelModel', of('uji'))
    expect(await find('uji')).toMatchObject({
      pekerjaan: null,
      terpasang: false,
      sisaBytes: 200_000,
    })
    await expect(admin.call('cancelModel', of('uji'))).rejects.toMatchObject({ status: 409 })
    hub.mode = 'all'
    await admin.call('getModel', of('uji'))
    await until('uji', { terpasang: true, sisaBytes: 0 })
    expect(hub.asked).toEqual(['/uji', expect.stringMatching(/^\/uji bytes=\d{6}-$/)])
  })

  it('does one at a time: others wait in line, and can leave it', async () => {
    hub.mode = 'half'
    for (const id of ['uji', 'uji-dua', 'uji-tiga', 'uji-dua']) {
      await admin.call('getModel', of(id))
    }
    await until('uji', halfHere)
    await until('uji-dua', { pekerjaan: { status: 'antre', urutan: 1 } })
    await until('uji-tiga', { pekerjaan: { status: 'antre', urutan: 2 } })
    await admin.call('cancelModel', of('uji-dua'))
    expect(await find('uji-dua')).toMatchObject({ pekerjaan: null })
    hub.mode = 'all'
    await admin.call('cancelModel', of('uji'))
    await until('uji-tiga', { terpasang: true })
    expect(hub.asked).toEqual(['/uji', '/uji-tiga'])
  })

  it('says why it failed and what to do, until it is tried again', async () => {
    hub.mode = 'none'
    await admin.call('getModel', of('uji'))
    const pesan = expect.stringMatching(/jawaban 503.*Tanpa internet: salin berkasnya/)
    await until('uji', { pekerjaan: { status: 'gagal', pesan } })
    expect(await find('uji')).toMatchObject({ pekerjaan: { status: 'gagal' }, terpasang: false })
    hub.mode = 'all'
    await admin.call('getModel', of('uji'))
    await until('uji', { terpasang: true, pekerjaan: null })
  })

  it('ends with the server, and what was fetched is there when it starts again', async () => {
    await t.stop()
    const dataDir = join(outside, 'data')
    t = await startApp({ models: hub.entries, dataDir })
    admin = await t.client('admin')
    hub.mode = 'half'
    await admin.call('getModel', of('uji'))
    await until('uji', halfHere)
    await t.stop()
    t = await startApp({ models: hub.entries, dataDir })
    admin = await t.client('admin')
    expect(await find('uji')).toMatchObject({ pekerjaan: null, sisaBytes: 200_000 })
  })
})

describe('removing a model', () => {
  async function install(model: string): Promise<void> {
    await admin.call('getModel', of(model))
    await until(model, { terpasang: true })
  }

  it('takes it from the disk, and what an unfinished download left as well', async () => {
    await install('uji')
    await admin.call('removeModel', of('uji'))
    expect(existsSync(join(t.dataDir, 'models/uji'))).toBe(false)
    hub.mode = 'half'
    await admin.call('getModel', of('uji'))
    await until('uji', halfHere)
    await expect(admin.call('removeModel', of('uji'))).rejects.toThrow(/sedang dipasang/)
    await admin.call('cancelModel', of('uji'))
    await admin.call('removeModel', of('uji'))
    expect(await find('uji')).toMatchObject({ sisaBytes: 0 })
    await expect(admin.call('removeModel', of('uji'))).rejects.toMatchObject({ status: 404 })
  })

  it('is refused for the one that the council uses', async () => {
    await install('uji')
    await choose('sherpa', 'uji')
    expect((await find('uji')).tetap).toMatch(/bawaan dewan/)
    await expect(admin.call('removeModel', of('uji'))).rejects.toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('bawaan dewan') },
    })
    expect(await find('uji')).toMatchObject({ terpasang: true })
  })

  it('is refused while a sitting uses it, and allowed when that is over', async () => {
    await admin.call('importModel', { body: { jalur: join(outside, 'nada') } })
    const { sekretariat, rapat } = await openSitting()
    const params = { rapatId: rapat.id }
    await until('sherpa-nada', { tetap: expect.stringContaining('“Rapat tentang jalan”') })
    await expect(admin.call('removeModel', of('sherpa-nada'))).rejects.toMatchObject({
      status: 409,
      body: { message: expect.stringMatching(/Sedang dipakai rapat “Rapat tentang jalan”/) },
    })
    await sekretariat.call('closeRapat', { params })
    await until('sherpa-nada', { tetap: null })
    await admin.call('removeModel', of('sherpa-nada'))
    expect(await find('sherpa-nada')).toBeUndefined()
  })
})

describe('importing a model', () => {
  const ggml = (bytes = 100) => Buffer.concat([Buffer.from('lmgg'), randomBytes(bytes)])

  it('takes a folder that lies on the server', async () => {
    const jalur = join(outside, 'nada')
    const { model } = await admin.call('importModel', { body: { jalur } })
    expect(await find(model)).toMatchObject({ model: 'sherpa-nada', terpasang: true })
    expect((await find(model)).ukuranBytes).toBeGreaterThan(1000)
    expect(await acts()).toEqual(['Admin Sistem model.impor sherpa-nada'])
  })

  it('lets a sitting that lacked the model go on at once', async () => {
    const { rapat } = await openSitting()
    const { pipeline } = t.app.rooms
    const is = (state: string) =>
      vi.waitFor(
        () => expect(pipeline.status(rapat.bagian[0]!.id)).toMatchObject({ state }),
        20_000,
      )
    await is('model-tidak-ada')
    await admin.call('importModel', { body: { jalur: join(outside, 'nada') } })
    await is('siap')
  })

  it('takes a file that is sent, and then sees to the library of its engine', async () => {
    const query = { nama: 'Model Kami.bin' }
    const { model } = await admin.call('uploadModel', { query, body: ggml(200_000) })
    const row = await find(model)
    expect(row).toMatchObject({ model: 'whisper-model-kami', engine: 'whisper', berkas: true })
    expect(row.pekerjaan?.status).toMatch(/berjalan|antre/)
    await until(model, { pekerjaan: { langkah: expect.stringContaining('libwhisper') } })
    await admin.call('cancelModel', of(model))
    expect(readdirSync(join(t.dataDir, 'unduhan'))).toEqual([])
    await admin.call('removeModel', of(model))
  })

  it('refuses what is no model, with a sentence, and changes nothing', async () => {
    writeFileSync(join(outside, 'foto.jpg'), 'bukan model')
    mkdirSync(join(outside, 'kosong'), { recursive: true })
    for (const [jalur, sentence] of [
      ['model/ggml.bin', /jalur lengkap/],
      [join(outside, 'tidak-ada'), /Tidak ada berkas atau folder/],
      [join(outside, 'foto.jpg'), /bukan model/],
      [join(outside, 'kosong'), /bukan model/],
      ['/dev/null', /Tidak ada berkas atau folder/],
    ] as const) {
      await expect(admin.call('importModel', { body: { jalur } })).rejects.toMatchObject({
        status: 400,
        body: { message: expect.stringMatching(sentence) },
      })
    }
    for (const nama of ['foto.jpg', '../../ggml-base.bin', '..', '']) {
      const sent = admin.call('uploadModel', { query: { nama }, body: Buffer.from('bukan') })
      await expect(sent).rejects.toMatchObject({ status: 400 })
    }
    expect((await admin.call('listModel')).models).toHaveLength(hub.entries.length)
    expect(await acts()).toEqual([])
    const left = existsSync(join(t.dataDir, 'unduhan'))
      ? readdirSync(join(t.dataDir, 'unduhan'))
      : []
    expect(left).toEqual([])
  })
})
