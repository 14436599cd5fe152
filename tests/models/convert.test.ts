import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCt2 } from '../../transcription/models/ct2.ts'
import { record, vocabulary, widen } from '../../transcription/models/ggml.ts'
import { ensureModel, findEntry } from '../../transcription/models/index.ts'
import { melFilters } from '../../transcription/models/mel.ts'
import { dataDir, offline } from '../support/models.ts'

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')

function ct2(parts: { version?: number; type?: number } = {}): Buffer {
  const string = (text: string) => {
    const bytes = Buffer.from(`${text}\0`)
    return Buffer.concat([Buffer.from([bytes.length, 0]), bytes])
  }
  const u32 = (value: number) => {
    const buffer = Buffer.alloc(4)
    buffer.writeUInt32LE(value)
    return buffer
  }
  const data = Buffer.from([1, 2, 3, 4])
  return Buffer.concat([
    ...[u32(parts.version ?? 6), string('WhisperSpec'), u32(3), u32(1)],
    ...[
      string('a/weight'),
      Buffer.from([2]),
      u32(1),
      u32(2),
      Buffer.from([parts.type ?? 4]),
      u32(4),
      data,
    ],
    ...[u32(1), string('b/weight'), string('a/weight')],
  ])
}

describe('converting Whisper base', () => {
  it('computes the mel filters to the last bit', () => {
    const filters = melFilters()
    expect(Object.is(filters[0], 0)).toBe(true)
    expect(sha256(new Uint8Array(filters.buffer))).toBe(
      '85818f156f7e189453901a515e4726d270d307f976e161cf9403e8caab405498',
    )
  })

  it('reads tensors and aliases of a CTranslate2 file', () => {
    const model = readCt2(ct2())
    expect(model.tensors.get('a/weight')).toMatchObject({ shape: [1, 2], type: 'f16' })
    expect(model.tensors.get('b/weight')).toBe(model.tensors.get('a/weight'))
  })

  it('refuses a file of another version, an unknown type, and one that ends too early', () => {
    expect(() => readCt2(ct2({ version: 5 }))).toThrow(/versi 5/)
    expect(() => readCt2(ct2({ type: 9 }))).toThrow(/tidak dikenal/)
    for (let length = 0; length < ct2().length; length += 7) {
      expect(() => readCt2(ct2().subarray(0, length))).toThrow(/rusak/)
    }
  })

  it('refuses a vocabulary that is not the one of Whisper', () => {
    expect(() => vocabulary('a\nb\n<|endoftext|>\n')).toThrow(/2 kata/)
  })

  it('writes a tensor with its dimensions reversed', () => {
    const bytes = record('x', { shape: [3, 512], type: 'f16', data: Buffer.alloc(2) })
    expect([0, 4, 8, 12, 16].map((at) => bytes.readInt32LE(at))).toEqual([2, 1, 1, 512, 3])
  })

  it('widens half precision exactly, subnormals and infinities too', () => {
    const halves = Buffer.from(Uint16Array.from([0x3c00, 0xc000, 0x0001, 0x7c00, 0x8000]).buffer)
    const wide = widen(halves)
    const values = [0, 1, 2, 3, 4].map((i) => wide.readFloatLE(i * 4))
    expect(values).toEqual([1, -2, 2 ** -24, Number.POSITIVE_INFINITY, -0])
  })

  it.skipIf(offline)('gives the official file, whatever the source was', async () => {
    const folder = await ensureModel('whisper-base', { dataDir, env: process.env })
    const file = findEntry('whisper-base')!.files[0]!
    expect(statSync(join(folder, file.name)).size).toBe(147_951_465)
    expect(sha256(readFileSync(join(folder, file.name)))).toBe(file.sha256)
  })
})
