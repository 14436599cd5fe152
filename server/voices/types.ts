/** What the voices room is given and what it gives. */
import type { VoiceListener } from '../../transcription/client.ts'
import type { CaptureRoom } from '../capture/index.ts'
import type { Log } from '../log.ts'
import type { RapatRoom } from '../rapat/index.ts'
import type { KeptPrint } from './prints.ts'

/** A turn by its sound. */
export type HeardTurn = {
  readonly tid: string
  readonly channel: number
  readonly startMs: number
  readonly endMs: number
}

export type VoicesParts = {
  readonly log: Log
  readonly rapat: Pick<RapatRoom, 'subjectOfBagian' | 'peserta' | 'onChange'>
  readonly capture: Pick<CaptureRoom, 'recordings'>
  readonly listener: VoiceListener
  /** Does the council want voices told apart? */
  readonly wanted: () => Promise<boolean>
  readonly prints?: () => Promise<readonly KeptPrint[]>
}

/**
 * Who speaks, by voice. Null where nothing can be said: the model is missing, the sitting is over, or nobody could listen
 * just now. What was said before stands then.
 */
export type VoicesRoom = {
  /** The one person (peserta id) whose voice it is, with the similarity; empty where it is nobody's for sure. */
  evidence(
    bagianId: string,
    turn: HeardTurn,
  ): Promise<readonly { id: string; score: number }[] | null>
  /** `suara-1` for a voice without a name, the same all through the sitting. `hint`: what the text called it before. */
  label(bagianId: string, turn: HeardTurn, hint: string | null): Promise<string | null>
  /** The moment from which somebody else speaks in it. */
  changeMs(bagianId: string, turn: HeardTurn): Promise<number | null>
  /** A person said who speaks (peserta id), or took that back (null). */
  confirmed(bagianId: string, turn: HeardTurn & { readonly spk: string | null }): void
  /** A person said which label this voice has: its own joins that one, or stands alone again. */
  relabelled(bagianId: string, tid: string, label: string): void
  /** Called where what was answered for a part may be answered otherwise now. */
  onChanged(listener: (bagianId: string) => void): void
  /** All that was confirmed so far has been heard. */
  settled(): Promise<void>
  close(): Promise<void>
}
