/** Plays one stretch of a recording at a time: the sound beside a passage on an item's page or in a record. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { urlOf } from '../api.ts'

export type Stretch = {
  readonly bagianId: string
  readonly channel: number
  readonly startMs: number
  readonly endMs: number | null
}

export type PassagePlayer = {
  /** Key of the stretch that is loaded, or null. */
  readonly key: string | null
  readonly state: 'berhenti' | 'memuat' | 'main' | 'jeda' | 'gagal'
  /** Milliseconds since the beginning of the stretch. */
  readonly positionMs: number
  /** Plays the stretch, pauses it where it is playing, goes on where it is paused. */
  toggle(key: string, stretch: Stretch): void
  stop(): void
}

/** A word is heard whole: the stretch begins a little earlier and ends a little later than its times. */
const leadMs = 250
const tailMs = 350

export function passageUrl(stretch: Stretch): string {
  const startMs = Math.max(0, Math.floor(stretch.startMs - leadMs))
  return urlOf('getAudio', {
    params: { bagianId: stretch.bagianId, channel: stretch.channel },
    query: {
      startMs,
      ...(stretch.endMs !== null && { endMs: Math.ceil(stretch.endMs + tailMs) }),
    },
  })
}

export function usePassage(): PassagePlayer {
  const audio = useRef<HTMLAudioElement | null>(null)
  const [key, setKey] = useState<string | null>(null)
  const [state, setState] = useState<PassagePlayer['state']>('berhenti')
  const [positionMs, setPositionMs] = useState(0)

  useEffect(() => {
    const element = new Audio()
    element.preload = 'none'
    const on = (event: string, listener: () => void) => element.addEventListener(event, listener)
    on('playing', () => setState('main'))
    on('waiting', () => setState('memuat'))
    on('pause', () => setState((was) => (was === 'gagal' ? was : 'jeda')))
    on('ended', () => {
      setState('berhenti')
      setPositionMs(0)
      setKey(null)
    })
    on('timeupdate', () => setPositionMs(element.currentTime * 1000))
    on('error', () => {
      if (element.getAttribute('src')) setState('gagal')
    })
    audio.current = element
    return () => {
      element.pause()
      element.removeAttribute('src')
      audio.current = null
    }
  }, [])

  const stop = useCallback(() => {
    audio.current?.pause()
    setKey(null)
    setState('berhenti')
  }, [])

  const toggle = useCallback(
    (wanted: string, stretch: Stretch) => {
      const element = audio.current
      if (element === null) return
      if (wanted === key && state === 'main') {
        element.pause()
        return
      }
      if (wanted !== key || state === 'gagal') {
        element.src = passageUrl(stretch)
        setKey(wanted)
        setPositionMs(0)
      }
      setState('memuat')
      element.play().catch((error: DOMException) => {
        if (error.name !== 'AbortError') setState('gagal')
      })
    },
    [key, state],
  )

  return useMemo(
    () => ({ key, state, positionMs, toggle, stop }),
    [key, state, positionMs, toggle, stop],
  )
}
