/** A place of downloads on this machine, and a catalogue of small models that lie there. */
import { createHash, randomBytes } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CatalogueEntry } from '../../transcription/client.ts'

export type ModelHub = {
  readonly content: Buffer
  readonly entries: readonly CatalogueEntry[]
  /** What was asked for, with its range. */
  readonly asked: string[]
  /** `all`: everything at once. `half`: half of it, then nothing more. `none`: refuses. */
  mode: 'all' | 'half' | 'none'
  stop(): void
}

/** `ids` become models of the streaming engine, which needs no library; their bytes are no real model. */
export async function startModelHub(ids: readonly string[], bytes = 400_000): Promise<ModelHub> {
  const content = randomBytes(bytes)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const asked: string[] = []
  const server = createServer((req, res) => {
    asked.push(`${req.url} ${req.headers.range ?? ''}`.trim())
    answer(res, Number(/bytes=(\d+)-/.exec(req.headers.range ?? '')?.[1] ?? 0))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function answer(res: ServerResponse, from: number): void {
    if (hub.mode === 'none') return void res.writeHead(503).end()
    res.writeHead(from > 0 ? 206 : 200)
    if (hub.mode === 'all') res.end(content.subarray(from))
    else res.write(content.subarray(from, Math.max(from + 1, bytes / 2)))
  }

  const hub: ModelHub = {
    content,
    asked,
    mode: 'all',
    entries: ids.map((id) => ({
      id,
      engine: 'sherpa',
      nama: `Model ${id}`,
      bahasa: ['id', 'jv'],
      lisensi: 'MIT',
      keterangan: 'Model kecil untuk pengujian.',
      files: [{ name: 'm.bin', bytes, sha256 }],
      bytes,
      sources: [{ kind: 'hub', urls: { 'm.bin': `${base}/${id}` } }],
    })),
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
  return hub
}
