/**
 * Naskah: the shape of the live text of one bagian, as a ProseMirror schema without views.
 * Text only; word times stay in rows beside it (a turn holds the interval of sound it stands for).
 */
import { Schema } from 'prosemirror-model'

/** Raised whenever an older editor could not read or keep what a newer one writes; unequal epochs may only read. */
export const naskahEpoch = 1

/** Name of the Y.XmlFragment that holds the naskah. */
export const naskahRoot = 'naskah'

export const maxTurnWords = 120
export const maxTurnMs = 60_000
export const maxSectionTurns = 100

/** `usulan`: a machine's guess. `dikonfirmasi`: a person's word. `tidak-dikenal`: chosen on purpose. */
export const speakerStatuses = ['usulan', 'dikonfirmasi', 'tidak-dikenal'] as const
export type SpeakerStatus = (typeof speakerStatuses)[number]

/** A voice that has no name yet, as the program counts them in a sitting. */
export const isVoiceLabel = (spk: string | null): spk is string =>
  spk !== null && /^suara-\d+$/.test(spk)

/** Why a turn has the speaker of the one before it: whoever spoke without a pause is probably still speaking. */
export const buktiLanjut = 'Bicara berlanjut tanpa jeda dari giliran sebelumnya.'

/** `mesin`: untouched since the engine wrote it. `dikoreksi`: a person edited it. `diperiksa`: a person declared it right. */
export const turnStatuses = ['mesin', 'dikoreksi', 'diperiksa'] as const
export type TurnStatus = (typeof turnStatuses)[number]

/** What stands on a line of its own: gavel, agreement, suspension, a lost stretch of recording, other events. */
export const eventKinds = [
  'buka',
  'tutup',
  'skors',
  'cabut-skors',
  'ketuk-palu',
  'setuju',
  'rekaman-terputus',
  'sifat',
  'keterangan',
] as const
export type EventKind = (typeof eventKinds)[number]

export type TurnAttrs = {
  /** Immutable id of the turn. */
  readonly tid: string
  /** Peserta id, a voice label such as `suara-1`, or null. */
  readonly spk: string | null
  readonly spkStatus: SpeakerStatus
  /** Evidence of a machine's guess in one Indonesian sentence, or null. */
  readonly spkBukti: string | null
  readonly channel: number
  /** Milliseconds in the channel's recording of this bagian that the turn stands for: [s, e). -1 where typed by hand without sound. */
  readonly s: number
  readonly e: number
  readonly status: TurnStatus
}

const string = (value: unknown) => {
  if (typeof value !== 'string' || value.length > 2000) throw new RangeError('bukan teks')
}
const stringOrNull = (value: unknown) => {
  if (value !== null) string(value)
}
const number = (value: unknown) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new RangeError('bukan angka')
}
const oneOf = (values: readonly string[]) => (value: unknown) => {
  if (typeof value !== 'string' || !values.includes(value)) throw new RangeError('di luar daftar')
}

export const naskahSchema = new Schema({
  nodes: {
    doc: { content: 'section*' },
    section: {
      content: '(turn | event)*',
      attrs: {
        id: { validate: string },
        /** Acara id, or null before the first acara and for continued sections. */
        acaraId: { default: null, validate: stringOrNull },
        title: { default: '', validate: string },
        /** What is spoken from this millisecond on stands in it; -1 where its first item says so. */
        at: { default: -1, validate: number },
      },
    },
    turn: {
      content: 'text*',
      marks: 'tautan',
      attrs: {
        tid: { validate: string },
        spk: { default: null, validate: stringOrNull },
        spkStatus: { default: 'usulan', validate: oneOf(speakerStatuses) },
        spkBukti: { default: null, validate: stringOrNull },
        channel: { default: 0, validate: number },
        s: { default: -1, validate: number },
        e: { default: -1, validate: number },
        status: { default: 'mesin', validate: oneOf(turnStatuses) },
      },
    },
    event: {
      content: 'text*',
      marks: '',
      attrs: {
        id: { validate: string },
        kind: { default: 'keterangan', validate: oneOf(eventKinds) },
        at: { default: -1, validate: number },
      },
    },
    text: {},
  },
  marks: {
    /** A passage linked to a reses or pokir item; `id` is the Tautan id. Overlapping links are allowed. */
    tautan: { attrs: { id: { validate: string } }, excludes: '', inclusive: false },
  },
})
