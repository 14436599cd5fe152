/** Renders records to PDF in a worker thread, one after the other. The same record gives the same bytes. */
import { Worker } from 'node:worker_threads'
import { RisalahError } from '../domain/errors.ts'
import type { RisalahRecord } from '../domain/record.ts'

export type RenderJob = { readonly id: number; readonly record: RisalahRecord }
export type RenderAnswer =
  | { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly error: string }

export type Renderer = {
  render(record: RisalahRecord): Promise<Uint8Array>
  close(): Promise<void>
}

export function openRenderer(): Renderer {
  let worker: Worker | null = null
  let last = 0
  let queue: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    // A record of a whole day needs memory beside its 300 pages.
    worker ??= new Worker(new URL('./renderWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
      execArgv: [],
    })
    return worker
  }

  function run(record: RisalahRecord): Promise<Uint8Array> {
    const running = start()
    const id = ++last
    return new Promise<Uint8Array>((resolve, reject) => {
      const fail = (cause: unknown) => {
        clear()
        reject(
          new RisalahError('internal', {
            message: 'PDF gagal dibuat. Naskah aman; coba lagi.',
            cause,
          }),
        )
      }
      const died = (cause: unknown) => {
        worker = null
        fail(cause)
      }
      const answered = (answer: RenderAnswer) => {
        if (answer.id !== id) return
        if ('error' in answer) return fail(new Error(answer.error))
        clear()
        resolve(answer.pdf)
      }
      const clear = () => {
        running.off('message', answered)
        running.off('error', died)
        running.off('exit', died)
        running.unref()
      }
      running.on('message', answered)
      running.on('error', died)
      running.on('exit', died)
      running.ref()
      running.postMessage({ id, record } satisfies RenderJob)
    })
  }

  return {
    render(record) {
      const job = queue.then(() => run(record))
      queue = job.catch(() => {})
      return job
    },
    async close() {
      await queue
      await worker?.terminate()
      worker = null
    },
  }
}
