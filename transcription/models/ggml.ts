/** Writes Whisper base as whisper.cpp's `ggml` file from a CTranslate2 model, byte for byte like the official one. */
import { RisalahError } from '../../server/domain/errors.ts'
import type { Ct2Model, Ct2Tensor } from './ct2.ts'
import { melFilters } from './mel.ts'

/** Whisper base, multilingual. */
const hparams = {
  vocab: 51_865,
  audioContext: 1500,
  state: 512,
  heads: 8,
  layers: 6,
  textContext: 448,
  mels: 80,
  ftype: 1,
}
const magic = 0x67676d6c
const vocabTokens = 50_257

function int32(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4)
  for (const [i, value] of values.entries()) buffer.writeInt32LE(value, i * 4)
  return buffer
}

function header(): Buffer {
  const h = hparams
  const filters = melFilters()
  return Buffer.concat([
    int32(magic, h.vocab, h.audioContext, h.state, h.heads, h.layers),
    int32(h.textContext, h.state, h.heads, h.layers, h.mels, h.ftype),
    int32(h.mels, 201),
    Buffer.from(filters.buffer, filters.byteOffset, filters.byteLength),
  ])
}

/** GPT-2 writes every byte as a printable character; this is the way back. */
function bytesByCharacter(): ReadonlyMap<string, number> {
  const printable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255)
  const map = new Map<string, number>()
  let next = 256
  for (let byte = 0; byte < 256; byte++) {
    map.set(String.fromCodePoint(printable(byte) ? byte : next++), byte)
  }
  return map
}

/** Token 50256 is the empty line: lines are split on `\n` only and never trimmed. */
export function vocabulary(text: string): Buffer {
  const map = bytesByCharacter()
  const lines = text.split('\n')
  const end = lines.indexOf('<|endoftext|>')
  const tokens = lines.slice(0, end)
  if (end < 0 || tokens.length !== vocabTokens) {
    throw new RisalahError('input_invalid', {
      message: `Kosakata model memuat ${tokens.length} kata, seharusnya ${vocabTokens}.`,
    })
  }
  const parts = [int32(vocabTokens)]
  for (const token of tokens) {
    const bytes = Buffer.from(
      [...token].map((character) => {
        const byte = map.get(character)
        if (byte === undefined)
          throw new RisalahError('input_invalid', { message: 'Kosakata model rusak.' })
        return byte
      }),
    )
    parts.push(int32(bytes.length), bytes)
  }
  return Buffer.concat(parts)
}

type Stored = {
  readonly shape: readonly number[]
  readonly type: 'f32' | 'f16'
  readonly data: Buffer
}

export function record(name: string, { shape, type, data }: Stored): Buffer {
  const bytes = Buffer.from(name, 'utf8')
  return Buffer.concat([
    int32(shape.length, bytes.length, type === 'f32' ? 0 : 1, ...[...shape].reverse()),
    bytes,
    data,
  ])
}

/** Half precision to single, exactly. */
export function widen(data: Buffer): Buffer {
  const out = Buffer.alloc(data.length * 2)
  for (let i = 0; i < data.length / 2; i++) {
    const half = data.readUInt16LE(i * 2)
    const sign = half & 0x8000 ? -1 : 1
    const exponent = (half >> 10) & 0x1f
    const fraction = half & 0x3ff
    const value =
      exponent === 0
        ? fraction * 2 ** -24
        : exponent === 31
          ? fraction === 0
            ? Number.POSITIVE_INFINITY
            : Number.NaN
          : (1 + fraction / 1024) * 2 ** (exponent - 15)
    out.writeFloatLE(sign < 0 ? -value : value, i * 4)
  }
  return out
}

/** Rows [from, to) of a tensor whose first dimension is the rows. */
function rows(tensor: Ct2Tensor, from: number, to: number): Ct2Tensor {
  const perRow = tensor.data.length / tensor.shape[0]!
  return {
    ...tensor,
    shape: [to - from, ...tensor.shape.slice(1)],
    data: tensor.data.subarray(from * perRow, to * perRow),
  }
}

/** All tensors in file order. CTranslate2 joins q, k and v by rows; the key has no bias in Whisper. */
function* tensors(model: Ct2Model): Generator<readonly [string, Stored]> {
  const n = hparams.state
  const get = (name: string): Ct2Tensor => {
    const tensor = model.tensors.get(name)
    if (tensor === undefined) {
      throw new RisalahError('input_invalid', { message: `Model tidak memuat ${name}.` })
    }
    return tensor
  }
  const wide = (t: Ct2Tensor): Stored =>
    t.type === 'f32' ? { ...t, type: 'f32' } : { shape: t.shape, type: 'f32', data: widen(t.data) }
  const half = (t: Ct2Tensor): Stored => {
    if (t.type !== 'f16')
      throw new RisalahError('input_invalid', { message: 'Bobot model bukan f16.' })
    return { ...t, type: 'f16' }
  }
  const both = function* (name: string, from: string): Generator<readonly [string, Stored]> {
    yield [`${name}.weight`, half(get(`${from}/weight`))]
    yield [`${name}.bias`, wide(get(`${from}/bias`))]
  }
  const norm = function* (name: string, from: string): Generator<readonly [string, Stored]> {
    yield [`${name}.weight`, wide(get(`${from}/gamma`))]
    yield [`${name}.bias`, wide(get(`${from}/beta`))]
  }
  type Part = { from: string; row: number }
  const attention = function* (
    name: string,
    parts: { query: Part; key: Part; value: Part; out: string },
  ): Generator<readonly [string, Stored]> {
    const weight = ({ from, row }: Part) =>
      half(rows(get(`${from}/weight`), row * n, (row + 1) * n))
    const bias = ({ from, row }: Part) => wide(rows(get(`${from}/bias`), row * n, (row + 1) * n))
    yield [`${name}.query.weight`, weight(parts.query)]
    yield [`${name}.query.bias`, bias(parts.query)]
    yield [`${name}.key.weight`, weight(parts.key)]
    yield [`${name}.value.weight`, weight(parts.value)]
    yield [`${name}.value.bias`, bias(parts.value)]
    yield* both(`${name}.out`, parts.out)
  }
  const self = (layer: string) => {
    const from = `${layer}/self_attention/linear_0`
    return {
      query: { from, row: 0 },
      key: { from, row: 1 },
      value: { from, row: 2 },
      out: `${layer}/self_attention/linear_1`,
    }
  }
  const mlp = function* (name: string, layer: string): Generator<readonly [string, Stored]> {
    yield* norm(`${name}.mlp_ln`, `${layer}/ffn/layer_norm`)
    yield* both(`${name}.mlp.0`, `${layer}/ffn/linear_0`)
    yield* both(`${name}.mlp.2`, `${layer}/ffn/linear_1`)
    yield* norm(`${name}.attn_ln`, `${layer}/self_attention/layer_norm`)
    yield* attention(`${name}.attn`, self(layer))
  }

  yield ['decoder.positional_embedding', wide(get('decoder/position_encodings/encodings'))]
  yield ['encoder.positional_embedding', wide(get('encoder/position_encodings/encodings'))]
  yield ['decoder.token_embedding.weight', half(get('decoder/embeddings/weight'))]
  for (let i = 0; i < hparams.layers; i++) {
    const name = `decoder.blocks.${i}`
    const layer = `decoder/layer_${i}`
    const cross = `${layer}/attention`
    yield* mlp(name, layer)
    yield* norm(`${name}.cross_attn_ln`, `${cross}/layer_norm`)
    yield* attention(`${name}.cross_attn`, {
      query: { from: `${cross}/linear_0`, row: 0 },
      key: { from: `${cross}/linear_1`, row: 0 },
      value: { from: `${cross}/linear_1`, row: 1 },
      out: `${cross}/linear_2`,
    })
  }
  yield* norm('decoder.ln', 'decoder/layer_norm')
  for (const conv of ['conv1', 'conv2']) {
    yield [`encoder.${conv}.weight`, half(get(`encoder/${conv}/weight`))]
    const bias = wide(get(`encoder/${conv}/bias`))
    yield [`encoder.${conv}.bias`, { ...bias, shape: [n, 1] }]
  }
  for (let i = 0; i < hparams.layers; i++) yield* mlp(`encoder.blocks.${i}`, `encoder/layer_${i}`)
  yield* norm('encoder.ln_post', 'encoder/layer_norm')
}

/** The whole file, piece by piece. Throws where the model is not Whisper base multilingual. */
export function* toGgml(model: Ct2Model, vocabularyText: string): Generator<Buffer> {
  yield header()
  yield vocabulary(vocabularyText)
  for (const [name, tensor] of tensors(model)) yield record(name, tensor)
}
