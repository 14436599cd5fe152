/** What is known of a registered record: the verdict on the file the council keeps, and a way to compare one's own. */
import { Alert, Anchor, Button, Group, Stack, Title } from '@mantine/core'
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react'
import { type Output, urlOf } from '../../../api.ts'
import { RisalahBadge } from '../../../components/badges.tsx'
import { Page } from '../../../components/Page.tsx'
import { formatDayLong } from '../../../components/time.ts'
import { useSession } from '../../../session.tsx'
import { lingkupLabel } from '../../../text/risalah.ts'
import { dokumenLabel } from '../../../text/umum.ts'
import { verifikasiText as t } from '../../../text/verifikasi.ts'
import { PathLink } from '../../../work/link.tsx'
import classes from '../verifikasi.module.css'
import { Details, Signers } from './Details.tsx'
import { DropCheck } from './DropCheck.tsx'
import { Verdict } from './Verdict.tsx'

export function Registered(props: { publicId: string; found: Output<'getVerification'> }) {
  const { found } = props
  const { risalah } = found
  const { dewan } = useSession()
  return (
    <Page title={found.judul} lead={`${formatDayLong(found.tanggal)} · ${found.dewan}`} size="md">
      <Verdict verdict={found.hasil.verdict} />
      <Stack gap="xl">
        {risalah.dicabut && (
          <Alert color="yellow" icon={<IconAlertTriangle size={20} />}>
            {t.dicabut}
          </Alert>
        )}
        <Signers result={found.hasil} zona={dewan.zona} />
        <dl className={classes.facts}>
          <dt>{t.keadaan}</dt>
          <dd>
            <Group gap="xs">
              <RisalahBadge status={risalah.status} />
              {dokumenLabel[risalah.dokumen]}, {lingkupLabel[risalah.lingkup].toLowerCase()}
            </Group>
          </dd>
          {found.nomor && (
            <>
              <dt>{t.nomorRisalah}</dt>
              <dd>{found.nomor}</dd>
            </>
          )}
          <dt>{t.versi}</dt>
          <dd>
            {risalah.versi} · {risalah.pages} {t.halaman.toLowerCase()}
          </dd>
          <dt>{t.nomor}</dt>
          <dd className="angka">{props.publicId}</dd>
        </dl>
        {found.unduh && (
          <Group>
            <Button
              component="a"
              href={urlOf('getPdf', { params: { risalahId: risalah.id }, query: { unduh: '1' } })}
              variant="default"
              leftSection={<IconDownload size={17} />}
            >
              {t.unduh}
            </Button>
            <Anchor component={PathLink} href={`/risalah/${risalah.id}`}>
              {t.terdaftar}
            </Anchor>
          </Group>
        )}
        <section aria-labelledby="bandingkan">
          <Title order={2} id="bandingkan" mb="sm">
            {t.bandingkan}
          </Title>
          <DropCheck expected={risalah.pdfSha256} />
        </section>
      </Stack>
      <Details result={found.hasil} />
    </Page>
  )
}
