/** Live work with an engine that streams by itself: words come while they are spoken, and each is heard once. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sampleRateHz } from '../../server/domain/speech.ts'
import type { SpeechEngine } from '../../transcription/engine.ts'
import { openSherpa } from '../../transcription/engines/sherpa.ts'
import { createLiveWork, type Work } from '../../transcription/live.ts'
import type { FromWorker } from '../../transcription/protocol.ts'
import type { Speech, VoiceActivity } from '../../transcription/vad/index.ts'
import { joinSound, lots, silence, toPcm } from '../support/sound.ts'
import { singTokens, writeTransducer } from '../support/transducer.ts'

/** Loud is speech: the same delays as the real detector, which knows that tones are no voice. */
function loudness(): VoiceActivity {
  const quietEnd = 0.45 * sampleRateHz
  const loudBegin = 0.2 * sampleRateHz
  let seen = 0
  let loudFrom: number | null = null
  let loudTo = 0
  const open = () => loudFrom !== null && loudTo - loudFrom >= loudBegin
  return {
    push(samples) {
      seen += samples.length
      const found: Speech[] = []
      if (samples.some((x) => Math.abs(x) > 0.02)) {
        loudFrom ??= seen - samples.length
        loudTo = seen
      } else if (loudFrom !== null && seen - loudTo >= quietEnd) {
        if (open()) found.push({ fromSample: loudFrom, toSample: loudTo })
        loudFrom = null
      }
      return found
    },
    speakingSince: () => (open() ? loudFrom! + loudBegin : null),
    flush() {
      const found = open() ? [{ fromSample: loudFrom!, toSample: loudTo }] : []
      loudFrom = null
      return found
    },
    reset() {},
  }
}

let dir: string
let engine: SpeechEngine
let work: Work
let messages: FromWorker[]
let faults: unknown[]
/** Samples given to streams and to whole decodes. */
let streamed: number
let decoded: number
const pcmPath = () => join(dir, '0.pcm')

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'alir-'))
  writeFileSync(pcmPath(), '')
  writeTransducer(join(dir, 'models', 'sherpa-nada'))
  const real = await openSherpa({ dataDir: dir, model: 'sherpa-nada', language: 'id', threads: 1 })
  streamed = 0
  decoded = 0
  engine = {
    ...real,
    decode(samples, options) {
      decoded += samples.length
      return real.decode(samples, options)
    },
    openStream(options) {
      const stream = real.openStream!(options)
      return {
        ...stream,
        push(samples) {
          streamed += samples.length
          return stream.push(samples)
        },
      }
    },
  }
  messages = []
  faults = []
  work = createLiveWork({
    engine,
    hints: [],
    openVad: async () => loudness(),
    send: (message) => void messages.push(message),
    onFault: (error) => void faults.push(error),
  })
})
afterEach(async () => {
  await work.stop()
  await engine.close()
  rmSync(dir, { recursive: true, force: true })
  expect(faults).toEqual([])
})

const settled = (ready: () => boolean) =>
  expect.poll(ready, { timeout: 20_000, interval: 5 }).toBe(true)
const of = <T extends FromWorker['type']>(type: T) =>
  messages.filter((message): message is Extract<FromWorker, { type: T }> => message.type === type)

/** Gives the sound in frames of 200 ms; the next one once the work has come up with the last. */
async function speakSound(
  sound: Float32Array,
  heard: (atSample: number) => void = () => {},
): Promise<void> {
  await work.add({
    ...{ spanId: 's', bagianId: 'b', channel: 0, pcmPath: pcmPath(), live: true },
    ...{ fromSample: 0, cursorSample: 0, availableSample: 0, toSample: null },
  })
  for (let at = 0; at < sound.length; at += 3200) {
    const to = Math.min(sound.length, at + 3200)
    appendFileSync(pcmPath(), toPcm(sound.subarray(at, to)))
    work.advance('s', to, to === sound.length ? to : null)
    for (let turn = 0; turn < 12; turn++) await new Promise((done) => setImmediate(done))
    heard(to)
  }
}

it('shows each word within a second of its beginning, and gives finals that hold the same words', async () => {
  const sound = joinSound(
    silence(1),
    singTokens(['▁RAPAT', '▁JALAN', 'KAN', '▁DESA']),
    silence(1.2),
    singTokens(['▁DANA', '▁BIMA']),
    silence(1.5),
  )
  const beginsAt = { rapat: 1, jalankan: 1.4, desa: 2.2, dana: 3.8, bima: 4.2 }
  const shownAt = new Map<string, number>()
  await speakSound(sound, (atSample) => {
    const text = [
      ...of('partial').map((m) => m.partial.text),
      ...of('final').map((m) => m.segment.text),
    ]
    for (const word of text.join(' ').split(' ')) {
      if (!shownAt.has(word)) shownAt.set(word, atSample / sampleRateHz)
    }
  })
  await settled(() => of('done').length === 1)
  for (const [word, at] of Object.entries(beginsAt)) {
    expect(shownAt.get(word)! - at, word).toBeLessThan(1)
  }
  const finals = of('final').map(({ segment }) => segment)
  expect(finals.map(({ text }) => text).filter(Boolean)).toEqual([
    'rapat jalankan desa',
    'dana bima',
  ])
  for (const word of finals.flatMap(({ words }) => words)) {
    const at = beginsAt[word.text as keyof typeof beginsAt]
    expect(Math.abs(word.startMs / 1000 - at), word.text).toBeLessThan(0.1)
  }
  // Each sample is heard once: no more than the sound, and nothing is decoded again at the end.
  expect(streamed).toBeLessThanOrEqual(sound.length)
  expect(decoded).toBe(0)
})

it('loses and doubles no word where speech goes on for longer than a piece', async () => {
  const all = ['▁RAPAT', '▁DESA', '▁DANA', '▁BIMA', '▁JALAN']
  const next = lots(7)
  // In no order that comes again: a loop would be cut. Never the same twice in a row: that is one tone.
  const pieces = all.slice(0, 1)
  while (pieces.length < 80) {
    pieces.push(all.filter((piece) => piece !== pieces.at(-1))[Math.floor(next() * 4)]!)
  }
  // A breath now and then, too short to be a pause.
  const sound = joinSound(
    silence(0.6),
    ...pieces.flatMap((piece, i) => [singTokens([piece]), silence(i % 5 === 4 ? 0.3 : 0)]),
    silence(1.5),
  )
  await speakSound(sound)
  await settled(() => of('done').length === 1)
  const finals = of('final').map(({ segment }) => segment)
  expect(finals.length).toBeGreaterThan(2)
  for (const [i, final] of finals.entries()) {
    expect(final.startSample).toBe(finals[i - 1]?.endSample ?? 0)
  }
  const said = pieces.map((piece) => piece.slice(1).toLowerCase())
  expect(finals.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(said)
})

it('hears a stretch whole where it began to follow too late', async () => {
  const sound = joinSound(silence(1), singTokens(['▁RAPAT', '▁DESA', '▁DANA']), silence(2))
  appendFileSync(pcmPath(), toPcm(sound))
  await work.add({
    ...{ spanId: 's', bagianId: 'b', channel: 0, pcmPath: pcmPath(), live: true },
    ...{ fromSample: 0, cursorSample: 0, availableSample: sound.length, toSample: sound.length },
  })
  await settled(() => of('done').length === 1)
  expect(
    of('final')
      .map(({ segment }) => segment.text)
      .filter(Boolean),
  ).toEqual(['rapat desa dana'])
  expect(streamed).toBeLessThanOrEqual(sound.length + sampleRateHz)
})

it('hears nothing more of a span that is dropped, and goes on with the others', async () => {
  const speech = joinSound(silence(0.5), singTokens(['▁RAPAT', '▁DESA', '▁DANA', '▁BIMA']))
  await speakSound(speech)
  const before = messages.length
  work.drop('s')
  const heard = streamed + decoded
  work.advance('s', speech.length, speech.length)
  for (let turn = 0; turn < 50; turn++) await new Promise((done) => setImmediate(done))
  expect(streamed + decoded).toBe(heard)
  expect(messages.slice(before).filter(({ type }) => type !== 'lag')).toEqual([])
})
