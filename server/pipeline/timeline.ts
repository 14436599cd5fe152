/** What of a part's time line is not recognised, and how a lost stretch is named in the text. Pure. */
import type { Bagian, Rapat } from '../domain/rapat.ts'
import { sampleRateHz } from '../domain/speech.ts'
import { type Range, subtract } from './spans.ts'

/** Shorter holes are no loss that anybody hears. */
const audibleSamples = 0.5 * sampleRateHz

/** Live sound during skors; `imports` lie on the time line without following the clock. */
export function excludedRanges(rapat: Rapat, bagian: Bagian, imports: readonly Range[]): Range[] {
  const opened = Date.parse(bagian.mulaiAt)
  const sampleAt = (at: string) =>
    Math.max(0, Math.round(((Date.parse(at) - opened) * sampleRateHz) / 1000))
  const skors = rapat.skors
    .map(({ mulaiAt, selesaiAt }) => ({
      fromSample: sampleAt(mulaiAt),
      toSample: selesaiAt === null ? Number.POSITIVE_INFINITY : sampleAt(selesaiAt),
    }))
    .filter(({ fromSample, toSample }) => toSample > fromSample)
  return subtract(skors, imports)
}

/** Holes between the first and the last sound that was recorded, outside skors. */
export function lostRanges(ranges: readonly Range[], excluded: readonly Range[]): Range[] {
  const first = Math.min(...ranges.map((r) => r.fromSample))
  const last = Math.max(...ranges.map((r) => r.toSample))
  if (ranges.length === 0) return []
  return subtract([{ fromSample: first, toSample: last }], [...ranges, ...excluded]).filter(
    ({ fromSample, toSample }) => toSample - fromSample >= audibleSamples,
  )
}

/** "00.12", or "1.00.12" after an hour: time since the part began. */
export function clockOf(sample: number, round: (n: number) => number): string {
  const s = round(sample / sampleRateHz)
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(s / 3600)
  const rest = `${two(Math.floor((s % 3600) / 60))}.${two(s % 60)}`
  return hours > 0 ? `${hours}.${rest}` : rest
}

export function lostText({ fromSample, toSample }: Range): string {
  return `Rekaman terputus ${clockOf(fromSample, Math.floor)}–${clockOf(toSample, Math.ceil)}`
}
