/** Ties the words of a turn as they stand now to the words the engine heard. Pure. */
import { diff } from '../../server/domain/diff.ts'
import type { KoreksiBunyi } from '../../server/domain/kosakata.ts'
import type { Word } from '../../server/domain/speech.ts'

export type Heard = {
  /** Place in the turn's text. */
  readonly from: number
  readonly to: number
  readonly startMs: number
  readonly endMs: number
  /** Lowest of the words it came from; null where the engine does not say, or a person wrote it. */
  readonly confidence: number | null
  /** The correction by sound it stands for, where no person has changed the words since. */
  readonly corrected: KoreksiBunyi | null
}

const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Equal words keep their own times; in between, the stretch of sound is shared out in order. */
export function alignWords(text: string, words: readonly Word[], byMachine: boolean): Heard[] {
  const tokens = [...text.matchAll(/\S+/g)].map((m) => ({ text: m[0], from: m.index }))
  const hunks = diff(
    tokens.map((t) => bare(t.text)),
    words.map((w) => bare(w.text)),
  )
  const heard: Heard[] = []
  const add = (token: number, first: Word, last: Word, confidence: number | null) => {
    const { text: own, from } = tokens[token]!
    heard.push({
      from,
      to: from + own.length,
      startMs: first.startMs,
      endMs: last.endMs,
      confidence,
      corrected: null,
    })
  }
  let token = 0
  let word = 0
  const same = (until: number) => {
    while (token < until) {
      const own = words[word++]!
      add(token++, own, own, own.confidence)
    }
  }
  for (const hunk of hunks) {
    same(hunk.aFrom)
    const count = hunk.aTo - hunk.aFrom
    const sound = words.slice(hunk.bFrom, hunk.bTo)
    for (let i = 0; i < count && sound.length > 0; i++) {
      const from = Math.floor((i * sound.length) / count)
      const part = sound.slice(
        from,
        Math.max(from + 1, Math.floor(((i + 1) * sound.length) / count)),
      )
      const known = part.flatMap((w) => (w.confidence === null ? [] : [w.confidence]))
      add(
        token + i,
        part[0]!,
        part.at(-1)!,
        byMachine && known.length > 0 ? Math.min(...known) : null,
      )
    }
    token = hunk.aTo
    word = hunk.bTo
  }
  same(tokens.length)
  return heard
}

/** Ties each place that still stands as it was corrected to its correction. */
export function markCorrected(
  text: string,
  heard: readonly Heard[],
  corrections: readonly KoreksiBunyi[],
): Heard[] {
  const out = [...heard]
  for (const correction of corrections) {
    const { startMs, endMs, written } = correction
    const wanted = bare(written.join(''))
    const first = out.findIndex(
      (word) => word.corrected === null && word.endMs > startMs && word.startMs < endMs,
    )
    if (first < 0) continue
    let to = first
    let found = ''
    while (to < out.length && found.length < wanted.length) {
      found += bare(text.slice(out[to]!.from, out[to]!.to))
      to++
    }
    if (found !== wanted) continue
    for (let k = first; k < to; k++) out[k] = { ...out[k]!, corrected: correction }
  }
  return out
}

/** Below this, a word is shown as doubtful. */
export const doubtBelow = 0.55

/** The word that is heard at this moment: the last that has begun. */
export function heardAt(heard: readonly Heard[], ms: number): Heard | null {
  let found: Heard | null = null
  for (const word of heard) {
    if (word.startMs > ms) break
    found = word
  }
  return found && ms < found.endMs + 600 ? found : null
}

/** When the word at or after this place of the text began. */
export function timeAtOffset(heard: readonly Heard[], offset: number): number | null {
  return heard.find((word) => word.to > offset)?.startMs ?? null
}
