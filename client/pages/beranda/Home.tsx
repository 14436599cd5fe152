/** Home of somebody who is signed in: the rapat now or next with its one button, what waits, and the week. */
import { Alert, Group, Skeleton, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCalendarOff } from '@tabler/icons-react'
import type { Akun } from '../../../server/domain/orang.ts'
import type { Rapat } from '../../../server/domain/rapat.ts'
import { useApi } from '../../api.ts'
import { RapatBadge, SifatBadge } from '../../components/badges.tsx'
import { LinkAnchor, LinkButton, LinkPlain } from '../../components/links.tsx'
import { useLiveRapat } from '../../components/liveRapat.ts'
import { Page } from '../../components/Page.tsx'
import { jamText, jenisText, RapatList, RapatRow } from '../../components/RapatRow.tsx'
import { Empty, Failed } from '../../components/States.tsx'
import { addDays, dayIn, formatDayLong } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { beranda as words } from '../../text/beranda.ts'
import { RapatAction } from '../rapat/RapatAction.tsx'
import classes from './beranda.module.css'
import { Tasks } from './Tasks.tsx'

const running = (r: Rapat) => r.status === 'berlangsung' || r.status === 'diskors'

function greeting(zone: string, at: Date): string {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(
      at,
    ),
  )
  if (hour < 11) return 'pagi'
  if (hour < 15) return 'siang'
  return hour < 18 ? 'sore' : 'malam'
}

export function Home({ akun }: { akun: Akun }) {
  const { dewan, skewMs, modelSiap, is } = useSession()
  const now = new Date(Date.now() + skewMs)
  const today = dayIn(dewan.zona, now)
  // Back far enough for what is closed but has no finished record yet.
  const query = useApi('listRapat', {
    query: { dari: addDays(today, -60), sampai: addDays(today, 60) },
  })
  const all = query.data?.rapat ?? []
  const at = (r: Rapat) => `${r.tanggal} ${r.jamMulai}`
  const coming = all
    .filter((r) => running(r) || (r.status === 'terjadwal' && r.tanggal >= today))
    .sort((a, b) => Number(running(b)) - Number(running(a)) || at(a).localeCompare(at(b)))
  const live = coming.filter(running)
  const heads = live.length > 0 ? live : coming.slice(0, 1)
  const week = coming.filter((r) => !heads.includes(r) && r.tanggal <= addDays(today, 7))
  useLiveRapat(coming.slice(0, 12).map((r) => r.id))

  return (
    <Page title={words.sapa(greeting(dewan.zona, now), akun.nama)} lead={formatDayLong(today)}>
      {!modelSiap && (
        <Alert
          mb="lg"
          color="yellow"
          variant="light"
          icon={<IconAlertTriangle size={18} />}
          role="status"
        >
          <Group justify="space-between">
            <Text size="sm">
              {words.model} {!is('admin') && words.modelHubungi}
            </Text>
            {is('admin') && (
              <LinkButton to="/admin" search={{ tab: 'mesin' }} size="xs">
                {words.keModel}
              </LinkButton>
            )}
          </Group>
        </Alert>
      )}
      {query.isError && !query.data ? (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        <div className={classes.columns}>
          <div>
            {heads.length > 0 ? (
              heads.map((r) => <Head key={r.id} rapat={r} />)
            ) : (
              <NothingNext mayWrite={is('admin', 'sekretariat')} />
            )}
            {heads.length > 0 && (
              <>
                <Group justify="space-between" mt="xl" mb={4}>
                  <Title order={2}>{words.pekan}</Title>
                  <LinkAnchor to="/rapat" size="sm">
                    {words.semuaRapat}
                  </LinkAnchor>
                </Group>
                {week.length === 0 ? (
                  <Text c="dimmed">{words.pekanKosong}</Text>
                ) : (
                  <RapatList>
                    {week.map((r) => (
                      <RapatRow key={r.id} rapat={r} action={<RapatAction rapat={r} />} />
                    ))}
                  </RapatList>
                )}
              </>
            )}
          </div>
          <Tasks rapat={all} akun={akun} />
        </div>
      ) : (
        <div className={classes.columns} aria-busy="true">
          <Skeleton h={180} />
          <Skeleton h={180} />
        </div>
      )}
    </Page>
  )
}

function Head({ rapat }: { rapat: Rapat }) {
  const part = rapat.bagian.at(-1)
  return (
    <section
      className={classes.head}
      data-status={rapat.status}
      aria-label={running(rapat) ? words.sekarang : words.berikutnya}
    >
      <Group gap={8}>
        <Text size="sm" fw={600}>
          {running(rapat) ? words.sekarang : words.berikutnya}
        </Text>
        <RapatBadge status={rapat.status} />
        <SifatBadge sifat={part?.sifat ?? rapat.sifatAwal} />
      </Group>
      <Title order={2} className={classes.headTitle}>
        <LinkPlain to="/rapat/$rapatId" params={{ rapatId: rapat.id }}>
          {rapat.judul}
        </LinkPlain>
      </Title>
      <Text>
        {formatDayLong(rapat.tanggal)}, <span className="angka">{jamText(rapat)}</span>
      </Text>
      <Text c="dimmed">
        {rapat.tempat} · {jenisText(rapat)}
      </Text>
      <Group mt="md">
        <RapatAction rapat={rapat} main />
      </Group>
    </section>
  )
}

function NothingNext({ mayWrite }: { mayWrite: boolean }) {
  return (
    <Empty
      icon={IconCalendarOff}
      title={words.tidakAdaRapat}
      action={mayWrite && <LinkButton to="/rapat/baru">{words.buatRapat}</LinkButton>}
    >
      {mayWrite ? words.tidakAdaRapatIsi : words.tidakAdaRapatLihat}
    </Empty>
  )
}
