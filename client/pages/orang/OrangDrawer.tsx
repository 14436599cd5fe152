/** One person: name as printed, what people call them, their dated memberships, and their voice print. */
import {
  Button,
  Drawer,
  Group,
  Select,
  Stack,
  Tabs,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { Keanggotaan, Orang } from '../../../server/domain/orang.ts'
import { Sapaan } from '../../../server/domain/rapat.ts'
import { notifyDone, notifyError, useSend } from '../../api.ts'
import { newClientId } from '../../components/id.ts'
import { dayIn } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { orang as words } from '../../text/orang.ts'
import { suara } from '../../text/suara.ts'
import { umum } from '../../text/umum.ts'
import type { People } from './index.tsx'
import { MembershipFields } from './MembershipFields.tsx'
import { VoicePanel } from './VoicePanel.tsx'

type Values = Omit<Orang, 'id' | 'nomorAnggota'> & { nomorAnggota: string }

function valuesOf(orang: Orang | null): Values {
  return {
    nama: orang?.nama ?? '',
    jenis: orang?.jenis ?? 'anggota',
    sapaan: orang?.sapaan ?? 'Bapak',
    panggilan: orang?.panggilan ?? [],
    nomorAnggota: orang?.nomorAnggota ?? '',
    keanggotaan: orang?.keanggotaan ?? [],
  }
}

export function OrangDrawer(props: {
  people: People
  edited: Orang | 'baru' | null
  onClose: () => void
}) {
  const { edited } = props
  return (
    <Drawer
      opened={edited !== null}
      onClose={props.onClose}
      title={<Text fw={650}>{edited === 'baru' ? words.form.baru : words.form.ubah}</Text>}
      size="lg"
    >
      {edited === 'baru' && (
        <OrangForm people={props.people} orang={null} onClose={props.onClose} />
      )}
      {edited !== null && edited !== 'baru' && (
        <Tabs defaultValue="data">
          <Tabs.List mb="md">
            <Tabs.Tab value="data">{suara.tab.data}</Tabs.Tab>
            <Tabs.Tab value="suara">{suara.tab.suara}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="data">
            <OrangForm people={props.people} orang={edited} onClose={props.onClose} />
          </Tabs.Panel>
          <Tabs.Panel value="suara">
            <VoicePanel orang={edited} />
          </Tabs.Panel>
        </Tabs>
      )}
    </Drawer>
  )
}

function OrangForm(props: { people: People; orang: Orang | null; onClose: () => void }) {
  const { dewan, skewMs } = useSession()
  const client = useQueryClient()
  const form = useForm<Values>({
    initialValues: valuesOf(props.orang),
    validate: { nama: (value) => (value.trim() ? null : words.form.wajib) },
  })
  const save = useSend('saveOrang', {
    quiet: true,
    onSuccess: async () => {
      props.onClose()
      notifyDone(words.tersimpan)
      await client.invalidateQueries({ queryKey: ['listOrang'] })
    },
  })
  const { keanggotaan } = form.values
  const setMembership = (index: number, value: Keanggotaan) =>
    form.setFieldValue(
      'keanggotaan',
      keanggotaan.map((k, i) => (i === index ? value : k)),
    )
  const submit = (values: Values) => {
    const orangId = props.orang?.id ?? newClientId()
    save.mutate(
      {
        params: { orangId },
        body: { ...values, nomorAnggota: values.nomorAnggota.trim() || null },
      },
      {
        onError: (error) => {
          form.setErrors(error.fields)
          if (Object.keys(error.fields).length === 0) notifyError(error)
        },
      },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="md">
        <TextInput
          label={words.form.nama}
          required
          data-autofocus
          {...form.getInputProps('nama')}
        />
        <Group grow align="flex-start">
          <Select
            label={words.form.jenis}
            allowDeselect={false}
            data={Object.entries(words.jenisLabel).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('jenis')}
          />
          <Select
            label={words.form.sapaan}
            clearable
            data={[...Sapaan.options]}
            {...form.getInputProps('sapaan')}
          />
          <TextInput label={words.form.nomor} {...form.getInputProps('nomorAnggota')} />
        </Group>
        <TagsInput
          label={words.form.panggilan}
          description={words.form.panggilanIsi}
          {...form.getInputProps('panggilan')}
        />
        <div>
          <Text fw={650}>{words.form.keanggotaan}</Text>
          <Text size="sm" c="dimmed" mb="xs">
            {keanggotaan.length === 0 ? words.form.keanggotaanKosong : words.form.keanggotaanIsi}
          </Text>
          <Stack gap="sm">
            {keanggotaan.map((k, index) => (
              <MembershipFields
                key={k.id}
                index={index}
                value={k}
                people={props.people}
                error={form.errors[`keanggotaan.${index}`]}
                onChange={(value) => setMembership(index, value)}
                onRemove={() =>
                  form.setFieldValue(
                    'keanggotaan',
                    keanggotaan.filter((_, i) => i !== index),
                  )
                }
              />
            ))}
          </Stack>
          <Button
            mt="xs"
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() =>
              form.setFieldValue('keanggotaan', [
                ...keanggotaan,
                {
                  id: newClientId(),
                  fraksiId: null,
                  komisiId: null,
                  dapil: null,
                  jabatan: null,
                  sejak: dayIn(dewan.zona, new Date(Date.now() + skewMs)),
                  sampai: null,
                },
              ])
            }
          >
            {words.form.tambah}
          </Button>
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {umum.batal}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {umum.simpan}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
