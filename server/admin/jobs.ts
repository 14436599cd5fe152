/** Brings models onto this server one after another; who asks later waits in line. Nothing here outlives the server: what was fetched stays on disk. */
import { type CatalogueEntry, ensureReady } from '../../transcription/client.ts'
import { RisalahError } from '../domain/errors.ts'
import type { ModelJob } from '../domain/model.ts'
import type { Log } from '../log.ts'

export type ModelJobs = {
  of(id: string): ModelJob | null
  /** False where it is already at work or in line. `onDone` is called once it is usable. */
  start(id: string, onDone: () => Promise<void>): boolean
  /** Resolves when nothing of it runs any more; false where there was nothing to stop. */
  cancel(id: string): Promise<boolean>
  /** Forgets that it failed. */
  forget(id: string): void
  close(): Promise<void>
}

type Running = Extract<ModelJob, { status: 'berjalan' }>
type Waiting = { readonly id: string; readonly onDone: () => Promise<void> }
type Current = {
  readonly id: string
  readonly stop: AbortController
  readonly ended: Promise<void>
  shown: Running
}

const failedText = 'Model gagal dipasang. Coba lagi, atau impor dari berkas.'

export function createModelJobs(parts: {
  readonly dataDir: string
  readonly log: Log
  /** For the programs that fetch and build. */
  readonly env: NodeJS.ProcessEnv
  readonly entries: readonly CatalogueEntry[]
}): ModelJobs {
  const { dataDir, log, env, entries } = parts
  const line: Waiting[] = []
  const failed = new Map<string, string>()
  let current: Current | null = null
  let work = Promise.resolve()
  let closed = false

  async function run({ id, onDone }: Waiting): Promise<void> {
    const stop = new AbortController()
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const job: Current = {
      id,
      stop,
      ended,
      shown: { status: 'berjalan', langkah: 'Menyiapkan …', bytes: null, totalBytes: null },
    }
    current = job
    try {
      await ensureReady(id, {
        dataDir,
        env,
        entries,
        signal: stop.signal,
        onProgress({ line: langkah, fraction }) {
          // A new step: what was counted before says nothing of it.
          const fresh = fraction === null ? { bytes: null, totalBytes: null } : {}
          job.shown = { ...job.shown, ...fresh, langkah }
        },
        onBytes(bytes, totalBytes) {
          job.shown = { ...job.shown, bytes, totalBytes }
        },
      })
      await onDone()
    } catch (error) {
      if (stop.signal.aborted) return
      log.error('a model could not be installed', { model: id, cause: String(error) })
      failed.set(id, error instanceof RisalahError ? error.message : failedText)
    } finally {
      current = null
      end()
    }
  }

  async function workOff(): Promise<void> {
    for (let next = line.shift(); next && !closed; next = line.shift()) await run(next)
  }

  return {
    of(id) {
      if (current?.id === id) return current.shown
      const place = line.findIndex((one) => one.id === id)
      if (place >= 0) return { status: 'antre', urutan: place + 1 }
      const pesan = failed.get(id)
      return pesan === undefined ? null : { status: 'gagal', pesan }
    },
    start(id, onDone) {
      if (closed || current?.id === id || line.some((one) => one.id === id)) return false
      failed.delete(id)
      line.push({ id, onDone })
      work = work.then(workOff)
      return true
    },
    async cancel(id) {
      const place = line.findIndex((one) => one.id === id)
      if (place >= 0) {
        line.splice(place, 1)
        return true
      }
      if (current?.id !== id) return false
      current.stop.abort()
      await current.ended
      return true
    },
    forget: (id) => void failed.delete(id),
    async close() {
      closed = true
      line.length = 0
      current?.stop.abort()
      await work
    },
  }
}
