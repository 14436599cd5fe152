/** One item: what it is, as far as one may see, and where it was discussed. `/usulan/baru` is its empty form. */

import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft, IconMoodEmpty, IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api.ts'
import { jenisLabel, usulanText as t } from '../../text/usulan.ts'
import { PathLink, useGo } from '../../work/link.tsx'
import { Empty, Failure, Loading } from '../../work/states.tsx'
import { Dibahas } from './parts/Dibahas.tsx'
import { Rincian } from './parts/Rincian.tsx'
import { UsulanForm } from './parts/UsulanForm.tsx'
import { lokasiText, StatusBadge } from './parts/UsulanTable.tsx'
import classes from './usulan.module.css'

export default function ItemPage() {
  const { usulanId } = useParams({ strict: false }) as { usulanId: string }
  return usulanId === 'baru' ? <NewItem /> : <Item key={usulanId} usulanId={usulanId} />
}

const Back = () => (
  <Anchor component={PathLink} href="/usulan" size="sm">
    <Group gap={4} component="span">
      <IconArrowLeft size={16} /> {t.keDaftar}
    </Group>
  </Anchor>
)

function NewItem() {
  const go = useGo()
  const jenis =
    new URLSearchParams(window.location.search).get('jenis') === 'pokir' ? 'pokir' : 'aspirasi'
  useDocumentTitle(`${t.formBaru(jenis)} · Risalah`)
  return (
    <Stack gap="lg" maw={860}>
      <Back />
      <UsulanForm
        jenis={jenis}
        onJenis={(next) => go(`/usulan/baru?jenis=${next}`)}
        current={null}
        onSaved={(usulan) => go(`/usulan/${usulan.id}`)}
        onCancel={() => go('/usulan')}
      />
    </Stack>
  )
}

function Item({ usulanId }: { usulanId: string }) {
  const item = useApi('getUsulan', { params: { usulanId } })
  const [editing, setEditing] = useState(false)
  useDocumentTitle(`${item.data?.ringkas.kode ?? t.judul} · Risalah`)
  if (item.isPending) return <Loading />
  if (item.isError) {
    const hidden = item.error.code === 'not_found' || item.error.code === 'forbidden'
    return (
      <Stack gap="lg">
        <Back />
        {hidden ? (
          <Empty icon={<IconMoodEmpty size={40} />} title={t.takCocokJudul} text={t.tidakAda} />
        ) : (
          <Failure error={item.error} retry={() => void item.refetch()} />
        )}
      </Stack>
    )
  }
  const { ringkas, usulan, dibahas, boleh } = item.data
  if (editing && usulan) {
    return (
      <Stack gap="lg" maw={860}>
        <UsulanForm
          jenis={usulan.jenis}
          current={usulan}
          onSaved={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      </Stack>
    )
  }
  return (
    <Stack gap="lg">
      <Back />
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <div>
          <Group gap="xs" mb={4}>
            <Text size="sm" fw={600} className={classes.kode}>
              {ringkas.kode}
            </Text>
            <Badge variant="outline" color="gray">
              {jenisLabel[ringkas.jenis]}
            </Badge>
            <StatusBadge status={ringkas.status} />
          </Group>
          <Title order={1}>{ringkas.judul}</Title>
          <Text c="dimmed">
            {[lokasiText(ringkas), ringkas.pengusul].filter(Boolean).join(' · ')}
          </Text>
        </div>
        {boleh.includes('usulan.write') && usulan && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} />}
            onClick={() => setEditing(true)}
            style={{ flexShrink: 0 }}
          >
            {t.ubah}
          </Button>
        )}
      </Group>
      <div className={classes.columns}>
        <section aria-labelledby="dibahas">
          <Title order={2} id="dibahas" mb="md">
            {t.dibahasJudul}
          </Title>
          <Dibahas dibahas={dibahas} />
        </section>
        <section aria-labelledby="rincian">
          <Title order={2} id="rincian" mb="md">
            {t.rincian}
          </Title>
          <Rincian ringkas={ringkas} usulan={usulan} />
        </section>
      </div>
    </Stack>
  )
}
