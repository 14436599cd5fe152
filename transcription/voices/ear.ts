/**
 * The process that listens to voices for the server: voice activity, front end and encoder. It reads the recording itself,
 * answers each question once, and ends with its parent.
 */
import { setPriority } from 'node:os'
import { findSpeech } from '../file.ts'
import { findModel } from '../models/index.ts'
import { readPcm } from '../sound.ts'
import { openVoiceEncoder, type VoiceEncoder } from './encoder.ts'
import { type HeardWindow, listen } from './listen.ts'
import { type EarAnswer, type EarQuestion, pack } from './packed.ts'

// Before any thread is started, so that all of them inherit it: words never wait for voices.
try {
  setPriority(0, 10)
} catch {
  // Not allowed here: then both are equal.
}

let encoder: { readonly folder: string; readonly opened: VoiceEncoder } | null = null

async function encoderOf(dataDir: string): Promise<VoiceEncoder> {
  const folder = await findModel('voice-ge2e', { dataDir })
  if (folder === null) throw new Error('voice-ge2e is not installed')
  if (encoder?.folder !== folder) encoder = { folder, opened: openVoiceEncoder(folder) }
  return encoder.opened
}

/** A cough or a single word says nothing of a voice. */
const leastStretchMs = 600
const alone = (windows: readonly HeardWindow[], i: number) =>
  windows[i]!.first && (windows[i + 1]?.first ?? true)

async function answer({ id, dataDir, pcmPath, fromSample, toSample }: EarQuestion) {
  const own = await encoderOf(dataDir)
  const sound = readPcm(pcmPath, fromSample, toSample)
  const { windows } = await listen(own, sound, await findSpeech(sound, dataDir))
  const moved = windows
    .filter((window, i) => !(alone(windows, i) && window.speechMs < leastStretchMs))
    .map((window) => ({ ...window, sample: window.sample + fromSample }))
  return { id, heard: pack(moved) } satisfies EarAnswer
}

/** One after another: a short question is not held up by many at once. */
let queue: Promise<void> = Promise.resolve()

process.on('message', (question: EarQuestion) => {
  queue = queue.then(async () => {
    const said: EarAnswer = await answer(question).catch((error: unknown) => ({
      id: question.id,
      fault: String(error),
    }))
    if (process.connected) process.send?.(said)
  })
})
process.on('disconnect', () => process.exit(0))
