/** A whole recording at once, without a worker: for the command line and for benchmarks. */
import type { EngineChoice, Word } from '../server/domain/speech.ts'
import type { SpeechEngine } from './engine.ts'
import { openEngine } from './engines/index.ts'
import { ensureLibrary, ensureModel, findEntry } from './models/index.ts'
import { type Piece, toPieces } from './packing.ts'
import { recognisePieces } from './pieces.ts'
import { openVoiceActivity, type Speech } from './vad/index.ts'

export type SoundTranscript = {
  readonly computeS: number
  /** In the order of the sound; a piece without words is left out. */
  readonly pieces: readonly { readonly piece: Piece; readonly words: readonly Word[] }[]
}

/** Where somebody speaks in the whole of `samples`. */
export async function findSpeech(samples: Float32Array, dataDir: string): Promise<Speech[]> {
  const vad = await openVoiceActivity({ dataDir })
  const found: Speech[] = []
  for (let at = 0; at < samples.length; at += 16_000) {
    found.push(...vad.push(samples.subarray(at, at + 16_000)))
  }
  found.push(...vad.flush())
  return found
}

export async function transcribeWith(
  engine: SpeechEngine,
  samples: Float32Array,
  options: { dataDir: string; hints?: readonly string[]; onProgress?: (share: number) => void },
): Promise<SoundTranscript> {
  const began = performance.now()
  const speech = await findSpeech(samples, options.dataDir)
  const pieces = toPieces(speech, { from: 0, to: samples.length })
  const found: { piece: Piece; words: readonly Word[] }[] = []
  const read = (from: number, to: number) => samples.subarray(from, to)
  for await (const window of recognisePieces(engine, pieces, read, {
    hints: options.hints ?? [],
  })) {
    found.push(...window.filter((item) => item.words.length > 0))
    const end = window.at(-1)?.piece.toSample ?? 0
    options.onProgress?.(samples.length === 0 ? 1 : end / samples.length)
  }
  return { computeS: (performance.now() - began) / 1000, pieces: found }
}

/** Mono float32 at 16 kHz; fetches the model and library first where they are missing. */
export async function transcribeSound(
  samples: Float32Array,
  options: {
    choice: EngineChoice
    dataDir: string
    threads: number
    env: NodeJS.ProcessEnv
    onProgress?: (share: number) => void
    onInstall?: (line: string) => void
  },
): Promise<SoundTranscript> {
  const { choice, dataDir } = options
  const install = {
    dataDir,
    env: options.env,
    onProgress: ({ line }: { line: string }) => options.onInstall?.(line),
  }
  await ensureModel('silero-vad', install)
  if (choice.engine !== 'scripted' && !findEntry(choice.model)?.service) {
    await ensureModel(choice.model, install)
  }
  if (choice.engine === 'whisper' || choice.engine === 'vosk') {
    await ensureLibrary(choice.engine, install)
  }
  const engine = await openEngine(choice.engine, {
    dataDir,
    model: choice.model,
    language: choice.language,
    threads: options.threads,
    hints: choice.hints,
    env: options.env,
  })
  try {
    return await transcribeWith(engine, samples, {
      dataDir,
      hints: choice.hints,
      onProgress: options.onProgress,
    })
  } finally {
    await engine.close()
  }
}
