/** Adds somebody to the daftar pembicara by typing: name, fraksi, office or body, or their number in the attendance list. */
import { ActionIcon, Combobox, TextInput, Tooltip, useCombobox } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { type RefObject, useMemo, useState } from 'react'
import {
  catatanMax,
  type JenisBicara,
  type Pembicara,
} from '../../../../../server/domain/pembicara.ts'
import type { Peserta } from '../../../../../server/domain/rapat.ts'
import { matchesPerson } from '../../../../components/names.ts'
import { PersonDisc } from '../../../../components/PersonDisc.tsx'
import { daftar as t } from '../../../../text/pembicara.ts'
import classes from './daftar.module.css'

const shownMax = 40

/** "mulyana: tanggul Kali Belut": whom, and what about. */
function readTyped(typed: string): { who: string; catatan: string | null } {
  const at = typed.indexOf(':')
  if (at < 0) return { who: typed.trim(), catatan: null }
  const catatan = typed.slice(at + 1).trim()
  return { who: typed.slice(0, at).trim(), catatan: catatan.slice(0, catatanMax) || null }
}

function choicesOf(people: readonly Peserta[], who: string): readonly Peserta[] {
  const number = /^[1-9]$/.test(who) ? people[Number(who) - 1] : undefined
  if (number) return [number]
  return people.filter((one) => matchesPerson(one, who)).slice(0, shownMax)
}

export function AddSpeaker(props: {
  people: readonly Peserta[]
  waiting: readonly Pembicara[]
  jenis: JenisBicara
  onJenis: (jenis: JenisBicara) => void
  input: RefObject<HTMLInputElement | null>
  disabled: boolean
  onAdd: (spk: string, catatan: string | null) => void
}) {
  const { jenis, waiting } = props
  const [typed, setTyped] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { who, catatan } = readTyped(typed)
  const choices = useMemo(() => choicesOf(props.people, who), [props.people, who])
  const point = jenis === 'interupsi'
  const waits = (one: Peserta) =>
    waiting.some((other) => other.spk === one.id && other.jenis === jenis)
  const label = point ? t.tambahInterupsi : t.tambah
  return (
    <div className={classes.add}>
      <Combobox
        store={combobox}
        width={280}
        position="bottom-start"
        middlewares={{ flip: true, shift: true }}
        onOptionSubmit={(spk) => {
          setTyped('')
          combobox.closeDropdown()
          props.onAdd(spk, catatan)
        }}
      >
        <Combobox.Target withExpandedAttribute autoComplete="off">
          <TextInput
            ref={props.input}
            size="sm"
            value={typed}
            disabled={props.disabled}
            aria-label={label}
            placeholder={label}
            title={t.petunjuk}
            maxLength={260}
            data-jenis={jenis}
            role="combobox"
            aria-autocomplete="list"
            aria-keyshortcuts="Alt+T"
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              combobox.openDropdown()
              combobox.updateSelectedOptionIndex()
              requestAnimationFrame(() => combobox.selectFirstOption())
            }}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              setTyped('')
              props.onJenis('giliran')
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options className={classes.options} aria-label={label}>
            {choices.map((one) => (
              <Combobox.Option
                key={one.id}
                value={one.id}
                disabled={waits(one)}
                className={classes.option}
              >
                <PersonDisc nama={one.nama} warna={one.warna} size={24} />
                <span>
                  {one.nama}
                  <small>
                    {waits(one) ? t.sudahMenunggu : (one.fraksi ?? one.jabatan ?? one.instansi)}
                  </small>
                </span>
              </Combobox.Option>
            ))}
            {catatan && choices.length > 0 && (
              <Combobox.Footer>{t.denganCatatan(catatan)}</Combobox.Footer>
            )}
            {choices.length === 0 && <Combobox.Empty>{t.tiadaHasil}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Tooltip label={t.sebagaiInterupsi}>
        <ActionIcon
          size={36}
          variant={point ? 'filled' : 'default'}
          color={point ? 'orange.8' : undefined}
          aria-label={t.sebagaiInterupsi}
          aria-pressed={point}
          disabled={props.disabled}
          onClick={() => {
            props.onJenis(point ? 'giliran' : 'interupsi')
            props.input.current?.focus()
          }}
        >
          <IconHandStop size={17} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
