/** The recording drawn as loudness: click or drag to seek, arrow keys step, gaps and marks stand on it. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { formatDuration } from '../components/time.ts'
import { pemutar as t } from '../text/pemutar.ts'
import { columnsOf, windowAround } from './peaks.ts'
import classes from './player.module.css'

export type WaveMark = {
  readonly atMs: number
  readonly label: string
}
export type WaveGap = { readonly fromMs: number; readonly toMs: number }

const columnPx = 3

export function Waveform(props: {
  peaks: Uint8Array
  durationMs: number
  positionMs: number
  /** How much of the recording is shown; null: all of it. */
  spanMs: number | null
  marks?: readonly WaveMark[]
  gaps?: readonly WaveGap[]
  onSeek(atMs: number): void
}) {
  const { peaks, durationMs, positionMs } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [scheme, setScheme] = useState('')
  const [dragging, setDragging] = useState(false)
  // While one drags, the shown stretch stands still under the pointer.
  const shown = useRef({ fromMs: 0, toMs: 1 })
  if (!dragging) shown.current = windowAround(positionMs, props.spanMs ?? durationMs, durationMs)
  const { fromMs, toMs } = shown.current
  const played = (positionMs - fromMs) / (toMs - fromMs)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const sizes = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)))
    sizes.observe(element)
    const root = document.documentElement
    const colours = new MutationObserver(() =>
      setScheme(root.getAttribute('data-mantine-color-scheme') ?? ''),
    )
    colours.observe(root, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] })
    return () => {
      sizes.disconnect()
      colours.disconnect()
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of scheme changes the colours read below.
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || width === 0) return
    const scale = window.devicePixelRatio || 1
    const height = element.clientHeight
    element.width = width * scale
    element.height = height * scale
    context.scale(scale, scale)
    const style = getComputedStyle(element)
    const ahead = style.getPropertyValue('--wave').trim()
    const behind = style.getPropertyValue('--wave-played').trim()
    const columns = columnsOf(peaks, fromMs, toMs, Math.floor(width / columnPx))
    for (const [index, loud] of columns.entries()) {
      if (loud === null) continue
      const tall = Math.max(1, (loud / 255) * (height - 4))
      context.fillStyle = index * columnPx < played * width ? behind : ahead
      context.fillRect(index * columnPx, (height - tall) / 2, columnPx - 1, tall)
    }
  }, [peaks, fromMs, toMs, width, played, scheme])

  const at = (event: PointerEvent) => {
    const { left, width: wide } = box.current!.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - left) / wide))
    return shown.current.fromMs + share * (shown.current.toMs - shown.current.fromMs)
  }
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || durationMs <= 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDragging(true)
    props.onSeek(at(event))
  }
  const keys = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: -3000,
      ArrowRight: 3000,
      PageUp: -60_000,
      PageDown: 60_000,
    }
    const step = steps[event.key]
    if (step !== undefined) props.onSeek(Math.max(0, Math.min(durationMs, positionMs + step)))
    else if (event.key === 'Home') props.onSeek(0)
    else if (event.key === 'End') props.onSeek(durationMs)
    else return
    event.preventDefault()
  }
  const left = (ms: number) => `${((ms - fromMs) / (toMs - fromMs)) * 100}%`
  const inside = (ms: number) => ms >= fromMs && ms <= toMs
  const lost = props.gaps?.some((gap) => positionMs >= gap.fromMs && positionMs < gap.toMs)
  return (
    <div
      ref={box}
      className={classes.wave}
      role="slider"
      tabIndex={0}
      aria-label={t.gelombang}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={Math.round(positionMs / 1000)}
      aria-valuetext={`${formatDuration(positionMs)}${lost ? `, ${t.terputus}` : ''}`}
      onPointerDown={down}
      onPointerMove={(event) => dragging && props.onSeek(at(event))}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onKeyDown={keys}
    >
      <canvas ref={canvas} className={classes.canvas} />
      {props.gaps?.map((gap) =>
        gap.toMs < fromMs || gap.fromMs > toMs ? null : (
          <span
            key={gap.fromMs}
            className={classes.gap}
            title={`${t.terputus} ${formatDuration(gap.fromMs)}–${formatDuration(gap.toMs)}`}
            style={{
              left: left(Math.max(gap.fromMs, fromMs)),
              width: `${((Math.min(gap.toMs, toMs) - Math.max(gap.fromMs, fromMs)) / (toMs - fromMs)) * 100}%`,
            }}
          />
        ),
      )}
      {props.marks
        ?.filter((mark) => inside(mark.atMs))
        .map((mark) => (
          <span
            key={`${mark.atMs}-${mark.label}`}
            className={classes.mark}
            title={`${formatDuration(mark.atMs)} ${mark.label}`}
            style={{ left: left(mark.atMs) }}
          />
        ))}
      {inside(positionMs) && durationMs > 0 && (
        <span className={classes.head} style={{ left: left(positionMs) }} />
      )}
    </div>
  )
}
