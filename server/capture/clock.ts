/**
 * The server's clock and the time line of a channel. Samples stay as the device counted them; its clock runs a little fast
 * or slow, and marks kept while recording say by how much, so that a clock hour finds its sample and a sample its hour.
 */
import { type ClockMark, sampleMs } from './timeline.ts'

export type ClockedCapture = {
  readonly originSample: number
  /** Length, in samples of the device. */
  readonly samples: number
  /** By the server's clock, when its sample 0 was taken. */
  readonly startedMs: number
  readonly marks: readonly ClockMark[]
}

export type TimeMap = {
  /** When this sample of the time line was taken, by the server's clock. */
  clockMs(sample: number): number
  /** The sample that was taken then; where nothing was recorded, where it would lie. */
  sampleAt(clockMs: number): number
}

/** Milliseconds that the device had gained when it took the sample: between the marks in a line, beyond them by the same slope. */
export function aheadAt(marks: readonly ClockMark[], sample: number): number {
  const [first] = marks
  const last = marks.at(-1)
  if (!first || !last || first === last) return 0
  const gained = (mark: ClockMark) => first.delayMs - mark.delayMs
  const slope = gained(last) / (last.sample - first.sample)
  if (sample <= first.sample) return (sample - first.sample) * slope
  if (sample >= last.sample) return gained(last) + (sample - last.sample) * slope
  const next = marks.findIndex((mark) => mark.sample > sample)
  const [a, b] = [marks[next - 1]!, marks[next]!]
  const share = (sample - a.sample) / (b.sample - a.sample)
  return gained(a) + share * (gained(b) - gained(a))
}

/** `captures` live ones only: an imported file lies on the time line without following the clock. */
export function timeMap(openedMs: number, captures: readonly ClockedCapture[]): TimeMap {
  const rows = [...captures].sort((a, b) => a.originSample - b.originSample)
  // What the first mark does not know: the drift between the start and it.
  const takenAt = (row: ClockedCapture, sample: number) =>
    row.startedMs + sampleMs(sample) - (aheadAt(row.marks, sample) - aheadAt(row.marks, 0))
  return {
    clockMs(sample) {
      const row = rows.findLast((each) => each.originSample <= sample)
      if (!row) return openedMs + sampleMs(sample)
      const inside = Math.min(sample - row.originSample, row.samples)
      return takenAt(row, inside) + sampleMs(sample - row.originSample - inside)
    },
    sampleAt(clockMs) {
      const index = rows.findLastIndex((row) => row.startedMs <= clockMs)
      const row = rows[index]
      if (!row) {
        const at = Math.round((clockMs - openedMs) * 16)
        return Math.max(0, Math.min(at, rows[0]?.originSample ?? at))
      }
      // The gain changes slowly: twice corrected is right to a sample.
      let sample = (clockMs - row.startedMs) * 16
      for (let i = 0; i < 3; i++) sample += (clockMs - takenAt(row, sample)) * 16
      const next = rows[index + 1]?.originSample ?? Number.POSITIVE_INFINITY
      return Math.round(Math.min(row.originSample + sample, next))
    },
  }
}
