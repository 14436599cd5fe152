/**
 * A real streaming transducer, small enough to be written by hand: its encoder is shaped like a zipformer's and hears
 * tones, one for each token. So the native library can be tested without a trained model: what it must hear is known.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleRateHz } from '../../server/domain/speech.ts'

/** Tokens after the blank; `tone` in Hz. `ease` is added to how well it fits. */
export const toneTokens = [
  { piece: '▁RAPAT', tone: 350, ease: 0 },
  { piece: '▁JALAN', tone: 700, ease: 0 },
  { piece: 'KAN', tone: 1200, ease: 0 },
  // Two that sound the same: only a vocabulary can prefer the second.
  { piece: '▁BIMA', tone: 1900, ease: 0 },
  { piece: '▁RIMA', tone: 1900, ease: -1 },
  { piece: '▁DESA', tone: 2800, ease: 0 },
  { piece: '▁DANA', tone: 4200, ease: 0 },
] as const

const vocabulary = ['<blk>', ...toneTokens.map(({ piece }) => piece)]
const size = vocabulary.length
const bins = 80
const frames = 32
const context = frames + 13
const stateDims = 4
const kernel = 3
const leftContext = 2

const varint = (value: number): Buffer => {
  const out: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128)
  return Buffer.from([...out, rest])
}
const int = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)])
const bytes = (field: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([varint(field * 8 + 2), varint(body.length), body])
}
const text = (field: number, value: string) => bytes(field, Buffer.from(value))

const floatType = 1
const int64Type = 7
type Shape = readonly (number | string)[]
type Value = readonly [name: string, type: number, shape: Shape]

const node = (type: string, inputs: string[], outputs: string[], ...attributes: Buffer[]) =>
  bytes(
    1,
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, type),
    ...attributes,
  )
const integers = (name: string, values: readonly number[]) =>
  bytes(5, text(1, name), ...values.map((value) => int(8, value)), int(20, 7))

const tensor = (name: string, type: number, shape: readonly number[], raw: Buffer) =>
  bytes(5, ...shape.map((dim) => int(1, dim)), int(2, type), text(8, name), bytes(9, raw))
const floats = (name: string, shape: readonly number[], values: readonly number[]) =>
  tensor(name, floatType, shape, Buffer.from(new Float32Array(values).buffer))
const longs = (name: string, values: readonly number[]) =>
  tensor(name, int64Type, [values.length], Buffer.from(BigInt64Array.from(values, BigInt).buffer))

const value = (field: number, [name, type, shape]: Value) => {
  const dims = shape.map((dim) => bytes(1, typeof dim === 'number' ? int(1, dim) : text(2, dim)))
  return bytes(field, text(1, name), bytes(2, bytes(1, int(1, type), bytes(2, ...dims))))
}

function model(
  parts: { nodes: Buffer[]; weights: Buffer[]; inputs: Value[]; outputs: Value[] },
  about: Readonly<Record<string, string | number>> = {},
): Buffer {
  const graph = bytes(
    7,
    ...parts.nodes,
    text(2, 'nada'),
    ...parts.weights,
    ...parts.inputs.map((each) => value(11, each)),
    ...parts.outputs.map((each) => value(12, each)),
  )
  const facts = Object.entries(about).map(([key, fact]) =>
    bytes(14, text(1, key), text(2, String(fact))),
  )
  return Buffer.concat([int(1, 8), graph, bytes(8, text(1, ''), int(2, 13)), ...facts])
}

/** The mel filter that a tone falls into, as kaldi lays them (20 to 7600 Hz). */
function binOf(hertz: number): number {
  const mel = (f: number) => 1127 * Math.log(1 + f / 700)
  const step = (mel(7600) - mel(20)) / (bins + 1)
  return Math.round((mel(hertz) - mel(20)) / step) - 1
}

function encoder(): Buffer {
  const weight = new Array<number>(bins * size).fill(0)
  const offset = new Array<number>(size).fill(0)
  for (const [i, { tone, ease }] of toneTokens.entries()) {
    weight[binOf(tone) * size + i + 1] = 1
    // The log energy of a tone of ordinary loudness is about 6, that of silence −16.
    offset[i + 1] = ease - 2
  }
  const states: Value[] = [
    ['cached_key_0', floatType, [leftContext, 'N', stateDims]],
    ['cached_nonlin_attn_0', floatType, [1, 'N', leftContext, (3 * stateDims) / 4]],
    ['cached_val1_0', floatType, [leftContext, 'N', stateDims]],
    ['cached_val2_0', floatType, [leftContext, 'N', stateDims]],
    ['cached_conv1_0', floatType, ['N', stateDims, kernel >> 1]],
    ['cached_conv2_0', floatType, ['N', stateDims, kernel >> 1]],
    ['embed_states', floatType, ['N', 128, 3, 19]],
    ['processed_lens', int64Type, ['N']],
  ]
  const after = states.map(([name, type, shape]): Value => [`new_${name}`, type, shape])
  return model(
    {
      nodes: [
        node('Slice', ['x', 'from', 'to', 'axis'], ['chunk']),
        node('Reshape', ['chunk', 'fours'], ['grouped']),
        node('ReduceMean', ['grouped'], ['kept'], integers('axes', [2])),
        node('Squeeze', ['kept', 'two'], ['mean']),
        node('MatMul', ['mean', 'weight'], ['heard']),
        node('Add', ['heard', 'offset'], ['encoder_out']),
        ...states.map(([name]) => node('Identity', [name], [`new_${name}`])),
      ],
      weights: [
        longs('from', [0]),
        longs('to', [frames]),
        longs('axis', [1]),
        longs('fours', [0, frames / 4, 4, bins]),
        longs('two', [2]),
        floats('weight', [bins, size], weight),
        floats('offset', [size], offset),
      ],
      inputs: [['x', floatType, ['N', context, bins]], ...states],
      outputs: [['encoder_out', floatType, ['N', frames / 4, size]], ...after],
    },
    {
      model_type: 'zipformer2',
      version: '1',
      encoder_dims: stateDims,
      query_head_dims: stateDims,
      value_head_dims: stateDims,
      num_heads: 1,
      num_encoder_layers: 1,
      cnn_module_kernels: kernel,
      left_context_len: leftContext,
      T: context,
      decode_chunk_len: frames,
    },
  )
}

/** Says no token twice in a row, else a tone would be a token every 40 ms. */
function decoder(): Buffer {
  const again = Array.from({ length: size * size }, (_, i) =>
    i % (size + 1) === 0 && i > 0 ? -40 : 0,
  )
  // The two that sound the same exclude each other.
  const [bima, rima] = [4, 5]
  again[bima * size + rima] = -40
  again[rima * size + bima] = -40
  return model(
    {
      nodes: [
        node('Slice', ['y', 'from', 'to', 'axis'], ['last']),
        node('Squeeze', ['last', 'axis'], ['token']),
        node('Gather', ['table', 'token'], ['decoder_out']),
      ],
      weights: [
        longs('from', [1]),
        longs('to', [2]),
        longs('axis', [1]),
        floats('table', [size, size], again),
      ],
      inputs: [['y', int64Type, ['N', 2]]],
      outputs: [['decoder_out', floatType, ['N', size]]],
    },
    { vocab_size: size, context_size: 2 },
  )
}

const joiner = () =>
  model({
    nodes: [node('Add', ['encoder_out', 'decoder_out'], ['logit'])],
    weights: [],
    inputs: [
      ['encoder_out', floatType, ['N', size]],
      ['decoder_out', floatType, ['N', size]],
    ],
    outputs: [['logit', floatType, ['N', size]]],
  })

/** A sentencepiece model that splits the words into the tokens: every beginning of a piece is a piece. */
function sentencepiece(): Buffer {
  const pieces = new Map<string, number>([['<unk>', 0]])
  for (const { piece } of toneTokens) {
    const letters = [...piece]
    for (const letter of letters) pieces.set(letter, pieces.get(letter) ?? -100)
    for (let i = 2; i <= letters.length; i++) {
      const part = letters.slice(0, i).join('')
      pieces.set(part, pieces.get(part) ?? -50 + i)
    }
  }
  const score = (number: number) => {
    const raw = Buffer.alloc(5)
    raw[0] = 2 * 8 + 5
    raw.writeFloatLE(number, 1)
    return raw
  }
  return Buffer.concat(
    [...pieces].map(([piece, number]) => bytes(1, text(1, piece), score(number))),
  )
}

/** Writes the model's files as the hub names them. */
export function writeTransducer(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const name = (part: string, kind = '') =>
    join(folder, `${part}-epoch-1-avg-1-chunk-16-left-2${kind}.onnx`)
  writeFileSync(name('encoder', '.int8'), encoder())
  writeFileSync(name('decoder'), decoder())
  writeFileSync(name('joiner', '.int8'), joiner())
  writeFileSync(join(folder, 'bpe.model'), sentencepiece())
  writeFileSync(
    join(folder, 'tokens.txt'),
    vocabulary.map((piece, i) => `${piece} ${i}\n`).join(''),
  )
}

/** Says tokens as tones, one after another; null is a pause. */
export function singTokens(
  pieces: readonly (string | null)[],
  { seconds = 0.4, level = 0.3 }: { seconds?: number; level?: number } = {},
): Float32Array {
  const each = Math.round(seconds * sampleRateHz)
  const sound = new Float32Array(each * pieces.length)
  for (const [index, piece] of pieces.entries()) {
    const tone = toneTokens.find((token) => token.piece === piece)?.tone
    if (tone === undefined) continue
    for (let i = 0; i < each; i++) {
      sound[index * each + i] = level * Math.sin((2 * Math.PI * tone * i) / sampleRateHz)
    }
  }
  return sound
}
