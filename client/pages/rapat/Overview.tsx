/** The facts of a rapat, its agenda, its parts, and who has which task. */
import { Stack, Text, Title } from '@mantine/core'
import { jenisRapat, zoneLabel } from '../../../server/domain/rapat.ts'
import { SifatBadge } from '../../components/badges.tsx'
import { LinkAnchor } from '../../components/links.tsx'
import { jamText } from '../../components/RapatRow.tsx'
import { formatClock, formatDayLong } from '../../components/time.ts'
import { rinci } from '../../text/rapat.ts'
import { umum } from '../../text/umum.ts'
import { Assignments } from './Assignments.tsx'
import type { Detail } from './detail.tsx'
import classes from './rapat.module.css'

export function Overview({ detail }: { detail: Detail }) {
  const { rapat } = detail
  return (
    <div className={classes.columns}>
      <Stack gap="xl">
        <section aria-labelledby="acara">
          <Title order={2} id="acara" mb="xs">
            {rinci.acara}
          </Title>
          {rapat.acara.length === 0 ? (
            <Text c="dimmed">{rinci.acaraKosong}</Text>
          ) : (
            <ol className={classes.agenda}>
              {rapat.acara.map((acara) => (
                <li key={acara.id}>
                  <span>{acara.judul}</span>
                </li>
              ))}
            </ol>
          )}
        </section>
        {rapat.bagian.length > 0 && <Parts detail={detail} />}
      </Stack>
      <Stack gap="xl">
        <Assignments detail={detail} />
        <section aria-labelledby="data-rapat">
          <Title order={2} id="data-rapat" mb="xs">
            {rinci.data}
          </Title>
          <Facts detail={detail} />
        </section>
      </Stack>
    </div>
  )
}

function Facts({ detail }: { detail: Detail }) {
  const { rapat } = detail
  const rows: [string, string][] = [
    [rinci.jenis, jenisRapat[rapat.jenis].nama],
    [rinci.alat, rapat.alat ?? umum.tidakAda],
    [rinci.waktu, `${formatDayLong(rapat.tanggal)}, ${jamText(rapat)}`],
    [rinci.tempat, rapat.tempat],
    [rinci.nomor, rapat.nomor ?? umum.tidakAda],
    [rinci.masa, [rapat.masaSidang, rapat.tahunSidang].filter(Boolean).join(', ') || umum.tidakAda],
    [rinci.mesin, rapat.engine ? `${rapat.engine} · ${rapat.model ?? ''}` : rinci.mesinBawaan],
  ]
  return (
    <dl className={classes.facts}>
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Each part with its openness and hours, and the pauses. */
function Parts({ detail }: { detail: Detail }) {
  const { rapat, bolehBagian } = detail
  const zone = zoneLabel[rapat.zona]
  const span = (from: string, to: string | null) =>
    `${formatClock(from, rapat.zona)}–${to ? formatClock(to, rapat.zona) : rinci.sekarang} ${zone}`
  return (
    <section aria-labelledby="bagian">
      <Title order={2} id="bagian" mb="xs">
        {rinci.jalannya}
      </Title>
      {rapat.bagian.map((bagian) => (
        <div key={bagian.id} className={classes.part}>
          <Text size="sm" fw={600}>
            {rinci.bagianKe(bagian.no)}
          </Text>
          <SifatBadge sifat={bagian.sifat} />
          <span className="angka">{span(bagian.mulaiAt, bagian.selesaiAt)}</span>
          {bolehBagian[bagian.id]?.includes('bagian.siaran') && (
            <LinkAnchor to="/siaran/$bagianId" params={{ bagianId: bagian.id }} size="sm">
              {bagian.selesaiAt === null ? rinci.siaran : rinci.bacaTeks}
            </LinkAnchor>
          )}
        </div>
      ))}
      {rapat.skors.map((skors) => (
        <div key={skors.mulaiAt} className={classes.part}>
          <Text size="sm" fw={600}>
            {rinci.skors}
          </Text>
          <span className="angka">{span(skors.mulaiAt, skors.selesaiAt)}</span>
        </div>
      ))}
    </section>
  )
}
