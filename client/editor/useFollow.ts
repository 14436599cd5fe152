/**
 * Follows the live end of the text as long as the reader is there and not typing. Whoever scrolled away or types is
 * never moved: new text grows below, and a button leads back.
 */
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'

/** Always the same functions, so that effects may depend on them. */
export type Follow = {
  /** After the text changed. */
  settle(): void
  toEnd(): void
  /** Selects a place and brings it into the middle of the screen. */
  show(view: EditorView, from: number, to: number): void
}

const nearPx = 96

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
