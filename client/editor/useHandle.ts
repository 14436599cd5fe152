/** What a page may ask of the editor: to show a place, to open an acara, to take a link off. */
import type { EditorView } from 'prosemirror-view'
import { type MutableRefObject, type RefObject, useEffect, useRef } from 'react'
import { setHints } from './hints.ts'
import { outlineOf } from './outline.ts'
import { findTurn, openSection, unlinkPassage } from './turns.ts'
import type { Follow } from './useFollow.ts'

/** What a page may ask of the editor. */
export type NaskahHandle = {
  focus(): void
  /** Opens a section for this acara; what is spoken from now on stands in it. */
  openAcara(acara: { id: string; judul: string }): void
  /** Shows the passage, selected. */
  jumpTo(passage: { turnId: string; kutipan: string }): void
  /** Shows the turn in which this moment is heard. */
  jumpToMs(ms: number): void
  unlink(tautanId: string): void
  /** Shows the turn and marks the passage; the caret stays where it is. Null takes the mark away. */
  point(passage: { turnId: string; kutipan: string } | null): void
}

export function useHandle(parts: {
  handle: MutableRefObject<NaskahHandle | null> | undefined
  view: RefObject<EditorView | null>
  follow: Follow
  /** Up to where speech has become text. */
  lastMs: RefObject<number>
  mayEdit: boolean
}): void {
  const { handle, view, follow, lastMs } = parts
  const may = useRef(parts.mayEdit)
  useEffect(() => {
    may.current = parts.mayEdit
  })
  useEffect(() => {
    if (!handle) return
    const select = (from: number, to: number) => view.current && follow.show(view.current, from, to)
    handle.current = {
      focus: () => view.current?.focus(),
      openAcara({ id, judul }) {
        const given = view.current
        if (given && may.current) {
          openSection(id, judul, Math.round(lastMs.current))(given.state, given.dispatch)
        }
      },
      jumpTo({ turnId, kutipan }) {
        const turn = view.current && findTurn(view.current.state.doc, turnId)
        if (!turn) return
        const offset = Math.max(0, turn.node.textContent.indexOf(kutipan))
        select(turn.pos + 1 + offset, turn.pos + 1 + offset + kutipan.length)
      },
      jumpToMs(ms) {
        const given = view.current
        const turns = given ? outlineOf(given.state, false).turns : []
        const turn = turns.findLast((t) => t.s >= 0 && t.s <= ms)
        const found = turn && given && findTurn(given.state.doc, turn.tid)
        if (found) select(found.pos + 1, found.pos + 1)
      },
      unlink(tautanId) {
        const given = view.current
        if (given && may.current) unlinkPassage(tautanId)(given.state, given.dispatch)
      },
      point(passage) {
        const given = view.current
        if (!given) return
        setHints(given, { pointed: passage })
        const turn = passage && findTurn(given.state.doc, passage.turnId)
        const dom = turn && given.nodeDOM(turn.pos)
        if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'nearest' })
      },
    }
    return () => {
      handle.current = null
    }
  }, [handle, view, follow, lastMs])
}
