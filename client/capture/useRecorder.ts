/** A recorder as long as the component stands; it follows the rapat into its next part. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Socket } from 'socket.io-client'
import { createRecorder, type Recorder, type RecorderState } from './recorder.ts'

/** Null until there is a part to record, and while the store of the device is being opened. */
export function useRecorder(given: {
  socket: Socket
  bagianId: string | null
  channel: number
}): Recorder | null {
  const { socket, bagianId, channel } = given
  const [recorder, setRecorder] = useState<Recorder | null>(null)
  const latest = useRef(bagianId)
  latest.current = bagianId
  const wanted = bagianId !== null

  useEffect(() => {
    if (!wanted) return
    let mine: Recorder | null = null
    let gone = false
    void createRecorder({ socket, channel, bagianId: latest.current ?? '' }).then((made) => {
      if (gone) void made.close()
      else {
        mine = made
        setRecorder(made)
      }
    })
    return () => {
      gone = true
      setRecorder(null)
      // What is not yet sent goes on being sent.
      void mine?.close()
    }
  }, [socket, channel, wanted])

  useEffect(() => {
    if (recorder && bagianId !== null) recorder.move(bagianId)
  }, [recorder, bagianId])
  return recorder
}

/** The state, looked at anew whenever it changes and once a second. */
export function useRecorderState(recorder: Recorder | null): RecorderState | null {
  const seen = useRef<{ state: RecorderState; text: string } | null>(null)
  return useSyncExternalStore(
    (listener) => {
      if (!recorder) return () => {}
      const stop = recorder.subscribe(listener)
      const timer = setInterval(listener, 1000)
      return () => {
        stop()
        clearInterval(timer)
      }
    },
    () => {
      if (!recorder) return null
      const state = recorder.state()
      const text = JSON.stringify(state)
      if (seen.current?.text !== text) seen.current = { state, text }
      return seen.current.state
    },
  )
}
