/** `verifyPdf` in a thread of its own with an end: a file made to be slow is called broken, not waited for. */
import type { VerifyResult } from '../domain/api.ts'
import { sha256Hex } from './canonical.ts'
import { JobFailed, openJobs } from './jobs.ts'
import type { VerifyOptions } from './verify/index.ts'
import type { VerifyJob } from './verifyWorker.ts'

const timeoutMs = 20_000

export type Verifier = {
  verify(pdf: Uint8Array, options: VerifyOptions): Promise<VerifyResult>
  close(): Promise<void>
}

export function openVerifier(options: { timeoutMs?: number } = {}): Verifier {
  const jobs = openJobs<VerifyJob, VerifyResult>(new URL('./verifyWorker.ts', import.meta.url), {
    memoryMb: 768,
    timeoutMs: options.timeoutMs ?? timeoutMs,
  })
  return {
    async verify(pdf, given) {
      try {
        return await jobs.run({ pdf, options: given })
      } catch (error) {
        if (!(error instanceof JobFailed)) throw error
        return {
          verdict: 'rusak',
          reasons: ['Berkas terlalu rumit untuk diperiksa dan tidak dapat dipastikan keasliannya.'],
          sha256: sha256Hex(pdf),
          signatures: [],
          after: [],
        }
      }
    },
    close: jobs.close,
  }
}
