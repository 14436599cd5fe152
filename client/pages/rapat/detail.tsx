/** One rapat: what it is, who comes, how it runs, and what it ends in. */
import { ActionIcon, Container, Group, Menu, Tabs, Text } from '@mantine/core'
import { IconBroadcast, IconDoorEnter, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Output, useApi, useSend } from '../../api.ts'
import { RapatBadge, SifatBadge } from '../../components/badges.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { LinkAnchor, LinkButton } from '../../components/links.tsx'
import { useLiveRapat } from '../../components/liveRapat.ts'
import { Page } from '../../components/Page.tsx'
import { jamText, jenisText } from '../../components/RapatRow.tsx'
import { Failed, Loading } from '../../components/States.tsx'
import { formatDayLong } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { daftar, rinci } from '../../text/rapat.ts'
import { Attendance } from './Attendance.tsx'
import { Overview } from './Overview.tsx'
import { RisalahPanel } from './RisalahPanel.tsx'
import { RunPanel } from './RunPanel.tsx'

export type Detail = Output<'getRapat'>
type Tab = 'ikhtisar' | 'hadir' | 'risalah'

export default function RapatDetailPage() {
  const { rapatId = '' } = useParams({ strict: false })
  const query = useApi('getRapat', { params: { rapatId } })
  useLiveRapat([rapatId])
  if (query.data) return <RapatDetailView detail={query.data} />
  return (
    <Container size="lg" py="xl">
      {query.isError ? (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading rows={6} />
      )}
    </Container>
  )
}

function RapatDetailView({ detail }: { detail: Detail }) {
  const { rapat, boleh, bolehBagian } = detail
  const { akun } = useSession()
  const search = useSearch({ from: '/shell/rapat/$rapatId' })
  const navigate = useNavigate({ from: '/rapat/$rapatId' })
  const tab: Tab = search.tab ?? (rapat.status === 'ditutup' ? 'risalah' : 'ikhtisar')
  const part = rapat.bagian.at(-1)
  const rights = part ? (bolehBagian[part.id] ?? []) : []
  const running = rapat.status === 'berlangsung' || rapat.status === 'diskors'
  const toRoom = rights.includes('bagian.edit') || rights.includes('bagian.capture')
  const present = detail.peserta.length

  return (
    <Page
      title={rapat.judul}
      over={
        <Group gap={8} mb={8}>
          <LinkAnchor to="/rapat" size="sm" c="dimmed">
            ← {daftar.judul}
          </LinkAnchor>
          <RapatBadge status={rapat.status} />
          <SifatBadge sifat={part?.sifat ?? rapat.sifatAwal} />
          {boleh.includes('rapat.write') && <MoreMenu detail={detail} />}
        </Group>
      }
      lead={
        <>
          {jenisText(rapat)} · {formatDayLong(rapat.tanggal)} ·{' '}
          <span className="angka">{jamText(rapat)}</span> · {rapat.tempat}
        </>
      }
      actions={
        <>
          {part && toRoom && (
            <LinkButton
              to="/rapat/$rapatId/ruang"
              params={{ rapatId: rapat.id }}
              variant={running ? 'filled' : 'default'}
              leftSection={<IconDoorEnter size={17} aria-hidden />}
            >
              {rinci.ruang}
            </LinkButton>
          )}
          {part && running && rights.includes('bagian.siaran') && (
            <LinkButton
              to="/siaran/$bagianId"
              params={{ bagianId: part.id }}
              variant={toRoom ? 'default' : 'filled'}
              leftSection={<IconBroadcast size={17} aria-hidden />}
            >
              {rinci.siaran}
            </LinkButton>
          )}
        </>
      }
    >
      <RunPanel detail={detail} />
      <Tabs
        mt="xl"
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          void navigate({ search: { tab: (value as Tab) ?? undefined }, replace: true })
        }
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="ikhtisar">{rinci.ikhtisar}</Tabs.Tab>
          <Tabs.Tab
            value="hadir"
            rightSection={
              present > 0 && (
                <Text span size="xs" c="dimmed" className="angka">
                  {present}
                </Text>
              )
            }
          >
            {akun ? rinci.hadir : rinci.peserta}
          </Tabs.Tab>
          <Tabs.Tab value="risalah">{rinci.risalah}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="ikhtisar">
          <Overview detail={detail} />
        </Tabs.Panel>
        <Tabs.Panel value="hadir">
          <Attendance detail={detail} />
        </Tabs.Panel>
        <Tabs.Panel value="risalah">
          <RisalahPanel detail={detail} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function MoreMenu({ detail }: { detail: Detail }) {
  const { rapat } = detail
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const client = useQueryClient()
  const remove = useSend('deleteRapat', {
    onSuccess: async () => {
      await navigate({ to: '/rapat' })
      client.removeQueries({ queryKey: ['getRapat'] })
      await client.invalidateQueries({ queryKey: ['listRapat'] })
    },
  })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={rinci.lainnya}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() =>
              void navigate({ to: '/rapat/$rapatId/ubah', params: { rapatId: rapat.id } })
            }
          >
            {rinci.ubah}
          </Menu.Item>
          {rapat.status === 'terjadwal' && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => setAsking(true)}
            >
              {rinci.hapus}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking}
        title={rinci.hapusJudul}
        action={rinci.hapus}
        danger
        busy={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ params: { rapatId: rapat.id } })}
      >
        {rinci.hapusIsi}
      </Confirm>
    </>
  )
}
