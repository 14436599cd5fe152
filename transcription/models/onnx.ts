/**
 * Writes the GE2E voice encoder as an ONNX file: three LSTM layers, a linear layer and a ReLU. Input `mels` is
 * [160 frames, windows, 40], output `voices` is [windows, 256], not yet of length one.
 */
import { RisalahError } from '../../server/domain/errors.ts'
import type { TorchTensor } from './torch.ts'

const state = 256
const mels = 40
const layers = 3
export const windowFrames = 160

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...bytes, rest])
}
const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)])
function bytes(field: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([varint(field * 8 + 2), varint(length), ...parts])
}
const text = (field: number, value: string) => bytes(field, Buffer.from(value))

/** Attribute kinds of ONNX. */
const integer = (name: string, value: number) =>
  bytes(5, text(1, name), number(3, value), number(20, 2))
const integers = (name: string, values: readonly number[]) =>
  bytes(5, text(1, name), ...values.map((value) => number(8, value)), number(20, 7))

function node(
  type: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly Buffer[] = [],
): Buffer {
  return bytes(
    1,
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, type),
    ...attributes,
  )
}

function littleEndian(values: Float32Array): Buffer {
  const out = Buffer.alloc(values.length * 4)
  for (const [i, value] of values.entries()) out.writeFloatLE(value, i * 4)
  return out
}

function initializer(name: string, shape: readonly number[], values: Float32Array): Buffer {
  const dims = shape.map((size) => number(1, size))
  return bytes(5, ...dims, number(2, 1), text(8, name), bytes(9, littleEndian(values)))
}

function valueInfo(field: number, name: string, shape: readonly (number | string)[]): Buffer {
  const dims = shape.map((size) =>
    bytes(1, typeof size === 'number' ? number(1, size) : text(2, size)),
  )
  return bytes(field, text(1, name), bytes(2, bytes(1, number(1, 1), bytes(2, ...dims))))
}

/** torch has the gates as i, f, g, o; ONNX wants i, o, f, c. */
function reorderGates(values: Float32Array): Float32Array {
  const quarter = values.length / 4
  const out = new Float32Array(values.length)
  for (const [to, from] of [0, 3, 1, 2].entries()) {
    out.set(values.subarray(from * quarter, (from + 1) * quarter), to * quarter)
  }
  return out
}

/** Throws where the tensors are not those of the GE2E encoder. */
export function toVoiceOnnx(tensors: ReadonlyMap<string, TorchTensor>): Buffer {
  const get = (name: string, shape: readonly number[]): Float32Array => {
    const tensor = tensors.get(name)
    if (tensor === undefined || tensor.shape.join() !== shape.join()) {
      throw new RisalahError('input_invalid', { message: `Model suara tidak memuat ${name}.` })
    }
    return tensor.data
  }
  const nodes: Buffer[] = []
  const weights: Buffer[] = []
  for (let i = 0; i < layers; i++) {
    const width = i === 0 ? mels : state
    const input = get(`lstm.weight_ih_l${i}`, [4 * state, width])
    const recurrent = get(`lstm.weight_hh_l${i}`, [4 * state, state])
    const bias = new Float32Array(8 * state)
    bias.set(reorderGates(get(`lstm.bias_ih_l${i}`, [4 * state])))
    bias.set(reorderGates(get(`lstm.bias_hh_l${i}`, [4 * state])), 4 * state)
    weights.push(
      initializer(`W${i}`, [1, 4 * state, width], reorderGates(input)),
      initializer(`R${i}`, [1, 4 * state, state], reorderGates(recurrent)),
      initializer(`B${i}`, [1, 8 * state], bias),
    )
    const from = i === 0 ? 'mels' : `x${i}`
    nodes.push(
      node(
        'LSTM',
        [from, `W${i}`, `R${i}`, `B${i}`],
        [`y${i}`, `h${i}`],
        [integer('hidden_size', state)],
      ),
    )
    if (i < layers - 1)
      nodes.push(node('Squeeze', [`y${i}`], [`x${i + 1}`], [integers('axes', [1])]))
  }
  weights.push(
    initializer('linear', [state, state], get('linear.weight', [state, state])),
    initializer('offset', [state], get('linear.bias', [state])),
  )
  nodes.push(
    node('Squeeze', [`h${layers - 1}`], ['last'], [integers('axes', [0])]),
    node('Gemm', ['last', 'linear', 'offset'], ['flat'], [integer('transB', 1)]),
    node('Relu', ['flat'], ['voices']),
  )
  const graph = bytes(
    7,
    ...nodes,
    text(2, 'voice-ge2e'),
    ...weights,
    valueInfo(11, 'mels', [windowFrames, 'n', mels]),
    valueInfo(12, 'voices', ['n', state]),
  )
  return Buffer.concat([
    number(1, 7),
    text(2, 'risalah'),
    graph,
    bytes(8, text(1, ''), number(2, 12)),
  ])
}
