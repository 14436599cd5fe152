/** The council's own settings, in its words, with the legal basis beside each rule. */
import {
  Button,
  ColorInput,
  Fieldset,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Dewan } from '../../../server/domain/orang.ts'
import { notifyDone, notifyError, useApi, useSend } from '../../api.ts'
import { useSession } from '../../session.tsx'
import { admin } from '../../text/admin.ts'
import { CrestField } from './CrestField.tsx'
import { RegionField } from './RegionField.tsx'

const words = admin.dewan
type Values = Omit<Dewan, 'demo' | 'kenaliSuara'>

export function Council() {
  const { dewan, refresh } = useSession()
  const { demo: _demo, kenaliSuara: _switch, ...initialValues } = dewan
  const required = (value: string) => (value.trim() ? null : admin.akun.wajib)
  const form = useForm<Values>({
    initialValues,
    validate: { nama: required, daerah: required, kota: required },
  })
  const engines = useApi('listEngine')
  const save = useSend('updateDewan', {
    quiet: true,
    onSuccess: async () => {
      await refresh()
      notifyDone(words.tersimpan)
    },
  })
  const choice = `${form.values.engine}|${form.values.model}`
  const options = (engines.data?.engines ?? []).map((e) => ({
    value: `${e.engine}|${e.model}`,
    label: e.terpasang
      ? e.nama
      : `${e.nama} (${(e.layanan ? admin.mesin.tanpaKunci : admin.mesin.belum).toLowerCase()})`,
  }))
  if (!options.some((o) => o.value === choice)) {
    options.push({ value: choice, label: `${form.values.engine} · ${form.values.model}` })
  }

  return (
    <form
      noValidate
      onSubmit={form.onSubmit((body) =>
        save.mutate(
          { body },
          {
            onError: (error) => {
              form.setErrors(error.fields)
              notifyError(error)
            },
          },
        ),
      )}
    >
      <Stack gap="xl" maw={760}>
        <Fieldset legend={words.identitas} variant="unstyled">
          <Stack gap="md">
            <TextInput label={words.nama} required {...form.getInputProps('nama')} />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput label={words.daerah} required {...form.getInputProps('daerah')} />
              <TextInput
                label={words.kota}
                description={words.kotaIsi}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                required
                {...form.getInputProps('kota')}
              />
            </SimpleGrid>
            <RegionField
              value={form.values.wilayah}
              error={form.errors.wilayah}
              onChange={(wilayah) => form.setFieldValue('wilayah', wilayah)}
            />
            <Textarea label={words.alamat} autosize minRows={2} {...form.getInputProps('alamat')} />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Select
                label={words.zona}
                allowDeselect={false}
                data={Object.entries(words.zonaLabel).map(([value, label]) => ({ value, label }))}
                {...form.getInputProps('zona')}
              />
              <ColorInput
                label={words.warna}
                description={words.warnaIsi}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                format="hex"
                withEyeDropper={false}
                {...form.getInputProps('warna')}
              />
            </SimpleGrid>
            <CrestField
              value={form.values.lambang}
              error={form.errors.lambang}
              onChange={(lambang) => form.setFieldValue('lambang', lambang)}
              onRefused={(message) => form.setFieldError('lambang', message)}
            />
          </Stack>
        </Fieldset>

        <Fieldset legend={words.aturan} variant="unstyled">
          <Stack gap="md">
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NumberInput
                label={words.masaKoreksi}
                description={words.masaKoreksiIsi}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                min={0}
                max={30}
                allowDecimal={false}
                value={form.values.masaKoreksiHari}
                error={form.errors.masaKoreksiHari}
                onChange={(value) => form.setFieldValue('masaKoreksiHari', Number(value) || 0)}
              />
              <TextInput label={words.dasarHukum} {...form.getInputProps('dasarHukumKoreksi')} />
            </SimpleGrid>
            <div>
              <Select
                label={words.ejaan}
                allowDeselect={false}
                data={Object.entries(words.ejaanPilihan).map(([value, label]) => ({
                  value,
                  label,
                }))}
                {...form.getInputProps('ejaan')}
              />
              <Text size="xs" c="dimmed" mt={4}>
                {words.ejaanIsi[form.values.ejaan]}
              </Text>
            </div>
            <Select
              label={words.mesin}
              description={words.mesinIsi}
              allowDeselect={false}
              data={options}
              value={choice}
              error={form.errors.model ?? form.errors.engine}
              onChange={(value) => {
                const [engine = '', model = ''] = (value ?? '').split('|')
                form.setValues({ engine, model })
              }}
            />
            <Switch
              label={words.petunjuk}
              description={words.petunjukIsi}
              {...form.getInputProps('petunjukWhisper', { type: 'checkbox' })}
            />
            <Switch
              label={words.bedakan}
              description={words.bedakanIsi}
              {...form.getInputProps('bedakanSuara', { type: 'checkbox' })}
            />
          </Stack>
        </Fieldset>
        <Group>
          <Button type="submit" size="md" loading={save.isPending}>
            {words.simpan}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
