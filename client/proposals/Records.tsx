/** Decisions and follow-ups, one field each; kept on the server when the field is left or Enter is pressed. */
import { ActionIcon, Textarea, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Keputusan, TindakLanjut } from '../../server/domain/notulen.ts'
import { isyarat } from '../text/isyarat.ts'
import { ruang } from '../text/ruang.ts'
import { keputusanMax, type useNotulenWriters } from '../work/keputusan.ts'
import classes from './proposals.module.css'

type Writers = ReturnType<typeof useNotulenWriters>

/** A field with its own words until it is left: what comes from others never replaces what is being typed. */
export function RecordField(props: {
  label: string
  value: string
  placeholder?: string
  single?: boolean
  type?: 'text' | 'date'
  /** Empties itself afterwards. */
  adds?: boolean
  onSave: (text: string) => Promise<unknown>
}) {
  const { value, onSave } = props
  const [draft, setDraft] = useState<string | null>(null)
  const saving = useRef(false)
  async function save() {
    const text = draft?.trim()
    if (text === undefined || saving.current) return
    if (text === value || (text === '' && props.type !== 'date' && !props.single)) {
      setDraft(null)
      return
    }
    saving.current = true
    try {
      await onSave(text)
      setDraft(null)
    } catch {
      // It was told; the words stay in the field.
    } finally {
      saving.current = false
    }
  }
  const shared = {
    'aria-label': props.label,
    placeholder: props.placeholder ?? '',
    size: 'sm' as const,
    maxLength: 2000,
    value: draft ?? value,
    onBlur: () => void save(),
  }
  const enter = (event: { key: string; shiftKey: boolean; preventDefault(): void }) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    void save()
  }
  return props.single || props.type === 'date' ? (
    <TextInput
      {...shared}
      size="xs"
      type={props.type ?? 'text'}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={enter}
    />
  ) : (
    <Textarea
      {...shared}
      autosize
      minRows={1}
      maxRows={8}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={enter}
    />
  )
}

export function DecisionFields(props: {
  rows: readonly Keputusan[]
  writers: Writers
  addLabel: string
}) {
  const { rows, writers } = props
  return (
    <>
      {rows.map((row, index) => (
        <div key={row.id} className={classes.row}>
          <RecordField
            label={`${ruang.keputusan} ${index + 1}`}
            value={row.text}
            onSave={(text) => writers.saveKeputusan(row, text)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={ruang.keputusanHapus(index + 1)}
            onClick={() => writers.removeKeputusan(row)}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      {rows.length < keputusanMax && (
        <RecordField
          key="tambah"
          label={props.addLabel}
          placeholder={`${ruang.keputusanTambah}…`}
          value=""
          onSave={(text) => writers.saveKeputusan(null, text)}
        />
      )}
    </>
  )
}

export function FollowUpFields(props: { rows: readonly TindakLanjut[]; writers: Writers }) {
  const { rows, writers } = props
  return (
    <>
      {rows.map((row, index) => (
        <div key={row.id} className={classes.row}>
          <RecordField
            label={`${isyarat.tindakLanjut} ${index + 1}`}
            value={row.text}
            onSave={(text) => writers.saveTindakLanjut(row, { text })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={isyarat.tindakLanjutHapus(index + 1)}
            onClick={() => writers.removeTindakLanjut(row)}
          >
            <IconX size={15} />
          </ActionIcon>
          <div className={classes.fields}>
            <RecordField
              single
              label={`${isyarat.pelaksana} ${index + 1}`}
              placeholder={isyarat.pelaksana}
              value={row.pic ?? ''}
              onSave={(pic) => writers.saveTindakLanjut(row, { text: row.text, pic: pic || null })}
            />
            <RecordField
              type="date"
              label={`${isyarat.batas} ${index + 1}`}
              value={row.due ?? ''}
              onSave={(due) => writers.saveTindakLanjut(row, { text: row.text, due: due || null })}
            />
          </div>
        </div>
      ))}
      {rows.length < keputusanMax && (
        <RecordField
          label={isyarat.tindakLanjutTambah}
          placeholder={`${isyarat.tindakLanjutTambah}…`}
          value=""
          onSave={(text) => writers.saveTindakLanjut(null, { text })}
        />
      )}
    </>
  )
}
