/** The streaming transducer: times, sureness, hints, and folders that would end the process. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../server/log.ts'
import type { SpeechEngine } from '../../transcription/engine.ts'
import { hintLines, joinTransducerTokens, openSherpa } from '../../transcription/engines/sherpa.ts'
import { importModel, listModels } from '../../transcription/models/index.ts'
import { openTranscription } from '../../transcription/service.ts'
import { joinSound, silence } from '../support/sound.ts'
import { singTokens, writeTransducer } from '../support/transducer.ts'

let dir: string
let engine: SpeechEngine | null = null
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zipformer-'))
})
afterEach(async () => {
  await engine?.close()
  engine = null
  rmSync(dir, { recursive: true, force: true })
})

async function open(hints: readonly string[] = []): Promise<SpeechEngine> {
  writeTransducer(join(dir, 'models', 'sherpa-nada'))
  engine = await openSherpa({
    dataDir: dir,
    model: 'sherpa-nada',
    language: 'id',
    threads: 1,
    hints,
  })
  return engine
}

describe('the streaming transducer', () => {
  it('times each word where it is heard, within a frame or two', async () => {
    const sound = joinSound(
      silence(1.3),
      singTokens(['▁RAPAT', null, null, '▁JALAN', 'KAN', null]),
      silence(2.1),
      singTokens(['▁DANA']),
      silence(1),
    )
    const { words, text } = await (await open()).decode(sound)
    expect(text).toBe('rapat jalankan dana')
    for (const [i, startMs] of [1300, 2500, 5800].entries()) {
      expect(Math.abs(words[i]!.startMs - startMs)).toBeLessThanOrEqual(90)
    }
    expect(words[1]!.endMs).toBeGreaterThan(2900)
    expect(words[2]!.endMs).toBeLessThanOrEqual(sound.length / 16)
  })

  it('shows a word less than a second after it began, and finds it again from any place of the frames', async () => {
    const { openStream } = await open()
    for (const lead of [0.5, 0.61, 0.77]) {
      const sound = joinSound(silence(lead), singTokens(['▁DESA']), silence(2))
      const stream = openStream!()
      let shownAt = Number.POSITIVE_INFINITY
      for (let at = 0; at < sound.length; at += 3200) {
        const text = await stream.push(sound.subarray(at, at + 3200))
        if (text === 'desa') shownAt = Math.min(shownAt, (at + 3200) / 16_000)
      }
      expect(shownAt - lead).toBeLessThan(1)
      stream.cancel()
    }
  })

  it('is less sure of what is hardly heard', async () => {
    const own = await open()
    const clear = await own.decode(singTokens([null, '▁DANA', null, null], { level: 0.3 }))
    const faint = await own.decode(singTokens([null, '▁DANA', null, null], { level: 0.008 }))
    expect(faint.text).toBe('dana')
    expect(faint.words[0]!.confidence!).toBeLessThan(clear.words[0]!.confidence! - 0.05)
  })

  it('prefers what the vocabulary holds where two sound the same', async () => {
    const sound = singTokens([null, '▁RAPAT', '▁BIMA', null, null])
    const own = await open()
    expect((await own.decode(sound)).text).toBe('rapat bima')
    const hints = ['Desa', 'Rima']
    expect((await own.decode(sound, { hints })).text).toBe('rapat rima')
    expect((await own.decode(sound)).text).toBe('rapat bima')
    const other = await open(hints)
    expect((await other.decode(sound, { hints })).text).toBe('rapat rima')
    // Hints hold names: nothing of them stays on the disk.
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('risalah-hints-'))).toEqual([])
  })

  it('takes hints that would be commands or that it cannot spell without harm', async () => {
    const hints = [
      ':9',
      '#0.1',
      '@RIMA',
      'Desa :abc',
      '',
      '   ',
      '京',
      'ÅÄ',
      'x'.repeat(5000),
      'Rima/Desa',
    ]
    const own = await open(hints)
    const sound = singTokens([null, '▁RAPAT', '▁DESA', null, null])
    expect((await own.decode(sound, { hints })).text).toBe('rapat desa')
  })

  it('spells hints with the letters of the model', () => {
    const letters = new Set('▁ABDEIMNRST')
    expect(
      hintLines(['Desa Bima', 'desa bima!', 'Kota', ':3', 'Tim-Ani'], { letters, capitals: true }),
    ).toEqual(['DESA BIMA', 'TIM ANI'])
    expect(hintLines(['DESA'], { letters: new Set('desa'), capitals: false })).toEqual(['desa'])
  })

  it('joins spelled bytes, and says no confidence and even times where the library gives none', () => {
    const bytes = joinTransducerTokens(
      {
        text: ' é',
        tokens: [' ', '<0xC3>', '<0xA9>', ' b'],
        timestamps: [0, 0.04, 0.08, 0.5],
        ys_probs: [],
      },
      1000,
    )
    expect(bytes.map(({ text, confidence }) => [text, confidence])).toEqual([
      ['é', null],
      ['b', null],
    ])
    const unknown = joinTransducerTokens(
      {
        text: ' satu dua',
        tokens: [' satu', ' dua'],
        timestamps: [0.1, 0.5, 0.9],
        ys_probs: [-1, -1, -1],
      },
      2000,
    )
    expect(unknown).toEqual([
      { text: 'satu', startMs: 100, endMs: 620, confidence: null },
      { text: 'dua', startMs: 620, endMs: 1140, confidence: null },
    ])
  })

  it('says what is wrong with a folder that was damaged after it was installed', async () => {
    await open()
    const tokens = join(dir, 'models', 'sherpa-nada', 'tokens.txt')
    writeFileSync(tokens, '')
    await expect(
      openSherpa({ dataDir: dir, model: 'sherpa-nada', language: 'id', threads: 1 }),
    ).rejects.toMatchObject({ name: 'EngineError', retryable: false, message: /tokens.txt kosong/ })
  })
})

describe('importing a streaming transducer', () => {
  const files = () => readdirSync(join(dir, 'usb', 'Zipformer Kami')).sort()
  const path = (name: string) => join(dir, 'usb', 'Zipformer Kami', name)
  const take = (name = '') => importModel(path(name), { dataDir: dir })
  const encoder = () => files().find((name) => name.startsWith('encoder'))!
  beforeEach(() => writeTransducer(join(dir, 'usb', 'Zipformer Kami')))

  it('takes the files that belong together, and nothing else of the folder', async () => {
    for (const part of ['encoder', 'joiner']) {
      const small = files().find((name) => name.startsWith(part))!
      copyFileSync(path(small), path(small.replace('.int8', '')))
    }
    writeFileSync(path('README.md'), 'Apache-2.0')
    writeFileSync(path('rahasia.pdf'), 'x')
    mkdirSync(path('test_wavs'))
    const imported = await take()
    expect(imported).toMatchObject({ id: 'sherpa-zipformer-kami', engine: 'sherpa' })
    const taken = readdirSync(imported.folder).sort()
    expect(taken).toEqual([
      'README.md',
      'bpe.model',
      'decoder-epoch-1-avg-1-chunk-16-left-2.onnx',
      'encoder-epoch-1-avg-1-chunk-16-left-2.int8.onnx',
      'joiner-epoch-1-avg-1-chunk-16-left-2.int8.onnx',
      'tokens.txt',
    ])
    const listed = await listModels({ dataDir: dir })
    expect(listed.find(({ id }) => id === imported.id)?.folder).toBe(imported.folder)
    engine = await openSherpa({ dataDir: dir, model: imported.id, language: 'id', threads: 1 })
    expect((await engine.decode(singTokens([null, '▁DESA', null, null]))).text).toBe('desa')
  })

  it('takes the set of which one file is named', async () => {
    for (const name of [encoder(), 'tokens.txt', 'bpe.model']) {
      expect((await take(name)).id).toBe('sherpa-zipformer-kami')
    }
  })

  it('refuses what would end the process, with a sentence that says what is wrong', async () => {
    const whole = readFileSync(path(encoder()))
    const spoil = async (name: string, content: Buffer | string | null, sentence: RegExp) => {
      const before = readFileSync(path(name))
      if (content === null) rmSync(path(name))
      else writeFileSync(path(name), content)
      await expect(take()).rejects.toMatchObject({ code: 'input_invalid', message: sentence })
      writeFileSync(path(name), before)
    }
    const without = (fact: string) => {
      const at = whole.lastIndexOf(fact)
      return Buffer.concat([whole.subarray(0, at), Buffer.from('x'), whole.subarray(at + 1)])
    }
    await spoil(encoder(), whole.subarray(0, whole.length - 40), /rusak atau terpotong/)
    await spoil(encoder(), whole.subarray(0, 900), /rusak atau terpotong/)
    await spoil(encoder(), '<html>404</html>', /rusak atau terpotong/)
    await spoil(encoder(), without('decode_chunk_len'), /bukan transducer streaming/)
    await spoil(encoder(), without('zipformer2'), /bukan transducer streaming/)
    await spoil('tokens.txt', '<blk> 0\n▁RAPAT 1\n', /2 token, model memakai 8/)
    await spoil('tokens.txt', 'x', /tokens.txt rusak/)
    await spoil('tokens.txt', '', /kosong/)
    await spoil('tokens.txt', null, /tokens.txt tidak ada/)
    await spoil(files().find((name) => name.startsWith('joiner'))!, null, /joiner….onnx tidak ada/)
    expect((await listModels({ dataDir: dir })).filter(({ entry }) => entry === null)).toEqual([])
    await expect(take()).resolves.toBeDefined()
  })

  it('refuses files that only bear the names of the official ones', async () => {
    for (const name of files()) {
      if (!/\.onnx$/.test(name)) continue
      const official = name.replace(
        'epoch-1-avg-1-chunk-16-left-2',
        'epoch-75-avg-11-chunk-16-left-128',
      )
      copyFileSync(path(name), path(official))
      rmSync(path(name))
    }
    await expect(take()).rejects.toThrow(/SHA-256 berbeda/)
  })
})

describe('a model that is damaged inside', () => {
  it('ends its process only, and is named to whoever looks after the server', async () => {
    const folder = join(dir, 'models', 'sherpa-nada')
    writeTransducer(folder)
    // Whole from outside, but no network: the library ends the process that loads it.
    const encoder = join(folder, readdirSync(folder).find((name) => name.startsWith('encoder'))!)
    const bytes = readFileSync(encoder)
    const at = bytes.indexOf('MatMul')
    bytes.write('MatMux', at)
    writeFileSync(encoder, bytes)
    const states: string[] = []
    const transcription = openTranscription({
      choice: { engine: 'sherpa', model: 'sherpa-nada', hints: [], language: 'id' },
      dataDir: dir,
      threads: 1,
      log: silentLog,
      events: {
        onFinal: async () => {},
        onRevised: async () => {},
        onPartial() {},
        onDone() {},
        onState: (state) => void states.push(state),
      },
    })
    transcription.warm()
    await expect.poll(() => transcription.state, { timeout: 60_000 }).toBe('gagal')
    expect(states).toContain('mengulang')
    expect(transcription.fault).toMatchObject({
      code: 'engine_failed',
      message: expect.stringContaining('sherpa-nada'),
    })
    expect(transcription.pids()).toEqual([])
    await transcription.close()
  }, 90_000)
})
