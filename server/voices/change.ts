/** Where within a stretch of speech somebody else begins to speak. Pure. */
import { cosine, type HeardWindow } from '../../transcription/client.ts'

/** Each side must show its voice. */
export const leastSpeechMs = 3000
/** Two sides less alike than this are two people; chosen on 44 speakers of Indonesian. */
const changeSimilarity = 0.74
/** A change is looked for where speech begins anew before anywhere else. */
const anewBonus = 0.03

/** The sample before which one voice speaks and behind which another; null where one voice speaks throughout. */
export function findChange(windows: readonly HeardWindow[]): number | null {
  const width = windows[0]?.voice.length ?? 0
  const left = new Float32Array(width)
  const right = new Float32Array(width)
  for (const { voice } of windows) for (let k = 0; k < width; k++) right[k]! += voice[k]!
  const total = windows.reduce((sum, window) => sum + window.speechMs, 0)
  let best: { at: number; score: number } | null = null
  let before = 0
  for (let i = 1; i < windows.length; i++) {
    const { voice, speechMs } = windows[i - 1]!
    before += speechMs
    for (let k = 0; k < width; k++) {
      left[k]! += voice[k]!
      right[k]! -= voice[k]!
    }
    if (before < leastSpeechMs || total - before < leastSpeechMs) continue
    const likeness = cosine(left, right) / (Math.hypot(...left) * Math.hypot(...right))
    const score = likeness - (windows[i]!.first ? anewBonus : 0)
    if (likeness <= changeSimilarity && (best === null || score < best.score)) {
      best = { at: Math.round((windows[i - 1]!.sample + windows[i]!.sample) / 2), score }
    }
  }
  return best?.at ?? null
}
