/** The words that are being spoken, under the text: shown, never stored. */
import { useEffect, useState } from 'react'
import type { Socket } from 'socket.io-client'
import { naskah as text } from '../text/naskah.ts'

type Shown = { readonly text: string; readonly endSample: number }
/** Without news for so long, what was heard last is no longer being spoken. */
const staleMs = 12_000

export function LivePartial(props: { socket: Socket; bagianId: string; onGrow: () => void }) {
  const { socket, bagianId, onGrow } = props
  const [byChannel, setByChannel] = useState<ReadonlyMap<number, Shown>>(new Map())
  useEffect(() => {
    setByChannel(new Map())
    let timer: ReturnType<typeof setTimeout> | undefined
    const hear = (value: Shown & { channel?: number; bagianId?: string }) => {
      if (value.bagianId !== undefined && value.bagianId !== bagianId) return
      setByChannel((now) => new Map(now).set(value.channel ?? 0, value))
      clearTimeout(timer)
      timer = setTimeout(() => setByChannel(new Map()), staleMs)
    }
    const gone = () => setByChannel(new Map())
    socket.on('ruang:partial', hear)
    socket.on('disconnect', gone)
    return () => {
      clearTimeout(timer)
      socket.off('ruang:partial', hear)
      socket.off('disconnect', gone)
    }
  }, [socket, bagianId])
  const lines = [...byChannel].filter(([, shown]) => shown.text.trim() !== '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line grew when its text did.
  useEffect(onGrow, [byChannel])
  return (
    <div className="naskah-sedang" aria-live="off">
      {lines.map(([channel, shown]) => (
        <p key={channel}>
          <span>{text.sedangBicara}</span> {shown.text}
        </p>
      ))}
    </div>
  )
}
