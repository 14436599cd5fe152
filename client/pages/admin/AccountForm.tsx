/** One account, new or changed; a password is set here only, and never shown again. */
import { Button, Group, PasswordInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { type Akun, Peran } from '../../../server/domain/orang.ts'
import { type ApiError, notifyDone, notifyError, useApi, useSend } from '../../api.ts'
import { useSession } from '../../session.tsx'
import { admin } from '../../text/admin.ts'
import { peranLabel, umum } from '../../text/umum.ts'

const words = admin.akun

type Values = {
  namaAkun: string
  nama: string
  peran: Peran
  orangId: string | null
  aktif: boolean
  sandi: string
}

export function AccountForm({ akun, onClose }: { akun: Akun | null; onClose: () => void }) {
  const { akun: me, refresh } = useSession()
  const client = useQueryClient()
  const orang = useApi('listOrang')
  const required = (value: string) => (value.trim() ? null : words.wajib)
  const form = useForm<Values>({
    initialValues: {
      namaAkun: akun?.namaAkun ?? '',
      nama: akun?.nama ?? '',
      peran: akun?.peran ?? 'notulis',
      orangId: akun?.orangId ?? null,
      aktif: akun?.aktif ?? true,
      sandi: '',
    },
    validate: {
      namaAkun: required,
      nama: required,
      sandi: (value) =>
        (akun === null || value !== '') && value.length < 10 ? umum.sandi.aturan : null,
    },
  })
  const done = async () => {
    onClose()
    notifyDone(words.tersimpan)
    await client.invalidateQueries({ queryKey: ['listAkun'] })
    if (akun?.id === me?.id) await refresh()
  }
  const create = useSend('createAkun', { quiet: true, onSuccess: done })
  const update = useSend('updateAkun', { quiet: true, onSuccess: done })
  const onError = (error: ApiError) => {
    form.setErrors(error.fields)
    if (Object.keys(error.fields).length === 0) notifyError(error)
  }
  const submit = ({ sandi, namaAkun, ...rest }: Values) => {
    if (akun === null) create.mutate({ body: { ...rest, namaAkun, sandi } }, { onError })
    else {
      update.mutate(
        { params: { akunId: akun.id }, body: { ...rest, ...(sandi && { sandi }) } },
        { onError },
      )
    }
  }
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="md">
        <TextInput
          label={words.namaAkun}
          description={words.namaAkunIsi}
          autoCapitalize="none"
          autoComplete="off"
          required
          disabled={akun !== null}
          {...form.getInputProps('namaAkun')}
        />
        <TextInput label={words.nama} required {...form.getInputProps('nama')} />
        <div>
          <Select
            label={words.peran}
            allowDeselect={false}
            disabled={akun?.id === me?.id}
            data={Peran.options.map((value) => ({ value, label: peranLabel[value] }))}
            {...form.getInputProps('peran')}
          />
          <Text size="xs" c="dimmed" mt={4}>
            {words.peranIsi[form.values.peran]}
          </Text>
        </div>
        <Select
          label={words.orang}
          description={words.orangIsi}
          searchable
          clearable
          data={(orang.data?.orang ?? []).map((o) => ({ value: o.id, label: o.nama }))}
          {...form.getInputProps('orangId')}
        />
        <PasswordInput
          label={akun ? words.sandiBaru : words.sandi}
          description={words.sandiIsi}
          autoComplete="new-password"
          required={akun === null}
          {...form.getInputProps('sandi')}
        />
        <Switch
          label={words.aktif}
          disabled={akun?.id === me?.id}
          {...form.getInputProps('aktif', { type: 'checkbox' })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {umum.batal}
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {umum.simpan}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
