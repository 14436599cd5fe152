/** Amounts, instants with their zone, and short hashes as the work pages write them. */
import { type Zone, zoneLabel } from '../../server/domain/rapat.ts'
import { formatInstant } from '../components/time.ts'

const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 })
const rupiah = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 })

export const angka = (value: number): string => number.format(value)
export const uang = (value: number): string => `Rp${rupiah.format(value)}`

/** "25 Nov 2026, 09.30 WITA" */
export const saat = (instant: string, zona: Zone): string =>
  `${formatInstant(instant, zona)} ${zoneLabel[zona]}`

/** A hash short enough to be compared by eye: four groups of four. */
export const ringkasHash = (hex: string): string =>
  hex.slice(0, 16).match(/.{4}/g)?.join(' ') ?? hex
