/**
 * The live text for readers: HTML made by the server, kept up to date by small changes. No editor is loaded. It follows
 * by itself while the reader is at the end, and stays where it is when they scrolled up.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Socket } from 'socket.io-client'
import {
  applySiaran,
  type SiaranClosed,
  type SiaranDelta,
  type SiaranHeld,
  type SiaranItem,
  type SiaranJoined,
  type SiaranLag,
  type SiaranPartial,
} from '../../server/domain/protocol/siaran.ts'
import { siaran as text } from '../text/siaran.ts'
import './siaran.css'

export type SiaranState = 'memuat' | 'langsung' | 'terputus' | 'ditahan' | 'ditutup' | 'ditolak'
type Answer = { ok: true; value: SiaranJoined } | { ok: false; error: { message: string } }

export type SiaranTextProps = {
  readonly bagianId: string
  readonly socket: Socket
  readonly onState?: ((state: SiaranState) => void) | undefined
  /** How far the text is behind the sound. */
  readonly onLag?: ((lagMs: number) => void) | undefined
}

/** The page is followed while this much or less is below the screen. */
const nearPx = 120
const retryMs = 1500

export function useSiaran(socket: Socket, bagianId: string) {
  const [items, setItems] = useState<readonly SiaranItem[]>([])
  const [state, setState] = useState<SiaranState>('memuat')
  const [partial, setPartial] = useState('')
  const [refusal, setRefusal] = useState('')
  const [lagMs, setLag] = useState(0)
  useEffect(() => {
    let rev = -1
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    setItems([])
    setState('memuat')
    setPartial('')

    async function join(): Promise<void> {
      rev = -1
      let answer: Answer
      try {
        answer = (await socket.timeout(10_000).emitWithAck('siaran:ikut', { bagianId })) as Answer
      } catch {
        if (!gone) timer = setTimeout(() => socket.connected && void join(), retryMs)
        return
      }
      if (gone) return
      if (!answer.ok) {
        setItems([])
        setRefusal(answer.error.message)
        setState('ditolak')
        return
      }
      if (answer.value.ditahan) {
        setItems([])
        setState('ditahan')
        return
      }
      rev = answer.value.rev
      setItems(answer.value.items)
      setLag(answer.value.lagMs)
      setState('langsung')
    }
    const onDelta = (delta: SiaranDelta) => {
      if (delta.bagianId !== bagianId || rev < 0 || delta.rev <= rev) return
      // Something was missed: everything is asked again.
      if (delta.rev !== rev + 1) {
        void join()
        return
      }
      rev = delta.rev
      setItems((now) => applySiaran(now, delta.changes))
      setPartial('')
    }
    const onPartial = (value: SiaranPartial) => {
      if (value.bagianId === bagianId) setPartial(value.text)
    }
    const onLag = (value: SiaranLag) => {
      if (value.bagianId === bagianId) setLag(value.lagMs)
    }
    const onClosed = (value: SiaranClosed) => {
      if (value.bagianId !== bagianId) return
      rev = -1
      setItems([])
      setPartial('')
      setState('ditutup')
    }
    const onHeld = (value: SiaranHeld) => {
      if (value.bagianId !== bagianId) return
      if (!value.ditahan) {
        void join()
        return
      }
      rev = -1
      setItems([])
      setPartial('')
      setState('ditahan')
    }
    const onReady = () => void join()
    const onBreak = () => {
      setPartial('')
      setState((now) => (now === 'langsung' ? 'terputus' : now))
    }
    socket.on('siaran:delta', onDelta)
    socket.on('siaran:partial', onPartial)
    socket.on('siaran:lag', onLag)
    socket.on('siaran:tutup', onClosed)
    socket.on('siaran:tahan', onHeld)
    socket.on('siap', onReady)
    socket.on('disconnect', onBreak)
    if (socket.connected) void join()
    return () => {
      gone = true
      clearTimeout(timer)
      socket.off('siaran:delta', onDelta)
      socket.off('siaran:partial', onPartial)
      socket.off('siaran:lag', onLag)
      socket.off('siaran:tutup', onClosed)
      socket.off('siaran:tahan', onHeld)
      socket.off('siap', onReady)
      socket.off('disconnect', onBreak)
      if (socket.connected) socket.emit('siaran:tinggalkan', { bagianId })
    }
  }, [socket, bagianId])
  return { items, state, partial, refusal, lagMs }
}

/** One piece. The server escapes everything people said or wrote; colours come as data, because styles are not let in. */
function Piece({ item }: { item: SiaranItem }) {
  const paint = useCallback(
    (node: HTMLDivElement | null) => {
      if (!node) return
      node.innerHTML = item.html
      for (const disc of node.querySelectorAll<HTMLElement>('[data-warna]')) {
        disc.style.backgroundColor = disc.dataset.warna ?? ''
      }
    },
    [item.html],
  )
  return <div className="siaran-potongan" id={`siaran-${item.id}`} ref={paint} />
}

export function SiaranText({ bagianId, socket, onState, onLag }: SiaranTextProps) {
  const { items, state, partial, refusal, lagMs } = useSiaran(socket, bagianId)
  const end = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const [away, setAway] = useState(false)
  useEffect(() => onState?.(state), [state, onState])
  useEffect(() => onLag?.(lagMs), [lagMs, onLag])

  const toEnd = useCallback(() => {
    follows.current = true
    setAway(false)
    end.current?.scrollIntoView({ block: 'end' })
  }, [])
  useEffect(() => {
    let last = window.scrollY
    const look = () => {
      const below = document.documentElement.scrollHeight - window.scrollY - window.innerHeight
      // Only going up leaves the end: a page that grew has moved nobody.
      if (below < nearPx) follows.current = true
      else if (window.scrollY < last - 2) follows.current = false
      last = window.scrollY
      setAway(!follows.current)
    }
    const grown = new ResizeObserver(() => {
      if (follows.current) end.current?.scrollIntoView({ block: 'end' })
    })
    grown.observe(document.body)
    window.addEventListener('scroll', look, { passive: true })
    return () => {
      grown.disconnect()
      window.removeEventListener('scroll', look)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page grew when these did.
  useLayoutEffect(() => {
    if (follows.current && items.length > 0) end.current?.scrollIntoView({ block: 'end' })
  }, [items, partial])

  if (state === 'ditutup' || state === 'ditolak' || state === 'ditahan') {
    return (
      <p className="siaran-pesan" role="status">
        {state === 'ditolak' ? `${text.tanpaHak} ${refusal}` : text[state]}
      </p>
    )
  }
  return (
    <section className="siaran naskah" aria-label={text.label} lang="id">
      {state === 'memuat' && <p className="siaran-pesan">{text.memuat}</p>}
      {state === 'langsung' && items.length === 0 && <p className="siaran-pesan">{text.kosong}</p>}
      <div role="log" aria-live="off">
        {items.map((item) => (
          <Piece key={item.id} item={item} />
        ))}
      </div>
      {partial !== '' && (
        <p className="siaran-sedang">
          <span>{text.sedangBicara}</span> {partial}
        </p>
      )}
      {state === 'terputus' && (
        <p className="siaran-pesan" role="status">
          {text.terputus}
        </p>
      )}
      <div ref={end} className="siaran-akhir" />
      {away && (
        <button type="button" className="siaran-ke-bawah" onClick={toEnd}>
          ↓ {text.keBawah}
        </button>
      )}
    </section>
  )
}
