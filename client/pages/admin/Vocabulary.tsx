/** The vocabulary: proposals first, then what is used, then what was refused; pairs are added by hand or pasted. */
import {
  ActionIcon,
  Alert,
  Button,
  Group,
  Stack,
  Table,
  Text,
  Textarea,
  Title,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  IconArrowRight,
  IconCheck,
  IconInfoCircle,
  IconTrash,
  IconVocabulary,
  IconX,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { Kosakata } from '../../../server/domain/kosakata.ts'
import { notifyDone, notifyError, useApi, useSend } from '../../api.ts'
import { Async, Empty } from '../../components/States.tsx'
import { admin } from '../../text/admin.ts'

const words = admin.kosakata

export function Vocabulary() {
  const query = useApi('listKosakata')
  return (
    <Stack gap="xl" maw={860}>
      <Text size="sm" c="dimmed" maw={620}>
        {words.isi}
      </Text>
      <Async query={query}>
        {({ kosakata, daftarKata }) => {
          const of = (status: Kosakata['status']) => kosakata.filter((one) => one.status === status)
          return (
            <Stack gap="xl">
              {!daftarKata && (
                <Alert color="yellow" icon={<IconInfoCircle size={18} aria-hidden />}>
                  {words.tanpaDaftar}
                </Alert>
              )}
              {kosakata.length === 0 && (
                <Empty icon={IconVocabulary} title={words.kosong}>
                  {words.kosongIsi}
                </Empty>
              )}
              <Rows title={words.usul} about={words.usulIsi} rows={of('usul')} />
              <Rows title={words.dipakai} rows={of('diterima')} />
              <Rows title={words.ditolak} rows={of('ditolak')} />
            </Stack>
          )
        }}
      </Async>
      <AddForm />
    </Stack>
  )
}

function Rows({ title, about, rows }: { title: string; about?: string; rows: Kosakata[] }) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <Title order={3} size="h5">
        {title}
      </Title>
      {about !== undefined && (
        <Text size="xs" c="dimmed">
          {about}
        </Text>
      )}
      <Table.ScrollContainer minWidth={480}>
        <Table highlightOnHover mt="xs">
          <Table.Thead>
            <Table.Tr>
              {words.kolom.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
              <Table.Th aria-label={words.terima} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}

function useChange(name: 'setKosakata' | 'removeKosakata') {
  const client = useQueryClient()
  return useSend(name, {
    onSuccess: () => client.invalidateQueries({ queryKey: ['listKosakata'] }),
  })
}

function Row({ row }: { row: Kosakata }) {
  const { id, spoken, written, status, sumber, kali } = row
  const set = useChange('setKosakata')
  const remove = useChange('removeKosakata')
  const label = (action: string) => words.sebut(action, spoken, written)
  const decide = (to: 'diterima' | 'ditolak') =>
    set.mutate({ params: { id }, body: { status: to } })
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {spoken}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <IconArrowRight size={14} aria-hidden opacity={0.5} />
          <Text size="sm" fw={600}>
            {written}
          </Text>
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="xs" c="dimmed">
          {sumber === 'tangan' ? words.asal.tangan : words.asal.koreksi(kali)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4} justify="flex-end" wrap="nowrap">
          {status !== 'diterima' && (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconCheck size={15} aria-hidden />}
              aria-label={label(words.terima)}
              loading={set.isPending}
              onClick={() => decide('diterima')}
            >
              {words.terima}
            </Button>
          )}
          {status === 'usul' && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconX size={15} aria-hidden />}
              aria-label={label(words.tolak)}
              disabled={set.isPending}
              onClick={() => decide('ditolak')}
            >
              {words.tolak}
            </Button>
          )}
          {status !== 'usul' && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={label(words.hapus)}
              loading={remove.isPending}
              onClick={() => remove.mutate({ params: { id } })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

function AddForm() {
  const client = useQueryClient()
  const form = useForm({ initialValues: { teks: '' } })
  const add = useSend('addKosakata', {
    quiet: true,
    onSuccess: async ({ ditambah }) => {
      form.reset()
      notifyDone(words.ditambah(ditambah))
      await client.invalidateQueries({ queryKey: ['listKosakata'] })
    },
  })
  const send = (body: { teks: string }) =>
    add.mutate(
      { body },
      {
        onError: (error) => {
          form.setErrors(error.fields)
          if (error.fields.teks === undefined) notifyError(error)
        },
      },
    )
  return (
    <form noValidate onSubmit={form.onSubmit(send)}>
      <Stack gap="sm" maw={560}>
        <Textarea
          label={words.tambah}
          description={words.tambahIsi}
          placeholder={words.contoh}
          autosize
          minRows={3}
          maxRows={12}
          {...form.getInputProps('teks')}
        />
        <Group>
          <Button type="submit" loading={add.isPending} disabled={form.values.teks.trim() === ''}>
            {words.simpan}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
