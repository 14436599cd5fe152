/** The hour of opening, corrected with a reason: it is printed on the record. */
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { zoneLabel } from '../../../server/domain/rapat.ts'
import { ApiError, notifyDone, useSend } from '../../api.ts'
import { ClockInput } from '../../components/ClockInput.tsx'
import { dayIn, formatClock, instantOf } from '../../components/time.ts'
import { koreksiBuka as words } from '../../text/rapat.ts'
import { umum } from '../../text/umum.ts'
import type { Detail } from './detail.tsx'

const dayMs = 86_400_000

export function OpeningForm(props: { detail: Detail; opened: boolean; onClose: () => void }) {
  const { rapat } = props.detail
  const [clock, setClock] = useState<string | null>(null)
  const [alasan, setAlasan] = useState('')
  const client = useQueryClient()
  const send = useSend('correctOpening', {
    quiet: true,
    onSuccess: async () => {
      props.onClose()
      notifyDone(words.berhasil)
      await client.invalidateQueries({ queryKey: ['getRapat'] })
      await client.invalidateQueries({ queryKey: ['listRapat'] })
    },
  })
  const { reset } = send
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled once when it opens, never under someone's hands
  useEffect(() => {
    if (!props.opened) return
    setClock(rapat.dibukaAt && formatClock(rapat.dibukaAt, rapat.zona).replace('.', ':'))
    setAlasan('')
    reset()
  }, [props.opened])

  function save(): void {
    if (rapat.dibukaAt === null || clock === null) return
    const noted = Date.parse(rapat.dibukaAt)
    const at = Date.parse(instantOf(dayIn(rapat.zona, new Date(noted)), clock, rapat.zona))
    // Near midnight the hour may belong to the day before or after: the nearest is meant.
    const nearest = [at, at - dayMs, at + dayMs].sort(
      (a, b) => Math.abs(a - noted) - Math.abs(b - noted),
    )[0]!
    send.mutate({
      params: { rapatId: rapat.id },
      body: { dibukaAt: new Date(nearest).toISOString(), alasan, versi: rapat.versi },
    })
  }
  const faults = send.error instanceof ApiError ? send.error.fields : {}
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<Text fw={650}>{words.judul}</Text>}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack gap="md">
          <Text size="sm">{words.isi}</Text>
          <ClockInput
            label={words.jam}
            required
            value={clock}
            onChange={setClock}
            error={faults.dibukaAt}
            rightSection={
              <Text size="sm" c="dimmed">
                {zoneLabel[rapat.zona]}
              </Text>
            }
            rightSectionWidth={56}
          />
          <Textarea
            label={words.alasan}
            description={words.alasanKet}
            required
            minLength={5}
            maxLength={500}
            autosize
            minRows={2}
            value={alasan}
            error={faults.alasan}
            onChange={(event) => setAlasan(event.currentTarget.value)}
          />
          {send.error && Object.keys(faults).length === 0 && (
            <Text size="sm" c="red" role="alert">
              {send.error.message}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {umum.batal}
            </Button>
            <Button
              type="submit"
              loading={send.isPending}
              disabled={clock === null || alasan.trim().length < 5}
            >
              {words.simpan}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
