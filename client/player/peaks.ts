/** Loudness of a recording, one byte per 100 ms, and what is drawn from it. */

export const peakMs = 100

/** The loudest value of each of `columns` equal steps of [fromMs, toMs); null where there is no sound yet. */
export function columnsOf(
  peaks: Uint8Array,
  fromMs: number,
  toMs: number,
  columns: number,
): (number | null)[] {
  const step = (toMs - fromMs) / columns
  return Array.from({ length: columns }, (_, column) => {
    const first = Math.floor((fromMs + column * step) / peakMs)
    const last = Math.max(first + 1, Math.ceil((fromMs + (column + 1) * step) / peakMs))
    if (first >= peaks.length || last <= 0) return null
    let loudest = 0
    for (let i = Math.max(0, first); i < Math.min(last, peaks.length); i++) {
      loudest = Math.max(loudest, peaks[i]!)
    }
    return loudest
  })
}

/** The window of `spanMs` around the playhead that stays inside the recording; the whole of it where it is shorter. */
export function windowAround(
  playheadMs: number,
  spanMs: number,
  durationMs: number,
): { fromMs: number; toMs: number } {
  if (durationMs <= spanMs) return { fromMs: 0, toMs: Math.max(durationMs, 1) }
  const fromMs = Math.min(Math.max(0, playheadMs - spanMs / 2), durationMs - spanMs)
  return { fromMs, toMs: fromMs + spanMs }
}
