/** The loudness of a recording, asked again while the recording grows. */
import { useEffect, useState } from 'react'
import { call, urlOf } from '../api.ts'
import type { PlayerSource } from './recording.ts'
import type { WaveGap } from './Waveform.tsx'

const refreshMs = 8000

export type Peaks = {
  readonly bytes: Uint8Array
  /** Where nothing was recorded. */
  readonly gaps: readonly WaveGap[]
  readonly state: 'memuat' | 'ada' | 'gagal'
}

const none: Peaks = { bytes: new Uint8Array(), gaps: [], state: 'memuat' }

export function usePeaks(source: PlayerSource | null): Peaks {
  const [peaks, setPeaks] = useState<Peaks>(none)
  const { bagianId, channel, growing } = source ?? { bagianId: null, channel: 0, growing: false }
  useEffect(() => {
    setPeaks(none)
    if (bagianId === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = new AbortController()
    async function load() {
      try {
        const url = urlOf('getPeaks', { params: { bagianId: bagianId!, channel } })
        const response = await fetch(url, { signal: stop.signal, cache: 'no-store' })
        if (!response.ok) throw new Error(String(response.status))
        const bytes = new Uint8Array(await response.arrayBuffer())
        const { gaps } = await call('getGaps', { params: { bagianId: bagianId!, channel } })
        if (!stop.signal.aborted) setPeaks({ bytes, gaps, state: 'ada' })
      } catch {
        if (!stop.signal.aborted) setPeaks((was) => ({ ...was, state: 'gagal' }))
      }
      if (!stop.signal.aborted && growing) timer = setTimeout(() => void load(), refreshMs)
    }
    void load()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [bagianId, channel, growing])
  return peaks
}
