/** Puts finals of the engine into the text: new ones where their time belongs, better ones over words nobody touched. */
import type * as Y from 'yjs'
import { mergeInto } from '../domain/diff.ts'
import { buktiLanjut, maxTurnMs, maxTurnWords } from '../domain/naskah.ts'
import { type Segment, sampleRateHz, type Word } from '../domain/speech.ts'
import { cutTurns, turnPauseMs } from '../pipeline/turns.ts'
import type { Written } from '../store/naskah.ts'
import { findSlot, insertAt, type SectionTimes } from './place.ts'
import {
  createElement,
  type Element,
  editText,
  itemsOf,
  sectionsOf,
  setAttrs,
  type Token,
  textOf,
  tokensOf,
  turnAttrs,
} from './tree.ts'

export const msOf = (sample: number) => (sample * 1000) / sampleRateHz
export const sampleOf = (ms: number) => Math.round((ms * sampleRateHz) / 1000)

/** Words that stand in one turn, with the text as it is written. */
export type Piece = { readonly s: number; readonly e: number; readonly text: string }

/** The engine's own casing and marks are kept where they can be told apart by word. */
function printedWords(segment: Segment): string[] {
  const printed = segment.text.split(/\s+/).filter(Boolean)
  return printed.length === segment.words.length ? printed : segment.words.map((w) => w.text)
}

/** The engine's words, with the casing and the marks it printed. */
export function wordsOfSegment(segment: Segment): Word[] {
  const printed = printedWords(segment)
  return segment.words.map((word, k) => ({ ...word, text: printed[k]! }))
}

export function piecesOfWords(all: readonly Word[], write: (raw: string) => string): Piece[] {
  return cutTurns([all]).flatMap((words: Word[]) => {
    const text = write(words.map((word) => word.text).join(' '))
    if (text === '') return []
    return [{ s: Math.round(words[0]!.startMs), e: Math.round(words.at(-1)!.endMs), text }]
  })
}

export const writtenOf = (pieces: readonly Piece[]) => pieces.map((p) => p.text).join(' ')

export type FinalContext = {
  readonly doc: Y.Doc
  readonly times: SectionTimes
  readonly newId: () => string
}

const countWords = (text: string) => tokensOf(text).length

/** May more speech be written into this turn? A turn whose speaker a person named, or that was checked, is theirs. */
function takesMore(turn: Element, channel: number, piece: Piece): boolean {
  const attrs = turnAttrs(turn)
  return (
    attrs.channel === channel &&
    attrs.s >= 0 &&
    attrs.status !== 'diperiksa' &&
    attrs.spkStatus === 'usulan' &&
    piece.s >= attrs.e - 1 &&
    piece.s - attrs.e < turnPauseMs &&
    Math.max(piece.e, attrs.e) - attrs.s <= maxTurnMs &&
    countWords(textOf(turn)) + countWords(piece.text) <= maxTurnWords
  )
}

/** Whoever spoke without a pause before is probably still speaking: a guess, with its reason. */
function guessOf(previous: Element | null, channel: number, piece: Piece) {
  if (previous?.nodeName !== 'turn') return {}
  const attrs = turnAttrs(previous)
  const goesOn = attrs.channel === channel && attrs.s >= 0 && piece.s - attrs.e < turnPauseMs
  return goesOn && attrs.spk !== null ? { spk: attrs.spk, spkBukti: buktiLanjut } : {}
}

export function placePiece(context: FinalContext, channel: number, piece: Piece): void {
  const { doc, times, newId } = context
  const slot = findSlot(doc, times, piece.s, newId)
  const previous = slot.previous
  if (previous?.nodeName === 'turn' && takesMore(previous, channel, piece)) {
    const length = textOf(previous).length
    editText(previous, length, length, length === 0 ? piece.text : ` ${piece.text}`, true)
    setAttrs(previous, { e: Math.max(piece.e, turnAttrs(previous).e) })
    return
  }
  const turn = createElement(
    'turn',
    {
      tid: newId(),
      spkStatus: 'usulan',
      channel,
      s: piece.s,
      e: piece.e,
      status: 'mesin',
      ...guessOf(previous, channel, piece),
    },
    piece.text,
  )
  insertAt(doc, slot, turn, newId)
}

/** Turns of a channel that share a moment with the interval, by place. */
export function turnsBetween(doc: Y.Doc, channel: number, fromMs: number, toMs: number): Element[] {
  return sectionsOf(doc).flatMap((section) =>
    itemsOf(section).filter((item) => {
      if (item.nodeName !== 'turn') return false
      const { channel: own, s, e } = turnAttrs(item)
      return own === channel && s >= 0 && s < toMs && e > fromMs
    }),
  )
}

type Placed = Token & { readonly turn: number }

/**
 * Turns `before` into `after` in the given turns, word by word, except where a person changed something: there the
 * person's words stay. Both are what the engine's segments of these turns say, in order.
 */
export function reviseTurns(turns: readonly Element[], before: string, after: string): void {
  const base = tokensOf(before).map((t) => t.text)
  const theirs = tokensOf(after).map((t) => t.text)
  const texts = turns.map(textOf)
  const ours: Placed[] = texts.flatMap((text, turn) =>
    tokensOf(text).map((token) => ({ ...token, turn })),
  )
  const { hunks } = mergeInto(
    base,
    ours.map((t) => t.text),
    theirs,
  )
  for (const hunk of hunks.toReversed()) {
    const words = theirs.slice(hunk.bFrom, hunk.bTo).join(' ')
    const first = ours[hunk.aFrom]
    const last = ours[hunk.aTo - 1]
    if (hunk.aFrom === hunk.aTo) insertWords(turns, texts, ours, hunk.aFrom, words)
    else if (first && last && first.turn === last.turn) {
      const turn = turns[first.turn]!
      if (words !== '') editText(turn, first.from, last.to, words)
      else if (first.from > 0) editText(turn, first.from - 1, last.to, '')
      else editText(turn, 0, Math.min(last.to + 1, textOf(turn).length), '')
    }
    // Words on both sides of a cut a person made are theirs.
  }
}

function insertWords(
  turns: readonly Element[],
  texts: readonly string[],
  ours: readonly Placed[],
  at: number,
  words: string,
): void {
  const before = ours[at - 1]
  const after = ours[at]
  if (before) editText(turns[before.turn]!, before.to, before.to, ` ${words}`)
  else if (after) editText(turns[after.turn]!, after.from, after.from, `${words} `)
  else if (turns[0] && texts[0] === '') editText(turns[0], 0, 0, words)
}

/** A turn the engine made and has taken all words back from, and that nobody touched, goes. */
function dropEmpty(doc: Y.Doc, turns: readonly Element[]): void {
  for (const turn of turns) {
    const { status, spkStatus, spk } = turnAttrs(turn)
    if (textOf(turn) !== '' || status !== 'mesin' || spkStatus !== 'usulan' || spk !== null)
      continue
    for (const section of sectionsOf(doc)) {
      const index = section.toArray().indexOf(turn)
      if (index >= 0) section.delete(index, 1)
    }
  }
}

/**
 * Writes the segment into the text. `around` are the current segments of its channel near it, without the segment
 * itself; `old` is what an earlier revision had written, or null where it had no words.
 */
export function writeFinal(
  context: FinalContext,
  segment: Segment,
  pieces: readonly Piece[],
  old: string | null,
  around: readonly Written[],
): void {
  const { doc } = context
  const [from, to] = [msOf(segment.startSample), msOf(segment.endSample)]
  if (old === null) {
    for (const piece of pieces) {
      // A hole inside a turn: its words go between the turn's words, where nobody changed that place.
      const inside = turnsBetween(doc, segment.channel, piece.s, piece.e).find((turn) => {
        const { s, e } = turnAttrs(turn)
        return s < piece.s && e > piece.e
      })
      if (!inside || !insertInside(inside, segment, piece, around)) {
        placePiece(context, segment.channel, piece)
      }
    }
    return
  }
  const turns = turnsBetween(doc, segment.channel, from, to)
  if (turns.length === 0) return
  const { before, after } = spoken(turns, segment, around, old, writtenOf(pieces))
  reviseTurns(turns, before, after)
  dropEmpty(doc, turns)
}

function insertInside(
  turn: Element,
  segment: Segment,
  piece: Piece,
  around: readonly Written[],
): boolean {
  const { before, after } = spoken([turn], segment, around, '', piece.text)
  const length = textOf(turn).length
  reviseTurns([turn], before, after)
  return textOf(turn).length !== length
}

/** What the engine says in the sound of these turns, with the old and with the new words of the segment. */
function spoken(
  turns: readonly Element[],
  segment: Segment,
  around: readonly Written[],
  old: string,
  now: string,
): { before: string; after: string } {
  const from = Math.min(...turns.map((turn) => turnAttrs(turn).s))
  const to = Math.max(...turns.map((turn) => turnAttrs(turn).e))
  const others = around.filter((s) => msOf(s.fromSample) < to && msOf(s.toSample) > from)
  const earlier = others.filter((s) => s.fromSample < segment.startSample)
  const later = others.filter((s) => s.fromSample >= segment.startSample)
  const join = (middle: string) =>
    [...earlier.map((s) => s.written), middle, ...later.map((s) => s.written)]
      .filter(Boolean)
      .join(' ')
  return { before: join(old), after: join(now) }
}
