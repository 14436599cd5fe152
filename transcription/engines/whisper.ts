/** Whisper on libwhisper: beam search with word times from attention (DTW); careful or quick. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { RisalahError } from '../../server/domain/errors.ts'
import type { Decoded, Word } from '../../server/domain/speech.ts'
import { EngineError, type OpenEngine } from '../engine.ts'
import { findLibrary, findModel } from '../models/index.ts'
import { loadWhisper, type TokenData, type WhisperLibrary } from './whisperLibrary.ts'

/** Which attention heads follow the sound, by model size: `whisper_alignment_heads_preset`. */
const alignmentHeads: Readonly<Record<string, number>> = {
  tiny: 4,
  base: 6,
  small: 8,
  medium: 10,
  'large-v3': 13,
  'large-v3-turbo': 14,
}

/** Whisper gives nothing useful for less than a second: short pieces are padded with silence. */
const minSamples = 16_000 * 1.2

/**
 * The encoder always looks at 30 s; a context of the piece and 5 s makes it 4 times faster and, on single
 * pieces, more accurate; with less than that it begins to repeat itself.
 * In units of 20 ms; must hold the whole sound.
 */
function shortContext(samples: number): number {
  const needed = Math.ceil(samples / 320) + 256
  return needed >= 1500 ? 0 : Math.max(384, needed)
}

/** On nothing at all it prints sentences. */
const audible = (samples: Float32Array) =>
  samples.length >= 800 && samples.some((x) => Math.abs(x) > 2 ** -12)

export type WhisperToken = { readonly bytes: Buffer; readonly data: TokenData }

/** Figures said one by one, or words, that it strung together: `9-3-0-0`, `5.9.4.2`, `NOL-NOL-2-3`. */
const chain = /^(\p{N}{1,2}([-.,]\p{N}{1,2}){2,}|[\p{L}\p{N}]+([-.][\p{L}\p{N}]+){3,})[-.,]*$/u

/** Each link of a chain is a word with a time of its own; they may be many seconds apart. */
function splitChain(group: WhisperToken[]): WhisperToken[][] {
  const text = Buffer.concat(group.map((t) => t.bytes)).toString('utf8')
  if (!chain.test(text.trim())) return [group]
  const links: WhisperToken[][] = [[]]
  for (const token of group) {
    const mark = token.bytes.toString('utf8')
    if (mark !== '-') links.at(-1)!.push(token)
    if (/^[-.,]$/.test(mark)) links.push([])
  }
  return links.filter((link) => link.length > 0)
}

/**
 * Joins tokens into words: a token that starts with a space starts a word. `t_dtw` is (in 10 ms) where a token is
 * heard to end; a word starts where the one before it ended, at most 0.9 s back.
 */
export function joinTokens(tokens: readonly WhisperToken[], durationMs: number): Word[] {
  let groups: WhisperToken[][] = []
  for (const token of tokens) {
    const startsWord = token.bytes[0] === 0x20
    if (startsWord || groups.length === 0) groups.push([token])
    else groups.at(-1)!.push(token)
  }
  groups = groups.flatMap(splitChain)
  const words: Word[] = []
  let previousEnd = 0
  for (const group of groups) {
    const text = Buffer.concat(group.map((t) => t.bytes))
      .toString('utf8')
      .trim()
    if (text === '') continue
    const heard = group.map((t) => t.data.t_dtw * 10).filter((ms) => ms >= 0)
    const end = Math.min(durationMs, heard.length > 0 ? Math.max(...heard) : previousEnd + 200)
    const endMs = Math.min(durationMs, Math.max(previousEnd + 20, end))
    const startMs = Math.min(endMs, Math.max(previousEnd, endMs - 900))
    const confidence = Math.exp(
      group.reduce((sum, t) => sum + Math.log(Math.max(t.data.p, 1e-6)), 0) / group.length,
    )
    const before = words.at(-1)
    if (before && !/[\p{L}\p{N}]/u.test(text)) {
      // Punctuation standing alone belongs to the word before it.
      words[words.length - 1] = { ...before, text: before.text + text }
      continue
    }
    words.push({ text, startMs, endMs, confidence: Math.min(1, confidence) })
    previousEnd = endMs
  }
  return words
}

function modelFile(folder: string): string {
  const name = readdirSync(folder).find((file) => /^ggml.*\.bin$/.test(file))
  if (name === undefined)
    throw new EngineError('Folder model Whisper tidak berisi berkas ggml.', { retryable: false })
  return join(folder, name)
}

export const openWhisper: OpenEngine = async ({ dataDir, model, language, threads }) => {
  const [path, folder] = [
    await findLibrary('whisper', { dataDir }),
    await findModel(model, { dataDir }),
  ]
  if (path === null || folder === null || !existsSync(path)) {
    throw new RisalahError('model_missing', {
      message:
        folder === null
          ? `Model ${model} belum terpasang. Pasang dengan: npm run models -- get ${model}`
          : 'Pustaka libwhisper belum dibangun di komputer ini. Bangun dengan: npm run models -- get whisper-base',
    })
  }
  const library = loadWhisper(path)
  const size = model.replace(/^whisper-/, '')
  const preset = alignmentHeads[size]
  const params = library.contextDefaults()
  const context = library.init(modelFile(folder), {
    ...params,
    use_gpu: false,
    // DTW reads the attention weights, which flash attention never stores.
    flash_attn: false,
    dtw_token_timestamps: preset !== undefined,
    dtw_aheads_preset: preset ?? 0,
  })
  if (!context) throw new EngineError(`Model ${model} tidak dapat dimuat.`, { retryable: false })
  return createEngine(library, context, { model, language, threads })
}

function createEngine(
  library: WhisperLibrary,
  context: unknown,
  { model, language, threads }: { model: string; language: string; threads: number },
): Awaited<ReturnType<OpenEngine>> {
  const endOfText = library.endOfText(context)
  // Draws no lots, so it may be used again and again.
  const steady = library.openState(context)
  let tail: Promise<unknown> = Promise.resolve()
  let closed = false

  async function decode(
    samples: Float32Array,
    given: {
      quick: boolean
      attempt: number
      prompt: string | null
      signal: AbortSignal | undefined
    },
  ): Promise<Decoded> {
    const { quick, attempt, prompt, signal } = given
    signal?.throwIfAborted()
    if (closed) throw new EngineError('Mesin Whisper sudah ditutup.', { retryable: true })
    if (!audible(samples)) return { words: [], text: '' }
    const padded = new Float32Array(Math.max(samples.length, minSamples))
    padded.set(samples)
    const params = {
      // The beam is a little more accurate, and a little more given to loops, than taking the best token.
      ...library.fullDefaults(quick || attempt > 0 ? 0 : 1),
      n_threads: threads,
      language,
      no_context: true,
      no_timestamps: true,
      single_segment: quick,
      suppress_nst: true,
      temperature: attempt < 2 ? 0 : 0.2 * (attempt - 1),
      // The library's own second tries draw lots; ours (`attempt`) are judged by the guard and give the same answer each time.
      temperature_inc: 0,
      print_progress: false,
      initial_prompt: prompt,
      audio_ctx: quick && attempt === 0 ? shortContext(samples.length) : 0,
      // A repetition loop would otherwise run on to the limit of the decoder.
      max_tokens: Math.ceil((samples.length / 16_000) * 9) + 12,
    }
    const greedy = quick || attempt === 1
    const state = greedy ? steady : library.openState(context)
    try {
      const code = await library.full(context, state, params, padded, signal)
      signal?.throwIfAborted()
      if (code !== 0) throw new EngineError(`Whisper gagal (kode ${code}).`, { retryable: true })
      const words = joinTokens(readTokens(state), (samples.length / 16_000) * 1000)
      return { words, text: words.map((word) => word.text).join(' ') }
    } finally {
      if (!greedy) library.freeState(state)
    }
  }

  function readTokens(state: unknown): WhisperToken[] {
    const tokens: WhisperToken[] = []
    for (let s = 0; s < library.segments(state); s++) {
      for (let t = 0; t < library.tokens(state, s); t++) {
        const data = library.tokenData(state, s, t)
        if (data.id >= endOfText) continue
        tokens.push({ bytes: library.tokenBytes(context, state, s, t), data })
      }
    }
    return tokens
  }

  return {
    name: 'whisper',
    model,
    packs: true,
    can: { partials: false, wordConfidence: true, languages: 'any', hints: true, online: false },
    decode(samples, { quick = false, attempt = 0, hints = [], signal } = {}) {
      const prompt = hints.length > 0 ? hints.join(', ').slice(0, 600) : null
      // Two calls at once on one context kill the process.
      const run = tail.then(() => decode(samples, { quick, attempt, prompt, signal }))
      tail = run.catch(() => {})
      return run
    },
    async close() {
      if (closed) return
      closed = true
      await tail
      library.freeState(steady)
      library.free(context)
    },
  }
}
