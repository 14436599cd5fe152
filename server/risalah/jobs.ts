/** One worker thread that does one job after the other. A job that takes too long, or kills it, costs only itself. */
import { Worker } from 'node:worker_threads'

export type JobQuestion<I> = { readonly id: number; readonly input: I }
export type JobAnswer<O> =
  | { readonly id: number; readonly output: O }
  | { readonly id: number; readonly error: string }

export class JobFailed extends Error {}

export type Jobs<I, O> = { run(input: I): Promise<O>; close(): Promise<void> }

export type JobsOptions = { readonly memoryMb: number; readonly timeoutMs?: number }

export function openJobs<I, O>(script: URL, options: JobsOptions): Jobs<I, O> {
  let worker: Worker | null = null
  let last = 0
  let queue: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    worker ??= new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
      execArgv: [],
    })
    return worker
  }

  function one(input: I): Promise<O> {
    const running = start()
    last += 1
    const id = last
    return new Promise<O>((resolve, reject) => {
      const settle = () => {
        clearTimeout(late)
        running.off('message', answered)
        running.off('error', died)
        running.off('exit', died)
        // An idle worker keeps no process alive.
        running.unref()
      }
      const died = (cause?: unknown) => {
        worker = null
        settle()
        reject(new JobFailed('pekerja berhenti', { cause }))
      }
      const answered = (answer: JobAnswer<O>) => {
        if (answer.id !== id) return
        settle()
        if ('error' in answer) reject(new JobFailed(answer.error))
        else resolve(answer.output)
      }
      const late =
        options.timeoutMs === undefined
          ? undefined
          : setTimeout(() => void running.terminate(), options.timeoutMs)
      running.on('message', answered)
      running.on('error', died)
      running.on('exit', died)
      running.ref()
      running.postMessage({ id, input } satisfies JobQuestion<I>)
    })
  }

  return {
    run(input) {
      const job = queue.then(() => one(input))
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
