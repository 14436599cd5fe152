/** Keeps what an engine invents out of the record: repetition loops, and the phrases it prints on silence or music. */
import type { Decoded, Word } from '../server/domain/speech.ts'

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '')

/** Whisper learned these from subtitles; nobody says them in a rapat. Compared with the whole stretch only. */
const inventions = [
  /^terima kasih (telah|sudah) menonton/,
  /^(jangan lupa )?(like|subscribe|komen)/,
  /^(subtitle|terjemahan|teks) (oleh|by)/,
  /^selamat menikmati$/,
  /^sampai jumpa( lagi)?( di video (berikutnya|selanjutnya))?$/,
  /^(musik|tepuk tangan|tertawa)$/,
  /amaraorg|www |dot com$/,
]

/** Share of words that repeat the run of 1 to 4 words just before them. */
export function repetition(words: readonly string[]): number {
  if (words.length < 6) return 0
  let worst = 0
  for (let size = 1; size <= 4; size++) {
    let repeated = 0
    for (let i = size; i < words.length; i++) if (words[i] === words[i - size]) repeated++
    // A long run counts; "pelan-pelan" or "ya, ya" does not.
    if (repeated >= Math.max(4, size * 2)) worst = Math.max(worst, repeated / (words.length - size))
  }
  return worst
}

export type Verdict = 'good' | 'loop' | 'invented'

/** `speechSeconds`: how much of the stretch voice activity calls speech. */
export function judge(decoded: Decoded, speechSeconds: number): Verdict {
  const words = plain(decoded.text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return 'good'
  if (inventions.some((pattern) => pattern.test(words.join(' ')))) return 'invented'
  if (repetition(words) > 0.45) return 'loop'
  if (words.length > 8 && words.length / Math.max(0.5, speechSeconds) > 6.5) return 'loop'
  return 'good'
}

/** Cuts a loop down to its first round, for where no better decode can be had. */
export function cutLoop(words: readonly Word[]): Word[] {
  const texts = words.map((word) => plain(word.text))
  for (let size = 1; size <= 4; size++) {
    for (let i = size; i < texts.length; i++) {
      let run = 0
      while (i + run < texts.length && texts[i + run] === texts[i + run - size]) run++
      if (run >= Math.max(3, size * 2))
        return [...words.slice(0, i), ...cutLoop(words.slice(i + run))]
    }
  }
  return [...words]
}
