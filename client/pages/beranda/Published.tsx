/** Published records, the latest first. */
import { Text, Title } from '@mantine/core'
import { IconFileCertificate } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import type { Rapat } from '../../../server/domain/rapat.ts'
import { call, keyOf } from '../../api.ts'
import { RisalahBadge } from '../../components/badges.tsx'
import { LinkAnchor, LinkPlain } from '../../components/links.tsx'
import { formatDayLong } from '../../components/time.ts'
import { beranda as words } from '../../text/beranda.ts'
import { dokumenLabel } from '../../text/umum.ts'
import classes from './beranda.module.css'

const shown = 6

export function Published({ rapat }: { rapat: readonly Rapat[] }) {
  const latest = rapat.toSorted((a, b) => b.tanggal.localeCompare(a.tanggal)).slice(0, 10)
  const details = useQueries({
    queries: latest.map(({ id: rapatId }) => ({
      queryKey: keyOf('getRapat', { params: { rapatId } }),
      queryFn: () => call('getRapat', { params: { rapatId } }),
      staleTime: 60_000,
    })),
  })
  const records = details
    .flatMap((d) =>
      (d.data?.risalah ?? [])
        .filter((r) => r.status === 'terbit' && r.lingkup === 'publik')
        .map((risalah) => ({ risalah, rapat: d.data?.rapat as Rapat })),
    )
    .slice(0, shown)
  return (
    <section aria-labelledby="terbit" className={classes.block}>
      <div className={classes.blockHead}>
        <Title order={2} id="terbit">
          {words.umum.terbit}
        </Title>
        <LinkAnchor to="/rapat" search={{ tampilan: 'lalu' }} size="sm">
          {words.umum.arsip}
        </LinkAnchor>
      </div>
      {records.length === 0 ? (
        <Text c="dimmed">
          {words.umum.terbitKosong} {words.umum.terbitKosongIsi}
        </Text>
      ) : (
        <ul className={classes.records}>
          {records.map(({ risalah, rapat: of }) => (
            <li key={risalah.id}>
              <IconFileCertificate size={22} stroke={1.5} aria-hidden />
              <div>
                <LinkPlain
                  to="/risalah/$risalahId"
                  params={{ risalahId: risalah.id }}
                  className={classes.record}
                >
                  {dokumenLabel[risalah.dokumen]} {of.judul}
                </LinkPlain>
                <Text size="sm" c="dimmed">
                  {formatDayLong(of.tanggal)} {of.alat && `· ${of.alat}`}
                </Text>
              </div>
              <RisalahBadge status={risalah.status} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
