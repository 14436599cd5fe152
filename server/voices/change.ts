/** Where within a stretch of speech somebody else begins to speak. Pure. */
import { cosine, type HeardWindow, meanVoice } from '../../transcription/client.ts'

/** Each side must show its voice. */
export const leastSpeechMs = 3000
/** Two sides less alike than this are two people; chosen on 44 speakers of Indonesian. */
export const changeSimilarity = 0.74
/** A change is looked for where speech begins anew before anywhere else. */
const anewBonus = 0.03

/** The sample before which one voice speaks and behind which another; null where one voice speaks throughout. */
export function findChange(
  windows: readonly HeardWindow[],
  similarity = changeSimilarity,
): number | null {
  let best: { at: number; score: number } | null = null
  let before = 0
  const total = windows.reduce((sum, window) => sum + window.speechMs, 0)
  const voices = windows.map((window) => window.voice)
  for (let i = 1; i < windows.length; i++) {
    before += windows[i - 1]!.speechMs
    if (before < leastSpeechMs || total - before < leastSpeechMs) continue
    const likeness = cosine(meanVoice(voices.slice(0, i)), meanVoice(voices.slice(i)))
    const score = likeness - (windows[i]!.first ? anewBonus : 0)
    if (likeness <= similarity && (best === null || score < best.score)) {
      best = { at: Math.round((windows[i - 1]!.sample + windows[i]!.sample) / 2), score }
    }
  }
  return best?.at ?? null
}
