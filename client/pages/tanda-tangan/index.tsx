/** Signing, phone first: what I sign, the very bytes, who signed before me, my certificate, and a receipt at the end. */
import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconInfoCircle } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Risalah } from '../../../server/domain/record.ts'
import { type Output, useApi } from '../../api.ts'
import { RisalahBadge } from '../../components/badges.tsx'
import { Page } from '../../components/Page.tsx'
import { Async } from '../../components/States.tsx'
import { formatDayLong } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { lingkupLabel, risalahText, ttdText as t } from '../../text/risalah.ts'
import { dokumenLabel, risalahLabel } from '../../text/umum.ts'
import { saat } from '../../work/format.ts'
import { PathLink } from '../../work/link.tsx'
import { Certificate } from './parts/Certificate.tsx'
import { Preview, usePdfBytes } from './parts/Preview.tsx'
import { Receipt } from './parts/Receipt.tsx'
import { SignForm } from './parts/SignForm.tsx'

export default function TandaTanganPage() {
  const { risalahId } = useParams({ strict: false }) as { risalahId: string }
  const query = useApi('getRisalah', { params: { risalahId } })
  return (
    <Page
      title={t.judul}
      size="md"
      over={
        <Anchor component={PathLink} href={`/risalah/${risalahId}`} size="sm">
          <Group gap={4} component="span">
            <IconArrowLeft size={16} /> {t.bukaRisalah}
          </Group>
        </Anchor>
      }
    >
      <Async query={query}>{(data) => <Sign key={risalahId} {...data} />}</Async>
    </Page>
  )
}

/** The slots this person may still fill. The server decides again when it is asked to sign. */
function useMySlots(risalah: Risalah): ('ketua' | 'sekretaris')[] {
  const { akun } = useSession()
  const rapat = useApi('getRapat', { params: { rapatId: risalah.rapatId } })
  if (!rapat.data || !akun?.orangId) return []
  const { peserta, rapat: sitting } = rapat.data
  const mine = new Set(peserta.filter((p) => p.orangId === akun.orangId).map((p) => p.id))
  const { ketua, sekretaris } = sitting.penugasan
  return [
    ...(sekretaris !== null && mine.has(sekretaris) ? (['sekretaris'] as const) : []),
    ...(ketua.some((id) => mine.has(id)) ? (['ketua'] as const) : []),
  ]
}

function Sign({ risalah, record, boleh }: Output<'getRisalah'>) {
  const [signed, setSigned] = useState<Risalah | null>(null)
  const slots = useMySlots(risalah)
  const bytes = usePdfBytes(risalah)
  const open = slots.filter((slot) => !risalah.signatures.some((s) => s.slot === slot))
  // The order of the slots holds: whose turn it is not yet waits.
  const next = record.signers.find(({ slot }) => !risalah.signatures.some((s) => s.slot === slot))
  const turn = open.filter((slot) => slot === next?.slot)
  const ready = risalah.status === 'resmi' || risalah.status === 'ditandatangani'
  const { zona } = record.dewan
  if (signed) return <Receipt risalah={signed} record={record} />
  return (
    <Stack gap="xl">
      <section aria-labelledby="apa">
        <Title order={2} id="apa" mb="xs">
          {t.yangDitandatangani}
        </Title>
        <Text fw={600} size="lg">
          {record.rapat.judul}
        </Text>
        <Text c="dimmed" mb="sm">
          {formatDayLong(record.rapat.tanggal)} · {dokumenLabel[risalah.dokumen]},{' '}
          {lingkupLabel[risalah.lingkup].toLowerCase()} · {risalahText.halaman(risalah.pages)}
        </Text>
        <RisalahBadge status={risalah.status} />
      </section>
      <Preview risalah={risalah} bytes={bytes} />
      <section aria-labelledby="sebelumnya">
        <Title order={2} id="sebelumnya" mb="xs">
          {t.sebelumnya}
        </Title>
        {risalah.signatures.length === 0 && <Text c="dimmed">{t.belumAda}</Text>}
        {risalah.signatures.map((s) => (
          <Text key={s.slot}>
            <b>{s.nama}</b>{' '}
            <Text span c="dimmed">
              {t.slot[s.slot]} · {saat(s.signedAt, zona)}
            </Text>
          </Text>
        ))}
      </section>
      {!ready ? (
        <Alert icon={<IconInfoCircle size={20} />} color="yellow">
          {t.belumSiap} {risalahLabel[risalah.status].toLowerCase()}.
        </Alert>
      ) : !boleh.includes('risalah.sign') || slots.length === 0 ? (
        <Alert icon={<IconInfoCircle size={20} />} color="gray">
          {t.bukanAnda}
        </Alert>
      ) : open.length === 0 ? (
        <Alert icon={<IconInfoCircle size={20} />} color="green">
          {t.sudah}
        </Alert>
      ) : turn.length === 0 ? (
        <Alert icon={<IconInfoCircle size={20} />} color="yellow">
          {t.belumGiliran(next ? `${next.nama}, ${t.slot[next.slot].toLowerCase()}` : '')}
        </Alert>
      ) : (
        <Certificate zona={zona}>
          <SignForm
            risalah={risalah}
            record={record}
            slots={turn}
            disabled={bytes.state !== 'cocok' && bytes.state !== 'tak-terhitung'}
            onSigned={setSigned}
          />
        </Certificate>
      )}
    </Stack>
  )
}
