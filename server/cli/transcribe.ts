/** `risalah transcribe FILE [--engine E] [--model M] [--voices DIR] [--json]`. */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  defaultModel,
  ensureModel,
  findEntry,
  findModel,
  findPeople,
  readVoiceFiles,
  readWordList,
  speakerAt,
  transcribeSound,
} from '../../transcription/client.ts'
import { readMedia } from '../capture/media.ts'
import { EngineName, sampleRateHz, type Word } from '../domain/speech.ts'
import { correctWords, openGeneralWords, openLexicon, writtenForm } from '../language/index.ts'
import { cutTurns } from '../pipeline/turns.ts'
import { type CliIo, UsageError } from './io.ts'

const usage = 'Pakai: risalah transcribe FILE [--engine E] [--model M] [--voices DIR] [--json]'

export type Transcript = {
  readonly engine: string
  readonly model: string
  readonly durationS: number
  readonly computeS: number
  readonly turns: readonly {
    readonly start: number
    readonly end: number
    readonly speaker: string | null
    readonly text: string
    readonly raw: string
    readonly words: readonly {
      readonly text: string
      readonly start: number
      readonly end: number
      readonly confidence: number | null
    }[]
  }[]
}

const defaults: Readonly<Record<string, string>> = {
  whisper: defaultModel,
  vosk: 'vosk-ko',
  sherpa: 'zipformer-id',
  google: 'google-latest-long',
  scripted: 'scripted',
}
const seconds = (ms: number) => Math.round(ms) / 1000

export async function transcribeFile(
  path: string,
  options: {
    engine: EngineName
    model: string
    dataDir: string
    env: NodeJS.ProcessEnv
    /** A folder with one recording per person; without it nobody is named. */
    voices?: string | undefined
    onLine?: (line: string) => void
  },
): Promise<Transcript> {
  const sound = await readMedia(path)
  const people = options.voices === undefined ? [] : await readVoiceFiles(options.voices, readMedia)
  const began = performance.now()
  const stretches =
    people.length === 0
      ? []
      : await findPeople(people, sound, {
          dataDir: options.dataDir,
          env: options.env,
          onProgress: ({ line }) => options.onLine?.(line),
        })
  const voicesS = people.length === 0 ? 0 : (performance.now() - began) / 1000
  const speakerOf = (word: Word) =>
    speakerAt(stretches, ((word.startMs + word.endMs) / 2) * (sampleRateHz / 1000))
  const { pieces, computeS } = await transcribeSound(sound, {
    choice: { engine: options.engine, model: options.model, hints: [], language: 'id' },
    dataDir: options.dataDir,
    threads: Math.min(4, availableParallelism()),
    env: options.env,
    onInstall: options.onLine,
    onProgress: (share) => options.onLine?.(`${Math.round(share * 100)} %`),
  })
  const lexicon = await lexiconOf(options)
  const spoken = pieces.map((piece) => piece.words)
  const turns = cutTurns(spoken, speakerOf).map((words) => {
    const raw = words.map((word) => word.text).join(' ')
    const corrected = correctWords(words, lexicon)
      .words.map((word) => word.text)
      .join(' ')
    return {
      start: seconds(words[0]!.startMs),
      end: seconds(words.at(-1)!.endMs),
      speaker: speakerOf(words[0]!),
      text: writtenForm(corrected),
      raw,
      words: words.map((word) => ({
        text: word.text,
        start: seconds(word.startMs),
        end: seconds(word.endMs),
        confidence: word.confidence === null ? null : Math.round(word.confidence * 1000) / 1000,
      })),
    }
  })
  return {
    engine: options.engine,
    model: options.model,
    durationS: Math.round((sound.length / 16_000) * 1000) / 1000,
    computeS: Math.round((computeS + voicesS) * 1000) / 1000,
    turns,
  }
}

/** Without the general list, only terms of sittings are corrected. */
async function lexiconOf({ dataDir, env, onLine }: Parameters<typeof transcribeFile>[1]) {
  try {
    await ensureModel('kata-id', { dataDir, env, onProgress: ({ line }) => onLine?.(line) })
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    onLine?.(`Daftar kata belum terpasang; hanya istilah rapat yang dikoreksi. ${cause}`)
  }
  return openLexicon(openGeneralWords(await readWordList({ dataDir })))
}

const clock = (s: number) => {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${two(s / 3600)}:${two((s % 3600) / 60)}:${two(s % 60)}`
}

export async function runTranscribe(argv: readonly string[], io: CliIo): Promise<number> {
  const parsed = (() => {
    try {
      return parseArgs({
        args: [...argv],
        allowPositionals: true,
        options: {
          engine: { type: 'string' },
          model: { type: 'string' },
          voices: { type: 'string' },
          json: { type: 'boolean' },
        },
      })
    } catch {
      throw new UsageError(usage)
    }
  })()
  const [file, ...rest] = parsed.positionals
  if (file === undefined || rest.length > 0) throw new UsageError(usage)
  const named = parsed.values.model
  const entry = named === undefined ? null : findEntry(named)
  const engine = EngineName.safeParse(parsed.values.engine ?? entry?.engine ?? 'whisper')
  if (!engine.success || defaults[engine.data] === undefined) {
    throw new UsageError(
      `Mesin "${parsed.values.engine}" tidak dikenal: ${Object.keys(defaults).join(', ')}.`,
    )
  }
  const model = named ?? defaults[engine.data]!
  if (engine.data !== 'scripted') {
    const known =
      findEntry(model) !== null || (await findModel(model, { dataDir: io.dataDir })) !== null
    if (!known) throw new UsageError(`Model "${model}" tidak ada di katalog dan belum diimpor.`)
    if (entry !== null && entry.engine !== engine.data) {
      throw new UsageError(`Model "${model}" bukan model ${engine.data}.`)
    }
  }
  const { voices } = parsed.values
  const transcript = await transcribeFile(resolve(io.cwd, file), {
    engine: engine.data,
    model,
    dataDir: io.dataDir,
    env: { ...io.env },
    voices: voices === undefined ? undefined : resolve(io.cwd, voices),
    onLine: (line) => void io.stderr.write(`${line}\n`),
  })
  if (parsed.values.json) io.stdout.write(`${JSON.stringify(transcript)}\n`)
  else {
    for (const turn of transcript.turns) {
      const who = turn.speaker === null ? '' : `${turn.speaker}: `
      io.stdout.write(`[${clock(turn.start)}] ${who}${turn.text}\n`)
    }
  }
  return 0
}
