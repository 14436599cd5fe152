/** Worker thread that looks at PDFs strangers send: whatever they hold, the server goes on. */
import { parentPort } from 'node:worker_threads'
import type { VerifyResult } from '../domain/api.ts'
import type { JobAnswer, JobQuestion } from './jobs.ts'
import { type VerifyOptions, verifyPdf } from './verify/index.ts'

export type VerifyJob = { readonly pdf: Uint8Array; readonly options: VerifyOptions }

parentPort?.on('message', ({ id, input }: JobQuestion<VerifyJob>) => {
  const output = verifyPdf(input.pdf, input.options)
  parentPort!.postMessage({ id, output } satisfies JobAnswer<VerifyResult>)
})
