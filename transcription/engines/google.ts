/**
 * Google Cloud Speech-to-Text, version 1. Sends sound to another machine: off unless a key file is given, and never
 * used for closed parts.
 *
 * Model and language: https://cloud.google.com/speech-to-text/docs/speech-to-text-supported-languages lists id-ID for
 * `latest_long` (punctuation and word confidence, no adaptation) and for `default` (punctuation and adaptation). The
 * newer models of version 2 do not serve here: https://docs.cloud.google.com/speech-to-text/docs/models/chirp-2 lists
 * no id-ID for streaming.
 * Limits: https://docs.cloud.google.com/speech-to-text/docs/quotas (a stream lives five minutes; sound is sent at about
 * the speed of speech; a request that is no stream holds a minute at most).
 */
import { readFile } from 'node:fs/promises'
import { credentials } from '@grpc/grpc-js'
import { z } from 'zod'
import { RisalahError } from '../../server/domain/errors.ts'
import { type Decoded, sampleRateHz, type Word } from '../../server/domain/speech.ts'
import { type DecodeOptions, EngineError, type OpenEngine } from '../engine.ts'
import {
  type Answer,
  createResumingStream,
  type OpenCall,
  type Patience,
  toPcm,
} from './googleStream.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Models by our names. */
const models: Readonly<Record<string, string>> = {
  'google-latest-long': 'latest_long',
  'google-default': 'default',
}
const locales: Readonly<Record<string, string>> = {
  id: 'id-ID',
  jv: 'jv-ID',
  su: 'su-ID',
  en: 'en-US',
}

/** The limits of one request: https://cloud.google.com/speech-to-text/quotas */
const maxPhrases = 5000
const maxPhraseLetters = 100
const maxHintLetters = 100_000

/** The service ends a stream after 305 s. */
const patient: Patience = {
  callMs: 290_000,
  retryMs: [100, 500, 1000, 2000, 4000],
  answerMs: 20_000,
}

const KeyFile = z.object({
  type: z.literal('service_account'),
  client_email: z.string().min(1),
  private_key: z.string().min(1),
})

const missing = (message: string) => new RisalahError('model_missing', { message })

async function readKey(env: Env): Promise<z.infer<typeof KeyFile>> {
  const path = env.RISALAH_GOOGLE_KEY
  if (!path) {
    throw missing(
      'Kunci Google belum diatur. Simpan berkas kunci akun layanan (JSON) di server, lalu jalankan server dengan RISALAH_GOOGLE_KEY=/jalur/kunci.json.',
    )
  }
  const text = await readFile(path, 'utf8').catch(() => {
    throw missing(`Berkas kunci Google (RISALAH_GOOGLE_KEY) tidak dapat dibaca: ${path}`)
  })
  try {
    return KeyFile.parse(JSON.parse(text))
  } catch {
    // What is wrong with it would show what is in it.
    throw missing(
      'Berkas RISALAH_GOOGLE_KEY bukan kunci akun layanan Google. Unduh kunci JSON dari konsol Google Cloud.',
    )
  }
}

/** `RISALAH_GOOGLE_ENDPOINT`: another region of the service, or a machine of one's own that stands in for it. */
function readEndpoint(env: Env): { apiEndpoint: string; port: number; local: boolean } {
  const given = env.RISALAH_GOOGLE_ENDPOINT || 'speech.googleapis.com'
  const [, host, port] = /^([\w.-]+)(?::(\d{1,5}))?$/.exec(given) ?? []
  const local = host === '127.0.0.1' || host === 'localhost'
  if (host === undefined || (!local && !host.endsWith('.googleapis.com'))) {
    throw missing('RISALAH_GOOGLE_ENDPOINT harus alamat *.googleapis.com.')
  }
  return { apiEndpoint: host, port: Number(port ?? 443), local }
}

/** gRPC codes after which a fresh call may work: the limit of a stream is OUT_OF_RANGE. */
const passing = new Set([1, 2, 4, 8, 10, 11, 13, 14])
const sentences: Readonly<Record<number, string>> = {
  3: 'Layanan Google menolak permintaan.',
  5: 'Layanan Google tidak mengenal model atau proyek ini.',
  7: 'Kunci Google tidak berhak memakai Speech-to-Text. Aktifkan layanan itu pada proyeknya dan periksa peran akun layanan.',
  8: 'Kuota Google habis. Rekaman aman; transkripsi dilanjutkan setelah kuota tersedia.',
  16: 'Kunci Google ditolak. Periksa berkas kunci akun layanan.',
}

/** What of the service's own words may be said on: none, since they may hold the key's account. */
function toEngineError(cause: unknown): EngineError {
  const code = Number((cause as { code?: unknown })?.code ?? 2)
  const sentence = sentences[code] ?? 'Layanan Google tidak dapat dihubungi.'
  return new EngineError(`${sentence} (kode ${code})`, { retryable: passing.has(code) })
}

type Duration = { seconds?: unknown; nanos?: number | null } | null | undefined
type WordInfo = {
  word?: string | null
  startTime?: Duration
  endTime?: Duration
  confidence?: number | null
}
type Alternative = { transcript?: string | null; words?: WordInfo[] | null }
type Result = {
  alternatives?: Alternative[] | null
  isFinal?: boolean | null
  resultEndTime?: Duration
}

const msOf = (time: Duration) =>
  time ? Number(time.seconds ?? 0) * 1000 + Number(time.nanos ?? 0) / 1e6 : 0

/** Words with their times; where the service gives none, its text spread over `fromMs…endMs`. */
function wordsOf({ transcript, words }: Alternative, fromMs: number, endMs: number): Word[] {
  const timed = (words ?? []).flatMap(({ word, startTime, endTime, confidence }): Word[] => {
    const text = word?.trim() ?? ''
    const startMs = msOf(startTime)
    if (text === '') return []
    // The service writes 0 where it says nothing of its confidence.
    const sure = confidence ? Math.min(1, confidence) : null
    return [{ text, startMs, endMs: Math.max(startMs, msOf(endTime)), confidence: sure }]
  })
  if (timed.length > 0) return timed
  const plain = (transcript ?? '').trim().split(/\s+/).filter(Boolean)
  const step = Math.max(0, endMs - fromMs) / Math.max(1, plain.length)
  return plain.map((text, i) => ({
    text,
    startMs: fromMs + i * step,
    endMs: fromMs + (i + 1) * step,
    confidence: null,
  }))
}

/** `seenMs`: where the finals of the call end so far. */
function answersOf(results: readonly Result[], seenMs: number): Answer[] {
  return results.map(({ alternatives, isFinal, resultEndTime }) => {
    const best = alternatives?.[0] ?? {}
    const words = isFinal ? wordsOf(best, seenMs, msOf(resultEndTime)) : []
    const endMs = msOf(resultEndTime) || (words.at(-1)?.endMs ?? seenMs)
    return { final: isFinal === true, text: (best.transcript ?? '').trim(), words, endMs }
  })
}

function phrasesOf(hints: readonly string[]): string[] {
  const phrases: string[] = []
  let letters = 0
  for (const hint of hints) {
    const phrase = hint.trim().slice(0, maxPhraseLetters)
    letters += phrase.length
    if (phrases.length >= maxPhrases || letters > maxHintLetters) break
    if (phrase !== '') phrases.push(phrase)
  }
  return phrases
}

export const openGoogle: OpenEngine = (options) => openGoogleEngine(options, patient)

/** `patience`: for tests, which cannot wait five minutes. */
export async function openGoogleEngine(
  { model, language, env = {} }: Parameters<OpenEngine>[0],
  patience: Patience,
): ReturnType<OpenEngine> {
  const serviceModel = models[model]
  if (serviceModel === undefined) throw missing(`Model ${model} tidak dikenal layanan Google.`)
  const key = await readKey(env)
  const { local, ...endpoint } = readEndpoint(env)
  // Half a second and 60 MB: only a process that uses it loads it.
  const { v1 } = await import('@google-cloud/speech')
  const { GoogleAuth, JWT } = await import('google-auth-library')
  const scopes = ['https://www.googleapis.com/auth/cloud-platform']
  const authClient = new JWT({ email: key.client_email, key: key.private_key, scopes })
  const client = new v1.SpeechClient({
    ...endpoint,
    auth: new GoogleAuth({ authClient }),
    ...(local && { sslCreds: credentials.createInsecure() }),
  })
  await client.initialize()
  // Adaptation is listed for `default` only.
  const takesHints = serviceModel === 'default'
  let closed = false
  const open = new Set<() => void>()

  function guard(): void {
    if (closed) throw new EngineError('Mesin Google sudah ditutup.', { retryable: true })
  }

  const configOf = (hints: readonly string[]) => ({
    encoding: 'LINEAR16' as const,
    sampleRateHertz: sampleRateHz,
    audioChannelCount: 1,
    languageCode: locales[language] ?? language,
    model: serviceModel,
    enableWordTimeOffsets: true,
    enableWordConfidence: true,
    enableAutomaticPunctuation: true,
    ...(takesHints && hints.length > 0 && { speechContexts: [{ phrases: phrasesOf(hints) }] }),
  })

  const openCall =
    (hints: readonly string[]): OpenCall =>
    (on) => {
      const stream = client._streamingRecognize({ timeout: 2 * patience.callMs })
      let over = false
      let seenMs = 0
      const end = (error: EngineError | null) => {
        if (over) return
        over = true
        on.ended(error)
      }
      stream.on('data', (response: { results?: Result[]; error?: { code?: number } | null }) => {
        if (over) return
        if (response.error?.code) {
          stream.cancel()
          return end(toEngineError(response.error))
        }
        const answers = answersOf(response.results ?? [], seenMs)
        if (answers.length === 0) return
        for (const { final, endMs } of answers) if (final) seenMs = Math.max(seenMs, endMs)
        on.answers(answers)
      })
      stream.on('error', (error: unknown) => end(toEngineError(error)))
      stream.on('end', () => end(null))
      stream.write({ streamingConfig: { config: configOf(hints), interimResults: true } })
      return {
        write: (pcm) => void (!over && stream.write({ audioContent: pcm })),
        end: () => void (!over && stream.end()),
        cancel() {
          over = true
          stream.cancel()
        },
      }
    }

  /** One request for one stretch; the guard never asks for more than half a minute. */
  async function recognise(samples: Float32Array, { hints = [], signal }: DecodeOptions) {
    const request = { config: configOf(hints), audio: { content: toPcm(samples) } }
    for (let failures = 0; ; failures++) {
      guard()
      signal?.throwIfAborted()
      // The method of the client gives a promise that cannot be cancelled.
      const call = client.innerApiCalls.recognize!(request, {
        timeout: patience.answerMs,
        retry: null,
      }) as Promise<[{ results?: Result[] | null }]> & { cancel(): void }
      const stop = () => call.cancel()
      open.add(stop)
      signal?.addEventListener('abort', stop)
      try {
        const [{ results }] = await call
        return results ?? []
      } catch (cause) {
        signal?.throwIfAborted()
        guard()
        const error = toEngineError(cause)
        const delayMs = patience.retryMs[failures]
        if (!error.retryable || delayMs === undefined) throw error
        await new Promise((done) => setTimeout(done, delayMs))
      } finally {
        open.delete(stop)
        signal?.removeEventListener('abort', stop)
      }
    }
  }

  return {
    name: 'google',
    model,
    packs: false,
    steady: true,
    // It gives confidences for some words only, and not always.
    can: {
      partials: true,
      wordConfidence: false,
      languages: ['id'],
      hints: takesHints,
      online: true,
    },
    async decode(samples, options = {}): Promise<Decoded> {
      guard()
      if (samples.length === 0) return { words: [], text: '' }
      const durationMs = (samples.length * 1000) / sampleRateHz
      const words: Word[] = []
      for (const { alternatives, resultEndTime } of await recognise(samples, options)) {
        const endMs = msOf(resultEndTime) || durationMs
        words.push(...wordsOf(alternatives?.[0] ?? {}, words.at(-1)?.endMs ?? 0, endMs))
      }
      return { words, text: words.map(({ text }) => text).join(' ') }
    },
    openStream({ hints = [] } = {}) {
      guard()
      const stream = createResumingStream(openCall(hints), patience)
      const stop = () => stream.cancel()
      open.add(stop)
      return {
        push: (samples) => stream.push(samples),
        finish: () => stream.finish().finally(() => open.delete(stop)),
        cancel() {
          open.delete(stop)
          stream.cancel()
        },
      }
    },
    async close() {
      if (closed) return
      closed = true
      for (const stop of open) stop()
      open.clear()
      await client.close()
    },
  }
}
