import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findFfmpeg } from '../../server/capture/media.ts'
import { announce, ask, type Bench, bagianId, openBench } from './support.ts'

const formats = ['wav', 'mp3', 'm4a', 'ogg', 'flac', 'webm', 'mp4', 'opus.ogg'] as const
let media: string
let dir: string
let bench: Bench

function ffmpeg(...args: string[]): void {
  execFileSync(findFfmpeg(), ['-nostdin', '-loglevel', 'error', '-y', ...args])
}

beforeAll(() => {
  media = mkdtempSync(join(tmpdir(), 'media-'))
  for (const format of formats) {
    const codec = format === 'opus.ogg' ? ['-c:a', 'libopus'] : []
    ffmpeg(
      ...['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2', '-ar', '48000', '-ac', '2'],
      ...codec,
      join(media, `suara.${format}`),
    )
  }
})
afterAll(() => rmSync(media, { recursive: true }))
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'impor-'))
  bench = await openBench({ dataDir: dir })
})
afterEach(async () => {
  await bench.close()
  rmSync(dir, { recursive: true })
})

const send = (body: Buffer | string, akun = 'ops', channel = 0, base = bench) =>
  fetch(`${base.url}/api/bagian/${bagianId}/impor?nama=rapat&channel=${channel}`, {
    method: 'POST',
    headers: { 'x-akun': akun },
    body: body as unknown as BodyInit,
  })
const originals = () =>
  existsSync(join(dir, 'original', bagianId)) ? readdirSync(join(dir, 'original', bagianId)) : []
const samplesNow = async (base = bench) => (await base.room.recordings(bagianId))[0]?.samples ?? 0

describe('importing sound files', () => {
  it.each(formats)(
    'takes %s, keeps the original byte by byte and appends its sound',
    async (format) => {
      const bytes = readFileSync(join(media, `suara.${format}`))
      const answer = await send(bytes)
      expect(answer.status).toBe(200)
      const { seconds, sha256 } = (await answer.json()) as { seconds: number; sha256: string }
      expect(Math.abs(seconds - 2)).toBeLessThan(0.15)
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(originals()).toHaveLength(1)
      const kept = readFileSync(join(dir, 'original', bagianId, originals()[0]!))
      expect(kept.equals(bytes)).toBe(true)
      expect(await samplesNow()).toBe(Math.round(seconds * 16_000))
      const pcm = readFileSync(join(dir, 'recording', bagianId, '0.pcm'))
      const at = (i: number) => pcm.readInt16LE((16_000 + i) * 2)
      expect(Math.max(...Array.from({ length: 4000 }, (_, i) => at(i)))).toBeGreaterThan(1000)
    },
  )

  it('puts a second file behind the first', async () => {
    const bytes = readFileSync(join(media, 'suara.wav'))
    await send(bytes)
    await send(bytes)
    expect(await samplesNow()).toBe(64_000)
    const [recording] = await bench.room.recordings(bagianId)
    expect(recording?.ranges).toEqual([{ fromSample: 0, toSample: 64_000 }])
    expect(recording?.growing).toBe(false)
  })

  it('tells the room how far it is', async () => {
    const socket = await bench.connect('ops')
    await ask(socket, 'capture:ikut', { bagianId })
    const shares: (number | null)[] = []
    socket.on('capture:impor', ({ share }: { share: number | null }) => shares.push(share))
    await send(readFileSync(join(media, 'suara.mp3')))
    await expect.poll(() => shares.at(-1), { timeout: 20_000 }).toBe(1)
  })

  it.each([
    ['a playlist with the name of a song', '#EXTM3U\n#EXTINF:2,\nfile:/etc/hostname\n'],
    ['a list of files to join', "ffconcat version 1.0\nfile '/etc/passwd'\n"],
    ['text', 'Ini bukan rekaman, melainkan tulisan biasa.'],
    ['nothing', ''],
    ['a broken song', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(5000, 7)])],
    [
      'a broken film',
      Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom'), Buffer.alloc(5000)]),
    ],
  ])('refuses %s, and nothing is changed', async (_what, body) => {
    await send(readFileSync(join(media, 'suara.wav')))
    const before = readFileSync(join(dir, 'recording', bagianId, '0.pcm'))
    const answer = await send(body as Buffer)
    expect(answer.status).toBe(415)
    expect(((await answer.json()) as { message: string }).message).toMatch(/Berkas/)
    expect(originals()).toHaveLength(1)
    expect(readFileSync(join(dir, 'recording', bagianId, '0.pcm')).equals(before)).toBe(true)
    expect(await samplesNow()).toBe(32_000)
  })

  it('does not follow a playlist that hides behind the first bytes of a song', async () => {
    const secret = join(media, 'suara.wav')
    const body = Buffer.from(
      `ID3\x04\0\0\0\0\0\0#EXTM3U\n#EXTINF:2,\nfile:${secret}\n#EXT-X-ENDLIST\n`,
    )
    expect((await send(body)).status).toBe(415)
    expect(await samplesNow()).toBe(0)
  })

  it('takes back what was decoded before the file turned out to be broken or the disk full', async () => {
    const other = mkdtempSync(join(tmpdir(), 'impor-'))
    let calls = 0
    const full = await openBench({
      dataDir: other,
      // Enough when the upload begins, too little while it is decoded.
      freeBytes: async () => (calls++ < 2 ? 1e12 : 0),
      clock: (() => {
        let at = Date.now()
        return () => {
          at += 2000
          return new Date(at)
        }
      })(),
    })
    try {
      const answer = await send(readFileSync(join(media, 'suara.wav')), 'ops', 0, full)
      expect(answer.status).toBe(507)
      expect(await samplesNow(full)).toBe(0)
      expect(readdirSync(join(other, 'original', bagianId))).toEqual([])
    } finally {
      await full.close()
      rmSync(other, { recursive: true })
    }
  })

  it('refuses files over the limit, people without the right, and a channel that is being recorded', async () => {
    const other = mkdtempSync(join(tmpdir(), 'impor-'))
    const small = await openBench({ dataDir: other, limits: { importMaxBytes: 1000 } })
    try {
      expect((await send(Buffer.alloc(5000), 'ops', 0, small)).status).toBe(413)
    } finally {
      await small.close()
      rmSync(other, { recursive: true })
    }
    const wav = readFileSync(join(media, 'suara.wav'))
    expect((await send(wav, 'tamu')).status).toBe(403)
    expect((await send(wav, 'nobody')).status).toBe(401)
    const socket = await bench.connect('ops2')
    await ask(socket, 'capture:mulai', announce())
    const answer = await send(wav)
    expect(answer.status).toBe(409)
    expect(((await answer.json()) as { message: string }).message).toContain('Nia Notulis')
    expect(originals()).toEqual([])
    expect((await send(wav, 'ops', 1)).status).toBe(200)
  })

  it('leaves nothing of an import that the server did not live to finish', async () => {
    await send(readFileSync(join(media, 'suara.wav')))
    await send(readFileSync(join(media, 'suara.flac')))
    await bench.close()
    // As after a kill between the sound and its record in the index.
    const index = join(dir, 'recording', bagianId, '0.idx')
    truncateSync(index, statSync(index).size / 2)
    writeFileSync(join(dir, 'original', bagianId, 'separuh.part'), 'separuh')
    bench = await openBench({ dataDir: dir })
    expect(await samplesNow()).toBe(32_000)
    expect(statSync(join(dir, 'recording', bagianId, '0.pcm')).size).toBe(64_000)
    expect(originals()).toHaveLength(1)
    expect((await send(readFileSync(join(media, 'suara.wav')))).status).toBe(200)
    expect(await samplesNow()).toBe(64_000)
  })

  it('imports a local file for other rooms', async () => {
    const path = join(media, 'lokal.wav')
    writeFileSync(path, readFileSync(join(media, 'suara.wav')))
    const shares: number[] = []
    const { samples } = await bench.room.importFile(bagianId, 2, path, {
      nama: 'lokal.wav',
      akunId: null,
      onProgress: (share) => shares.push(share),
    })
    expect(samples).toBe(32_000)
    expect(shares.at(-1)).toBe(1)
    expect(existsSync(path)).toBe(true)
  })
})

describe('listening', () => {
  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${bench.url}/api/bagian/${bagianId}/audio/0${query}`, {
      headers: { 'x-akun': 'tamu', ...headers },
    })
  const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

  it('gives the whole as WAV, and any range of it', async () => {
    await send(readFileSync(join(media, 'suara.wav')))
    const whole = await get('')
    expect(whole.status).toBe(200)
    expect(whole.headers.get('content-type')).toBe('audio/wav')
    expect(whole.headers.get('accept-ranges')).toBe('bytes')
    expect(whole.headers.get('cache-control')).toBe('no-store')
    const bytes = await bytesOf(whole)
    const pcm = readFileSync(join(dir, 'recording', bagianId, '0.pcm'))
    expect(bytes.subarray(44).equals(pcm)).toBe(true)
    expect(bytes.readUInt32LE(40)).toBe(pcm.length)
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 10],
      ['bytes=40-60', 40, 61],
      ['bytes=1000-', 1000, bytes.length],
      ['bytes=-100', bytes.length - 100, bytes.length],
      ['bytes=63990-99999999', 63_990, bytes.length],
    ] as const) {
      const part = await get('', { range })
      expect(part.status).toBe(206)
      expect(part.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/${bytes.length}`)
      expect((await bytesOf(part)).equals(bytes.subarray(from, to))).toBe(true)
    }
    const outside = await get('', { range: 'bytes=99999999-' })
    expect(outside.status).toBe(416)
    expect(outside.headers.get('content-range')).toBe(`bytes */${bytes.length}`)
  })

  it('has a waveform of no length before there is sound', async () => {
    const answer = await fetch(`${bench.url}/api/bagian/${bagianId}/gelombang/0`, {
      headers: { 'x-akun': 'tamu' },
    })
    expect(answer.status).toBe(200)
    expect(await bytesOf(answer)).toHaveLength(0)
  })

  it('gives a stretch to the sample, and its loudness', async () => {
    await send(readFileSync(join(media, 'suara.wav')))
    const pcm = readFileSync(join(dir, 'recording', bagianId, '0.pcm'))
    const clip = await bytesOf(await get('?startMs=500&endMs=750'))
    expect(clip.subarray(44).equals(pcm.subarray(16_000, 24_000))).toBe(true)
    const peaks = await fetch(`${bench.url}/api/bagian/${bagianId}/gelombang/0`, {
      headers: { 'x-akun': 'tamu' },
    }).then(bytesOf)
    expect(peaks).toHaveLength(20)
    expect(Math.min(...peaks.subarray(1, 19))).toBeGreaterThan(10)
  })

  it('serves the small copy after the end, and the lossless one where it is asked for', async () => {
    await send(readFileSync(join(media, 'suara.wav')))
    await bench.room.finish(bagianId)
    const type = async (query: string) => (await get(query)).headers.get('content-type')
    await expect.poll(() => type(''), { timeout: 20_000 }).toMatch(/^audio\/ogg/)
    expect(await type('?unduh=flac')).toBe('audio/flac')
    expect(await type('?unduh=wav')).toBe('audio/wav')
    expect((await get('?unduh=wav')).headers.get('content-disposition')).toMatch(/^attachment/)
    expect(await type('?startMs=0&endMs=100')).toBe('audio/wav')
    const part = await get('', { range: 'bytes=0-3' })
    expect(part.status).toBe(206)
    expect((await bytesOf(part)).toString()).toBe('OggS')
  })

  it('answers 404 where nothing was recorded and 401 to the public', async () => {
    expect((await get('')).status).toBe(404)
    expect((await get('', { 'x-akun': 'nobody' })).status).toBe(401)
  })
})
