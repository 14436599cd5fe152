/**
 * A folder with a streaming transducer as sherpa-onnx takes it. The library ends the whole process on a file it does
 * not like, so everything that can be seen from outside is checked first: which files belong together, that none is
 * cut off, and that the model streams.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RisalahError } from '../../server/domain/errors.ts'
import { readFields, readFileFields } from './protobuf.ts'

export type Transducer = {
  /** Names inside the folder. */
  readonly encoder: string
  readonly decoder: string
  readonly joiner: string
  readonly tokens: string
  /** A sentencepiece model or its exported vocabulary, which a vocabulary of hints needs; null: takes no hints. */
  readonly pieces: string | null
  /** Frames of 10 ms that the encoder looks at in one step. */
  readonly stepFrames: number
  /** All letters of its tokens, and whether it writes capitals only. */
  readonly letters: ReadonlySet<string>
  readonly capitals: boolean
}

const parts = ['encoder', 'decoder', 'joiner'] as const
/** Encoders that sherpa-onnx runs as a stream. */
const streaming = ['zipformer2', 'zipformer', 'conformer', 'lstm']

const refuse = (message: string) => new RisalahError('input_invalid', { message })

/** What is said where the folder is no transducer at all. */
export const isTransducerFolder = (names: readonly string[]): boolean =>
  parts.some((part) => names.some((name) => isPart(part, name)))

const isPart = (part: string, name: string) =>
  name.toLowerCase().startsWith(part) && /\.onnx$/i.test(name)

/** What a file name says beside the part and its precision: files with the same rest belong together. */
const restOf = (part: string, name: string) =>
  name
    .slice(part.length)
    .replace(/\.onnx$/i, '')
    .replace(/\.int8$/i, '')

/** The three networks that belong together; small integers where they cost no accuracy, as the hub advises. */
function chooseParts(names: readonly string[]): Record<(typeof parts)[number], string> {
  const found = parts.map((part) => names.filter((name) => isPart(part, name)).sort())
  for (const [i, candidates] of found.entries()) {
    if (candidates.length === 0) {
      throw refuse(`Folder model zipformer tidak lengkap: berkas ${parts[i]}….onnx tidak ada.`)
    }
  }
  const rests = found.map((candidates, i) => candidates.map((name) => restOf(parts[i]!, name)))
  const rest = rests[0]!.find((each) => rests.every((others) => others.includes(each)))
  const choose = (i: number): string => {
    const own = found[i]!.filter((name) => rest === undefined || restOf(parts[i]!, name) === rest)
    const small = (name: string) => /\.int8\.onnx$/i.test(name)
    // The decoder is a table: integers make it no faster.
    const best = own.find((name) => small(name) === (parts[i] !== 'decoder'))
    if (rest === undefined && own.length > 1) {
      throw refuse('Folder model zipformer berisi berkas dari beberapa model. Sisakan satu model.')
    }
    return best ?? own[0]!
  }
  return { encoder: choose(0), decoder: choose(1), joiner: choose(2) }
}

/** The facts that an ONNX file carries about itself; throws where it is no whole ONNX file. */
async function factsOf(folder: string, name: string): Promise<Map<string, string>> {
  const broken = refuse(`Berkas ${name} rusak atau terpotong. Salin atau unduh ulang.`)
  const graphField = 7
  const factField = 14
  try {
    const fields = await readFileFields(join(folder, name), [factField])
    if (!fields.some(({ field }) => field === graphField)) throw broken
    const facts = new Map<string, string>()
    for (const { field, bytes } of fields) {
      if (field !== factField) continue
      const [key, value] = [...readFields(bytes)].map((each) => each.bytes.toString('utf8'))
      if (key !== undefined) facts.set(key, value ?? '')
    }
    return facts
  } catch (error) {
    if (error instanceof RangeError) throw broken
    throw error
  }
}

function checkTokens(text: string, size: number): { letters: Set<string>; capitals: boolean } {
  const letters = new Set<string>()
  let count = 0
  let high = 0
  let low = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const token = /^(.*?)\s+(\d+)\s*$/.exec(line)?.[1]
    if (token === undefined)
      throw refuse('Berkas tokens.txt rusak: tiap baris harus “token nomor”.')
    count++
    if (/^<.*>$/.test(token)) continue
    for (const letter of token) letters.add(letter)
    if (/[A-Z]/.test(token)) high++
    if (/[a-z]/.test(token)) low++
  }
  if (count < size) {
    throw refuse(`Berkas tokens.txt tidak cocok: ${count} token, model memakai ${size}.`)
  }
  return { letters, capitals: high > low }
}

/** Throws `input_invalid` with a sentence for whoever brought the folder. */
export async function readTransducer(folder: string): Promise<Transducer> {
  const names = await readdir(folder)
  const chosen = chooseParts(names)
  if (!names.includes('tokens.txt')) {
    throw refuse('Folder model zipformer tidak lengkap: tokens.txt tidak ada.')
  }
  for (const name of [...Object.values(chosen), 'tokens.txt']) {
    if ((await stat(join(folder, name))).size === 0) throw refuse(`Berkas ${name} kosong.`)
  }
  const encoder = await factsOf(folder, chosen.encoder)
  const decoder = await factsOf(folder, chosen.decoder)
  await factsOf(folder, chosen.joiner)
  const stepFrames = Number(encoder.get('T'))
  const shift = Number(encoder.get('decode_chunk_len'))
  if (!streaming.includes(encoder.get('model_type') ?? '') || !(stepFrames > 0) || !(shift > 0)) {
    throw refuse(
      'Model ini tidak mengalir (bukan transducer streaming). Pilih model zipformer yang namanya memuat “streaming”.',
    )
  }
  const size = Number(decoder.get('vocab_size'))
  if (!(size > 0) || !(Number(decoder.get('context_size')) > 0)) {
    throw refuse(`Berkas ${chosen.decoder} bukan decoder transducer.`)
  }
  const tokens = checkTokens(await readFile(join(folder, 'tokens.txt'), 'utf8'), size)
  const pieces = ['bpe.vocab', 'bpe.model'].find((name) => names.includes(name)) ?? null
  return { ...chosen, tokens: 'tokens.txt', pieces, stepFrames, ...tokens }
}

/** The vocabulary of a sentencepiece model as lines of piece and score, the form in which sherpa-onnx reads it. */
export function toPieceList(model: Buffer): string {
  const lines: string[] = []
  try {
    for (const { field, bytes } of readFields(model)) {
      if (field !== 1) continue
      let piece = ''
      let score = 0
      for (const inner of readFields(bytes)) {
        if (inner.field === 1) piece = inner.bytes.toString('utf8')
        if (inner.field === 2) score = inner.bytes.readFloatLE()
      }
      lines.push(`${piece}\t${score}`)
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  if (lines.length === 0) throw refuse('Berkas bpe.model rusak atau terpotong.')
  return `${lines.join('\n')}\n`
}
