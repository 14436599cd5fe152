/** `risalah demo --out DIR [--json]`: the main job without a browser, from sound to a signed PDF, marked CONTOH. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultModel, ensureLibrary, ensureModel } from '../../transcription/client.ts'
import { readFixture } from '../demo/fixture.ts'
import { RdpFixture } from '../demo/rdpFixture.ts'
import type { RisalahRecord } from '../domain/record.ts'
import { newPublicId } from '../ids.ts'
import { createLog } from '../log.ts'
import { canonicalJson } from '../risalah/canonical.ts'
import { makeTestRoot } from '../risalah/testPki.ts'
import { verifyPdf } from '../risalah/verify/index.ts'
import { type DemoRooms, openDemoRooms } from './demoRooms.ts'
import { type Heard, hearSitting } from './demoSitting.ts'
import { type CliIo, UsageError } from './io.ts'
import type { Transcript } from './transcribe.ts'

const usage = 'Pakai: risalah demo --out DIR'
const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }
const seconds = (ms: number) => Math.round(ms) / 1000

async function readArguments(
  argv: readonly string[],
  io: CliIo,
): Promise<{ out: string; json: boolean }> {
  const parsed = (() => {
    try {
      return parseArgs({
        args: [...argv],
        options: { out: { type: 'string' }, json: { type: 'boolean' } },
      })
    } catch {
      throw new UsageError(usage)
    }
  })()
  if (!parsed.values.out) throw new UsageError(usage)
  const out = resolve(io.cwd, parsed.values.out)
  try {
    await mkdir(out, { recursive: true })
  } catch {
    throw new UsageError(`Folder "${parsed.values.out}" tidak dapat dibuat.`)
  }
  return { out, json: parsed.values.json ?? false }
}

async function prepareEngine(io: CliIo, onLine: (line: string) => void): Promise<void> {
  const install = {
    dataDir: io.dataDir,
    env: { ...io.env },
    onProgress: ({ line }: { line: string }) => onLine(line),
  }
  await ensureModel('silero-vad', install)
  await ensureModel(defaultModel, install)
  await ensureLibrary('whisper', install)
}

/** Freezes, passes the correction round of no days, and has both sign. */
async function makeRecord({ risalah }: DemoRooms, heard: Heard, clock: () => Date) {
  const secretary = { akun: heard.sekretaris }
  const [frozen] = await risalah.freeze(heard.rapat.id, { keputusan: heard.keputusan }, secretary)
  if (!frozen) throw new Error('naskah tidak dapat dibekukan')
  const { id } = frozen
  await risalah.move(id, 'penetapan', null, secretary)
  await risalah.move(id, 'resmi', null, secretary)
  const root = makeTestRoot('Akar Contoh Risalah (bukan untuk dipercaya)', clock())
  const { signers } = await risalah.record(id)
  for (const { slot, nama } of signers) {
    const [current] = await risalah.list(heard.rapat.id)
    const passphrase = newPublicId()
    const p12 = root
      .issue({ nama: `${nama} (contoh)`, kind: slot === 'ketua' ? 'ec' : 'rsa' })
      .p12(passphrase)
    const by = { akun: slot === 'ketua' ? heard.ketua : heard.sekretaris }
    await risalah.sign(id, { slot, pdfSha256: current!.pdfSha256, p12, passphrase }, by)
  }
  return { record: await risalah.record(id), pdf: await risalah.pdf(id), root: root.pem }
}

/** The text of the record with the words it was heard from, in the shape of `transcribe`. */
async function transcriptOf(
  { document }: DemoRooms,
  heard: Heard,
  record: RisalahRecord,
  engine: { engine: string; model: string },
): Promise<Transcript> {
  const items = record.bagian.flatMap((b) => b.sections.flatMap((s) => s.items))
  const turns: Transcript['turns'][number][] = []
  for (const item of items) {
    if (item.kind !== 'turn' || item.startMs === null || item.endMs === null) continue
    const { startMs, endMs } = item
    const words = (await document.words(heard.bagianId, item.channel, startMs, endMs)).filter(
      (word) =>
        (word.startMs + word.endMs) / 2 >= startMs && (word.startMs + word.endMs) / 2 < endMs,
    )
    turns.push({
      start: seconds(startMs),
      end: seconds(endMs),
      speaker: item.speakerId,
      text: item.text,
      raw: words.map((word) => word.text).join(' '),
      words: words.map(({ text, startMs: from, endMs: to, confidence }) => ({
        text,
        start: seconds(from),
        end: seconds(to),
        confidence: confidence === null ? null : Math.round(confidence * 1000) / 1000,
      })),
    })
  }
  const computeS = Math.round(heard.computeS * 1000) / 1000
  return { ...engine, durationS: seconds(heard.durationMs), computeS, turns }
}

export async function runDemo(argv: readonly string[], io: CliIo): Promise<number> {
  const { out, json } = await readArguments(argv, io)
  const onLine = (line: string) => void io.stderr.write(`${line}\n`)
  const clock = () => new Date()
  await prepareEngine(io, onLine)
  const engine = { engine: 'whisper', model: defaultModel }
  const dataDir = await mkdtemp(join(tmpdir(), 'risalah-demo-'))
  try {
    const rooms = await openDemoRooms({
      ...engine,
      dataDir,
      modelDir: io.dataDir,
      log: { ...createLog((line) => void io.stderr.write(line)), info() {} },
      clock,
      version,
    })
    try {
      const fixture = RdpFixture.parse(readFixture('rdp.json'))
      const heard = await hearSitting(rooms, fixture, { clock, dataDir, onLine })
      onLine('Membekukan, mencetak, dan menandatangani …')
      const { record, pdf, root } = await makeRecord(rooms, heard, clock)
      const transcript = await transcriptOf(rooms, heard, record, engine)
      const { verdict } = verifyPdf(pdf, { trust: [root] })
      const files = {
        'risalah.pdf': pdf,
        'transcript.json': `${JSON.stringify(transcript, null, 1)}\n`,
        'record.json': canonicalJson(record),
        'trust.pem': root,
      }
      for (const [name, content] of Object.entries(files)) await writeFile(join(out, name), content)
      const paths = Object.keys(files).map((name) => join(out, name))
      io.stdout.write(
        json
          ? `${JSON.stringify({ files: paths, verdict })}\n`
          : `${paths.join('\n')}\nPemeriksaan: ${verdict}\n`,
      )
      return verdict === 'asli' ? 0 : 1
    } finally {
      await rooms.close()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
