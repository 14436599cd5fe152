/** The start page of the public: what is on, what comes, what was published, and whether a copy is genuine. */
import { Group, Skeleton, Text, Title } from '@mantine/core'
import { IconArrowRight, IconBroadcast } from '@tabler/icons-react'
import type { Rapat } from '../../../server/domain/rapat.ts'
import { useApi } from '../../api.ts'
import { Crest } from '../../components/Crest.tsx'
import { LinkAnchor, LinkButton, LinkPlain } from '../../components/links.tsx'
import { useLiveRapat } from '../../components/liveRapat.ts'
import { shortDewan } from '../../components/names.ts'
import { useTitle } from '../../components/Page.tsx'
import { jamText, RapatList, RapatRow } from '../../components/RapatRow.tsx'
import { Failed } from '../../components/States.tsx'
import { addDays, dayIn, formatDayLong } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { beranda as words } from '../../text/beranda.ts'
import { RapatAction } from '../rapat/RapatAction.tsx'
import classes from './beranda.module.css'
import { Published } from './Published.tsx'
import { VerifyBox } from './VerifyBox.tsx'

const running = (r: Rapat) => r.status === 'berlangsung' || r.status === 'diskors'

export function Start() {
  const { dewan, skewMs } = useSession()
  useTitle('')
  const today = dayIn(dewan.zona, new Date(Date.now() + skewMs))
  const query = useApi('listRapat', {
    query: { dari: addDays(today, -120), sampai: addDays(today, 60) },
  })
  const open = (query.data?.rapat ?? []).filter((r) => r.sifatAwal === 'terbuka')
  const live = open.filter((r) => running(r) && r.bagian.at(-1)?.selesaiAt === null)
  const at = (r: Rapat) => `${r.tanggal} ${r.jamMulai}`
  const coming = open
    .filter((r) => r.status === 'terjadwal' && r.tanggal >= today)
    .sort((a, b) => at(a).localeCompare(at(b)))
    .slice(0, 5)
  useLiveRapat([...live, ...coming].map((r) => r.id))

  return (
    <>
      <header className={classes.hero}>
        <div className={classes.heroInner}>
          <div className={classes.heroText}>
            <p className={classes.over}>{dewan.nama}</p>
            <h1 tabIndex={-1}>{words.umum.judul}</h1>
            <p className={classes.lead}>{words.umum.isi(shortDewan(dewan.nama))}</p>
          </div>
          <span className={classes.heroCrest} aria-hidden>
            <Crest size={96} />
          </span>
        </div>
      </header>
      <div className={classes.public}>
        <div>
          {live.length > 0 && (
            <section aria-labelledby="langsung" className={classes.block}>
              <Title order={2} id="langsung" mb="sm">
                {words.umum.langsung}
              </Title>
              {live.map((r) => (
                <LiveCard key={r.id} rapat={r} />
              ))}
            </section>
          )}
          <section aria-labelledby="akan" className={classes.block}>
            <Group justify="space-between" mb={4}>
              <Title order={2} id="akan">
                {words.umum.akan}
              </Title>
              <LinkAnchor to="/rapat" size="sm">
                {words.umum.jadwal}
              </LinkAnchor>
            </Group>
            {query.isError && !query.data ? (
              <Failed error={query.error} onRetry={() => void query.refetch()} />
            ) : !query.data ? (
              <Skeleton h={120} mt="sm" />
            ) : coming.length === 0 ? (
              <Text c="dimmed">
                {words.umum.akanKosong} {words.umum.akanKosongIsi}
              </Text>
            ) : (
              <RapatList>
                {coming.map((r) => (
                  <RapatRow key={r.id} rapat={r} action={<RapatAction rapat={r} />} />
                ))}
              </RapatList>
            )}
          </section>
          <Published rapat={open.filter((r) => r.status === 'ditutup')} />
        </div>
        <aside>
          <VerifyBox />
        </aside>
      </div>
      <footer className={classes.footer}>
        <div>
          <Text fw={600} size="sm">
            Sekretariat {dewan.nama}
          </Text>
          <Text size="sm" c="dimmed">
            {[dewan.alamat, dewan.kota].filter(Boolean).join(', ')}
          </Text>
        </div>
        <LinkAnchor to="/masuk" size="sm">
          {words.umum.masuk}
        </LinkAnchor>
      </footer>
    </>
  )
}

function LiveCard({ rapat }: { rapat: Rapat }) {
  const part = rapat.bagian.at(-1)
  return (
    <article className={classes.live}>
      <span className={classes.badge}>
        <IconBroadcast size={16} aria-hidden /> {words.umum.lencana}
      </span>
      <Title order={3} className={classes.liveTitle}>
        <LinkPlain to="/rapat/$rapatId" params={{ rapatId: rapat.id }}>
          {rapat.judul}
        </LinkPlain>
      </Title>
      <Text size="sm">
        {formatDayLong(rapat.tanggal)}, <span className="angka">{jamText(rapat)}</span> ·{' '}
        {rapat.tempat}
      </Text>
      {part && (
        <LinkButton
          to="/siaran/$bagianId"
          params={{ bagianId: part.id }}
          mt="md"
          rightSection={<IconArrowRight size={17} aria-hidden />}
        >
          {words.ikuti}
        </LinkButton>
      )}
    </article>
  )
}
