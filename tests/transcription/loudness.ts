import type { Speech, VoiceActivity } from '../../transcription/vad/index.ts'

/** Says what it is told to: speech where the sound is above zero, noticed late as a real detector does. */
export function loudness(): VoiceActivity {
  let seen = 0
  let since: number | null = null
  let quiet = 0
  const end = (): Speech[] => {
    if (since === null) return []
    const found = [{ fromSample: since, toSample: seen - quiet }]
    since = null
    quiet = 0
    return found
  }
  return {
    push(samples) {
      const loud = samples.some((x) => x > 0)
      seen += samples.length
      if (loud) {
        since ??= seen - samples.length
        quiet = 0
        return []
      }
      quiet += samples.length
      return since !== null && quiet >= 7200 ? end() : []
    },
    speakingSince: () => since,
    flush: end,
    reset() {},
  }
}
