/** Renders records to PDF in a worker thread, one after the other. The same record gives the same bytes. */
import { RisalahError } from '../domain/errors.ts'
import type { RisalahRecord } from '../domain/record.ts'
import { openJobs } from './jobs.ts'

export type Renderer = {
  render(record: RisalahRecord): Promise<Uint8Array>
  close(): Promise<void>
}

export function openRenderer(): Renderer {
  // A record of a whole day needs memory beside its 300 pages.
  const jobs = openJobs<RisalahRecord, Uint8Array>(new URL('./renderWorker.ts', import.meta.url), {
    memoryMb: 2048,
  })
  return {
    async render(record) {
      try {
        return await jobs.run(record)
      } catch (cause) {
        const message = 'PDF gagal dibuat. Naskah aman; coba lagi.'
        throw new RisalahError('internal', { message, cause })
      }
    },
    close: jobs.close,
  }
}
