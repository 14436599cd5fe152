/** The record as a page to read: decisions first, contents by acara, sound beside each turn, PDF second. */
import { Alert, Anchor, Badge, Box, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconArrowLeft, IconFileOff, IconLock } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { belumDikoreksi } from '../../../server/domain/record.ts'
import { type Output, useApi } from '../../api.ts'
import { RisalahBadge } from '../../components/badges.tsx'
import { Page } from '../../components/Page.tsx'
import { Empty, Failed, Loading } from '../../components/States.tsx'
import { formatDayLong } from '../../components/time.ts'
import { usePassage } from '../../player/passage.ts'
import { lingkupLabel, risalahText as t } from '../../text/risalah.ts'
import { dokumenLabel } from '../../text/umum.ts'
import { PathLink } from '../../work/link.tsx'
import { Actions } from './parts/Actions.tsx'
import { Contents, sectionId, sectionTitle } from './parts/Contents.tsx'
import { BudgetTable, VoteList } from './parts/Figures.tsx'
import { Identity } from './parts/Identity.tsx'
import { Signatures } from './parts/Signatures.tsx'
import { Turns } from './parts/Turns.tsx'
import classes from './risalah.module.css'

export default function RisalahPage() {
  const { risalahId } = useParams({ strict: false }) as { risalahId: string }
  const query = useApi('getRisalah', { params: { risalahId } })
  if (query.data) return <Reader key={risalahId} {...query.data} />
  if (!query.isError) {
    return (
      <Page title={dokumenLabel.risalah}>
        <Loading rows={8} />
      </Page>
    )
  }
  const hidden = ['not_found', 'forbidden', 'not_signed_in'].includes(query.error.code)
  return (
    <Page title={dokumenLabel.risalah}>
      {hidden ? (
        <Empty icon={IconFileOff} title={t.tidakAda} />
      ) : (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      )}
    </Page>
  )
}

function Reader({ risalah, record, boleh }: Output<'getRisalah'>) {
  const player = usePassage()
  // Rights on the sound belong to each bagian; without an account there are none, and the call may be refused.
  const rapat = useApi(
    'getRapat',
    { params: { rapatId: risalah.rapatId } },
    { retry: false, staleTime: 60_000 },
  )
  const mayHear = (bagianId: string) =>
    rapat.data?.bolehBagian[bagianId]?.includes('bagian.audio') ?? false
  const newer = rapat.data?.risalah
    .filter((r) => r.dokumen === risalah.dokumen && r.lingkup === risalah.lingkup)
    .filter((r) => r.versi > risalah.versi)
    .sort((a, b) => b.versi - a.versi)[0]
  const closed = record.bagian.some((bagian) => bagian.sifat !== 'terbuka')
  return (
    <Page
      size="xl"
      title={record.rapat.judul}
      lead={`${formatDayLong(record.rapat.tanggal)} · ${record.rapat.tempat}`}
      over={
        <Stack gap="sm" mb={6}>
          <Anchor component={PathLink} href={`/rapat/${risalah.rapatId}`} size="sm">
            <Group gap={4} component="span">
              <IconArrowLeft size={16} /> {t.keRapat}
            </Group>
          </Anchor>
          <Group gap="xs">
            <RisalahBadge status={risalah.status} />
            <Badge variant="outline" color="gray">
              {dokumenLabel[risalah.dokumen]} · {lingkupLabel[risalah.lingkup]}
            </Badge>
            {record.contoh && <Badge color="gray">{t.contoh}</Badge>}
          </Group>
        </Stack>
      }
      actions={<Actions risalah={risalah} boleh={boleh} />}
    >
      <Stack gap="md" mb="xl">
        {newer && (
          <Alert color="yellow" icon={<IconAlertTriangle size={20} />}>
            <Group justify="space-between">
              {t.diganti}
              <Button component={PathLink} href={`/risalah/${newer.id}`} size="xs">
                {t.bukaTerbaru}
              </Button>
            </Group>
          </Alert>
        )}
        {belumDikoreksi(risalah.status) && <p className={classes.early}>{t.belumDikoreksi}</p>}
        {closed && risalah.lingkup === 'lengkap' && (
          <p className={classes.closed}>
            <IconLock size={18} aria-hidden /> {t.rahasiaBand}
          </p>
        )}
      </Stack>
      <div className={classes.layout}>
        <nav className={classes.contents} aria-label={t.isi}>
          <Contents record={record} />
        </nav>
        <article className={classes.article}>
          <section aria-labelledby="keputusan" className={classes.decisions}>
            <Title order={2} id="keputusan" mb="xs">
              {t.keputusan}
            </Title>
            {record.keputusan.length === 0 ? (
              <Text c="dimmed">{t.keputusanKosong}</Text>
            ) : (
              <ol className="naskah">
                {record.keputusan.map((keputusan) => (
                  <li key={keputusan.text}>
                    {keputusan.turnId ? (
                      <a href={`#${keputusan.turnId}`}>{keputusan.text}</a>
                    ) : (
                      keputusan.text
                    )}
                  </li>
                ))}
              </ol>
            )}
          </section>
          <VoteList rows={record.suara ?? []} />
          <BudgetTable rows={record.anggaran ?? []} />
          {(record.tindakLanjut ?? []).length > 0 && (
            <section aria-labelledby="tindak-lanjut" className={classes.decisions}>
              <Title order={2} id="tindak-lanjut" mb="xs">
                {t.tindakLanjut}
              </Title>
              <ol className="naskah">
                {record.tindakLanjut?.map((one) => (
                  <li key={`${one.pic}-${one.text}`}>
                    {one.turnId ? <a href={`#${one.turnId}`}>{one.text}</a> : one.text}
                    <Text size="sm" c="dimmed">
                      {[one.pic, one.due && t.batas(one.due)].filter(Boolean).join(' · ')}
                    </Text>
                  </li>
                ))}
              </ol>
            </section>
          )}
          <Identity record={record} risalah={risalah} />
          {record.bagian.map((bagian) => (
            <Box key={bagian.id} className={bagian.sifat === 'terbuka' ? '' : classes.closedPart}>
              {record.bagian.length > 1 && (
                <p className={bagian.sifat === 'terbuka' ? classes.part : classes.closed}>
                  {bagian.sifat !== 'terbuka' && <IconLock size={16} aria-hidden />}
                  {t.bagian(bagian.no)}
                  {bagian.sifat !== 'terbuka' && ` · ${t.bagianTertutup}`}
                </p>
              )}
              {bagian.sections.map((section, index) => (
                <section key={section.id} id={sectionId(bagian.id, section.id)}>
                  <Title order={2} className={classes.sectionTitle}>
                    {sectionTitle(record, section, index)}
                  </Title>
                  {section.items.length === 0 && <Text c="dimmed">{t.kosong}</Text>}
                  <Turns
                    record={record}
                    bagianId={bagian.id}
                    items={section.items}
                    player={mayHear(bagian.id) ? player : null}
                  />
                </section>
              ))}
            </Box>
          ))}
        </article>
        <aside className={classes.aside}>
          <Signatures risalah={risalah} record={record} />
        </aside>
      </div>
    </Page>
  )
}
