/** A short field for a figure: says at once how it reads what is typed, and keeps it when left. What cannot be read stays in the field. */
import { TextInput } from '@mantine/core'
import { useRef, useState } from 'react'

export function EntryField<T>(props: {
  label: string
  /** With the number of the record, for those who do not see where the field stands. */
  fullLabel: string
  value: T | null
  show: (value: T) => string
  read: (text: string) => T | null
  /** How the typed text is understood. */
  echo?: (value: T) => string
  fault: string
  placeholder?: string
  inputMode?: 'numeric' | 'text'
  onSave: (value: T | null) => Promise<unknown>
}) {
  const { value, show, read, onSave } = props
  const [draft, setDraft] = useState<string | null>(null)
  const saving = useRef(false)
  const text = draft?.trim() ?? ''
  const typed = draft === null || text === '' ? null : read(text)
  const wrong = draft !== null && text !== '' && typed === null
  async function save() {
    if (draft === null || wrong || saving.current) return
    if (typed === value) {
      setDraft(null)
      return
    }
    saving.current = true
    try {
      await onSave(typed)
      setDraft(null)
    } catch {
      // It was told; what was typed stays in the field.
    } finally {
      saving.current = false
    }
  }
  return (
    <TextInput
      size="xs"
      label={props.label}
      aria-label={props.fullLabel}
      placeholder={props.placeholder ?? ''}
      inputMode={props.inputMode ?? 'text'}
      maxLength={60}
      autoComplete="off"
      value={draft ?? (value === null ? '' : show(value))}
      error={wrong ? props.fault : null}
      description={typed !== null && props.echo ? props.echo(typed) : null}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setDraft(null)
        if (event.key !== 'Enter') return
        event.preventDefault()
        void save()
      }}
    />
  )
}
