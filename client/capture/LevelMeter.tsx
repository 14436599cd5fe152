/** Loudness, large enough to be seen across a room. Drawn without React, thirty times a second. */
import { useEffect, useRef } from 'react'
import { perekam } from '../text/capture.ts'
import classes from './capture.module.css'

const floorDb = -60
const stepMs = 33
const fallPerStep = 0.04
const holdSteps = 45

/** 0 to 1 over the 60 dB that matter. */
export function meterShare(peak: number): number {
  if (peak <= 0) return 0
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(peak)) / floorDb))
}

export function LevelMeter(props: {
  listen: ((listener: (peak: number) => void) => () => void) | null
}) {
  const { listen } = props
  const meter = useRef<HTMLDivElement>(null)
  const cover = useRef<HTMLDivElement>(null)
  const mark = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let target = 0
    let shown = 0
    let held = 0
    let age = 0
    let timer: ReturnType<typeof setInterval> | null = null
    const draw = () => {
      if (cover.current) cover.current.style.transform = `scaleX(${1 - shown})`
      if (mark.current) mark.current.style.left = `${held * 100}%`
      meter.current?.setAttribute('aria-valuenow', String(Math.round(shown * 100)))
    }
    /** Falls slowly, also when nothing more comes. */
    const step = () => {
      shown = Math.max(target, shown - fallPerStep)
      target = 0
      age++
      if (shown >= held || age > holdSteps) {
        held = shown
        age = 0
      }
      draw()
      if (shown > 0 || held > 0 || timer === null) return
      clearInterval(timer)
      timer = null
    }
    draw()
    const silence = listen?.((peak) => {
      target = Math.max(target, meterShare(peak))
      timer ??= setInterval(step, stepMs)
    })
    return () => {
      silence?.()
      if (timer) clearInterval(timer)
    }
  }, [listen])

  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers do not let the bar of <meter> be drawn
    <div
      ref={meter}
      className={classes.meter}
      role="meter"
      aria-label={perekam.tingkat}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    >
      <div ref={cover} className={classes.cover} />
      <div ref={mark} className={classes.mark} />
    </div>
  )
}
