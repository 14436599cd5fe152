/** One rapat in a list: its day, what it is, where, and what can be done with it now. */
import { Text, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { jenisRapat, type Rapat, zoneLabel } from '../../server/domain/rapat.ts'
import { RapatBadge, SifatBadge } from './badges.tsx'
import { LinkPlain } from './links.tsx'
import classes from './RapatRow.module.css'
import { formatDayLong, formatJam } from './time.ts'

export function jamText(rapat: Pick<Rapat, 'jamMulai' | 'jamSelesai' | 'zona'>): string {
  const end = rapat.jamSelesai ? `–${formatJam(rapat.jamSelesai)}` : ''
  return `${formatJam(rapat.jamMulai)}${end} ${zoneLabel[rapat.zona]}`
}

/** "Rapat Komisi III": the kind and who sits, without saying a word twice. */
export function jenisText({ jenis, alat }: Pick<Rapat, 'jenis' | 'alat'>): string {
  const { nama } = jenisRapat[jenis]
  if (alat === null || nama.toLowerCase().endsWith(alat.toLowerCase())) return nama
  const body = nama.replace(/^Rapat /, '')
  if (alat.toLowerCase().startsWith(`${body.toLowerCase()} `)) return `Rapat ${alat}`
  return `${nama} · ${alat}`
}

const month = new Intl.DateTimeFormat('id-ID', { month: 'short', timeZone: 'UTC' })
const weekday = new Intl.DateTimeFormat('id-ID', { weekday: 'short', timeZone: 'UTC' })

export function DayMark({ day }: { day: string }) {
  const date = new Date(`${day}T00:00:00Z`)
  return (
    <time dateTime={day} className={classes.day}>
      <VisuallyHidden>{formatDayLong(day)}</VisuallyHidden>
      <span aria-hidden className={classes.weekday}>
        {weekday.format(date)}
      </span>
      <span aria-hidden className={classes.number}>
        {date.getUTCDate()}
      </span>
      <span aria-hidden className={classes.month}>
        {month.format(date)}
      </span>
    </time>
  )
}

export function RapatRow({ rapat, action }: { rapat: Rapat; action?: ReactNode }) {
  const now = rapat.bagian.at(-1)?.sifat ?? rapat.sifatAwal
  return (
    <li className={classes.row} data-status={rapat.status}>
      <DayMark day={rapat.tanggal} />
      <div className={classes.body}>
        <div className={classes.badges}>
          <RapatBadge status={rapat.status} />
          <SifatBadge sifat={now} />
        </div>
        <LinkPlain to="/rapat/$rapatId" params={{ rapatId: rapat.id }} className={classes.title}>
          {rapat.judul}
        </LinkPlain>
        <Text size="sm" c="dimmed">
          <span className="angka">{jamText(rapat)}</span> · {rapat.tempat}
        </Text>
        <Text size="sm" c="dimmed">
          {jenisText(rapat)}
        </Text>
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </li>
  )
}

export function RapatList({ children }: { children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>
}
