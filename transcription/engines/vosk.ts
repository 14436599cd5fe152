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
import { EngineError, type OpenEngine } from '../engine.ts'
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

  async function decode(samples: Float32Array) {
    if (closed) throw new EngineError('Mesin Vosk sudah ditutup.', { retryable: true })
    const recognizer: unknown = f.recognizer(handle, sampleRateHz)
    if (!recognizer) throw new EngineError('Vosk menolak membuka pengenal.', { retryable: true })
    try {
      f.words(recognizer, 1)
      const found: z.infer<typeof Result>[] = []
      for (let at = 0; at < samples.length; at += chunkSamples) {
        const part = samples.subarray(at, at + chunkSamples)
        const pcm = Buffer.alloc(part.length * 2)
        for (let i = 0; i < part.length; i++) {
          pcm.writeInt16LE(Math.max(-32768, Math.min(32767, Math.round(part[i]! * 32768))), i * 2)
        }
        if ((await accept(recognizer, pcm)) === 1) {
          found.push(Result.parse(JSON.parse(f.result(recognizer) as string)))
        }
      }
      found.push(Result.parse(JSON.parse(f.final(recognizer) as string)))
      const words = found
        .flatMap((part) => part.result ?? [])
        .map((word) => ({
          text: word.word,
          startMs: Math.max(0, word.start * 1000),
          endMs: Math.max(0, word.end * 1000),
          confidence: Math.min(1, Math.max(0, word.conf)),
        }))
      return { words, text: words.map((word) => word.text).join(' ') }
    } finally {
      f.free(recognizer)
    }
  }

  return {
    name: 'vosk',
    model,
    packs: false,
    can: { partials: false, wordConfidence: true, languages: 'any', hints: false, online: false },
    decode(samples) {
      const run = tail.then(() => decode(samples))
      tail = run.catch(() => {})
      return run
    },
    async close() {
      if (closed) return
      closed = true
      await tail
      f.freeModel(handle)
    },
  }
}
