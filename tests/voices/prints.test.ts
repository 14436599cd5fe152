/** Kept voice prints on a whole server, with spoken sound: no print without consent and setting, and none left behind. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { wavHeader } from '../../server/capture/audio.ts'
import { sampleRateHz } from '../../server/domain/speech.ts'
import { openStore, type Store } from '../../server/store/index.ts'
import { writeOrang } from '../../server/store/orang.ts'
import {
  forgetFreed,
  listVoicePrints,
  removeVoiceConsent,
  removeVoicePrints,
  saveVoiceConsent,
  saveVoicePrint,
} from '../../server/store/voicePrint.ts'
import { cosine } from '../../transcription/voices/encoder.ts'
import { enrolApart } from '../../transcription/voices/enrolment.ts'
import { nobody, openSitting } from '../e2e/workSitting.ts'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'
import { dataDir as modelDir, offline } from '../support/models.ts'
import { joinSound, silence, speak, toPcm, whiteNoise } from '../support/sound.ts'

const text =
  'Terima kasih pimpinan. Kami melaporkan bahwa tanggul sungai di desa Sukamaju jebol sepanjang empat puluh meter dan harus segera diperbaiki.'
const consent = { tanggal: '2026-11-20', bentuk: 'tertulis', nomorSurat: '005/12/DPRD' }

function wav(sound: Float32Array): Uint8Array {
  const pcm = toPcm(sound)
  return new Uint8Array(Buffer.concat([wavHeader(pcm.length), pcm]))
}
const bytesOf = (voice: Float32Array) => Buffer.from(voice.buffer, voice.byteOffset, 1024)

/** Everything the database has on disk, its write-ahead log with it. */
function filesHold(dataDir: string, bytes: Buffer): string[] {
  return readdirSync(dataDir)
    .filter((name) => name.startsWith('risalah.db'))
    .filter((name) => readFileSync(join(dataDir, name)).includes(bytes))
}

describe('a print that is removed', () => {
  let dir: string
  let store: Store
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'sidik-'))
    store = await openStore({ dataDir: dir })
  })
  afterAll(async () => {
    await store.close()
    rmSync(dir, { recursive: true })
  })

  it('is in no file of the database any more, whatever was kept and removed around it', async () => {
    const { db } = store
    const people = Array.from({ length: 12 }, (_, i) => `o-${i}`)
    const at = '2026-11-26T00:00:00.000Z'
    for (const id of people) {
      const rest = { jenis: 'anggota' as const, sapaan: null, panggilan: [], keanggotaan: [] }
      await writeOrang(db, { id, nama: id, nomorAnggota: null, ...rest })
    }
    const step = fc.record({
      who: fc.constantFrom(...people),
      act: fc.constantFrom('simpan', 'simpan', 'simpan', 'hapus', 'cabut'),
      seed: fc.integer(),
    })
    let serial = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 24 }), async (steps) => {
        await removeVoicePrints(db)
        const kept = new Map<string, Float32Array>()
        const gone: Float32Array[] = []
        for (const { who, act, seed } of steps) {
          const before = kept.get(who)
          if (act === 'simpan') {
            serial++
            const voice = Float32Array.from({ length: 256 }, (_, i) =>
              Math.sin(seed + serial * 1000 + i),
            )
            const input = { tanggal: '2026-11-20', bentuk: 'lisan' as const, nomorSurat: null }
            await saveVoiceConsent(db, who, input, { akunId: null, at })
            await saveVoicePrint(db, { orangId: who, voice, sumber: 'rapat', at })
            kept.set(who, voice)
          } else {
            // Without its consent a print cannot stay, whoever takes the consent away.
            await (act === 'hapus' ? removeVoicePrints : removeVoiceConsent)(db, who)
            kept.delete(who)
          }
          if (before !== undefined) gone.push(before)
        }
        expect(await forgetFreed(db)).toBe(true)
        const held = new Map((await listVoicePrints(db)).map((p) => [p.orangId, p.voice]))
        expect(held).toEqual(kept)
        for (const voice of gone) expect(filesHold(dir, bytesOf(voice))).toEqual([])
        for (const voice of kept.values()) {
          expect(filesHold(dir, bytesOf(voice))).toEqual(['risalah.db'])
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe.skipIf(offline)('kept voice prints', () => {
  let t: TestApp
  let dataDir: string
  let admin: ApiClient
  let sekretariat: ApiClient
  let harun: Float32Array
  let wahyuni: Float32Array
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'sidik-'))
    // As a server leaves it that is killed while it reads an upload.
    mkdirSync(join(dataDir, 'original', 'sekali'), { recursive: true })
    await writeFile(join(dataDir, 'original', 'sekali', 'x.part'), 'suara')
    t = await startApp({ dataDir })
    symlinkSync(join(modelDir, 'models'), join(dataDir, 'models'))
    admin = await t.client('admin')
    sekretariat = await t.client('sekretariat')
    harun = await speak(text)
    wahyuni = await speak(text, { voice: 'id+f3' })
    expect(harun.length / sampleRateHz).toBeGreaterThan(5)
  })
  afterAll(async () => {
    await t.stop()
    rmSync(dataDir, { recursive: true })
  })
  afterEach(async () => {
    await turn(false)
    for (const { orangId } of (await admin.call('listVoice')).orang) {
      await admin.call('withdrawVoiceConsent', { params: { orangId } })
    }
  })

  const turn = (aktif: boolean) => admin.call('setKenaliSuara', { body: { aktif } })
  const params = (orangId: string) => ({ params: { orangId } })
  const prints = () => t.app.rooms.prints.prints()
  const agree = (orangId: string, body: object = consent) =>
    sekretariat.call('saveVoiceConsent', { ...params(orangId), body })
  const enrol = (orangId: string, sound: Float32Array) =>
    sekretariat.call('enrolVoice', { ...params(orangId), body: wav(sound) })
  async function enrolled(orangId = 'o-harun', sound = harun): Promise<Float32Array> {
    await turn(true)
    await agree(orangId)
    await enrol(orangId, sound)
    return (await prints()).find((p) => p.orangId === orangId)!.voice
  }
  /** The same without listening, where only what becomes of a print matters. */
  async function kept(orangId = 'o-harun'): Promise<Float32Array> {
    await turn(true)
    await agree(orangId)
    const voice = Float32Array.from({ length: 256 }, () => Math.random())
    const at = new Date().toISOString()
    const { db } = t.app.rooms.store
    await saveVoicePrint(db, { orangId, voice, sumber: 'unggahan', at })
    return voice
  }

  it('are off until an admin switches them on, and nothing is recorded before', async () => {
    expect((await admin.call('session')).dewan.kenaliSuara).toBe(false)
    await expect(agree('o-harun')).rejects.toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('Admin → Dewan') },
    })
    await expect(enrol('o-harun', harun)).rejects.toMatchObject({ status: 409 })
    await expect(
      sekretariat.call('setKenaliSuara', { body: { aktif: true } }),
    ).rejects.toMatchObject({ status: 403 })
    expect(await admin.call('listVoice')).toEqual({ aktif: false, modelKurang: null, orang: [] })
    // Nor is one used that a restored copy brought along.
    await kept()
    await t.app.rooms.store.db
      .updateTable('dewan')
      .set((e) => ({
        data: e.fn('json_set', ['data', e.val('$.kenaliSuara'), e.fn('json', [e.val('false')])]),
      }))
      .execute()
    expect(await prints()).toEqual([])
  })

  it('are the business of admin and secretariat only', async () => {
    await kept()
    for (const name of ['budi', 'harun']) {
      const client = await t.client(name)
      const of = params('o-harun')
      const refused = { status: 403 }
      await expect(client.call('listVoice')).rejects.toMatchObject(refused)
      await expect(client.call('listVoiceRapat', of)).rejects.toMatchObject(refused)
      for (const route of [
        'saveVoiceConsent',
        'withdrawVoiceConsent',
        'enrolVoice',
        'enrolVoiceFromRapat',
        'removeVoice',
      ] as const) {
        await expect(client.call(route, of)).rejects.toMatchObject(refused)
      }
    }
    expect(await prints()).toHaveLength(1)
  })

  it('need the consent of the person, with its day and form, before anything is listened to', async () => {
    await turn(true)
    const body = new TextEncoder().encode('bukan rekaman, hanya teks biasa')
    await expect(
      sekretariat.call('enrolVoice', { ...params('o-harun'), body }),
    ).rejects.toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('persetujuan') },
    })
    await expect(agree('o-harun', { ...consent, tanggal: '2999-01-01' })).rejects.toMatchObject({
      status: 400,
      body: { fields: { tanggal: expect.stringContaining('belum tiba') } },
    })
    await expect(agree('o-harun', { ...consent, bentuk: 'diam' })).rejects.toMatchObject({
      status: 400,
    })
    await expect(agree('tidak-ada')).rejects.toMatchObject({ status: 404 })
    await agree('o-harun')
    expect((await admin.call('listVoice')).orang).toMatchObject([
      {
        orangId: 'o-harun',
        persetujuan: { ...consent, dicatatOleh: expect.stringMatching(/\w/) },
        sidik: null,
      },
    ])
  })

  it('are made of a recording that is not kept, in a process of its own, and know the voice again', async () => {
    const own = await enrolled('o-harun')
    const other = await enrolled('o-wahyuni', wahyuni)
    expect(own).toHaveLength(256)
    expect(Math.hypot(...own)).toBeCloseTo(1, 5)
    const again = await enrolled('o-harun', await speak('Rapat ini saya buka. '.repeat(5)))
    expect(cosine(again, own)).toBeGreaterThan(cosine(again, other))
    expect(await prints()).toHaveLength(2)

    expect(readdirSync(join(dataDir, 'original', 'sekali'))).toEqual([])
    // Native code in the server would take it along when it dies.
    const loaded = Object.keys(createRequire(import.meta.url).cache)
    expect(loaded.filter((path) => /sherpa|onnxruntime/.test(path))).toEqual([])
    const told = JSON.stringify(await admin.call('listVoice'))
    expect(told).toContain('unggahan')
    expect(told).not.toContain(String(own.find((x) => x !== 0)).slice(0, 7))
  })

  it('are refused with the reason where a recording does not serve, and what was there stays', async () => {
    const before = await kept()
    const files: [Uint8Array, RegExp][] = [
      [wav(harun.subarray(0, 4 * sampleRateHz)), /kurang dari 5 detik/],
      [wav(joinSound(silence(25), harun)), /lebih dari 30 detik/],
      [wav(joinSound(silence(8), harun.subarray(0, 2 * sampleRateHz))), /3 detik bicara/],
      [wav(whiteNoise(10)), /3 detik bicara/],
      [new TextEncoder().encode('bukan rekaman, hanya teks biasa'), /bukan rekaman/],
    ]
    for (const [body, message] of files) {
      await expect(
        sekretariat.call('enrolVoice', { ...params('o-harun'), body }),
      ).rejects.toMatchObject({ body: { message: expect.stringMatching(message) } })
    }
    expect(await prints()).toEqual([{ orangId: 'o-harun', voice: before }])
  })

  it('are gone from the file when deleted, withdrawn or switched off', async () => {
    const deleted = await enrolled()
    expect(filesHold(dataDir, bytesOf(deleted))).not.toEqual([])
    await sekretariat.call('removeVoice', params('o-harun'))
    expect(await prints()).toEqual([])
    expect(filesHold(dataDir, bytesOf(deleted))).toEqual([])
    expect((await admin.call('listVoice')).orang).toMatchObject([{ sidik: null }])
    await expect(sekretariat.call('removeVoice', params('o-harun'))).rejects.toMatchObject({
      status: 404,
    })

    const withdrawn = await kept()
    await sekretariat.call('withdrawVoiceConsent', params('o-harun'))
    expect((await admin.call('listVoice')).orang).toEqual([])
    expect(filesHold(dataDir, bytesOf(withdrawn))).toEqual([])

    const off = [await kept(), await kept('o-wahyuni')]
    expect(await turn(false)).toEqual({ terhapus: 2 })
    for (const voice of off) expect(filesHold(dataDir, bytesOf(voice))).toEqual([])
    await turn(true)
    expect(await prints()).toEqual([])
    expect((await admin.call('listVoice')).orang).toHaveLength(2)
  })

  it('go with the person', async () => {
    const { db } = t.app.rooms.store
    const person = (await sekretariat.call('listOrang')).orang.find((o) => o.id === 'o-harun')!
    const { id: orangId, ...body } = { ...person, id: 'o-sementara', nomorAnggota: null }
    await sekretariat.call('saveOrang', { ...params(orangId), body: { ...body, keanggotaan: [] } })
    const voice = await kept(orangId)
    // Saved again the person is still the same.
    await sekretariat.call('saveOrang', { ...params(orangId), body: { ...body, keanggotaan: [] } })
    expect(await prints()).toHaveLength(1)
    await db.deleteFrom('orang').where('id', '=', orangId).execute()
    expect(await prints()).toEqual([])
    await forgetFreed(db)
    expect(filesHold(dataDir, bytesOf(voice))).toEqual([])
  })

  it('are not kept where consent is withdrawn while the recording is listened to', async () => {
    await turn(true)
    await agree('o-harun')
    const listening = enrol('o-harun', harun)
    const refused = expect(listening).rejects.toMatchObject({ status: 409 })
    await new Promise((done) => setTimeout(done, 300))
    await sekretariat.call('withdrawVoiceConsent', params('o-harun'))
    await refused
    expect(await prints()).toEqual([])
  })

  it('tell of a listener that dies instead of waiting for it', async () => {
    const options = { dataDir, leastSpeechMs: 3000, signal: AbortSignal.timeout(150) }
    await expect(enrolApart(harun, options)).rejects.toMatchObject({ code: 'engine_failed' })
  })

  it('leave in the audit log who did what to whom, and not the print', async () => {
    await enrolled()
    await sekretariat.call('removeVoice', params('o-harun'))
    await sekretariat.call('withdrawVoiceConsent', params('o-harun'))
    await turn(false)
    const rows = (await admin.call('listAudit')).rows.slice(0, 6).reverse()
    expect(rows.map(({ aksi, subjek, rincian }) => [aksi, subjek, rincian])).toEqual([
      ['suara.nyala', 'dewan', { terhapus: 0 }],
      ['suara.persetujuan', 'o-harun', { bentuk: 'tertulis', tanggal: '2026-11-20' }],
      ['suara.rekam', 'o-harun', { sumber: 'unggahan' }],
      ['suara.hapus', 'o-harun', {}],
      ['suara.cabut', 'o-harun', {}],
      ['suara.mati', 'dewan', { terhapus: 0 }],
    ])
  })

  it('are kept by the switch alone: the form of the council does not touch it', async () => {
    await kept()
    const { demo: _demo, ...body } = (await admin.call('session')).dewan
    await admin.call('updateDewan', { body: { ...body, kenaliSuara: false } })
    expect((await admin.call('session')).dewan.kenaliSuara).toBe(true)
    expect(await prints()).toHaveLength(1)
  })

  it('are made of confirmed turns of a finished sitting, of its open parts only', async () => {
    await turn(true)
    await agree('o-harun')
    const { rapatId, bagianId, ketuaId } = await openSitting(t)
    const { capture, document, rapat } = t.app.rooms
    const path = join(dataDir, 'rapat.wav')
    // As in the sitting's text: the first turn from second 1 on, and one of another person behind it.
    const first = harun.subarray(0, 6 * sampleRateHz)
    await writeFile(path, wav(joinSound(silence(1), first, silence(5), wahyuni)))
    await capture.importFile(bagianId, 0, path, { nama: 'rapat.wav', akunId: null })
    const offered = async () =>
      (await sekretariat.call('listVoiceRapat', params('o-harun'))).rapat.map((r) => r.id)
    const take = () =>
      sekretariat.call('enrolVoiceFromRapat', { ...params('o-harun'), body: { rapatId } })
    const turns = await document.turns(bagianId)
    const own = { type: 'assign-speaker' as const, tid: turns[0]!.tid, spk: ketuaId }
    await document.command(bagianId, { ...own, status: 'dikonfirmasi' })
    expect(await offered()).toEqual([])
    await expect(take()).rejects.toMatchObject({ status: 409 })

    await rapat.close(rapatId, nobody)
    expect(await offered()).toEqual([rapatId])
    const confirmed = { spk: ketuaId, status: 'dikonfirmasi' as const }
    const guessed = { spk: ketuaId, status: 'usulan' as const, bukti: null }
    const change = { tid: turns[0]!.tid, was: confirmed, ...guessed }
    expect(await document.setSpeakers(bagianId, [change])).toHaveLength(1)
    expect(await offered()).toEqual([])
    await document.command(bagianId, { ...own, status: 'dikonfirmasi' })
    await take()
    expect((await admin.call('listVoice')).orang).toMatchObject([{ sidik: { sumber: 'rapat' } }])
    const [fromSitting] = await prints()
    const fromFile = await enrolled()
    const other = await enrolled('o-wahyuni', wahyuni)
    const { voice } = fromSitting!
    expect(cosine(voice, fromFile)).toBeGreaterThan(cosine(voice, other) + 0.05)

    const { db } = t.app.rooms.store
    await db.updateTable('bagian').set({ sifat: 'tertutup' }).where('id', '=', bagianId).execute()
    expect(await offered()).toEqual([])
    await expect(take()).rejects.toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('kurang dari 5 detik') },
    })
  })
})

describe('without the model of voices', () => {
  it('nobody is enrolled, and the answer says how to add it', async () => {
    const t = await startApp()
    try {
      const admin = await t.client('admin')
      await admin.call('setKenaliSuara', { body: { aktif: true } })
      const of = { params: { orangId: 'o-harun' } }
      await admin.call('saveVoiceConsent', { ...of, body: consent })
      expect(await admin.call('listVoice')).toMatchObject({ modelKurang: 'voice-ge2e' })
      await expect(
        admin.call('enrolVoice', { ...of, body: wav(whiteNoise(6)) }),
      ).rejects.toMatchObject({
        status: 503,
        body: { message: expect.stringContaining('models -- get voice-ge2e') },
      })
    } finally {
      await t.stop()
    }
  })
})
