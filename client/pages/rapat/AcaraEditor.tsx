/** The agenda: typed line by line, moved by keyboard, each move said aloud. */
import { ActionIcon, Button, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { formulir } from '../../text/rapat.ts'
import { type AcaraRow, moveRow, newRow } from './acaraRows.ts'
import classes from './rapat.module.css'

export function AcaraEditor(props: {
  rows: AcaraRow[]
  errors: Record<string, ReactNode>
  onChange: (rows: AcaraRow[]) => void
}) {
  const { rows, onChange } = props
  const inputs = useRef(new Map<string, HTMLInputElement>())
  const [focus, setFocus] = useState<string | null>(null)
  const [said, setSaid] = useState('')

  // After the list was drawn anew the caret goes to the row that was added or moved.
  useEffect(() => {
    if (focus === null) return
    inputs.current.get(focus)?.focus()
    setFocus(null)
  }, [focus])

  const move = (from: number, to: number) => {
    const row = rows[from]
    if (!row || to < 0 || to >= rows.length) return
    onChange(moveRow(rows, from, to))
    setSaid(formulir.acaraPindah(row.judul, to + 1))
  }
  const addAfter = (index: number) => {
    const row = newRow('')
    onChange([...rows.slice(0, index + 1), row, ...rows.slice(index + 1)])
    setFocus(row.key)
  }
  const remove = (index: number) => {
    const next = rows.filter((_, i) => i !== index)
    onChange(next)
    setFocus(next[Math.max(0, index - 1)]?.key ?? null)
  }
  const key = (event: KeyboardEvent, index: number) => {
    const row = rows[index]
    if (!row) return
    if (event.key === 'Enter') {
      event.preventDefault()
      addAfter(index)
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      move(index, index + (event.key === 'ArrowUp' ? -1 : 1))
      setFocus(row.key)
    } else if (event.key === 'Backspace' && row.judul === '' && rows.length > 1) {
      event.preventDefault()
      remove(index)
    }
  }

  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">
        {rows.length === 0 ? formulir.acaraKosong : formulir.acaraBantuan}
      </Text>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      <ol className={classes.acara}>
        {rows.map((row, index) => (
          <li key={row.key}>
            <span className={classes.acaraNo} aria-hidden>
              {index + 1}
            </span>
            <TextInput
              ref={(element) => {
                if (element) inputs.current.set(row.key, element)
                else inputs.current.delete(row.key)
              }}
              aria-label={formulir.acaraKe(index + 1)}
              value={row.judul}
              error={props.errors[`acara.${index}.judul`]}
              maxLength={300}
              onChange={(event) => {
                const judul = event.currentTarget.value
                onChange(rows.map((r) => (r.key === row.key ? { ...r, judul } : r)))
              }}
              onKeyDown={(event) => key(event, index)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={formulir.acaraNaik(index + 1)}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <IconArrowUp size={17} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={formulir.acaraTurun(index + 1)}
              disabled={index === rows.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <IconArrowDown size={17} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={formulir.acaraHapus(index + 1)}
              onClick={() => remove(index)}
            >
              <IconX size={17} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => addAfter(rows.length - 1)}
      >
        {formulir.acaraTambah}
      </Button>
    </div>
  )
}
