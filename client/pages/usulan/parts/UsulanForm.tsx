/** Entering and changing an item. Faults stand beside their fields; nothing typed is lost when saving fails. */
import {
  Alert,
  Button,
  Fieldset,
  Group,
  Input,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Usulan } from '../../../../server/domain/usulan.ts'
import { keyOf, notifyDone, toApiError, useApi, useSend } from '../../../api.ts'
import { useSession } from '../../../session.tsx'
import { kerja } from '../../../text/kerja.ts'
import { jenisLabel, usulanText as t } from '../../../text/usulan.ts'
import { newUuid } from '../../../work/ids.ts'
import classes from '../usulan.module.css'
import { bodyOf, fieldName, type Values, valuesOf } from './formValues.ts'
import { AnggaranFields, AsalFields, options } from './JenisFields.tsx'

export function UsulanForm(props: {
  jenis: Usulan['jenis']
  onJenis?: (jenis: Usulan['jenis']) => void
  current: Usulan | null
  onSaved: (usulan: Usulan) => void
  onCancel: () => void
}) {
  const { jenis, current } = props
  const m = t.medan
  const { akun, is } = useSession()
  const queries = useQueryClient()
  const people = useApi('listOrang')
  const [id] = useState(() => current?.id ?? newUuid())
  const [refusal, setRefusal] = useState<string | null>(null)
  const own = is('anggota') ? (akun?.orangId ?? null) : null
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(current, {
      tahun: new Date().getFullYear() + (jenis === 'pokir' ? 1 : 0),
      pengusulId: own,
    }),
    validate: {
      kode: (v) => (v.trim() ? null : t.wajib),
      judul: (v) => (v.trim() ? null : t.wajib),
      kecamatan: (v) => (v.trim() ? null : t.wajib),
      pengusulId: (v) => (v ? null : t.wajib),
      tahun: (v) => (v === '' ? t.wajib : null),
    },
  })
  const save = useSend('saveUsulan', { quiet: true })
  const anggota = useMemo(
    () =>
      (people.data?.orang ?? [])
        .filter((o) => o.jenis === 'anggota')
        .map((o) => ({ value: o.id, label: o.nama })),
    [people.data],
  )
  const text = (name: keyof Values) => form.getInputProps(name)

  async function submit(values: Values) {
    setRefusal(null)
    try {
      const saved = await save.mutateAsync({
        params: { usulanId: id },
        body: bodyOf(jenis, values, current?.versi ?? 0) as never,
      })
      await queries.invalidateQueries({ queryKey: keyOf('listUsulan') })
      await queries.invalidateQueries({ queryKey: keyOf('getUsulan') })
      notifyDone(t.tersimpan(saved.kode))
      props.onSaved(saved)
    } catch (error) {
      const known = toApiError(error)
      const fields = Object.entries(known.fields)
      form.setErrors(Object.fromEntries(fields.map(([path, say]) => [fieldName(path), say])))
      setRefusal(known.code === 'conflict' && fields.length === 0 ? t.bentrok : known.message)
    }
  }

  return (
    <form
      onSubmit={form.onSubmit(
        (values) => void submit(values),
        () => setRefusal(t.periksa),
      )}
      noValidate
    >
      <Stack gap="lg">
        {!current && props.onJenis && (
          <SegmentedControl
            w="fit-content"
            value={jenis}
            onChange={(value) => props.onJenis?.(value as Usulan['jenis'])}
            data={options(['aspirasi', 'pokir'], jenisLabel)}
          />
        )}
        {refusal && (
          <Alert color="red" icon={<IconAlertTriangle size={20} />} role="alert">
            {refusal}
          </Alert>
        )}
        <Fieldset
          legend={t.pokok}
          variant="unstyled"
          classNames={{ root: classes.set, legend: classes.legend }}
        >
          <Stack gap="sm">
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <TextInput
                label={m.kode}
                placeholder={jenis === 'aspirasi' ? 'ASP-2026-034' : 'PKR-2027-0012'}
                required
                autoFocus={!current}
                {...text('kode')}
              />
              <NumberInput
                label={m.tahun}
                required
                min={2000}
                max={2100}
                allowDecimal={false}
                thousandSeparator=""
                {...text('tahun')}
              />
            </SimpleGrid>
            <TextInput label={m.judul} required {...text('judul')} />
            <Textarea label={m.uraian} autosize minRows={3} maxRows={12} {...text('uraian')} />
            <Select
              label={m.pengusul}
              required
              searchable
              disabled={own !== null}
              data={anggota}
              nothingFoundMessage={t.takCocokJudul}
              {...text('pengusulId')}
            />
          </Stack>
        </Fieldset>
        <Fieldset
          legend={t.tempat}
          variant="unstyled"
          classNames={{ root: classes.set, legend: classes.legend }}
        >
          <Stack gap="sm">
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <TextInput label={m.kecamatan} required {...text('kecamatan')} />
              <TextInput label={m.desa} {...text('desa')} />
            </SimpleGrid>
            <TextInput label={m.alamat} {...text('alamat')} />
            <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
              <NumberInput
                label={m.volume}
                min={0}
                thousandSeparator="."
                decimalSeparator=","
                {...text('volume')}
              />
              <TextInput label={m.satuan} placeholder="meter, unit, paket…" {...text('satuan')} />
              <div>
                <Input.Label>{m.fisik}</Input.Label>
                <SegmentedControl
                  fullWidth
                  value={form.values.fisik ? 'ya' : 'tidak'}
                  onChange={(value) => form.setFieldValue('fisik', value === 'ya')}
                  data={options(['ya', 'tidak'], { ya: m.fisikYa, tidak: m.fisikTidak })}
                />
              </div>
            </SimpleGrid>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <TextInput label={m.bidang} {...text('bidang')} />
              <TextInput label={m.opd} {...text('opd')} />
            </SimpleGrid>
          </Stack>
        </Fieldset>
        {jenis === 'aspirasi' ? <AsalFields form={form} /> : <AnggaranFields form={form} />}
        <Group gap="sm">
          <Button type="submit" loading={save.isPending}>
            {kerja.simpan}
          </Button>
          <Button variant="default" onClick={props.onCancel}>
            {kerja.batal}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
