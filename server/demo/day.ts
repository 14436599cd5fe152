/** Days and instants of the demo, relative to today in the council's zone. */
import type { Zone } from '../domain/rapat.ts'

/** Indonesia knows no summer time. */
const offsets: Readonly<Record<Zone, string>> = {
  'Asia/Jakarta': '+07:00',
  'Asia/Makassar': '+08:00',
  'Asia/Jayapura': '+09:00',
}

/** Today, moved by days. */
export function dayIn(zone: Zone, now: Date, offset = 0): string {
  const at = new Date(now.getTime() + offset * 86_400_000)
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)
}

/** The instant at which clocks in the zone show this hour. */
export function instantIn(zone: Zone, day: string, clock: string): Date {
  return new Date(`${day}T${clock}:00${offsets[zone]}`)
}
