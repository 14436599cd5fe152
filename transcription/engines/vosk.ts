/**
 * Vosk through libvosk and koffi. The library kills the process on damaged models and wrong handles, so the model
 * folder is checked first, handles never leave this file, and calls never overlap.
 */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import koffi from 'koffi'
import { z } from 'zod'
import { RisalahError } from '../../server/domain/errors.ts'
import { sampleRateHz } from '../../server/domain/speech.ts'
import { EngineError, type OpenEngine, type SpeechStream } from '../engine.ts'
import { findLibrary, findModel } from '../models/index.ts'

const chunkSamples = 8000

/** Files whose absence or emptiness makes libvosk crash or hang instead of refusing. */
const needed = [
  'am/final.mdl',
  'conf/model.conf',
  'graph/phones/word_boundary.int',
  'ivector/splice.conf',
]

/** The folder that holds `am/` and `graph/`: the model itself or the one folder inside it. */
export function checkVoskFolder(folder: string): string {
  for (const name of needed) {
    const path = join(folder, name)
    const optional = name.startsWith('ivector') && !existsSync(join(folder, 'ivector'))
    if (optional) continue
    if (!existsSync(path) || statSync(path).size === 0) {
      throw new EngineError(`Model Vosk tidak lengkap: ${name} tidak ada atau kosong.`, {
        retryable: false,
      })
    }
  }
  const dynamic = existsSync(join(folder, 'graph/HCLr.fst'))
  const wanted = dynamic
    ? ['graph/HCLr.fst', 'graph/Gr.fst', 'graph/disambig_tid.int']
    : ['graph/HCLG.fst', 'graph/words.txt']
  for (const name of wanted) {
    const path = join(folder, name)
    if (!existsSync(path) || statSync(path).size === 0) {
      throw new EngineError(`Model Vosk tidak lengkap: ${name} tidak ada atau kosong.`, {
        retryable: false,
      })
    }
  }
  return folder
}

const Result = z.object({
  text: z.string(),
  result: z
    .array(z.object({ word: z.string(), start: z.number(), end: z.number(), conf: z.number() }))
    .optional(),
})

const Partial = z.object({ partial: z.string() })

export const openVosk: OpenEngine = async ({ dataDir, model }) => {
  const path = await findLibrary('vosk', { dataDir })
  const folder = await findModel(model, { dataDir })
  if (path === null || folder === null) {
    throw new RisalahError('model_missing', {
      message:
        folder === null
          ? `Model ${model} belum terpasang. Impor dengan: npm run models -- import FOLDER`
          : 'Pustaka libvosk belum terpasang. Pasang dengan: npm run models -- get vosk-ko',
    })
  }
  const checked = checkVoskFolder(folder)
  const lib = koffi.load(path)
  const f = {
    quiet: lib.func('void vosk_set_log_level(int level)'),
    model: lib.func('void *vosk_model_new(const char *path)'),
    freeModel: lib.func('void vosk_model_free(void *model)'),
    recognizer: lib.func('void *vosk_recognizer_new(void *model, float rate)'),
    words: lib.func('void vosk_recognizer_set_words(void *recognizer, int on)'),
    accept: lib.func(
      'int vosk_recognizer_accept_waveform(void *recognizer, void *data, int bytes)',
    ),
    result: lib.func('str vosk_recognizer_result(void *recognizer)'),
    partial: lib.func('str vosk_recognizer_partial_result(void *recognizer)'),
    final: lib.func('str vosk_recognizer_final_result(void *recognizer)'),
    free: lib.func('void vosk_recognizer_free(void *recognizer)'),
  }
  f.quiet(-1)
  const handle: unknown = f.model(checked)
  if (!handle) throw new EngineError(`Model ${model} tidak dapat dimuat.`, { retryable: false })

  const accept = (recognizer: unknown, pcm: Buffer) =>
    new Promise<number>((resolve, reject) => {
      // libvosk does not copy the sound: `pcm` stays referenced until the call is done.
      f.accept.async(recognizer, pcm, pcm.length, (error: unknown, code: number) =>
        error ? reject(error) : resolve(code),
      )
    })

  let tail: Promise<unknown> = Promise.resolve()
  let closed = false
  /** Recognizers in use: the model is freed after the last of them. */
  const open = new Set<unknown>()

  function queued<T>(work: () => Promise<T>): Promise<T> {
    const run = tail.then(() => {
      if (closed) throw new EngineError('Mesin Vosk sudah ditutup.', { retryable: true })
      return work()
    })
    tail = run.catch(() => {})
    return run
  }

  function release(recognizer: unknown): void {
    if (open.delete(recognizer)) f.free(recognizer)
  }

  function openStream(): SpeechStream {
    let recognizer: unknown = null
    let ended = false
    const found: z.infer<typeof Result>[] = []

    async function hear(samples: Float32Array): Promise<void> {
      if (ended) throw new EngineError('Aliran Vosk sudah ditutup.', { retryable: true })
      if (recognizer === null) {
        recognizer = f.recognizer(handle, sampleRateHz)
        if (!recognizer) {
          throw new EngineError('Vosk menolak membuka pengenal.', { retryable: true })
        }
        open.add(recognizer)
        f.words(recognizer, 1)
      }
      for (let at = 0; at < samples.length; at += chunkSamples) {
        if ((await accept(recognizer, toPcm(samples.subarray(at, at + chunkSamples)))) === 1) {
          found.push(Result.parse(JSON.parse(f.result(recognizer) as string)))
        }
      }
    }
    function end(): void {
      ended = true
      release(recognizer)
    }

    return {
      push: (samples) =>
        queued(async () => {
          await hear(samples)
          const { partial } = Partial.parse(JSON.parse(f.partial(recognizer) as string))
          return [...found.map(({ text }) => text), partial].filter(Boolean).join(' ')
        }),
      finish: () =>
        queued(async () => {
          await hear(new Float32Array(0))
          found.push(Result.parse(JSON.parse(f.final(recognizer) as string)))
          end()
          return decodedOf(found)
        }),
      // What is being heard is heard to its end first: the library dies of a recognizer freed in a call.
      cancel: () => void queued(async () => end()).catch(() => {}),
    }
  }

  return {
    name: 'vosk',
    model,
    packs: false,
    can: { partials: true, wordConfidence: true, languages: 'any', hints: false, online: false },
    async decode(samples) {
      const stream = openStream()
      // Queued together, so that calls that overlap come one after another.
      const heard = stream.push(samples)
      const words = stream.finish()
      await heard.catch(() => {})
      return words
    },
    openStream,
    async close() {
      if (closed) return
      // First, so that nothing is queued behind what is waited for.
      closed = true
      await tail
      for (const recognizer of [...open]) release(recognizer)
      f.freeModel(handle)
    },
  }
}

function toPcm(samples: Float32Array): Buffer {
  const pcm = Buffer.alloc(samples.length * 2)
  for (const [i, x] of samples.entries()) {
    pcm.writeInt16LE(Math.max(-32768, Math.min(32767, Math.round(x * 32768))), i * 2)
  }
  return pcm
}

function decodedOf(found: readonly z.infer<typeof Result>[]) {
  const words = found
    .flatMap((part) => part.result ?? [])
    .map((word) => ({
      text: word.word,
      startMs: Math.max(0, word.start * 1000),
      endMs: Math.max(0, word.end * 1000),
      confidence: Math.min(1, Math.max(0, word.conf)),
    }))
  return { words, text: words.map((word) => word.text).join(' ') }
}
