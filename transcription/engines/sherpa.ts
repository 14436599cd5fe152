/**
 * A streaming transducer through sherpa-onnx: words come while somebody speaks, and the vocabulary steers the search.
 * The library ends the process on files it does not like, so the folder is checked before it is loaded.
 */
import { type FileHandle, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { RisalahError } from '../../server/domain/errors.ts'
import { type Decoded, sampleRateHz, type Word } from '../../server/domain/speech.ts'
import { EngineError, type OpenEngine, type SpeechStream } from '../engine.ts'
import { findModel } from '../models/index.ts'
import { readTransducer, type Transducer, toPieceList } from '../models/transducer.ts'

/** What of sherpa-onnx-node is used. */
type Stream = {
  acceptWaveform(given: { samples: Float32Array; sampleRate: number }): void
  inputFinished(): void
}
type Recognizer = {
  createStream(): Stream
  isReady(stream: Stream): boolean
  decode(stream: Stream): void
  getResult(stream: Stream): unknown
}
type Sherpa = { OnlineRecognizer: new (config: object) => Recognizer }

const require = createRequire(import.meta.url)

const Result = z.object({
  text: z.string(),
  tokens: z.array(z.string()),
  /** Seconds. */
  timestamps: z.array(z.number()),
  /** Natural logarithms; absent for models and searches that keep none. */
  ys_probs: z.array(z.number()).default([]),
})
type Result = z.infer<typeof Result>

/** How much each token of a hint counts for; more makes the search hear hints that nobody said. */
const hintScore = 1.5
const maxHints = 2000
const paths = 4
/** A token is heard for about so long. */
const tokenMs = 240
const stepSamples = sampleRateHz

/** Bytes that the model had to spell as such: `<0xC3>`. */
const spelled = /^<0x([0-9A-F]{2})>$/

type Group = { bytes: Buffer[]; firstMs: number; lastMs: number; logs: number[] }

/** Tokens become words: one that begins with a space begins a word. */
export function joinTransducerTokens(result: Result, durationMs: number): Word[] {
  const { tokens, timestamps, ys_probs: logs } = result
  // Unknown tokens are left out of `tokens` but keep their time: then only the text can be trusted.
  if (timestamps.length !== tokens.length) return spreadWords(result, durationMs)
  const groups: Group[] = []
  for (const [i, token] of tokens.entries()) {
    const atMs = timestamps[i]! * 1000
    const byte = spelled.exec(token)?.[1]
    const bytes = byte === undefined ? Buffer.from(token.trimStart()) : Buffer.from(byte, 'hex')
    const log = logs.length === tokens.length ? [logs[i]!] : []
    const open = groups.at(-1)
    if (open === undefined || token.startsWith(' ')) {
      groups.push({ bytes: [bytes], firstMs: atMs, lastMs: atMs, logs: log })
    } else {
      open.bytes.push(bytes)
      open.lastMs = atMs
      open.logs.push(...log)
    }
  }
  return groups.flatMap((group, i) => {
    const text = Buffer.concat(group.bytes).toString('utf8').trim()
    if (text === '') return []
    const startMs = Math.min(durationMs, group.firstMs)
    const nextMs = groups[i + 1]?.firstMs ?? durationMs
    const endMs = Math.min(durationMs, Math.max(startMs, Math.min(nextMs, group.lastMs + tokenMs)))
    const mean = group.logs.reduce((sum, log) => sum + log, 0) / group.logs.length
    const confidence = group.logs.length === 0 ? null : Math.min(1, Math.exp(mean))
    return [{ text, startMs, endMs, confidence }]
  })
}

function spreadWords({ text, timestamps }: Result, durationMs: number): Word[] {
  const words = text.trim().split(/\s+/).filter(Boolean)
  const from = Math.min(durationMs, (timestamps[0] ?? 0) * 1000)
  const to = Math.min(durationMs, (timestamps.at(-1) ?? 0) * 1000 + tokenMs)
  const each = Math.max(0, to - from) / Math.max(1, words.length)
  return words.map((word, i) => ({
    text: word,
    startMs: from + i * each,
    endMs: from + (i + 1) * each,
    confidence: null,
  }))
}

/** Hints as the search takes them: spelled with the model's letters only; anything else is a command to the library. */
export function hintLines(
  hints: readonly string[],
  { letters, capitals }: Pick<Transducer, 'letters' | 'capitals'>,
): string[] {
  const lines = new Set<string>()
  for (const hint of hints) {
    const plain = hint.replace(/[^\p{L}\p{N}']+/gu, ' ').trim()
    const cased = capitals ? plain.toUpperCase() : plain.toLowerCase()
    if (cased === '' || ![...cased.replaceAll(' ', '')].every((c) => letters.has(c))) continue
    lines.add(cased)
    if (lines.size >= maxHints) break
  }
  return [...lines]
}

/** A file for the library to read that has no name on the disk: hints hold names, and a process may die while it loads. */
async function openUnnamed(content: string | Buffer): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'risalah-hints-'))
  const file = await open(join(folder, 'isi'), 'w+', 0o600)
  await rm(folder, { recursive: true, force: true })
  await file.writeFile(content)
  return file
}

async function createRecognizer(
  folder: string,
  found: Transducer,
  options: { threads: number; hints: readonly string[] },
): Promise<Recognizer> {
  const { OnlineRecognizer } = require('sherpa-onnx-node') as Sherpa
  const asides: FileHandle[] = []
  const asideOf = async (content: string | Buffer) => {
    const aside = await openUnnamed(content)
    asides.push(aside)
    return `/proc/self/fd/${aside.fd}`
  }
  try {
    const lines = found.pieces === null ? [] : hintLines(options.hints, found)
    let pieces = ''
    let hotwords = ''
    if (lines.length > 0) {
      const given = await readFile(join(folder, found.pieces!))
      pieces = await asideOf(found.pieces === 'bpe.model' ? toPieceList(given) : given)
      hotwords = await asideOf(`${lines.join('\n')}\n`)
    }
    return new OnlineRecognizer({
      featConfig: { sampleRate: sampleRateHz, featureDim: 80 },
      modelConfig: {
        transducer: {
          encoder: join(folder, found.encoder),
          decoder: join(folder, found.decoder),
          joiner: join(folder, found.joiner),
        },
        tokens: join(folder, found.tokens),
        numThreads: options.threads,
        provider: 'cpu',
        debug: false,
        ...(lines.length > 0 && { modelingUnit: 'bpe', bpeVocab: pieces }),
      },
      decodingMethod: 'modified_beam_search',
      maxActivePaths: paths,
      enableEndpoint: false,
      ...(lines.length > 0 && { hotwordsFile: hotwords, hotwordsScore: hintScore }),
    })
  } catch (cause) {
    throw new EngineError('Model zipformer tidak dapat dimuat.', { retryable: false, cause })
  } finally {
    for (const aside of asides) await aside.close()
  }
}

export const openSherpa: OpenEngine = async ({ dataDir, model, threads, hints = [] }) => {
  const folder = await findModel(model, { dataDir })
  if (folder === null) {
    throw new RisalahError('model_missing', {
      message: `Model ${model} belum terpasang. Pasang dengan: npm run models -- get zipformer-id, atau impor folder model streaming: npm run models -- import FOLDER`,
    })
  }
  const found = await readTransducer(folder).catch((cause: unknown) => {
    if (!(cause instanceof RisalahError)) throw cause
    throw new EngineError(`Model ${model}: ${cause.message}`, { retryable: false, cause })
  })
  let recognizer = await createRecognizer(folder, found, { threads, hints })
  let known = JSON.stringify(hints)
  let closed = false
  let tail: Promise<unknown> = Promise.resolve()

  /** Hints are part of a recognizer; they hardly ever change while it lives. */
  function recognizerFor(wanted: readonly string[]): Promise<Recognizer> {
    const run = tail.then(async () => {
      if (closed) throw new EngineError('Mesin sherpa sudah ditutup.', { retryable: true })
      if (known === JSON.stringify(wanted) || found.pieces === null) return recognizer
      recognizer = await createRecognizer(folder!, found, { threads, hints: wanted })
      known = JSON.stringify(wanted)
      return recognizer
    })
    tail = run.catch(() => {})
    return run
  }

  const cased = (text: string) => (found.capitals ? text.toLowerCase() : text)

  function openStream(wanted: readonly string[]): SpeechStream {
    let samplesSeen = 0
    let opened: { recognizer: Recognizer; stream: Stream } | null = null
    let ended = false

    async function hear(
      samples: Float32Array,
    ): Promise<{ recognizer: Recognizer; stream: Stream }> {
      if (opened === null) {
        const own = await recognizerFor(wanted)
        opened = { recognizer: own, stream: own.createStream() }
      }
      if (closed || ended) throw new EngineError('Mesin sherpa sudah ditutup.', { retryable: true })
      for (let at = 0; at < samples.length; at += stepSamples) {
        // The library is done with a call when it returns; messages are heard between two.
        if (at > 0) await new Promise((done) => setImmediate(done))
        const part = samples.subarray(at, at + stepSamples)
        opened.stream.acceptWaveform({ samples: part, sampleRate: sampleRateHz })
        while (opened.recognizer.isReady(opened.stream)) opened.recognizer.decode(opened.stream)
      }
      return opened
    }
    const resultOf = (given: { recognizer: Recognizer; stream: Stream }) =>
      Result.parse(given.recognizer.getResult(given.stream))

    return {
      async push(samples) {
        samplesSeen += samples.length
        return cased(resultOf(await hear(samples)).text.trim())
      },
      async finish() {
        // Silence pushes the last frames through the encoder, which works in steps.
        const given = await hear(new Float32Array((found.stepFrames + 10) * 2 * 160))
        given.stream.inputFinished()
        while (given.recognizer.isReady(given.stream)) given.recognizer.decode(given.stream)
        const durationMs = (samplesSeen * 1000) / sampleRateHz
        const words = joinTransducerTokens(resultOf(given), durationMs)
        ended = true
        return decodedOf(words.map((word) => ({ ...word, text: cased(word.text) })))
      },
      cancel() {
        ended = true
      },
    }
  }

  return {
    name: 'sherpa',
    model,
    packs: false,
    steady: true,
    can: {
      partials: true,
      wordConfidence: true,
      languages: 'any',
      hints: found.pieces !== null,
      online: false,
    },
    async decode(samples, { hints: wanted = [] } = {}) {
      const stream = openStream(wanted)
      await stream.push(samples)
      return stream.finish()
    },
    openStream: ({ hints: wanted = [] } = {}) => openStream(wanted),
    async close() {
      closed = true
      await tail
    },
  }
}

const decodedOf = (words: readonly Word[]): Decoded => ({
  words,
  text: words.map((word) => word.text).join(' '),
})
