/**
 * Stands in for Google's speech service on this machine, over gRPC and with the service's own protocol: interim and
 * final answers with word times, its limits, its errors. What it "hears" is how loud each half second is, so that sound
 * that is lost, doubled or moved shows in the words.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as grpc from '@grpc/grpc-js'
import { fromJSON } from '@grpc/proto-loader'
import { sampleRateHz } from '../../server/domain/speech.ts'

const require = createRequire(import.meta.url)
const digits = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')
const stepBytes = sampleRateHz
const stepMs = 500

/** A tone for half a second, as loud as the digit says; 0 is silence. */
export function levelSound(levels: readonly number[]): Float32Array {
  const sound = new Float32Array((levels.length * sampleRateHz) / 2)
  for (const [i] of sound.entries()) {
    const level = levels[Math.floor(i / (sampleRateHz / 2))]!
    const amplitude = level === 0 ? 0 : ((level + 0.5) / 20) * Math.SQRT2
    sound[i] = amplitude * Math.sin((2 * Math.PI * 400 * i) / sampleRateHz)
  }
  return sound
}
export const levelWords = (levels: readonly number[]) =>
  levels.filter((level) => level > 0).map((level) => digits[level]!)

type Config = Record<string, unknown>
export type Failure = {
  code: grpc.status
  message?: string
  /** After so much sound of a call; 0: at once. */
  afterMs?: number
  /** How many calls it meets. */
  times?: number
}

export type GoogleSpeech = {
  readonly endpoint: string
  /** Settings for an engine that is to speak with it; the key file is not a real one. */
  readonly env: { RISALAH_GOOGLE_KEY: string; RISALAH_GOOGLE_ENDPOINT: string }
  /** What it was asked, in order. */
  readonly calls: { kind: 'stream' | 'single'; config: Config; bytes: number }[]
  /** All sound that ever arrived, in bytes. */
  received(): number
  fail(failure: Failure): void
  /** `null`: as documented. */
  behave(given: Partial<Behaviour>): void
  stop(): Promise<void>
}

type Behaviour = {
  /** Of sound in one stream; the service has 305 s. */
  limitMs: number
  /** Without sound; the service has about ten seconds. */
  idleMs: number
  /** Words of a final at most; a silent half second ends one too. */
  finalWords: number
  /** Before each answer. */
  delayMs: number
  /** Never answers. */
  mute: boolean
  wordTimes: boolean
  confidence: number
  /** Ends streams in the middle without an error. */
  endAfterMs: number
}
const documented: Behaviour = {
  limitMs: 305_000,
  idleMs: 10_000,
  finalWords: 4,
  delayMs: 0,
  mute: false,
  wordTimes: true,
  confidence: 0.9,
  endAfterMs: Number.POSITIVE_INFINITY,
}

const duration = (ms: number) => ({ seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1e6 })

type Loaded = {
  google: { cloud: { speech: { v1: { Speech: { service: grpc.ServiceDefinition } } } } }
}
type StreamRequest = { streamingConfig?: { config?: Config }; audioContent?: Buffer }
type SingleRequest = { config: Config; audio?: { content?: Buffer } }
type Response = { results: unknown[] }
type Heard = { word: string; atMs: number }

function hear(pcm: Buffer): Heard[] {
  const words: Heard[] = []
  for (let at = 0; at + stepBytes <= pcm.length; at += stepBytes) {
    let energy = 0
    for (let i = 0; i < stepBytes; i += 2) energy += (pcm.readInt16LE(at + i) / 32768) ** 2
    const level = Math.min(9, Math.floor(Math.sqrt(energy / (stepBytes / 2)) * 20))
    words.push({ word: level === 0 ? '' : digits[level]!, atMs: (at / stepBytes) * stepMs })
  }
  return words
}

export async function startGoogleSpeech(): Promise<GoogleSpeech> {
  const folder = mkdtempSync(join(tmpdir(), 'google-'))
  const keyPath = join(folder, 'kunci.json')
  const key = { type: 'service_account', client_email: 'uji@uji.test', private_key: 'RAHASIA' }
  writeFileSync(keyPath, JSON.stringify({ ...key, project_id: 'uji' }), { mode: 0o600 })

  let behaviour = documented
  const failures: Failure[] = []
  const calls: GoogleSpeech['calls'] = []
  let received = 0

  const root = require('@google-cloud/speech/build/protos/protos.json')
  const definition = fromJSON(root, { longs: String, defaults: true, oneofs: true })
  const loaded = grpc.loadPackageDefinition(definition) as unknown as Loaded
  const { service } = loaded.google.cloud.speech.v1.Speech

  function nextFailure(): Failure | null {
    const failure = failures[0]
    if (failure === undefined) return null
    failure.times = (failure.times ?? 1) - 1
    if (failure.times === 0) failures.shift()
    return failure
  }
  const errorOf = ({ code, message = 'uji' }: Failure) =>
    Object.assign(new Error(message), { code, details: message })

  function faultOf(config: Config | null | undefined): Failure | null {
    const bad = (message: string) => ({ code: grpc.status.INVALID_ARGUMENT, message })
    if (!config) return bad('Invalid config: missing.')
    if (config.encoding !== 1 && config.encoding !== 'LINEAR16') return bad('Invalid encoding.')
    if (config.sampleRateHertz !== sampleRateHz) return bad('Invalid sample rate.')
    if (config.languageCode !== 'id-ID') return bad('The requested language is not supported.')
    return null
  }

  const alternative = (heard: readonly Heard[]) => ({
    transcript: heard.map(({ word }) => word).join(' '),
    confidence: behaviour.confidence,
    words: behaviour.wordTimes
      ? heard.map(({ word, atMs }, i) => ({
          word,
          startTime: duration(atMs + 20),
          endTime: duration(atMs + 480),
          // Not always provided: 0 says that it is not.
          confidence: i % 3 === 2 ? 0 : behaviour.confidence,
        }))
      : [],
  })

  function stream(call: grpc.ServerDuplexStream<StreamRequest, Response>): void {
    const record = { kind: 'stream' as const, config: {} as Config, bytes: 0 }
    const failure = nextFailure()
    let pcm = Buffer.alloc(0)
    let configured = false
    let over = false
    let finalSteps = 0
    let idle: NodeJS.Timeout | null = null

    const stop = (error: Failure | null) => {
      if (over) return
      over = true
      if (idle) clearTimeout(idle)
      if (error) call.emit('error', errorOf(error))
      else call.end()
    }
    const answer = (results: unknown[]) => {
      if (results.length === 0 || behaviour.mute) return
      const write = () => void (!over && call.write({ results }))
      if (behaviour.delayMs > 0) setTimeout(write, behaviour.delayMs)
      else write()
    }
    const finalOf = (heard: readonly Heard[], endMs: number) => ({
      alternatives: [alternative(heard)],
      isFinal: true,
      resultEndTime: duration(endMs),
    })

    function listen(last: boolean): void {
      const steps = hear(pcm)
      const results: unknown[] = []
      for (;;) {
        const rest = steps.slice(finalSteps)
        const from = rest.findIndex(({ word }) => word !== '')
        if (from === -1) break
        const to = rest.findIndex(({ word }, i) => i > from && word === '')
        const size = to === -1 ? rest.length - from : to - from
        if (size < behaviour.finalWords && to === -1 && !last) {
          const spoken = rest.slice(from)
          const text = spoken.map(({ word }) => word).join(' ')
          const endMs = (finalSteps + rest.length) * stepMs
          results.push({
            alternatives: [{ transcript: text, words: [] }],
            isFinal: false,
            stability: 0.5,
            resultEndTime: duration(endMs),
          })
          break
        }
        const count = Math.min(size, behaviour.finalWords)
        finalSteps += from + count
        results.push(finalOf(rest.slice(from, from + count), finalSteps * stepMs))
      }
      // One final at most in a response, then interims.
      const finals = results.filter((r) => (r as { isFinal: boolean }).isFinal)
      for (const final of finals.slice(0, -1)) answer([final])
      answer([...finals.slice(-1), ...results.filter((r) => !finals.includes(r))])
    }

    const restart = () => {
      if (idle) clearTimeout(idle)
      idle = setTimeout(
        () =>
          stop({
            code: grpc.status.OUT_OF_RANGE,
            message:
              'Audio Timeout Error: Long duration elapsed without audio. Audio should be sent close to real time.',
          }),
        behaviour.idleMs,
      )
    }
    calls.push(record)
    restart()
    if (failure && !failure.afterMs) {
      stop(failure)
      return
    }
    call.on('data', (request) => {
      if (over) return
      if (!configured) {
        configured = true
        record.config = request.streamingConfig?.config ?? {}
        const fault = faultOf(request.streamingConfig?.config)
        if (fault) stop(fault)
        return
      }
      const audio: Buffer = request.audioContent ?? Buffer.alloc(0)
      if (audio.length === 0 || audio.length > 25_600) {
        stop({
          code: grpc.status.INVALID_ARGUMENT,
          message: 'Audio chunk can be of a maximum of 25600 bytes.',
        })
        return
      }
      restart()
      received += audio.length
      record.bytes += audio.length
      const before = Math.floor(pcm.length / stepBytes)
      pcm = Buffer.concat([pcm, audio])
      const ms = pcm.length / 32
      if (ms > behaviour.limitMs) {
        const message = `Exceeded maximum allowed stream duration of ${Math.round(behaviour.limitMs / 1000)} seconds.`
        stop({ code: grpc.status.OUT_OF_RANGE, message })
        return
      }
      if (Math.floor(pcm.length / stepBytes) > before) listen(false)
      if (failure?.afterMs !== undefined && ms >= failure.afterMs) stop(failure)
      if (ms >= behaviour.endAfterMs) stop(null)
    })
    call.on('end', () => {
      if (over || behaviour.mute) return
      listen(true)
      setTimeout(() => stop(null), behaviour.delayMs)
    })
    call.on('cancelled', () => stop(null))
  }

  function single(
    call: grpc.ServerUnaryCall<SingleRequest, Response>,
    done: grpc.sendUnaryData<Response>,
  ): void {
    const { config, audio } = call.request
    const content: Buffer = audio?.content ?? Buffer.alloc(0)
    received += content.length
    calls.push({ kind: 'single', config, bytes: content.length })
    const failure = nextFailure() ?? faultOf(config)
    if (failure) {
      done(errorOf(failure))
      return
    }
    if (content.length > 60 * 32_000) {
      const message = 'Sync input too long. For audio longer than 1 min use LongRunningRecognize.'
      done(errorOf({ code: grpc.status.INVALID_ARGUMENT, message }))
      return
    }
    if (behaviour.mute) return
    const results: unknown[] = []
    let group: Heard[] = []
    const heard = hear(content)
    for (const [i, step] of heard.entries()) {
      if (step.word !== '') group.push(step)
      const ends =
        step.word === '' || group.length >= behaviour.finalWords || i === heard.length - 1
      if (!ends || group.length === 0) continue
      const endMs = group.at(-1)!.atMs + stepMs
      results.push({ alternatives: [alternative(group)], resultEndTime: duration(endMs) })
      group = []
    }
    setTimeout(() => done(null, { results }), behaviour.delayMs)
  }

  const server = new grpc.Server()
  server.addService(service, {
    StreamingRecognize: stream,
    Recognize: single,
  })
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  )
  const endpoint = `127.0.0.1:${port}`
  return {
    endpoint,
    env: { RISALAH_GOOGLE_KEY: keyPath, RISALAH_GOOGLE_ENDPOINT: endpoint },
    calls,
    received: () => received,
    fail: (failure) => void failures.push({ ...failure }),
    behave(given) {
      behaviour = { ...documented, ...given }
    },
    async stop() {
      server.forceShutdown()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
