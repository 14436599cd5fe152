/** The daftar pembicara in the room: who holds the floor, who waits, and one press or one key for what comes next. */
import { ActionIcon, Button, Kbd, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { holds, type JenisBicara, waitingOf } from '../../../../../server/domain/pembicara.ts'
import type { Peserta } from '../../../../../server/domain/rapat.ts'
import { plainName } from '../../../../components/names.ts'
import { Loading } from '../../../../components/States.tsx'
import { useSocketState } from '../../../../socket.ts'
import { daftar as t } from '../../../../text/pembicara.ts'
import room from '../../ruang.module.css'
import { AddSpeaker } from './AddSpeaker.tsx'
import classes from './daftar.module.css'
import { Holder } from './Holder.tsx'
import { type Next, nextOf } from './next.ts'
import { Spoken } from './Spoken.tsx'
import { useDaftar } from './useDaftar.ts'
import { Waiting } from './Waiting.tsx'

const keys = { preventDefault: true, usePhysicalKeys: true }

export function DaftarPembicara(props: {
  bagianId: string
  people: readonly Peserta[]
  zona: string
  /** The part goes on: its list may be changed. */
  growing: boolean
  /** The panel has to be on the screen to take the focus. */
  onNeeded: () => void
}) {
  const { growing } = props
  const { list, error, busy, take, undo } = useDaftar(props.bagianId, true)
  const online = useSocketState() === 'tersambung'
  const input = useRef<HTMLInputElement>(null)
  const [jenis, setJenis] = useState<JenisBicara>('giliran')
  const people = useMemo(() => new Map(props.people.map((p) => [p.id, p])), [props.people])
  const isi = list?.isi ?? []
  const waiting = useMemo(() => waitingOf(list?.isi ?? []), [list])
  const next = nextOf(isi)
  const changeable = growing && online && list !== null
  const nameOf = (spk: string) => people.get(spk)?.nama ?? t.bukanPeserta

  const goOn = () => {
    if (changeable && next) void take(next.langkah)
  }
  /** The field is drawn with the next frames where the panel was folded. */
  const type = (as: JenisBicara) => {
    if (!changeable) return
    setJenis(as)
    props.onNeeded()
    const focus = (left: number) => {
      if (input.current && !input.current.closest('[inert]')) input.current.focus()
      else if (left > 0) requestAnimationFrame(() => focus(left - 1))
    }
    requestAnimationFrame(() => focus(20))
  }
  useHotkeys(
    [
      ['alt+G', goOn, keys],
      ['alt+T', () => type('giliran'), keys],
      ['alt+I', () => type('interupsi'), keys],
    ],
    [],
    true,
  )
  const onKey = (event: KeyboardEvent) => {
    const undoes = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
    const typing = event.target instanceof HTMLInputElement && event.target.value !== ''
    if (!undoes || event.shiftKey || typing || !changeable) return
    event.preventDefault()
    event.stopPropagation()
    void undo()
  }
  const add = async (spk: string, catatan: string | null) => {
    if (!(await take({ aksi: 'tambah', spk, jenis, catatan }))) return
    setJenis('giliran')
    input.current?.focus()
  }

  return (
    <section className={room.block} aria-label={t.judul} onKeyDown={onKey}>
      <h2 className={room.heading}>
        {t.judul}
        {waiting.length > 0 && <span>{t.menunggu(waiting.length)}</span>}
      </h2>
      {list === null ? (
        error ? (
          <p className={room.hint} role="alert">
            {t.gagal} {error.message}
          </p>
        ) : (
          <Loading rows={1} />
        )
      ) : (
        <>
          {isi.length === 0 && (
            <p className={room.hint}>{growing ? `${t.kosong} ${t.kosongIsi}` : t.kosongSelesai}</p>
          )}
          <Holder list={isi} people={people} zona={props.zona} />
          {growing && (
            <Steps
              next={next}
              nameOf={nameOf}
              busy={busy}
              disabled={!changeable}
              onNext={goOn}
              onEnd={() => {
                const holder = holds(isi)
                if (holder) void take({ aksi: 'selesai', id: holder.id })
              }}
              mayEnd={holds(isi) !== undefined}
              onUndo={list.urung === null ? null : () => void undo()}
            />
          )}
          {growing && (
            <AddSpeaker
              people={props.people}
              waiting={waiting}
              jenis={jenis}
              onJenis={setJenis}
              input={input}
              disabled={!changeable}
              onAdd={(spk, catatan) => void add(spk, catatan)}
            />
          )}
          {waiting.length > 0 && (
            <Waiting
              waiting={waiting}
              holderId={holds(isi)?.id ?? null}
              people={people}
              take={changeable ? take : null}
              input={input}
            />
          )}
          <Spoken list={isi} people={people} zona={props.zona} />
          {growing && !online && (
            <p className={classes.offline} role="status">
              {t.terputus}
            </p>
          )}
        </>
      )}
    </section>
  )
}

function Steps(props: {
  next: Next | null
  nameOf: (spk: string) => string
  busy: boolean
  disabled: boolean
  mayEnd: boolean
  onNext: () => void
  onEnd: () => void
  onUndo: (() => void) | null
}) {
  const { next, disabled } = props
  if (!next && !props.onUndo) return null
  const nama = next ? plainName(props.nameOf(next.who.spk)) : ''
  const label = next ? `${t.langkah[next.kind]}: ${nama}` : ''
  // Ending alone is a second way out only where somebody else would speak next.
  const ends = props.mayEnd && (next?.kind === 'berikutnya' || next?.kind === 'interupsi')
  return (
    <div className={classes.steps}>
      <div className={classes.main}>
        {next && (
          <Button
            fullWidth
            h="auto"
            px={10}
            py={8}
            loading={props.busy}
            disabled={disabled}
            classNames={{ inner: classes.step, label: classes.stepLabel }}
            aria-label={label}
            aria-keyshortcuts="Alt+G"
            title={label}
            onClick={props.onNext}
          >
            <span className={classes.stepTop}>
              {t.langkah[next.kind]}
              <Kbd size="xs">{t.pintasan}</Kbd>
            </span>
            <span className={classes.stepName}>{nama}</span>
          </Button>
        )}
        {props.onUndo && (
          <Tooltip label={t.urungKeterangan}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              disabled={disabled}
              aria-label={t.urung}
              onClick={props.onUndo}
            >
              <IconArrowBackUp size={17} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {ends && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          c="inherit"
          mt={4}
          disabled={disabled}
          onClick={props.onEnd}
        >
          {t.selesaiSaja}
        </Button>
      )}
    </div>
  )
}
