/** When the live work decodes what: an engine that is slow, a detector that needs 450 ms of quiet to be sure of a pause. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Segment, sampleRateHz } from '../../server/domain/speech.ts'
import type { SpeechEngine } from '../../transcription/engine.ts'
import { createLiveWork, type Work } from '../../transcription/live.ts'
import type { FromWorker } from '../../transcription/protocol.ts'
import { joinSound, toPcm } from '../support/sound.ts'
import { loudness } from './loudness.ts'

const tone = (seconds: number, level = 0.5) =>
  Float32Array.from({ length: seconds * sampleRateHz }, (_, i) => level * Math.abs(Math.sin(i / 9)))
const quiet = (seconds: number) => new Float32Array(seconds * sampleRateHz)

describe('live work', () => {
  let folder: string
  let path: string
  let work: Work
  let decoded: number[]
  let finals: Segment[]
  let sent: number
  let free: (() => void) | null
  /** While set, nothing is decoded before it is called. */
  let hold: { waiting: (() => void)[] } | null
  let givenUp: number

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'langsung-'))
    path = join(folder, 'suara.pcm')
    writeFileSync(path, '')
    decoded = []
    finals = []
    sent = 0
    free = null
    hold = null
    givenUp = 0
    const engine: SpeechEngine = {
      name: 'scripted',
      model: 'scripted',
      packs: false,
      can: {
        partials: false,
        wordConfidence: false,
        languages: 'any',
        hints: false,
        online: false,
      },
      async decode(samples, { signal } = {}) {
        decoded.push(samples.length / sampleRateHz)
        if (hold !== null) {
          const { waiting } = hold
          await new Promise<void>((go, stop) => {
            waiting.push(go)
            signal?.addEventListener('abort', () => {
              givenUp++
              stop(signal.reason)
            })
          })
        }
        // One word a second of sound that is heard, so that what was decoded can be told from the words.
        const count = Math.max(1, Math.round(samples.length / sampleRateHz))
        const words = Array.from({ length: count }, (_, i) => ({
          text: `kata${i}`,
          startMs: i * 900,
          endMs: i * 900 + 500,
          confidence: null,
        }))
        return { words, text: words.map((w) => w.text).join(' ') }
      },
      async close() {},
    }
    work = createLiveWork({
      engine,
      hints: [],
      openVad: async () => loudness(),
      send(message: FromWorker) {
        if (message.type === 'final') finals.push(message.segment)
        free?.()
      },
      onFault(error) {
        throw error
      },
    })
    await work.add({
      spanId: 's',
      bagianId: 'b',
      channel: 0,
      pcmPath: path,
      fromSample: 0,
      cursorSample: 0,
      availableSample: 0,
      toSample: null,
      live: true,
    })
  })
  afterEach(async () => {
    await work.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Gives the sound in frames of 200 ms and lets the work come to rest after each. */
  async function hear(sound: Float32Array): Promise<void> {
    for (let at = 0; at < sound.length; at += 3200) {
      appendFileSync(path, toPcm(sound.slice(at, at + 3200)))
      sent += Math.min(3200, sound.length - at)
      work.advance('s', sent, null)
      await new Promise((done) => setTimeout(done, 4))
    }
  }

  it('has the final of a stretch ready when its pause is sure: the pause itself is not decoded', async () => {
    await hear(joinSound(quiet(1), tone(3), quiet(0.4)))
    const before = decoded.length
    expect(finals).toEqual([])
    await hear(quiet(0.4))
    expect(finals).toHaveLength(1)
    expect(decoded.length).toBe(before)
  })

  it('decodes a stretch whose last words no partial has heard', async () => {
    await hear(joinSound(quiet(1), tone(3)))
    const before = decoded.length
    await hear(joinSound(tone(0.2), quiet(1)))
    expect(finals).toHaveLength(1)
    expect(decoded.length).toBeGreaterThan(before)
    expect(decoded.at(-1)!).toBeGreaterThan(3)
  })

  it('keeps every word inside the final it belongs to', async () => {
    await hear(joinSound(quiet(1), tone(2), quiet(1), tone(2), quiet(1)))
    expect(finals).toHaveLength(2)
    let at = 0
    for (const final of finals) {
      expect(final.startSample).toBe(at)
      at = final.endSample
      for (const word of final.words) {
        expect(word.startMs).toBeGreaterThanOrEqual((final.startSample * 1000) / sampleRateHz)
        expect(word.endMs).toBeLessThanOrEqual((final.endSample * 1000) / sampleRateHz)
      }
    }
  })

  const release = () => {
    for (const go of hold?.waiting ?? []) go()
    hold = null
  }

  it('gives up a partial that began before the pause, and hears up to the pause instead', async () => {
    await hear(joinSound(quiet(1), tone(2)))
    hold = { waiting: [] }
    await hear(joinSound(tone(0.6), quiet(0.4)))
    expect(givenUp).toBe(1)
    expect(decoded.at(-1)!).toBeGreaterThan(2.6)
    release()
    await hear(quiet(0.6))
    expect(finals).toHaveLength(1)
    expect(finals[0]!.words.length).toBeGreaterThanOrEqual(3)
  })

  it('lets a partial finish where much sound waits to be shown, however often the speaker pauses', async () => {
    await hear(joinSound(quiet(1), tone(2)))
    hold = { waiting: [] }
    await hear(joinSound(tone(2.6), quiet(0.4)))
    expect(givenUp).toBe(0)
    release()
    await hear(quiet(0.6))
    expect(finals).toHaveLength(1)
  })
})
