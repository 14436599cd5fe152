/** Participants and when they came and went, by hand: type a name and press Enter, or use the buttons of a row. */
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconSearch, IconUserPlus, IconUsersGroup } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Kehadiran, Peserta } from '../../../server/domain/rapat.ts'
import { useSend } from '../../api.ts'
import { Empty } from '../../components/States.tsx'
import { useSession } from '../../session.tsx'
import { peserta as pickWords, kehadiran as words } from '../../text/rapat.ts'
import { AttendanceRow } from './AttendanceRow.tsx'
import type { Detail } from './detail.tsx'
import { GuestForm } from './GuestForm.tsx'
import { PesertaPicker } from './PesertaPicker.tsx'
import { type Interval, presenceOf } from './presence.ts'
import { QuorumMeter } from './QuorumMeter.tsx'
import classes from './rapat.module.css'

const groups = ['pimpinan', 'anggota', 'undangan', 'sekretariat'] as const

export type SetPresence = (
  peserta: Peserta,
  status: Kehadiran['status'],
  interval: Interval[],
) => void

/** Sends one row's attendance and puts the server's answer into the page at once. */
export function usePresence(rapatId: string) {
  const client = useQueryClient()
  return useSend('setKehadiran', {
    onSuccess: ({ kehadiran }) => {
      client.setQueriesData<Detail>({ queryKey: ['getRapat', { rapatId }] }, (old) =>
        old ? { ...old, kehadiran } : old,
      )
    },
  })
}

export function Attendance({ detail }: { detail: Detail }) {
  const { rapat, peserta, kehadiran, boleh } = detail
  const { akun, skewMs } = useSession()
  const [picking, picker] = useDisclosure(false)
  const [inviting, guest] = useDisclosure(false)
  const [search, setSearch] = useState('')
  const send = usePresence(rapat.id)
  const mayNote = boleh.includes('hadir.write')
  const mayPick = boleh.includes('rapat.write')
  const now = () => new Date(Date.now() + skewMs).toISOString()

  const set: SetPresence = (one, status, interval) =>
    send.mutate({ params: { rapatId: rapat.id, pesertaId: one.id }, body: { status, interval } })
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = peserta.filter((p) => terms.every((w) => p.nama.toLowerCase().includes(w)))
  const open = found.filter((p) => presenceOf(kehadiran, p.id).kind === 'belum')
  const openMembers = peserta.filter(
    (p) => p.kelompok !== 'undangan' && presenceOf(kehadiran, p.id).kind === 'belum',
  )

  const buttons = (
    <Group gap="xs">
      {mayPick && (
        <Button
          variant={peserta.length === 0 ? 'filled' : 'default'}
          leftSection={<IconUsersGroup size={17} aria-hidden />}
          onClick={picker.open}
        >
          {words.pilih}
        </Button>
      )}
      {mayNote && (
        <Button
          variant="default"
          leftSection={<IconUserPlus size={17} aria-hidden />}
          onClick={guest.open}
        >
          {words.undangan}
        </Button>
      )}
    </Group>
  )

  return (
    <>
      {peserta.length === 0 ? (
        <Empty icon={IconUsersGroup} title={words.kosong} action={buttons}>
          {mayPick ? words.kosongIsi : words.kosongLihat}
        </Empty>
      ) : (
        <div className={classes.columns}>
          <div>
            <Group mb="md" gap="sm" align="flex-start">
              <TextInput
                type="search"
                placeholder={mayNote ? words.cari : pickWords.cari}
                aria-label={mayNote ? words.cari : pickWords.cari}
                description={mayNote ? words.cariBantuan : undefined}
                inputWrapperOrder={['label', 'input', 'description']}
                leftSection={<IconSearch size={16} aria-hidden />}
                value={search}
                style={{ flex: '1 1 240px' }}
                onChange={(event) => setSearch(event.currentTarget.value)}
                onKeyDown={(event) => {
                  const only = open.length === 1 ? open[0] : undefined
                  if (event.key !== 'Enter' || !mayNote || !search.trim() || !only) return
                  set(only, 'hadir', [{ datangAt: now(), pulangAt: null }])
                  setSearch('')
                }}
              />
              {buttons}
            </Group>
            {groups.map((kelompok) => (
              <KelompokList
                key={kelompok}
                title={words.kelompok[kelompok]}
                people={found.filter((p) => p.kelompok === kelompok)}
              >
                {(one) => (
                  <AttendanceRow
                    key={one.id}
                    detail={detail}
                    peserta={one}
                    mayNote={mayNote}
                    known={akun !== null}
                    now={now}
                    onSet={set}
                  />
                )}
              </KelompokList>
            ))}
          </div>
          <Stack gap="md" style={{ position: 'sticky', top: 80 }}>
            {/* Who was absent is told to those who are signed in only; without it a meter would lie. */}
            {(mayNote || kehadiran.length > 0) && <QuorumMeter detail={detail} />}
            {mayNote && openMembers.length > 1 && (
              <Button
                variant="default"
                loading={send.isPending}
                onClick={() => {
                  const datangAt = now()
                  for (const one of openMembers) set(one, 'hadir', [{ datangAt, pulangAt: null }])
                }}
              >
                {words.semuaDatang(openMembers.length)}
              </Button>
            )}
          </Stack>
        </div>
      )}
      <PesertaPicker detail={detail} opened={picking} onClose={picker.close} />
      <GuestForm rapatId={rapat.id} peserta={null} opened={inviting} onClose={guest.close} />
    </>
  )
}

function KelompokList(props: {
  title: string
  people: Peserta[]
  children: (one: Peserta) => ReactNode
}) {
  if (props.people.length === 0) return null
  return (
    <section aria-label={props.title}>
      <Title order={3}>
        {props.title}{' '}
        <Text span c="dimmed" size="sm" className="angka">
          {props.people.length}
        </Text>
      </Title>
      <ul className={classes.people}>{props.people.map(props.children)}</ul>
    </section>
  )
}
