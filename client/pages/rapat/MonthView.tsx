/** A month of rapat as a table of days; on a phone, as the list of its days. */
import { ActionIcon, Button, Group, Text, Title } from '@mantine/core'
import { IconCalendarOff, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { Rapat } from '../../../server/domain/rapat.ts'
import { useApi } from '../../api.ts'
import { LinkPlain } from '../../components/links.tsx'
import { RapatList, RapatRow } from '../../components/RapatRow.tsx'
import { Async, Empty } from '../../components/States.tsx'
import { addDays, formatDayLong, formatJam } from '../../components/time.ts'
import { daftar } from '../../text/rapat.ts'
import classes from './MonthView.module.css'

const monthName = new Intl.DateTimeFormat('id-ID', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const weekdays = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu']
const shownADay = 3

/** The weeks that a month touches, each from Monday to Sunday. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`
  const back = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const weeks: string[][] = []
  let day = addDays(first, -back)
  do {
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(day, i)))
    day = addDays(day, 7)
  } while (day.slice(0, 7) === month)
  return weeks
}

export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

export function MonthView(props: {
  month: string
  today: string
  onMonth: (month: string) => void
  filter: (rapat: Rapat) => boolean
}) {
  const weeks = weeksOf(props.month)
  const query = useApi('listRapat', {
    query: { dari: weeks[0]?.[0], sampai: weeks.at(-1)?.[6] },
  })
  const title = monthName.format(new Date(`${props.month}-01T00:00:00Z`))
  return (
    <section aria-label={title}>
      <Group mb="sm" gap="xs">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={daftar.bulanLalu}
          onClick={() => props.onMonth(shiftMonth(props.month, -1))}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={daftar.bulanDepan}
          onClick={() => props.onMonth(shiftMonth(props.month, 1))}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
        <Title order={2} aria-live="polite">
          {title}
        </Title>
        {props.month !== props.today.slice(0, 7) && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => props.onMonth(props.today.slice(0, 7))}
          >
            {daftar.bulanIni}
          </Button>
        )}
      </Group>
      <Async query={query} rows={6}>
        {({ rapat }) => {
          const shown = rapat
            .filter(props.filter)
            .sort((a, b) =>
              `${a.tanggal} ${a.jamMulai}`.localeCompare(`${b.tanggal} ${b.jamMulai}`),
            )
          return (
            <>
              <Grid weeks={weeks} month={props.month} today={props.today} rapat={shown} />
              <div className={classes.list}>
                {shown.length === 0 ? (
                  <Empty icon={IconCalendarOff} title={daftar.kosongBulan} />
                ) : (
                  <RapatList>
                    {shown
                      .filter((r) => r.tanggal.startsWith(props.month))
                      .map((r) => (
                        <RapatRow key={r.id} rapat={r} />
                      ))}
                  </RapatList>
                )}
              </div>
            </>
          )
        }}
      </Async>
    </section>
  )
}

function Grid(props: { weeks: string[][]; month: string; today: string; rapat: Rapat[] }) {
  return (
    <table className={classes.grid}>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const own = props.rapat.filter((r) => r.tanggal === day)
              return (
                <td
                  key={day}
                  data-other={day.slice(0, 7) !== props.month || undefined}
                  data-today={day === props.today || undefined}
                >
                  <time dateTime={day} className={classes.number}>
                    {Number(day.slice(8))}
                    <span className={classes.hidden}>
                      {formatDayLong(day)}
                      {day === props.today && `, ${daftar.hariIni}`}
                    </span>
                  </time>
                  {own.slice(0, shownADay).map((r) => (
                    <LinkPlain
                      key={r.id}
                      to="/rapat/$rapatId"
                      params={{ rapatId: r.id }}
                      className={classes.item}
                      data-status={r.status}
                      data-sifat={r.sifatAwal}
                      title={`${formatJam(r.jamMulai)} ${r.judul}`}
                    >
                      <span className="angka">{formatJam(r.jamMulai)}</span> {r.judul}
                    </LinkPlain>
                  ))}
                  {own.length > shownADay && (
                    <Text size="xs" c="dimmed">
                      {daftar.lagi(own.length - shownADay)}
                    </Text>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
