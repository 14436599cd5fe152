/**
 * Every HTTP call of the product in one table: method, path, right, input and output; one file per room in `api/`.
 * The server registers handlers by entry, the client calls by entry, the API description is derived from it.
 */
import { accessApi } from './api/access.ts'
import { adminApi } from './api/admin.ts'
import { captureApi } from './api/capture.ts'
import { documentApi } from './api/document.ts'
import { kosakataApi } from './api/kosakata.ts'
import { orangApi } from './api/orang.ts'
import { proposalsApi } from './api/proposals.ts'
import { rapatApi } from './api/rapat.ts'
import { risalahApi } from './api/risalah.ts'
import { usulanApi } from './api/usulan.ts'
import { voiceApi } from './api/voice.ts'

export { AuditRow } from './api/access.ts'
export { CsvPreview, CsvRowError } from './api/csv.ts'
export { RapatDetail, RapatInput, UndanganInput } from './api/rapat.ts'
export { SignatureCheck, VerifyResult } from './api/risalah.ts'
export type { Route } from './api/route.ts'

export const api = {
  ...accessApi,
  ...orangApi,
  ...adminApi,
  ...kosakataApi,
  ...rapatApi,
  ...captureApi,
  ...documentApi,
  ...risalahApi,
  ...usulanApi,
  ...proposalsApi,
  ...voiceApi,
} as const

export type Api = typeof api
export type ApiName = keyof Api
