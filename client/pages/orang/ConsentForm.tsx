/** Records that a person consented to a kept voice print: when and in what form. */
import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useForm } from '@mantine/form'
import type { BentukPersetujuan } from '../../../server/domain/voicePrint.ts'
import { notifyDone, notifyError, useSend } from '../../api.ts'
import { dayIn } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { suara } from '../../text/suara.ts'

const words = suara.form

export function ConsentForm(props: {
  orangId: string
  nama: string
  onSaved: () => Promise<void>
}) {
  const { dewan, skewMs } = useSession()
  const today = dayIn(dewan.zona, new Date(Date.now() + skewMs))
  const form = useForm({
    initialValues: { tanggal: today, bentuk: 'lisan' as BentukPersetujuan, nomorSurat: '' },
  })
  const save = useSend('saveVoiceConsent', {
    quiet: true,
    onSuccess: async () => {
      await props.onSaved()
      notifyDone(suara.persetujuan.tercatat)
    },
  })
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((body) =>
        save.mutate(
          { params: { orangId: props.orangId }, body },
          {
            onError: (error) => {
              form.setErrors(error.fields)
              if (Object.keys(error.fields).length === 0) notifyError(error)
            },
          },
        ),
      )}
    >
      <Stack gap="sm">
        <TextInput
          label={words.oleh}
          description={words.olehIsi}
          variant="unstyled"
          value={props.nama}
          readOnly
        />
        <Radio.Group label={words.bentuk} {...form.getInputProps('bentuk')}>
          <Group gap="lg" mt={4}>
            {Object.entries(words.bentukPilihan).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Group>
        </Radio.Group>
        <Group grow align="flex-start">
          <DatePickerInput
            label={words.tanggal}
            valueFormat="D MMMM YYYY"
            maxDate={today}
            value={form.values.tanggal}
            error={form.errors.tanggal}
            onChange={(value) => form.setFieldValue('tanggal', value ?? today)}
          />
          {form.values.bentuk === 'tertulis' && (
            <TextInput label={words.nomor} {...form.getInputProps('nomorSurat')} />
          )}
        </Group>
        <Button type="submit" w="fit-content" loading={save.isPending}>
          {suara.persetujuan.rekam}
        </Button>
      </Stack>
    </form>
  )
}
