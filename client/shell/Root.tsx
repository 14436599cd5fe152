/** Around every page: the skip link, and what is heard when the page changes. */
import { VisuallyHidden } from '@mantine/core'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { umum } from '../text/umum.ts'

export const contentId = 'isi'

/** After a change of page the keyboard stands at its content, and its title is read out. */
function useFocusOnChange(): string {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? '' })
  const previous = useRef(pathname)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (previous.current === pathname) return
    const first = previous.current === ''
    previous.current = pathname
    if (first) return
    const timer = setTimeout(() => {
      const content = document.getElementById(contentId)
      const active = document.activeElement
      // A field that asked for the focus itself keeps it.
      if (content && (!active || active === document.body || !content.contains(active))) {
        content.focus({ preventScroll: true })
      }
      setSaid(document.title)
    }, 60)
    return () => clearTimeout(timer)
  }, [pathname])
  return said
}

export function Root() {
  const said = useFocusOnChange()
  return (
    <>
      <a
        className="lewati"
        href={`#${contentId}`}
        onClick={(event) => {
          event.preventDefault()
          document.getElementById(contentId)?.focus()
        }}
      >
        {umum.lewatiKeIsi}
      </a>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      <Outlet />
    </>
  )
}
