/** What a screen reader is told of the live text: each piece once, when it has stood unchanged for a moment. */
import { useEffect, useRef, useState } from 'react'
import type { SiaranDelta } from '../../../server/domain/protocol/siaran.ts'
import { useSocketEvent } from '../../socket.ts'

const settledMs = 3000

const plain = (html: string) =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() ?? ''

export function useAnnounce(bagianId: string): string {
  const [said, setSaid] = useState('')
  const waiting = useRef<{ id: string; html: string } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const tell = () => {
    clearTimeout(timer.current)
    if (waiting.current) setSaid(plain(waiting.current.html))
    waiting.current = null
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useSocketEvent<SiaranDelta>('siaran:delta', (delta) => {
    if (delta.bagianId !== bagianId) return
    const last = delta.changes.findLast((change) => change.html !== null)
    if (!last?.html) return
    // Somebody else speaks: what was said before is complete.
    if (waiting.current && waiting.current.id !== last.id) tell()
    waiting.current = { id: last.id, html: last.html }
    clearTimeout(timer.current)
    timer.current = setTimeout(tell, settledMs)
  })
  return said
}
