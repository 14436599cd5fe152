/**
 * Plays the recording of one channel of a bagian. While the recording still grows, the player loads it from a little
 * before the wanted moment and, at the end of what it has, asks again for what came since.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { urlOf } from '../api.ts'

export type RecordingPlayer = {
  readonly playing: boolean
  readonly positionMs: number
  readonly rate: number
  readonly failed: boolean
  play(atMs?: number): void
  pause(): void
  toggle(): void
  seek(atMs: number): void
  skip(deltaMs: number): void
  setRate(rate: number): void
}

export type PlayerSource = {
  readonly bagianId: string
  readonly channel: number
  /** True while sound is still being added. */
  readonly growing: boolean
}

/** How much before the wanted moment a growing recording is loaded, so that stepping back needs no new request. */
const leadMs = 30_000

export function usePlayer(source: PlayerSource | null): RecordingPlayer {
  const audio = useRef<HTMLAudioElement | null>(null)
  const offset = useRef(0)
  const wanted = useRef<{ atMs: number; play: boolean } | null>(null)
  const [playing, setPlaying] = useState(false)
  const [failed, setFailed] = useState(false)
  const [positionMs, setPosition] = useState(0)
  const [rate, setRateState] = useState(1)
  const rateNow = useRef(1)
  const position = useRef(0)
  const { bagianId, channel, growing } = source ?? { bagianId: null, channel: 0, growing: false }

  const load = useCallback(
    (atMs: number, play: boolean) => {
      const element = audio.current
      if (element === null || bagianId === null) return
      const startMs = growing ? Math.max(0, Math.floor(atMs - leadMs)) : 0
      offset.current = startMs
      wanted.current = { atMs, play }
      setFailed(false)
      element.src = urlOf('getAudio', {
        params: { bagianId, channel },
        ...(growing && { query: { startMs } }),
      })
      element.load()
    },
    [bagianId, channel, growing],
  )
  const loadNow = useRef(load)
  loadNow.current = load
  const grows = useRef(growing)
  grows.current = growing

  useEffect(() => {
    const element = new Audio()
    element.preload = 'metadata'
    const on = (event: string, listener: () => void) => element.addEventListener(event, listener)
    on('loadedmetadata', () => {
      const aim = wanted.current
      wanted.current = null
      element.playbackRate = rateNow.current
      if (aim === null) return
      element.currentTime = Math.max(0, (aim.atMs - offset.current) / 1000)
      if (aim.play) element.play().catch(() => setPlaying(false))
    })
    on('playing', () => setPlaying(true))
    on('pause', () => setPlaying(false))
    on('ended', () => {
      const endMs = offset.current + element.currentTime * 1000
      setPlaying(false)
      // Sound that came since this stretch was asked for: go on from its end, once there is some.
      if (grows.current && endMs - offset.current > 1000) loadNow.current(endMs, true)
    })
    on('error', () => {
      if (!element.getAttribute('src')) return
      setPlaying(false)
      setFailed(true)
    })
    let frame = 0
    // Ten times a second is what an eye needs; more would draw the whole room for every frame.
    const follow = () => {
      const at = offset.current + element.currentTime * 1000
      if (wanted.current === null && Math.abs(at - position.current) > 90) {
        position.current = at
        setPosition(at)
      }
      frame = requestAnimationFrame(follow)
    }
    frame = requestAnimationFrame(follow)
    audio.current = element
    return () => {
      cancelAnimationFrame(frame)
      element.pause()
      element.removeAttribute('src')
      element.load()
      audio.current = null
    }
  }, [])

  // Another bagian is another recording: nothing of the old one goes on sounding.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the recording changes.
  useEffect(() => {
    const element = audio.current
    if (element?.getAttribute('src')) {
      element.pause()
      element.removeAttribute('src')
    }
    offset.current = 0
    position.current = 0
    setPosition(0)
    setFailed(false)
  }, [bagianId, channel])

  const go = useCallback((atMs: number, play: boolean) => {
    const element = audio.current
    if (element === null) return
    const at = Math.max(0, atMs)
    position.current = at
    setPosition(at)
    const inside = (at - offset.current) / 1000
    const loaded = element.getAttribute('src') && !element.error && element.readyState > 0
    if (loaded && inside >= 0 && inside <= element.duration) {
      element.currentTime = inside
      if (play) element.play().catch(() => setPlaying(false))
    } else loadNow.current(at, play)
  }, [])

  const play = useCallback((atMs?: number) => go(atMs ?? position.current, true), [go])
  const pause = useCallback(() => audio.current?.pause(), [])
  const seek = useCallback((atMs: number) => go(atMs, !(audio.current?.paused ?? true)), [go])
  const skip = useCallback((deltaMs: number) => seek(position.current + deltaMs), [seek])
  const toggle = useCallback(() => {
    if (audio.current && !audio.current.paused) pause()
    else play()
  }, [pause, play])
  const setRate = useCallback((next: number) => {
    rateNow.current = next
    setRateState(next)
    if (audio.current) audio.current.playbackRate = next
  }, [])

  return useMemo(
    () => ({ playing, positionMs, rate, failed, play, pause, toggle, seek, skip, setRate }),
    [playing, positionMs, rate, failed, play, pause, toggle, seek, skip, setRate],
  )
}
