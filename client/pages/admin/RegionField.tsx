/** The kabupaten or kota of the council, found by name in the list of the whole country. */
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useApi } from '../../api.ts'
import { admin } from '../../text/admin.ts'

const words = admin.dewan

export function RegionField(props: {
  value: string | null
  error?: ReactNode
  onChange: (kode: string | null) => void
}) {
  const list = useApi('listWilayah')
  const groups = Map.groupBy(list.data?.wilayah ?? [], (one) => one.provinsi)
  const data = [...groups].map(([group, all]) => ({
    group,
    items: all.map(({ kode, nama }) => ({ value: kode, label: nama })),
  }))
  return (
    <Select
      {...props}
      label={words.wilayah}
      description={`${words.wilayahIsi} ${words.wilayahSumber}`}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={words.wilayahPilih}
      nothingFoundMessage={words.wilayahKosong}
      data={data}
      limit={60}
      allowDeselect={false}
      searchable
      clearable
    />
  )
}
