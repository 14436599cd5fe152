/** Names the speaker of a turn without the mouse: 1–9 from the attendance list, or type a name and press Enter. */
import { CloseButton, Kbd, Paper, Portal, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useClickOutside, useFocusTrap } from '@mantine/hooks'
import { type KeyboardEvent, useMemo, useState } from 'react'
import type { SpeakerStatus } from '../../server/domain/naskah.ts'
import type { Peserta } from '../../server/domain/rapat.ts'
import { takeFocus } from '../components/focus.ts'
import { initialsOf, matchesPerson } from '../components/names.ts'
import { naskah as text } from '../text/naskah.ts'
import { VoiceChoice } from './VoiceChoice.tsx'
import { numberOf, type VoiceAt } from './voice.ts'

type Choice = {
  readonly key: string
  readonly spk: string | null
  readonly status: SpeakerStatus
  readonly label: string
  readonly detail: string
  readonly warna: string | null
  readonly digit: string
}

export type SpeakerPickerProps = {
  readonly anchor: DOMRect
  readonly peserta: readonly Peserta[]
  /** The machine's guess, offered first. */
  readonly guess: Peserta | null
  /** What speaks for the guess, in one sentence. */
  readonly bukti?: string | null
  /** The voice of the turn, where it has no name yet. */
  readonly voice: VoiceAt | null
  onPick(spk: string | null, status: SpeakerStatus): void
  onJoin(label: string): void
  onClose(): void
}

const width = 340
const height = 420

function choicesOf(
  peserta: readonly Peserta[],
  guess: Peserta | null,
  typed: string,
  bukti: string | null,
): Choice[] {
  const people = peserta
    .filter((p) => matchesPerson(p, typed))
    .map(
      (p, index): Choice => ({
        key: p.id,
        spk: p.id,
        status: 'dikonfirmasi',
        label: p.nama,
        detail: p.fraksi ?? p.jabatan ?? p.instansi ?? '',
        warna: p.warna,
        digit: typed === '' && index < 9 ? String(index + 1) : '',
      }),
    )
  if (typed !== '') return people
  const right: Choice[] = guess
    ? [
        {
          key: 'benar',
          spk: guess.id,
          status: 'dikonfirmasi',
          label: text.pilih.benar(guess.nama),
          detail: bukti ?? '',
          warna: guess.warna,
          digit: '',
        },
      ]
    : []
  const nobody: Choice = {
    key: 'tidak-dikenal',
    spk: null,
    status: 'tidak-dikenal',
    label: text.pilih.tidakDikenal,
    detail: '',
    warna: null,
    digit: '0',
  }
  return [...right, ...people, nobody]
}

/** Enter on a button is the button's. */
const onControl = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.closest('button') !== null

export function SpeakerPicker(props: SpeakerPickerProps) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const { voice } = props
  const trap = useFocusTrap(true)
  const outside = useClickOutside(props.onClose)
  const choices = useMemo(
    () => choicesOf(props.peserta, props.guess, typed, props.bukti ?? null),
    [props.peserta, props.guess, typed, props.bukti],
  )
  const pick = (choice: Choice | undefined) => choice && props.onPick(choice.spk, choice.status)

  function keys(event: KeyboardEvent) {
    const byDigit =
      typed === '' && /^[0-9]$/.test(event.key)
        ? choices.find((choice) => choice.digit === event.key)
        : undefined
    const joined = event.altKey
      ? voice?.rest.find((label) => event.code === `Digit${numberOf(label)}`)
      : undefined
    if (joined !== undefined) props.onJoin(joined)
    else if (byDigit && !event.altKey) pick(byDigit)
    else if (event.key === 'Enter' && !onControl(event)) pick(choices[active])
    else if (event.key === 'Escape') props.onClose()
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, choices.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const left = Math.max(8, Math.min(props.anchor.left, window.innerWidth - width - 8))
  const below = props.anchor.bottom + 6
  const top =
    below + height > window.innerHeight ? Math.max(8, props.anchor.top - height - 6) : below
  return (
    <Portal>
      <Paper
        ref={(node) => {
          trap(node)
          outside.current = node
        }}
        className="naskah-pilih"
        shadow="md"
        withBorder
        style={{ left, top, width, maxHeight: height }}
        role="dialog"
        aria-label={text.pilih.judul}
        onKeyDown={keys}
      >
        <div className="naskah-pilih-kepala">
          <Text fw={650} size="sm">
            {voice ? text.pilih.judulSuara(voice.label) : text.pilih.judul}
          </Text>
          <CloseButton size="sm" aria-label="Tutup" onClick={props.onClose} />
        </div>
        <TextInput
          ref={takeFocus}
          data-autofocus
          value={typed}
          placeholder={text.pilih.cari}
          aria-label={text.pilih.cari}
          role="combobox"
          aria-expanded
          aria-controls="naskah-pilih-daftar"
          aria-activedescendant={choices[active] ? `pilih-${choices[active].key}` : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
        />
        {voice && typed === '' && <VoiceChoice voice={voice} onJoin={props.onJoin} />}
        <div id="naskah-pilih-daftar" role="listbox" className="naskah-pilih-daftar" tabIndex={-1}>
          {choices.map((choice, index) => (
            <UnstyledButton
              key={choice.key}
              id={`pilih-${choice.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              data-aktif={index === active || undefined}
              className="naskah-pilih-satu"
              onClick={() => pick(choice)}
            >
              <span
                className="naskah-cakram"
                aria-hidden
                style={choice.warna ? { backgroundColor: choice.warna, color: '#fff' } : undefined}
              >
                {choice.spk === null ? '?' : initialsOf(choice.label.replace(/^Benar, /, ''))}
              </span>
              <span className="naskah-pilih-nama">
                {choice.label}
                {choice.detail && <small title={choice.detail}>{choice.detail}</small>}
              </span>
              {choice.digit && <Kbd size="xs">{choice.digit}</Kbd>}
            </UnstyledButton>
          ))}
          {choices.length === 0 && (
            <Text size="sm" c="dimmed" p="sm">
              {text.pilih.tiadaHasil}
            </Text>
          )}
        </div>
      </Paper>
    </Portal>
  )
}
