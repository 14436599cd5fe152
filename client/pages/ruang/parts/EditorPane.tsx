/** Where the room meets the editor: what the room needs to know of the naskah, and what it may ask of it. */
import type { MutableRefObject } from 'react'
import type { Socket } from 'socket.io-client'
import type { Acara, Peserta, Rapat } from '../../../../server/domain/rapat.ts'
import type { Tautan } from '../../../../server/domain/usulan.ts'
import type { RecordingPlayer } from '../../../player/index.ts'
import type { WaveGap, WaveMark } from '../../../player/Waveform.tsx'
import type { Passage } from './LinkPicker.tsx'
import type { SavedState } from './StatusLine.tsx'

export type NaskahView = {
  readonly saved: SavedState
  readonly people: readonly string[]
  readonly currentAcaraId: string | null
  readonly openedAcaraIds: ReadonlySet<string>
  readonly marks: readonly WaveMark[]
  readonly gaps: readonly WaveGap[]
}

export const nothingYet: NaskahView = {
  saved: 'baca',
  people: [],
  currentAcaraId: null,
  openedAcaraIds: new Set(),
  marks: [],
  gaps: [],
}

export type NaskahHandle = {
  openAcara(acara: Acara): void
  jumpTo(tautan: Tautan): void
  unlink(tautanId: string): void
}

export function EditorPane(props: {
  bagianId: string
  rapat: Rapat
  peserta: readonly Peserta[]
  socket: Socket
  mayEdit: boolean
  player: RecordingPlayer | null
  pick: ((passage: Passage) => Promise<string | null>) | null
  onView: (view: NaskahView) => void
  handle: MutableRefObject<NaskahHandle | null>
}) {
  return null
}
