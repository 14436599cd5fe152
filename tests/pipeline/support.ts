/** A pipeline on a real store, document and worker processes; the recording grows as a test says. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaptureRoom, Recording } from '../../server/capture/index.ts'
import { openDocument } from '../../server/document/index.ts'
import type { BagianSubject } from '../../server/domain/access.ts'
import type { Rapat, Sifat, Skors } from '../../server/domain/rapat.ts'
import { type EngineName, sampleRateHz } from '../../server/domain/speech.ts'
import { createHttp } from '../../server/http/index.ts'
import { newId } from '../../server/ids.ts'
import type { Live } from '../../server/live/index.ts'
import { silentLog } from '../../server/log.ts'
import { openPipeline, type PipelineRoom } from '../../server/pipeline/index.ts'
import type { RapatChange, RapatRoom } from '../../server/rapat/index.ts'
import { openStore, type Store } from '../../server/store/index.ts'
import { currentSegments, type SegmentRow } from '../../server/store/naskah.ts'
import { dataDir as modelDir } from '../support/models.ts'
import { toPcm } from '../support/sound.ts'

export const bagianId = 'bagian'
const opened = '2026-11-25T02:00:00.000Z'

export type TestPipeline = {
  pipeline: PipelineRoom
  store: Store
  document: ReturnType<typeof openDocument>
  /** What was sent to the screens. */
  readonly published: { room: string; event: string; value: unknown }[]
  onPublish(listener: (event: string, value: unknown) => void): void
  readonly rapat: { skors: Skors[]; selesaiAt: string | null; sifat: Sifat }
  /** Writes sound behind what is there and says so; the device goes on. */
  append(sound: Float32Array): void
  /** Leaves a hole. */
  skip(seconds: number): void
  /** The device stopped. */
  stopDevice(): void
  /** A file was read in: all at once, by no device. */
  importFile(sound: Float32Array): Promise<void>
  /** The recording is settled after the part ended. */
  settleRecording(): Promise<void>
  changed(kind: RapatChange['kind']): Promise<void>
  segments(): Promise<SegmentRow[]>
  /** As after a kill of the server: opened again from what is on disk. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startPipeline(options: {
  engine?: EngineName
  model?: string
  dataDir?: string
}): Promise<TestPipeline> {
  const { engine = 'scripted', model = 'scripted' } = options
  const folder = mkdtempSync(join(tmpdir(), 'alur-'))
  const pcmPath = join(folder, 'recording', bagianId, '0.pcm')
  mkdirSync(join(folder, 'recording', bagianId), { recursive: true })
  writeFileSync(pcmPath, '')

  let samples = 0
  let ranges: { fromSample: number; toSample: number }[] = []
  let growing = false
  let growListeners: ((at: { bagianId: string; channel: number }) => void)[] = []
  let rapatListeners: ((change: RapatChange) => void | Promise<void>)[] = []
  const published: TestPipeline['published'] = []
  const publishListeners: ((event: string, value: unknown) => void)[] = []
  const state: TestPipeline['rapat'] = { skors: [], selesaiAt: null, sifat: 'terbuka' }

  function subject(): BagianSubject {
    const { skors, selesaiAt, sifat } = state
    const bagian = { id: bagianId, rapatId: 'rapat', no: 1, sifat, mulaiAt: opened, selesaiAt }
    const rapat = {
      id: 'rapat',
      status: selesaiAt === null ? 'berlangsung' : 'ditutup',
      skors,
      bagian: [bagian],
    } as unknown as Rapat
    const nobody = { ketuaOrangId: [], sekretarisOrangId: null, pesertaOrangId: [] }
    return { kind: 'bagian', rapat, bagian, ...nobody }
  }
  const tell = () => {
    for (const listener of growListeners) listener({ bagianId, channel: 0 })
  }
  const capture = {
    async recordings(): Promise<Recording[]> {
      if (ranges.length === 0) return []
      return [{ bagianId, channel: 0, pcmPath, ranges: [...ranges], samples, growing }]
    },
    onGrow: (listener: (typeof growListeners)[number]) => void growListeners.push(listener),
  } as unknown as CaptureRoom
  const rapat = {
    subjectOfBagian: async () => subject(),
    onChange: (listener: (typeof rapatListeners)[number]) => void rapatListeners.push(listener),
    list: async () => [],
  } as unknown as RapatRoom
  const live: Live = {
    onSocket() {},
    publish(room, event, value) {
      published.push({ room, event, value })
      for (const listener of publishListeners) listener(event, value)
    },
    count: () => 0,
    empty() {},
    renew() {},
    close: async () => {},
  }

  async function open() {
    growListeners = []
    rapatListeners = []
    const store = await openStore({ dataDir: folder })
    const http = createHttp({
      sessionOf: async () => ({ actor: { akun: null }, csrf: null }),
      origins: [],
      log: silentLog,
    })
    const document = openDocument({
      store,
      http,
      live,
      log: silentLog,
      clock: () => new Date(),
      newId,
      audit: async () => {},
      subjectOfBagian: async () => subject(),
      peserta: async () => [],
      // The words themselves are compared here, not how they are written.
      writing: async () => ({
        correct: (words) => ({ words, corrections: [] }),
        write: (raw) => raw,
      }),
    })
    const pipeline = await openPipeline({
      store,
      live,
      log: silentLog,
      newId,
      dataDir: options.dataDir ?? modelDir,
      capture,
      document,
      rapat,
      engineOf: () => ({ engine, model, hints: [], language: 'id' }),
      threads: 2,
    })
    return { store, document, pipeline }
  }

  function write(sound: Float32Array): void {
    appendFileSync(pcmPath, toPcm(sound))
    const toSample = samples + sound.length
    const last = ranges.at(-1)
    if (last && last.toSample === samples) last.toSample = toSample
    else ranges.push({ fromSample: samples, toSample })
    ranges = ranges.map((range) => ({ ...range }))
    samples = toSample
  }

  const test: TestPipeline = {
    ...(await open()),
    published,
    onPublish: (listener) => void publishListeners.push(listener),
    rapat: state,
    append(sound) {
      growing = true
      write(sound)
      tell()
    },
    skip(seconds) {
      const size = Math.round(seconds * sampleRateHz)
      appendFileSync(pcmPath, Buffer.alloc(size * 2))
      samples += size
    },
    stopDevice() {
      growing = false
      tell()
    },
    async importFile(sound) {
      const [from, size] = [samples, sound.length]
      const row = { bagian_id: bagianId, channel: 0, samples: size, akun_id: null }
      await test.store.db
        .insertInto('original')
        .values({ ...row, id: newId(), nama: '', bytes: 0, sha256: '', from_sample: from, at: '' })
        .execute()
      write(sound)
      tell()
    },
    async settleRecording() {
      const row = { bagian_id: bagianId, channel: 0, samples, sha256: '', settled_at: '' }
      await test.store.db
        .insertInto('recording')
        .values({ ...row, archived_at: null })
        .execute()
      tell()
    },
    async changed(kind) {
      const { rapat: of, bagian } = subject()
      for (const listener of rapatListeners) {
        await listener({ kind, rapat: of, bagian, previous: null })
      }
    },
    segments: () => currentSegments(test.store.db, bagianId, 0, 0, Math.max(1, samples)),
    async restart() {
      await test.pipeline.close()
      await test.document.close()
      await test.store.close()
      Object.assign(test, await open())
    },
    async stop() {
      await test.pipeline.close()
      await test.document.close()
      await test.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return test
}

/** Where the current segments leave a gap or cover a sample twice; empty where they tile `ranges` exactly. */
export function faultsOf(
  segments: readonly { fromSample: number; toSample: number }[],
  ranges: readonly { fromSample: number; toSample: number }[],
): string[] {
  const faults: string[] = []
  const sorted = [...segments].sort((a, b) => a.fromSample - b.fromSample)
  for (const { fromSample, toSample } of ranges) {
    let at = fromSample
    for (const segment of sorted) {
      if (segment.toSample <= fromSample || segment.fromSample >= toSample) continue
      if (segment.fromSample > at) faults.push(`celah ${at}–${segment.fromSample}`)
      if (segment.fromSample < at) faults.push(`ganda ${segment.fromSample}–${at}`)
      at = Math.max(at, segment.toSample)
    }
    if (at < toSample) faults.push(`celah ${at}–${toSample}`)
    if (at > toSample) faults.push(`lebih ${toSample}–${at}`)
  }
  const inside = sorted.filter((s) =>
    ranges.some((r) => s.fromSample < r.toSample && s.toSample > r.fromSample),
  )
  if (inside.length < sorted.length) faults.push('segmen di luar rekaman')
  return faults
}
