/** Keeps what is shown of these rapat as the server has it: joins them and asks again whenever one changes. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { emitAck, getSocket, useSocketEvent } from '../socket.ts'

export function useLiveRapat(rapatIds: readonly string[]): void {
  const client = useQueryClient()
  const key = rapatIds.join(' ')

  useEffect(() => {
    const ids = key.split(' ').filter(Boolean)
    if (ids.length === 0) return
    const socket = getSocket()
    const join = () => {
      // A refusal leaves the page as it is: it still asks again whenever it is looked at.
      for (const rapatId of ids) emitAck('rapat:ikut', { rapatId }).catch(() => {})
    }
    const rejoin = () => {
      join()
      // Whatever happened while the connection was gone.
      void client.invalidateQueries({ queryKey: ['getRapat'] })
      void client.invalidateQueries({ queryKey: ['listRapat'] })
    }
    socket.on('siap', rejoin)
    if (socket.connected) join()
    return () => void socket.off('siap', rejoin)
  }, [key, client])

  useSocketEvent<{ rapatId: string; versi: number }>('rapat:berubah', ({ rapatId }) => {
    void client.invalidateQueries({ queryKey: ['getRapat', { rapatId }] })
    void client.invalidateQueries({ queryKey: ['listRapat'] })
    void client.invalidateQueries({ queryKey: ['checkRisalah', { rapatId }] })
  })
}
