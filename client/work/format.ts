/** How days, instants, amounts and lengths of time are written on the screen: always Indonesian, in the council's zone. */
import { type Zone, zoneLabel } from '../../server/domain/rapat.ts'

const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 })
const rupiah = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 })

export const angka = (value: number): string => number.format(value)
export const uang = (value: number): string => `Rp${rupiah.format(value)}`

/** `2026-11-21` as `Sabtu, 21 November 2026`, or without the weekday. */
export function hari(day: string, weekday: 'long' | 'none' = 'none'): string {
  const at = new Date(`${day}T12:00:00Z`)
  if (Number.isNaN(at.getTime())) return day
  return new Intl.DateTimeFormat('id-ID', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(weekday === 'long' && { weekday: 'long' }),
  }).format(at)
}

/** An instant as `21 November 2026 pukul 09.30 WITA`. */
export function saat(instant: string, zona: Zone): string {
  return `${hari(dayOf(instant, zona))} pukul ${pukul(instant, zona)}`
}

/** An instant as `09.30 WITA`. */
export function pukul(instant: string, zona: Zone): string {
  const clock = new Intl.DateTimeFormat('id-ID', {
    timeZone: zona,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))
  return `${clock.replace(':', '.')} ${zoneLabel[zona]}`
}

function dayOf(instant: string, zona: Zone): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zona }).format(new Date(instant))
}

/** Milliseconds on the recording as `01:12:46`. */
export function durasi(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map(two)
    .join(':')
}

/** A hash short enough to be compared by eye: four groups of four. */
export const ringkasHash = (hex: string): string =>
  hex.slice(0, 16).match(/.{4}/g)?.join(' ') ?? hex

/** Initials for the disc beside a name: titles are left out. */
export function inisial(nama: string): string {
  const words = nama
    .replace(/,.*$/, '')
    .split(/\s+/)
    .filter((word) => word !== '' && !word.endsWith('.'))
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return `${first?.[0] ?? '?'}${last?.[0] ?? ''}`.toUpperCase()
}
