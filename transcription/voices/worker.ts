/** The thread that runs the voice encoder, so that the event loop never waits for it. */
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

export type EncodeRequest = { readonly id: number; readonly mels: Float32Array; readonly n: number }
export type EncodeAnswer =
  | { readonly id: number; readonly voices: Float32Array }
  | { readonly id: number; readonly fault: string }

/** What of onnxruntime-web is used. */
type Runtime = {
  env: { wasm: { numThreads: number } }
  InferenceSession: {
    create(path: string): Promise<{
      run(feeds: Record<string, unknown>): Promise<Record<string, { data: Float32Array }>>
    }>
  }
  Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => unknown
}

const runtime = createRequire(import.meta.url)('onnxruntime-web') as Runtime
runtime.env.wasm.numThreads = 1
const { path, frames, bands } = workerData as { path: string; frames: number; bands: number }
const session = runtime.InferenceSession.create(path)
// Each request awaits it and tells of a failure; without a request nobody need hear.
session.catch(() => {})

parentPort!.on('message', async ({ id, mels, n }: EncodeRequest) => {
  try {
    const input = new runtime.Tensor('float32', mels, [frames, n, bands])
    const { voices } = await (await session).run({ mels: input })
    parentPort!.postMessage({ id, voices: voices!.data.slice() } satisfies EncodeAnswer)
  } catch (error) {
    parentPort!.postMessage({ id, fault: String(error) } satisfies EncodeAnswer)
  }
})
