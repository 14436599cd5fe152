/** Takes a model that a person brings on a disk: checked first, copied whole, never trusted by its name. */
import { copyFile, lstat, mkdir, open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { RisalahError } from '../../server/domain/errors.ts'
import { type CatalogueEntry, catalogue } from './catalogue.ts'
import { exists, makeFolder, sha256File } from './files.ts'
import { modelFolder } from './install.ts'
import { isTransducerFolder, readTransducer } from './transducer.ts'

export type Imported = {
  readonly id: string
  readonly engine: CatalogueEntry['engine']
  readonly folder: string
}

function refuse(message: string): RisalahError {
  return new RisalahError('input_invalid', { message })
}

async function headInt(path: string): Promise<number> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 ? buffer.readUInt32LE() : 0
  } finally {
    await handle.close()
  }
}

/** Vosk aborts the process on a folder that lacks these, so they are asked for before it is loaded. */
const voskFiles = ['am/final.mdl', 'conf/model.conf', 'ivector/final.ie', 'ivector/splice.conf']
const voskGraph = ['graph/HCLG.fst', 'graph/HCLr.fst', 'graph/Gr.fst']

export async function checkVoskFolder(folder: string): Promise<string | null> {
  for (const file of voskFiles) {
    const size = await stat(join(folder, file)).then(
      (s) => s.size,
      () => -1,
    )
    if (file.startsWith('ivector') && size === -1 && !(await exists(join(folder, 'ivector'))))
      continue
    if (size <= 0) return `Folder model vosk tidak lengkap: ${file} tidak ada atau kosong.`
  }
  const graphs = await Promise.all(voskGraph.map((file) => exists(join(folder, file))))
  if (!graphs.some(Boolean))
    return 'Folder model vosk tidak lengkap: folder graph tidak berisi graf.'
  const dynamic = await exists(join(folder, 'graph/Gr.fst'))
  for (const file of [
    'graph/phones/word_boundary.int',
    ...(dynamic ? ['graph/disambig_tid.int'] : []),
  ]) {
    const size = await stat(join(folder, file)).then(
      (s) => s.size,
      () => -1,
    )
    if (size <= 0) return `Folder model vosk rusak: ${file} tidak ada atau kosong.`
  }
  return null
}

/** A copy without links, so that nothing outside the given folder comes along. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const name of await readdir(from)) {
    const info = await lstat(join(from, name))
    if (info.isDirectory()) await copyFolder(join(from, name), join(to, name))
    else if (info.isFile()) await copyFile(join(from, name), join(to, name))
  }
}

function idFrom(name: string, prefix: string): string {
  const bare = name
    .replace(/\.(bin|gguf)$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  if (bare === '') throw refuse('Nama berkas model tidak dapat dipakai.')
  return (bare.startsWith(prefix) ? bare : `${prefix}-${bare}`).slice(0, 80)
}

export type ImportOptions = {
  readonly dataDir: string
  /** Called with the id before anything is copied; may throw to refuse it. */
  readonly onId?: (id: string) => void
}

export async function importModel(path: string, options: ImportOptions): Promise<Imported> {
  const info = await stat(path).catch(() => null)
  if (!info?.isFile() && !info?.isDirectory()) {
    throw refuse(`Tidak ada berkas atau folder ${path}.`)
  }
  try {
    return await (info.isFile() ? importFile : importFolder)(path, options)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM') {
      throw refuse(`${path} tidak boleh dibaca oleh pengguna yang menjalankan Risalah.`)
    }
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new RisalahError('disk_full', { cause: error })
    }
    throw error
  }
}

/** A model of the catalogue that is this one file, whatever its name. */
async function knownFile(path: string): Promise<CatalogueEntry | null> {
  const { size } = await stat(path)
  const alike = catalogue.filter(({ files }) => files.length === 1 && files[0]?.bytes === size)
  if (alike.length === 0) return null
  const hash = await sha256File(path)
  return alike.find(({ files }) => files[0]?.sha256 === hash) ?? null
}

async function importFile(path: string, options: ImportOptions): Promise<Imported> {
  // One file of a set stands for the set beside it.
  if (/\.onnx$|^tokens\.txt$|^bpe\.(model|vocab)$/i.test(basename(path))) {
    const folder = dirname(path)
    if (isTransducerFolder(await readdir(folder))) return importTransducer(folder, options)
  }
  const known = await knownFile(path)
  if (!known && (await headInt(path)) !== 0x67676d6c) {
    throw refuse(
      'Berkas ini bukan model Whisper (ggml). Yang dapat diimpor: berkas ggml-*.bin, folder model vosk, atau folder model zipformer.',
    )
  }
  const named = catalogue.find((entry) => entry.files[0]?.name === basename(path))
  if (!known && named) {
    throw refuse(
      `${basename(path)} tidak sama dengan berkas resmi (SHA-256 berbeda). Salin ulang, atau ganti namanya.`,
    )
  }
  const id = known?.id ?? idFrom(basename(path), 'whisper')
  options.onId?.(id)
  const folder = modelFolder(options.dataDir, id)
  await makeFolder(folder, (aside) =>
    copyFile(path, join(aside, known?.files[0]?.name ?? 'ggml-model.bin')),
  )
  return { id, engine: known?.engine ?? 'whisper', folder }
}

/** Only the files that are used are copied, with the licence beside them. */
async function importTransducer(path: string, options: ImportOptions): Promise<Imported> {
  const found = await readTransducer(path)
  const used = [found.encoder, found.decoder, found.joiner, found.tokens]
  const about = (await readdir(path)).filter((name) => /^(licen[cs]e|readme)/i.test(name))
  const known = catalogue.find(
    ({ engine, files }) => engine === 'sherpa' && files.some(({ name }) => name === found.encoder),
  )
  for (const { name, sha256 } of known?.files ?? []) {
    if ((await sha256File(join(path, name)).catch(() => '')) === sha256) continue
    throw refuse(
      `${name} tidak sama dengan berkas resmi (SHA-256 berbeda) atau tidak ada. Salin ulang, atau ganti nama berkas encoder.`,
    )
  }
  const id = known?.id ?? idFrom(basename(path), 'sherpa')
  options.onId?.(id)
  const folder = modelFolder(options.dataDir, id)
  if (found.pieces !== null) used.push(found.pieces)
  await makeFolder(folder, async (aside) => {
    for (const name of used) await copyFile(join(path, name), join(aside, name))
    for (const name of about) {
      const info = await lstat(join(path, name))
      if (info.isFile()) await copyFile(join(path, name), join(aside, name))
    }
  })
  return { id, engine: 'sherpa', folder }
}

async function importFolder(path: string, options: ImportOptions): Promise<Imported> {
  const names = await readdir(path)
  const single = names.find((name) => /^ggml-.*\.bin$/.test(name))
  if (single && !names.includes('am')) return importFile(join(path, single), options)
  if (isTransducerFolder(names) && !names.includes('am')) return importTransducer(path, options)
  const fault = await checkVoskFolder(path)
  if (fault)
    throw refuse(
      names.includes('am') ? fault : 'Folder ini bukan model vosk, Whisper, atau zipformer.',
    )
  const id = idFrom(basename(path), 'vosk')
  options.onId?.(id)
  const folder = modelFolder(options.dataDir, id)
  await makeFolder(folder, (aside) => copyFolder(path, aside))
  return { id, engine: 'vosk', folder }
}
