/** One item: what it is, as far as one may see, and where it was discussed. `/usulan/baru` is its empty form. */

import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconMoodEmpty, IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api.ts'
import { Page } from '../../components/Page.tsx'
import { Empty, Failed, Loading } from '../../components/States.tsx'
import { jenisLabel, usulanText as t } from '../../text/usulan.ts'
import { PathLink, useGo } from '../../work/link.tsx'
import { Dibahas } from './parts/Dibahas.tsx'
import { Rincian } from './parts/Rincian.tsx'
import { Tumpang } from './parts/Tumpang.tsx'
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
  return (
    <Page title={t.formBaru(jenis)} over={<Back />} size="md">
      <UsulanForm
        key={jenis}
        jenis={jenis}
        onJenis={(next) => go(`/usulan/baru?jenis=${next}`)}
        current={null}
        onSaved={(usulan) => go(`/usulan/${usulan.id}`)}
        onCancel={() => go('/usulan')}
      />
    </Page>
  )
}

function Item({ usulanId }: { usulanId: string }) {
  const item = useApi('getUsulan', { params: { usulanId } })
  const [editing, setEditing] = useState(false)
  if (item.isError && !item.data) {
    const hidden = item.error.code === 'not_found' || item.error.code === 'forbidden'
    return (
      <Page title={t.judul} over={<Back />}>
        {hidden ? (
          <Empty icon={IconMoodEmpty} title={t.takAdaJudul}>
            {t.tidakAda}
          </Empty>
        ) : (
          <Failed error={item.error} onRetry={() => void item.refetch()} />
        )}
      </Page>
    )
  }
  if (item.isPending) {
    return (
      <Page title={t.judul} over={<Back />}>
        <Loading />
      </Page>
    )
  }
  const { ringkas, usulan, dibahas, tumpang, boleh } = item.data
  if (editing && usulan) {
    return (
      <Page title={t.formUbah(usulan.kode)} size="md">
        <UsulanForm
          jenis={usulan.jenis}
          current={usulan}
          onSaved={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      </Page>
    )
  }
  return (
    <Page
      title={ringkas.judul}
      lead={[lokasiText(ringkas), ringkas.pengusul].filter(Boolean).join(' · ')}
      over={
        <Stack gap="sm" mb={4}>
          <Back />
          <Group gap="xs">
            <Text size="sm" fw={600} className={classes.kode}>
              {ringkas.kode}
            </Text>
            <Badge variant="outline" color="gray">
              {jenisLabel[ringkas.jenis]}
            </Badge>
            <StatusBadge status={ringkas.status} />
          </Group>
        </Stack>
      }
      actions={
        boleh.includes('usulan.write') &&
        usulan && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} />}
            onClick={() => setEditing(true)}
          >
            {t.ubah}
          </Button>
        )
      }
    >
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
          {tumpang.length > 0 && <Tumpang tumpang={tumpang} />}
        </section>
      </div>
    </Page>
  )
}
