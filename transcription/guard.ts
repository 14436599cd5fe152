/** Keeps what an engine invents out of the record: repetition loops, and the phrases it prints on silence or music. */
import type { Decoded, Word } from '../server/domain/speech.ts'

/** What is compared: lower-case runs of letters or digits, so that `0-0-0` is three units although the engine calls it one word. */
export function units(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? []
}

/**
 * Whisper learned these from subtitles; nobody says them in a rapat. Cut wherever they stand, with what follows: the
 * engine prints them after the last spoken word.
 */
const inventions = [
  /terima kasih (telah|sudah|untuk) menonton/,
  /(jangan lupa )?(like|subscribe|komen) (dan|like|subscribe|komen|share|channel)/,
  /(subtitle|terjemahan|teks|sub) (oleh|by) /,
  /sampai jumpa di video/,
  /amara ?org/,
  /^www [a-z]+ (com|co|org|id)/,
]

/** Things people do say, but which are invented where they are all there is and the engine hardly believes it. */
const doubtful =
  /^(terima kasih|sampai jumpa( lagi)?|selamat menikmati|musik|tepuk tangan|tertawa|selesai|thank you|you|bye|hmm+|oh|ah|uh|amin)$/

/** How often a phrase of `size` units must stand in a row to be a loop; people do say "setuju, setuju, setuju". */
const roundsOf = (size: number) => (size === 1 ? 7 : size === 2 ? 5 : size <= 4 ? 4 : 3)
const longestPhrase = 16

export type Loop = { readonly from: number; readonly to: number; readonly size: number }

/** The first loop: `from` is the second round's first unit, `to` the end of the last round. */
export function findLoop(texts: readonly string[]): Loop | null {
  for (let size = 1; size <= longestPhrase; size++) {
    const needed = (roundsOf(size) - 1) * size
    let run = 0
    for (let i = size; i <= texts.length; i++) {
      if (i < texts.length && texts[i] === texts[i - size]) run++
      else {
        if (run >= needed) return { from: i - run, to: i, size }
        run = 0
      }
    }
  }
  return null
}

export type Verdict = 'good' | 'loop' | 'invented' | 'babble'

/** The most words a second that people speak, over a stretch. */
const maxRate = 7

/** `speechSeconds`: how much of the stretch voice activity calls speech. */
export function judge(decoded: Decoded, speechSeconds: number): Verdict {
  const heard = units(decoded.text)
  if (heard.length === 0) return 'good'
  if (findLoop(heard) !== null || heard.some(stutters)) return 'loop'
  if (heard.length > 10 && heard.length / Math.max(0.6, speechSeconds) > maxRate) return 'babble'
  const text = heard.join(' ')
  if (inventions.some((pattern) => pattern.test(text))) return 'invented'
  if (doubtful.test(text) && confidence(decoded.words) < 0.4) return 'invented'
  return 'good'
}

/** One unit that is itself a loop: `hahahahahahahaha`, `00000000000000000000`. */
function stutters(unit: string): boolean {
  return unit.length > 24 || /(.{1,3})\1{7,}/u.test(unit)
}

/** Mean confidence; 1 where the engine gives none. */
export function confidence(words: readonly Word[]): number {
  const known = words.flatMap((word) => (word.confidence === null ? [] : [word.confidence]))
  return known.length === 0 ? 1 : known.reduce((sum, c) => sum + c, 0) / known.length
}

/** Cuts loops down to their first round and drops words that stutter, for where no better decode can be had. */
export function cutLoop(words: readonly Word[]): Word[] {
  // A word may hold several units (`0-0-0`): a unit remembers its word, a word is dropped when all its units are.
  const owners: number[] = []
  const texts: string[] = []
  for (const [index, word] of words.entries()) {
    for (const unit of units(word.text)) {
      owners.push(index)
      texts.push(unit)
    }
  }
  const dropped = new Set<number>()
  let kept = texts.map((text, at) => ({ text, at }))
  for (let loop = findLoop(kept.map((k) => k.text)); loop !== null; ) {
    for (const { at } of kept.slice(loop.from, loop.to)) dropped.add(at)
    kept = [...kept.slice(0, loop.from), ...kept.slice(loop.to)]
    loop = findLoop(kept.map((k) => k.text))
  }
  return words.flatMap((word, index) => {
    const own = texts.flatMap((text, at) => (owners[at] === index ? [{ text, at }] : []))
    const left = own.filter(({ text, at }) => !dropped.has(at) && !stutters(text))
    if (own.length === 0) return [word]
    if (left.length === own.length) return [word]
    if (left.length === 0) return []
    return [{ ...word, text: left.map(({ text }) => text).join('-') }]
  })
}

/** Cuts an invented closing phrase, with everything behind it. */
export function cutInvention(words: readonly Word[]): Word[] {
  for (let from = 0; from < words.length; from++) {
    const rest = units(
      words
        .slice(from)
        .map((word) => word.text)
        .join(' '),
    ).join(' ')
    if (inventions.some((pattern) => rest.search(pattern) === 0)) return words.slice(0, from)
  }
  return [...words]
}
