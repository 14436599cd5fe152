/** The voices on one channel of a part along its time: each moment is listened to once, however often it is asked for. */
import { type HeardWindow, meanVoice, type Voice } from '../../transcription/client.ts'
import { sampleRateHz } from '../domain/speech.ts'
import { findChange, leastSpeechMs } from './change.ts'

export type Spoken = {
  readonly windows: readonly HeardWindow[]
  /** Where somebody else begins to speak. */
  readonly change: number | null
  /** Of the one who speaks; null where nobody does, too little is spoken, or two speak. */
  readonly voice: Voice | null
}

export type Timeline = {
  /** Listens where it has not yet; false where nobody could. */
  listen(startMs: number, endMs: number): Promise<boolean>
  /** What was heard so far between two moments. */
  between(startMs: number, endMs: number): Spoken
  /** What all that was heard has in common. */
  mean(): { readonly mean: Float32Array; readonly count: number }
}

type Range = { readonly from: number; readonly to: number }

/** What is shorter shows no voice. */
const leastSamples = 0.3 * sampleRateHz

const sampleOf = (ms: number) => Math.max(0, Math.round((ms * sampleRateHz) / 1000))

function missing(known: readonly Range[], wanted: Range): Range[] {
  const gaps: Range[] = []
  let at = wanted.from
  for (const { from, to } of known) {
    if (to <= at) continue
    if (from >= wanted.to) break
    if (from > at) gaps.push({ from: at, to: from })
    at = Math.max(at, to)
  }
  if (at < wanted.to) gaps.push({ from: at, to: wanted.to })
  return gaps.filter(({ from, to }) => to - from >= leastSamples)
}

function joined(ranges: readonly Range[]): Range[] {
  const out: { from: number; to: number }[] = []
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else out.push({ from, to })
  }
  return out
}

/** `hear` gives the windows of a stretch in samples, or null where it could not be listened to. */
export function createTimeline(
  hear: (fromSample: number, toSample: number) => Promise<readonly HeardWindow[] | null>,
): Timeline {
  let known: readonly Range[] = []
  let windows: readonly HeardWindow[] = []
  let queue: Promise<unknown> = Promise.resolve()
  let sum = new Float32Array(0)
  const spoken = new Map<string, Spoken>()

  async function fill(wanted: Range): Promise<boolean> {
    for (const gap of missing(known, wanted)) {
      const found = await hear(gap.from, gap.to)
      if (found === null) return false
      known = joined([...known, gap])
      if (found.length === 0) continue
      windows = [...windows, ...found].sort((a, b) => a.sample - b.sample)
      spoken.clear()
      if (sum.length === 0) sum = new Float32Array(found[0]!.voice.length)
      for (const { voice } of found) for (let i = 0; i < sum.length; i++) sum[i]! += voice[i]!
    }
    return true
  }

  /** The first window at or behind a sample. */
  function indexOf(sample: number): number {
    let [low, high] = [0, windows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (windows[middle]!.sample < sample) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    mean: () => ({ mean: sum.map((x) => x / Math.max(1, windows.length)), count: windows.length }),
    listen(startMs, endMs) {
      const wanted = { from: sampleOf(startMs), to: sampleOf(endMs) }
      const result = queue.then(() => fill(wanted))
      queue = result.catch(() => {})
      return result
    },
    between(startMs, endMs) {
      const key = `${startMs}:${endMs}`
      const before = spoken.get(key)
      if (before) return before
      const own = windows.slice(indexOf(sampleOf(startMs)), indexOf(sampleOf(endMs)))
      const speechMs = own.reduce((sum, window) => sum + window.speechMs, 0)
      const change = findChange(own)
      const shows = speechMs >= leastSpeechMs && change === null
      const voice = shows ? meanVoice(own.map((window) => window.voice)) : null
      const made: Spoken = { windows: own, change, voice }
      spoken.set(key, made)
      return made
    },
  }
}
