/** Which engine and model write this rapat: the council's own choice, or another one that is installed. */
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useApi } from '../../api.ts'
import { formulir } from '../../text/rapat.ts'

const own = 'bawaan'

export function EngineSelect(props: {
  engine: string | null
  model: string | null
  closed: boolean
  error?: ReactNode
  onChange: (engine: string | null, model: string | null) => void
}) {
  const { data } = useApi('listEngine', {}, { staleTime: 60_000 })
  const engines = data?.engines ?? []
  const standard = engines.find(
    (e) => e.engine === data?.bawaan.engine && e.model === data?.bawaan.model,
  )
  const value = props.engine && props.model ? `${props.engine}|${props.model}` : own
  const options = engines.map((e) => {
    const refused = props.closed && e.layanan
    const absent = e.layanan ? formulir.mesinTanpaKunci : formulir.mesinBelum
    const note = refused ? formulir.mesinTertutup : e.terpasang ? null : absent
    return {
      value: `${e.engine}|${e.model}`,
      label: note ? `${e.nama} (${note})` : e.nama,
      disabled: refused || (!e.terpasang && value !== `${e.engine}|${e.model}`),
    }
  })
  if (value !== own && !options.some((o) => o.value === value)) {
    options.push({ value, label: `${props.engine} · ${props.model}`, disabled: false })
  }
  return (
    <Select
      mt="md"
      maw={440}
      label={formulir.mesin}
      description={formulir.mesinBantuan}
      allowDeselect={false}
      error={props.error}
      data={[
        {
          value: own,
          label: formulir.mesinBawaan(standard?.nama ?? data?.bawaan.model ?? formulir.mesinKosong),
        },
        ...options,
      ]}
      value={value}
      onChange={(next) => {
        if (next === null || next === own) props.onChange(null, null)
        else {
          const [engine = null, model = null] = next.split('|')
          props.onChange(engine, model)
        }
      }}
    />
  )
}
