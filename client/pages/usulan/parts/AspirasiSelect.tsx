/** Chooses the aspirasi a pokir rests on, by searching as one types. */
import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useApi } from '../../../api.ts'
import { usulanText as t } from '../../../text/usulan.ts'

export function AspirasiSelect(props: { value: string[]; onChange: (value: string[]) => void }) {
  const [typed, setTyped] = useState('')
  const [cari] = useDebouncedValue(typed, 180)
  const found = useApi('listUsulan', { query: { cari, jenis: 'aspirasi' } })
  // The chosen ones keep their names also when they do not match what is typed now.
  const every = useApi('listUsulan', { query: { jenis: 'aspirasi' } })
  const names = new Map(
    [...(every.data?.usulan ?? []), ...(found.data?.usulan ?? [])].map((u) => [
      u.id,
      `${u.kode} ${u.judul}`,
    ]),
  )
  const shown = new Set([
    ...props.value,
    ...(found.data?.usulan.slice(0, 50).map((u) => u.id) ?? []),
  ])
  return (
    <MultiSelect
      label={t.medan.aspirasi}
      description={t.aspirasiPetunjuk}
      searchable
      clearable
      hidePickedOptions
      nothingFoundMessage={t.takCocokJudul}
      data={[...shown].map((id) => ({ value: id, label: names.get(id) ?? id }))}
      filter={({ options }) => options}
      value={props.value}
      onChange={props.onChange}
      onSearchChange={setTyped}
    />
  )
}
