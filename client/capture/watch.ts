/** Listens along: silence, sound that is too loud, and sound that stopped coming. Pure. */
import { frameMs } from '../../server/domain/protocol/capture.ts'

/** About −52 dBFS: the hiss of an open microphone is below, a whisper above. */
const silentBelow = 0.0025
const clipWindow = 50
const clippedFrames = 3
const clippedSamples = 4
const lagFrames = 25

export type SoundWatch = {
  add(frame: { peak: number; clipped: number }): void
  silentMs(): number
  clipping(): boolean
}

export function createSoundWatch(): SoundWatch {
  let silent = 0
  const clips: boolean[] = []
  return {
    add({ peak, clipped }) {
      silent = peak < silentBelow ? silent + frameMs : 0
      clips.push(clipped >= clippedSamples)
      if (clips.length > clipWindow) clips.shift()
    },
    silentMs: () => silent,
    clipping: () => clips.filter(Boolean).length >= clippedFrames,
  }
}

/**
 * How far sound is behind the clock, in milliseconds. The least of the last seconds counts: a busy page hands frames over
 * late, a microphone or a computer that slept never makes up for it. Needs the wall clock: others stand still in sleep.
 */
export function createLagWatch(): (nowMs: number, soundMs: number) => number {
  let started: number | null = null
  const recent: number[] = []
  return (nowMs, soundMs) => {
    started ??= nowMs - soundMs
    recent.push(nowMs - started - soundMs)
    if (recent.length > lagFrames) recent.shift()
    return recent.length < lagFrames ? 0 : Math.min(...recent)
  }
}
