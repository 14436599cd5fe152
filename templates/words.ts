/** Indonesian wording of a printed record: dates, hours, names in capitals, labels of speakers. Pure functions. */
import type { z } from 'zod'
import { type Zone, zoneLabel } from '../server/domain/rapat.ts'
import type { RecordPerson, RecordTurn, RisalahRecord } from '../server/domain/record.ts'

type Person = z.infer<typeof RecordPerson>
type Turn = z.infer<typeof RecordTurn>

/** "Senin, 23 November 2026" from a calendar day. */
export function longDay(day: string): string {
  return new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** "23 November 2026" in the council's zone. */
export function longDate(instant: string, zone: Zone): string {
  return new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: zone }).format(
    new Date(instant),
  )
}

/** "09.30" in the council's zone. */
export function hour(instant: string, zone: Zone): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: zone,
  })
    .format(new Date(instant))
    .replace(':', '.')
}

/** "pukul 09.30 s.d. 11.05 WITA"; a sitting that has no end yet says "selesai". */
export function hours(from: string | null, to: string | null, zone: Zone): string {
  if (from === null) return '–'
  return `${hour(from, zone)} s.d. ${to === null ? 'selesai' : `${hour(to, zone)}`} ${zoneLabel[zone]}`
}

/** Place in the recording: "00.12.03". */
export function soundTime(ms: number): string {
  const s = Math.floor(ms / 1000)
  return [s / 3600, (s % 3600) / 60, s % 60]
    .map((n) => String(Math.floor(n)).padStart(2, '0'))
    .join('.')
}

/** Name in capitals, titles as they are: "Drs. H. HARUN WIRATAMA, M.Si." */
export function nameInCapitals(nama: string): string {
  const comma = nama.indexOf(',')
  const [name, titles] = comma < 0 ? [nama, ''] : [nama.slice(0, comma), nama.slice(comma)]
  const words = name.split(' ').map((word) => (word.endsWith('.') ? word : word.toUpperCase()))
  return words.join(' ') + titles
}

export const sifatWords = {
  terbuka: 'Terbuka untuk umum',
  tertutup: 'Tertutup (hanya untuk yang diundang)',
  rahasia: 'Rahasia',
} as const

export const relasiWords = {
  disebut: 'disebut',
  dibahas: 'dibahas',
  disepakati: 'disepakati',
  ditolak: 'ditolak',
  ditunda: 'ditunda',
  diubah: 'diubah',
} as const

/** How a speaker is named at the head of a turn, by the part they play in this rapat. */
export function speakerLabel(record: RisalahRecord, turn: Turn): string {
  const person = record.orang.find((p) => p.id === turn.speakerId)
  if (turn.speakerStatus === 'tidak-dikenal' || turn.speakerId === null) {
    return 'PEMBICARA (tidak dikenal)'
  }
  // A voice that nobody has named yet; a frozen record holds none.
  if (!person) return `PEMBICARA (${turn.speakerId}, belum dikonfirmasi)`
  const label = `${partOf(record, person)} (${nameInCapitals(person.nama)})`
  return turn.speakerStatus === 'usulan' ? `${label}, belum dikonfirmasi` : label
}

/** "Kepala Dinas" of "Dinas PUPR" is "Kepala Dinas PUPR". */
export function postOf({ jabatan, instansi }: Pick<Person, 'jabatan' | 'instansi'>): string {
  if (!jabatan || !instansi) return jabatan ?? instansi ?? ''
  const last = jabatan.split(' ').at(-1)!.toLowerCase()
  const [first, ...rest] = instansi.split(' ')
  const shared = first!.toLowerCase() === last && rest.length > 0
  return `${jabatan} ${shared ? rest.join(' ') : instansi}`
}

function partOf(record: RisalahRecord, person: Person): string {
  if (record.ketua.includes(person.id)) return 'KETUA RAPAT'
  if (record.sekretaris === person.id) return 'SEKRETARIS RAPAT'
  if (person.kelompok === 'undangan') {
    return postOf(person).toUpperCase() || 'UNDANGAN'
  }
  if (person.kelompok === 'sekretariat') return 'SEKRETARIAT'
  return person.fraksi?.toUpperCase() ?? (person.jabatan ?? 'ANGGOTA').toUpperCase()
}

/** Letters XML and the PDF maker's metadata cannot carry are spelled out. */
export function plainTitle(text: string): string {
  return text
    .replace(/&/g, 'dan')
    .replace(/</g, '(')
    .replace(/>/g, ')')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Cs}|[\ufffe\uffff]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}
