/** Where a capture lies on the time line of its channel, and how far the device's clock runs away. Pure but for the given times. */
import { frameSamples } from '../domain/protocol/capture.ts'
import { sampleRateHz } from '../domain/speech.ts'

const perMs = sampleRateHz / 1000

/** 2 s: more than clocks differ, less than anybody would notice. */
const clocksDiffer = 2 * sampleRateHz

export type Placed = { readonly origin: number; readonly samples: number }

/**
 * The sample at which a capture begins: by the server's clock, counted from the opening of the part, but never on top of
 * what other captures have or are kept for. A capture that goes on lies after all others.
 */
export function placeCapture(given: {
  readonly nowMs: number
  readonly openedMs: number
  readonly startedAgoMs: number
  readonly samples: number
  readonly ended: boolean
  readonly others: readonly Placed[]
}): number {
  const { others, samples } = given
  const byClock = Math.round((given.nowMs - given.startedAgoMs - given.openedMs) * perMs)
  const at = Math.max(0, byClock)
  const end = (placed: readonly Placed[]) =>
    Math.max(0, ...placed.map((other) => other.origin + other.samples))
  if (!given.ended) return Math.max(at, end(others))
  const floor = end(others.filter((other) => other.origin <= at))
  const from = Math.max(at, floor)
  const next = Math.min(...others.map((o) => o.origin).filter((origin) => origin > from))
  // Clocks differ a little: rather a little early than over the sound that follows.
  if (from + samples <= next) return from
  return Math.max(floor, next - samples, from - clocksDiffer)
}

/** More than this ahead of the clock no honest device can be. */
const aheadMs = 10_000
const aheadShare = 0.002

/** Could a device that started at `startedMs` have taken a sample with this number by now? */
export function plausible(given: { nowMs: number; startedMs: number; endSample: number }): boolean {
  const elapsed = Math.max(0, given.nowMs - given.startedMs)
  return given.endSample / perMs <= elapsed * (1 + aheadShare) + aheadMs
}

export const sampleMs = (sample: number): number => sample / perMs

export const frameEnd = (seqs: readonly { to: number }[]): number =>
  (seqs.at(-1)?.to ?? 0) * frameSamples

/** The least delay with which sound arrived around a sample: its change is the drift of the device's clock. */
export type ClockMark = { readonly sample: number; readonly delayMs: number }

export type Drift = {
  /** A frame whose sound ended at `endSample` of its capture arrived now. */
  add(nowMs: number, endSample: number): void
  /** Milliseconds the device has gained on the server; null until enough was heard. */
  ms(): number | null
  marks(): readonly ClockMark[]
}

const windowMs = 20_000
/** At most so often a mark is kept: 240 in four hours. */
const markMs = 60_000

/** Frames arrive late, never early: the least delay of a window is free of the network's moods. */
export function createDrift(
  known: readonly ClockMark[] = [],
  onMark: (mark: ClockMark) => void = () => {},
): Drift {
  const marks = [...known]
  let current: { from: number; mark: ClockMark } | null = null
  let latest: ClockMark | null = known.length > 1 ? known.at(-1)! : null
  return {
    add(nowMs, endSample) {
      const delayMs = nowMs - sampleMs(endSample)
      current ??= { from: nowMs, mark: { sample: endSample, delayMs } }
      if (delayMs < current.mark.delayMs) current.mark = { sample: endSample, delayMs }
      if (nowMs - current.from < windowMs) return
      const { mark } = current
      current = null
      if (marks.length > 0) latest = mark
      const last = marks.at(-1)
      if (last && sampleMs(mark.sample - last.sample) < markMs) return
      marks.push(mark)
      onMark(mark)
    },
    ms: () => latest && Math.round((marks[0]!.delayMs - latest.delayMs) * 10) / 10,
    marks: () => marks,
  }
}
