/** Hour and minute as people write them: "9.30", "0930" and "09:30" all become 09.30. */
import { TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { umum } from '../text/umum.ts'
import { formatJam } from './time.ts'

/** "09:30", or null where it is no time of day. */
export function parseClock(text: string): string | null {
  const digits = /^(\d{1,2})[.: ]?(\d{2})$/.exec(text.trim())
  const whole = /^(\d{1,2})$/.exec(text.trim())
  const hour = Number(digits?.[1] ?? whole?.[1] ?? Number.NaN)
  const minute = Number(digits?.[2] ?? (whole ? 0 : Number.NaN))
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60)) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The first hour of a form that is none; it gets the focus. For forms that do not let the browser ask. */
export function stopAtWrongClock(form: HTMLFormElement): boolean {
  const wrong = [...form.querySelectorAll('input')].find(({ validity }) => validity.customError)
  wrong?.focus()
  return wrong !== undefined
}

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  value: string | null
  onChange: (value: string | null) => void
}

export function ClockInput({ value, onChange, error, ...rest }: Props) {
  const [text, setText] = useState(value ? formatJam(value) : '')
  const [wrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => setText(value ? formatJam(value) : ''), [value])
  const judge = (bad: boolean) => {
    setWrong(bad)
    // A form that asks its fields is not sent with the hour that stood here before.
    input.current?.setCustomValidity(bad ? umum.jamSalah : '')
  }
  const settle = () => {
    if (text.trim() === '') {
      judge(false)
      onChange(null)
      return
    }
    const parsed = parseClock(text)
    judge(parsed === null)
    if (parsed !== null) {
      setText(formatJam(parsed))
      onChange(parsed)
    }
  }
  return (
    <TextInput
      inputMode="numeric"
      placeholder="09.30"
      {...rest}
      ref={input}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
      error={wrong ? umum.jamSalah : error}
    />
  )
}
