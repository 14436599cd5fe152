/** The council's vocabulary: written by hand, learned from what people corrected twice, used in the next final. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Segment } from '../../server/domain/speech.ts'
import { takesHints } from '../../server/kosakata/index.ts'
import { correctionsOf } from '../../server/kosakata/learn.ts'
import { readPairs } from '../../server/kosakata/lines.ts'
import { openSitting, spoken } from '../e2e/workSitting.ts'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'

let t: TestApp
let secretariat: ApiClient
beforeAll(async () => {
  t = await startApp()
  secretariat = await t.client('sekretariat')
})
afterAll(() => t.stop())

const rows = async () => (await secretariat.call('listKosakata')).kosakata

describe('pasted pairs', () => {
  it('are read with a semicolon, a tab or a comma, with or without headings', () => {
    expect(readPairs('mesin;benar\nsuka maju;Sukamaju\n"pana"\t"dana"\n\nAnam, enam\n')).toEqual([
      { spoken: 'suka maju', written: 'Sukamaju' },
      { spoken: 'pana', written: 'dana' },
      { spoken: 'anam', written: 'enam' },
    ])
  })

  it.each([
    ['a;b\nsatu', 2],
    ['a;', 1],
    ['lima kata yang terlalu panjang;x', 1],
    ['<b>;x', 1],
    ['5 juta;lima', 1],
    ['sama;sama', 1],
  ])('%j is refused with its line', (text, baris) => {
    expect(readPairs(text)).toMatchObject({ baris })
  })
})

describe('what people corrected', () => {
  it('is found word against word, and only where a person wrote something new', () => {
    const raw = 'warga suka maju minta rehap jalan'.split(' ')
    expect(
      correctionsOf(raw, 'Warga Sukamaju minta rehap jalan.', 'Warga Sukamaju minta rehab jalan.'),
    ).toEqual([{ spoken: 'rehap', written: 'rehab' }])
  })

  it('is no new sentence, no figure and no word of quite another sound', () => {
    const raw = 'kami minta lima buku'.split(' ')
    expect(correctionsOf(raw, 'Kami minta lima buku.', 'Kami minta 5 buku.')).toEqual([])
    expect(correctionsOf(raw, 'Kami minta lima buku.', 'Kami minta lima ekskavator.')).toEqual([])
    expect(correctionsOf(raw, 'x', 'Terima kasih atas semua yang telah hadir.')).toEqual([])
  })
})

describe('the vocabulary', () => {
  it('takes all lines or none', async () => {
    const teks = 'bela kura;Belakura\nrusak'
    await expect(secretariat.call('addKosakata', { body: { teks } })).rejects.toMatchObject({
      status: 400,
      body: { fields: { teks: expect.stringContaining('Baris 2') } },
    })
    expect(await rows()).toEqual([])
    await secretariat.call('addKosakata', { body: { teks: 'bela kura;Belakura' } })
    expect(await rows()).toMatchObject([{ spoken: 'bela kura', status: 'diterima' }])
  })

  it('is for the secretariat and the admin only', async () => {
    for (const name of ['budi', 'harun', undefined]) {
      const client = await t.client(name)
      expect((await client.raw('listKosakata')).ok).toBe(false)
      expect((await client.raw('addKosakata', { body: { teks: 'a b;c' } })).ok).toBe(false)
    }
    expect((await (await t.client('admin')).raw('listKosakata')).ok).toBe(true)
  })

  it('corrects the next final of a part, keeps the raw words, and says what it changed', async () => {
    const { rapat, document, store } = t.app.rooms
    const nobody = { akun: null }
    const sitting = await rapat.create(
      {
        jenis: 'kerja',
        judul: 'Rapat kerja tanggul Kali Belut',
        alat: null,
        nomor: null,
        masaSidang: null,
        tahunSidang: null,
        sifatAwal: 'terbuka',
        tanggal: '2026-11-26',
        jamMulai: '09:00',
        jamSelesai: null,
        tempat: 'Ruang rapat',
        acara: [{ judul: 'Perbaikan tanggul' }],
        engine: 'scripted',
        model: null,
      },
      nobody,
    )
    const { bagian: parts } = await rapat.open(sitting.id, nobody)
    const bagian = parts[0]!
    const heard = 'warga bela kura minta tangul kali belut'.split(' ')
    const startSample = 32_000
    const segment: Segment = {
      channel: 0,
      sid: `0-${startSample}`,
      rev: 0,
      startSample,
      endSample: startSample + 80_000,
      text: heard.join(' '),
      words: heard.map((text, k) => ({
        text,
        startMs: startSample / 16 + k * 400,
        endMs: startSample / 16 + k * 400 + 300,
        confidence: ['bela', 'kura', 'tangul'].includes(text) ? 0.3 : 0.95,
      })),
      engine: 'scripted',
      model: 'scripted',
    }
    await document.appendFinal(bagian.id, segment)
    const texts = (await document.read(bagian.id))
      .flatMap((section) => section.items)
      .map((item) => item.text)
    expect(texts.at(-1)).toContain('Belakura')
    expect(texts.at(-1)).toContain('tanggul')
    const row = await store.db
      .selectFrom('segment')
      .select(['text', 'words'])
      .where('sid', '=', segment.sid)
      .executeTakeFirstOrThrow()
    expect(row.text).toBe(segment.text)
    expect(JSON.parse(row.words)).toEqual(segment.words)
    const { koreksi } = await secretariat.call('getWords', {
      params: { bagianId: bagian.id },
      query: { startMs: 0, endMs: 3_600_000 },
    })
    expect(koreksi).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          raw: ['bela', 'kura'],
          written: ['Belakura'],
          reason: 'dipelajari',
        }),
        expect.objectContaining({ raw: ['tangul'], written: ['tanggul'] }),
      ]),
    )
  })

  it('turns a correction that was made twice into a proposal, which the secretariat accepts or refuses', async () => {
    const { store } = t.app.rooms
    const insert = (turn: string) =>
      store.db
        .insertInto('kosakata_temuan')
        .values({ bagian_id: 'b', turn_id: turn, spoken: 'rehap', written: 'rehab' })
        .execute()
    await insert('1')
    await secretariat.call('listKosakata')
    const proposals = async () => (await rows()).filter((one) => one.status === 'usul')
    expect(await proposals()).toEqual([])
    await insert('2')
    await secretariat.call('listKosakata')
    const [found] = await proposals()
    expect(found).toMatchObject({ spoken: 'rehap', written: 'rehab', kali: 2, sumber: 'koreksi' })
    await secretariat.call('setKosakata', {
      params: { id: found!.id },
      body: { status: 'ditolak' },
    })
    expect(await proposals()).toEqual([])
    await secretariat.call('removeKosakata', { params: { id: found!.id } })
    await expect(
      secretariat.call('removeKosakata', { params: { id: found!.id } }),
    ).rejects.toMatchObject({ status: 404 })
  })
})

describe('how numbers are written', () => {
  it('is changed by the council for the next words of a sitting that runs', async () => {
    const admin = await t.client('admin')
    const { document } = t.app.rooms
    const { bagianId } = await openSitting(t, { silent: true })
    const say = (at: number) =>
      document.appendFinal(bagianId, spoken('kami butuh dua puluh orang', at))
    const write = async (ejaan: 'eyd-v' | 'puebi-2015') => {
      const { demo: _, kenaliSuara: __, ...dewan } = await t.app.rooms.admin.dewan()
      await admin.call('updateDewan', { body: { ...dewan, ejaan } })
    }
    await say(1000)
    await write('puebi-2015')
    await say(30_000)
    await write('eyd-v')
    const text = (await document.turns(bagianId)).map((turn) => turn.text).join(' ')
    expect(text).toBe('Kami butuh 20 orang. Kami butuh dua puluh orang.')
  })
})

describe('names for an engine', () => {
  it('are weighed by sherpa and google, said before to Whisper only where the council wants it, and never given to Vosk', () => {
    const given = (petunjukWhisper: boolean) =>
      ['sherpa', 'google', 'whisper', 'vosk'].filter((engine) =>
        takesHints(engine, { petunjukWhisper }),
      )
    expect(given(false)).toEqual(['sherpa', 'google'])
    expect(given(true)).toEqual(['sherpa', 'google', 'whisper'])
  })
})
