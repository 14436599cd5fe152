import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dewan } from '../../server/domain/orang.ts'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'

let t: TestApp
let admin: ApiClient
beforeAll(async () => {
  t = await startApp()
  admin = await t.client('admin')
})
afterAll(() => t.stop())

const settings = async (): Promise<Omit<Dewan, 'demo'>> => {
  const { demo: _demo, ...rest } = (await admin.call('session')).dewan
  return rest
}

describe('the settings of the council', () => {
  it('change for everybody, and every version of them is kept', async () => {
    const before = await settings()
    await admin.call('updateDewan', { body: { ...before, kota: 'Kota Baru', masaKoreksiHari: 7 } })
    const { dewan } = await (await t.client()).call('session')
    expect(dewan).toMatchObject({ kota: 'Kota Baru', masaKoreksiHari: 7, demo: true })
    const rows = await t.app.rooms.store.db.selectFrom('dewan').selectAll().execute()
    expect(rows.map((row) => JSON.parse(row.data).kota)).toEqual([before.kota, 'Kota Baru'])
  })

  it('are refused with the field that is wrong', async () => {
    const body = {
      ...(await settings()),
      nama: ' ',
      warna: 'red; background: url(x)',
      engine: 'apa',
      lambang: 'data:text/html;base64,PHNjcmlwdD4=',
    }
    await expect(admin.call('updateDewan', { body })).rejects.toMatchObject({
      status: 400,
      body: {
        fields: {
          nama: expect.any(String),
          warna: expect.any(String),
          engine: expect.any(String),
          lambang: expect.any(String),
        },
      },
    })
  })

  it('are changed by an admin only', async () => {
    const body = await settings()
    for (const name of ['sekretariat', 'budi', 'harun']) {
      const client = await t.client(name)
      await expect(client.call('updateDewan', { body })).rejects.toMatchObject({ status: 403 })
    }
  })
})

describe('engines and models', () => {
  it('are listed with size and licence, and say whether they are installed', async () => {
    const { engines, bawaan } = await (await t.client('budi')).call('listEngine')
    const whisper = engines.find((e) => e.model === 'whisper-base')
    expect(whisper).toMatchObject({ engine: 'whisper', terpasang: false, layanan: false })
    expect(whisper!.ukuranBytes).toBeGreaterThan(1_000_000)
    expect(bawaan.engine).toBe('scripted')
    // The voice activity model is no choice.
    expect(engines.map((e) => e.model)).not.toContain('silero-vad')
  })

  it('are fetched and removed by an admin only, and only from the catalogue', async () => {
    const budi = await t.client('budi')
    const params = { model: 'whisper-base' }
    await expect(budi.call('getModel', { params })).rejects.toMatchObject({ status: 403 })
    await expect(budi.call('removeModel', { params })).rejects.toMatchObject({ status: 403 })
    for (const model of ['tidak-ada', '../../etc']) {
      await expect(admin.call('getModel', { params: { model } })).rejects.toMatchObject({
        status: 404,
      })
      await expect(admin.call('removeModel', { params: { model } })).rejects.toMatchObject({
        status: 404,
      })
    }
  })

  it('that the council uses cannot be removed', async () => {
    await admin.call('updateDewan', {
      body: { ...(await settings()), engine: 'whisper', model: 'whisper-base' },
    })
    await expect(
      admin.call('removeModel', { params: { model: 'whisper-base' } }),
    ).rejects.toMatchObject({ status: 409 })
  })

  it('that are missing are told at /healthz, and the server works all the same', async () => {
    const response = await fetch(`${t.url}/healthz`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      siap: true,
      model: { terpasang: false, pesan: expect.stringContaining('whisper-base') },
    })
  })
})
