/** What the signer keeps: who signed what, when, and the hash of the signed file. */
import { Button, Group, Text, Title } from '@mantine/core'
import { IconRosetteDiscountCheckFilled } from '@tabler/icons-react'
import type { Risalah, RisalahRecord } from '../../../../server/domain/record.ts'
import { risalahText, ttdText as t } from '../../../text/risalah.ts'
import { saat } from '../../../work/format.ts'
import { PathLink } from '../../../work/link.tsx'
import classes from '../ttd.module.css'

export function Receipt({ risalah, record }: { risalah: Risalah; record: RisalahRecord }) {
  const last = risalah.signatures.at(-1)
  return (
    <section className={classes.receipt} aria-live="assertive" data-testid="bukti">
      <IconRosetteDiscountCheckFilled size={88} color="var(--sah)" aria-hidden />
      <Title order={2} mt="sm">
        {t.selesai}
      </Title>
      <Text c="dimmed" mb="xl">
        {record.rapat.judul}
      </Text>
      <dl className={classes.facts} aria-label={t.bukti}>
        {last && (
          <>
            <dt>{t.oleh}</dt>
            <dd>
              {last.nama}, {t.slot[last.slot]}
            </dd>
            <dt>{t.pada}</dt>
            <dd>{saat(last.signedAt, record.dewan.zona)}</dd>
          </>
        )}
        <dt>{t.sidikBaru}</dt>
        <dd className="angka">{risalah.pdfSha256}</dd>
      </dl>
      <Group justify="center" mt="xl">
        <Button component={PathLink} href={`/risalah/${risalah.id}`}>
          {t.bukaRisalah}
        </Button>
        <Button component={PathLink} href={`/v/${risalah.publicId}`} variant="default">
          {risalahText.keaslian}
        </Button>
      </Group>
    </section>
  )
}
