/** Sound of the demo's RDP: each turn spoken by espeak-ng in its own voice, joined with pauses into one WAV file. */
import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'

export const Voice = z.object({ voice: z.string(), pitch: z.number(), speed: z.number() })
export type Voice = z.infer<typeof Voice>

/** 16-bit mono samples as they lie in the file. */
type Pcm = { readonly rateHz: number; readonly bytes: Buffer }

export type Stretch = { readonly startMs: number; readonly endMs: number }

/** A turn to be spoken, or null for something that happens without words. */
export type Spoken = { readonly voice: Voice; readonly text: string } | null

const pauseMs = 800
const eventMs = 1600
/** How long a word takes where no voice is at hand. */
const wordMs = 420

/** espeak-ng leaves the sizes of a stream open, so the data runs to the end. */
function readWav(wav: Buffer): Pcm {
  const data = wav.indexOf('data', 12, 'latin1')
  if (wav.toString('latin1', 0, 4) !== 'RIFF' || data < 0) throw new Error('espeak-ng gave no WAV')
  return { rateHz: wav.readUInt32LE(24), bytes: wav.subarray(data + 8) }
}

async function speak({ voice, text }: NonNullable<Spoken>): Promise<Pcm> {
  const args = ['-v', voice.voice, '-p', String(voice.pitch), '-s', String(voice.speed)]
  const child = spawn('espeak-ng', [...args, '--stdout', '--stdin'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const exited = new Promise<number>((done, failed) => {
    child.once('error', failed)
    child.once('close', (code) => done(code ?? 1))
  })
  child.stdin.on('error', () => {})
  child.stdin.end(text)
  const [wav, code] = await Promise.all([buffer(child.stdout), exited])
  if (code !== 0) throw new Error(`espeak-ng ended with ${code}`)
  return readWav(wav)
}

function wavHeader(rateHz: number, bytes: number): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + bytes, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rateHz, 24)
  header.writeUInt32LE(rateHz * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(bytes, 40)
  return header
}

/** When each turn is spoken, without any sound. */
export function silentTimes(turns: readonly Spoken[]): Stretch[] {
  let at = pauseMs
  return turns.map((turn) => {
    const startMs = at
    const endMs = startMs + (turn === null ? eventMs : turn.text.split(/\s+/).length * wordMs)
    at = turn === null ? endMs : endMs + pauseMs
    return { startMs, endMs }
  })
}

/** The whole sitting as WAV, and when each turn is spoken in it. Throws where espeak-ng is missing. */
export async function speakAll(
  turns: readonly Spoken[],
): Promise<{ wav: Buffer; times: Stretch[]; durationMs: number }> {
  const pieces: Buffer[] = []
  const times: Stretch[] = []
  let samples = 0
  let rateHz = 22_050
  const ms = () => Math.round((samples * 1000) / rateHz)
  const silence = (lengthMs: number) => {
    const count = Math.round((lengthMs * rateHz) / 1000)
    pieces.push(Buffer.alloc(count * 2))
    samples += count
  }
  silence(pauseMs)
  for (const turn of turns) {
    const startMs = ms()
    if (turn === null) silence(eventMs)
    else {
      const pcm = await speak(turn)
      rateHz = pcm.rateHz
      pieces.push(pcm.bytes)
      samples += Math.floor(pcm.bytes.length / 2)
    }
    times.push({ startMs, endMs: ms() })
    if (turn !== null) silence(pauseMs)
  }
  const data = Buffer.concat(pieces)
  return { wav: Buffer.concat([wavHeader(rateHz, data.length), data]), times, durationMs: ms() }
}
