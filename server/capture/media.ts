/** Reads sound files through ffmpeg, with lists of what it may open: only local files, only the formats people bring. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { RisalahError } from '../domain/errors.ts'
import { sampleRateHz } from '../domain/speech.ts'

/** ffmpeg demuxers and the suffixes that belong to them; a playlist or a network address is none of them. */
const formats = 'wav,mp3,mov,mp4,m4a,ogg,flac,matroska,webm,aac,w64,aiff'
const codecs = [
  'pcm_s16le,pcm_s24le,pcm_s32le,pcm_u8,pcm_f32le,pcm_s16be,pcm_mulaw,pcm_alaw',
  'mp3,mp3float,aac,aac_latm,vorbis,opus,libopus,flac,alac,adpcm_ms,adpcm_ima_wav',
].join(',')

export type Ffmpeg = { readonly path: string }

/** ffmpeg of the system, else the optional npm package. */
export function findFfmpeg(env: NodeJS.ProcessEnv = process.env): string {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    if (existsSync(join(folder, 'ffmpeg'))) return join(folder, 'ffmpeg')
  }
  try {
    const path = createRequire(import.meta.url)('ffmpeg-static') as string | null
    if (path !== null && existsSync(path)) return path
  } catch {
    // not installed
  }
  throw new RisalahError('internal', {
    message: 'ffmpeg belum terpasang. Pasang dengan: sudo apt-get install ffmpeg',
  })
}

const signatures: readonly ((head: Buffer) => boolean)[] = [
  (h) => h.toString('latin1', 0, 4) === 'RIFF' || h.toString('latin1', 0, 4) === 'riff',
  (h) => h.toString('latin1', 0, 3) === 'ID3' || (h[0] === 0xff && (h[1]! & 0xe0) === 0xe0),
  (h) => h.toString('latin1', 0, 4) === 'OggS' || h.toString('latin1', 0, 4) === 'fLaC',
  (h) => h.toString('latin1', 4, 8) === 'ftyp',
  (h) => h.readUInt32BE(0) === 0x1a45dfa3,
  (h) => h.toString('latin1', 0, 4) === 'FORM',
]

/** Refuses what is not one of the known kinds by its first bytes, before ffmpeg sees it. */
export async function checkMedia(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) {
    throw new RisalahError('input_invalid', { message: 'Berkas tidak ditemukan.' })
  }
  const file = await open(path)
  try {
    const head = Buffer.alloc(16)
    const { bytesRead } = await file.read(head, 0, 16, 0)
    if (bytesRead < 12 || !signatures.some((known) => known(head))) {
      throw new RisalahError('media_refused')
    }
  } finally {
    await file.close()
  }
}

const guarded = [
  ...['-nostdin', '-hide_banner', '-protocol_whitelist', 'file,pipe'],
  ...['-format_whitelist', formats, '-codec_whitelist', codecs],
]
/** No sitting is longer; a small file must not become a full disk. */
const longestSeconds = 48 * 3600
/** ffmpeg that gives nothing for so long has hung. */
const stalledMs = 120_000

/** How long a file says it is, or null where it does not say. */
export async function mediaSeconds(path: string): Promise<number | null> {
  await checkMedia(path)
  const child = spawn(findFfmpeg(), [...guarded, '-i', `file:${path}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  child.stderr.on('data', (part: Buffer) => {
    text = (text + part.toString()).slice(0, 20_000)
  })
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve())
  })
  const found = /Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(text)
  return found ? Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]) : null
}

/** Streams a file as s16le mono 16 kHz to `onPcm`, in order; resolves with the count of samples. */
export async function decodeMedia(
  path: string,
  onPcm: (pcm: Buffer) => void | Promise<void>,
): Promise<number> {
  await checkMedia(path)
  const args = [...guarded, '-loglevel', 'error']
  args.push('-i', `file:${path}`, '-map', '0:a:0', '-vn', '-sn', '-dn')
  args.push('-t', String(longestSeconds))
  args.push('-ac', '1', '-ar', String(sampleRateHz), '-f', 's16le', 'pipe:1')
  const child = spawn(findFfmpeg(), args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let fault = ''
  child.stderr.on('data', (text: Buffer) => {
    fault = (fault + text.toString()).slice(-2000)
  })
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
  let bytes = 0
  let odd = Buffer.alloc(0)
  const watch = setTimeout(() => child.kill('SIGKILL'), stalledMs)
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      watch.refresh()
      const all = odd.length > 0 ? Buffer.concat([odd, chunk]) : chunk
      const even = all.length - (all.length % 2)
      odd = Buffer.from(all.subarray(even))
      bytes += even
      if (even > 0) await onPcm(all.subarray(0, even))
    }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    clearTimeout(watch)
  }
  const code = await ended
  if (code !== 0 && bytes === 0) {
    throw new RisalahError('media_refused', { cause: new Error(fault) })
  }
  if (bytes === 0) {
    throw new RisalahError('media_refused', { message: 'Berkas ini tidak berisi suara.' })
  }
  return bytes / 2
}

/** The whole file as float32, where it fits in memory. Throws `too_large` once it is longer than `maxSeconds`. */
export async function readMedia(path: string, maxSeconds = longestSeconds): Promise<Float32Array> {
  const parts: Buffer[] = []
  let left = maxSeconds * sampleRateHz * 2
  const samples = await decodeMedia(path, (pcm) => {
    left -= pcm.length
    if (left < 0) throw new RisalahError('too_large')
    parts.push(Buffer.from(pcm))
  })
  const sound = new Float32Array(samples)
  let at = 0
  for (const part of parts) {
    sound.set(toSound(part), at)
    at += part.length / 2
  }
  return sound
}

/** s16le as float32 in −1…1. */
export function toSound(pcm: Buffer): Float32Array {
  const sound = new Float32Array(pcm.length >> 1)
  for (let i = 0; i < sound.length; i++) sound[i] = pcm.readInt16LE(i * 2) / 32768
  return sound
}
