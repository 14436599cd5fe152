/** Days, hours and amounts as they are written in Indonesia. Days are calendar days of the council, never instants. */

const dayFull = new Intl.DateTimeFormat('id-ID', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const dayShort = new Intl.DateTimeFormat('id-ID', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const asUtc = (day: string) => new Date(`${day}T00:00:00Z`)

/** "Rabu, 25 November 2026" */
export const formatDayLong = (day: string): string => dayFull.format(asUtc(day))
/** "25 Nov 2026" */
export const formatDay = (day: string): string => dayShort.format(asUtc(day))

/** "09.30" out of "09:30". */
export const formatJam = (clock: string): string => clock.replace(':', '.')

/** An instant as hour and minute in a zone: "09.30". */
export function formatClock(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('id-ID', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: zone,
  })
    .format(new Date(instant))
    .replace(':', '.')
}

/** "25 Nov 2026, 09.30" in a zone. */
export function formatInstant(instant: string, zone: string): string {
  const day = new Intl.DateTimeFormat('id-ID', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  }).format(new Date(instant))
  return `${day}, ${formatClock(instant, zone)}`
}

/** The calendar day an instant falls on in a zone: "2026-11-25". */
export function dayIn(zone: string, instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone,
  }).format(instant)
}

/** The instant of an hour and minute on a day in a zone. Indonesian zones have no summer time. */
export function instantOf(day: string, clock: string, zone: string): string {
  const offset = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }[zone] ?? 7
  return new Date(Date.parse(`${day}T${clock}:00.000Z`) - offset * 3_600_000).toISOString()
}

export function addDays(day: string, days: number): string {
  return new Date(asUtc(day).getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** "01:12:46" */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const part = (value: number) => String(value).padStart(2, '0')
  return `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`
}

/** "142 MB", "1,5 GB" */
export function formatBytes(bytes: number): string {
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat('id-ID', { maximumFractionDigits: digits }).format(value)
  if (bytes >= 1e9) return `${number(bytes / 1e9, 1)} GB`
  if (bytes >= 1e6) return `${number(bytes / 1e6, 0)} MB`
  return `${number(bytes / 1e3, 0)} kB`
}
