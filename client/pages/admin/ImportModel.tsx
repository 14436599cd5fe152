/** Models that somebody brings: a file from this computer, or what already lies on the server. For offices without internet. */
import { Button, FileButton, Group, Progress, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconFileUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import {
  keyOf,
  notifyDone,
  notifyError,
  type Output,
  toApiError,
  uploadBytes,
  useSend,
} from '../../api.ts'
import { formatBytes } from '../../components/time.ts'
import { admin } from '../../text/admin.ts'
import classes from './admin.module.css'

const words = admin.mesin.impor

export function ImportModel({ free }: { free: string }) {
  const client = useQueryClient()
  const done = async ({ model }: Output<'importModel'>) => {
    notifyDone(words.selesai(model))
    await client.invalidateQueries({ queryKey: keyOf('listModel') })
  }
  return (
    <section className={classes.models} aria-label={words.judul}>
      <Title order={2} size="h4">
        {words.judul}
      </Title>
      <Stack gap="md" maw={720}>
        <Text size="sm" c="dimmed">
          {words.isi} {words.ruang(free)}
        </Text>
        <FromFile onDone={done} />
        <FromPath onDone={done} />
      </Stack>
    </section>
  )
}

type Sending = { readonly nama: string; readonly bytes: number; readonly share: number }

function FromFile({ onDone }: { onDone: (value: Output<'uploadModel'>) => Promise<void> }) {
  const [sending, setSending] = useState<Sending | null>(null)
  const abort = useRef<AbortController | null>(null)
  const reset = useRef<() => void>(null)

  async function take(file: File | null): Promise<void> {
    if (file === null) return
    const stop = new AbortController()
    abort.current = stop
    const show = (share: number) => setSending({ nama: file.name, bytes: file.size, share })
    show(0)
    try {
      const input = { query: { nama: file.name.slice(-200) } }
      await onDone(await uploadBytes('uploadModel', input, file, show, stop.signal))
    } catch (error) {
      if (!stop.signal.aborted) notifyError(toApiError(error))
    } finally {
      setSending(null)
      reset.current?.()
    }
  }

  if (sending === null) {
    return (
      <div>
        <FileButton accept=".bin,.onnx,.tsv" resetRef={reset} onChange={(file) => void take(file)}>
          {(button) => (
            <Button
              {...button}
              variant="default"
              leftSection={<IconFileUpload size={17} aria-hidden />}
            >
              {words.pilih}
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed" mt={4}>
          {words.pilihIsi}
        </Text>
      </div>
    )
  }
  const { nama, bytes, share } = sending
  const sent = share < 1
  return (
    <Stack gap={4}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {sent ? words.mengunggah(nama) : words.memeriksa(nama)}
      </Text>
      <Progress value={share * 100} animated={!sent} aria-label={words.mengunggah(nama)} />
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" className="angka">
          {words.terkirim(formatBytes(bytes * share), formatBytes(bytes))}
        </Text>
        {sent && (
          <Button variant="subtle" size="compact-sm" onClick={() => abort.current?.abort()}>
            {admin.mesin.batalkan}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function FromPath({ onDone }: { onDone: (value: Output<'importModel'>) => Promise<void> }) {
  const form = useForm({ initialValues: { jalur: '' } })
  const send = useSend('importModel', {
    quiet: true,
    onSuccess: async (value) => {
      form.reset()
      await onDone(value)
    },
  })
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((body) =>
        send.mutate(
          { body },
          { onError: ({ fields, message }) => form.setErrors({ jalur: fields.jalur ?? message }) },
        ),
      )}
    >
      <Group align="flex-start" gap="sm">
        <TextInput
          label={words.jalur}
          description={words.jalurIsi}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={words.contoh}
          style={{ flex: '1 1 320px' }}
          {...form.getInputProps('jalur')}
        />
        <Button
          type="submit"
          variant="default"
          className={classes.beside}
          loading={send.isPending}
          disabled={form.values.jalur.trim() === ''}
        >
          {words.impor}
        </Button>
      </Group>
    </form>
  )
}
