/** The fields that only an aspirasi, and those that only a pokir has. */
import { Fieldset, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import type { useForm } from '@mantine/form'
import { AspirasiStatus, AspirasiSumber, PokirStatus } from '../../../../server/domain/usulan.ts'
import { statusUsulan, sumberLabel, usulanText as t } from '../../../text/usulan.ts'
import classes from '../usulan.module.css'
import { AspirasiSelect } from './AspirasiSelect.tsx'
import type { Values } from './formValues.ts'

/** What of the form is asked here, whatever its rules are. */
type Form = {
  form: Pick<ReturnType<typeof useForm<Values>>, 'getInputProps' | 'setFieldValue' | 'values'>
}

export const options = (values: readonly string[], labels: Record<string, string>) =>
  values.map((value) => ({ value, label: labels[value] ?? value }))

export function AsalFields({ form }: Form) {
  const m = t.medan
  const text = (name: keyof Values) => form.getInputProps(name)
  return (
    <Fieldset
      legend={t.asal}
      variant="unstyled"
      classNames={{ root: classes.set, legend: classes.legend }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <Select
          label={m.sumber}
          allowDeselect={false}
          data={options(AspirasiSumber.options, sumberLabel)}
          {...text('sumber')}
        />
        <TextInput label={m.masaReses} placeholder="Masa Reses II 2026" {...text('masaReses')} />
        <DateInput label={m.tanggal} clearable valueFormat="D MMMM YYYY" {...text('tanggal')} />
        <Select
          label={m.status}
          allowDeselect={false}
          data={options(AspirasiStatus.options, statusUsulan)}
          {...text('statusAspirasi')}
        />
        <TextInput label={m.pemohon} description={t.pemohonPetunjuk} {...text('pemohon')} />
        <TextInput label={m.catatan} description=" " {...text('catatan')} />
      </SimpleGrid>
    </Fieldset>
  )
}

export function AnggaranFields({ form }: Form) {
  const m = t.medan
  const text = (name: keyof Values) => form.getInputProps(name)
  return (
    <Fieldset
      legend={t.anggaran}
      variant="unstyled"
      classNames={{ root: classes.set, legend: classes.legend }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <Select
            label={m.tipeAnggaran}
            allowDeselect={false}
            data={options(['murni', 'perubahan'], m)}
            {...text('tipeAnggaran')}
          />
          <NumberInput
            label={m.pagu}
            prefix="Rp"
            min={0}
            allowDecimal={false}
            thousandSeparator="."
            decimalSeparator=","
            {...text('pagu')}
          />
          <NumberInput label={m.prioritas} min={1} allowDecimal={false} {...text('prioritas')} />
          <Select
            label={m.status}
            allowDeselect={false}
            data={options(PokirStatus.options, statusUsulan)}
            {...text('statusPokir')}
          />
          <TextInput label={m.kamusUsulan} {...text('kamusUsulan')} />
          <TextInput label={m.catatanVerifikasi} {...text('catatanVerifikasi')} />
        </SimpleGrid>
        <AspirasiSelect
          value={form.values.aspirasi}
          onChange={(value) => form.setFieldValue('aspirasi', value)}
        />
      </Stack>
    </Fieldset>
  )
}
