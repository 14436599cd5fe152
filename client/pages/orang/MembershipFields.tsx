/** One dated membership: fraksi, komisi, constituency, office, from and until. */
import { ActionIcon, Group, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Keanggotaan } from '../../../server/domain/orang.ts'
import { orang as words } from '../../text/orang.ts'
import type { People } from './index.tsx'
import classes from './orang.module.css'

export function MembershipFields(props: {
  index: number
  value: Keanggotaan
  people: People
  error?: ReactNode
  onChange: (value: Keanggotaan) => void
  onRemove: () => void
}) {
  const { value, people, onChange } = props
  return (
    <div className={classes.membership}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={words.form.fraksi}
          clearable
          searchable
          data={people.fraksi.map((f) => ({ value: f.id, label: f.nama }))}
          value={value.fraksiId}
          onChange={(fraksiId) => onChange({ ...value, fraksiId })}
        />
        <Select
          label={words.form.komisi}
          clearable
          searchable
          data={people.komisi.map((k) => ({ value: k.id, label: k.nama }))}
          value={value.komisiId}
          onChange={(komisiId) => onChange({ ...value, komisiId })}
        />
        <TextInput
          label={words.form.dapil}
          value={value.dapil ?? ''}
          onChange={(event) => onChange({ ...value, dapil: event.currentTarget.value || null })}
        />
        <TextInput
          label={words.form.jabatan}
          value={value.jabatan ?? ''}
          onChange={(event) => onChange({ ...value, jabatan: event.currentTarget.value || null })}
        />
        <DatePickerInput
          label={words.form.sejak}
          valueFormat="D MMMM YYYY"
          value={value.sejak}
          onChange={(sejak) => onChange({ ...value, sejak: sejak ?? value.sejak })}
        />
        <DatePickerInput
          label={words.form.sampai}
          valueFormat="D MMMM YYYY"
          clearable
          minDate={value.sejak}
          value={value.sampai}
          onChange={(sampai) => onChange({ ...value, sampai })}
        />
      </SimpleGrid>
      <Group justify="space-between" mt="xs">
        <Text size="sm" role="alert" style={{ color: 'var(--mantine-color-error)' }}>
          {props.error}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.form.hapus(props.index + 1)}
          onClick={props.onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
    </div>
  )
}
