/** A model together with the native library of its engine: only both can recognise speech. */
import { type CatalogueEntry, catalogue } from './catalogue.ts'
import { ensureModel, findEntry, findModel, type InstallOptions } from './install.ts'
import { ensureLibrary, findLibrary, type LibraryName } from './libraries.ts'

type Where = Pick<InstallOptions, 'dataDir' | 'entries'>

/** An imported model has the engine's name before its own. */
export function engineOfModel(id: string, entries: readonly CatalogueEntry[] = catalogue): string {
  return findEntry(id, entries)?.engine ?? id.split('-')[0]!
}

function libraryOf(id: string, entries?: readonly CatalogueEntry[]): LibraryName | null {
  const engine = engineOfModel(id, entries)
  return engine === 'whisper' || engine === 'vosk' ? engine : null
}

/** Brings the model and then the library of its engine onto the machine, whichever is missing. */
export async function ensureReady(id: string, options: InstallOptions): Promise<void> {
  await ensureModel(id, options)
  const library = libraryOf(id, options.entries)
  if (library !== null) await ensureLibrary(library, options)
}

/** Are both here? Of a service, which has no files, this says no. */
export async function isReady(id: string, { dataDir, entries }: Where): Promise<boolean> {
  const where = { dataDir, ...(entries && { entries }) }
  if ((await findModel(id, where)) === null) return false
  const library = libraryOf(id, entries)
  return library === null || (await findLibrary(library, { dataDir })) !== null
}
