/** What the server tells about a part while it runs: how far the transcript is behind, and who records. */
import { useEffect, useState } from 'react'
import type { ChannelStatus } from '../../../../server/domain/protocol/capture.ts'
import { emitAck, getSocket, useSocketEvent } from '../../../socket.ts'

export type PipelineStatus = {
  readonly bagianId: string
  readonly lagMs: number | null
  readonly engine: string | null
  readonly model: string | null
  readonly state: string
}

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
    if (bagianId === null || !mayCapture) return
    const socket = getSocket()
    const join = () => {
      // A refusal leaves the line without these facts; it never claims what it does not know.
      emitAck<{ channels: ChannelStatus[] }>('capture:ikut', { bagianId }).then(
        ({ channels }) => setChannel(channels.find((c) => c.channel === 0) ?? null),
        () => {},
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
