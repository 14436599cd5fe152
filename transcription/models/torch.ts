/**
 * Reads tensors out of a legacy PyTorch checkpoint (four pickles, the storages' keys, then their bytes). A pickle can
 * name any function of Python; this reader knows three names, builds plain values only, and refuses everything else.
 */
import { RisalahError } from '../../server/domain/errors.ts'

export type TorchTensor = { readonly shape: readonly number[]; readonly data: Float32Array }

type Storage = { readonly storage: string; readonly numel: number }
type Lazy = {
  readonly storage: Storage
  readonly offset: number
  readonly shape: readonly number[]
}
const mark = Symbol('mark')
const names = {
  'collections OrderedDict': Symbol('OrderedDict'),
  'torch._utils _rebuild_tensor_v2': Symbol('tensor'),
  'torch FloatStorage': Symbol('FloatStorage'),
} as const
const torchMagic = 0x1950a86a20f9469cfc6cn

function damaged(what: string): RisalahError {
  return new RisalahError('input_invalid', { message: `Berkas model torch rusak: ${what}.` })
}

function isStorage(value: unknown): value is Storage {
  return typeof value === 'object' && value !== null && 'numel' in value && 'storage' in value
}

function rebuild(args: readonly unknown[]): Lazy {
  const [storage, offset, shape] = args
  const sizes = Array.isArray(shape) ? (shape as unknown[]) : null
  if (
    !isStorage(storage) ||
    typeof offset !== 'number' ||
    sizes === null ||
    !sizes.every((size) => Number.isSafeInteger(size) && (size as number) >= 0)
  ) {
    throw damaged('tensor tidak dikenal')
  }
  const count = (sizes as number[]).reduce((product, size) => product * size, 1)
  if (offset < 0 || offset + count > storage.numel) throw damaged('tensor melampaui isinya')
  return { storage, offset, shape: sizes as number[] }
}

/** One pickle from `at`; gives its value and where it ends. */
function unpickle(file: Buffer, from: number): { value: unknown; end: number } {
  let at = from
  const take = (bytes: number): Buffer => {
    if (bytes < 0 || at + bytes > file.length) throw damaged('berakhir sebelum waktunya')
    at += bytes
    return file.subarray(at - bytes, at)
  }
  const line = () => {
    const end = file.indexOf(10, at)
    if (end < 0) throw damaged('berakhir sebelum waktunya')
    return take(end + 1 - at)
      .toString('utf8')
      .trimEnd()
  }
  const stack: unknown[] = []
  const memo = new Map<number, unknown>()
  const pop = () => {
    if (stack.length === 0) throw damaged('tumpukan kosong')
    return stack.pop()
  }
  const popToMark = () => {
    const index = stack.lastIndexOf(mark)
    if (index < 0) throw damaged('tumpukan kosong')
    return stack.splice(index).slice(1)
  }
  const list = (value: unknown): unknown[] => {
    if (!Array.isArray(value)) throw damaged('daftar diharapkan')
    return value as unknown[]
  }
  const dictionary = () => {
    const top = stack.at(-1)
    if (!(top instanceof Map)) throw damaged('kamus diharapkan')
    return top as Map<unknown, unknown>
  }
  const setItems = (items: readonly unknown[]) => {
    const target = dictionary()
    for (let i = 0; i + 1 < items.length; i += 2) target.set(items[i], items[i + 1])
  }
  const long = (bytes: Buffer) => {
    let value = 0n
    for (const [i, byte] of bytes.entries()) value |= BigInt(byte) << BigInt(8 * i)
    const wide = BigInt.asIntN(8 * Math.max(1, bytes.length), value)
    return wide === BigInt(Number(wide)) && Number.isSafeInteger(Number(wide)) ? Number(wide) : wide
  }
  const call = (name: unknown, args: readonly unknown[]): unknown => {
    if (name === names['collections OrderedDict']) return new Map()
    if (name === names['torch._utils _rebuild_tensor_v2']) return rebuild(args)
    throw damaged('panggilan tidak dikenal')
  }
  const persistent = (id: unknown): Storage => {
    const [kind, type, key, , numel] = list(id)
    if (kind !== 'storage' || type !== names['torch FloatStorage']) {
      throw damaged('isi tensor bukan float32')
    }
    return { storage: String(key), numel: Number(numel) }
  }
  for (;;) {
    const code = String.fromCharCode(take(1)[0]!)
    if (code === '.') return { value: pop(), end: at }
    else if (code === '\x80') take(1)
    else if (code === '}') stack.push(new Map())
    else if (code === ']' || code === ')') stack.push([])
    else if (code === '(') stack.push(mark)
    else if (code === 'N') stack.push(null)
    else if (code === '\x88' || code === '\x89') stack.push(code === '\x88')
    else if (code === 'K') stack.push(take(1)[0])
    else if (code === 'M') stack.push(take(2).readUInt16LE())
    else if (code === 'J') stack.push(take(4).readInt32LE())
    else if (code === 'G') stack.push(take(8).readDoubleBE())
    else if (code === '\x8a') stack.push(long(take(take(1)[0]!)))
    else if (code === 'X') stack.push(take(take(4).readUInt32LE()).toString('utf8'))
    else if (code === 'q') memo.set(take(1)[0]!, stack.at(-1))
    else if (code === 'r') memo.set(take(4).readUInt32LE(), stack.at(-1))
    else if (code === 'h') stack.push(memo.get(take(1)[0]!))
    else if (code === 'j') stack.push(memo.get(take(4).readUInt32LE()))
    else if (code === 't') stack.push(popToMark())
    else if (code === '\x85') stack.push([pop()])
    else if (code === '\x86') stack.push([pop(), pop()].reverse())
    else if (code === '\x87') stack.push([pop(), pop(), pop()].reverse())
    else if (code === 'u') setItems(popToMark())
    else if (code === 's') setItems([pop(), pop()].reverse())
    else if (code === 'e') {
      const items = popToMark()
      list(stack.at(-1)).push(...items)
    } else if (code === 'a') {
      const item = pop()
      list(stack.at(-1)).push(item)
    } else if (code === 'b') pop()
    else if (code === 'Q') stack.push(persistent(pop()))
    else if (code === 'R') {
      const args = list(pop())
      stack.push(call(pop(), args))
    } else if (code === 'c') {
      const name = `${line()} ${line()}`
      if (!(name in names)) throw damaged(`nama ${name.slice(0, 80)} tidak diizinkan`)
      stack.push(names[name as keyof typeof names])
    } else throw damaged('perintah tidak dikenal')
  }
}

/** The tensors of `model_state`, in file order. */
export function readTorch(file: Buffer): ReadonlyMap<string, TorchTensor> {
  const magic = unpickle(file, 0)
  if (magic.value !== torchMagic) throw damaged('bukan berkas torch lama')
  const version = unpickle(file, magic.end)
  const system = unpickle(file, version.end)
  const checkpoint = unpickle(file, system.end)
  const keys = unpickle(file, checkpoint.end)
  const state = checkpoint.value instanceof Map ? checkpoint.value.get('model_state') : undefined
  if (!(state instanceof Map) || !Array.isArray(keys.value)) throw damaged('model_state tidak ada')
  const storages = new Map<string, Float32Array>()
  let at = keys.end
  for (const key of keys.value as unknown[]) {
    if (at + 8 > file.length) throw damaged('berakhir sebelum waktunya')
    const numel = Number(file.readBigInt64LE(at))
    at += 8
    if (numel < 0 || at + numel * 4 > file.length) throw damaged('berakhir sebelum waktunya')
    const values = new Float32Array(numel)
    for (let i = 0; i < numel; i++) values[i] = file.readFloatLE(at + i * 4)
    storages.set(String(key), values)
    at += numel * 4
  }
  const tensors = new Map<string, TorchTensor>()
  for (const [name, value] of state as Map<string, Lazy>) {
    const all = storages.get(value.storage?.storage)
    const count = value.shape?.reduce((product, size) => product * size, 1)
    if (all === undefined || value.offset + count > all.length) throw damaged(`${name} tidak ada`)
    tensors.set(name, {
      shape: value.shape,
      data: all.subarray(value.offset, value.offset + count),
    })
  }
  return tensors
}
