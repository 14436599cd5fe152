/** What the document room is given and what it gives to the others. */
import type { Audit } from '../access/audit.ts'
import type { BagianSubject } from '../domain/access.ts'
import type { EventKind } from '../domain/naskah.ts'
import type { NaskahCommand } from '../domain/protocol/naskah.ts'
import type { Peserta } from '../domain/rapat.ts'
import type { RecordBagian } from '../domain/record.ts'
import type { Partial, Segment, Word } from '../domain/speech.ts'
import type { Http } from '../http/index.ts'
import type { Live } from '../live/index.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/index.ts'

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
  /** What spoken words look like when written; the language room's own form unless told otherwise. */
  readonly written?: (raw: string) => string
}

export type NaskahEvent = { id: string; kind: EventKind; text: string; atMs: number }
export type NaskahSection = { id: string; acaraId: string | null; title: string; atMs: number }

export type DocumentRoom = {
  /** Word rows and text in one transaction. Idempotent per (sid, rev); a revision not higher than the current is ignored. */
  appendFinal(bagianId: string, segment: Segment): Promise<void>
  /** Idempotent by id; stands where its time belongs. */
  appendEvent(bagianId: string, event: NaskahEvent): Promise<void>
  /** Idempotent by id. What is spoken from `atMs` on stands in it. */
  openSection(bagianId: string, section: NaskahSection): Promise<void>
  /** What a person does in the editor, for those who have none. Throws `not_found` where the turn does not exist. */
  command(bagianId: string, command: NaskahCommand): Promise<void>
  read(bagianId: string): Promise<RecordBagian['sections']>
  /** Current words whose sound shares a moment with the interval, by time. */
  words(bagianId: string, channel: number, startMs: number, endMs: number): Promise<Word[]>
  /** The name as it stands now; null where no peserta is assigned. */
  speakerOfTurn(bagianId: string, turnId: string): Promise<string | null>
  /** Shows what is being spoken to readers of open parts; closed parts show nothing. */
  showPartial(bagianId: string, partial: Partial): Promise<void>
  /** Puts all readers of a part out at once: it was closed to them. */
  closeReaders(bagianId: string): void
  /** Puts editors out who may no longer read what they have open; happens by itself every few seconds. */
  sweep(): Promise<void>
  close(): Promise<void>
}
