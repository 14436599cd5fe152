/** A sitting on a whole server in which espeak-ng voices take turns, with what they say as finals. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Segment, segmentId } from '../../server/domain/speech.ts'
import { openSitting, type Sitting } from '../e2e/workSitting.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { dataDir as installed } from '../support/models.ts'
import { joinSound, silence, speak, toWav } from '../support/sound.ts'

export const people = { ani: 'id', budi: 'id+f4', citra: 'id+klatt2' } as const
export type Person = keyof typeof people

const sentences = [
  'Jalan desa rusak berat sejak musim hujan tahun lalu, dan warga meminta perbaikan segera sebelum panen.',
  'Kami menyampaikan pandangan umum fraksi terhadap rancangan peraturan daerah tentang anggaran tahun ini.',
  'Terima kasih pimpinan, tanggul kali belut di desa sukamaju jebol sepanjang empat puluh meter.',
]

/** A data folder with the models of this machine; `take` removes it. */
export function voicesFolder(): { dataDir: string; take(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'voices-app-'))
  mkdirSync(join(dataDir, 'models'))
  for (const model of ['voice-ge2e', 'silero-vad']) {
    symlinkSync(join(installed, 'models', model), join(dataDir, 'models', model))
  }
  return { dataDir, take: () => rmSync(dataDir, { recursive: true, force: true }) }
}

type Spoken = { readonly text: string; readonly startMs: number; readonly endMs: number }

/** Who speaks, each with the pause behind them in seconds; a turn ends with a pause of more than 1.5 s. */
export async function soundOf(order: readonly (readonly [Person, number])[]) {
  let sound = silence(0.5)
  const spoken: Spoken[] = []
  for (const [i, [who, pause]] of order.entries()) {
    const text = sentences[i % sentences.length]!
    const part = await speak(text, { voice: people[who] })
    const startMs = sound.length / 16
    spoken.push({ text, startMs, endMs: startMs + part.length / 16 })
    sound = joinSound(sound, part, silence(pause))
  }
  return { sound, spoken }
}

/** The words of a sentence, evenly over its time. */
function finalOf({ text, startMs, endMs }: Spoken): Segment {
  const said = text.replace(/[.,]/g, '').split(' ')
  const wordMs = (endMs - startMs) / said.length
  const startSample = Math.round(startMs * 16)
  return {
    channel: 0,
    sid: segmentId(0, startSample),
    rev: 0,
    startSample,
    endSample: Math.round(endMs * 16),
    text: said.join(' '),
    words: said.map((word, i) => ({
      text: word,
      startMs: startMs + i * wordMs,
      endMs: startMs + (i + 1) * wordMs - 20,
      confidence: 0.9,
    })),
    engine: 'scripted',
    model: 'scripted',
  }
}

export type VoicesSitting = Sitting & { readonly app: TestApp }

/** The sound is the room's only channel, and what is said becomes finals. */
export async function play(
  app: TestApp,
  sitting: Sitting,
  { sound, spoken }: Awaited<ReturnType<typeof soundOf>>,
): Promise<void> {
  const path = join(app.dataDir, 'ucapan.wav')
  writeFileSync(path, toWav(sound))
  const { capture, document } = app.app.rooms
  await capture.importFile(sitting.bagianId, 0, path, { nama: 'ucapan.wav', akunId: null })
  for (const one of spoken) await document.appendFinal(sitting.bagianId, finalOf(one))
}

/** Its own engine is not installed: the words come from `play`. */
export async function openVoicesSitting(dataDir: string): Promise<VoicesSitting> {
  const app = await startApp({ dataDir, engine: 'whisper', model: 'whisper-base' })
  return { app, ...(await openSitting(app, { silent: true })) }
}
