/** Enrols one person in a process of its own: what listens is native code, and a sitting may be running beside it. */
import { fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { RisalahError } from '../../server/domain/errors.ts'

export type EnrolOptions = {
  readonly dataDir: string
  /** With less speech than this there is no answer but null. */
  readonly leastSpeechMs: number
  /** Ends the process; the promise is rejected. */
  readonly signal?: AbortSignal
}
export type EnrolQuestion = Omit<EnrolOptions, 'signal'> & { readonly sound: Float32Array }
export type EnrolAnswer =
  | { readonly voice: Float32Array | null }
  | { readonly fault: string; readonly missing: boolean }

const timeoutMs = 60_000

/**
 * The voice of the one person in `sound` (16 kHz, mono, −1…1): 256 numbers of length one; null where too little is spoken.
 * Throws `model_missing` or `engine_failed`.
 */
export function enrolApart(
  sound: Float32Array,
  { signal, ...options }: EnrolOptions,
): Promise<Float32Array | null> {
  const child = fork(new URL('./enrolMain.ts', import.meta.url), [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    ...(signal && { signal }),
  })
  if (child.pid !== undefined) lowerPriority(child.pid)
  return new Promise((done, fail) => {
    // A process that was killed says nothing more.
    child.on('exit', (code, end) => fail(failed(`berhenti (${end ?? code})`)))
    child.on('error', (error) => fail(failed(String(error))))
    child.on('message', (raw) => {
      const answer = raw as EnrolAnswer
      if ('voice' in answer) done(answer.voice)
      else fail(answer.missing ? missing(answer.fault) : failed(answer.fault))
    })
    child.send({ ...options, sound } satisfies EnrolQuestion, () => {})
  })
}

function missing(message: string): RisalahError {
  return new RisalahError('model_missing', { message })
}

function failed(cause: string): RisalahError {
  return new RisalahError('engine_failed', {
    message: 'Pengenal suara perorangan gagal dijalankan. Tidak ada yang disimpan; coba lagi.',
    cause: new Error(cause),
  })
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, 10)
  } catch {
    // Not allowed here, or it is over already.
  }
}
