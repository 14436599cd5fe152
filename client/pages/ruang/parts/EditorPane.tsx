/** Where the room meets the editor: what the room shows of the naskah, and what it asks of it. */
import { type MutableRefObject, useCallback, useRef } from 'react'
import type { Socket } from 'socket.io-client'
import type { Present } from '../../../../server/domain/protocol/naskah.ts'
import type { Peserta, Rapat } from '../../../../server/domain/rapat.ts'
import {
  NaskahEditor,
  type NaskahHandle,
  type Outline,
  type Passage,
} from '../../../editor/index.tsx'
import type { RecordingPlayer } from '../../../player/index.ts'
import type { WaveMark } from '../../../player/Waveform.tsx'
import { eventLabel } from '../../../text/risalah.ts'
import type { SavedState } from './StatusLine.tsx'

/** What the panels and the status line know of the naskah. */
export type NaskahView = {
  readonly saved: SavedState
  readonly people: readonly string[]
  readonly currentAcaraId: string | null
  /** When each acara was opened that was, in the recording's milliseconds. */
  readonly openedAcara: ReadonlyMap<string, number>
  readonly marks: readonly WaveMark[]
  /** Place of each turn in the text. */
  readonly order: ReadonlyMap<string, number>
}

export const nothingYet: NaskahView = {
  saved: 'baca',
  people: [],
  currentAcaraId: null,
  openedAcara: new Map(),
  marks: [],
  order: new Map(),
}

/** The editor puts itself at the end first. */
const placeMs = 60

function marksOf(outline: Outline): WaveMark[] {
  const sections = outline.sections
    .filter((section) => section.at >= 0 && section.title !== '')
    .map((section) => ({ atMs: section.at, label: section.title }))
  const events = outline.events
    .filter((event) => event.at >= 0)
    .map((event) => ({ atMs: event.at, label: event.text || (eventLabel[event.kind] ?? '') }))
  return [...sections, ...events]
}

/** The same map as long as no turn came, went or moved. */
function orderOf({ turns }: Outline, before: ReadonlyMap<string, number>) {
  const same = turns.length === before.size && turns.every((t, i) => before.get(t.tid) === i)
  return same ? before : new Map(turns.map((turn, i) => [turn.tid, i]))
}

/** The same person in two windows is one person. */
const namesOf = (people: readonly Present[]) => [
  ...new Set(people.flatMap((present) => (present.nama === null ? [] : [present.nama]))),
]

export function EditorPane(props: {
  bagianId: string
  rapat: Rapat
  peserta: readonly Peserta[]
  socket: Socket
  mayEdit: boolean
  player: RecordingPlayer | null
  pick: ((passage: Passage) => Promise<string | null>) | null
  onView: (change: (view: NaskahView) => NaskahView) => void
  handle: MutableRefObject<NaskahHandle | null>
  /** How many proposals wait at each turn. */
  hints: ReadonlyMap<string, number>
}) {
  const { player, onView, handle } = props
  const placed = useRef(false)
  const closed = props.rapat.status === 'ditutup'
  /** A text that is finished is read from its beginning; an address may name the turn that is wanted. */
  const place = useCallback(
    (outline: Outline) => {
      if (placed.current || outline.turns.length === 0) return
      placed.current = true
      const wanted = decodeURIComponent(window.location.hash.slice(1))
      setTimeout(() => {
        if (outline.turns.some((turn) => turn.tid === wanted)) {
          handle.current?.jumpTo({ turnId: wanted, kutipan: '' })
        } else if (closed) handle.current?.jumpToMs(outline.turns[0]?.s ?? 0)
      }, placeMs)
    },
    [handle, closed],
  )
  const onOutline = useCallback(
    (outline: Outline) => {
      place(outline)
      const opened = new Map<string, number>()
      for (const { acaraId: id, at } of outline.sections) {
        if (id !== null && !opened.has(id)) opened.set(id, Math.max(0, at))
      }
      onView((view) => ({
        ...view,
        currentAcaraId: outline.currentAcaraId,
        openedAcara: opened,
        marks: marksOf(outline),
        order: orderOf(outline, view.order),
      }))
    },
    [onView, place],
  )
  const onPeople = useCallback(
    (people: readonly Present[]) => onView((view) => ({ ...view, people: namesOf(people) })),
    [onView],
  )
  const onSaveState = useCallback(
    (saved: SavedState) => onView((view) => ({ ...view, saved })),
    [onView],
  )
  return (
    <NaskahEditor
      bagianId={props.bagianId}
      rapat={props.rapat}
      peserta={props.peserta}
      socket={props.socket}
      mayEdit={props.mayEdit}
      onPlay={player?.play}
      playingMs={player?.playing ? player.positionMs : null}
      linkPicker={props.pick ?? undefined}
      onSaveState={onSaveState}
      onPeople={onPeople}
      onOutline={onOutline}
      handle={handle}
      hints={props.hints}
    />
  )
}
