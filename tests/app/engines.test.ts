/** What the screens and the command line say of engines that need a model by hand or a key. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runModels } from '../../server/cli/models.ts'
import { runTranscribe } from '../../server/cli/transcribe.ts'
import { importModel } from '../../transcription/client.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { type GoogleSpeech, startGoogleSpeech } from '../support/googleSpeech.ts'
import { dataDir as modelDir } from '../support/models.ts'
import { writeTransducer } from '../support/transducer.ts'

let service: GoogleSpeech
let folder: string
let t: TestApp | null = null
beforeAll(async () => {
  service = await startGoogleSpeech()
  folder = mkdtempSync(join(tmpdir(), 'mesin-'))
})
afterEach(async () => {
  await t?.stop()
  t = null
})
afterAll(async () => {
  await service.stop()
  rmSync(folder, { recursive: true, force: true })
})

const googleKey = () => ({ RISALAH_GOOGLE_KEY: service.env.RISALAH_GOOGLE_KEY })
const services = ['google-latest-long', 'google-default']

async function settings(app: TestApp) {
  const admin = await app.client('admin')
  const { demo: _demo, ...rest } = (await admin.call('session')).dewan
  return { admin, rest }
}

describe('engines on another machine', () => {
  it('are off without a key: listed as such, not to be fetched, removed or chosen', async () => {
    t = await startApp()
    const { admin, rest } = await settings(t)
    const { engines } = await admin.call('listEngine')
    for (const model of services) {
      const shown = engines.find((e) => e.model === model)
      expect(shown).toMatchObject({ engine: 'google', layanan: true, terpasang: false })
      expect(shown!.keterangan).toMatch(/dikirim ke Google.*bagian tertutup/)
      const params = { model }
      await expect(admin.call('getModel', { params })).rejects.toMatchObject({ status: 409 })
      await expect(admin.call('removeModel', { params })).rejects.toMatchObject({ status: 404 })
    }
    expect(engines.filter((e) => e.layanan).map((e) => e.model)).toEqual(services)
    const body = { ...rest, engine: 'google', model: services[0]! }
    await expect(admin.call('updateDewan', { body })).rejects.toMatchObject({
      status: 400,
      body: { fields: { engine: expect.stringContaining('Kunci') } },
    })
  })

  it('can be chosen where the server has a key, of which nothing is kept', async () => {
    t = await startApp({ env: googleKey() })
    const { admin, rest } = await settings(t)
    const { engines } = await admin.call('listEngine')
    expect(engines.filter((e) => e.layanan).every((e) => e.terpasang)).toBe(true)
    await admin.call('updateDewan', { body: { ...rest, engine: 'google', model: services[0]! } })
    expect((await admin.call('session')).modelSiap).toBe(true)
    for (const name of readdirSync(t.dataDir, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue
      const bytes = readFileSync(join(name.parentPath, name.name))
      for (const secret of ['RAHASIA', googleKey().RISALAH_GOOGLE_KEY]) {
        expect(bytes.includes(secret), name.name).toBe(false)
      }
    }
  })

  it('are refused at the start where the key is not there', async () => {
    for (const path of ['/tidak/ada.json', 'kunci.json']) {
      await expect(startApp({ env: { RISALAH_GOOGLE_KEY: path } })).rejects.toThrow(
        /RISALAH_GOOGLE_KEY harus jalur lengkap/,
      )
    }
  })
})

describe('a streaming model', () => {
  it('is offered from the catalogue, and shown as installed where it was imported', async () => {
    t = await startApp()
    const { admin } = await settings(t)
    const listed = async () => (await admin.call('listEngine')).engines
    const zipformer = (await listed()).find((e) => e.model === 'zipformer-id')
    expect(zipformer).toMatchObject({ engine: 'sherpa', layanan: false, terpasang: false })
    expect(zipformer!.ukuranBytes).toBeGreaterThan(300_000_000)
    writeTransducer(join(folder, 'nada'))
    await importModel(join(folder, 'nada'), { dataDir: t.dataDir })
    const imported = (await listed()).find((e) => e.model === 'sherpa-nada')
    expect(imported).toMatchObject({ engine: 'sherpa', layanan: false, terpasang: true })
  })
})

describe('the command line', () => {
  async function run(
    command: typeof runModels,
    argv: readonly string[],
    env: Record<string, string> = {},
  ): Promise<{ code: number; out: string }> {
    const stdout = new PassThrough()
    const stderr = new PassThrough().resume()
    const io = { stdin: new PassThrough(), stdout, stderr, cwd: folder, dataDir: modelDir, env }
    const code = await command(argv, io).finally(() => stdout.end())
    return { code, out: await text(stdout) }
  }

  it('lists services as without a key or as ready, and says that they are not fetched', async () => {
    const ready = async (env?: Record<string, string>) => {
      const { out } = await run(runModels, ['list', '--json'], env)
      const { models } = JSON.parse(out) as { models: { id: string; installed: boolean }[] }
      return models.filter(({ id }) => services.includes(id)).map(({ installed }) => installed)
    }
    expect(await ready()).toEqual([false, false])
    expect(await ready(googleKey())).toEqual([true, true])
    expect((await run(runModels, ['list'])).out).toMatch(/google-latest-long +tanpa kunci +daring/)
    await expect(run(runModels, ['get', services[0]!])).rejects.toMatchObject({
      code: 'model_missing',
      message: expect.stringContaining('RISALAH_GOOGLE_KEY'),
    })
  })

  it('writes out a file through the service, with the times of its words', async () => {
    const file = join(folder, 'suara.wav')
    execFileSync('espeak-ng', ['-v', 'id', '-w', file, 'Rapat ini membahas jalan dan jembatan.'])
    const argv = [file, '--engine', 'google', '--json']
    const { code, out } = await run(runTranscribe, argv, service.env)
    expect(code).toBe(0)
    const transcript = JSON.parse(out)
    expect(transcript).toMatchObject({ engine: 'google', model: 'google-latest-long' })
    const words = transcript.turns.flatMap((turn: { words: unknown[] }) => turn.words)
    expect(words.length).toBeGreaterThan(2)
    expect(words.at(-1).end).toBeLessThanOrEqual(transcript.durationS + 0.1)
    expect(service.calls.at(-1)).toMatchObject({ kind: 'single' })
    await expect(run(runTranscribe, argv)).rejects.toMatchObject({ code: 'model_missing' })
  })
})
