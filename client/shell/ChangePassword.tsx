/** A person's own new password. */
import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifyDone, notifyError, useSend } from '../api.ts'
import { umum } from '../text/umum.ts'

export function ChangePassword({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const form = useForm({
    initialValues: { lama: '', baru: '', ulang: '' },
    validate: {
      baru: (value) => (value.length < 10 ? umum.sandi.aturan : null),
      ulang: (value, values) => (value === values.baru ? null : umum.sandi.beda),
    },
  })
  const close = () => {
    form.reset()
    onClose()
  }
  const send = useSend('changePassword', {
    quiet: true,
    onSuccess: () => {
      close()
      notifyDone(umum.sandi.selesai)
    },
  })
  return (
    <Modal opened={opened} onClose={close} title={umum.sandi.judul}>
      <form
        onSubmit={form.onSubmit(({ lama, baru }) =>
          send.mutate(
            { body: { lama, baru } },
            {
              onError: (error) => {
                if (error.code === 'login_failed') form.setErrors({ lama: error.message })
                else if (Object.keys(error.fields).length > 0) form.setErrors(error.fields)
                else notifyError(error)
              },
            },
          ),
        )}
      >
        <Stack gap="sm">
          <PasswordInput
            label={umum.sandi.lama}
            autoComplete="current-password"
            data-autofocus
            {...form.getInputProps('lama')}
          />
          <PasswordInput
            label={umum.sandi.baru}
            description={umum.sandi.aturan}
            autoComplete="new-password"
            {...form.getInputProps('baru')}
          />
          <PasswordInput
            label={umum.sandi.ulang}
            autoComplete="new-password"
            {...form.getInputProps('ulang')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {umum.batal}
            </Button>
            <Button type="submit" loading={send.isPending}>
              {umum.simpan}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
