/** Clock times behind *pukul* and *jam*. */
import { dayParts } from '../tables/measures.ts'
import type { Token } from '../token.ts'
import { twoFigures } from './format.ts'
import { digitWords, oneWords } from './words.ts'

export type Clock = { readonly text: string; readonly to: number }

/** Value of number words under sixty that are used up whole; null otherwise. */
function small(words: readonly string[]): number | null {
  const [a = '', b, c] = words
  const unit = digitWords[a]
  if (words.length === 1) return unit ?? (a === 'sepuluh' || a === 'sebelas' ? oneWords[a]! : null)
  if (words.length === 2) {
    if (unit === 0) return digitWords[b!] ?? null
    if (unit === undefined) return null
    if (b === 'belas' && unit > 1) return 10 + unit
    return b === 'puluh' && unit > 0 && unit < 6 ? unit * 10 : null
  }
  if (words.length !== 3 || b !== 'puluh' || unit === undefined) return null
  const last = digitWords[c!]
  return last === undefined || last === 0 || unit === 0 || unit > 5 ? null : unit * 10 + last
}

/** "empat lima": minutes said figure by figure. */
function pairOf(words: readonly string[]): number | null {
  const [a, b] = words.map((word) => digitWords[word])
  return words.length === 2 && a !== undefined && b !== undefined && a < 6 ? a * 10 + b : null
}

const isPart = (word: string): boolean =>
  digitWords[word] !== undefined ||
  word === 'sepuluh' ||
  word === 'sebelas' ||
  word === 'belas' ||
  word === 'puluh'

function partsAt(tokens: readonly Token[], i: number): string[] {
  const words: string[] = []
  for (let k = i; k < tokens.length && words.length < 6; k += 1) {
    const token = tokens[k]!
    if (token.done || !isPart(token.lower)) break
    words.push(token.lower)
    if (token.trail !== '') break
  }
  return words
}

type Read = { readonly hour: number; readonly minute: number; readonly to: number }

/** Hour and minute out of one run of words; the longest hour that leaves whole minutes wins. */
function runClock(tokens: readonly Token[], i: number): Read | null {
  const words = partsAt(tokens, i)
  for (let used = words.length; used > 0; used -= 1) {
    for (let head = Math.min(3, used); head > 0; head -= 1) {
      const hour = small(words.slice(0, head))
      if (hour === null || hour > 24) continue
      if (head === used) return { hour, minute: 0, to: i + used }
      const minute = small(words.slice(head, used)) ?? pairOf(words.slice(head, used))
      if (minute !== null) return { hour, minute, to: i + used }
    }
  }
  return null
}

const bareFigures = /^(\d{1,2})(?:[.:](\d{2}))?$/

function figureClock(token: Token, i: number): Read | null {
  const found = bareFigures.exec(token.text)
  if (found === null || Number(found[1]) > 24 || Number(found[2] ?? 0) > 59) return null
  return { hour: Number(found[1]), minute: Number(found[2] ?? 0), to: i + 1 }
}

function minutesAfter(tokens: readonly Token[], i: number): { minute: number; to: number } | null {
  if (tokens[i]?.lower === 'seperempat') return { minute: 15, to: i + 1 }
  const words = partsAt(tokens, i)
  for (let used = Math.min(3, words.length); used > 0; used -= 1) {
    const minute = small(words.slice(0, used))
    if (minute === null || minute > 59) continue
    const to = i + used
    return { minute, to: tokens[to]?.lower === 'menit' ? to + 1 : to }
  }
  return null
}

/** Reads the time that starts at `i`, behind the word *pukul* or *jam*. */
export function readClock(tokens: readonly Token[], i: number): Clock | null {
  const token = tokens[i]
  if (token === undefined || token.done) return null
  let read: Read | null
  if (token.lower === 'setengah') {
    const next = runClock(tokens, i + 1)
    if (next === null || next.minute !== 0 || next.hour < 1) return null
    // "setengah satu" is half past noon, unless it is said of the night.
    const night = /^(malam|dini|pagi)$/.test(tokens[next.to]?.lower ?? '')
    const hour = next.hour === 1 && !night ? 12 : next.hour - 1
    read = { hour, minute: 30, to: next.to }
  } else {
    read = /^\d/.test(token.text) ? figureClock(token, i) : runClock(tokens, i)
  }
  if (read === null) return null
  const join = tokens[read.to]?.lower
  if (read.minute === 0 && (join === 'lewat' || join === 'lebih' || join === 'titik')) {
    const more = minutesAfter(tokens, read.to + 1)
    if (more !== null) read = { hour: read.hour, minute: more.minute, to: more.to }
  } else if (read.minute === 0 && join === 'kurang') {
    const less = minutesAfter(tokens, read.to + 1)
    if (less !== null) read = { hour: read.hour - 1, minute: 60 - less.minute, to: less.to }
  }
  const part = dayParts[tokens[read.to]?.lower ?? '']
  const hour = part !== undefined && read.hour <= 12 ? part(read.hour) : read.hour
  return { text: `${twoFigures(hour)}.${twoFigures(read.minute)}`, to: read.to }
}
