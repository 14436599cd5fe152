/** One participant: here since, left at, or why not; and the steps that fit. */
import { ActionIcon, Button, Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconClockEdit, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { Peserta } from '../../../server/domain/rapat.ts'
import { useSend } from '../../api.ts'
import { Confirm } from '../../components/confirm.tsx'
import { Person } from '../../components/PersonDisc.tsx'
import { formatClock } from '../../components/time.ts'
import { kehadiran as words } from '../../text/rapat.ts'
import { umum } from '../../text/umum.ts'
import type { SetPresence } from './Attendance.tsx'
import type { Detail } from './detail.tsx'
import { GuestForm } from './GuestForm.tsx'
import { intervalsOf, type Presence, presenceOf } from './presence.ts'
import classes from './rapat.module.css'
import { TimesForm } from './TimesForm.tsx'

const reason = { izin: words.izin, sakit: words.sakit, 'tanpa-keterangan': words.tanpa }

function sentence(presence: Presence, zone: string): string {
  switch (presence.kind) {
    case 'belum':
      return words.belum
    case 'hadir':
      return presence.since ? words.sejak(formatClock(presence.since, zone)) : words.hadir
    case 'pulang':
      return words.antara(
        presence.from ? formatClock(presence.from, zone) : '…',
        formatClock(presence.until, zone),
      )
    case 'tidak':
      return reason[presence.status]
  }
}

export function AttendanceRow(props: {
  detail: Detail
  peserta: Peserta
  mayNote: boolean
  /** Attendance is told to those who are signed in. */
  known: boolean
  now: () => string
  onSet: SetPresence
}) {
  const { peserta: one, onSet } = props
  const { rapat, kehadiran } = props.detail
  const presence = presenceOf(kehadiran, one.id)
  const intervals = intervalsOf(kehadiran, one.id)
  const office = [one.jabatan, one.instansi ?? one.fraksi].filter(Boolean).join(' · ')
  const label = (action: string) => words.untuk(action, one.nama)

  const come = () => onSet(one, 'hadir', [...intervals, { datangAt: props.now(), pulangAt: null }])
  const leave = () => {
    const last = intervals.at(-1)
    if (!last) return
    // Someone noted as present beforehand has no hour yet: the opening is when they were there.
    const datangAt = last.datangAt ?? rapat.dibukaAt ?? props.now()
    onSet(one, 'hadir', [...intervals.slice(0, -1), { datangAt, pulangAt: props.now() }])
  }

  return (
    <li className={classes.person}>
      <Person nama={one.nama} warna={one.warna} detail={office || null} />
      <div className={classes.acts}>
        {props.known && (
          <span className={classes.state} data-nada={presence.kind}>
            {sentence(presence, rapat.zona)}
          </span>
        )}
        {props.mayNote && (
          <>
            {presence.kind === 'hadir' ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={label(words.pulang)}
                onClick={leave}
              >
                {words.pulang}
              </Button>
            ) : (
              <Button
                size="compact-sm"
                variant={presence.kind === 'belum' ? 'light' : 'default'}
                aria-label={label(presence.kind === 'pulang' ? words.datangLagi : words.datang)}
                onClick={come}
              >
                {presence.kind === 'pulang' ? words.datangLagi : words.datang}
              </Button>
            )}
            {presence.kind === 'belum' &&
              (['izin', 'sakit'] as const).map((status) => (
                <Button
                  key={status}
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  aria-label={label(reason[status])}
                  onClick={() => onSet(one, status, [])}
                >
                  {reason[status]}
                </Button>
              ))}
            <RowMenu {...props} label={label(umum.ubah)} />
          </>
        )}
      </div>
    </li>
  )
}

function RowMenu(props: { detail: Detail; peserta: Peserta; onSet: SetPresence; label: string }) {
  const { peserta: one, onSet } = props
  const [times, timesModal] = useDisclosure(false)
  const [editing, editor] = useDisclosure(false)
  const [removing, remover] = useDisclosure(false)
  const client = useQueryClient()
  const remove = useSend('removePeserta', {
    onSuccess: async () => {
      remover.close()
      await client.invalidateQueries({ queryKey: ['getRapat'] })
    },
  })
  const rapatId = props.detail.rapat.id
  const guest = one.kelompok === 'undangan' && one.orangId === null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={props.label}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconClockEdit size={16} />} onClick={timesModal.open}>
            {words.ubahJam}
          </Menu.Item>
          {(['izin', 'sakit', 'tanpa-keterangan'] as const).map((status) => (
            <Menu.Item key={status} onClick={() => onSet(one, status, [])}>
              {reason[status]}
            </Menu.Item>
          ))}
          {guest && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={editor.open}>
                {words.ubahUndangan}
              </Menu.Item>
              <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remover.open}>
                {words.hapusUndangan}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <TimesForm
        detail={props.detail}
        peserta={one}
        opened={times}
        onClose={timesModal.close}
        onSet={onSet}
      />
      {guest && (
        <>
          <GuestForm rapatId={rapatId} peserta={one} opened={editing} onClose={editor.close} />
          <Confirm
            opened={removing}
            title={words.hapusUndangan}
            action={umum.hapus}
            danger
            busy={remove.isPending}
            onClose={remover.close}
            onConfirm={() => remove.mutate({ params: { rapatId, pesertaId: one.id } })}
          >
            <Text>{words.hapusUndanganIsi(one.nama)}</Text>
          </Confirm>
        </>
      )}
    </>
  )
}
