import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureModel, findEntry } from '../../transcription/models/index.ts'
import { toVoiceOnnx } from '../../transcription/models/onnx.ts'
import { readTorch } from '../../transcription/models/torch.ts'
import { cosine, openVoiceEncoder, type VoiceEncoder } from '../../transcription/voices/encoder.ts'
import { bands, melSpectrogram, speechFrames } from '../../transcription/voices/front.ts'
import { dataDir, offline } from '../support/models.ts'
import { joinSound, silence, speak, whiteNoise } from '../support/sound.ts'

describe('reading a torch checkpoint', () => {
  const pickle = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')))
  const head = pickle(
    '\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.',
    '\x80\x02M\xe9\x03.',
    '\x80\x02}.',
  )

  it('refuses every name but those of tensors, so that nothing can be called', () => {
    const evil = pickle('\x80\x02cposix\nsystem\nX\x02\x00\x00\x00id\x85R.')
    expect(() => readTorch(Buffer.concat([head, evil]))).toThrow(/posix system tidak diizinkan/)
  })

  it('refuses what ends too early, and what is no checkpoint', () => {
    for (let length = 0; length < head.length; length++) {
      expect(() => readTorch(head.subarray(0, length))).toThrow(/rusak/)
    }
    expect(() => readTorch(Buffer.from('RIFF....WAVEfmt '))).toThrow(/rusak/)
    expect(() => readTorch(Buffer.concat([head, pickle('\x80\x02}.', '\x80\x02].')]))).toThrow(
      /model_state/,
    )
  })

  it('does not write a model with a tensor missing', () => {
    expect(() => toVoiceOnnx(new Map())).toThrow(/lstm.weight_ih_l0/)
  })
})

describe('the front end', () => {
  it('puts a tone into the band of its pitch and grows with the square of its level', () => {
    const tone = (level: number) =>
      silence(0.5).map((_, i) => level * Math.sin((2 * Math.PI * 1000 * i) / 16_000))
    const row = (level: number) => melSpectrogram(tone(level)).subarray(20 * bands, 21 * bands)
    const loud = row(0.2)
    // 1000 Hz is mel 15 of 45.245, so edge 13.6 of 41.
    expect([12, 13]).toContain(loud.indexOf(Math.max(...loud)))
    expect(Math.max(...loud) / Math.max(...row(0.1))).toBeCloseTo(4, 3)
    expect(melSpectrogram(tone(0.1)).length).toBe(51 * bands)
  })

  it('drops the silence inside, keeps the times, and brings every level to the same', () => {
    const noise = whiteNoise(1, 0.3)
    const sound = joinSound(noise, silence(1), noise)
    const hear = (gain: number) =>
      speechFrames(
        sound.map((x) => x * gain),
        { fromSample: 0, toSample: sound.length },
      )
    const frames = hear(1)
    expect(frames.sample.length).toBeGreaterThan(195)
    expect(frames.sample.length).toBeLessThan(205)
    expect(frames.sample.at(-1)! / 16_000).toBeCloseTo(2.99, 1)
    const quiet = hear(0.05)
    for (const i of [0, 2000, 6000]) expect(quiet.mels[i]! / frames.mels[i]!).toBeCloseTo(1, 2)
  })
})

describe.skipIf(offline)('the voice encoder', () => {
  let folder: string
  let encoder: VoiceEncoder
  beforeAll(async () => {
    folder = await ensureModel('voice-ge2e', { dataDir, env: process.env })
    encoder = openVoiceEncoder(folder)
  }, 120_000)
  afterAll(() => encoder.close())

  it('is the converted file with the pinned hash', () => {
    const file = findEntry('voice-ge2e')!.files[0]!
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, file.name)))
      .digest('hex')
    expect(hash).toBe(file.sha256)
  })

  it('computes what the checkpoint computes step by step in plain arithmetic', async () => {
    const mels = new Float32Array(160 * 40).map((_, i) => Math.abs(Math.sin(i)) * 0.1)
    const [voice] = await encoder.encode(mels, [0])
    // From the LSTM written out in double precision: components 4 and 5 before bringing the length to one.
    expect(voice!.slice(0, 4)).toEqual(new Float32Array(4))
    expect(voice![4]! / voice![5]!).toBeCloseTo(0.3104334281628669 / 0.3335857704430546, 5)
    expect(Math.hypot(...voice!)).toBeCloseTo(1, 5)
  })

  it('gives the same voice alone and among many', async () => {
    const sound = await speak('Rapat paripurna hari ini membahas rancangan peraturan daerah.')
    const mels = melSpectrogram(sound)
    const starts = Array.from({ length: 20 }, (_, i) => i * 5)
    const many = await encoder.encode(mels, starts)
    for (const i of [0, 7, 19]) {
      const [alone] = await encoder.encode(mels, [starts[i]!])
      expect(cosine(alone!, many[i]!)).toBeGreaterThan(0.9999)
    }
  })

  it('tells of a missing model instead of waiting', async () => {
    const lost = openVoiceEncoder(join(folder, 'tidak-ada'))
    await expect(lost.encode(new Float32Array(160 * 40), [0])).rejects.toMatchObject({
      code: 'engine_failed',
    })
    await lost.close()
  })
})
