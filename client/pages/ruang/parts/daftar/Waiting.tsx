/** Those who wait, in order. A row takes the focus: Enter gives the floor, Alt with the arrows moves, Delete takes off. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import type { Pembicara } from '../../../../../server/domain/pembicara.ts'
import type { Langkah } from '../../../../../server/domain/protocol/pembicara.ts'
import type { Peserta } from '../../../../../server/domain/rapat.ts'
import { plainName } from '../../../../components/names.ts'
import { PersonDisc } from '../../../../components/PersonDisc.tsx'
import { daftar as t } from '../../../../text/pembicara.ts'
import classes from './daftar.module.css'

export function Waiting(props: {
  waiting: readonly Pembicara[]
  holderId: string | null
  people: ReadonlyMap<string, Peserta>
  /** Null where one may only look, or nothing can be sent. */
  take: ((langkah: Langkah) => Promise<boolean>) | null
  /** Takes the focus when no row is left. */
  input: RefObject<HTMLInputElement | null>
}) {
  const { waiting, take } = props
  const rows = useRef(new Map<string, HTMLElement>())
  /** The row that had the focus: when it is drawn elsewhere the browser lets go of it. */
  const wanted = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the rows change.
  useEffect(() => {
    if (wanted.current === null || document.activeElement !== document.body) return
    rows.current.get(wanted.current)?.focus()
  }, [waiting])

  const focusAt = (index: number) => {
    const one = waiting[Math.max(0, Math.min(index, waiting.length - 1))]
    if (one) rows.current.get(one.id)?.focus()
    else props.input.current?.focus()
  }
  const begin = ({ id }: Pembicara): Langkah => ({ aksi: 'mulai', id, memegang: props.holderId })
  /** The row goes away: its neighbour takes the focus. */
  async function leave(langkah: Langkah, index: number) {
    const neighbour = waiting[index + 1] ?? waiting[index - 1]
    if (!(await take?.(langkah))) return
    if (neighbour) rows.current.get(neighbour.id)?.focus()
    else props.input.current?.focus()
  }

  function onKey(event: KeyboardEvent, one: Pembicara, index: number) {
    if (event.target !== event.currentTarget) return
    const arrow = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (arrow !== 0 && event.altKey) {
      void take?.({ aksi: 'pindah', id: one.id, arah: arrow < 0 ? 'naik' : 'turun' })
    } else if (arrow !== 0) focusAt(index + arrow)
    else if (event.key === 'Enter') void leave(begin(one), index)
    else if (event.key === 'Delete') void leave({ aksi: 'hapus', id: one.id }, index)
    else return
    event.preventDefault()
  }

  return (
    <ol className={classes.waiting} aria-label={t.menunggu(waiting.length)}>
      {waiting.map((one, index) => {
        const person = props.people.get(one.spk)
        const nama = person?.nama ?? t.bukanPeserta
        const point = one.jenis === 'interupsi'
        return (
          <li key={one.id}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend. */}
            <div
              role="group"
              tabIndex={take ? 0 : undefined}
              ref={(node) => {
                if (node) rows.current.set(one.id, node)
                else rows.current.delete(one.id)
              }}
              className={classes.row}
              aria-label={t.baris(index + 1, nama, point)}
              aria-keyshortcuts={take ? 'Enter Delete Alt+ArrowUp Alt+ArrowDown' : undefined}
              title={take ? `${nama}\n${t.barisKunci}` : nama}
              onFocus={() => {
                wanted.current = one.id
              }}
              onBlur={(event) => {
                if (event.relatedTarget) wanted.current = null
              }}
              onKeyDown={(event) => onKey(event, one, index)}
            >
              <span className={classes.number}>{index + 1}</span>
              <PersonDisc nama={nama} warna={person?.warna ?? null} size={24} />
              <span className={classes.name}>
                {plainName(nama)}
                <small>
                  {point && <span className={classes.point}>{t.interupsi}</span>}{' '}
                  {one.catatan ?? person?.fraksi ?? person?.jabatan ?? person?.instansi}
                </small>
              </span>
              {take && (
                <>
                  <Tooltip label={t.beri(nama)}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={28}
                      aria-label={t.beri(nama)}
                      onClick={() => void leave(begin(one), index)}
                    >
                      <IconPlayerPlay size={15} />
                    </ActionIcon>
                  </Tooltip>
                  <RowMenu
                    nama={nama}
                    first={index === 0}
                    last={index === waiting.length - 1}
                    onMove={(arah) => void take({ aksi: 'pindah', id: one.id, arah })}
                    onRemove={() => void leave({ aksi: 'hapus', id: one.id }, index)}
                  />
                </>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function RowMenu(props: {
  nama: string
  first: boolean
  last: boolean
  onMove: (arah: 'naik' | 'turun') => void
  onRemove: () => void
}) {
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t.lain(props.nama)}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp size={16} />}
          disabled={props.first}
          onClick={() => props.onMove('naik')}
        >
          {t.naik}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} />}
          disabled={props.last}
          onClick={() => props.onMove('turun')}
        >
          {t.turun}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={props.onRemove}>
          {t.hapus}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
