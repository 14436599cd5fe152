/**
 * Reads a CTranslate2 `model.bin` (version 6, little-endian): a spec name, then named tensors, then aliases.
 * Strings are a u16 length and that many bytes, the last of which is NUL.
 */
import { RisalahError } from '../../server/domain/errors.ts'

export type Ct2Type = 'f32' | 'i8' | 'i16' | 'i32' | 'f16'
const types: readonly Ct2Type[] = ['f32', 'i8', 'i16', 'i32', 'f16']

export type Ct2Tensor = {
  readonly shape: readonly number[]
  readonly type: Ct2Type
  readonly data: Buffer
}

export type Ct2Model = {
  readonly spec: string
  readonly tensors: ReadonlyMap<string, Ct2Tensor>
}

function damaged(what: string): RisalahError {
  return new RisalahError('input_invalid', { message: `Berkas model CTranslate2 rusak: ${what}.` })
}

export function readCt2(file: Buffer): Ct2Model {
  let at = 0
  const take = (bytes: number): Buffer => {
    if (bytes < 0 || at + bytes > file.length) throw damaged('berakhir sebelum waktunya')
    at += bytes
    return file.subarray(at - bytes, at)
  }
  const u8 = () => take(1).readUInt8()
  const u16 = () => take(2).readUInt16LE()
  const u32 = () => take(4).readUInt32LE()
  const string = () => take(u16()).toString('utf8').replace(/\0$/, '')

  const version = u32()
  if (version !== 6) throw damaged(`versi ${version}, seharusnya 6`)
  const spec = string()
  u32() // revision of the spec
  const count = u32()
  const tensors = new Map<string, Ct2Tensor>()
  for (let i = 0; i < count; i++) {
    const name = string()
    const shape = Array.from({ length: u8() }, u32)
    const type = types[u8()]
    if (type === undefined) throw damaged(`jenis data ${name} tidak dikenal`)
    tensors.set(name, { shape, type, data: take(u32()) })
  }
  for (let aliases = u32(); aliases > 0; aliases--) {
    const alias = string()
    const tensor = tensors.get(string())
    if (tensor === undefined) throw damaged(`alias ${alias} menunjuk ke yang tidak ada`)
    tensors.set(alias, tensor)
  }
  return { spec, tensors }
}
