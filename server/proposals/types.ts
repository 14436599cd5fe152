/** What the proposals room is given, what it gives, and how it sees a turn. */
import type { Audit } from '../access/audit.ts'
import type { CaptureRoom } from '../capture/index.ts'
import type { DocumentRoom } from '../document/index.ts'
import type { SpeakerStatus } from '../domain/naskah.ts'
import type { Notulen } from '../domain/notulen.ts'
import type { ProposalPayload } from '../domain/protocol/proposals.ts'
import type { Usulan } from '../domain/usulan.ts'
import type { Http } from '../http/index.ts'
import type { Region, Sentence } from '../language/index.ts'
import type { Live } from '../live/index.ts'
import type { Log } from '../log.ts'
import type { PembicaraRoom } from '../pembicara/index.ts'
import type { RapatRoom } from '../rapat/index.ts'
import type { Store } from '../store/index.ts'
import type { VoicesRoom } from '../voices/index.ts'

export type ProposalsParts = {
  readonly store: Store
  readonly http: Http
  readonly live: Live
  readonly log: Log
  readonly clock: () => Date
  readonly newId: () => string
  readonly audit: Audit
  readonly rapat: RapatRoom
  readonly document: DocumentRoom
  readonly pembicara: PembicaraRoom
  /** Which hour a sample of a channel is. */
  readonly hours: CaptureRoom['timeMap']
  readonly voices?: VoicesRoom | undefined
  /** Every place of the council's own region; none where it is left out. */
  readonly region?: (() => Promise<Region>) | undefined
}

export type ProposalsRoom = {
  /** Everything said so far has been looked at; for tests and the end of a sitting. */
  settled(bagianId: string): Promise<void>
  /** Decisions and follow-ups of all parts of a rapat, in order of the parts. */
  notulen(rapatId: string): Promise<Notulen>
  /** Items of other members that ask for the same work as this one. */
  overlapsOf(usulan: Usulan): Promise<readonly Usulan[]>
  close(): Promise<void>
}

export type TurnView = {
  readonly tid: string
  readonly text: string
  spk: string | null
  readonly status: SpeakerStatus
  readonly bukti: string | null
  readonly channel: number
  readonly s: number
  readonly e: number
  readonly acaraId: string | null
  /** A person has changed or checked its words. */
  readonly touched: boolean
  /** Ids of links on it. */
  readonly tautan: readonly string[]
}

/** A turn cut up once, as long as its text stays. */
export type Cut = {
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly words: readonly string[]
}

export type Found = {
  readonly turnId: string
  readonly payload: ProposalPayload
  readonly bukti: string
  readonly score: number
}
