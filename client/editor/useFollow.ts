/**
 * Follows the live end of the text as long as the reader is there and not typing. Whoever scrolled away or types is
 * never moved: new text grows below, and a button leads back.
 */
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'

/** Always the same functions, so that effects may depend on them. */
export type Follow = {
  /** Before others change the text; the answer puts what is read or typed back to where it was on the screen. */
  hold(): () => void
  /** After the text changed. */
  settle(): void
  toEnd(): void
  /** Selects a place and brings it into the middle of the screen. */
  show(view: EditorView, from: number, to: number): void
}

const nearPx = 96
const pieces = '.naskah-giliran, .naskah-peristiwa'

/** The turn with the caret where it can be seen, or else the first piece on the screen. */
function anchorOf(scroller: HTMLElement, view: EditorView | null): HTMLElement | null {
  const frame = scroller.getBoundingClientRect()
  if (view?.hasFocus()) {
    // As the browser has it: the editor hears of a caret that has just moved a little later.
    const node = document.getSelection()?.focusNode ?? null
    const own = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>(pieces)
    const box = own?.getBoundingClientRect()
    if (own && box && box.bottom > frame.top && box.top < frame.bottom) return own
  }
  for (let y = frame.top + 4; y < frame.bottom; y += 24) {
    const found = document.elementFromPoint(frame.left + frame.width / 2, y)?.closest(pieces)
    if (found && scroller.contains(found)) return found as HTMLElement
  }
  return null
}

export function useFollow(
  scroller: RefObject<HTMLDivElement | null>,
  view: RefObject<EditorView | null>,
): { away: boolean; follow: Follow } {
  const [away, setAway] = useState(false)
  const atEnd = useRef(true)

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => {
      const left = element.scrollHeight - element.scrollTop - element.clientHeight
      atEnd.current = left < nearPx
      setAway(!atEnd.current)
    }
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller])

  const follow = useMemo<Follow>(() => {
    let frame = 0
    const toEnd = () => {
      const element = scroller.current
      if (element) element.scrollTop = element.scrollHeight
    }
    return {
      hold() {
        const element = scroller.current
        const given = view.current
        if (!element || (atEnd.current && !given?.hasFocus())) return () => {}
        const anchor = anchorOf(element, given)
        if (!anchor) return () => {}
        const { tid } = anchor.dataset
        const top = anchor.getBoundingClientRect().top
        return () => {
          const now =
            anchor.isConnected && anchor.dataset.tid === tid
              ? anchor
              : element.querySelector(`[data-tid="${CSS.escape(tid ?? '')}"]`)
          if (now) element.scrollTop += now.getBoundingClientRect().top - top
        }
      },
      settle() {
        const element = scroller.current
        if (!element || frame !== 0) return
        frame = requestAnimationFrame(() => {
          frame = 0
          if (atEnd.current && !view.current?.hasFocus()) toEnd()
          else if (element.scrollHeight - element.scrollTop - element.clientHeight > nearPx) {
            atEnd.current = false
            setAway(true)
          }
        })
      },
      toEnd() {
        // The caret stays where it was; only then may the text follow again.
        view.current?.dom.blur()
        atEnd.current = true
        setAway(false)
        toEnd()
      },
      show(given: EditorView, from: number, to: number) {
        const max = given.state.doc.content.size
        const selection = TextSelection.between(
          given.state.doc.resolve(Math.min(from, max)),
          given.state.doc.resolve(Math.min(to, max)),
        )
        given.dispatch(given.state.tr.setSelection(selection))
        given.focus()
        const { node } = given.domAtPos(selection.from)
        const element = node instanceof Element ? node : node.parentElement
        element?.scrollIntoView({ block: 'center' })
      },
    }
  }, [scroller, view])

  return { away, follow }
}
