/** Sound for tests: spoken by espeak-ng, or made by code; always 16 kHz mono in −1…1. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMedia } from '../../server/capture/media.ts'
import { sampleRateHz } from '../../server/domain/speech.ts'

export async function speak(
  text: string,
  options: { voice?: string; wordsPerMinute?: number } = {},
): Promise<Float32Array> {
  const folder = mkdtempSync(join(tmpdir(), 'suara-'))
  try {
    const path = join(folder, 'suara.wav')
    const { voice = 'id', wordsPerMinute = 140 } = options
    execFileSync('espeak-ng', ['-v', voice, '-s', String(wordsPerMinute), '-w', path, text])
    return await readMedia(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const silence = (seconds: number): Float32Array =>
  new Float32Array(Math.round(seconds * sampleRateHz))

export function joinSound(...parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export function toPcm(sound: Float32Array): Buffer {
  const pcm = Buffer.alloc(sound.length * 2)
  for (const [i, x] of sound.entries()) {
    pcm.writeInt16LE(Math.max(-32768, Math.min(32767, Math.round(x * 32768))), i * 2)
  }
  return pcm
}

/** As a WAV file. */
export function toWav(sound: Float32Array): Buffer {
  const pcm = toPcm(sound)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + pcm.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(16_000, 24)
  head.writeUInt32LE(32_000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(pcm.length, 40)
  return Buffer.concat([head, pcm])
}

/** The same numbers each time, so that a fault can be seen again. */
export function lots(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const fill = (seconds: number, at: (t: number, i: number) => number) =>
  silence(seconds).map((_, i) => at(i / sampleRateHz, i))

const sine = (hertz: number, t: number) => Math.sin(2 * Math.PI * hertz * t)

export function whiteNoise(seconds: number, level = 0.1): Float32Array {
  const next = lots(1)
  return fill(seconds, () => level * (2 * next() - 1))
}

export function pinkNoise(seconds: number, level = 0.3): Float32Array {
  const next = lots(2)
  const rows = new Float64Array(12)
  return fill(seconds, (_, i) => {
    const row = Math.min(11, Math.clz32(i & -i) === 32 ? 11 : 31 - Math.clz32(i & -i))
    rows[row] = 2 * next() - 1
    return (level * rows.reduce((sum, x) => sum + x, 0)) / 6
  })
}

/** The mains: 50 Hz and its harmonics. */
export const hum = (seconds: number, level = 0.3) =>
  fill(seconds, (t) => (level * (sine(50, t) + sine(100, t) / 2 + sine(150, t) / 3)) / 2)

/** Hundreds of hands. */
export function applause(seconds: number): Float32Array {
  const next = lots(3)
  const sound = silence(seconds)
  for (let clap = 0; clap < seconds * 60; clap++) {
    const from = Math.floor(next() * (sound.length - 1000))
    const level = 0.05 + 0.3 * next()
    for (let i = 0; i < 700; i++) sound[from + i]! += level * (2 * next() - 1) * Math.exp(-i / 90)
  }
  return sound
}

/** A tune of held chords. */
export const music = (seconds: number, level = 0.3) =>
  fill(seconds, (t) => {
    const root = [261.6, 293.7, 329.6, 349.2][Math.floor(t / 1.5) % 4]!
    const fade = Math.min(1, (t % 1.5) * 8) * Math.exp(-(t % 1.5))
    return (level * fade * (sine(root, t) + sine(root * 1.26, t) + sine(root * 1.5, t))) / 3
  })

/** The gavel. */
export const knocks = (seconds: number) =>
  fill(seconds, (t) => 0.8 * sine(180, t % 3) * Math.exp(-(t % 3) * 30))
