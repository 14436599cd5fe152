/**
 * The one socket of this tab: msgpack over websocket, connecting by itself again after every break. Rooms are joined anew
 * by their owners on `siap`, which the server sends once all of its events can be heard.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { io, type Socket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import type { ErrorBody } from '../server/domain/errors.ts'
import { ApiError } from './api.ts'
import { umum } from './text/umum.ts'

export type SocketState = 'tersambung' | 'terputus'

let socket: Socket | null = null
let ready = false
const stateListeners = new Set<() => void>()

function setReady(value: boolean): void {
  if (ready === value) return
  ready = value
  for (const listener of stateListeners) listener()
}

export function getSocket(): Socket {
  if (socket) return socket
  socket = io({
    parser,
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 4000,
  })
  socket.on('siap', () => setReady(true))
  socket.on('disconnect', (reason) => {
    setReady(false)
    // socket.io does not come back by itself when the server closed the door on purpose.
    if (reason === 'io server disconnect') setTimeout(() => socket?.connect(), 1000)
  })
  return socket
}

/** After signing in or out: the server knows a socket by the cookie it connected with. */
export function renewSocket(): void {
  if (!socket) return
  socket.disconnect()
  socket.connect()
}

function whenConnected(timeoutMs: number): Promise<Socket> {
  const given = getSocket()
  if (given.connected) return Promise.resolve(given)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      given.off('connect', done)
      reject(new ApiError('jaringan', umum.galat.jaringan))
    }, timeoutMs)
    const done = () => {
      clearTimeout(timer)
      resolve(given)
    }
    given.once('connect', done)
  })
}

type Answer<T> = { ok: true; value: T } | { ok: false; error: ErrorBody }

/** Sends and waits for the server's answer; a refusal is thrown as `ApiError`. */
export async function emitAck<T>(event: string, value: unknown, timeoutMs = 15_000): Promise<T> {
  const given = await whenConnected(timeoutMs)
  let answer: Answer<T>
  try {
    answer = (await given.timeout(timeoutMs).emitWithAck(event, value)) as Answer<T>
  } catch {
    throw new ApiError('jaringan', umum.galat.jaringan)
  }
  if (answer.ok) return answer.value
  throw new ApiError(answer.error.code, answer.error.message, 409, answer.error.fields ?? {})
}

export function useSocketState(): SocketState {
  const state = useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    () => ready,
  )
  useEffect(() => void getSocket(), [])
  return state ? 'tersambung' : 'terputus'
}

/** Hears an event as long as the component stands. */
export function useSocketEvent<T>(event: string, handler: (value: T) => void): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    const given = getSocket()
    const listen = (value: T) => latest.current(value)
    given.on(event, listen)
    return () => void given.off(event, listen)
  }, [event])
}

/** Sends a joining event now and after every reconnect; refusals are left to `onRefused`. */
export function useJoin(
  event: string,
  value: unknown,
  onRefused?: (error: ApiError) => void,
): void {
  const key = JSON.stringify(value ?? null)
  const refused = useRef(onRefused)
  useEffect(() => {
    refused.current = onRefused
  })
  useEffect(() => {
    if (key === 'null') return
    const given = getSocket()
    const join = () => {
      emitAck(event, JSON.parse(key)).catch((error: ApiError) => refused.current?.(error))
    }
    given.on('siap', join)
    if (given.connected) join()
    return () => void given.off('siap', join)
  }, [event, key])
}
