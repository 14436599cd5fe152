/** Door of the models room: the catalogue, what is installed, and the native libraries. */
export {
  type CatalogueEntry,
  catalogue,
  defaultModel,
  type ModelFile,
  type ModelSource,
} from './catalogue.ts'
export { filesBytes, freeBytesOf, partsFolder } from './files.ts'
export { type Imported, importModel } from './import.ts'
export {
  checkRoom,
  ensureModel,
  findEntry,
  findModel,
  type InstalledModel,
  type InstallOptions,
  listModels,
  partialBytes,
  removeModel,
} from './install.ts'
export { ensureLibrary, findLibrary, type LibraryName } from './libraries.ts'
export { engineOfModel, ensureReady, isReady } from './ready.ts'
