/** Door of the document room: the live text of each bagian, its words, its editors and its readers. */
import type * as Y from 'yjs'
import { api } from '../domain/api.ts'
import { naskahSchema } from '../domain/naskah.ts'
import { NaskahCommand } from '../domain/protocol/naskah.ts'
import { Segment, type Word } from '../domain/speech.ts'
import { writtenForm } from '../language/index.ts'
import { insertKoreksiBunyi, koreksiBunyiOf } from '../store/kosakata.ts'
import {
  currentSegment,
  currentSegments,
  insertMark,
  insertSegment,
  marksOf,
  writtenBetween,
} from '../store/naskah.ts'
import {
  applyCommand,
  isUntouched,
  removeEvent,
  removeSection,
  setSpeakers,
  unlink,
} from './commands.ts'
import { cutNear } from './cut.ts'
import { piecesOfWords, sampleOf, wordsOfSegment, writeFinal, writtenOf } from './final.ts'
import { findSlot, insertAt, type SectionTimes, sectionIndex } from './place.ts'
import { readSections, readTurns } from './read.ts'
import { openReaders, type Readers } from './readers.ts'
import { createShelf } from './shelf.ts'
import { type Editors, openEditors } from './sockets.ts'
import {
  attrOf,
  createElement,
  editText,
  findTurn,
  itemsOf,
  rootOf,
  sectionsOf,
  textOf,
  tokensOf,
  turnAttrs,
} from './tree.ts'
import type { DocumentParts, DocumentRoom, Writing } from './types.ts'

export type { NaskahTurn } from './read.ts'
export type {
  DocumentParts,
  DocumentRoom,
  NaskahEvent,
  NaskahSection,
  ReadersHold,
  SpeakerChange,
  Writing,
} from './types.ts'

/** How far around a segment the engine's other words are looked up: longer than any turn it could stand in. */
const aroundMs = 10 * 60_000

const plainly: Writing = {
  correct: (words) => ({ words, corrections: [] }),
  write: writtenForm,
}

export function openDocument(parts: DocumentParts): DocumentRoom {
  const { db } = parts.store
  const listeners: ((bagianId: string, byProgram: boolean) => void)[] = []
  const shelf = createShelf({
    ...parts,
    onChange(naskah, update, akunId) {
      editors.changed(naskah, update)
      readers.changed(naskah.bagianId)
      for (const listener of listeners) listener(naskah.bagianId, akunId === null)
    },
  })
  const editors: Editors = openEditors(parts, shelf)
  const readers: Readers = openReaders(parts, shelf)

  async function sectionTimes(bagianId: string): Promise<SectionTimes> {
    const marks = await marksOf(db, bagianId)
    return new Map(marks.filter((m) => m.kind === 'section').map((m) => [m.id, m.atMs]))
  }

  async function words(
    bagianId: string,
    channel: number,
    startMs: number,
    endMs: number,
  ): Promise<Word[]> {
    const segments = await currentSegments(
      db,
      bagianId,
      channel,
      Math.floor(sampleOf(startMs)),
      Math.ceil(sampleOf(endMs)),
    )
    return segments
      .flatMap((segment) => segment.words)
      .filter((word) => word.startMs < endMs && word.endMs > startMs)
  }

  parts.http.handle(api.getWords, {
    subject: ({ params }) => parts.subjectOfBagian(params.bagianId),
    run: async ({ params: { bagianId }, query: { channel, startMs, endMs } }) => ({
      words: await words(bagianId, channel, startMs, endMs),
      koreksi: await koreksiBunyiOf(db, bagianId, channel, startMs, endMs),
    }),
  })

  const at = () => parts.clock().toISOString()

  async function change<T>(bagianId: string, work: (doc: Y.Doc) => T): Promise<T> {
    const naskah = await shelf.open(bagianId)
    let result: { value: T } | null = null
    await naskah.edit(() => ({
      change: (doc) => {
        result = { value: work(doc) }
      },
    }))
    if (result === null) throw new Error('the change was not made')
    return (result as { value: T }).value
  }

  return {
    words,
    turns: async (bagianId) => readTurns((await shelf.open(bagianId)).doc),
    onChanged: (listener) => void listeners.push(listener),
    setSpeakers: (bagianId, changes) => change(bagianId, (doc) => setSpeakers(doc, changes)),
    async cutTurn(bagianId, { tid, text, atMs }) {
      const naskah = await shelf.open(bagianId)
      let done = false
      await naskah.edit(async () => {
        const turn = findTurn(naskah.doc, tid)?.item
        if (!turn || !isUntouched(turn) || textOf(turn) !== text) return null
        const { channel, s, e } = turnAttrs(turn)
        const cut = cutNear(text, await words(bagianId, channel, s, e), atMs)
        if (cut === null) return null
        done = true
        const command = { type: 'split', tid, atWord: cut.atWord } as const
        return { change: (doc) => applyCommand(doc, command, parts.newId, () => cut.atMs) }
      })
      return done
    },
    unlink: (bagianId, tautanId) => change(bagianId, (doc) => unlink(doc, tautanId)),
    removeEvent: (bagianId, id, text) => change(bagianId, (doc) => removeEvent(doc, id, text)),
    removeSection: (bagianId, id) => change(bagianId, (doc) => removeSection(doc, id)),
    holdReaders: (bagianId, hold) => readers.hold(bagianId, hold),
    async appendFinal(bagianId, input) {
      const segment = Segment.parse(input)
      const naskah = await shelf.open(bagianId)
      await naskah.edit(async () => {
        const current = await currentSegment(db, bagianId, segment.sid)
        if (current && current.rev >= segment.rev) return null
        const writing = (await parts.writing?.(bagianId)) ?? plainly
        const heard = wordsOfSegment(segment)
        const { words: meant, corrections } = writing.correct(heard)
        const pieces = piecesOfWords(meant, writing.write)
        const reach = sampleOf(aroundMs)
        const near = await writtenBetween(
          db,
          bagianId,
          segment.channel,
          segment.startSample - reach,
          segment.endSample + reach,
        )
        const around = near.filter((row) => row.sid !== segment.sid)
        const times = await sectionTimes(bagianId)
        const old = current && current.written !== '' ? current.written : null
        return {
          change: (doc) =>
            writeFinal({ doc, times, newId: parts.newId }, segment, pieces, old, around),
          alongside: async (trx) => {
            await insertSegment(trx, bagianId, {
              sid: segment.sid,
              rev: segment.rev,
              channel: segment.channel,
              fromSample: segment.startSample,
              toSample: segment.endSample,
              text: segment.text,
              words: segment.words,
              written: writtenOf(pieces),
              engine: segment.engine,
              model: segment.model,
              at: at(),
            })
            const bySound = corrections.map(({ from, to, raw, written, reason }) => ({
              startMs: heard[from]!.startMs,
              endMs: heard[to - 1]!.endMs,
              raw: [...raw],
              written: [...written],
              reason,
            }))
            await insertKoreksiBunyi(trx, bagianId, segment, bySound)
          },
        }
      })
    },

    async appendEvent(bagianId, event) {
      const naskah = await shelf.open(bagianId)
      await naskah.edit(async () => {
        const marks = await marksOf(db, bagianId)
        if (marks.some((mark) => mark.id === event.id)) return null
        const times = await sectionTimes(bagianId)
        const attrs = { id: event.id, kind: event.kind, at: Math.round(event.atMs) }
        naskahSchema.nodes.event!.create(attrs).check()
        return {
          change: (doc) =>
            insertAt(
              doc,
              findSlot(doc, times, event.atMs, parts.newId),
              createElement('event', attrs, event.text),
              parts.newId,
            ),
          alongside: (trx) => insertMark(trx, bagianId, { ...event, kind: 'event' }),
        }
      })
    },

    async reviseEvent(bagianId, id, revise) {
      const naskah = await shelf.open(bagianId)
      await naskah.edit(async () => {
        const event = sectionsOf(naskah.doc)
          .flatMap(itemsOf)
          .find((item) => item.nodeName === 'event' && attrOf(item, 'id') === id)
        if (!event || revise(textOf(event)) === textOf(event)) return null
        return {
          change(doc) {
            const own = sectionsOf(doc)
              .flatMap(itemsOf)
              .find((item) => item.nodeName === 'event' && attrOf(item, 'id') === id)
            if (own) editText(own, 0, textOf(own).length, revise(textOf(own)), true)
          },
        }
      })
    },

    async openSection(bagianId, section) {
      const naskah = await shelf.open(bagianId)
      await naskah.edit(async () => {
        const marks = await marksOf(db, bagianId)
        if (marks.some((mark) => mark.id === section.id)) return null
        const times = await sectionTimes(bagianId)
        const { id, acaraId, title } = section
        return {
          change: (doc) =>
            rootOf(doc).insert(sectionIndex(doc, times, section.atMs), [
              createElement('section', { id, acaraId, title, at: Math.round(section.atMs) }),
            ]),
          alongside: (trx) =>
            insertMark(trx, bagianId, { id, kind: 'section', atMs: section.atMs }),
        }
      })
    },

    async command(bagianId, input) {
      const command = NaskahCommand.parse(input)
      const naskah = await shelf.open(bagianId)
      await naskah.edit(async () => {
        const found = findTurn(naskah.doc, command.tid)
        const attrs = found && turnAttrs(found.item)
        const heard =
          command.type === 'split' && attrs && attrs.s >= 0
            ? await words(bagianId, attrs.channel, attrs.s, attrs.e)
            : []
        return {
          change: (doc) =>
            applyCommand(doc, command, parts.newId, (turn, atWord) =>
              // Only where nobody added or removed words does the number of a word say which it is.
              heard.length === tokensOf(textOf(turn)).length
                ? (heard[atWord]?.startMs ?? null)
                : null,
            ),
        }
      })
    },

    async read(bagianId) {
      return readSections((await shelf.open(bagianId)).doc)
    },

    async speakerOfTurn(bagianId, turnId) {
      const found = findTurn((await shelf.open(bagianId)).doc, turnId)
      const spk = found ? turnAttrs(found.item).spk : null
      if (spk === null) return null
      const { rapat } = await parts.subjectOfBagian(bagianId)
      return (await parts.peserta(rapat.id)).find((p) => p.id === spk)?.nama ?? null
    },

    showPartial: (bagianId, partial) => readers.partial(bagianId, partial),
    showLag: readers.lag,
    sweep: editors.sweep,
    refreshReaders: (bagianId) => readers.changed(bagianId),
    closeReaders: (bagianId) => readers.empty(bagianId),

    async close() {
      editors.close()
      readers.close()
      await shelf.close()
    },
  }
}
