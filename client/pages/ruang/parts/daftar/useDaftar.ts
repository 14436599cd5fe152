/** The daftar pembicara of a part as the server has it, and the steps on it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DaftarPembicara, Langkah } from '../../../../../server/domain/protocol/pembicara.ts'
import { type ApiError, notifyError } from '../../../../api.ts'
import { emitAck, getSocket, useSocketEvent } from '../../../../socket.ts'

export type Daftar = {
  /** Null until it has come. */
  readonly list: DaftarPembicara | null
  readonly error: ApiError | null
  readonly busy: boolean
  /** Answers whether it was done; a refusal is shown. */
  take(langkah: Langkah): Promise<boolean>
  undo(): Promise<boolean>
}

export function useDaftar(bagianId: string, enabled: boolean): Daftar {
  const [list, setList] = useState<DaftarPembicara | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const working = useRef(false)

  /** Answers and news may overtake each other: the newest version counts. */
  const merge = useCallback((given: DaftarPembicara) => {
    setError(null)
    setList((before) =>
      before?.bagianId === given.bagianId && before.versi > given.versi ? before : given,
    )
  }, [])

  useEffect(() => {
    setList(null)
    if (!enabled) return
    let gone = false
    const socket = getSocket()
    const join = () => {
      emitAck<DaftarPembicara>('pembicara:ikut', { bagianId }).then(
        (given) => !gone && merge(given),
        (refusal: ApiError) => !gone && setError(refusal),
      )
    }
    socket.on('siap', join)
    if (socket.connected) join()
    return () => {
      gone = true
      socket.off('siap', join)
      if (socket.connected) socket.emit('pembicara:tinggalkan', { bagianId })
    }
  }, [bagianId, enabled, merge])

  useSocketEvent<DaftarPembicara>('pembicara:daftar', (given) => {
    if (enabled && given.bagianId === bagianId) merge(given)
  })

  /** One step at a time: what is pressed twice is meant once. */
  const send = useCallback(
    async (event: string, value: object): Promise<boolean> => {
      if (working.current) return false
      working.current = true
      setBusy(true)
      try {
        merge(await emitAck<DaftarPembicara>(event, { bagianId, ...value }))
        return true
      } catch (refusal) {
        notifyError(refusal)
        return false
      } finally {
        working.current = false
        setBusy(false)
      }
    },
    [bagianId, merge],
  )

  const take = useCallback((langkah: Langkah) => send('pembicara:langkah', { langkah }), [send])
  const urung = list?.urung ?? null
  const undo = useCallback(
    async () => urung !== null && (await send('pembicara:urung', { langkah: urung })),
    [send, urung],
  )
  return { list, error, busy, take, undo }
}
