/** What the server tells about a part while it runs: how far the transcript is behind, and who records. */
import { useEffect, useState } from 'react'
import type { ChannelStatus } from '../../../../server/domain/protocol/capture.ts'
import type { PipelineStatus } from '../../../../server/domain/protocol/room.ts'
import { emitAck, getSocket, useSocketEvent } from '../../../socket.ts'

export type LiveStatus = {
  readonly pipeline: PipelineStatus | null
  readonly channel: ChannelStatus | null
}

export function useLiveStatus(bagianId: string | null, mayCapture: boolean): LiveStatus {
  const [pipeline, setPipeline] = useState<PipelineStatus | null>(null)
  const [channel, setChannel] = useState<ChannelStatus | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another part starts with nothing known.
  useEffect(() => {
    setPipeline(null)
    setChannel(null)
  }, [bagianId])

  useEffect(() => {
    if (bagianId === null) return
    const socket = getSocket()
    // A refusal leaves the line without these facts; it never claims what it does not know.
    const ask = <T>(event: string, take: (value: T) => void) =>
      void emitAck<T>(event, { bagianId }).then(take, () => {})
    const join = () => {
      ask<PipelineStatus>('ruang:ikut', setPipeline)
      if (!mayCapture) return
      ask<{ channels: ChannelStatus[] }>('capture:ikut', ({ channels }) =>
        setChannel(channels.find((c) => c.channel === 0) ?? null),
      )
    }
    socket.on('siap', join)
    if (socket.connected) join()
    return () => void socket.off('siap', join)
  }, [bagianId, mayCapture])

  useSocketEvent<PipelineStatus>('ruang:status', (value) => {
    if (value.bagianId === bagianId) setPipeline(value)
  })
  useSocketEvent<ChannelStatus>('capture:status', (value) => {
    if (value.bagianId === bagianId && value.channel === 0) setChannel(value)
  })
  return { pipeline, channel }
}
