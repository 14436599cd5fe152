/** libwhisper through koffi: the C structs of `include/whisper.h` 1.9.1 and the few functions that are used. */
import koffi from 'koffi'
import { EngineError } from '../engine.ts'

const contextParams = koffi.struct('whisper_context_params', {
  use_gpu: 'bool',
  flash_attn: 'bool',
  gpu_device: 'int',
  dtw_token_timestamps: 'bool',
  dtw_aheads_preset: 'int',
  dtw_n_top: 'int',
  dtw_aheads: koffi.struct('whisper_aheads', { n_heads: 'size_t', heads: 'void *' }),
  dtw_mem_size: 'size_t',
})

const fullParams = koffi.struct('whisper_full_params', {
  strategy: 'int',
  n_threads: 'int',
  n_max_text_ctx: 'int',
  offset_ms: 'int',
  duration_ms: 'int',
  translate: 'bool',
  no_context: 'bool',
  no_timestamps: 'bool',
  single_segment: 'bool',
  print_special: 'bool',
  print_progress: 'bool',
  print_realtime: 'bool',
  print_timestamps: 'bool',
  token_timestamps: 'bool',
  thold_pt: 'float',
  thold_ptsum: 'float',
  max_len: 'int',
  split_on_word: 'bool',
  max_tokens: 'int',
  debug_mode: 'bool',
  audio_ctx: 'int',
  tdrz_enable: 'bool',
  suppress_regex: 'const char *',
  initial_prompt: 'const char *',
  carry_initial_prompt: 'bool',
  prompt_tokens: 'void *',
  prompt_n_tokens: 'int',
  language: 'const char *',
  detect_language: 'bool',
  suppress_blank: 'bool',
  suppress_nst: 'bool',
  temperature: 'float',
  max_initial_ts: 'float',
  length_penalty: 'float',
  temperature_inc: 'float',
  entropy_thold: 'float',
  logprob_thold: 'float',
  no_speech_thold: 'float',
  greedy: koffi.struct('whisper_greedy', { best_of: 'int' }),
  beam_search: koffi.struct('whisper_beam', { beam_size: 'int', patience: 'float' }),
  new_segment_callback: 'void *',
  new_segment_callback_user_data: 'void *',
  progress_callback: 'void *',
  progress_callback_user_data: 'void *',
  encoder_begin_callback: 'void *',
  encoder_begin_callback_user_data: 'void *',
  abort_callback: 'void *',
  abort_callback_user_data: 'void *',
  logits_filter_callback: 'void *',
  logits_filter_callback_user_data: 'void *',
  grammar_rules: 'void *',
  n_grammar_rules: 'size_t',
  i_start_rule: 'size_t',
  grammar_penalty: 'float',
  vad: 'bool',
  vad_model_path: 'const char *',
  vad_params: koffi.struct('whisper_vad_params', {
    threshold: 'float',
    min_speech_duration_ms: 'int',
    min_silence_duration_ms: 'int',
    max_speech_duration_s: 'float',
    speech_pad_ms: 'int',
    samples_overlap: 'float',
  }),
})

const tokenData = koffi.struct('whisper_token_data', {
  id: 'int32',
  tid: 'int32',
  p: 'float',
  plog: 'float',
  pt: 'float',
  ptsum: 'float',
  t0: 'int64',
  t1: 'int64',
  t_dtw: 'int64',
  vlen: 'float',
})

const logProto = koffi.proto('void quiet(int level, const char *text, void *user)')

export type ContextParams = Record<string, unknown>
export type FullParams = Record<string, unknown>
export type TokenData = {
  readonly id: number
  readonly p: number
  readonly plog: number
  readonly t0: number
  readonly t1: number
  readonly t_dtw: number
}

export type WhisperLibrary = {
  contextDefaults(): ContextParams
  /** 0 greedy, 1 beam search. */
  fullDefaults(strategy: 0 | 1): FullParams
  /** The model alone; decoding needs a state. */
  init(path: string, params: ContextParams): unknown
  free(context: unknown): void
  /** Caches and the lots that beam search draws: the same sound on a fresh state gives the same words. */
  openState(context: unknown): unknown
  freeState(state: unknown): void
  /** One call at a time. Ends early, with a code other than 0, once `signal` is aborted. */
  full(
    context: unknown,
    state: unknown,
    params: FullParams,
    samples: Float32Array,
    signal?: AbortSignal,
  ): Promise<number>
  segments(state: unknown): number
  tokens(state: unknown, segment: number): number
  tokenBytes(context: unknown, state: unknown, segment: number, token: number): Buffer
  tokenData(state: unknown, segment: number, token: number): TokenData
  endOfText(context: unknown): number
  version(): string
}

/**
 * The library asks between the steps of a decode, from threads of its own, whether to stop; JavaScript must not run in
 * them. What it calls is C's `strlen` on a text of ours: as long as the text is empty the answer is 0, go on.
 */
function openStopFlag() {
  let strlen: unknown
  try {
    strlen = koffi.load('libc.so.6').symbol('strlen', 'uint8')
  } catch {
    // Another C library: what was begun is heard to its end.
    return { params: {}, set: (_stop: boolean) => {} }
  }
  const text: unknown = koffi.alloc('uint8', 2)
  const set = (stop: boolean) => koffi.encode(text, 'uint8', stop ? 1 : 0)
  koffi.encode(text, 1, 'uint8', 0)
  set(false)
  return { params: { abort_callback: strlen, abort_callback_user_data: text }, set }
}

/** Loads the library and refuses one whose structs are laid out otherwise than written here. */
export function loadWhisper(path: string): WhisperLibrary {
  const lib = koffi.load(path)
  // A token may be half a character, so its text is read as bytes.
  const silence = lib.func('void whisper_log_set(void *callback, void *user)')
  const logger = koffi.register(() => {}, koffi.pointer(logProto))
  silence(logger, null)
  const stopFlag = openStopFlag()
  const f = {
    contextDefaults: lib.func('whisper_context_default_params', contextParams, []),
    fullDefaults: lib.func('whisper_full_default_params', fullParams, ['int']),
    init: lib.func('whisper_init_from_file_with_params_no_state', 'void *', ['str', contextParams]),
    free: lib.func('void whisper_free(void *ctx)'),
    state: lib.func('void *whisper_init_state(void *ctx)'),
    freeState: lib.func('void whisper_free_state(void *state)'),
    full: lib.func('whisper_full_with_state', 'int', [
      'void *',
      'void *',
      fullParams,
      'void *',
      'int',
    ]),
    segments: lib.func('int whisper_full_n_segments_from_state(void *state)'),
    tokens: lib.func('int whisper_full_n_tokens_from_state(void *state, int segment)'),
    text: lib.func(
      'void *whisper_full_get_token_text_from_state(void *ctx, void *state, int segment, int token)',
    ),
    data: lib.func('whisper_full_get_token_data_from_state', tokenData, ['void *', 'int', 'int']),
    eot: lib.func('int whisper_token_eot(void *ctx)'),
    version: lib.func('str whisper_version()'),
  }
  const defaults = f.fullDefaults(1) as Record<string, number> & {
    beam_search: { beam_size: number }
  }
  const near = (a: unknown, b: number) => typeof a === 'number' && Math.abs(a - b) < 1e-6
  const fits =
    near(defaults.thold_pt, 0.01) &&
    near(defaults.entropy_thold, 2.4) &&
    near(defaults.logprob_thold, -1) &&
    near(defaults.grammar_penalty, 100) &&
    defaults.beam_search.beam_size === 5
  if (!fits) {
    throw new EngineError(
      'libwhisper ini bukan versi yang dikenal. Hapus folder libraries, lalu ulangi.',
      {
        retryable: false,
      },
    )
  }
  return {
    contextDefaults: () => f.contextDefaults() as ContextParams,
    fullDefaults: (strategy) => f.fullDefaults(strategy) as FullParams,
    init: (model, params) => f.init(model, params),
    free: (context) => void f.free(context),
    openState(context) {
      const state: unknown = f.state(context)
      if (!state) throw new EngineError('Memori tidak cukup untuk Whisper.', { retryable: true })
      return state
    },
    freeState: (state) => void f.freeState(state),
    full: (context, state, params, samples, signal) =>
      new Promise((resolve, reject) => {
        const stop = () => stopFlag.set(true)
        const done = (error: unknown, code: number) => {
          signal?.removeEventListener('abort', stop)
          if (error) reject(error)
          else resolve(code)
        }
        stopFlag.set(signal?.aborted ?? false)
        signal?.addEventListener('abort', stop)
        const stoppable = { ...params, ...stopFlag.params }
        f.full.async(context, state, stoppable, samples, samples.length, done)
      }),
    segments: (state) => f.segments(state) as number,
    tokens: (state, segment) => f.tokens(state, segment) as number,
    tokenBytes(context, state, segment, token) {
      const pointer = f.text(context, state, segment, token)
      const bytes: number[] = []
      // Tokens are short; the text ends with a NUL.
      const view = koffi.decode(pointer, koffi.array('uint8', 1)) as number[]
      for (let at = 0; at < 256; at++) {
        const byte = at === 0 ? view[0]! : (koffi.decode(pointer, at, 'uint8') as number)
        if (byte === 0) break
        bytes.push(byte)
      }
      return Buffer.from(bytes)
    },
    tokenData: (state, segment, token) => {
      const d = f.data(state, segment, token) as Record<keyof TokenData, number | bigint>
      return {
        id: Number(d.id),
        p: Number(d.p),
        plog: Number(d.plog),
        t0: Number(d.t0),
        t1: Number(d.t1),
        t_dtw: Number(d.t_dtw),
      }
    },
    endOfText: (context) => f.eot(context) as number,
    version: () => f.version() as string,
  }
}
