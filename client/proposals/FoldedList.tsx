/** Records that open to their fields, with a field below that adds one more by its name. */
import { type ReactNode, useState } from 'react'
import { keputusanMax } from '../work/keputusan.ts'
import { Folded, type Source } from './Folded.tsx'
import { RecordField } from './Records.tsx'

type Row = Parameters<typeof Folded>[0]['row'] & { readonly id: string }

export function FoldedList<T extends Row>(props: {
  rows: readonly T[]
  source?: Source | undefined
  text: { readonly hapus: (no: number) => string; readonly tambah: string }
  /** Its name, empty where nobody has given one yet. */
  name: (row: T) => string
  nameless: string
  line: (row: T) => string
  fields: (row: T, no: number) => ReactNode
  /** Answers the id of the new record. */
  add: (name: string) => Promise<string>
  remove: (row: T) => unknown
}) {
  const { rows, text, name } = props
  const [added, setAdded] = useState<string | null>(null)
  return (
    <>
      {rows.map((row, index) => (
        <Folded
          key={row.id}
          title={name(row) || props.nameless}
          line={props.line(row)}
          removeLabel={text.hapus(index + 1)}
          row={row}
          source={props.source}
          open={row.id === added || name(row) === ''}
          onRemove={() => props.remove(row)}
        >
          {props.fields(row, index + 1)}
        </Folded>
      ))}
      {rows.length < keputusanMax && (
        <RecordField
          key="tambah"
          label={text.tambah}
          placeholder={`${text.tambah}…`}
          value=""
          onSave={async (typed) => setAdded(await props.add(typed))}
        />
      )}
    </>
  )
}
