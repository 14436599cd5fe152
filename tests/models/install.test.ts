import { createHash, randomBytes } from 'node:crypto'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type CatalogueEntry,
  ensureModel,
  findModel,
  importModel,
  listModels,
  partialBytes,
  removeModel,
} from '../../transcription/models/index.ts'

const content = randomBytes(400_000)
const sha256 = createHash('sha256').update(content).digest('hex')
let dir: string
let server: Server
let base: string
let answer: (res: ServerResponse, range: number, path: string) => void
let asked: string[]

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'models-'))
  asked = []
  server = createServer((req, res) => {
    asked.push(`${req.url} ${req.headers.range ?? ''}`)
    answer(res, Number(/bytes=(\d+)-/.exec(req.headers.range ?? '')?.[1] ?? 0), req.url ?? '')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(dir, { recursive: true, force: true })
})

function entry(...urls: string[]): CatalogueEntry {
  return {
    id: 'uji',
    engine: 'whisper',
    nama: 'uji',
    bahasa: ['id'],
    lisensi: 'MIT',
    keterangan: '',
    files: [{ name: 'm.bin', bytes: content.length, sha256 }],
    bytes: content.length,
    sources: urls.map((url) => ({ kind: 'hub', urls: { 'm.bin': `${base}${url}` } })),
  }
}
const serve = (res: ServerResponse, from: number) => {
  res.writeHead(from > 0 ? 206 : 200)
  res.end(content.subarray(from))
}
/** Something of the model is on the disk. */
const halfHere = () =>
  vi.waitFor(async () =>
    expect(await partialBytes('uji', { dataDir: dir })).toBeGreaterThan(50_000),
  )
async function breakOff(res: ServerResponse): Promise<void> {
  res.writeHead(200)
  res.write(content.subarray(0, 150_000))
  await halfHere().finally(() => res.destroy())
}
const install = (given: CatalogueEntry, lines: string[] = []) =>
  ensureModel('uji', {
    dataDir: dir,
    entries: [given],
    timeoutMs: 500,
    onProgress: ({ line }) => lines.push(line),
  })

describe('installing a model', () => {
  it('falls through within seconds to the next source and says so', async () => {
    answer = (res, from, path) => {
      if (path === '/hangs') return
      if (path === '/gone') res.writeHead(404).end()
      else serve(res, from)
    }
    const lines: string[] = []
    await install(entry('/hangs', '/gone', '/good'), lines)
    expect(lines.join('\n')).toMatch(
      /tidak menjawab; mencoba sumber lain[\s\S]*jawaban 404; mencoba sumber lain/,
    )
    expect(await findModel('uji', { dataDir: dir, entries: [entry()] })).not.toBeNull()
  })

  it('goes on where a broken download ended', async () => {
    answer = (res) => void breakOff(res)
    await expect(install(entry('/x'))).rejects.toMatchObject({ code: 'model_missing' })
    answer = serve
    await install(entry('/x'))
    expect(asked.at(-1)).toMatch(/bytes=\d{4,}-/)
    expect(readFileSync(join(dir, 'models', 'uji', 'm.bin')).equals(content)).toBe(true)
  })

  it('stops when it is told to, and counts what is already here when it goes on', async () => {
    answer = (res, from) => {
      res.writeHead(from > 0 ? 206 : 200)
      res.write(content.subarray(from, from + 150_000))
    }
    const stop = new AbortController()
    const counts: (number | null)[][] = []
    const given = { dataDir: dir, entries: [entry('/x')] }
    const onBytes = (...count: (number | null)[]) => void counts.push(count)
    const stopped = expect(
      ensureModel('uji', { ...given, onBytes, signal: stop.signal }),
    ).rejects.toThrow(/abort/i)
    await halfHere()
    stop.abort()
    await stopped
    const kept = await partialBytes('uji', { dataDir: dir })
    answer = serve
    counts.length = 0
    await ensureModel('uji', { ...given, onBytes })
    expect(counts[0]).toEqual([kept, content.length])
    expect(counts.at(-1)).toEqual([content.length, content.length])
    expect(await partialBytes('uji', { dataDir: dir })).toBe(0)
  })

  it('asks for nothing where the disk has no room for it, and says how much is missing', async () => {
    const given = { dataDir: dir, entries: [entry('/x')], freeBytes: async () => 200_000_000 }
    await expect(ensureModel('uji', given)).rejects.toMatchObject({
      code: 'disk_full',
      message: expect.stringMatching(/perlu 269 MB, tersisa 200 MB/),
    })
    expect(asked).toEqual([])
  })

  it('leaves nothing behind when a model that is only half here is removed', async () => {
    answer = (res) => void breakOff(res)
    await expect(install(entry('/x'))).rejects.toMatchObject({ code: 'model_missing' })
    expect(await removeModel('uji', { dataDir: dir })).toBe(true)
    expect(await removeModel('uji', { dataDir: dir })).toBe(false)
    expect(await partialBytes('uji', { dataDir: dir })).toBe(0)
  })

  it('never installs bytes with another hash', async () => {
    answer = (res) => void res.writeHead(200).end(randomBytes(content.length))
    await expect(install(entry('/x'))).rejects.toThrow(/SHA-256.*tidak cocok/)
    expect(await findModel('uji', { dataDir: dir })).toBeNull()
  })

  it('fetches once when two ask at the same time', async () => {
    answer = (res, from) => void setTimeout(() => serve(res, from), 100)
    await Promise.all([install(entry('/x')), install(entry('/x'))])
    expect(asked).toHaveLength(1)
  })

  it('takes over the lock of a process that was killed', async () => {
    answer = serve
    mkdirSync(join(dir, 'models'))
    writeFileSync(join(dir, 'models', 'uji.lock'), '999999999')
    await install(entry('/x'))
    expect(asked).toHaveLength(1)
  })
})

describe('importing a model', () => {
  it('takes a ggml file of unknown hash under its own name, and removes it again', async () => {
    const path = join(dir, 'Model Kami.bin')
    writeFileSync(path, Buffer.concat([Buffer.from('lmgg'), randomBytes(100)]))
    const imported = await importModel(path, { dataDir: dir })
    expect(imported.id).toBe('whisper-model-kami')
    expect((await listModels({ dataDir: dir })).map((m) => m.id)).toContain('whisper-model-kami')
    expect(await removeModel('whisper-model-kami', { dataDir: dir })).toBe(true)
  })

  it('knows a file of the catalogue of any kind by its content', async () => {
    const path = join(dir, 'apa saja.onnx')
    copyFileSync(resolve('node_modules/@ricky0123/vad-web/dist/silero_vad_v6.onnx'), path)
    expect(await importModel(path, { dataDir: dir })).toMatchObject({ id: 'silero-vad' })
    expect(await findModel('silero-vad', { dataDir: dir })).not.toBeNull()
  })

  it('refuses a changed copy of an official file, other files, and what is not there', async () => {
    const fake = join(dir, 'ggml-base.bin')
    writeFileSync(fake, Buffer.concat([Buffer.from('lmgg'), randomBytes(100)]))
    await expect(importModel(fake, { dataDir: dir })).rejects.toThrow(/SHA-256 berbeda/)
    writeFileSync(join(dir, 'foto.jpg'), 'x')
    await expect(importModel(join(dir, 'foto.jpg'), { dataDir: dir })).rejects.toThrow(
      /bukan model/,
    )
    await expect(importModel(join(dir, 'tidak-ada'), { dataDir: dir })).rejects.toThrow(/Tidak ada/)
  })

  it('refuses a vosk folder that would abort the engine, and takes a whole one without its links', async () => {
    const folder = join(dir, 'vosk-id')
    const put = (path: string, text = 'x') => {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    for (const file of [
      'am/final.mdl',
      'conf/model.conf',
      'graph/Gr.fst',
      'graph/disambig_tid.int',
    ])
      put(file)
    await expect(importModel(folder, { dataDir: dir })).rejects.toThrow(/word_boundary.int/)
    put('graph/phones/word_boundary.int')
    put('ivector/final.ie')
    put('ivector/splice.conf', '')
    await expect(importModel(folder, { dataDir: dir })).rejects.toThrow(/splice.conf/)
    put('ivector/splice.conf')
    symlinkSync('/etc/passwd', join(folder, 'conf', 'passwd'))
    const imported = await importModel(folder, { dataDir: dir })
    expect(imported).toMatchObject({ id: 'vosk-id', engine: 'vosk' })
    expect(() => readFileSync(join(imported.folder, 'conf', 'passwd'))).toThrow()
  })
})
