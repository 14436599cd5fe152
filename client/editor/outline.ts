/** What other parts of the room show of the text: its sections, turns and events with their times. */
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { SpeakerStatus } from '../../server/domain/naskah.ts'

export type Outline = {
  readonly sections: readonly { id: string; acaraId: string | null; title: string; at: number }[]
  /** The acara of the section where the caret is, or of the newest. */
  readonly currentAcaraId: string | null
  readonly turns: readonly {
    tid: string
    spk: string | null
    spkStatus: SpeakerStatus
    channel: number
    s: number
    e: number
  }[]
  readonly events: readonly { id: string; kind: string; at: number; text: string }[]
}

export const emptyOutline: Outline = { sections: [], currentAcaraId: null, turns: [], events: [] }

/** Continued sections have no acara of their own: they belong to the one before. */
function acaraAt(doc: Node, index: number): string | null {
  for (let i = Math.min(index, doc.childCount - 1); i >= 0; i--) {
    const { acaraId } = doc.child(i).attrs
    if (acaraId !== null) return acaraId
  }
  return null
}

export function outlineOf(state: EditorState, focused: boolean): Outline {
  const { doc } = state
  const sections: Outline['sections'][number][] = []
  const turns: Outline['turns'][number][] = []
  const events: Outline['events'][number][] = []
  doc.forEach((section) => {
    const { id, acaraId, title, at } = section.attrs
    sections.push({ id, acaraId, title, at })
    section.forEach((item) => {
      if (item.type.name === 'turn') {
        const { tid, spk, spkStatus, channel, s, e } = item.attrs
        turns.push({ tid, spk, spkStatus, channel, s, e })
      } else {
        const { id: eventId, kind, at: moment } = item.attrs
        events.push({ id: eventId, kind, at: moment, text: item.textContent })
      }
    })
  })
  const index = focused ? state.selection.$from.index(0) : doc.childCount - 1
  return { sections, currentAcaraId: acaraAt(doc, index), turns, events }
}
