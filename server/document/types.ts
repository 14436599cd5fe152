/** What the document room is given and what it gives to the others. */
import type { Audit } from '../access/audit.ts'
import type { BagianSubject } from '../domain/access.ts'
import type { EventKind, SpeakerStatus } from '../domain/naskah.ts'
import type { NaskahCommand } from '../domain/protocol/naskah.ts'
import type { Peserta } from '../domain/rapat.ts'
import type { RecordBagian } from '../domain/record.ts'
import type { Partial, Segment, Word } from '../domain/speech.ts'
import type { Http } from '../http/index.ts'
import type { Corrected } from '../language/index.ts'
import type { Live } from '../live/index.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/index.ts'
import type { NaskahTurn } from './read.ts'

export type DocumentParts = {
  readonly store: Store
  readonly http: Http
  readonly live: Live
  readonly log: Log
  readonly clock: () => Date
  readonly newId: () => string
  readonly audit: Audit
  readonly subjectOfBagian: (bagianId: string) => Promise<BagianSubject>
  readonly peserta: (rapatId: string) => Promise<Peserta[]>
  /** How the words of this part are corrected and written; without it they are only written. */
  readonly writing?: (bagianId: string) => Promise<Writing>
}

export type Writing = {
  correct(words: readonly Word[]): Corrected
  write(raw: string): string
}

export type NaskahEvent = { id: string; kind: EventKind; text: string; atMs: number }
export type NaskahSection = { id: string; acaraId: string | null; title: string; atMs: number }

/** A speaker of one turn as it was read and as it shall be; nothing happens where a person has changed it meanwhile. */
export type SpeakerChange = {
  readonly tid: string
  readonly was: { readonly spk: string | null; readonly status: SpeakerStatus }
  readonly spk: string | null
  readonly status: SpeakerStatus
  readonly bukti: string | null
}

/** `all`: readers see nothing. `fromMs`: what was said from this moment on is kept from them. */
export type ReadersHold = { readonly all: boolean; readonly fromMs: number | null }

export type DocumentRoom = {
  /** Word rows and text in one transaction. Idempotent per (sid, rev); a revision not higher than the current is ignored. */
  appendFinal(bagianId: string, segment: Segment): Promise<void>
  /** Idempotent by id; stands where its time belongs. */
  appendEvent(bagianId: string, event: NaskahEvent): Promise<void>
  /** Writes the text of an event anew, where it still stands. */
  reviseEvent(bagianId: string, id: string, revise: (now: string) => string): Promise<void>
  /** Idempotent by id. What is spoken from `atMs` on stands in it. */
  openSection(bagianId: string, section: NaskahSection): Promise<void>
  /** What a person does in the editor, for those who have none. Throws `not_found` where the turn does not exist. */
  command(bagianId: string, command: NaskahCommand): Promise<void>
  read(bagianId: string): Promise<RecordBagian['sections']>
  turns(bagianId: string): Promise<NaskahTurn[]>
  /** Called after each change of a text; `byProgram` where no person made it. */
  onChanged(listener: (bagianId: string, byProgram: boolean) => void): void
  /** Answers the turns whose speaker was set. */
  setSpeakers(bagianId: string, changes: readonly SpeakerChange[]): Promise<string[]>
  /**
   * Cuts a turn where somebody else speaks from a moment on. False, and nothing happens, where a person had a hand in it,
   * its words are not `text` any more, or none of them begins near the moment.
   */
  cutTurn(bagianId: string, at: { tid: string; text: string; atMs: number }): Promise<boolean>
  /** Takes a link off every passage that carries it. */
  unlink(bagianId: string, tautanId: string): Promise<void>
  /** Takes a line out that the program wrote; false where a person has changed it since. */
  removeEvent(bagianId: string, eventId: string, text: string): Promise<boolean>
  /** Takes a heading back: the section goes where it is empty, else it goes on under the one before. */
  removeSection(bagianId: string, sectionId: string): Promise<void>
  holdReaders(bagianId: string, hold: ReadersHold): void
  /** Current words whose sound shares a moment with the interval, by time. */
  words(bagianId: string, channel: number, startMs: number, endMs: number): Promise<Word[]>
  /** The name as it stands now; null where no peserta is assigned. */
  speakerOfTurn(bagianId: string, turnId: string): Promise<string | null>
  /** Shows what is being spoken to readers of open parts; closed parts show nothing. */
  showPartial(bagianId: string, partial: Partial): Promise<void>
  /** Tells readers how far the text is behind the sound. */
  showLag(bagianId: string, lagMs: number): void
  /** Somebody of this part has another name: readers get it without waiting for the next words. */
  refreshReaders(bagianId: string): void
  /** Puts all readers of a part out at once: it was closed to them. */
  closeReaders(bagianId: string): void
  /** Puts editors out who may no longer read what they have open; happens by itself every few seconds. */
  sweep(): Promise<void>
  close(): Promise<void>
}
