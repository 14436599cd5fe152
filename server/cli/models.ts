/** `risalah models list | get ID | remove ID | import PATH | ensure`. */
import { resolve } from 'node:path'
import {
  catalogue,
  defaultModel,
  engineOfModel,
  ensureReady,
  findEntry,
  findLibrary,
  type InstalledModel,
  importModel,
  listModels,
  removeModel,
} from '../../transcription/client.ts'
import type { CliIo } from './io.ts'
import { UsageError } from './io.ts'

const usage = 'Pakai: risalah models list [--json] | get ID | remove ID | import PATH'

/** The product works without these; what it then leaves out. */
const helpful = {
  'kata-id': 'Daftar kata belum terpasang; hanya kata dewan yang dikoreksi.',
  'voice-ge2e': 'Pengenal suara belum terpasang; suara dalam rapat tidak dibedakan.',
} as const

const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000).toLocaleString('id-ID')} MB`

export async function runModels(argv: readonly string[], io: CliIo): Promise<number> {
  const json = argv.includes('--json')
  const [verb, target, ...rest] = argv.filter((arg) => arg !== '--json')
  if (rest.length > 0) throw new UsageError(usage)
  if (verb === 'list' && target === undefined) return list(io, json)
  if (verb === 'ensure' && target === undefined) {
    // Whatever is at hand is not fetched again; the voice activity model belongs to every engine.
    for (const id of ['silero-vad', defaultModel]) await get(id, io)
    for (const [id, without] of Object.entries(helpful)) {
      await get(id, io).catch((error: unknown) => {
        const cause = error instanceof Error ? error.message : String(error)
        io.stderr.write(`${without} ${cause}\n`)
      })
    }
    return 0
  }
  if (target === undefined) throw new UsageError(usage)
  if (verb === 'get') {
    if (findEntry(target) === null) {
      throw new UsageError(
        `Model "${target}" tidak ada di katalog: ${catalogue.map((e) => e.id).join(', ')}.`,
      )
    }
    await get(target, io)
    return 0
  }
  if (verb === 'remove') {
    if (!(await removeModel(target, { dataDir: io.dataDir }))) {
      throw new UsageError(`Model "${target}" tidak terpasang.`)
    }
    io.stderr.write(`Model ${target} dihapus.\n`)
    return 0
  }
  if (verb === 'import') {
    const imported = await importModel(resolve(io.cwd, target), { dataDir: io.dataDir })
    if (json) io.stdout.write(`${JSON.stringify(imported)}\n`)
    else io.stdout.write(`${imported.id}\n`)
    return 0
  }
  throw new UsageError(usage)
}

async function get(id: string, io: CliIo): Promise<void> {
  await ensureReady(id, {
    dataDir: io.dataDir,
    env: { ...io.env },
    onProgress: ({ line }: { line: string }) => void io.stderr.write(`${line}\n`),
  })
}

/** A service is ready where its key is given. */
function isReady(entry: InstalledModel['entry'], folder: string | null, io: CliIo): boolean {
  return entry?.service ? Boolean(io.env.RISALAH_GOOGLE_KEY) : folder !== null
}

async function list(io: CliIo, json: boolean): Promise<number> {
  const rows = await listModels({ dataDir: io.dataDir })
  const libraries = {
    whisper: (await findLibrary('whisper', { dataDir: io.dataDir })) !== null,
    vosk: (await findLibrary('vosk', { dataDir: io.dataDir })) !== null,
  }
  if (json) {
    const models = rows.map(({ id, entry, folder }) => ({
      id,
      engine: engineOfModel(id),
      name: entry?.nama ?? id,
      languages: entry?.bahasa ?? [],
      licence: entry?.lisensi ?? null,
      bytes: entry?.bytes ?? null,
      files: entry?.files ?? [],
      installed: isReady(entry, folder, io),
      default: id === defaultModel,
    }))
    io.stdout.write(`${JSON.stringify({ models, libraries })}\n`)
    return 0
  }
  for (const { id, entry, folder } of rows) {
    const state = isReady(entry, folder, io)
      ? 'terpasang'
      : entry?.service
        ? 'tanpa kunci'
        : 'belum'
    const about = entry?.service
      ? `daring  ${entry.lisensi}  ${entry.nama}`
      : entry
        ? `${megabytes(entry.bytes)}  ${entry.lisensi}  ${entry.nama}`
        : 'diimpor'
    io.stdout.write(
      `${id.padEnd(18)} ${state.padEnd(11)} ${about}${id === defaultModel ? '  (bawaan)' : ''}\n`,
    )
  }
  return 0
}
