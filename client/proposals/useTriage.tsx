/**
 * Going through proposals without the mouse: F7 and Shift+F7 move, Enter takes, Backspace refuses, Ctrl+Z takes back,
 * Esc returns to the text. The caret in the text stays where it was.
 */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { notifyError } from '../api.ts'
import { isyarat as t } from '../text/isyarat.ts'
import type { Decision, Proposals } from './useProposals.ts'

export type Triage = {
  readonly focusId: string | null
  readonly busyId: string | null
  focus(id: string): void
  /** `spk`: whom a person picked where several could be meant. */
  decide(id: string, decision: Decision, spk?: string): void
  /** Of a card that has the focus. */
  onKey(event: KeyboardEvent, id: string): void
}

const toastId = 'isyarat'

export function useTriage(options: {
  proposals: Proposals
  enabled: boolean
  /** Shows the turn without moving the caret. */
  onShow: (turnId: string, quote: string) => void
  onLeave: () => void
  /** The cards have to be on the screen to take the focus. */
  onNeeded: () => void
}): Triage {
  const { enabled } = options
  const [focusId, setFocusId] = useState<string | null>(null)
  const [busyId, setBusyId] = useState<string | null>(null)
  const done = useRef<string[]>([])
  const busy = useRef(false)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  const focus = useCallback((id: string | null) => {
    setFocusId(id)
    const one = latest.current.proposals.open.find((p) => p.id === id)
    if (!one) return
    latest.current.onNeeded()
    latest.current.onShow(
      one.turnId,
      one.payload.kind === 'tautan' ? one.payload.kutipan : one.bukti,
    )
    // The card is drawn with the next frame where the panel was folded or the list cut short.
    const take = (left: number) => {
      const card = document.querySelector<HTMLElement>(`[data-isyarat-id="${CSS.escape(one.id)}"]`)
      if (card && !card.closest('[inert]')) card.focus()
      else if (left > 0) requestAnimationFrame(() => take(left - 1))
    }
    requestAnimationFrame(() => take(20))
  }, [])

  const step = useCallback(
    (side: 1 | -1) => {
      const { open } = latest.current.proposals
      if (open.length === 0) {
        notifications.show({ id: `${toastId}-habis`, message: t.habis })
        return
      }
      setFocusId((now) => {
        const at = open.findIndex((one) => one.id === now)
        const next =
          at < 0
            ? side > 0
              ? open[0]
              : open.at(-1)
            : open[(at + side + open.length) % open.length]
        queueMicrotask(() => focus(next?.id ?? null))
        return now
      })
    },
    [focus],
  )

  const decide = useCallback(
    async (id: string, decision: Decision, spk?: string) => {
      if (busy.current) return
      busy.current = true
      setBusyId(id)
      const before = latest.current.proposals.open
      const at = before.findIndex((one) => one.id === id)
      const inCards = document.activeElement?.closest('[data-isyarat-id]') !== null
      try {
        await latest.current.proposals.decide(id, decision, spk)
        notifications.hide(toastId)
        if (decision === 'batal') {
          done.current = done.current.filter((other) => other !== id)
          notifications.show({ id: toastId, message: t.dibatalkan, autoClose: 3000 })
        } else {
          done.current = [...done.current, id]
          notifications.show({
            id: toastId,
            color: decision === 'terima' ? 'green' : 'gray',
            autoClose: 8000,
            withBorder: true,
            message: (
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm">{decision === 'terima' ? t.diterima : t.ditolak}</Text>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => void decideRef.current?.(id, 'batal')}
                >
                  {t.urungkan}
                </Button>
              </Group>
            ),
          })
        }
        const next = decision === 'batal' ? { id } : (before[at + 1] ?? before[at - 1])
        if (inCards) requestAnimationFrame(() => focus(next?.id ?? null))
        if (inCards && !next) latest.current.onLeave()
      } catch (error) {
        notifyError(error)
      } finally {
        busy.current = false
        setBusyId(null)
      }
    },
    [focus],
  )
  const decideRef = useRef(decide)
  decideRef.current = decide

  useEffect(() => {
    if (!enabled) return
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F7' || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      event.stopPropagation()
      step(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [enabled, step])

  const onKey = useCallback(
    (event: KeyboardEvent, id: string) => {
      const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
      // A button inside the card does what it says.
      if (event.target !== event.currentTarget && event.key === 'Enter') return
      if (undo) {
        const last = done.current.at(-1)
        if (last !== undefined) void decide(last, 'batal')
      } else if (event.key === 'Enter') {
        const choice = event.currentTarget.querySelector<HTMLElement>('[data-pilihan]')
        // Where several could be meant a person says which.
        if (choice) choice.focus()
        else void decide(id, 'terima')
      } else if (event.key === 'Backspace' || event.key === 'Delete') void decide(id, 'tolak')
      else if (event.key === 'Escape') {
        setFocusId(null)
        latest.current.onLeave()
      } else return
      event.preventDefault()
      event.stopPropagation()
    },
    [decide],
  )

  return {
    focusId,
    busyId,
    focus,
    decide: (id, decision, spk) => void decide(id, decision, spk),
    onKey,
  }
}
