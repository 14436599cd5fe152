/** The hours somebody came and went, corrected by hand. */
import { ActionIcon, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Peserta } from '../../../server/domain/rapat.ts'
import { ClockInput } from '../../components/ClockInput.tsx'
import { dayIn, formatClock, instantOf } from '../../components/time.ts'
import { kehadiran as words } from '../../text/rapat.ts'
import { umum } from '../../text/umum.ts'
import type { SetPresence } from './Attendance.tsx'
import type { Detail } from './detail.tsx'
import { intervalsOf } from './presence.ts'

type Row = { key: number; from: string | null; to: string | null }

export function TimesForm(props: {
  detail: Detail
  peserta: Peserta
  opened: boolean
  onClose: () => void
  onSet: SetPresence
}) {
  const { rapat, kehadiran } = props.detail
  const [rows, setRows] = useState<Row[]>([])
  const id = props.peserta.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled once when it opens, never under someone's hands
  useEffect(() => {
    if (!props.opened) return
    const clock = (at: string | null) => at && formatClock(at, rapat.zona).replace('.', ':')
    const held = intervalsOf(kehadiran, id).map((one, key) => ({
      key,
      from: clock(one.datangAt),
      to: clock(one.pulangAt),
    }))
    setRows(held.length > 0 ? held : [{ key: 0, from: rapat.jamMulai, to: null }])
  }, [props.opened])

  /** Hours after midnight of a sitting that ran long belong to the next day. */
  const at = (clock: string | null, after: string | null): string | null => {
    if (clock === null) return null
    const day = rapat.dibukaAt ? dayIn(rapat.zona, new Date(rapat.dibukaAt)) : rapat.tanggal
    const same = instantOf(day, clock, rapat.zona)
    const next = new Date(Date.parse(same) + 86_400_000).toISOString()
    return after !== null && same < after && Date.parse(after) - Date.parse(same) > 12 * 3_600_000
      ? next
      : same
  }
  const save = () => {
    const interval = rows.map((row) => {
      const datangAt = at(row.from, rapat.dibukaAt)
      return { datangAt, pulangAt: at(row.to, datangAt ?? rapat.dibukaAt) }
    })
    props.onSet(props.peserta, 'hadir', interval)
    props.onClose()
  }
  const change = (key: number, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))

  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<Text fw={650}>{words.untuk(words.ubahJam, props.peserta.nama)}</Text>}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack gap="sm">
          {rows.map((row) => (
            <Group key={row.key} gap="sm" align="flex-end" wrap="nowrap">
              <ClockInput
                label={words.jamDatang}
                value={row.from}
                onChange={(from) => change(row.key, { from })}
              />
              <ClockInput
                label={words.jamPulang}
                value={row.to}
                onChange={(to) => change(row.key, { to })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={umum.hapus}
                disabled={rows.length === 1}
                onClick={() => setRows(rows.filter((r) => r.key !== row.key))}
              >
                <IconX size={17} />
              </ActionIcon>
            </Group>
          ))}
          <Button
            variant="subtle"
            w="fit-content"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() =>
              setRows([
                ...rows,
                { key: Math.max(...rows.map((r) => r.key)) + 1, from: null, to: null },
              ])
            }
          >
            {words.tambahJam}
          </Button>
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {umum.batal}
            </Button>
            <Button type="submit">{umum.simpan}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
