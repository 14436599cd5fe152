/**
 * A recorder for a component; it follows the rapat into its next part. Leaving the page does not end a recording: the
 * recorder waits beside the tab's socket until the page is opened again, or until recording is over.
 */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Socket } from 'socket.io-client'
import { createRecorder, type Recorder, type RecorderState } from './recorder.ts'

/** Each with its channel; the part it records may change while it waits. */
const waiting = new WeakMap<Socket, Map<Recorder, number>>()

function keep(socket: Socket, channel: number, recorder: Recorder): void {
  const all = waiting.get(socket) ?? new Map<Recorder, number>()
  waiting.set(socket, all.set(recorder, channel))
  const stop = recorder.subscribe(() => {
    if (!all.has(recorder)) stop()
    else if (recorder.state().phase === 'siap') {
      stop()
      all.delete(recorder)
      void recorder.close()
    }
  })
}

function takeBack(socket: Socket, channel: number, bagianId: string): Recorder | null {
  const all = waiting.get(socket)
  for (const [recorder, its] of all ?? []) {
    if (its !== channel || recorder.bagianId() !== bagianId) continue
    all?.delete(recorder)
    return recorder
  }
  return null
}

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
    const first = latest.current ?? ''
    let mine = takeBack(socket, channel, first)
    let gone = false
    if (mine) setRecorder(mine)
    else {
      void createRecorder({ socket, channel, bagianId: first }).then((made) => {
        if (gone) {
          void made.close()
          return
        }
        mine = made
        setRecorder(made)
      })
    }
    return () => {
      gone = true
      setRecorder(null)
      if (mine?.state().phase === 'merekam') keep(socket, channel, mine)
      // What is not yet sent goes on being sent.
      else void mine?.close()
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
