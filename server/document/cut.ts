/** Where a turn is cut because somebody else speaks from a moment on: before the word that begins there. Pure. */
import { diff } from '../domain/diff.ts'
import type { Word } from '../domain/speech.ts'
import { tokensOf } from './tree.ts'

/** `atWord` counts the words of the text, as it is written; `atMs` lies in the pause before it. */
export type Cut = { readonly atWord: number; readonly atMs: number }

/** The voice tells the moment no better than this. */
const reachMs = 1200

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * `words`: what the engine heard in the turn. The longest pause near the moment wins; null where no word that stands as it
 * was heard begins near it.
 */
export function cutNear(text: string, words: readonly Word[], atMs: number): Cut | null {
  const tokens = tokensOf(text).map((token) => plain(token.text))
  const heard = words.map((word) => plain(word.text))
  const tokenOf = new Map<number, number>()
  let [token, word] = [0, 0]
  for (const hunk of [...diff(tokens, heard), null]) {
    for (const end = hunk?.aFrom ?? tokens.length; token < end; ) tokenOf.set(word++, token++)
    if (hunk) [token, word] = [hunk.aTo, hunk.bTo]
  }
  let best: (Cut & { score: number }) | null = null
  for (let i = 1; i < words.length; i++) {
    const atWord = tokenOf.get(i)
    const [from, to] = [words[i - 1]!.endMs, words[i]!.startMs]
    const middle = (from + to) / 2
    const away = Math.abs(middle - atMs)
    if (atWord === undefined || atWord === 0 || away > reachMs) continue
    const score = Math.max(0, to - from) - away / 3
    if (best === null || score > best.score) best = { atWord, atMs: Math.round(middle), score }
  }
  return best && { atWord: best.atWord, atMs: best.atMs }
}
