/** What is on the shelf of models, and what may be done with each: the facts behind the lists and the refusals. */
import {
  type CatalogueEntry,
  engineOfModel,
  filesBytes,
  type InstalledModel,
  isReady,
  listModels,
  partialBytes,
} from '../../transcription/client.ts'
import type { EngineInfo, ModelInfo } from '../domain/model.ts'
import type { Dewan } from '../domain/orang.ts'
import type { Rapat } from '../domain/rapat.ts'
import type { ModelJobs } from './jobs.ts'

export type ModelShelf = {
  rows(): Promise<InstalledModel[]>
  /** Can recognise now: its files and its engine's library are here, or its key is. */
  usable(row: InstalledModel): Promise<boolean>
  /** Serves the engines and is no choice. */
  supports(row: InstalledModel): boolean
  engineInfo(row: InstalledModel): Promise<EngineInfo>
  modelInfo(row: InstalledModel): Promise<ModelInfo>
  /** Why this model, or what is here of it, may not be removed now; null where it may. */
  keptBecause(row: InstalledModel): Promise<string | null>
}

export function createShelf(parts: {
  readonly dataDir: string
  readonly entries: readonly CatalogueEntry[]
  readonly googleKey: string | null
  readonly jobs: ModelJobs
  readonly dewan: () => Promise<Dewan>
  /** The sitting whose sound this model recognises now. */
  readonly userOf: (model: string) => Rapat | null
}): ModelShelf {
  const { dataDir, entries, googleKey, jobs, dewan } = parts

  async function usable({ id, entry }: InstalledModel): Promise<boolean> {
    return entry?.service ? googleKey !== null : isReady(id, { dataDir, entries })
  }

  const supports = ({ entry }: InstalledModel) => /^(vad|voice|kata)$/.test(entry?.engine ?? '')

  async function engineInfo(row: InstalledModel): Promise<EngineInfo> {
    const { id, entry, folder } = row
    return {
      engine: engineOfModel(id, entries),
      model: id,
      nama: entry?.nama ?? id,
      ukuranBytes: entry?.bytes ?? (folder === null ? 0 : await filesBytes(folder)),
      lisensi: entry?.lisensi ?? 'tidak dinyatakan',
      keterangan: entry?.keterangan ?? 'Model yang diimpor ke server ini.',
      terpasang: await usable(row),
      layanan: entry?.service === true,
    }
  }

  async function keptBecause({ id, entry }: InstalledModel): Promise<string | null> {
    const { model } = await dewan()
    if (id === model) return 'Model ini bawaan dewan. Pilih bawaan lain di tab Dewan lebih dahulu.'
    if (entry?.engine === 'vad') return 'Semua mesin memerlukannya.'
    const user = parts.userOf(id)
    if (user === null) return null
    return `Sedang dipakai rapat “${user.judul}”. Hapus sesudah rapat ditutup dan transkripsinya selesai.`
  }

  return {
    rows: () => listModels({ dataDir, entries }),
    usable,
    supports,
    engineInfo,
    keptBecause,
    async modelInfo(row) {
      const berkas = row.folder !== null
      return {
        ...(await engineInfo(row)),
        bahasa: [...(row.entry?.bahasa ?? [])],
        pendukung: supports(row),
        bawaan: row.id === (await dewan()).model,
        berkas,
        sisaBytes: berkas ? 0 : await partialBytes(row.id, { dataDir }),
        pekerjaan: jobs.of(row.id),
        tetap: await keptBecause(row),
      }
    },
  }
}
