/** Somebody who was invited: entered once, found by name in the room. */
import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Peserta, Sapaan } from '../../../server/domain/rapat.ts'
import { type ApiError, notifyError, useSend } from '../../api.ts'
import { formulir, undangan as words } from '../../text/rapat.ts'
import { umum } from '../../text/umum.ts'

type Values = { nama: string; sapaan: Peserta['sapaan']; jabatan: string; instansi: string }

const valuesOf = (one: Peserta | null): Values => ({
  nama: one?.nama ?? '',
  sapaan: one?.sapaan ?? 'Bapak',
  jabatan: one?.jabatan ?? '',
  instansi: one?.instansi ?? '',
})

export function GuestForm(props: {
  rapatId: string
  peserta: Peserta | null
  opened: boolean
  onClose: () => void
}) {
  const client = useQueryClient()
  const form = useForm<Values>({
    initialValues: valuesOf(props.peserta),
    validate: { nama: (value) => (value.trim() ? null : formulir.wajib) },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled once when it opens
  useEffect(() => {
    if (props.opened) {
      form.setValues(valuesOf(props.peserta))
      form.clearErrors()
    }
  }, [props.opened])
  const done = async () => {
    props.onClose()
    await client.invalidateQueries({ queryKey: ['getRapat', { rapatId: props.rapatId }] })
  }
  const add = useSend('addUndangan', { quiet: true, onSuccess: done })
  const update = useSend('updatePeserta', { quiet: true, onSuccess: done })
  const refused = (error: ApiError) => {
    form.setErrors(error.fields)
    if (Object.keys(error.fields).length === 0) notifyError(error)
  }
  const submit = (body: Values) => {
    const { rapatId } = props
    if (props.peserta === null) add.mutate({ params: { rapatId }, body }, { onError: refused })
    else {
      update.mutate(
        { params: { rapatId, pesertaId: props.peserta.id }, body },
        { onError: refused },
      )
    }
  }
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<Text fw={650}>{words.judul}</Text>}
    >
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack gap="sm">
          <Group gap="sm" wrap="nowrap" align="flex-start">
            <Select
              label={words.sapaan}
              w={120}
              data={[...Sapaan.options]}
              clearable
              {...form.getInputProps('sapaan')}
            />
            <TextInput
              label={words.nama}
              required
              data-autofocus
              style={{ flex: 1 }}
              {...form.getInputProps('nama')}
            />
          </Group>
          <TextInput label={words.jabatan} {...form.getInputProps('jabatan')} />
          <TextInput label={words.instansi} {...form.getInputProps('instansi')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {umum.batal}
            </Button>
            <Button type="submit" loading={add.isPending || update.isPending}>
              {umum.simpan}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
